"""The division that parts have in common: all by time, all by level, all by how they came in …"""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from reports.domain.quantities.claims import Claim
from reports.domain.quantities.families import Family
from reports.domain.quantities.openings import dimensions_of, families_of, is_rest

_GRADE: Final = re.compile(r"\W*(?:loại )?hoàn thành(?: nhiệm vụ)?\W*#[^,;.]{0,24}")
_CAME_IN: Final = frozenset({"channel", "origin"})
_NEW: Final = Family("origin", "new")
_DONE: Final = Family("state", "done")
_NOT_DUE: Final = Family("state", "not_due")


def common_dimension(parts: Sequence[Claim]) -> str:
    """Return the division that all parts belong to, each with a family of its own; a rest belongs to any."""
    named = [part for part in parts if not is_rest(part)]
    if not named:
        return ""
    common = set.intersection(*({family.dimension for family in families_of(part)} for part in named))
    for dimension in sorted(common):
        names = [tuple(name for family, name in families_of(part) if family == dimension) for part in named]
        if len(set(names)) == len(names):
            return dimension
    if "state" in common and _are_states_in_time(named):
        return "state"
    if any("grade" in dimensions_of(part) for part in named) and all(
        "grade" in dimensions_of(part) or _GRADE.fullmatch(part.label) for part in named
    ):
        return "grade"
    if set().union(*map(dimensions_of, named)) >= _CAME_IN and all(_came_in(part) for part in named):
        # "Trực tuyến 1.655, trực tiếp 602, kỳ trước chuyển sang 151": the columns of the form.
        return "channel"
    return _pending_division(named) or ("state" if _are_done_or_not_due(named) else "")


def _are_states_in_time(named: Sequence[Claim]) -> bool:
    """Tell whether parts of one state differ in time: "hoàn thành đúng hạn", "hoàn thành quá hạn", "đang thực hiện"."""
    told = [
        (
            next(one.name for one in families_of(part) if one.dimension == "state"),
            tuple(one.name for one in families_of(part) if one.dimension in ("time", "pending")),
        )
        for part in named
    ]
    states = [state for state, _ in told]
    return len(set(told)) == len(told) and all(time or states.count(state) == 1 for state, time in told)


def _are_done_or_not_due(named: Sequence[Claim]) -> bool:
    """Tell whether tasks are divided by their day: "xong trước hạn", "xong đúng hạn", "trễ hạn", "chưa đến hạn"."""
    told = [{one for one in families_of(part) if one.dimension in ("time", "state")} for part in named]
    not_due = [one for one in told if _NOT_DUE in one and not any(two.dimension == "time" for two in one)]
    times = [two for one in told for two in one if two.dimension == "time"]
    has_done = any(_DONE in one for one in told)
    return len(not_due) == 1 and has_done and len(times) == len(set(times)) == len(told) - 1


def _came_in(part: Claim) -> bool:
    told = families_of(part)
    # "Số mới tiếp nhận trực tuyến" is told by the way it came.
    ways = {one.dimension for one in told if one.dimension in _CAME_IN and one != _NEW}
    return (len(ways) == 1 or (not ways and _NEW in told)) and not any(one.dimension == "state" for one in told[:1])


def _pending_division(named: Iterable[Claim]) -> str:
    """ "Chưa đến hạn" and "quá hạn" divide what is pending."""
    names = {family for part in named for family in families_of(part) if family.dimension in ("pending", "time")}
    return "pending" if names == {Family("pending", "in_time"), Family("time", "late")} else ""
