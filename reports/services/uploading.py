"""Keeping an uploaded file until somebody has looked at what it would change."""

from collections.abc import Callable
from pathlib import PurePath

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from accounts.models import User
from core.errors import InputError
from core.text import clean, squeeze
from reports.importers.reading import MAX_BYTES, TOO_LARGE, Paragraph, read_report
from reports.models import Report, UploadedReport


def keep_upload(
    report: Report,
    user: User,
    file: UploadedFile,
    kind: str = UploadedReport.Kind.OLD_REPORT,
    check: Callable[[str, bytes, list[Paragraph]], None] | None = None,
) -> UploadedReport:
    """Store a .docx or .txt that can be read; it takes the place of the user's earlier file of this kind.

    Raises InputError, with nothing stored, for a file that is too large, of another format, or damaged; `check` (name,
    bytes, paragraphs) may raise it for others.
    """
    name = squeeze(clean(PurePath(file.name or "").name))[-255:]
    if file.size is None or file.size > MAX_BYTES:
        raise InputError(TOO_LARGE.format(name=name))
    data = file.read()
    paragraphs = read_report(name, data)
    if check is not None:
        check(name, data, paragraphs)
    with transaction.atomic():
        for earlier in UploadedReport.objects.filter(report=report, uploaded_by=user, kind=kind):
            discard_upload(earlier)
        return UploadedReport.objects.create(
            report=report, uploaded_by=user, kind=kind, name=name, content=ContentFile(data, name=name)
        )


def read_upload(upload: UploadedReport) -> list[Paragraph]:
    """Return the paragraphs of a kept file."""
    with upload.content.open("rb") as file:
        return read_report(upload.name, file.read())


def discard_upload(upload: UploadedReport) -> None:
    """Forget a kept file; it is removed from the storage once the transaction holds."""
    storage, stored_name = upload.content.storage, upload.content.name
    upload.delete()
    transaction.on_commit(lambda: storage.delete(stored_name))
