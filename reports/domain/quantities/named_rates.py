"""Rates told by name, apart from their figures: "tỷ lệ đúng hạn đạt 98%", "riêng lĩnh vực đất đai chiếm 40%"."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from reports.domain.quantities.claims import Claim, Statement
from reports.domain.quantities.families import Family, families, is_complete
from reports.domain.quantities.shares import NO_SHARE, Share

NAMED_RATE: Final = re.compile(
    r"(?:tỷ lệ|tỉ lệ|mức độ(?= hài lòng)|mức(?= hài lòng))\s+(?!(?:là|đạt|chiếm|bằng|tương ứng|:)(?!\w))\w"
)
_NAME: Final = re.compile(
    r"(?:tỷ lệ|tỉ lệ|mức độ(?= hài lòng)|mức(?= hài lòng)) (?:hồ sơ |số |các )?"
    r"(?P<name>[^\W\d]\w*(?: [^\W\d]\w*){1,6}?)"
    r"(?: hồ sơ| thủ tục| tthc| này)?(?: (?:mới|chỉ|đã|cũng|được|vì vậy|vì thế|do đó|do vậy|nhờ đó"
    r"|nhờ vậy|như vậy|theo đó|hiện|đến nay|toàn \w+|của \w+|chung))*"
    r"(?: (?:là|đạt|chiếm|bằng|ở mức|đạt mức|tương ứng))*[\s:(]*\Z"
)
_SUBJECT: Final = re.compile(
    r"(?:\A|[,:] ?)\s*(?:như vậy,? )?(?:riêng |trong đó,? )?(?:lĩnh vực |nhóm |khối |số |hồ sơ )*"
    r"(?P<name>[^\W\d]\w*(?: [^\W\d]\w*){1,4}?) (?:đã |chỉ |mới )?chiếm (?:tới |đến |trên |hơn |gần |khoảng |tỷ lệ )*\Z"
)
_OTHER_RATE: Final = re.compile(
    r"số hóa|số hoá|hài lòng|thanh toán|ký số|trực tuyến|điện tử|đồng bộ|công khai|tái sử dụng|toàn trình|bưu chính"
)
_PERIOD: Final = re.compile(
    r"(?<!\w)(?:cả năm|năm \d{4}|năm (?:trước|ngoái)|cùng kỳ|(?:quý|tháng) (?:trước|\d{1,2}|[ivx]{1,3})|lũy kế"
    r"|kỳ trước|tính chung|toàn (?:tỉnh|ngành|quốc)|cả nước)(?!\w)"
)
BARE_RATE: Final = re.compile(
    r"\W*(?:đạt |chiếm )?(?:tỷ lệ|tỉ lệ)(?: (?:đạt|là|chiếm|hoàn thành|thực hiện|này))*[\s:(]*"
)
_BRACKET: Final = re.compile(r"[^,;.()\d]{0,40}\((?:gồm |trong đó |có |tức )?[^,;.()\d]{0,30}")


def named_rate(statement: Statement, claim: Claim, words: str, near: Claim | None) -> Iterator[Claim]:
    """Yield the figure that a named rate counts: "tỷ lệ đúng hạn đạt 98%" after "đúng hạn 980 hồ sơ"."""
    is_share = not NO_SHARE.search(words)
    named = [family for family in families(words) if family.dimension in ("time", "channel") or family.name == "done"]
    if near is not None and near.mention.kind == "fraction" and near.sentence == claim.sentence and is_share:
        told = near.lead + near.before + statement.lowered[near.mention.start : near.mention.end] + near.after
        if _may_be_named(told, named) and not _is_of_else(told, words):
            yield near
        return
    if not is_share or NO_SHARE.search(claim.after):
        return
    counts = _counts_before(statement, claim)
    named = named[:1] if named and named[0].name == "done" else [one for one in named if one.name != "done"]
    if named and (len(named) == 1 or named[0].dimension == named[1].dimension):
        matching = [one for one in counts if families(one.label)[:1] == (named[0],)]
    else:
        name = _NAME.search(words)
        matching = [one for one in counts if name and name["name"] in one.label and one.sentence >= claim.sentence - 1]
    if len(matching) == 1 and matching[0].mention.is_exact:
        yield matching[0]
        yield from reversed(counts)


def _may_be_named(told: str, named: Sequence[Family]) -> bool:
    """Tell whether a rate may be that of a fraction: "tỷ lệ đúng hạn" is none of "đã giải quyết 90/95 hồ sơ"."""
    own = families(told)
    special = [family for family in named if family.name != "done"] or named
    return not special or not own or any(_agree(family, one) for family in special for one in own)


def _agree(family: Family, own: Family) -> bool:
    """Tell whether both belong to one division, and are not the late ones and those in time."""
    return family.dimension == own.dimension and (family.name == "late") == (own.name == "late")


def _is_of_else(told: str, words: str) -> bool:
    """Tell whether the rate is one of another thing: "tỷ lệ số hóa" beside "đã giải quyết 90/95 hồ sơ"."""
    name = _OTHER_RATE.search(words)
    return name is not None and name[0] not in told


def subject_share(statement: Statement, claim: Claim, words: str) -> Iterator[Claim]:
    """Yield the figure of the sentence before that has the words of "riêng lĩnh vực chứng thực chiếm 70%"."""
    subject = _SUBJECT.search(words)
    if not subject or NO_SHARE.search(claim.after):
        return
    counts = [one for one in _counts_before(statement, claim) if one.sentence == claim.sentence - 1]
    matching = [one for one in counts if subject["name"] in one.label]
    if len(matching) == 1 and matching[0].mention.is_exact:
        yield matching[0]


def _counts_before(statement: Statement, claim: Claim) -> list[Claim]:
    """Return the figures that a rate may be named after: none where it is told of another period."""
    counts = [
        one
        for one in statement.claims
        if one.mention.kind in ("count", "fraction")
        and one.mention.end < claim.mention.start
        and one.sentence >= claim.sentence - 3
    ]
    period = _PERIOD.search(claim.lead[-60:] + claim.before)
    if period is None:
        return counts
    return [one for one in counts if one.sentence == claim.sentence or period[0] in one.lead + one.label]


def _rate_of_division(claim: Claim, lines: Sequence[Sequence[Claim]]) -> tuple[Share, ...]:
    """Return the share of "Tỷ lệ trực tuyến trên tổng số: 84%" under the lines that divide the total by themselves."""
    if not NAMED_RATE.search(claim.before) or NO_SHARE.search(claim.before) or _PERIOD.search(claim.before):
        return ()
    named = families(claim.before)[:1]
    parts: list[Claim] = []
    for line in reversed(lines):
        if len(line) != 1 or line[0].mention.kind != "count" or not families(line[0].label):
            break
        parts.insert(0, line[0])
    if not named or not parts:
        return ()
    told = [families(one.label)[:1] for one in parts]
    names = [one[0].name for one in told if one and one[0].dimension == named[0].dimension]
    is_division = len(names) == len(parts) == len(set(names)) and is_complete(named[0].dimension, names)
    if not is_division or named not in told or not all(one.mention.is_exact for one in parts):
        return ()
    part = parts[told.index(named)]
    whole = sum((one.mention.value for one in parts), Decimal(0))
    return (Share(part, part, part.mention.value, whole),) if whole else ()


def divided_behind(statement: Statement, claim: Claim) -> tuple[Share, ...]:
    """Return the share that a bracket gives in full: "99,3% đúng hạn (18.812 đúng hạn, 418 trễ hạn)"."""
    behind = [one for one in statement.claims if one.mention.start >= claim.mention.end][:3]
    if len(behind) < 2 or not _BRACKET.fullmatch(statement.lowered, claim.mention.end, behind[0].mention.start):
        return ()
    closing = statement.lowered.find(")", behind[0].mention.end, behind[-1].end + 80)
    inside = [one for one in behind if one.mention.end <= closing]
    if len(inside) < 2 or any(one.mention.kind != "count" or not one.mention.is_exact for one in inside):
        return ()
    told = families(claim.label)
    for family in told:
        named = {
            name: one for one in inside for dimension, name in families(one.label) if dimension == family.dimension
        }
        is_whole = is_complete(family.dimension, named) or named.keys() == {"on_time", "late"}
        if family.name in named and len(named) == len(inside) and is_whole:
            whole = sum((one.mention.value for one in inside), Decimal(0))
            part = named[family.name]
            return (Share(part, part, part.mention.value, whole),) if whole else ()
    return ()


def list_rate(statement: Statement, claim: Claim, around: Sequence[Statement]) -> tuple[Share, ...]:
    """Return the shares that a line "Tỷ lệ: 85%" may tell of the two lines before it."""
    if statement.claims[0] is not claim:
        return ()
    place = next((index for index, one in enumerate(around) if one is statement), 0)
    if not BARE_RATE.fullmatch(statement.lowered[: claim.mention.start]):
        return _rate_of_division(claim, [one.claims for one in around[max(0, place - 4) : place]])
    lines = [one.claims for one in around[max(0, place - 2) : place]]
    if len(lines) < 2 or any(len(claims) != 1 or claims[0].mention.kind != "count" for claims in lines):
        return ()
    first, second = sorted((claims[0] for claims in lines), key=lambda one: one.mention.value)
    if not first.mention.is_exact or not second.mention.is_exact or first.mention.group != second.mention.group:
        return ()
    return (Share(first, second, first.mention.value, second.mention.value),) if second.mention.value else ()
