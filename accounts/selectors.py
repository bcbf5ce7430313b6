"""Which units there are, and which of them a user may work with."""

from difflib import get_close_matches

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from accounts.codes import normalise_code
from accounts.models import Membership, Unit, User
from core.errors import InputError
from core.text import squeeze

OWN_UNIT_ROLES = (Membership.Role.CLERK, Membership.Role.LEADER)
_WHOLE_PROVINCE_ROLES = (Membership.Role.REVIEWER, Membership.Role.ADMINISTRATOR)


def find_unit(code: str) -> Unit:
    """Return the unit that `code` names: "SYT" (in DEFAULT_PROVINCE) or "BRVT/SYT"; case and accents do not count.

    Raises InputError where the code is missing or unknown; the message suggests the codes that come close.
    """
    province_code, slash, unit_code = code.partition("/")
    if not slash:
        province_code, unit_code = settings.DEFAULT_PROVINCE, code
    province_code, unit_code = normalise_code(province_code), normalise_code(unit_code)
    if not province_code or not unit_code:
        raise InputError(f'mã đơn vị "{squeeze(code)}" không đủ, hãy ghi như SYT hoặc BRVT/SYT')
    units = Unit.objects.filter(province__code=province_code)
    unit = units.select_related("province").filter(code=unit_code).first()
    if unit is not None:
        return unit
    if not Unit.objects.filter(province__isnull=True, code=province_code).exists():
        provinces = Unit.objects.filter(province__isnull=True)
        raise InputError(f'không có tỉnh, thành phố mã "{province_code}"{_close_codes(province_code, provinces)}')
    raise InputError(f'không có đơn vị mã "{unit_code}" trong "{province_code}"{_close_codes(unit_code, units)}')


def find_province(code: str) -> Unit:
    """Return the province that `code` names; raises InputError where there is none."""
    provinces = Unit.objects.filter(province__isnull=True)
    province = provinces.filter(code=normalise_code(code)).first()
    if province is None:
        raise InputError(f'không có tỉnh, thành phố mã "{squeeze(code)}"{_close_codes(code, provinces)}')
    return province


def _close_codes(code: str, units: QuerySet[Unit]) -> str:
    close = get_close_matches(code, units.order_by("code").values_list("code", flat=True))
    return f"; gần giống: {', '.join(close)}" if close else "; hãy kiểm tra mã, hoặc nạp danh sách bằng lệnh load_units"


def units_of(user: User | AnonymousUser) -> QuerySet[Unit]:
    """Return the units whose reports the user may see; nobody sees a unit without a membership.

    A clerk or a leader: the unit of the membership. A reviewer or an administrator: all units of the province of
    that unit (reviewers belong to Sở Nội vụ, administrators to the province or to any unit of it).
    """
    if not user.is_authenticated or not user.is_active:
        return Unit.objects.none()
    memberships = Membership.objects.filter(user=user)
    own = memberships.filter(role__in=OWN_UNIT_ROLES).values("unit")
    provinces = memberships.filter(role__in=_WHOLE_PROVINCE_ROLES).values(root=Coalesce("unit__province", "unit"))
    return Unit.objects.filter(Q(pk__in=own) | Q(pk__in=provinces) | Q(province__in=provinces))


def own_units_of(user: User | AnonymousUser) -> QuerySet[Unit]:
    """Return the units whose reports the user writes, as a clerk or a leader, in dictionary order."""
    if not user.is_authenticated or not user.is_active:
        return Unit.objects.none()
    return Unit.objects.filter(pk__in=units_written_by(user))


def units_written_by(user: User | AnonymousUser) -> QuerySet[Membership, dict[str, int]]:
    """Return the ids of the same units, to narrow other rows by."""
    active = Membership.objects.filter(user_id=user.pk, user__is_active=True)
    return active.filter(role__in=OWN_UNIT_ROLES).values("unit")


def administered_provinces(user: User | AnonymousUser) -> QuerySet[Unit]:
    """Return the provinces that the user administers, in dictionary order."""
    if not user.is_authenticated or not user.is_active:
        return Unit.objects.none()
    roles = Membership.objects.filter(user=user, role=Membership.Role.ADMINISTRATOR)
    return Unit.objects.filter(pk__in=roles.values(root=Coalesce("unit__province", "unit")))
