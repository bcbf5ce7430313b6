"""The files of a record, for any page that shows it."""

from django import template
from django.db.models import Model

from accounts import attachments
from accounts.models import Attachment
from core.file_types import EXCEL, FILE_TYPES
from reports.forms.evidence import AttachmentForm
from reports.models import Section
from reports.views.evidence import places

register = template.Library()

_LABELS = {kind.media_type: kind.label for kind in FILE_TYPES}


@register.simple_tag
def files_of(owner: Model) -> list[Attachment]:
    """Return the files of a record or a section (one query)."""
    return list(attachments.files_of(owner))


@register.simple_tag
def files_address(owner: Model) -> str:
    """Return the address of the page with the files of a record or a section."""
    return places.files_address(owner)


@register.simple_tag
def blank_upload_form() -> AttachmentForm:
    """Return a form to attach a file with."""
    return AttachmentForm()


@register.filter
def type_label(file: Attachment) -> str:
    """Return "PDF", "Excel" …"""
    return _LABELS.get(file.media_type, file.media_type)


@register.filter
def is_section(owner: Model) -> bool:
    """Whether files belong to a section, whose tables a report may print."""
    return isinstance(owner, Section)


@register.filter
def is_workbook(file: Attachment) -> bool:
    """Whether the file is an Excel file, whose table may be printed as an annex."""
    return file.media_type == EXCEL.media_type
