"""The states of a report, and the one table of what leads from each to the next."""

from dataclasses import dataclass
from typing import Final, Literal

State = Literal["draft", "awaiting_leader", "submitted", "returned", "approved", "reopened"]
Action = Literal["to_leader", "send_back", "submit", "return", "approve", "reopen"]
Role = Literal["clerk", "leader", "reviewer"]

STATES: Final[dict[State, str]] = {
    "draft": "Đang soạn",
    "awaiting_leader": "Chờ thủ trưởng",
    "submitted": "Đã gửi",
    "returned": "Yêu cầu bổ sung, chỉnh sửa",
    "approved": "Đã tiếp nhận",
    "reopened": "Mở lại",
}
"""The states as the unit's people read them."""
TO_REVIEW: Final = "Chờ kiểm tra"
"""How a reviewer reads "submitted"."""

WRITTEN_IN: Final[tuple[State, ...]] = ("draft", "returned", "reopened")
"""The states in which the unit writes; in a returned report, only what was opened."""
FROZEN: Final[tuple[State, ...]] = ("submitted", "approved")
"""The states in which a report is its last revision."""


@dataclass(frozen=True, slots=True)
class Move:
    """An action: `target` "" is the state in which the report was before it went to the leader."""

    label: str
    done: str
    sources: tuple[State, ...]
    target: State | Literal[""]
    roles: tuple[Role, ...]


MOVES: Final[dict[Action, Move]] = {
    "to_leader": Move("Trình thủ trưởng", "trình thủ trưởng", WRITTEN_IN, "awaiting_leader", ("clerk", "leader")),
    "send_back": Move("Trả lại người lập báo cáo", "trả lại để sửa", ("awaiting_leader",), "", ("clerk", "leader")),
    "submit": Move("Gửi báo cáo", "gửi", (*WRITTEN_IN, "awaiting_leader"), "submitted", ("leader",)),
    "return": Move("Yêu cầu bổ sung, chỉnh sửa", "trả lại để bổ sung", ("submitted",), "returned", ("reviewer",)),
    "approve": Move("Tiếp nhận", "tiếp nhận", ("submitted",), "approved", ("reviewer",)),
    "reopen": Move("Mở lại", "mở lại", ("approved",), "reopened", ("reviewer",)),
}
"""A clerk may submit too where the unit says so (Unit.clerk_submits)."""


def target_of(action: Action, state: State, before_leader: str) -> State | None:
    """Return the state that `action` leads to from `state`, None where the table forbids it.

    `before_leader` is the state in which the report was when it went to the leader.
    """
    move = MOVES[action]
    if state not in move.sources:
        return None
    if move.target:
        return move.target
    return next((one for one in WRITTEN_IN if one == before_leader), "draft")


def roles_for(action: Action, clerk_submits: bool) -> tuple[Role, ...]:
    """Return the roles that may do `action`; `clerk_submits`: the unit lets its clerks send by themselves."""
    roles = MOVES[action].roles
    return (*roles, "clerk") if action == "submit" and clerk_submits else roles
