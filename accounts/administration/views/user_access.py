"""Whether and how a person may sign in: a new password, locking and unlocking the account."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from accounts.administration.selectors.users import may_change_account, password_mark
from accounts.administration.services.users import lock_account, reset_password, unlock_account
from accounts.administration.views.scope import account_to_administer, administrator_of
from core.errors import InputError


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new_password_of_user(request: HttpRequest, province_id: int, user_id: int) -> HttpResponse:
    """Ask, then give the account a new password and show it once; one's own is changed on the own account's page."""
    by = administrator_of(request, province_id)
    user = account_to_administer(by, user_id)
    if user == request.user:
        messages.info(request, "Mật khẩu của chính mình được đổi ở trang này.")
        return redirect("accounts:password")
    context: dict[str, object] = {"province": by.province, "person": user}
    if request.method == "POST":
        try:
            password = reset_password(by, user, request.POST.get("seen", ""))
        except InputError as error:
            messages.error(request, error.sentence)
            return redirect("administration:user", by.province.pk, user.pk)
        return render(request, "accounts/administration/password.html", context | {"password": password})
    context |= {"verdict": may_change_account(by.province, user), "seen": password_mark(user)}
    return render(request, "accounts/administration/password_reset.html", context)


@require_POST
def lock_user(request: HttpRequest, province_id: int, user_id: int) -> HttpResponse:
    """Lock the account; whoever is signed in with it is signed out."""
    by = administrator_of(request, province_id)
    user = account_to_administer(by, user_id)
    try:
        lock_account(by, user)
    except InputError as error:
        messages.error(request, error.sentence)
    else:
        messages.success(request, f"Đã khóa tài khoản {user.username}; mọi phiên đăng nhập đã kết thúc.")
    return redirect("administration:user", by.province.pk, user.pk)


@require_POST
def unlock_user(request: HttpRequest, province_id: int, user_id: int) -> HttpResponse:
    """Unlock the account, also after too many wrong passwords."""
    by = administrator_of(request, province_id)
    user = account_to_administer(by, user_id)
    try:
        unlock_account(by, user)
    except InputError as error:
        messages.error(request, error.sentence)
    else:
        messages.success(request, f"Tài khoản {user.username} đăng nhập được.")
    return redirect("administration:user", by.province.pk, user.pk)
