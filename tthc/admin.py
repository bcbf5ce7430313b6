"""The catalogue, the procedures of units and their dossiers in Django's admin.

A procedure is closed by its last day, never deleted. What follows from decisions, lists and days is only read: the
portal keeps it in step.
"""

from django.contrib import admin

from accounts.admin_classes import KeptAdmin, ReadOnlyAdmin, ReadOnlyInline, TrackedAdmin
from tthc.models import (
    AnnouncingDecision,
    ColumnChoice,
    Dossier,
    DossierBefore,
    DossierList,
    Holiday,
    ListedProcedure,
    Procedure,
    ProcedureChange,
    StatisticForm,
    TypedRow,
    TypedTable,
    UnitProcedure,
)

_OF_PROVINCE = ("unit__province", admin.RelatedOnlyFieldListFilter)


class ReadTrackedAdmin(ReadOnlyAdmin, TrackedAdmin):
    """Rows that the portal alone writes, with their history."""


@admin.register(Procedure)
class ProcedureAdmin(KeptAdmin):
    list_display = ["code", "name", "field", "levels", "time_limit", "time_limit_unit", "valid_to"]
    list_filter = ["levels", "online", ("valid_to", admin.EmptyFieldListFilter)]
    search_fields = ["search_key", "code"]


class ProcedureChangeInline(ReadOnlyInline):
    model = ProcedureChange


@admin.register(AnnouncingDecision)
class AnnouncingDecisionAdmin(ReadTrackedAdmin):
    list_display = ["number", "issued_on", "effective_on", "subject", "unit", "removed_at"]
    list_filter = [_OF_PROVINCE, ("removed_at", admin.EmptyFieldListFilter)]
    list_select_related = ["unit"]
    search_fields = ["number", "subject", "unit__search_key"]
    inlines = [ProcedureChangeInline]


@admin.register(UnitProcedure)
class UnitProcedureAdmin(ReadTrackedAdmin):
    list_display = ["procedure", "unit", "level", "online_scale", "online_level", "valid_from", "valid_to"]
    list_filter = [_OF_PROVINCE, "level", "online_scale", ("valid_to", admin.EmptyFieldListFilter)]
    list_select_related = ["unit", "procedure"]
    search_fields = ["procedure__search_key", "unit__search_key"]


@admin.register(StatisticForm)
class StatisticFormAdmin(KeptAdmin):
    list_display = ["symbol", "legal_basis", "applies_from", "basis"]


@admin.register(Holiday)
class HolidayAdmin(KeptAdmin):
    list_display = ["day", "name", "is_worked"]
    list_filter = ["is_worked"]
    search_fields = ["name"]


@admin.register(DossierList)
class DossierListAdmin(ReadOnlyAdmin):
    list_display = ["name", "unit", "listed_on", "stage", "uploaded_by", "uploaded_at", "created", "changed"]
    list_filter = ["stage", _OF_PROVINCE]
    list_select_related = ["unit", "uploaded_by"]
    search_fields = ["name", "unit__search_key"]
    fields = [
        *("unit", "name", "size", "listed_on", "uploaded_by", "uploaded_at", "stage", "problem", "progress"),
        *("created", "changed", "unchanged", "loaded_at", "loaded_by", "undone_at", "undone_by"),
    ]


@admin.register(ColumnChoice)
class ColumnChoiceAdmin(ReadOnlyAdmin):
    list_display = ["head", "column", "unit"]
    list_filter = [_OF_PROVINCE]
    list_select_related = ["unit"]
    search_fields = ["head"]


@admin.register(ListedProcedure)
class ListedProcedureAdmin(ReadOnlyAdmin):
    list_display = ["code", "name", "field", "level", "procedure", "is_outside", "unit"]
    list_filter = ["is_outside", ("procedure", admin.EmptyFieldListFilter), _OF_PROVINCE]
    list_select_related = ["unit", "procedure"]
    search_fields = ["code", "name"]


class DossierBeforeInline(ReadOnlyInline):
    model = DossierBefore
    fields = ["by", "channel", "status", "received_on", "due_on", "extended_due_on", "finished_on", "apology_on"]


@admin.register(Dossier)
class DossierAdmin(ReadOnlyAdmin):
    list_display = ["code", "unit", "channel", "status", "received_on", "due_on", "finished_on"]
    list_select_related = ["unit"]
    search_fields = ["=code"]
    fields = [
        *("unit", "code", "listed", "channel", "status", "received_on", "due_on", "extended_due_on", "extensions"),
        *("finished_on", "closed_on", "apology_on", "apology_entered_by"),
    ]
    inlines = [DossierBeforeInline]


class TypedRowInline(ReadOnlyInline):
    model = TypedRow


@admin.register(TypedTable)
class TypedTableAdmin(ReadOnlyAdmin):
    list_display = ["unit", "starts_on", "ends_on", "is_used", "entered_by", "entered_at"]
    list_filter = [_OF_PROVINCE]
    list_select_related = ["unit", "entered_by"]
    search_fields = ["unit__search_key"]
    inlines = [TypedRowInline]
