"""The kinds of notices: their names, whom they concern, and which of them nobody can switch off."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from accounts.models import Membership

_CLERK, _LEADER, _REVIEWER = Membership.Role.CLERK, Membership.Role.LEADER, Membership.Role.REVIEWER


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of notice, and the roles of those whom it may concern. `is_kept`: it cannot be switched off."""

    label: str
    roles: tuple[Membership.Role, ...]
    is_kept: bool = False


KINDS: Final[dict[str, Kind]] = {
    "awaiting_leader": Kind("Báo cáo trình thủ trưởng đơn vị", (_LEADER,)),
    "sent_back": Kind("Báo cáo được trả lại người lập để chỉnh sửa", (_CLERK, _LEADER)),
    "submitted": Kind("Báo cáo được gửi đến Sở Nội vụ", (_CLERK, _LEADER, _REVIEWER)),
    "returned": Kind("Yêu cầu bổ sung, chỉnh sửa báo cáo", (_CLERK, _LEADER), is_kept=True),
    "answered": Kind("Góp ý và trả lời góp ý", (_CLERK, _LEADER, _REVIEWER)),
    "approved": Kind("Báo cáo được tiếp nhận", (_CLERK, _LEADER)),
    "reopened": Kind("Báo cáo được mở lại", (_CLERK, _LEADER)),
    "section_asked": Kind("Đơn vị đề nghị mở thêm mục để sửa", (_REVIEWER,)),
    "section_decided": Kind("Trả lời đề nghị mở thêm mục", (_CLERK, _LEADER)),
    "extended": Kind("Gia hạn nộp báo cáo", (_CLERK, _LEADER)),
    "due": Kind("Nhắc hạn nộp báo cáo", (_CLERK, _LEADER)),
    "dossiers_due": Kind("Hồ sơ sắp đến hạn, quá hạn", (_CLERK, _LEADER)),
}

Wording = Callable[[dict[str, Any], datetime], tuple[str, str] | None]
"""Takes a notice's data and the moment of sending; returns title and text, None where the mail has become needless."""

_wordings: dict[str, Wording] = {}


def word_when_sent(kind: str, wording: Wording) -> None:
    """Let mails of a kind be worded at the moment when they are sent."""
    _wordings[kind] = wording


def wording_of(kind: str) -> Wording | None:
    """Return how mails of the kind are worded when they are sent, None where they say what the notice says."""
    return _wordings.get(kind)
