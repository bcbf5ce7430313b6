""" "42 trong số 168 xã, tức một phần ba": a share told as a fraction in words."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Final

from reports.domain.quantities.claims import Claim, Statement
from reports.domain.quantities.shares import HUNDRED, Share, WrongPercent
from reports.domain.quantities.units import are_addable

_NUMBERS: Final = {
    "một": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "tư": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
}
_NAMES: Final = "|".join(_NUMBERS)
_SPELLED: Final = re.compile(
    r"[,(] ?(?:tức(?: là)?|chiếm|tương đương|tương ứng|bằng|hay|đạt)(?: với| là| tỷ lệ| bằng| đúng| tới| chỉ| mới){0,2}"
    r"(?P<hedge> (?:gần|khoảng|xấp xỉ|hơn|trên|quá|chưa đầy|chưa đến|chưa tới|dưới))?"
    rf" (?P<words>(?P<part>{_NAMES}) phần (?P<whole>{_NAMES})(?! mười)|(?:một )?nửa)(?!\w)"
)
_EXACT: Final = Decimal("0.08")
_HEDGED: Final = Decimal("0.2")
_OTHER_WHOLE: Final = re.compile(r" (?:kế hoạch|dự toán|chỉ tiêu|so với|cùng kỳ|của (?:cả|toàn)|cả nước|năm trước)")


def wrong_spelled_shares(statement: Statement) -> Iterator[WrongPercent]:
    """Yield the fractions in words that the figures right before them do not give, each as a percentage."""
    text = statement.lowered
    if "phần" not in text and "nửa" not in text:
        return
    for match in _SPELLED.finditer(text):
        before = [one for one in statement.claims if one.mention.end <= match.start()]
        if not before or _OTHER_WHOLE.match(text, match.end()):
            continue
        share = _share(statement, before, match)
        if share is None:
            continue
        told = HUNDRED / 2 if match["part"] is None else HUNDRED * _NUMBERS[match["part"]] / _NUMBERS[match["whole"]]
        slack = _HEDGED if match["hedge"] else _EXACT
        if abs(share.percent - told) > told * slack:
            yield WrongPercent(_as_percent(before[-1], match, told), (share,))


def _share(statement: Statement, before: list[Claim], match: re.Match[str]) -> Share | None:
    """Return the fraction, or the whole and its part, right before the words."""
    near = before[-1]
    if re.search(r"[.;]\s", statement.lowered[near.mention.end : match.start()]):
        return None
    if near.mention.kind == "fraction" and near.mention.of:
        return Share(near, near, near.mention.value, near.mention.of)
    here = [one for one in before if one.sentence == near.sentence]
    if len(here) != 2 or any(one.mention.kind != "count" or not one.mention.is_exact for one in here):
        return None
    whole, part = sorted(here, key=lambda one: -one.mention.value)
    if part is not near or not are_addable(part.mention.group, whole.mention.group):
        return None
    return Share(part, whole, part.mention.value, whole.mention.value)


def _as_percent(near: Claim, match: re.Match[str], value: Decimal) -> Claim:
    start, end = match.span("words")
    mention = replace(near.mention, start=start, end=end, until=end, kind="percent", value=value, of=None)
    return replace(near, mention=mention, start=start, end=end)
