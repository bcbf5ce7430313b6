"""Counts in words of things that no vocabulary has: "bốn gương mặt mới, đó là …", "“Ba tăng”: tăng …, tăng …".

The noun is unknown, so the list must tell by itself how many things it has.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice
from typing import Final

from reports.domain.quantities.claims import Claim, Statement
from reports.domain.quantities.closed_lists import (
    bare_run,
    choices_listed,
    names_listed,
    plain_things,
    things_of_noun,
    things_of_one_word,
)
from reports.domain.quantities.list_scopes import HEDGED
from reports.domain.quantities.listable import is_listable, listable_end
from reports.domain.quantities.mentions import Mention
from reports.domain.quantities.names import quoted_names
from reports.domain.quantities.short_lists import asides_listed, closed_scope
from reports.domain.quantities.spelled import SPELLED, spelled_value

_ANNOUNCES: Final = re.compile(
    r"\s(?P<noun>[^\W\d_]{2,12})(?!\w)(?P<words>[^.;:()]{0,80}?)"
    r"(?P<sign>\s?:|,? (?:đó|lần lượt|cụ thể|chính) là\s?:?|,? (?:bao )?gồm(?: có)?\s?:?)\s"
)
_NAMED: Final = re.compile(
    r"(?<!\w)(?:thứ|tháng|ngày|quý|lần|tuần|khóa|lớp|tổ|số|phố|phường|thôn|mùng|mồng|chủ nhật|mỗi|từng|các|trăm|mươi"
    r"|hơn|khoảng|gần|ít nhất|và|hoặc|đến|hay)\s?\Z"
)
_QUOTED: Final = re.compile(r"[“\"]\Z")
_ONE_OF: Final = re.compile(r"một trong (?:số )?\Z")
_BRACKETED: Final = re.compile(r"\([^()]{0,200}\)")
_ENDS: Final = re.compile(r"[.!?…](?=\s|\Z)|\Z")
_COUNTED: Final = re.compile(r"(?<![\w/.,])\d{1,4}\s[^\W\d]")
_LONGEST: Final = 800
_MOST: Final = 60


@dataclass(frozen=True, slots=True)
class SpelledCount:
    """A count in words and how many things are listed after it."""

    claim: Claim
    listed: int


def wrong_spelled_counts(statement: Statement) -> Iterator[SpelledCount]:
    """Yield every count in words, not read as one of the statement's claims, that its list contradicts."""
    lowered = statement.lowered
    if ":" not in lowered and "gồm" not in lowered and " là " not in lowered:
        return
    known = {claim.mention.start for claim in statement.claims}
    for match in islice(SPELLED.finditer(lowered), _MOST):
        value = spelled_value(match)
        before = lowered[max(0, match.start() - 24) : match.start()]
        in_quotes = _QUOTED.search(before) is not None
        if value < 2 or match.start() in known or _NAMED.search(before) or (match[0] == "năm" and not in_quotes):
            continue
        announces = _ANNOUNCES.match(lowered, match.end())
        if announces is None or HEDGED.search(announces["words"]) or SPELLED.search(announces["words"]):
            continue
        listed = _listed(statement.text, announces, _ONE_OF.search(before) is not None, value)
        if listed is not None and listed != value:
            yield SpelledCount(_claim(lowered, match, announces, value), listed)


def _listed(text: str, announces: re.Match[str], is_choice: bool, announced: int) -> int | None:
    start = announces.end()
    blanked = _BRACKETED.sub(lambda match: "_" * len(match[0]), text[start : start + _LONGEST])
    end = _ENDS.search(blanked)
    if end is None or end[0].startswith("…") or blanked.startswith("..", end.start()):
        return None
    scope = closed_scope(text[start : start + end.start()])
    noun = announces["noun"]
    if HEDGED.search(scope.lower()) or _COUNTED.search(_BRACKETED.sub("", scope)):
        return None
    if is_choice:
        found = choices_listed(scope)
    else:
        asides = asides_listed(scope) or quoted_names(scope, noun)
        if asides:
            return asides
        found = things_of_noun(scope, noun) or names_listed(scope)
        if found is None and is_listable(announces[0]):
            found = things_of_one_word(scope) or plain_things(scope)
            if found and announced < found.least and not bare_run(scope.rstrip(" .").split(","), ""):
                return None
    return found.missed_by(announced) if found else None


def _claim(lowered: str, match: re.Match[str], announces: re.Match[str], value: int) -> Claim:
    until = max(announces.end("noun"), listable_end(lowered, match.end()))
    noun = lowered[match.end() : until].strip()
    mention = Mention(match.start(), match.end(), until, "count", Decimal(value), 0, noun, f"?{noun}")
    before, after = lowered[max(0, match.start() - 80) : match.start()], lowered[until : until + 80]
    return Claim(mention, before, after, "", "", 0, 0, match.start(), until)
