"""Who may write the reports of a unit."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import AnonymousUser

from accounts.models import Membership, Unit, User
from core.verdict import Verdict
from reports.permissions import may_write

MakeUser = Callable[[Membership.Role, Unit], User]
REFUSED = Verdict(
    False,
    "Chỉ người lập báo cáo và thủ trưởng của Sở Y tế được lập báo cáo của đơn vị này. "
    "Nếu đây là việc của bạn, hãy nhờ người quản trị giao vai trò trong đơn vị cho tài khoản.",
)


@pytest.mark.parametrize(
    ("role", "code", "verdict"),
    [
        ("clerk", "SYT", Verdict(True)),
        ("leader", "SYT", Verdict(True)),
        ("reviewer", "SYT", REFUSED),
        ("administrator", "SYT", REFUSED),
        ("clerk", "STP", REFUSED),
        ("leader", "STP", REFUSED),
    ],
)
def test_clerks_and_leaders_write_the_reports_of_their_unit(
    brvt: Unit, health: Unit, user_with: MakeUser, role: Membership.Role, code: str, verdict: Verdict
) -> None:
    assert may_write(user_with(role, Unit.objects.get(province=brvt, code=code)), health) == verdict


def test_who_is_not_signed_in_or_no_longer_active_writes_nothing(health: Unit, user_with: MakeUser) -> None:
    gone = user_with(Membership.Role.CLERK, health)
    gone.is_active = False
    assert [may_write(user, health) for user in (AnonymousUser(), gone)] == [REFUSED, REFUSED]
