"""Loading a list into the dossiers of its unit: from rows that were read, or from a file at once."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from django.db import transaction
from django.utils import timezone

from accounts.attachments import clean_name
from accounts.models import Unit
from core.errors import InputError
from tthc.dossier_files.reading import ROWS, Reading, read_dossier_list
from tthc.models import DossierList
from tthc.services.dossier_lists import refuse_again, remembered_columns
from tthc.services.dossier_reading import reading_shown
from tthc.services.dossier_rows import Loaded, StagedRows, staged
from tthc.services.listed_procedures import Written, known_ids, register_written, unknown_procedures

MAX_TOLD: Final = 10
"""So many wrong cells are named where a file is refused."""


@dataclass(frozen=True, slots=True)
class FileLoad:
    """What a file says, the procedures that nobody matched yet, and what loading it did, or would do."""

    reading: Reading
    unknown: list[Written]
    loaded: Loaded


def load_file(unit: Unit, path: Path, listed_on: date | None, on_progress: Callable[[int], bool]) -> FileLoad:
    """Read the list at `path` and load it into the unit's dossiers, whole or not at all; the file itself is not kept.

    `listed_on` is the day that the list shows, None where that is the day on which the file was saved. `on_progress` is
    told about once a second how many rows were read. Raises InputError, with nothing stored, where the file is missing
    or wrong or a cell is, and AlreadyLoaded where the unit loaded the same file before.
    """
    name, digest = clean_name(path.name), _digest(path)
    refuse_again(unit, name, digest)
    today = timezone.localdate()
    with TemporaryDirectory(prefix="cchc-dossiers-") as folder:
        reading = _read(unit, path, name, Path(folder), on_progress)
        unknown = unknown_procedures(unit, reading.procedures, today)
        with staged(Path(folder) / ROWS) as rows, transaction.atomic():
            hold_unit(unit)
            refuse_again(unit, name, digest)
            lst = DossierList.objects.create(
                unit=unit,
                name=name,
                sha256=digest,
                size=path.stat().st_size,
                listed_on=listed_on or _saved_on(path),
                stage=DossierList.Stage.LOADED,
                progress=reading.row_count,
                reading=reading_shown(reading, unknown, None),
                done_at=timezone.now(),
            )
            values = store_rows(lst, rows, reading.procedures)
            DossierList.objects.filter(pk=lst.pk).update(**values)
    return FileLoad(reading, unknown, Loaded(values["created"], values["changed"], values["unchanged"]))


def try_file(unit: Unit, path: Path, on_progress: Callable[[int], bool]) -> FileLoad:
    """Return what `load_file` would do, and store nothing; raises the same."""
    name = clean_name(path.name)
    refuse_again(unit, name, _digest(path))
    with TemporaryDirectory(prefix="cchc-dossiers-") as folder:
        reading = _read(unit, path, name, Path(folder), on_progress)
        with staged(Path(folder) / ROWS) as rows:
            would = rows.compare(unit, known_ids(unit, reading.procedures))
    return FileLoad(reading, unknown_procedures(unit, reading.procedures, timezone.localdate()), would)


def hold_unit(unit: Unit) -> None:
    """Let other loads of the unit wait until the transaction ends."""
    Unit.objects.select_for_update(no_key=True).get(pk=unit.pk)


def store_rows(lst: DossierList, rows: StagedRows, written: Sequence[Written]) -> Mapping[str, Any]:
    """Store the rows as what the list says; return what its own row has to say of it.

    Called inside a transaction that holds the unit.
    """
    listed_ids = register_written(lst.unit, written, timezone.localdate())
    loaded, entered = rows.store(lst, listed_ids)
    # The procedures have rows of their own now.
    reading = lst.reading | {"procedures": [], "entered_apologies": entered}
    return {"stage": DossierList.Stage.LOADED, "loaded_at": timezone.now(), "reading": reading, **asdict(loaded)}


def _read(unit: Unit, path: Path, name: str, folder: Path, on_progress: Callable[[int], bool]) -> Reading:
    today = timezone.localdate()
    reading = read_dossier_list(path, name, folder, remembered_columns(unit), today, on_progress)
    if reading.wrong_count:
        told = "; ".join(f"{cell}: {reason}" for cell, reason in reading.wrong[:MAX_TOLD])
        more = reading.wrong_count - MAX_TOLD
        rest = f"; và {more} ô khác" if more > 0 else ""
        raise InputError(f"{name}: {reading.wrong_count} ô sai, chưa nạp dòng nào — {told}{rest}")
    return reading


def _saved_on(path: Path) -> date:
    saved = datetime.fromtimestamp(path.stat().st_mtime, timezone.get_current_timezone()).date()
    return min(saved, timezone.localdate())


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        raise InputError(f"{path}: không có tệp này, hãy kiểm tra đường dẫn") from None
    except IsADirectoryError:
        raise InputError(f"{path}: đây là thư mục, hãy chỉ một tệp .xlsx, .xls hoặc .csv") from None
    except OSError as error:
        raise InputError(f"{path}: không đọc được tệp ({error.strerror}), hãy kiểm tra quyền đọc") from error
