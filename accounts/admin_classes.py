"""What the pages of Django's admin share: tables that are only read, records that are never deleted, their history."""

from typing import Any

from django.contrib import admin
from django.core.paginator import Paginator
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

VERSIONS_ON_A_PAGE = 50


class TidyAdmin(admin.ModelAdmin):
    """Lists of 50 that do not count a large table twice."""

    list_per_page = 50
    show_full_result_count = False


class KeptAdmin(TidyAdmin):
    """Rows that may be changed and are never deleted: others lean on them, or a day closes them."""

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


class ReadOnlyAdmin(KeptAdmin):
    """Rows that the portal alone writes: here they are looked at."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


class ReadOnlyInline(admin.TabularInline):
    """Rows below their owner that the portal alone writes."""

    extra = 0
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


class TrackedAdmin(KeptAdmin):
    """Records with a history: every state, by whom and when. It is read and never changed."""

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        record = self.get_object(request, object_id)
        if record is None:
            raise Http404
        versions = record.history.select_related("history_user").order_by("-history_date", "-history_id")
        page = Paginator(versions, VERSIONS_ON_A_PAGE).get_page(request.GET.get("p"))
        # One more than the page shows: the last version of a page is compared with the first of the next.
        shown = list(versions[page.start_index() - 1 : page.end_index() + 1]) if page.paginator.count else []
        earlier = [*shown[1:], None]
        context = {
            **self.admin_site.each_context(request),
            "title": f"Lịch sử thay đổi: {record}",
            "module_name": self.opts.verbose_name_plural,
            "object": record,
            "opts": self.opts,
            "page": page,
            "versions": [
                {"version": version, "changes": _changes(version, before)}
                for version, before in zip(shown, earlier, strict=True)
            ][: len(page)],
        }
        return render(request, "admin/record_history.html", context)


def _changes(version: Any, before: Any) -> list[dict[str, Any]]:
    """Return what `version` changed, field by field; records that it points to are told by their numbers."""
    if before is None:
        return []
    labels = {field.attname: field.verbose_name for field in version.tracked_fields}
    labels |= {field.name: field.verbose_name for field in version.tracked_fields}
    changed = version.diff_against(before, excluded_fields=["updated_at"]).changes
    return [{"label": labels[one.field], "old": one.old, "new": one.new} for one in changed]
