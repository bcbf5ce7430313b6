"""The mark of a section in the editor's outline: what is still to be done there."""

from typing import Final, Literal

from reports.domain.document import AnswerState

Mark = Literal["unanswered", "drafting", "done", "none", "not_yet_available", "to_mend"]

MARKS: Final[dict[Mark, str]] = {
    "unanswered": "Chưa trả lời",
    "drafting": "Đang soạn",
    "done": "Đã xong",
    "none": "Không phát sinh",
    "not_yet_available": "Chưa có số liệu",
    "to_mend": "Cần sửa",
}


def mark_of(state: AnswerState, finished: bool, to_review: bool, has_faults: bool) -> Mark:
    """Return a section's mark.

    `finished`: somebody said so after its last change. `to_review`: it holds words of an earlier period that nobody has
    looked at. `has_faults`: see reports.domain.faults.
    """
    if has_faults:
        return "to_mend"
    if state != "answered":
        return state
    return "done" if finished and not to_review else "drafting"
