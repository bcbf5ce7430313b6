"""Who may do what with the reports of a unit: named predicates for views, templates and services."""

from django.contrib.auth.models import AnonymousUser

from accounts.models import Unit, User
from accounts.selectors import own_units_of
from core.verdict import Verdict


def may_write(user: User | AnonymousUser, unit: Unit) -> Verdict:
    """Return whether the user may start and write the unit's reports: its clerks and leaders may."""
    if own_units_of(user).filter(pk=unit.pk).exists():
        return Verdict(True)
    return Verdict(False, word_refusal(unit))


def word_refusal(unit: Unit) -> str:
    """Return why somebody else may not write the unit's reports, and what to do."""
    return (
        f"Chỉ người lập báo cáo và thủ trưởng của {unit.name} được lập báo cáo của đơn vị này. "
        "Nếu đây là việc của bạn, hãy nhờ người quản trị giao vai trò trong đơn vị cho tài khoản."
    )
