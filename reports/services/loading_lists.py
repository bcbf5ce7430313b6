"""Lists from Excel into the registers of a unit: read on trial, then loaded all or nothing."""

from dataclasses import dataclass

from django.db import transaction

from accounts.models import Unit, UploadedList, User
from accounts.uploaded_lists import read_list, remember_load
from core.errors import InputError
from core.row_files import LoadSummary
from core.workbooks import cell_place
from directives.importers.cells import CellError
from directives.importers.document_list import read_document_list
from directives.importers.task_list import read_task_list
from directives.register_loading import DocumentLoading, LoadedRow, summary_of
from directives.task_loading import TaskLoading
from reports.services.followers import count_versions_up, lines_following, relink

DOCUMENTS = "van-ban"
TASKS = "nhiem-vu"


@dataclass(frozen=True, slots=True)
class Trial:
    """What loading a list would do. While there are `errors`, nothing can be loaded."""

    loading: DocumentLoading | TaskLoading
    errors: tuple[CellError, ...]
    summary: LoadSummary

    @property
    def rows(self) -> list[LoadedRow]:
        """The sound rows in the list's order."""
        return self.loading.rows


def try_list(unit: Unit, kind: str, name: str, data: bytes, topic: str = "") -> Trial:
    """Read the file of a list and compare it with the unit's register; nothing is stored.

    Raises InputError where the file or its head is wrong.
    """
    if kind == DOCUMENTS:
        documents = read_document_list(name, data)
        loading = DocumentLoading(unit, documents.rows, topic)
        errors, ignored = documents.errors, documents.ignored_columns
    else:
        tasks = read_task_list(name, data)
        loading = TaskLoading(unit, tasks.rows)
        errors, ignored = tasks.errors, tasks.ignored_columns
    if not loading.rows and not errors and not loading.errors:
        raise InputError(f"{name}: không có dòng dữ liệu nào dưới dòng tiêu đề, hãy chọn tệp khác")
    # What the file and what the register says of it, from the top of the sheet to its end.
    wrong = sorted((*errors, *loading.errors), key=lambda error: cell_place(error.cell))
    return Trial(loading, tuple(wrong), summary_of(loading.rows, ignored))


@transaction.atomic
def load_list(waiting: UploadedList, user: User, topic: str = "") -> LoadSummary:
    """Load a list into the unit's register and remember the load; lines that print changed records follow.

    Raises InputError, with nothing stored, where the list has an error, or was loaded or replaced meanwhile.
    """
    # One change at a time: the registers are read, compared and added to.
    unit = Unit.objects.select_for_update().get(pk=waiting.unit_id)
    if not UploadedList.objects.filter(pk=waiting.pk, loaded_at=None).exists():
        raise InputError(f"{waiting.name}: danh sách đã được nạp hoặc đã thay bằng tệp khác, hãy xem lại sổ")
    trial = try_list(unit, waiting.kind, waiting.name, read_list(waiting), topic)
    if trial.errors:
        raise InputError(f"{waiting.name}: còn {len(trial.errors)} ô sai, chưa nạp dòng nào; hãy sửa tệp rồi tải lại")
    trial.loading.store()
    changed = trial.loading.changed
    if changed:
        is_documents = waiting.kind == DOCUMENTS
        lines = lines_following(unit, **{"documents" if is_documents else "tasks": changed})
        count_versions_up(set(lines.values_list("section", flat=True)), user)
        relink(unit, lines)
    remember_load(waiting, trial.summary)
    return trial.summary
