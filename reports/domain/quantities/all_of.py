"""What is said of all things of a noun, beside some that it is not true of: "cả 16/16 xã nộp đúng hạn", "02 xã chậm".

All dossiers are reports.domain.quantities.universals'.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from reports.domain.quantities.certainty import FILLING
from reports.domain.quantities.claims import Claim, Statement
from reports.domain.quantities.families import families
from reports.domain.quantities.units import unit_at

_ALL: Final = re.compile(r"(?<!\w)(?:cả|toàn bộ|tất cả|100 ?%)(?: các| số){0,2}\s?\Z")
_EVENLY: Final = re.compile(r"(?<!\w)(?:đều|đã|được|hoàn thành|nộp|trả|gửi|thực hiện)(?!\w)")
_AIMED: Final = re.compile(
    r"phấn đấu|mục tiêu|chỉ tiêu|yêu cầu|bảo đảm|đảm bảo|phải|cần|đề nghị|cam kết|(?<!\w)để(?!\w)|kế hoạch|dự kiến"
)
_OTHER: Final = re.compile(
    r"(?<!\w)(?:năm|quý|tháng|kỳ|của|do|thuộc|lĩnh vực|trước đó|ban đầu|lần|đợt|từ|khác|ngoài)(?!\w)"
)
_OF_PERIOD: Final = re.compile(r"(?<!\w)(?:trong|của) (?:tháng|quý|kỳ|năm)(?: này)?(?! \d)(?!\w)")
_NOT_YET: Final = re.compile(r"(?<!\w)chưa(?!\w)")
_WORD: Final = re.compile(r"\w+")
_IN_TIME: Final = frozenset({"in_time", "on_time", "early"})
_OF_THIS: Final = re.compile(r"(?<!\w)của (?:lĩnh vực|nhóm|đơn vị|quý|tháng|kỳ|xã|phường|sở) này(?!\w)")
_HUNDRED: Final = 100
_FAR: Final = 300
_SHARED: Final = 2


@dataclass(frozen=True, slots=True)
class Denied:
    """`some` are those that what is said of `all_of` is not true of; `start` and `end` bound what is said."""

    all_of: Claim
    some: Claim
    start: int
    end: int


def find_denied(statement: Statement) -> Iterator[Denied]:
    """Yield the numbers above 0 that deny what their paragraph says of all."""
    for index, claim in enumerate(statement.claims):
        said = _said_of_all(statement, claim)
        if said is None:
            continue
        unit, start, end = said
        yield from _told_otherwise(statement, claim, index, start, end)
        for some in statement.claims[index + 1 :]:
            if some.sentence - claim.sentence > 1 or some.mention.start - end > _FAR:
                break
            if (
                some.mention.kind == "count"
                and some.mention.is_exact
                and some.mention.unit == unit
                and some.mention.value
            ):
                if _denies(statement.lowered[start:end], some):
                    yield Denied(claim, some, start, end)
                break


def _told_otherwise(statement: Statement, claim: Claim, index: int, start: int, end: int) -> Iterator[Denied]:
    """Yield the number of early ones that differs from all, and the rate below 100 %, where all were early."""
    times = {family.name for family in families(statement.lowered[start:end]) if family.dimension == "time"}
    if not times or not times <= _IN_TIME:
        return
    for one in statement.claims[index + 1 :]:
        if one.sentence - claim.sentence > 1 or one.mention.start - end > _FAR:
            break
        names = {family.name for family in families(one.label) if family.dimension == "time"}
        if one.mention.kind == "none" or _OTHER.search(_OF_THIS.sub(" ", one.label)) or not one.mention.is_exact:
            continue
        is_rate = one.mention.kind == "percent" and "tỷ lệ" in one.before and one.mention.value < _HUNDRED
        is_number = one.mention.kind == "count" and claim.mention.kind == "count" and names == times
        is_number = is_number and one.mention.group in ("", claim.mention.group) and one.mention.value > 0
        if names and names <= _IN_TIME and (is_rate or (is_number and one.mention.value != claim.mention.value)):
            yield Denied(claim, one, start, end)
        break


def _said_of_all(statement: Statement, claim: Claim) -> tuple[str, int, int] | None:
    """Return the noun, and where the words about all begin and end."""
    text, mention = statement.lowered, claim.mention
    opened = _ALL.search(text, max(0, mention.start - 24), mention.start)
    if mention.kind == "percent" and mention.value == 100:
        unit, _, _ = unit_at(text, mention.end)
        start = mention.start
    elif opened and (mention.kind == "count" or mention.value == mention.of):
        unit, start = mention.unit, opened.start()
    else:
        return None
    end = max(claim.end, mention.until)
    words = text[start:end]
    if not unit or not _EVENLY.search(words) or _AIMED.search(text, max(0, start - 60), end):
        return None
    return unit, start, end


def _denies(said: str, some: Claim) -> bool:
    """Tell whether some are late where all are in time, or have not done what all have done."""
    if _OTHER.search(_OF_PERIOD.sub(" ", some.after)) or (_OTHER.search(some.before) and "đối với" not in some.before):
        return False
    of_all = {family.name for family in families(said) if family.dimension == "time"}
    of_some = {family.name for family in families(some.label) if family.dimension == "time"}
    if of_all and of_all <= _IN_TIME and of_some == {"late"}:
        return True
    said = _OF_PERIOD.sub(" ", said)
    if not _NOT_YET.search(some.after) or "chưa" in said or "đã" not in said:
        return False
    done = set(_WORD.findall(said.partition("đã")[2])) - FILLING
    return len(done & set(_WORD.findall(some.lead + some.label))) >= _SHARED
