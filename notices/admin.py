"""Notices and their mails in Django's admin: which mails wait, which failed, and why."""

from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from accounts.admin_classes import ReadOnlyAdmin
from notices.models import Mail, MutedKind, Notice

_FAILED = ~Q(last_error="")
MAIL_STATES = {
    "waiting": ("Chờ gửi", Q(done_at=None) & ~_FAILED),
    "retried": ("Chưa gửi được, sẽ thử lại", Q(done_at=None) & _FAILED),
    "sent": ("Đã gửi", Q(done_at__isnull=False) & ~_FAILED),
    "given_up": ("Không gửi", Q(done_at__isnull=False) & _FAILED),
}
"""What became of a mail: the words, and the condition on its row."""


class MailStateFilter(admin.SimpleListFilter):
    title = "tình trạng"
    parameter_name = "tinh_trang"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(name, words) for name, (words, _) in MAIL_STATES.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Mail]) -> QuerySet[Mail]:
        _, condition = MAIL_STATES.get(self.value(), ("", Q()))
        return queryset.filter(condition)


@admin.register(Notice)
class NoticeAdmin(ReadOnlyAdmin):
    list_display = ["title", "user", "kind_label", "made_at", "read_at", "is_shown"]
    list_select_related = ["user"]
    search_fields = ["user__username", "user__display_name", "title"]

    @admin.display(description="loại", ordering="kind")
    def kind_label(self, notice: Notice) -> str:
        return notice.kind_label


@admin.register(Mail)
class MailAdmin(ReadOnlyAdmin):
    list_display = ["notice", "recipient", "state", "attempts", "try_after", "done_at", "last_error"]
    list_filter = [MailStateFilter]
    list_select_related = ["notice__user"]
    ordering = ["-pk"]
    search_fields = ["notice__user__username", "notice__user__email", "notice__title"]
    fields = ["notice", "recipient", "state", "attempts", "try_after", "done_at", "last_error"]
    readonly_fields = fields

    @admin.display(description="người nhận")
    def recipient(self, mail: Mail) -> str:
        user = mail.notice.user
        return f"{user.get_full_name()} ({user.email or 'không có thư điện tử'})"

    @admin.display(description="tình trạng")
    def state(self, mail: Mail) -> str:
        waiting, retried, sent, given_up = (words for words, _ in MAIL_STATES.values())
        if mail.done_at is None:
            return retried if mail.last_error else waiting
        return given_up if mail.last_error else sent


@admin.register(MutedKind)
class MutedKindAdmin(ReadOnlyAdmin):
    list_display = ["user", "kind_label", "channel"]
    list_filter = ["channel"]
    list_select_related = ["user"]
    search_fields = ["user__username", "user__display_name"]

    @admin.display(description="loại", ordering="kind")
    def kind_label(self, muted: MutedKind) -> str:
        return muted.kind_label
