"""Periods, outlines and reports in Django's admin; what belongs to their review stands in review_admin.py.

What is written in reports and what was published is only read here: the portal's pages keep its versions, links and
sums in step. A period's dates may be mended.
"""

from django.contrib import admin

from accounts.admin_classes import KeptAdmin, ReadOnlyAdmin, ReadOnlyInline, TrackedAdmin
from reports import review_admin  # noqa: F401 (Django looks for admin.py alone)
from reports.models import (
    AnnexTable,
    Figure,
    Mention,
    Outline,
    OutlineChange,
    OutlineFigure,
    OutlineNode,
    PeriodOutline,
    Proposal,
    Report,
    ReportingPeriod,
    Section,
    SectionLine,
    SectionNote,
    UploadedReport,
)

_OF_PROVINCE = ("province", admin.RelatedOnlyFieldListFilter)
_OF_UNITS_PROVINCE = ("unit__province", admin.RelatedOnlyFieldListFilter)
_OF_PERIOD = ("report__period", admin.RelatedOnlyFieldListFilter)


class PeriodOutlineInline(ReadOnlyInline):
    model = PeriodOutline


@admin.register(ReportingPeriod)
class ReportingPeriodAdmin(KeptAdmin):
    list_display = ["name", "key", "family", "province", "starts_on", "ends_on", "department_due_at", "province_due_at"]
    list_filter = ["family", "year", _OF_PROVINCE]
    list_select_related = ["province"]
    search_fields = ["name", "key"]
    autocomplete_fields = ["province"]
    inlines = [PeriodOutlineInline]


@admin.register(PeriodOutline)
class PeriodOutlineAdmin(ReadOnlyAdmin):
    list_display = ["period", "unit_kind", "outline"]
    list_filter = ["unit_kind"]
    list_select_related = ["period", "outline"]


@admin.register(Outline)
class OutlineAdmin(ReadOnlyAdmin):
    list_display = ["title", "key", "version", "province", "published_at"]
    list_filter = [_OF_PROVINCE]
    list_select_related = ["province"]
    search_fields = ["title", "key"]


@admin.register(OutlineNode)
class OutlineNodeAdmin(ReadOnlyAdmin):
    list_display = ["__str__", "key", "kind", "scope", "required", "outline"]
    list_filter = ["outline", "kind", "scope"]
    list_select_related = ["outline"]
    search_fields = ["key", "heading"]


@admin.register(OutlineFigure)
class OutlineFigureAdmin(ReadOnlyAdmin):
    list_display = ["label", "code", "unit", "measure", "formula", "node"]
    list_select_related = ["node"]
    search_fields = ["code", "label"]


@admin.register(OutlineChange)
class OutlineChangeAdmin(ReadOnlyAdmin):
    list_display = ["outline", "action", "key", "heading", "made_by", "made_at"]
    list_filter = ["action"]
    list_select_related = ["outline", "made_by"]
    search_fields = ["key", "heading"]


@admin.register(Report)
class ReportAdmin(ReadOnlyAdmin):
    list_display = ["unit", "period", "state", "number", "issued_on", "updated_at"]
    list_filter = ["state", "period", _OF_UNITS_PROVINCE]
    list_select_related = ["unit", "period"]
    search_fields = ["unit__search_key", "period__name"]


@admin.register(Section)
class SectionAdmin(ReadOnlyAdmin):
    list_display = ["key", "report", "state", "version", "edited_by", "edited_at", "assignee"]
    list_filter = ["state", _OF_PERIOD]
    list_select_related = ["report__unit", "report__period", "edited_by", "assignee"]
    search_fields = ["key", "report__unit__search_key"]


@admin.register(SectionLine)
class SectionLineAdmin(ReadOnlyAdmin):
    list_display = ["__str__", "section", "origin", "to_review"]
    list_filter = ["origin", "to_review"]
    list_select_related = ["section", "document", "assigned_task", "inspection"]
    search_fields = ["text"]


@admin.register(SectionNote)
class SectionNoteAdmin(ReadOnlyAdmin):
    list_display = ["text", "section", "author", "created_at"]
    list_select_related = ["section", "author"]
    search_fields = ["text"]


@admin.register(Mention)
class MentionAdmin(ReadOnlyAdmin):
    list_display = ["document", "role", "section", "line"]
    list_filter = ["role"]
    list_select_related = [
        "document",
        "section",
        "line__document",
        "line__assigned_task",
        "line__inspection",
    ]
    search_fields = ["document__search_key"]


@admin.register(Figure)
class FigureAdmin(ReadOnlyAdmin):
    list_display = ["code", "report", "state", "value", "note"]
    list_filter = ["state", _OF_PERIOD]
    list_select_related = ["report__unit", "report__period"]
    search_fields = ["code", "report__unit__search_key"]


@admin.register(AnnexTable)
class AnnexTableAdmin(ReadOnlyAdmin):
    list_display = ["title", "section", "attachment"]
    list_select_related = ["section", "attachment"]
    search_fields = ["title"]


@admin.register(UploadedReport)
class UploadedReportAdmin(ReadOnlyAdmin):
    list_display = ["name", "kind", "report", "uploaded_by", "uploaded_at"]
    list_filter = ["kind"]
    list_select_related = ["report__unit", "report__period", "uploaded_by"]
    search_fields = ["name"]
    exclude = ["content"]


@admin.register(Proposal)
class ProposalAdmin(TrackedAdmin):
    list_display = ["content", "report", "answered_on", "unit", "removed_at"]
    list_filter = [_OF_UNITS_PROVINCE, ("removed_at", admin.EmptyFieldListFilter)]
    list_select_related = ["unit", "report__unit", "report__period"]
    search_fields = ["search_key"]
    autocomplete_fields = ["unit", "report"]
    readonly_fields = ["created_at", "updated_at"]
