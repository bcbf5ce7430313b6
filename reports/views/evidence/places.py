"""Where files belong: a record of a register or a section of a report, with its page and who may change its files."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.text import Truncator, capfirst

from accounts.attachments import attachments_of
from accounts.models import Attachment, Unit
from accounts.selectors import units_of
from core.verdict import Verdict
from reports.models import Report, Section
from reports.permissions import may_write
from reports.registers import REGISTERS, Register, register_of
from reports.selectors import published_places
from reports.views.scope import report_in_scope, section_verdict

NOT_IN_REPORT = "Mục này chưa có trong báo cáo nên chưa đính kèm được. Hãy soạn hoặc phân công mục trước."
_LONGEST_TITLE = 160


@dataclass(frozen=True, slots=True)
class Place:
    """A record or a section with its files' page. `owner` is None for a section that the report leaves out.

    `register` is that of a record, `report` and `key` are those of a section. `writing` says whether the user may
    attach and remove, and why not.
    """

    owner: Model | None
    unit: Unit
    title: str
    address: str
    writing: Verdict
    register: Register | None = None
    report: Report | None = None
    key: str = ""


def record_place(request: HttpRequest, unit_id: int, register: str, record_id: int) -> Place:
    """Return a record of a register; raises Http404 for one of another unit, and for a removed one."""
    unit = get_object_or_404(units_of(request.user), pk=unit_id)
    kind = register_of(register)
    record = get_object_or_404(kind.model.objects.current().filter(unit=unit), pk=record_id)
    return Place(
        owner=record,
        unit=unit,
        title=Truncator(f"{capfirst(kind.noun)}: {record}").chars(_LONGEST_TITLE),
        address=reverse("evidence:record_files", args=[unit_id, register, record_id]),
        writing=may_write(request.user, unit),
        register=kind,
    )


def section_place(request: HttpRequest, report_id: int, key: str) -> Place:
    """Return a section of a report; raises Http404 for a report out of scope, and a key that it does not have."""
    report = report_in_scope(request, report_id)
    section = report.sections.filter(key=key).first()
    place = published_places(report.outline).get(key)
    if section is None and place is None:
        raise Http404(f"Báo cáo không có mục “{key}”.")
    return Place(
        owner=section,
        unit=report.unit,
        title=place or "Nội dung ngoài đề cương",
        address=section_address(report.pk, key),
        writing=_may_write_section(request, report, key),
        report=report,
        key=key,
    )


def attachment_in_place(request: HttpRequest, attachment_id: int) -> tuple[Attachment, Place]:
    """Return a file with its place; raises Http404 as above, and where the user may not see the file's unit."""
    files = attachments_of(request.user).select_related("content_type", "annex_table").defer("annex_table__rows")
    attachment = get_object_or_404(files, pk=attachment_id)
    model = attachment.content_type.model_class()
    if model is Section:
        section = get_object_or_404(Section, pk=attachment.object_id)
        return attachment, section_place(request, section.report_id, section.key)
    slug = next(slug for slug, register in REGISTERS.items() if register.model is model)
    return attachment, record_place(request, attachment.unit_id, slug, attachment.object_id)


def require_writing(place: Place) -> None:
    """Raise PermissionDenied, with the reason, for who only reads the files."""
    if not place.writing.allowed:
        raise PermissionDenied(place.writing.reason)


def files_address(owner: Model) -> str:
    """Return the address of the page with the files of a record or a section."""
    if isinstance(owner, Section):
        return section_address(owner.report_id, owner.key)
    slug = next(slug for slug, register in REGISTERS.items() if isinstance(owner, register.model))
    return reverse("evidence:record_files", args=[owner.unit_id, slug, owner.pk])


def section_address(report_id: int, key: str) -> str:
    """Return the address of the page with the files of a section."""
    return reverse("evidence:section_files", args=[report_id, key])


def _may_write_section(request: HttpRequest, report: Report, key: str) -> Verdict:
    verdict = may_write(request.user, report.unit)
    return section_verdict(report, key) if verdict.allowed else verdict
