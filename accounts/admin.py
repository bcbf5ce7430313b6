"""Units, users and their roles, files, and the log of sign-ins in Django's admin.

Sessions are left out: their keys would let whoever reads them in.
"""

from typing import Any

from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminPasswordChangeForm
from django.contrib.auth.models import Group
from django.http import HttpRequest
from django.utils.html import format_html

from accounts.admin_classes import KeptAdmin, ReadOnlyAdmin, TidyAdmin
from accounts.models import Attachment, Membership, Unit, UploadedList, User

# Roles are memberships; groups give nobody anything.
admin.site.unregister(Group)


class OfProvince(admin.RelatedOnlyFieldListFilter):
    """A filter by the provinces that occur, not by the thousands of units."""


class NewPasswordByAdminForm(AdminPasswordChangeForm):
    """Django's own without its switch for other ways to sign in; all who are signed in as the user are signed out."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("usable_password", None)
        for field in self.fields.values():
            field.required = True

    def save(self, commit: bool = True) -> User:
        self.user.sessions.all().delete()
        return super().save(commit)


class MembershipInline(admin.TabularInline):
    model = Membership
    extra = 0
    autocomplete_fields = ["unit"]


@admin.register(Unit)
class UnitAdmin(KeptAdmin):
    list_display = ["name", "code", "kind", "province", "parent", "valid_from", "valid_to"]
    list_filter = ["kind", ("province", OfProvince)]
    list_select_related = ["province", "parent"]
    search_fields = ["search_key", "code", "name"]
    autocomplete_fields = ["parent", "province"]


@admin.register(User)
class PortalUserAdmin(UserAdmin):
    list_display = ["username", "display_name", "email", "is_active", "is_superuser", "last_login"]
    list_filter = ["is_active", "is_superuser"]
    list_per_page = 50
    show_full_result_count = False
    search_fields = ["username", "display_name", "email"]
    readonly_fields = ["new_password", "is_demo", "last_login", "date_joined"]
    filter_horizontal = []
    inlines = [MembershipInline]
    change_password_form = NewPasswordByAdminForm
    change_user_password_template = "admin/user_password.html"
    fieldsets = [
        (None, {"fields": ["username", "new_password", "display_name", "email"]}),
        ("Quyền", {"fields": ["is_active", "is_superuser"]}),
        ("Ghi nhận", {"fields": ["is_demo", "last_login", "date_joined"]}),
    ]
    add_fieldsets = [
        (None, {"classes": ["wide"], "fields": ["username", "display_name", "email", "password1", "password2"]})
    ]

    @admin.display(description="mật khẩu")
    def new_password(self, user: User) -> str:
        """Nothing of the stored password is shown, not even how it is stored."""
        return format_html('<a href="{}">Đặt mật khẩu mới</a>', "../password/")

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Users are deactivated: reports and records tell who wrote them."""
        return False

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        """Store the user; sessions of one who may no longer sign in do not wait for the day when they may again."""
        super().save_model(request, obj, form, change)
        if not obj.is_active:
            obj.sessions.all().delete()


@admin.register(Membership)
class MembershipAdmin(TidyAdmin):
    list_display = ["user", "role", "unit"]
    list_filter = ["role", ("unit__province", OfProvince)]
    list_select_related = ["user", "unit"]
    search_fields = ["user__username", "user__display_name", "unit__search_key"]
    autocomplete_fields = ["user", "unit"]


@admin.register(Attachment)
class AttachmentAdmin(ReadOnlyAdmin):
    list_display = ["name", "media_type", "size", "unit", "uploaded_by", "uploaded_at"]
    list_filter = ["media_type", ("unit__province", OfProvince)]
    list_select_related = ["unit", "uploaded_by"]
    search_fields = ["name"]
    # Files are served by the portal's own pages, to those who may read them.
    exclude = ["content"]


@admin.register(UploadedList)
class UploadedListAdmin(ReadOnlyAdmin):
    list_display = ["name", "kind", "unit", "uploaded_by", "uploaded_at", "loaded_at", "created", "changed"]
    list_filter = ["kind", ("unit__province", OfProvince)]
    list_select_related = ["unit", "uploaded_by"]
    search_fields = ["name"]
    exclude = ["content"]


@admin.register(AccessAttempt)
class AccessAttemptAdmin(ReadOnlyAdmin):
    list_display = ["username", "ip_address", "failures_since_start", "attempt_time", "user_agent"]
    search_fields = ["username", "ip_address"]
    fields = ["username", "ip_address", "failures_since_start", "attempt_time", "user_agent"]


@admin.register(AccessLog)
class AccessLogAdmin(ReadOnlyAdmin):
    list_display = ["username", "ip_address", "attempt_time", "logout_time", "user_agent"]
    search_fields = ["username", "ip_address"]
    fields = ["username", "ip_address", "attempt_time", "logout_time", "user_agent"]


@admin.register(AccessFailureLog)
class AccessFailureLogAdmin(ReadOnlyAdmin):
    list_display = ["username", "ip_address", "attempt_time"]
    search_fields = ["username", "ip_address"]
    fields = ["username", "ip_address", "attempt_time"]


@admin.register(LogEntry)
class LogEntryAdmin(ReadOnlyAdmin):
    list_display = ["action_time", "user", "content_type", "object_repr", "change_message"]
    list_select_related = ["user", "content_type"]
    search_fields = ["user__username", "object_repr"]
