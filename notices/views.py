"""The notices of the person who is signed in; another person's are not found."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Max, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.mail_server import mail_is_set_up
from notices.forms import CHANNELS, KindsForm, NoticeFilter, SeenForm
from notices.selectors import kinds_for, kinds_told, muted_by, shown_to
from notices.services import choose_kinds, is_internal, mark_all_read, mark_read

PAGE_SIZE = 50


@require_safe
def notice_list(request: HttpRequest) -> HttpResponse:
    """Show the notices that are asked for, the newest first."""
    notices = shown_to(request.user)
    notice_filter = NoticeFilter(request.GET, kinds=kinds_told(request.user))
    context = {
        "filter": notice_filter,
        "page": Paginator(notice_filter.found(notices), PAGE_SIZE).get_page(request.GET.get("trang")),
        "all": notices.order_by().aggregate(newest=Max("pk"), unread=Count("pk", filter=Q(read_at=None))),
    }
    return render(request, "notices/list.html", context)


@require_POST
def open_notice(request: HttpRequest, notice_id: int) -> HttpResponse:
    """Note that a notice was read, and go to what it speaks of."""
    notice = get_object_or_404(shown_to(request.user).select_related("user"), pk=notice_id)
    mark_read(notice)
    return redirect(notice.link if is_internal(notice.link) else "notices:list")


@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    """Note that the notices that stood in the list were read."""
    form = SeenForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Chưa đánh dấu được thông báo nào. Hãy bấm lại nút trong danh sách dưới đây.")
    elif mark_all_read(request.user, form.cleaned_data["moi_nhat"]):
        messages.success(request, "Đã đánh dấu tất cả thông báo là đã đọc.")
    else:
        messages.info(request, "Các thông báo này đã được đánh dấu là đã đọc từ trước.")
    return redirect("notices:list")


@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: HttpRequest) -> HttpResponse:
    """Show which kinds the person is told of and where, and store another choice."""
    kinds = kinds_for(request.user)
    posted = request.POST if request.method == "POST" else None
    form = KindsForm(posted, kinds=kinds, muted=muted_by(request.user))
    if form.is_valid():
        choose_kinds(request.user, kinds, form.wanted())
        messages.success(request, "Đã lưu lựa chọn nhận thông báo.")
        return redirect("notices:settings")
    context = {"form": form, "channels": CHANNELS, "mail_is_set_up": mail_is_set_up()}
    return render(request, "notices/settings.html", context)
