"""The people of a province: the list, a new account, one person with their roles."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.administration.forms.users import BY_MAIL, NewAccountForm, PeopleFilterForm, PersonForm, RoleForm
from accounts.administration.selectors.traces import traces_of
from accounts.administration.selectors.units import units_in
from accounts.administration.selectors.users import (
    may_change_account,
    people_listed,
    roles_in,
    with_roles_in,
)
from accounts.administration.services.changes import Administrator
from accounts.administration.services.first_mail import reset_parts, send_first_mail
from accounts.administration.services.users import add_role, change_person, create_account, remove_role
from accounts.administration.views.scope import account_to_administer, administrator_of, sent
from accounts.lockout import is_name_locked
from accounts.models import User
from accounts.selectors import administered_provinces
from core.errors import InputError
from core.mail_server import mail_is_set_up

PAGE_SIZE = 50


@require_safe
def user_list(request: HttpRequest, province_id: int) -> HttpResponse:
    """Show the people who have a role in the province, by name."""
    by = administrator_of(request, province_id)
    people_filter = PeopleFilterForm(request.GET, units=list(units_in(by.province)))
    found = people_listed(by.province, people_filter.wanted())
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("trang"))
    people = {user.pk: user for user in with_roles_in(by.province, User.objects.filter(pk__in=page.object_list))}
    context = {
        "province": by.province,
        "filter": people_filter,
        "page": page,
        "people": [people[pk] for pk in page.object_list],
    }
    return render(request, "accounts/administration/users.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def add_user(request: HttpRequest, province_id: int) -> HttpResponse:
    """Create an account, then show its first password once or send a link by mail."""
    by = administrator_of(request, province_id)
    units = list(units_in(by.province))
    form = NewAccountForm(sent(request), units=units, mail_is_set_up=mail_is_set_up())
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            user, password = create_account(
                by, given["username"], given["display_name"], given["email"], given["unit"], given["roles"]
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            return _hand_over(request, by, user, password, by_mail=given["handover"] == BY_MAIL)
    return render(request, "accounts/administration/user_add.html", {"province": by.province, "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def edit_user(request: HttpRequest, province_id: int, user_id: int) -> HttpResponse:
    """Show a person, their roles in the province and what was changed; correct name and mail."""
    by = administrator_of(request, province_id)
    user = account_to_administer(by, user_id)
    form = PersonForm(sent(request), user=user)
    if request.method == "POST" and form.is_valid():
        try:
            is_changed = change_person(by, user, form.cleaned_data["display_name"], form.cleaned_data["email"])
        except InputError as error:
            form.add_error(None, error.sentence)
        else:
            if is_changed:
                messages.success(request, "Đã lưu thông tin người dùng.")
            else:
                messages.info(request, "Không thay đổi: thông tin vừa gửi giống thông tin đã lưu.")
            return redirect("administration:user", by.province.pk, user.pk)
    return _user_page(request, by, user, form, RoleForm(units=list(units_in(by.province))))


@require_POST
def give_role(request: HttpRequest, province_id: int, user_id: int) -> HttpResponse:
    """Give a person one more role in the province."""
    by = administrator_of(request, province_id)
    user = account_to_administer(by, user_id)
    form = RoleForm(request.POST, units=list(units_in(by.province)))
    if not form.is_valid():
        return _user_page(request, by, user, PersonForm(user=user), form)
    unit, role = form.cleaned_data["unit"], form.cleaned_data["role"]
    if add_role(by, user, unit, role):
        messages.success(request, f"Đã thêm vai trò ở {unit.name}.")
    else:
        messages.info(request, f"Không thay đổi: người dùng đã có vai trò này ở {unit.name}.")
    return redirect("administration:user", by.province.pk, user.pk)


@require_POST
def take_role(request: HttpRequest, province_id: int, user_id: int, role_id: int) -> HttpResponse:
    """Take a role in the province from a person."""
    by = administrator_of(request, province_id)
    user = account_to_administer(by, user_id)
    membership = get_object_or_404(roles_in(by.province).select_related("user", "unit"), pk=role_id, user=user)
    try:
        remove_role(by, membership)
    except InputError as error:
        messages.error(request, error.sentence)
    else:
        messages.success(request, f"Đã bỏ vai trò {membership.get_role_display()} ở {membership.unit.name}.")
    if not administered_provinces(request.user).filter(pk=by.province.pk).exists():
        return redirect("reports:home")
    return redirect("administration:user", by.province.pk, user.pk)


def _user_page(
    request: HttpRequest, by: Administrator, user: User, form: PersonForm, role_form: RoleForm
) -> HttpResponse:
    context = {
        "province": by.province,
        "person": user,
        "form": form,
        "role_form": role_form,
        "verdict": may_change_account(by.province, user),
        "is_locked_for_a_while": is_name_locked(user.username),
        "traces": traces_of(by.province, user),
    }
    return render(request, "accounts/administration/user.html", context)


def _hand_over(request: HttpRequest, by: Administrator, user: User, password: str, by_mail: bool) -> HttpResponse:
    if by_mail:
        link = request.build_absolute_uri(reverse("accounts:reset", kwargs=reset_parts(user)))
        sign_in = request.build_absolute_uri(reverse("login"))
        try:
            send_first_mail(user, by.province, link, sign_in, settings.PASSWORD_RESET_TIMEOUT // 3600)
        except InputError as error:
            messages.warning(request, error.sentence)
        else:
            messages.success(request, f"Đã tạo tài khoản {user.username} và gửi liên kết đặt mật khẩu.")
            return redirect("administration:user", by.province.pk, user.pk)
    context = {"province": by.province, "person": user, "password": password, "is_new": True}
    return render(request, "accounts/administration/password.html", context)
