"""By how much something rose or fell, where the text gives both values: "tăng từ 61,8% lên 74,5%, tăng 12,7 điểm".

The two values have to be told as such: "từ … lên …", "so với … (…)", "…, trong khi năm trước là …". A difference of
percentages may be told in points or as a rate; a count may have been compared with any of the counts before it.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from reports.domain.quantities.change_pairs import Compared
from reports.domain.quantities.change_values import are_alike, find_compared, is_linked
from reports.domain.quantities.change_words import HINTS, SPELLED, Change, read_changes, read_spelled_changes
from reports.domain.quantities.claims import Statement
from reports.domain.quantities.differences import wrong_differences
from reports.domain.quantities.families import COMPOUNDS
from reports.domain.quantities.measures import Value, values_of
from reports.domain.quantities.turns import wrong_turns
from reports.domain.quantities.units import are_addable

HUNDRED: Final = Decimal(100)
_NEARLY: Final = Decimal("0.99")
"""A value cut off at its decimals misses less than one of the last."""
_FREELY: Final = Decimal("0.15")
_RATE_OF: Final = re.compile(
    r"(?:\s?\([^()]{1,40}\))?(?:[^;.()\d]{0,24}[,(]?\s?(?:tương ứng |tương đương |tức |bằng )?"
    r"|\s?[,(]\s?(?:\w+ ){0,3})\Z"
)
_GOAL: Final = re.compile(r"(?<!\w)(?:chỉ tiêu|mục tiêu|kế hoạch|định mức|quy định)(?!\w)[^,;.%]{0,60}\Z")
_LEAST: Final = re.compile(
    r"(?<!\w)(?:chỉ tiêu|mục tiêu|kế hoạch|phấn đấu|yêu cầu)(?!\w)[^,;.%]{0,60}(?:tối thiểu|ít nhất|từ"
    r"|đạt trên|trên|tối đa) \Z"
)
_SENTENCE: Final = re.compile(r"[.!?](?=\s)|\n")


@dataclass(frozen=True, slots=True)
class WrongChange:
    """A change that the two values do not give; `expected` is the right one, `is_turned`: only the way is wrong."""

    change: Change
    old: Value
    new: Value
    expected: Decimal
    is_turned: bool = False
    is_ordered: bool = True


def wrong_changes(statement: Statement) -> list[WrongChange]:
    """Return the rises and falls of a paragraph that its values contradict."""
    if not any(hint in statement.lowered for hint in HINTS):
        return []
    # "Từ 184 xã, phường còn 74 xã, phường": the sign inside a compound parts nothing.
    text = COMPOUNDS.sub(lambda match: match[0].replace(",", " "), statement.lowered)
    changes = sorted([*read_changes(text), *read_spelled_changes(text)], key=lambda one: one.start)
    inside = [(one.start, one.end) for one in changes]
    values = [one for one in values_of(statement) if not any(start <= one.start < end for start, end in inside)]
    starts = [0, *(match.end() for match in _SENTENCE.finditer(text)), len(text) + 1]
    found: list[WrongChange] = []
    for change in changes:
        place = bisect_left(starts, change.start + 1)
        first, last = starts[place - 1], starts[place]
        here = [one for one in values if first <= one.start < last and (not one.is_approximate or _is_least(text, one))]
        earlier = [one for one in values if (starts[place - 2] if place > 1 else 0) <= one.start < first][-6:]
        wrong = _wrong(text, change, here[:24], earlier)
        if wrong is None and change.kind == "percent":
            wrong = _wrong_rate(text, changes, change, here[:24])
        if wrong is not None:
            found.append(wrong)
    told = {id(value) for wrong in found for value in (wrong.old, wrong.new)}
    for change, old, new in wrong_turns(text, values):
        if not told & {id(old), id(new)}:
            found.append(WrongChange(change, old, new, new.value, is_turned=True))
    for change, old, new, right in wrong_differences(text, values):
        if not told & {id(old), id(new)}:
            found.append(WrongChange(change, old, new, right))
    return found


def _is_least(text: str, value: Value) -> bool:
    """Tell whether a value is the least that a target asks for: "mục tiêu tối thiểu 85%"."""
    return _LEAST.search(text, max(0, value.start - 80), value.start) is not None


def _wrong(text: str, change: Change, here: Sequence[Value], earlier: Sequence[Value]) -> WrongChange | None:
    told = find_compared(text, change, here, earlier)
    if told is None:
        return None
    old, new, is_ordered = told
    if _GOAL.search(text, max(0, old.start - 80), old.start) and old.decimals < new.decimals:
        # A target is no rounded figure.
        goal = old
        old = replace(goal, decimals=new.decimals)
        told = Compared(old, new, is_ordered)
        here, earlier = ([old if one is goal else one for one in values] for values in (here, earlier))
    alike = [one for one in (*earlier, *here) if are_alike(one, old)]
    pairs = [(first, second) for first in alike for second in alike if first is not second]
    if any(_fits(change, *pair) for pair in pairs if _may_be_meant(change, *pair, told)):
        if not is_ordered or not _fits(change, old, new) or change.kind == "times":
            return None
        rises = (new.value > old.value) != (change.kind == "rank")
        if new.value == old.value or rises == (change.sign > 0):
            return None
        return WrongChange(change, old, new, change.value, is_turned=True)
    if not is_ordered and change.kind not in ("times", "rank") and not _rises(old, new, change):
        old, new = new, old
    expected = _expected(change, old, new)
    if expected is None:
        return None
    return WrongChange(change, old, new, expected, is_ordered=is_ordered)


def _may_be_meant(change: Change, old: Value, new: Value, told: Compared) -> bool:
    """Tell whether two values may be those of the change; where nobody says which is the earlier, its way does."""
    if told.is_ordered:
        return (old, new) != (told.new, told.old)
    return change.kind in ("times", "rank") or {old, new} != {told.old, told.new} or _rises(old, new, change)


def _rises(old: Value, new: Value, change: Change) -> bool:
    return (new.value > old.value) == (change.sign > 0)


def _wrong_rate(text: str, changes: Sequence[Change], rate: Change, here: Sequence[Value]) -> WrongChange | None:
    """Return what is wrong with "15.000 lượt, tăng 5.000 lượt (tăng 60%)": the earlier value is 15.000 - 5.000."""
    by = next((one for one in reversed(changes) if one.end <= rate.start), None)
    if by is None or by.kind != "count" or not _RATE_OF.fullmatch(text, by.end, rate.start) or by.sign != rate.sign:
        return None
    before = [one for one in here if one.end <= by.start and one.kind == "count"]
    if not before or not is_linked(text, before[-1], by) or not are_addable(before[-1].group, by.group):
        return None
    new = before[-1]
    was = new.value - by.sign * by.value
    if was <= 0 or any(one.start > rate.end and one.kind == "count" for one in here):
        return None
    values = [one.value for one in before if one.value]
    exact = by.value / was * HUNDRED
    unit = Decimal(1).scaleb(-rate.decimals)
    # A rate of the new value, or of another one before, may be meant.
    if any(-unit < rate.value - one <= unit / 2 for one in [exact, *(by.value / value * HUNDRED for value in values)]):
        return None
    old = replace(new, value=was, is_implied=True)
    return WrongChange(rate, old, new, exact)


def _differences(change: Change, old: Value, new: Value) -> list[Decimal]:
    difference = abs(new.value - old.value)
    if change.kind == "times":
        return [max(new.value, old.value) / min(new.value, old.value)] if new.value and old.value else []
    if change.kind != "percent":
        return [difference]
    rates = [difference / old.value * HUNDRED] if old.value else []
    if old.kind in ("percent", "score"):
        return [difference, *rates]
    return rates


def _expected(change: Change, old: Value, new: Value) -> Decimal | None:
    found = _differences(change, old, new)
    if not found or old.kind in ("percent", "score"):
        return found[0] if found else None
    return min(found, key=lambda one: abs(one - change.value))


def _fits(change: Change, old: Value, new: Value) -> bool:
    """Tell whether two values give the change, each rounded as it is written."""
    unit = Decimal(1).scaleb(-change.decimals)
    if change.group == SPELLED:
        return any(abs(change.value - one) <= change.value * _FREELY for one in _differences(change, old, new))
    if change.kind == "percent" and old.kind not in ("percent", "score"):
        return any(-unit < change.value - one <= unit / 2 for one in _differences(change, old, new))
    slack = unit * Decimal("0.6") if change.kind == "times" else unit
    is_exact = change.kind in ("count", "days", "hours", "minutes", "rank", "score") and change.decimals >= max(
        old.decimals, new.decimals
    )
    if is_exact or (change.kind == "points" and not old.decimals and not new.decimals and not change.decimals):
        slack = Decimal("0.0001")
    elif change.kind != "times" and (change.kind == "points" or old.kind == "percent"):
        slack = max(slack, Decimal(1).scaleb(-min(old.decimals, new.decimals)) * _NEARLY)
    return any(abs(change.value - one) <= slack for one in _differences(change, old, new))
