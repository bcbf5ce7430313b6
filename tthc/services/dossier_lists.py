"""What people ask of a list of dossiers, step by step; the worker does the slow part (dossier_work.py).

Each step is taken once: of two people who ask for it at the same moment, the second is told at which step the list is.
Nothing here waits for a load that is at work; the worker looks again at what it finds once it holds the unit.
"""

import hashlib
from collections.abc import Collection, Mapping
from datetime import date, datetime, timedelta
from typing import Final

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from accounts.attachments import clean_name
from accounts.models import Unit, User
from core.errors import InputError
from core.jobs import begin_anew
from tthc.dossier_files.columns import LABELS
from tthc.models import ColumnChoice, DossierList
from tthc.services.dossier_undo import why_not_undone

MAX_BYTES: Final = 300 * 1024 * 1024
_Stage: Final = DossierList.Stage
CHOOSABLE: Final = frozenset({_Stage.REFUSED, _Stage.WRONG, _Stage.READ})
"""Steps at which columns may be chosen by hand: the file was read, and is there to be read again."""
WAITING: Final = CHOOSABLE | {_Stage.READING}
"""Steps before somebody confirmed the list."""
CANCELLABLE: Final = WAITING | {_Stage.LOADING}
KEPT_FOR: Final = timedelta(days=7)
"""So long a list may wait for somebody: its file names citizens."""


class AlreadyLoaded(InputError):
    """The same file was loaded before; `loaded` is that list. Nothing changes."""

    def __init__(self, name: str, loaded: DossierList) -> None:
        self.loaded = loaded
        when = timezone.localtime(loaded.loaded_at)
        super().__init__(
            f"{name}: tệp này đã được nạp lúc {when:%H:%M ngày %d/%m/%Y} với tên “{loaded.name}”, không thay đổi gì; "
            "muốn nạp lại, hãy hoàn tác lần nạp đó trước"
        )


def keep_list(unit: Unit, user: User, file: UploadedFile, listed_on: date) -> DossierList:
    """Keep an uploaded list, which the worker then reads on trial; the user's earlier ones that wait are given up.

    `listed_on` is the day that the list shows. Raises InputError, with nothing stored, where the file is empty or too
    large or the day has not come yet, and AlreadyLoaded where the unit loaded the same file before.
    """
    name = clean_name(file.name or "")
    if not file.size:
        raise InputError(f"{name}: tệp rỗng, hãy chọn tệp có dữ liệu")
    if file.size > MAX_BYTES:
        raise InputError(f"{name}: tệp lớn quá {MAX_BYTES >> 20} MB, hãy xuất theo từng tháng rồi nạp lần lượt")
    if listed_on > timezone.localdate():
        raise InputError(f"số liệu đến ngày {listed_on:%d/%m/%Y} chưa tới, hãy ghi ngày xuất danh sách")
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    refuse_again(unit, name, digest.hexdigest())
    with transaction.atomic():
        earlier = DossierList.objects.filter(unit=unit, uploaded_by=user, stage__in=WAITING)
        begin_anew(earlier, stage=_Stage.CANCELLED, problem=f"Đã thay bằng tệp “{name}”.")
        return DossierList.objects.create(
            unit=unit,
            name=name,
            sha256=digest.hexdigest(),
            size=file.size,
            listed_on=listed_on,
            content=file,
            uploaded_by=user,
            mapping=remembered_columns(unit),
        )


def refuse_again(unit: Unit, name: str, digest: str) -> None:
    """Raise AlreadyLoaded where a list of the unit with the same bytes is loaded."""
    same = DossierList.objects.filter(unit=unit, sha256=digest, stage=_Stage.LOADED)
    loaded = same.order_by("-loaded_at").first()
    if loaded is not None:
        raise AlreadyLoaded(name, loaded)


def remembered_columns(unit: Unit) -> dict[str, str]:
    """Return what was chosen by hand for lists of the unit: the folded head of a column → its meaning, "" for none."""
    return dict(ColumnChoice.objects.filter(unit=unit).values_list("head", "column"))


def choose_columns(lst: DossierList, choices: Mapping[str, str]) -> None:
    """Let the columns with these heads (folded) mean what `choices` say, now and in later lists of the unit.

    The list is then read again. Raises InputError, with nothing stored, where a meaning is unknown or given to two
    columns, and where the list is being read, is loaded or was given up.
    """
    chosen = [column for column in choices.values() if column]
    unknown = sorted(set(chosen) - LABELS.keys())
    if unknown:
        raise InputError(f'không có loại cột "{", ".join(unknown)}", hãy chọn trong danh sách')
    twice = sorted(LABELS[column] for column in LABELS if chosen.count(column) > 1)
    if twice:
        raise InputError(f"hai cột cùng được chọn là {', '.join(twice)}, hãy để lại một cột")
    with transaction.atomic():
        values = {"mapping": lst.mapping | choices, "progress": 0, "problem": "", "reading": {}}
        _go_on(lst, CHOOSABLE, _Stage.READING, "chọn lại cột", **values)
        for head, column in choices.items():
            ColumnChoice.objects.update_or_create(unit=lst.unit, head=head, defaults={"column": column})


def confirm(lst: DossierList, user: User) -> None:
    """Let the worker load a list that was read without errors; raises InputError where it cannot be loaded now."""
    refuse_again(lst.unit, lst.name, lst.sha256)
    undoing = DossierList.objects.filter(unit=lst.unit_id, stage=_Stage.UNDOING).first()
    if undoing is not None:
        raise InputError(f"{lst.name}: “{undoing.name}” đang được hoàn tác, hãy chờ xong rồi nạp")
    _go_on(lst, {_Stage.READ}, _Stage.LOADING, "nạp", loaded_by=user, problem="")


def cancel(lst: DossierList, user: User) -> None:
    """Give a list up before it is loaded: while it is read, while it waits, and while it is being loaded.

    A load in progress stores nothing then. Raises InputError where it has ended.
    """
    by = f"{user.get_full_name()} đã hủy danh sách này."
    _go_on(lst, CANCELLABLE, _Stage.CANCELLED, "hủy", problem=by)


def give_up_old(now: datetime) -> int:
    """Give up the lists that have waited for longer than KEPT_FOR, with their files; return how many there were."""
    old = DossierList.objects.filter(stage__in=WAITING, uploaded_at__lt=now - KEPT_FOR)
    problem = f"Danh sách chờ quá {KEPT_FOR.days} ngày nên đã được hủy, tệp đã xóa; hãy tải lên danh sách mới."
    return begin_anew(old, stage=_Stage.CANCELLED, problem=problem)


def undo(lst: DossierList, user: User) -> None:
    """Let the worker make the unit's dossiers what they were before the list, the unit's newest, was loaded.

    Raises InputError where another list is newer or being loaded, and where dossiers that would be deleted have an
    apology that somebody entered by hand.
    """
    loading = DossierList.objects.filter(unit=lst.unit_id, stage=_Stage.LOADING).first()
    if loading is not None:
        raise InputError(f"{lst.name}: “{loading.name}” đang được nạp, hãy chờ xong rồi hoàn tác danh sách đó trước")
    stored = DossierList.objects.get(pk=lst.pk)
    reason = why_not_undone(stored) if stored.stage == _Stage.LOADED else ""
    if reason:
        raise InputError(reason)
    _go_on(lst, {_Stage.LOADED}, _Stage.UNDOING, "hoàn tác", undone_by=user, problem="")


def _go_on(lst: DossierList, stages: Collection[str], stage: DossierList.Stage, deed: str, **values: object) -> None:
    """Bring the list to the next step; raises InputError where it is at none of `stages` any more."""
    moved = begin_anew(DossierList.objects.filter(pk=lst.pk, stage__in=stages), stage=stage, **values)
    lst.refresh_from_db()
    if moved != 1:
        raise InputError(
            f"{lst.name}: danh sách đang ở bước “{lst.get_stage_display()}”, không {deed} được; "
            "hãy mở lại trang của danh sách để xem việc có thể làm"
        )
