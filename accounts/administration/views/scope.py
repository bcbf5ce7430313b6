"""What every page of the administration begins with."""

from django.http import HttpRequest, QueryDict
from django.shortcuts import get_object_or_404

from accounts.administration.selectors.units import units_in
from accounts.administration.selectors.users import accounts_in, with_roles_in
from accounts.administration.services.changes import Administrator
from accounts.models import Unit, User
from accounts.permissions import province_to_administer


def administrator_of(request: HttpRequest, province_id: int) -> Administrator:
    """Return who administers the province; raises Http404 for anybody else."""
    return Administrator(request.user, province_to_administer(request, province_id))


def unit_to_administer(by: Administrator, unit_id: int) -> Unit:
    """Return the province or a unit of it; raises Http404 for another one."""
    return get_object_or_404(units_in(by.province).select_related("parent"), pk=unit_id)


def account_to_administer(by: Administrator, user_id: int) -> User:
    """Return an account with its `roles` in the province; raises Http404 for one without any there."""
    return get_object_or_404(with_roles_in(by.province, accounts_in(by.province)), pk=user_id)


def sent(request: HttpRequest) -> QueryDict | None:
    """Return what a form was sent with, None where the page is only opened."""
    return request.POST if request.method == "POST" else None
