"""Who may do what with the reports of a unit: named predicates for views, templates and services."""

from django.contrib.auth.models import AnonymousUser

from accounts.models import Membership, Unit, User
from accounts.selectors import own_units_of
from core.verdict import Verdict
from reports.domain.states import MOVES, STATES, Action, Role, roles_for
from reports.models import Report

_ROLE_NAMES: dict[Role, str] = {
    "clerk": "người lập báo cáo",
    "leader": "thủ trưởng đơn vị",
    "reviewer": "người kiểm tra của Sở Nội vụ",
}


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


def roles_in(user: User | AnonymousUser, unit: Unit) -> frozenset[str]:
    """Return what the user is for a unit's reports: clerk, leader, reviewer of its province (one query)."""
    if not user.is_authenticated or not user.is_active:
        return frozenset()
    province = unit.province_id or unit.pk
    rows = Membership.objects.filter(user=user).values_list("role", "unit_id", "unit__province_id")
    return frozenset(
        role
        for role, unit_id, province_id in rows
        if (unit_id == unit.pk if role in ("clerk", "leader") else (province_id or unit_id) == province)
    )


def may_move(user: User | AnonymousUser, report: Report, action: Action) -> Verdict:
    """Return whether the user may do `action` to the report in its state now (one query)."""
    return move_verdict(roles_in(user, report.unit), report, action)


def move_verdict(roles: frozenset[str], report: Report, action: Action) -> Verdict:
    """Return the same for somebody whose `roles_in` the report's unit are known."""
    move = MOVES[action]
    allowed = roles_for(action, report.unit.clerk_submits)
    if not roles.intersection(allowed):
        names = " hoặc ".join(_ROLE_NAMES[role] for role in allowed)
        return Verdict(False, f"Chỉ {names} được {move.label[:1].lower()}{move.label[1:]}.")
    if report.state not in move.sources:
        state = STATES[report.state]
        return Verdict(False, f"Báo cáo đang ở trạng thái “{state}”, không {move.done} được. Hãy tải lại trang.")
    return Verdict(True)


def may_review(user: User | AnonymousUser, unit: Unit) -> Verdict:
    """Return whether the user reviews the unit's reports: the reviewers of its province do."""
    if "reviewer" in roles_in(user, unit):
        return Verdict(True)
    return Verdict(False, "Chỉ người kiểm tra của Sở Nội vụ được thực hiện việc này.")


def may_extend(user: User | AnonymousUser, unit: Unit) -> Verdict:
    """Return whether the user may give the unit more time: reviewers and administrators of its province may."""
    if roles_in(user, unit) & {"reviewer", "administrator"}:
        return Verdict(True)
    return Verdict(
        False,
        "Chỉ người kiểm tra của Sở Nội vụ và người quản trị của tỉnh được gia hạn nộp báo cáo. "
        "Nếu đơn vị cần thêm thời gian, hãy liên hệ Sở Nội vụ.",
    )
