"""Lists of records inside a section: a record is added with its line, edited, and taken out of its register."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from core.errors import InputError
from directives.models import Inspection, PlanTask, Record
from directives.selectors import assigned_tasks_of, documents_of, plan_tasks_of
from reports.assembly.section_records import places_of
from reports.domain.outline import OutlineNode
from reports.forms.documents import DocumentForm
from reports.forms.inspections import InspectionForm
from reports.forms.plan_tasks import plan_task_form
from reports.forms.proposals import ProposalForm
from reports.forms.records import CHANGED_MEANWHILE, InSection, TypedForm
from reports.forms.rows import with_one_more
from reports.forms.sections import read_version
from reports.forms.tasks import AssignedTaskForm
from reports.models import Proposal, Report
from reports.selectors import published_outline
from reports.services.editing import StaleSection
from reports.services.records import (
    StaleRecord,
    add_record,
    change_plan_task,
    change_record,
    remove_plan_task,
    remove_record,
)
from reports.views.post_only import post_only
from reports.views.scope import report_to_write
from reports.views.section_changes import STALE
from reports.views.sections import editor_address, section_response


@dataclass(frozen=True, slots=True)
class RecordKind:
    """A kind of record: the `word` for it in addresses, the outline's `source` that it feeds, its name, its form, and
    where the stored ones are."""

    word: str
    source: str
    name: str
    form: Callable[..., TypedForm]
    records: Callable[[Report, OutlineNode], QuerySet]


DOCUMENT = "van-ban"
KINDS: dict[str, RecordKind] = {
    one.word: one
    for one in (
        RecordKind(DOCUMENT, "documents", "văn bản", DocumentForm, lambda report, node: documents_of(report.unit)),
        RecordKind(
            "nhiem-vu",
            "assigned_tasks",
            "nhiệm vụ được giao",
            AssignedTaskForm,
            lambda report, node: assigned_tasks_of(report.unit).select_related(
                "assigning_document", "answering_document"
            ),
        ),
        RecordKind(
            "kiem-tra",
            "inspections",
            "cuộc kiểm tra",
            InspectionForm,
            lambda report, node: Inspection.objects.current().filter(unit=report.unit),
        ),
        RecordKind(
            "nhiem-vu-ke-hoach",
            "plan_tasks",
            "nhiệm vụ kế hoạch",
            plan_task_form,
            lambda report, node: plan_tasks_of(report.unit, report.period.year).filter(plan__topic=node.topic),
        ),
        RecordKind(
            "kien-nghi",
            "proposals",
            "kiến nghị",
            ProposalForm,
            lambda report, node: Proposal.objects.current().filter(unit=report.unit),
        ),
    )
}
"""The kinds by the word for them in addresses."""


@require_http_methods(["GET", "HEAD", "POST"])
def record_new(request: HttpRequest, report_id: int, key: str, kind: str) -> HttpResponse:
    """Show the form of a new record; store the record and its line in the section."""
    report, node, chosen = _place(request, report_id, key, kind)
    form, is_asked = _form(request, chosen, report, node)
    if is_asked and form.is_valid():
        try:
            add_record(report, key, read_version(request.POST), request.user, form.save)
        except StaleSection:
            return section_response(request, report, key, STALE)
        except InputError as error:
            form.add_error(None, error.sentence)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            return section_response(request, report, key, f"Đã thêm {chosen.name}.")
    return _form_page(request, report, node, chosen, form)


@require_http_methods(["GET", "HEAD", "POST"])
def record_edit(request: HttpRequest, report_id: int, key: str, kind: str, record_id: int) -> HttpResponse:
    """Show the form of a stored record; store what changed."""
    report, node, chosen = _place(request, report_id, key, kind, is_stored=True)
    record = _record(chosen, report, node, record_id)
    form, is_asked = _form(request, chosen, report, node, record)
    if is_asked and form.is_valid():
        try:
            if isinstance(record, PlanTask):
                change_plan_task(report.unit_id, record.pk, form.cleaned_data["seen"], form.save)
            else:
                change_record(record, request.user, form.save)
        except StaleRecord:
            form.add_error(None, CHANGED_MEANWHILE)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            return section_response(request, report, key, f"Đã sửa {chosen.name}.")
    return _form_page(request, report, node, chosen, form, record)


@post_only(editor_address)
def record_remove(request: HttpRequest, report_id: int, key: str, kind: str, record_id: int) -> HttpResponse:
    """Take a record out of its register, where no report names it."""
    report, node, chosen = _place(request, report_id, key, kind, is_stored=True)
    record = _record(chosen, report, node, record_id)
    if isinstance(record, PlanTask):
        try:
            remove_plan_task(report.unit_id, record.pk, request.POST.get("seen", ""))
        except StaleRecord:
            form = _new_form(request.POST, chosen, report, node, record)
            form.forget_errors()
            return _form_page(request, report, node, chosen, form, record, f"Chưa xóa được. {CHANGED_MEANWHILE}")
        return section_response(request, report, key, "Đã xóa nhiệm vụ khỏi kế hoạch.")
    try:
        remove_record(record)
    except InputError as error:
        form = _new_form(None, chosen, report, node, record)
        return _form_page(request, report, node, chosen, form, record, f"Chưa gỡ được: {error}.")
    return section_response(request, report, key, f"Đã gỡ {chosen.name} khỏi sổ.")


def _place(
    request: HttpRequest, report_id: int, key: str, kind: str, is_stored: bool = False
) -> tuple[Report, OutlineNode, RecordKind]:
    """Return the report to write, the node and the kind; raises Http404 for a kind that the section has not.

    Documents stand in the lines of every section, so that a stored one is edited from any.
    """
    report = report_to_write(request, report_id, key)
    node = next((node for node in published_outline(report.outline).nodes if node.key == key), None)
    chosen = KINDS.get(kind)
    if node is None or chosen is None or not (chosen.source == node.source or (is_stored and kind == DOCUMENT)):
        raise Http404(f"Mục “{key}” không có danh sách “{kind}”.")
    return report, node, chosen


def _record(kind: RecordKind, report: Report, node: OutlineNode, record_id: int) -> Record | PlanTask:
    record = get_object_or_404(kind.records(report, node), pk=record_id)
    if isinstance(record, Record):
        record.unit = report.unit
    return record


def _form(
    request: HttpRequest, kind: RecordKind, report: Report, node: OutlineNode, record: Record | PlanTask | None = None
) -> tuple[TypedForm, bool]:
    """Return the form and whether it is to be stored; "more" asks for a blank row, "look" for documents found."""
    if request.method != "POST":
        return _new_form(None, kind, report, node, record), False
    form = _new_form(with_one_more(request.POST), kind, report, node, record)
    if "more" in request.POST or "look" in request.POST:
        form.forget_errors()
        return form, False
    return form, True


def _new_form(
    data: QueryDict | None, kind: RecordKind, report: Report, node: OutlineNode, record: Record | PlanTask | None
) -> TypedForm:
    return kind.form(data, report.unit, record, InSection(report, node), _address(report, node, kind, record))


def _address(report: Report, node: OutlineNode, kind: RecordKind, record: Record | PlanTask | None) -> str:
    """Return where the form of a record is posted to."""
    place = [report.pk, node.key, kind.word, *([record.pk] if record else [])]
    return reverse(f"reports:record_{'edit' if record else 'new'}", args=place)


def _form_page(
    request: HttpRequest,
    report: Report,
    node: OutlineNode,
    kind: RecordKind,
    form: TypedForm,
    record: Record | PlanTask | None = None,
    refusal: str = "",
) -> HttpResponse:
    form.focus_first()
    context: dict[str, Any] = {
        "report": report,
        "node": node,
        "form": form,
        "title": f"{'Sửa' if record else 'Thêm'} {kind.name}",
        "action": _address(report, node, kind, record),
        "refusal": refusal,
    }
    if record:
        is_task = isinstance(record, PlanTask)
        context |= {
            "remove": reverse("reports:record_remove", args=[report.pk, node.key, kind.word, record.pk]),
            "remove_label": "Xóa khỏi kế hoạch" if is_task else "Gỡ khỏi sổ",
            "remove_question": f"{'Xóa nhiệm vụ này khỏi kế hoạch' if is_task else 'Gỡ bản ghi này khỏi sổ'}?",
            "places": []
            if is_task
            else [one for one in places_of(record) if (one.report_id, one.key) != (report.pk, node.key)],
        }
    return render(request, "reports/editor/record_form.html", context)
