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
# "Hơn một nửa số xã (24/60 xã)": the fraction stands behind the words.
_AHEAD: Final = re.compile(
    rf"(?<!\w)(?P<hedge>gần|khoảng|xấp xỉ|hơn|trên|quá|chưa đầy|chưa đến|chưa tới|dưới)? ?"
    rf"(?P<words>(?P<part>{_NAMES}) phần (?P<whole>{_NAMES})(?! mười)|(?:một )?nửa)(?!\w)"
    r"(?: (?:số |tổng số )?[^,;.()\d%]{1,60})? ?\((?:với |có |tức )?"
)
_EXACT: Final = Decimal("0.08")
_OVER: Final = ("hơn", "trên", "quá", " hơn", " trên", " quá")
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
        told = _told(match)
        if _is_off(match, told, share):
            yield WrongPercent(_as_percent(before[-1], match, told), (share,))
    behind = {one.mention.start: one for one in statement.claims if one.mention.kind == "fraction"}
    for match in _AHEAD.finditer(text):
        one = behind.get(match.end())
        if one is not None and one.mention.of and text[one.mention.until : one.mention.until + 1] == ")":
            share = Share(one, one, one.mention.value, one.mention.of)
            if _is_off(match, _told(match), share):
                yield WrongPercent(_as_percent(one, match, _told(match)), (share,))


def _told(match: re.Match[str]) -> Decimal:
    if match["part"] is None:
        return HUNDRED / 2
    return HUNDRED * _NUMBERS[match["part"]] / _NUMBERS[match["whole"]]


def _is_off(match: re.Match[str], told: Decimal, share: Share) -> bool:
    """Tell whether the fraction in words is not that share, as near as its words say."""
    return abs(share.percent - told) > told * (_HEDGED if match["hedge"] else _EXACT) or (
        match["hedge"] in _OVER and share.percent < told
    )


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
