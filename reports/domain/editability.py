"""Whether a section of a report may be written now, and if not, why and what to do: the one rule of the portal.

reports.selectors.reports_written_by and sections_written_by are the same rule for the database.
"""

from collections.abc import Collection
from typing import Final

from core.verdict import Verdict
from reports.domain.states import Role, State

WRITTEN_WHOLE: Final[tuple[State, ...]] = ("draft", "reopened")
"""The states in which every section is written; in a returned report only what was opened."""
WRITERS: Final[frozenset[Role]] = frozenset({"clerk", "leader"})
"""Who writes the reports of a unit."""
EVERY_SECTION: Final = ""
"""The key of an opening that opens every section."""

KEPT_AS_SENT: Final = (
    "Báo cáo được trả lại để bổ sung, chỉnh sửa: chỉ mục có góp ý được mở để sửa, mục này giữ nguyên như bản đã gửi."
)
LOCKED: Final = f"{KEPT_AS_SENT} Nếu cần sửa mục này, hãy bấm “Đề nghị mở mục” ở trang soạn báo cáo."
_NOTHING_OPEN: Final = (
    "Báo cáo được trả lại nhưng chưa có mục nào được mở. Hãy liên hệ người kiểm tra của Sở Nội vụ để được mở mục."
)
_READER: Final = "Chỉ người lập báo cáo và thủ trưởng của đơn vị được soạn báo cáo."
_WITH_LEADER: Final = (
    "Báo cáo đang chờ thủ trưởng duyệt nên chưa sửa được. "
    "Nếu cần sửa, hãy chọn {button} ở trang kiểm tra và gửi báo cáo."
)
_TAKE_BACK: Final = "“Lấy lại để sửa”"
_GIVE_BACK: Final = "“Trả lại người lập báo cáo”"
_CLOSED: Final[dict[State, str]] = {
    "submitted": (
        "Báo cáo đã gửi Sở Nội vụ nên không sửa được. "
        "Nếu cần bổ sung, hãy liên hệ người kiểm tra của Sở Nội vụ để được trả lại báo cáo."
    ),
    "approved": (
        "Báo cáo đã được Sở Nội vụ tiếp nhận nên không sửa được. "
        "Nếu cần đính chính, hãy đề nghị Sở Nội vụ mở lại báo cáo."
    ),
}

_NOT_INTO_RETURNED: Final = (
    "Báo cáo được trả lại chỉ sửa ở mục được mở, nên không nhập báo cáo cũ vào được. "
    "Hãy mở mục cần sửa rồi dùng “Dán nhiều dòng”."
)


def may_edit(state: State, roles: Collection[Role], opened: Collection[str], key: str | None = None) -> Verdict:
    """Return whether a person with `roles` in the report's unit may write the section `key` in this state.

    `opened` are the keys of the report's openings; `key` None asks whether anything at all may be written.
    """
    if WRITERS.isdisjoint(roles):
        return Verdict(False, _READER)
    if state == "awaiting_leader":
        return Verdict(False, _WITH_LEADER.format(button=_button_back(roles)))
    if state in _CLOSED:
        return Verdict(False, _CLOSED[state])
    if state in WRITTEN_WHOLE or EVERY_SECTION in opened:
        return Verdict(True)
    if key is None:
        return Verdict(True) if opened else Verdict(False, _NOTHING_OPEN)
    return Verdict(True) if key in opened else Verdict(False, LOCKED)


def _button_back(roles: Collection[Role]) -> str:
    """Return the button that brings the report back from the leader; both where it is not known who reads."""
    if WRITERS.issubset(roles):
        return f"{_TAKE_BACK} (người lập báo cáo) hoặc {_GIVE_BACK} (thủ trưởng)"
    return _GIVE_BACK if "leader" in roles else _TAKE_BACK


def may_import(state: State) -> Verdict:
    """Return whether those who write a report may take an old one into it: only while every section is written.

    Whatever must be answered is answered in a returned report, so that a file could only fill what is locked, and add
    to registers, frame and what lies outside the outline.
    """
    return Verdict(False, _NOT_INTO_RETURNED) if state == "returned" else may_edit(state, WRITERS, ())
