"""What a trial reading found, as the pages of a list show it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from tthc.domain.dossiers import CHANNELS, STATUSES
from tthc.dossier_files.columns import LABELS
from tthc.dossier_files.heads import Column

_WOULD: Final = {"created": "Thêm mới", "changed": "Thay đổi", "unchanged": "Giữ nguyên"}
_ALSO: Final = {
    "open": "Đang giải quyết",
    "without_due_day": "Không có ngày hẹn trả",
    "extended": "Có gia hạn",
    "apologies": "Có thư xin lỗi",
}
Counts = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Trial:
    """What is known of a list: all of it where it was read, its head alone where its columns have to be chosen.

    `would` is what loading it would do, () where it cannot be loaded; `understood` are (column, label) of the columns
    that are used; `ignored` the heads of the others; `unknown` the procedures that the catalogue does not have.
    """

    row_count: int
    wrong_count: int
    wrong: tuple[tuple[str, str], ...]
    head_row: int
    columns: tuple[Column, ...]
    understood: tuple[tuple[Column, str], ...]
    ignored: tuple[str, ...]
    unknown: tuple[tuple[str, str, str], ...]
    would: Counts
    channels: Counts
    kinds: Counts
    warnings: tuple[str, ...]
    first_received: date | None
    last_received: date | None


def trial_of(reading: Mapping[str, Any]) -> Trial | None:
    """Return what DossierList.reading holds (tthc.services.dossier_work), None where nothing was read."""
    if "columns" not in reading:
        return None
    columns = tuple(Column(**one) for one in reading["columns"])
    counts = reading.get("counts") or {}
    would = reading.get("would") or {}
    statuses = {status: label for status, label in STATUSES.items() if status}
    return Trial(
        row_count=reading.get("row_count", 0),
        wrong_count=reading.get("wrong_count", 0),
        wrong=tuple((cell, reason) for cell, reason in reading.get("wrong", ())),
        head_row=reading["head_row"],
        columns=columns,
        understood=tuple((column, LABELS[column.key]) for column in columns if column.key),
        ignored=tuple(column.head for column in columns if not column.key),
        unknown=tuple((code, name, field) for code, name, field in reading.get("unknown", ())),
        would=_counts(would, _WOULD) if would else (),
        channels=_counts(counts, CHANNELS) if counts else (),
        kinds=tuple((label, count) for label, count in _counts(counts, _ALSO | statuses) if count),
        warnings=tuple(reading.get("warnings", ())),
        first_received=_day(reading.get("first_received")),
        last_received=_day(reading.get("last_received")),
    )


def _counts(counts: Mapping[str, int], labels: Mapping[str, str]) -> Counts:
    return tuple((label, counts.get(key, 0)) for key, label in labels.items())


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
