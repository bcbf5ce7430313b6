"""What people are told when a report changes its state."""

from typing import Final

from django.db.models import CharField, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.urls import reverse

from accounts.models import Membership, User
from notices.services import News, notify, settle
from reports.models import Report, Transition
from reports.review.recipients import people_of, reviewers_of

_KINDS: Final = {
    "to_leader": "awaiting_leader",
    "send_back": "sent_back",
    "submit": "submitted",
    "return": "returned",
    "approve": "approved",
    "reopen": "reopened",
}
_PAGES: Final = {
    "to_leader": "submission:check",
    "send_back": "reports:edit",
    "submit": "review:report",
    "return": "responses:list",
    "approve": "reports:preview",
    "reopen": "reports:edit",
}
"""Where whoever is told goes on, by the action."""

_AT_THE_UNIT: Final = ("send_back", "return", "reopen")
_DONE_BY: Final = {
    "to_leader": _AT_THE_UNIT,
    "send_back": ("to_leader",),
    "submit": ("to_leader", *_AT_THE_UNIT),
    "return": ("submit",),
    "approve": ("submit",),
    "reopen": ("approve",),
}
"""Of which earlier actions the news ask for nothing any more, by the action."""


def tell(report: Report, transition: Transition) -> None:
    """Tell those who have to act now, and those whose report it is, what happened; not the person who did it."""
    action = transition.action
    _settle(report, transition)
    _tell(report, transition, _title(report, action), _PAGES[action], _people(report, action))
    if action == "submit":
        # The clerk wants to know that the leader sent it. Who reviews it as well was told already, by the same key.
        title = f"Báo cáo {report.period.name} của {report.unit.name} đã được {_sent(report)} đến Sở Nội vụ"
        _tell(report, transition, title, "reports:preview", people_of(report.unit))


def _settle(report: Report, transition: Transition) -> None:
    """Note as read what those who had to act before were told: it is done."""
    done = _DONE_BY[transition.action]
    moves = report.transitions.filter(action__in=done).exclude(pk=transition.pk)
    keys = moves.annotate(notice_key=Concat(Value("transition:"), Cast("pk", CharField()))).values("notice_key")
    settle(keys, {reverse(_PAGES[action], args=[report.pk]) for action in done})


def _tell(report: Report, transition: Transition, title: str, page: str, people: QuerySet[User]) -> None:
    text = f"Người thực hiện: {transition.actor.get_full_name()}."
    if transition.open_comments:
        text += f" Số góp ý cần trả lời: {transition.open_comments}."
    if transition.reason:
        text += f"\nLý do: {transition.reason}"
    link = reverse(page, args=[report.pk])
    news = News(_KINDS[transition.action], f"transition:{transition.pk}", title, text, link)
    notify(people.exclude(pk=transition.actor_id), news)


def _title(report: Report, action: str) -> str:
    name = f"{report.period.name} của {report.unit.name}"
    return {
        "to_leader": f"Báo cáo {name} chờ thủ trưởng duyệt",
        "send_back": f"Báo cáo {name} được trả lại người lập để chỉnh sửa",
        "submit": f"{report.unit.name} {_sent(report)} báo cáo {report.period.name}",
        "return": f"Báo cáo {name} cần bổ sung, chỉnh sửa",
        "approve": f"Báo cáo {name} đã được tiếp nhận",
        "reopen": f"Báo cáo {name} được mở lại để đính chính",
    }[action]


def _sent(report: Report) -> str:
    return "gửi lại" if report.submitted_at != report.last_submitted_at else "gửi"


def _people(report: Report, action: str) -> QuerySet[User]:
    """Return who has to act after the action, or whose report it is."""
    match action:
        case "to_leader":
            return people_of(report.unit, Membership.Role.LEADER)
        case "submit":
            return reviewers_of(report.unit)
        case _:
            return people_of(report.unit)
