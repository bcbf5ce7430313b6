"""A trial reading as it is kept with its list, for the pages."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from tthc.dossier_files.reading import Reading, UnclearHead
from tthc.services.dossier_rows import Loaded
from tthc.services.listed_procedures import Written


def reading_shown(reading: Reading, unknown: Sequence[Written], would: Loaded | None) -> dict[str, Any]:
    """Return what a page needs of a reading, as JSON; `would` is what loading the list would do, if that is known."""
    return {
        "row_count": reading.row_count,
        "wrong_count": reading.wrong_count,
        "wrong": reading.wrong,
        "head_row": reading.head_row,
        "columns": [asdict(column) for column in reading.columns],
        "procedures": reading.procedures,
        "unknown": unknown,
        "counts": reading.counts,
        "warnings": reading.warnings,
        "first_received": reading.first_received.isoformat() if reading.first_received else None,
        "last_received": reading.last_received.isoformat() if reading.last_received else None,
        "would": asdict(would) if would else None,
    }


def head_shown(error: UnclearHead) -> dict[str, Any]:
    """Return what choosing the columns by hand needs: the head of a list whose columns are not clear."""
    return {"head_row": error.head_row, "columns": [asdict(column) for column in error.columns]}
