"""What a paragraph claims of dossiers, in order: its numbers, and its words about all or none of them."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Final

from reports.domain.quantities.claims import Claim, Statement
from reports.domain.quantities.families import families
from reports.domain.quantities.universals import AIMED, find_universals

_ON: Final = re.compile(r"\s(?:trên|trong)(?: tổng)?(?: số)?\s")
_OF_SOME: Final = re.compile(
    r"(?:\d|nhiều|một số|hầu hết) (?:sở|ban|ngành|đơn vị|cơ quan|địa phương|xã|phường|huyện|phòng|lĩnh vực)"
    r"[^.;\d]{0,40}\Z"
)
_LONGEST_LEAD: Final = 160
_MOST: Final = 40
"""No paragraph speaks of all or none more often; what comes after is not read."""


def claims_in_order(statement: Statement) -> Iterator[tuple[str, Claim, str]]:
    """Yield what a paragraph says, in order: (role of what it says of all or none, "" for a number; claim; lead)."""
    universals = sorted(islice(find_universals(statement), _MOST), key=lambda one: one[1].mention.start)
    index = 0
    last_end = 0
    for claim in statement.claims:
        while index < len(universals) and universals[index][1].mention.start < claim.mention.start:
            yield (*universals[index], "")
            index += 1
        start = claim.mention.start
        if _says_all_in_time(claim) and not _OF_SOME.search(statement.lowered[max(0, start - 50) : start]):
            yield "all_in_time", claim, ""
        # What belongs to the number before is no lead.
        lead = statement.lowered[max(last_end, claim.start - _LONGEST_LEAD) : max(last_end, claim.start)]
        for one in _apart(statement, claim):
            yield "", one, lead
        last_end = claim.end
    for universal in universals[index:]:
        yield (*universal, "")


def _apart(statement: Statement, claim: Claim) -> tuple[Claim, ...]:
    """Return the two figures of a fraction with words of its own each: "7 hồ sơ trễ hạn trên 540 hồ sơ đã trả"."""
    mention = claim.mention
    if mention.of is None:
        return (claim,)
    inner = statement.lowered[mention.start : mention.end]
    on = _ON.search(inner) or re.search("/", inner)
    if on is not None and on[0] != "/" and not inner[: on.start()].strip(" 0123456789.") and not families(claim.before):
        # "Đây là 01 trong 03 hồ sơ quá hạn của huyện".
        return ()
    if on is None or (on[0] == "/" and not (families(claim.before) and _is_of_state(claim.after))):
        return (claim,)
    part = replace(mention, kind="count", of=None, end=mention.start + on.start(), until=mention.start + on.start())
    whole = replace(mention, kind="count", of=None, value=mention.of, start=mention.start + on.end())
    return (
        replace(claim, mention=part, after=inner[: on.start()]),
        replace(claim, mention=whole, before="", lead="", start=whole.start),
    )


def _is_of_state(words: str) -> bool:
    told = families(words)
    return bool(told) and told[0].dimension == "state"


def _says_all_in_time(claim: Claim) -> bool:
    """Tell whether a percentage says that all dossiers were resolved in time: "đạt 100% trước và đúng hạn"."""
    mention = claim.mention
    if mention.kind != "percent" or mention.value != 100 or not mention.is_exact:
        return False
    if AIMED.search(claim.lead + claim.label):
        return False
    told = families(claim.label)
    in_time = bool(told) and told[0].dimension == "time" and told[0].name in ("in_time", "on_time")
    return in_time and all(family.dimension in ("time", "state") for family in told)
