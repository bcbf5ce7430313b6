"""Files that prove what a record or a section says: kept under names of our own, served to the unit's readers alone."""

import re
from hashlib import sha256
from pathlib import PurePath
from typing import Final

from django.contrib.auth.models import AnonymousUser
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Count, F, IntegerField, Model, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from accounts.models import Attachment, Unit, User
from accounts.selectors import units_of
from core.errors import InputError
from core.file_types import FILE_TYPES, FileType, find_type
from core.text import clean, squeeze

MAX_BYTES: Final = 20 * 1024 * 1024
MAX_FILES: Final = 20
_MAX_NAME: Final = 150
# Marks that turn the order of letters round, so that "…gpj.exe" reads "…exe.jpg"; and what no file system takes.
_BIDIRECTIONAL: Final = re.compile("[\u061c\u202a-\u202e\u2066-\u2069]")
_NOT_IN_NAMES: Final = re.compile(r'[<>:"|?*\n\t]')
_ENDINGS: Final = frozenset(ending for kind in FILE_TYPES for ending in kind.suffixes)


def attachments_of(user: User | AnonymousUser) -> QuerySet[Attachment]:
    """Return the files of the units that the user may see."""
    return Attachment.objects.filter(unit__in=units_of(user))


def files_of(owner: Model) -> QuerySet[Attachment]:
    """Return the files of a record or a section in the order in which they came, with who attached them (one query)."""
    files = Attachment.objects.filter(**_of(owner)).select_related("uploaded_by", "annex_table")
    return files.defer("annex_table__rows")


def file_count(model: type[Model]) -> Coalesce:
    """Return an expression that counts the files of each row of `model`, for `annotate`."""
    files = Attachment.objects.filter(
        content_type__app_label=model._meta.app_label,
        content_type__model=model._meta.model_name,
        object_id=OuterRef("pk"),
    )
    counted = files.order_by().annotate(of=F("object_id")).values("of").annotate(count=Count("pk")).values("count")
    return Coalesce(Subquery(counted), 0, output_field=IntegerField())


def attach(owner: Model, unit: Unit, user: User, file: UploadedFile) -> Attachment:
    """Keep a file as evidence of `owner`, a record or a section of `unit`; its type is what the content says.

    Raises InputError, with nothing stored, for an empty, too large, damaged or refused file, for one that the owner has
    already, and where the owner has MAX_FILES.
    """
    name = clean_name(file.name or "")
    if not file.size:
        raise InputError(f"{name}: tệp rỗng, hãy chọn tệp có nội dung")
    if file.size > MAX_BYTES:
        raise InputError(f"{name}: tệp lớn quá 20 MB, hãy giảm dung lượng hoặc tách thành nhiều tệp")
    data = file.read()
    kind = find_type(name, data)
    digest = sha256(data).hexdigest()
    with transaction.atomic():
        # Two uploads at once wait for each other, so that neither the limit nor the comparison is passed by.
        type(owner)._base_manager.select_for_update().get(pk=owner.pk)
        held = list(Attachment.objects.filter(**_of(owner)).values_list("sha256", "name"))
        same = next((held_name for held_digest, held_name in held if held_digest == digest), None)
        if same is not None:
            raise InputError(f"{name}: tệp này đã được đính kèm với tên “{same}”")
        if len(held) >= MAX_FILES:
            raise InputError(f"{name}: đã có {MAX_FILES} tệp đính kèm, hãy xóa bớt trước khi thêm tệp mới")
        return Attachment.objects.create(
            unit=unit,
            owner=owner,
            name=named_by_type(name, kind),
            media_type=kind.media_type,
            size=len(data),
            sha256=digest,
            content=ContentFile(data, name=f"tep{kind.suffixes[0]}"),
            uploaded_by=user,
        )


def remove_attachment(attachment: Attachment) -> None:
    """Forget a file and the annex made of it; its content leaves the storage once the transaction holds."""
    storage, stored_name = attachment.content.storage, attachment.content.name
    with transaction.atomic():
        attachment.delete()
        transaction.on_commit(lambda: storage.delete(stored_name))


def clean_name(name: str) -> str:
    """Return a sender's file name as one safe line: no folders, no control or bidirectional characters."""
    last = clean(name).replace("\\", "/").rpartition("/")[2]
    return squeeze(_NOT_IN_NAMES.sub(" ", _BIDIRECTIONAL.sub("", last))).lstrip(". ")[-_MAX_NAME:] or "tep"


def named_by_type(name: str, kind: FileType) -> str:
    """Return a clean name with an ending of its kind; another accepted kind's ending is replaced."""
    path = PurePath(name)
    ending = path.suffix.lower()
    if ending in kind.suffixes:
        return name
    return f"{path.stem if ending in _ENDINGS else name}{kind.suffixes[0]}"


def _of(owner: Model) -> dict[str, object]:
    """Return what narrows attachments to those of `owner`, without asking for its content type first."""
    meta = owner._meta
    return {"content_type__app_label": meta.app_label, "content_type__model": meta.model_name, "object_id": owner.pk}
