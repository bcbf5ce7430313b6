"""Keeping an uploaded old report until somebody has looked at what was recognised in it."""

from pathlib import PurePath

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from accounts.models import User
from core.errors import InputError
from core.text import clean, squeeze
from reports.importers.reading import MAX_BYTES, TOO_LARGE, Paragraph, read_report
from reports.models import Report, UploadedReport


def keep_upload(report: Report, user: User, file: UploadedFile) -> UploadedReport:
    """Store a .docx or .txt that can be read; it takes the place of the user's earlier upload for this report.

    Raises InputError, with nothing stored, for a file that is too large, of another kind, or damaged.
    """
    name = squeeze(clean(PurePath(file.name or "").name))[-255:]
    if file.size is None or file.size > MAX_BYTES:
        raise InputError(TOO_LARGE.format(name=name))
    data = file.read()
    read_report(name, data)
    with transaction.atomic():
        for earlier in UploadedReport.objects.filter(report=report, uploaded_by=user):
            discard_upload(earlier)
        return UploadedReport.objects.create(
            report=report, uploaded_by=user, name=name, content=ContentFile(data, name=name)
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
