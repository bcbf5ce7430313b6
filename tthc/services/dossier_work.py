"""The slow part of a list of dossiers, done by the worker: reading it on trial, loading it, undoing it.

Whoever gave the list up, or took it over from a worker that was silent for too long, has changed its row: then nothing
of this try is stored.
"""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from django.db import OperationalError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from core.errors import InputError
from tthc.dossier_files.reading import ROWS, WRONG, Cancelled, Reading, UnclearHead, read_dossier_list
from tthc.models import DossierList
from tthc.services.dossier_list_files import (
    copy_rows,
    copy_uploaded,
    keep_rows,
    keep_wrong_rows,
    remove_all,
    remove_read,
)
from tthc.services.dossier_loading import hold_unit, store_rows
from tthc.services.dossier_reading import head_shown, reading_shown
from tthc.services.dossier_rows import Loaded, give_back, staged
from tthc.services.dossier_undo import why_not_undone
from tthc.services.listed_procedures import known_ids, unknown_procedures

_MAX_PROBLEM: Final = 1000
_Stage: Final = DossierList.Stage


class _TakenAway(Exception):
    """The list was given up meanwhile, or is another worker's now."""


def work_on(lst: DossierList) -> None:
    """Do the step at which a list is (core.jobs calls it); a file that is wrong ends the step with a `problem`."""
    try:
        if lst.stage == _Stage.READING:
            _read(lst)
        elif lst.stage == _Stage.LOADING:
            _load(lst)
        elif lst.stage == _Stage.UNDOING:
            _undo(lst)
            remove_all(lst)
        elif lst.stage in (_Stage.LOADED, _Stage.CANCELLED, _Stage.UNDONE):
            # Given up, or a worker died before it came to that.
            remove_all(lst)
    except UnclearHead as error:
        problem = str(error)[:_MAX_PROBLEM]
        _mine(lst).update(stage=_Stage.REFUSED, problem=problem, reading=head_shown(error))
    except InputError as error:
        _mine(lst).update(stage=_Stage.REFUSED, problem=str(error)[:_MAX_PROBLEM])
    except (_TakenAway, Cancelled):
        return


def _read(lst: DossierList) -> None:
    remove_read(lst)
    with TemporaryDirectory(prefix="cchc-dossiers-") as name:
        folder = Path(name)
        source = folder / "source"
        copy_uploaded(lst, source)
        today = timezone.localdate()
        reading = read_dossier_list(source, lst.name, folder, lst.mapping, today, progress_of(lst))
        source.unlink()
        unknown = unknown_procedures(lst.unit, reading.procedures, today)
        if reading.wrong_count:
            found = {"stage": _Stage.WRONG, "wrong_rows": keep_wrong_rows(lst, folder / WRONG), "rows": ""}
            would = None
        else:
            would = _compare(lst, folder / ROWS, reading)
            found = {"stage": _Stage.READ, "rows": keep_rows(lst, folder / ROWS), "wrong_rows": ""}
    shown = reading_shown(reading, unknown, would)
    shown["warnings"] = [*_age_warnings(lst), *reading.warnings]
    if _mine(lst).update(**found, reading=shown, progress=reading.row_count) != 1:
        remove_read(lst)


def _compare(lst: DossierList, rows: Path, reading: Reading) -> Loaded:
    with staged(rows) as staged_rows:
        return staged_rows.compare(lst.unit, known_ids(lst.unit, reading.procedures))


def _age_warnings(lst: DossierList) -> list[str]:
    """Return a warning where the unit loaded a list of a later day: this one would take dossiers back to older days."""
    later = DossierList.objects.filter(unit=lst.unit_id, stage=_Stage.LOADED, listed_on__gt=lst.listed_on)
    newest = later.order_by("-listed_on").first()
    if newest is None:
        return []
    return [
        f"Danh sách này ghi số liệu đến ngày {lst.listed_on:%d/%m/%Y}, cũ hơn danh sách “{newest.name}” đã nạp "
        f"(đến ngày {newest.listed_on:%d/%m/%Y}): nạp vào sẽ đưa các hồ sơ có trong danh sách về tình trạng cũ."
    ]


def _load(lst: DossierList) -> None:
    with TemporaryDirectory(prefix="cchc-dossiers-") as name:
        rows = Path(name) / ROWS
        copy_rows(lst, rows)
        with staged(rows) as staged_rows, transaction.atomic():
            hold_unit(lst.unit)
            written = [(code, name, field) for code, name, field in lst.reading["procedures"]]
            if _mine(lst).update(**store_rows(lst, staged_rows, written)) != 1:
                raise _TakenAway
    remove_all(lst)


@transaction.atomic
def _undo(lst: DossierList) -> None:
    hold_unit(lst.unit)
    reason = why_not_undone(lst)
    if reason:
        _mine(lst).update(stage=_Stage.LOADED, problem=reason[:_MAX_PROBLEM])
        return
    give_back(lst)
    if _mine(lst).update(stage=_Stage.UNDONE, undone_at=timezone.now()) != 1:
        raise _TakenAway


def _mine(lst: DossierList) -> QuerySet[DossierList]:
    return DossierList.objects.filter(pk=lst.pk, attempts=lst.attempts, stage=lst.stage, done_at=None)


def progress_of(lst: DossierList) -> Callable[[int], bool]:
    """Return what stores how many rows were read, and tells whether to read on."""

    def tell(count: int) -> bool:
        try:
            return _mine(lst).update(progress=count) == 1
        except OperationalError:
            # Somebody else's load holds the database (SQLite): the next second tells.
            return True

    return tell
