"""Lists that come in as files: kept between the trial reading and the load, then remembered by their counts."""

from pathlib import PurePath

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from accounts.models import Unit, UploadedList, User
from core.errors import InputError
from core.row_files import LoadSummary
from core.text import clean, squeeze

MAX_BYTES = 20 * 1024 * 1024


def keep_list(unit: Unit, kind: str, user: User, file: UploadedFile) -> UploadedList:
    """Keep an uploaded list until its load; it takes the place of the user's earlier one of this kind for the unit.

    Raises InputError where the file is empty or larger than 20 MB; what it holds is its reader's business.
    """
    name = squeeze(clean(PurePath(file.name or "").name))[-255:]
    if not file.size:
        raise InputError(f"{name}: tệp rỗng, hãy chọn tệp có dữ liệu")
    if file.size > MAX_BYTES:
        raise InputError(f"{name}: tệp lớn quá 20 MB, hãy tách thành nhiều tệp")
    with transaction.atomic():
        # Whoever loads a list holds the unit, too: what is being loaded now is waited for and stays.
        Unit.objects.select_for_update().get(pk=unit.pk)
        for earlier in waiting_lists(unit, kind, user):
            discard_list(earlier)
        content = ContentFile(file.read(), name=name)
        return UploadedList.objects.create(unit=unit, kind=kind, name=name, content=content, uploaded_by=user)


def waiting_lists(unit: Unit, kind: str, user: User):
    """Return the user's lists of this kind that were read on trial and wait to be loaded."""
    return UploadedList.objects.filter(unit=unit, kind=kind, uploaded_by=user, loaded_at=None)


def loads_of(unit: Unit, kind: str):
    """Return the lists of this kind that were loaded for the unit, newest first, with who loaded them."""
    loaded = UploadedList.objects.filter(unit=unit, kind=kind, loaded_at__isnull=False)
    return loaded.select_related("uploaded_by").order_by("-loaded_at", "-pk")


def read_list(waiting: UploadedList) -> bytes:
    """Return the bytes of a list that waits; raises InputError where the storage has lost its file."""
    try:
        with waiting.content.open("rb") as file:
            return file.read()
    except FileNotFoundError as error:
        raise InputError(f"{waiting.name}: tệp không còn trên máy chủ, hãy tải lên lại") from error


def discard_list(waiting: UploadedList) -> None:
    """Forget a list that waits, and its file once the transaction holds."""
    _remove_file(waiting)
    waiting.delete()


def remember_load(waiting: UploadedList, summary: LoadSummary) -> None:
    """Keep the counts of a list that was loaded, and no longer its file.

    Called inside the load's transaction, which holds the unit.
    """
    _remove_file(waiting)
    waiting.content = ""
    waiting.loaded_at = timezone.now()
    waiting.created, waiting.changed, waiting.unchanged = summary.created, summary.changed, summary.unchanged
    waiting.save(force_update=True)


def _remove_file(waiting: UploadedList) -> None:
    storage, stored_name = waiting.content.storage, waiting.content.name
    transaction.on_commit(lambda: storage.delete(stored_name))
