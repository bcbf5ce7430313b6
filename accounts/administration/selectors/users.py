"""People as the administrator of a province sees them: who has a role there, and what may be done to an account."""

from dataclasses import dataclass

from django.db.models import Prefetch, Q, QuerySet
from django.utils.crypto import salted_hmac

from accounts.models import Membership, Unit, User
from core.text import search_key, sort_key
from core.verdict import Verdict


@dataclass(frozen=True, slots=True)
class PeopleFilter:
    """Whom to list; a blank condition leaves everybody."""

    words: str = ""
    role: str = ""
    unit: int | None = None
    is_active: bool | None = None


def roles_in(province: Unit) -> QuerySet[Membership]:
    """Return the roles in the units of the province and in the province itself."""
    return Membership.objects.filter(Q(unit=province) | Q(unit__province=province))


def accounts_in(province: Unit) -> QuerySet[User]:
    """Return the accounts that an administrator of the province may open: no account of the system's own staff."""
    people = User.objects.filter(pk__in=roles_in(province).values("user"))
    return people.filter(is_superuser=False, is_staff=False)


def people_listed(province: Unit, wanted: PeopleFilter) -> list[int]:
    """Return the ids of the people with a role in the province whom the filter leaves, by name (one query).

    Words are looked for in the name, the user name, and the names and codes of the units, accents and case aside.
    """
    roles = roles_in(province)
    if wanted.is_active is not None:
        roles = roles.filter(user__is_active=wanted.is_active)
    words = search_key(wanted.words).split()
    keys: dict[int, str] = {}
    names: dict[int, tuple[str, str]] = {}
    fitting: set[int] = set()
    rows = roles.values_list(
        "user_id", "user__display_name", "user__username", "unit_id", "unit__search_key", "role"
    ).order_by("user_id", "pk")
    for user, name, username, unit, unit_key, role in rows:
        keys.setdefault(user, search_key(f"{name} {username}"))
        keys[user] += f" {unit_key}"
        names[user] = sort_key(name or username), username
        if wanted.unit in (None, unit) and wanted.role in ("", role):
            fitting.add(user)
    found = [user for user in fitting if all(word in keys[user] for word in words)]
    return sorted(found, key=names.__getitem__)


def with_roles_in(province: Unit, people: QuerySet[User]) -> QuerySet[User]:
    """Fetch with each person `roles`: those in the province, by unit (one query for all)."""
    roles = roles_in(province).select_related("unit").order_by("unit__sort_key", "unit_id", "role")
    return people.prefetch_related(Prefetch("memberships", roles, to_attr="roles"))


def may_change_account(province: Unit, user: User) -> Verdict:
    """Say whether the province's administrators may change name, mail, password and lock of the account.

    Whoever gets a person's password gets all their roles: with a role outside the province the account is not theirs.
    """
    outside = Membership.objects.filter(user=user).exclude(Q(unit=province) | Q(unit__province=province))
    if outside.exists():
        return Verdict(
            False,
            "Tài khoản này còn được dùng ngoài tỉnh, nên ở đây chỉ sửa được vai trò trong tỉnh; "
            "để sửa tài khoản, hãy liên hệ người quản trị hệ thống.",
        )
    return Verdict(True)


def is_without_administrator(province: Unit) -> bool:
    """Tell whether nobody who may sign in administers the province."""
    administrators = roles_in(province).filter(role=Membership.Role.ADMINISTRATOR, user__is_active=True)
    return not administrators.exists()


def password_mark(user: User) -> str:
    """Return a mark of the account's password that tells nothing of it; another one once it was set anew."""
    return salted_hmac("accounts.administration.password", f"{user.pk} {user.password}").hexdigest()
