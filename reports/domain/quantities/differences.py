""" "97,2%, cao hơn cấp huyện (94,8%) là 2,4 điểm phần trăm": the base stands before the difference."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from reports.domain.quantities.change_values import are_alike
from reports.domain.quantities.change_words import Change
from reports.domain.quantities.measures import NUMBER, UNITS, Value, read_value
from reports.domain.quantities.units import unit_at

_MORE_THAN: Final = re.compile(
    r"[^;.?!]{0,60}?(?<!\w)(?:(?P<up>tăng|cao hơn|nhiều hơn|hơn|vượt|lớn hơn)|(?P<down>giảm|thấp hơn|ít hơn|kém|nhỏ hơn"
    r"|ngắn hơn))(?: so với)?(?: (?:[^,;.()\d]|(?<=năm )\d{4}|(?<=tháng )\d{1,2}"
    r"|(?<=quý )\d){1,60})?(?: \(| )(?:đạt |là |mức |với )?\Z"
)
_BY: Final = re.compile(
    rf"\)?,? ?(?:(?:là|tới|đến|được|mức|tương ứng|tương đương|tức) ){{0,2}}{NUMBER}"
    r"\s?(?P<unit>%|điểm phần trăm|điểm %|điểm|ngày làm việc|ngày|giờ|phút|bậc|hạng)?(?!\w)"
)
_OTHER_TALE: Final = re.compile(r"(?<!\w)(?:trong đó|gồm|và|còn|trong khi|nhưng)(?!\w)")
_ROUNDED: Final = Decimal("1.001")


def wrong_differences(text: str, values: Sequence[Value]) -> Iterator[tuple[Change, Value, Value, Decimal]]:
    """Yield (what is told, base, value, the right difference) where a base and a value differ by something else."""
    for first, second in pairwise(values):
        if not are_alike(first, second) or first.is_approximate or second.is_approximate:
            continue
        joint = _MORE_THAN.fullmatch(text, first.end, second.start)
        told = _BY.match(text, second.end) if joint else None
        if joint is None or told is None or _OTHER_TALE.search(joint[0]):
            continue
        value, decimals = read_value(told)
        change = _change(text, told, value, decimals, 1 if joint["up"] else -1)
        if change is None or not _suits(change, second):
            continue
        right = abs(first.value - second.value)
        if change.kind == "percent" and second.kind == "count":
            right = right / second.value * 100 if second.value else value
        has_rate = second.value and change.kind == second.kind == "percent"
        rate = right / second.value * 100 if has_rate else right
        unit = Decimal(1).scaleb(-decimals)
        if all(abs(value - one) >= unit * _ROUNDED for one in (right, rate)):
            yield change, second, first, right


def _change(text: str, told: re.Match[str], value: Decimal, decimals: int, sign: int) -> Change | None:
    if told["unit"]:
        return Change(told.start("number"), told.end(), value, decimals, UNITS[told["unit"]], sign)
    noun, group, until = unit_at(text, told.end())
    if not noun or group == "none":
        return None
    return Change(
        told.start("number"), until, value, decimals, "count", sign, noun if group == "money" else group, noun
    )


def _suits(change: Change, base: Value) -> bool:
    """Tell whether the difference is told in the measure of the base; a count may also rise by a rate."""
    if base.kind == "percent":
        return change.kind in ("points", "percent")
    if base.kind == "count":
        return change.kind == "percent" or (change.kind == "count" and change.group == base.group)
    return change.kind == base.kind
