"""Values that a change is told of: counts, percentages, scores, days and ranks, each with its kind of measure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from reports.domain.quantities.claims import Statement
from reports.domain.quantities.mentions import APPROXIMATE

NUMBER: Final = r"(?P<number>\d{1,3}(?:\.\d{3}){1,3}(?!\d)|\d{1,9}(?!\d))(?:,(?P<fraction>\d{1,4}))?(?![.,]?\d)"
_MEASURED: Final = re.compile(
    rf"(?<![\w.,/-]){NUMBER}(?:/\d{{2,4}})?\s?(?P<unit>điểm phần trăm|điểm %|điểm|ngày làm việc|ngày|giờ|phút)(?!\w)"
)
_RANKED: Final = re.compile(
    r"(?<!\w)(?:thứ|hạng|vị trí|vị trí thứ|hạng thứ|xếp) (?P<number>\d{1,3})(?:/\d{1,3})?(?![\w/,.]\d)"
)
UNITS: Final = {
    "%": "percent",
    "phần trăm": "percent",
    "điểm phần trăm": "points",
    "điểm %": "points",
    "điểm": "score",
    "ngày làm việc": "days",
    "ngày": "days",
    "giờ": "hours",
    "phút": "minutes",
    "bậc": "rank",
    "hạng": "rank",
    "lần": "times",
}


@dataclass(frozen=True, slots=True)
class Value:
    """A value in the text; `kind` is "count" or one of UNITS, `group` what a count counts, `noun` its word.

    `is_implied`: it stands nowhere, the text only tells by how much another value differs from it.
    """

    start: int
    end: int
    value: Decimal
    decimals: int
    kind: str
    group: str = ""
    noun: str = ""
    is_approximate: bool = False
    is_implied: bool = False


def values_of(statement: Statement) -> list[Value]:
    """Return the values of a paragraph in order; those by which something rose or fell are not among them."""
    measured = list(_measured(statement.lowered[:_LONGEST]))
    taken = {place for one in measured for place in range(one.start, one.end)}
    found = [*measured]
    for claim in statement.claims:
        mention = claim.mention
        if mention.kind == "none" or mention.is_change or mention.start in taken:
            continue
        kind = "percent" if mention.kind == "percent" else "count"
        is_rough = mention.is_approximate and not (mention.decimals and not mention.unit)
        found.append(
            Value(
                mention.start,
                mention.until,
                mention.value,
                mention.decimals,
                kind,
                mention.group,
                mention.unit,
                is_rough,
            )
        )
    return sorted(found, key=lambda one: one.start)


_LONGEST: Final = 12_000
_MOST: Final = 80


def read_value(match: re.Match[str]) -> tuple[Decimal, int]:
    """Return the value and the decimals of a match of NUMBER."""
    fraction = match.groupdict().get("fraction") or ""
    whole = match["number"].replace(".", "")
    return Decimal(f"{whole}.{fraction}" if fraction else whole), len(fraction)


def _measured(lowered: str) -> Iterator[Value]:
    for pattern, count in ((_MEASURED, _MOST), (_RANKED, _MOST)):
        for match in pattern.finditer(lowered):
            count -= 1
            if count < 0:
                break
            value, decimals = read_value(match)
            unit = match.groupdict().get("unit") or "bậc"
            before = lowered[max(0, match.start() - 20) : match.start()]
            if _IS_CHANGE.search(before) or UNITS[unit] == "points":
                continue
            is_rough = bool(APPROXIMATE.search(before))
            yield Value(match.start(), match.end(), value, decimals, UNITS[unit], noun=unit, is_approximate=is_rough)


_IS_CHANGE: Final = re.compile(
    r"(?<!\w)(?:tăng|giảm|bớt|thiếu|vượt|hụt|thêm|hơn|kém|rút ngắn)(?: thêm| được| tới| khoảng)? \Z"
)
