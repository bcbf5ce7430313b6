"""The registers' records in Django's admin: changed with their history, removed by a day and never deleted."""

from django.contrib import admin

from accounts.admin_classes import ReadOnlyInline, TrackedAdmin
from directives.models import (
    AssignedTask,
    Commitment,
    Document,
    Finding,
    InspectedCount,
    Inspection,
    InspectionRequest,
    Plan,
    PlanTask,
)

_OF_PROVINCE = ("unit__province", admin.RelatedOnlyFieldListFilter)
_REMOVED = ("removed_at", admin.EmptyFieldListFilter)


class RecordAdmin(TrackedAdmin):
    list_filter = [_OF_PROVINCE, _REMOVED]
    list_select_related = ["unit"]
    search_fields = ["search_key"]
    autocomplete_fields = ["unit"]
    readonly_fields = ["created_at", "updated_at"]


@admin.register(Document)
class DocumentAdmin(RecordAdmin):
    list_display = ["__str__", "issued_on", "subject", "issuer", "unit", "removed_at"]
    autocomplete_fields = ["unit", "merged_into"]


@admin.register(Plan)
class PlanAdmin(RecordAdmin):
    list_display = ["title", "year", "topic", "unit", "removed_at"]
    autocomplete_fields = ["unit", "document"]


@admin.register(AssignedTask)
class AssignedTaskAdmin(RecordAdmin):
    list_display = ["content", "assigning_document", "due_on", "done_on", "unit", "removed_at"]
    list_select_related = ["unit", "assigning_document"]
    autocomplete_fields = ["unit", "assigning_document", "answering_document"]


class InspectedCountInline(ReadOnlyInline):
    model = InspectedCount
    verbose_name_plural = "Số liệu kiểm tra"


@admin.register(Inspection)
class InspectionAdmin(RecordAdmin):
    list_display = ["team", "visited_on", "decision", "unit", "removed_at"]
    list_select_related = ["unit", "decision"]
    autocomplete_fields = ["unit", "decision"]
    inlines = [InspectedCountInline]


@admin.register(Commitment)
class CommitmentAdmin(RecordAdmin):
    list_display = ["year", "tasks_total", "tasks_done", "unit", "removed_at"]


@admin.register(PlanTask)
class PlanTaskAdmin(TrackedAdmin):
    list_display = ["content", "plan", "due_on", "done_on"]
    list_select_related = ["plan"]
    search_fields = ["content", "plan__search_key"]
    autocomplete_fields = ["plan"]


@admin.register(Finding)
class FindingAdmin(TrackedAdmin):
    list_display = ["content", "inspection", "remedied_on"]
    list_select_related = ["inspection"]
    search_fields = ["content", "inspection__search_key"]
    autocomplete_fields = ["inspection", "remedy_document"]


@admin.register(InspectionRequest)
class InspectionRequestAdmin(TrackedAdmin):
    list_display = ["content", "inspection", "done_on"]
    list_select_related = ["inspection"]
    search_fields = ["content", "inspection__search_key"]
    autocomplete_fields = ["inspection"]
