"""The review of reports in Django's admin: all of it is written by the portal's pages, and here it is only read.

The tree and the files of a revision are downloaded in the portal, where the reader's unit is asked for.
"""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from accounts.admin_classes import ReadOnlyAdmin
from reports.models import (
    AuditEntry,
    Comment,
    CommentMessage,
    Extension,
    ReviewerAssignment,
    Revision,
    RevisionFigure,
    RevisionFile,
    SectionOpening,
    SectionRequest,
    SignedCopy,
    Transition,
    Waiver,
)

_OF_PERIOD = ("report__period", admin.RelatedOnlyFieldListFilter)
_REPORT = ("report__unit", "report__period")
_REVISION = ("revision__report__unit", "revision__report__period")


@admin.register(Transition)
class TransitionAdmin(ReadOnlyAdmin):
    list_display = ["at", "report", "action", "from_state", "to_state", "actor", "address"]
    list_filter = ["action", _OF_PERIOD]
    list_select_related = [*_REPORT, "actor"]
    search_fields = ["report__unit__search_key", "actor__username", "actor__display_name"]
    ordering = ["-at", "-pk"]


@admin.register(AuditEntry)
class AuditEntryAdmin(ReadOnlyAdmin):
    list_display = ["at", "unit", "report", "action", "detail", "actor", "address"]
    list_filter = ["action", _OF_PERIOD]
    list_select_related = [*_REPORT, "unit", "actor"]
    search_fields = ["unit__search_key", "actor__username", "actor__display_name"]
    ordering = ["-at", "-pk"]


@admin.register(Comment)
class CommentAdmin(ReadOnlyAdmin):
    list_display = ["report", "key", "target", "excerpt", "state", "author", "made_at", "closed_by", "closed_at"]
    list_filter = ["state", "target", _OF_PERIOD]
    list_select_related = [*_REPORT, "author", "closed_by"]
    search_fields = ["key", "excerpt", "report__unit__search_key"]


@admin.register(CommentMessage)
class CommentMessageAdmin(ReadOnlyAdmin):
    list_display = ["text", "comment", "author", "made_at"]
    list_select_related = ["comment", "author"]
    search_fields = ["text"]


@admin.register(SectionOpening)
class SectionOpeningAdmin(ReadOnlyAdmin):
    list_display = ["report", "key", "cause", "opened_at"]
    list_filter = ["cause", _OF_PERIOD]
    list_select_related = [*_REPORT]
    search_fields = ["key", "report__unit__search_key"]


@admin.register(SectionRequest)
class SectionRequestAdmin(ReadOnlyAdmin):
    list_display = ["report", "key", "state", "reason", "asked_by", "asked_at", "decided_by", "decided_at", "answer"]
    list_filter = ["state", _OF_PERIOD]
    list_select_related = [*_REPORT, "asked_by", "decided_by"]
    search_fields = ["key", "report__unit__search_key"]


@admin.register(Waiver)
class WaiverAdmin(ReadOnlyAdmin):
    list_display = ["report", "rule", "key", "reason", "made_by", "made_at"]
    list_filter = [_OF_PERIOD]
    list_select_related = [*_REPORT, "made_by"]
    search_fields = ["rule", "key", "report__unit__search_key"]


@admin.register(Extension)
class ExtensionAdmin(ReadOnlyAdmin):
    list_display = ["unit", "period", "due_at", "reason", "granted_by", "granted_at"]
    list_filter = ["period"]
    list_select_related = ["unit", "period", "granted_by"]
    search_fields = ["unit__search_key"]


@admin.register(ReviewerAssignment)
class ReviewerAssignmentAdmin(ReadOnlyAdmin):
    list_display = ["unit", "reviewer", "assigned_by", "assigned_at"]
    list_select_related = ["unit", "reviewer", "assigned_by"]
    search_fields = ["unit__search_key"]


@admin.register(Revision)
class RevisionAdmin(ReadOnlyAdmin):
    list_display = ["report", "number", "sha256", "made_at"]
    list_filter = [_OF_PERIOD]
    list_select_related = [*_REPORT]
    search_fields = ["sha256", "report__unit__search_key"]
    exclude = ["tree"]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).defer("tree")


class _OfRevision(ReadOnlyAdmin):
    """Rows that belong to a revision, whose long tree is not read along."""

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).defer("revision__tree")


@admin.register(RevisionFile)
class RevisionFileAdmin(_OfRevision):
    list_display = ["revision", "format", "size", "sha256", "done_at"]
    list_filter = ["format"]
    list_select_related = [*_REVISION]
    search_fields = ["sha256"]
    exclude = ["content"]


@admin.register(RevisionFigure)
class RevisionFigureAdmin(_OfRevision):
    list_display = ["label", "code", "value", "unit", "state", "revision"]
    list_filter = ["state"]
    list_select_related = [*_REVISION]
    search_fields = ["code", "label"]


@admin.register(SignedCopy)
class SignedCopyAdmin(_OfRevision):
    list_display = ["name", "revision", "size", "sha256", "uploaded_by", "uploaded_at"]
    list_select_related = [*_REVISION, "uploaded_by"]
    search_fields = ["name", "sha256"]
    exclude = ["content"]
