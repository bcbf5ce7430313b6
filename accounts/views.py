"""Signing in, and the account of the person who is signed in."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from accounts.account_services import change_details, change_password, sign_out_everywhere
from accounts.forms import ChangePasswordForm, DetailsForm, SignInForm
from accounts.lockout import Lock, client_address, lock_of, locked_name
from accounts.signed_in import sign_ins_of


class SignInView(LoginView):
    """The sign-in page; whoever is signed in already goes on to the reports."""

    authentication_form = SignInForm
    template_name = "accounts/sign_in.html"
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(development=settings.DEBUG, **kwargs)


def locked_out(
    request: HttpRequest, response: HttpResponse | None = None, credentials: dict[str, Any] | None = None
) -> HttpResponse:
    """Say why signing in is locked, until when, and what to do; django-axes asks for it in place of `response`."""
    now = timezone.now()
    address = client_address(request)
    lock = lock_of(locked_name(request, credentials), address) or Lock(now, of_address=False)
    context = {
        "username": (credentials or {}).get("username", ""),
        "address": address if lock.of_address else "",
        # Without its seconds the time shown would come a moment too early.
        "until": lock.until + timedelta(seconds=59),
        "limit": settings.AXES_FAILURE_LIMIT,
    }
    answer = render(request, "accounts/locked_out.html", context, status=429)
    answer["Retry-After"] = max(1, round((lock.until - now).total_seconds()))
    return answer


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def account(request: HttpRequest) -> HttpResponse:
    """Show the own account, and store another name or mail address."""
    form = DetailsForm(request, request.POST if request.method == "POST" else None)
    if form.is_valid():
        change_details(request.user, form.cleaned_data["display_name"], form.cleaned_data["mail_address"])
        messages.success(request, "Đã lưu thông tin tài khoản.")
        return redirect("accounts:account")
    memberships = request.user.memberships.select_related("unit").order_by("unit__sort_key", "unit_id", "role")
    context = {
        "form": form,
        "memberships": memberships,
        "sign_ins": sign_ins_of(request.user, request.session.session_key),
        "hours": settings.SESSION_COOKIE_AGE // 3600,
    }
    return render(request, "accounts/account.html", context)


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    """Ask for a new password, and store it."""
    form = ChangePasswordForm(request, request.POST if request.method == "POST" else None)
    if form.is_valid():
        change_password(request, request.user, form.cleaned_data["new_password1"])
        messages.success(request, "Đã đổi mật khẩu. Mọi nơi khác đã được đăng xuất; tại đây bạn vẫn đăng nhập.")
        return redirect("accounts:account")
    return render(request, "accounts/password.html", {"form": form})


@require_POST
def sign_out_of_all(request: HttpRequest) -> HttpResponse:
    """End every session of the user, this one too."""
    sign_out_everywhere(request, request.user)
    messages.success(request, "Đã đăng xuất khỏi mọi nơi. Hãy đăng nhập lại để làm việc tiếp.")
    return redirect("login")
