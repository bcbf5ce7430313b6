"""Percentages in running text, computed anew from the figures beside them.

A percentage is right where some sensible pair of figures gives it, rounded or cut off at the decimals written. Only one
that says itself what it is a share of is accused: a fraction, a figure right before it ("…, đạt 95,2%"), or a rate
named as a figure of the same text is.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from reports.domain.quantities.bracketed import figure_behind
from reports.domain.quantities.claims import Claim, Statement
from reports.domain.quantities.complements import wrong_complements
from reports.domain.quantities.families import families
from reports.domain.quantities.fulfilment import fulfilment
from reports.domain.quantities.mentions import APPROXIMATE
from reports.domain.quantities.named_rates import (
    BARE_RATE,
    NAMED_RATE,
    divided_behind,
    list_rate,
    named_rate,
    subject_share,
)
from reports.domain.quantities.opposite_shares import remaining_shares
from reports.domain.quantities.period_ratios import is_ratio, ratio_of_periods
from reports.domain.quantities.ratios import without_ratios, wrong_ratios
from reports.domain.quantities.roundings import gives, is_told
from reports.domain.quantities.score_shares import wrong_score_shares
from reports.domain.quantities.share_certainty import is_sure
from reports.domain.quantities.shares import (
    GROWTH,
    HUNDRED,
    NO_SHARE,
    PLANNED,
    Share,
    WrongPercent,
    divided_whole,
    find_wholes,
    fits,
    has_percent,
    nearly_fits,
    shared_whole,
    shares_of_sums,
    swapped_share,
)
from reports.domain.quantities.spelled_shares import wrong_spelled_shares
from reports.domain.quantities.units import is_unknown

_LINK: Final = re.compile(
    r"[\s,(:=–-]*(?:(?:và|với|tức|chỉ|mới|cũng|đã|được|có|ước|kết quả|trong đó)\s+)*"
    r"(?:(?:đạt|chiếm|tương ứng|tương đương|bằng|tỷ lệ|tỉ lệ|tỷ trọng|là|với|đạt được|ứng với|đạt mức|mức"
    r"|hoàn thành)[\s,:=(]*)*\Z"
)
_SHARE: Final = re.compile(r"đạt|chiếm|tương ứng|tương đương|bằng|tỷ lệ|tỉ lệ|tỷ trọng|\(|=|với|tức")
_SHARE_WORD: Final = re.compile(r"(?<!\w)(?:đạt|chiếm|tức|tương ứng|tương đương|bằng)(?!\w)")
# "12 xã đạt trên 90%" tells a threshold; "…, chiếm trên 90%" a share.
_ROUGH_SHARE: Final = re.compile(
    r"(?<!\w)(?:chiếm|tương ứng|tương đương|tức)(?!\w)"
    r"|[,(] ?(?:chỉ |mới |đã |ước )?(?:đạt|bằng|tỷ lệ)(?!\w)[^,]{0,10}\Z"
)
# "8 chỉ tiêu đạt 100%": each of them does.
_REACHED: Final = re.compile(r"\s(?:đều |đã |cùng )?đạt(?: mức| tỷ lệ)? ")
_TELLS_SHARE: Final = re.compile(r"(?: [^\W\d]\w*){0,12}, (?:chiếm|tương ứng|tương đương)(?: (?:tỷ lệ|với))? ")
_JUDGED: Final = frozenset({"body", "field", "task"})
_NAMED_WHOLE: Final = re.compile(
    r"\s*(?:so với |trên |trong )?(?:tổng )?số (?:lượng )?(?:hồ sơ )?(?:đã |được )?(?:tiếp nhận|giải quyết|trả kết quả)"
)
_RATE_OF_ALL: Final = re.compile(
    r"đúng (?:và trước )?hạn|trước (?:và đúng )?hạn|quá hạn|trễ hạn|trực tuyến|số hóa|số hoá|hài lòng|toàn trình|ký số"
    r"|thanh toán"
)
_PARTED: Final = re.compile(r"[,;:(]|\s[–—-]\s")
_ASSIGNED: Final = re.compile(
    r"(?:kế hoạch|mức|được|dự kiến|tỉnh|bộ) giao|theo yêu cầu|yêu cầu|chỉ tiêu|mục tiêu|dự kiến"
)
_ONE_EACH: Final = re.compile(
    r"(?<!\w)mỗi (?:người|đồng chí|cán bộ|công chức|viên chức|học viên|đơn vị|cơ quan|xã|phường|phòng|trường|hộ|tổ"
    r"|doanh nghiệp|nơi) (?:được cấp |có |nhận |được )?(?:một|1|01)(?!\w)"
)
_EACH: Final = re.compile(r"(?<!\w)mỗi(?!\w)")
_GIVEN_TO: Final = re.compile(r"[^,;.:()\d]{0,40}(?<!\w)cho(?!\w)[^,;.:()\d]{0,12}")


def wrong_percents(statement: Statement, around: Sequence[Statement] = ()) -> list[WrongPercent]:
    """Return the percentages of a paragraph that its figures contradict; `around` are paragraphs of the same list."""
    percents = [claim for claim in statement.claims if claim.mention.kind == "percent"]
    spelled = list(wrong_spelled_shares(statement)) if statement.claims else []
    if not percents:
        return spelled
    plain = without_ratios(statement)
    small = [*wrong_ratios(statement), *wrong_score_shares(statement, percents)]
    found: dict[int, WrongPercent] = {wrong.claim.mention.start: wrong for wrong in small}
    right: set[int] = set()
    for claim in percents:
        wrong = _wrong_share(plain, claim, around, right)
        if wrong is not None:
            found[claim.mention.start] = wrong
    for wrong in wrong_complements(statement, percents):
        if all(claim.mention.start in right for claim in (wrong.claim, *wrong.others)):
            continue
        if not any(claim.mention.start in found for claim in (wrong.claim, *wrong.others)):
            found[wrong.claim.mention.start] = wrong
    return [*found.values(), *spelled]


def _wrong_share(
    statement: Statement, claim: Claim, around: Sequence[Statement], right: set[int]
) -> WrongPercent | None:
    """Return what is wrong with a percentage; the start of one that the figures give is added to `right`."""
    if _is_over(statement, claim):
        return WrongPercent(claim, is_over=True)
    words = _words_before(statement, claim)
    if claim.mention.is_change or GROWTH.search(words[-40:]):
        return None  # reports.domain.quantities.changes reads it
    swapped = swapped_share(statement, claim)
    if swapped is not None and not fits(claim, swapped.percent):
        return WrongPercent(claim, (swapped,))
    divided = (
        divided_behind(statement, claim) or list_rate(statement, claim, around) or remaining_shares(statement, claim)
    )
    if divided:
        if any(fits(claim, one.percent) for one in divided):
            right.add(claim.mention.start)
            return None
        return WrongPercent(claim, divided)
    planned = fulfilment(statement, claim) or ratio_of_periods(statement, claim)
    if planned is not None and gives(planned, claim):
        right.add(claim.mention.start)
        return None
    pairs = list(_named_pairs(statement, claim, words))
    if not pairs:
        return None
    part = pairs[0]
    if not is_told(part) or (part.mention.kind == "count" and not part.mention.value):
        return None
    wholes = list(find_wholes(statement, claim, part, around))
    shares = [Share(part, part, part.mention.value, part.mention.of)] if part.mention.of else []
    shares += [Share(part, whole, part.mention.value, value) for whole, value in wholes]
    more = [
        Share(other, whole, other.mention.value, value)
        for other in pairs[1:]
        for whole, value in [*_own(other), *find_wholes(statement, claim, other, around)]
    ]
    given = pairs[1] if len(pairs) > 1 and pairs[1].mention.value <= part.mention.value else None
    if not shares and given and _GIVEN_TO.fullmatch(statement.lowered, given.mention.end, part.mention.start):
        # "950 chữ ký số cho 1.000 cán bộ, đạt 95%".
        shares = [Share(given, part, given.mention.value, part.mention.value)]
        part, more = given, [*shares, *more]
    sums = [] if claim.mention.is_approximate else list(shares_of_sums(statement, part))
    if any(gives(share, claim) for share in [*shares, *more]) or any(fits(claim, one) for one in sums):
        right.add(claim.mention.start)
        return _wrong_whole(claim, shares)
    if planned is not None:
        return WrongPercent(claim, (planned,))
    if (
        part.mention.of is None
        and not wholes
        and (whole := divided_whole(statement, part) or shared_whole(statement, part))
        and not fits(claim, part.mention.value / whole * HUNDRED)
    ):
        return WrongPercent(claim, (Share(part, part, part.mention.value, whole),))
    shares = [share for share in shares if is_told(share.whole)]
    if claim.mention.is_approximate:
        # A rough figure is one of the very whole that stands before it, not of a smaller one.
        shares = [share for share in shares if share.percent <= HUNDRED]
    if not shares or (part.mention.of is None and len(shares) < len(wholes)):
        return None
    is_one_each = _ONE_EACH.search(statement.lowered, part.mention.end, claim.mention.start)
    if part.mention.of is None and not is_one_each and not is_sure(statement, claim, shares):
        return None
    return WrongPercent(claim, tuple(shares[:6]), is_rounding=any(nearly_fits(claim, one.percent) for one in shares))


def _wrong_whole(claim: Claim, shares: Sequence[Share]) -> WrongPercent | None:
    """Return what is wrong with "95,2% số đã giải quyết", where 95,2% is the share of those received."""
    named = _NAMED_WHOLE.match(claim.after)
    if not named:
        return None
    wanted = families(named[0])[:1]
    meant = [share for share in shares if families(share.whole.label)[:1] == wanted]
    if not wanted or len(meant) != 1 or not meant[0].whole.mention.is_exact:
        return None
    if fits(claim, meant[0].percent) or nearly_fits(claim, meant[0].percent):
        return None
    fitting = [share for share in shares if fits(claim, share.percent)]
    return WrongPercent(claim, (*meant, *fitting)) if fitting else None


def _own(claim: Claim) -> list[tuple[Claim, Decimal]]:
    return [(claim, claim.mention.of)] if claim.mention.of else []


def _is_over(statement: Statement, claim: Claim) -> bool:
    words = claim.lead[-60:] + claim.label
    return (
        claim.mention.value > HUNDRED
        and not claim.mention.is_change
        and not is_ratio(statement, claim)
        and (
            claim.before.rstrip().endswith("chiếm")
            or (bool(_RATE_OF_ALL.search(claim.lead + claim.label)) and not PLANNED.search(words))
        )
    )


def _words_before(statement: Statement, claim: Claim) -> str:
    """Return the words from the last sign, or the last number, to the percentage."""
    return claim.before if claim.before.strip() else claim.lead[-30:]


def _named_pairs(statement: Statement, claim: Claim, words: str) -> Iterator[Claim]:
    """Yield the figures that the percentage may be told of, the surest first; nothing where its words name none."""
    behind = figure_behind(statement, claim)
    if behind is not None:
        yield behind
        return
    before = [one for one in statement.claims if one.mention.end <= claim.mention.start]
    while before and before[-1].mention.kind == "percent" and _is_threshold(statement, claim, before):
        before.pop()
    while before and before[-1].mention.kind == "count" and _EACH.search(before[-1].before):
        before.pop()
    near = before[-1] if before else None
    if near is not None and near.mention.kind == "percent":
        near = None
    if near is not None and near.depth > claim.depth and _is_of_other(statement, near, before):
        return
    if (
        claim.mention.is_approximate
        and near is not None
        and near.sentence == claim.sentence
        and not _ROUGH_SHARE.search(statement.lowered, near.mention.end, claim.mention.start)
    ):
        return
    if NAMED_RATE.search(words):
        yield from named_rate(statement, claim, words, near)
        return
    if near is None or near.mention.kind == "none" or near.sentence != claim.sentence:
        yield from subject_share(statement, claim, words)
        return
    if near.mention.group and is_unknown(near.mention.group) and near.mention.of is None and near.mention.value < 3:
        return
    between = APPROXIMATE.sub("", statement.lowered[near.mention.until : claim.mention.start])
    parted = _PARTED.split(between)
    link = parted[-1] if len(parted) > 1 else _from_share(between)
    skipped = between[: len(between) - len(link)]
    if near.mention.kind == "fraction":
        # "41,6/118,2 tỷ đồng được giao, đạt 35,2%": what was assigned is the whole of the fraction.
        skipped = _ASSIGNED.sub("", skipped)
    if NO_SHARE.search(link) or (NO_SHARE.search(skipped) and not _is_bracketed_share(statement, claim, near, link)):
        return
    if near.mention.kind == "count" and near.mention.group in _JUDGED and _REACHED.fullmatch(between):
        return
    if ";" in between and not BARE_RATE.fullmatch(between.rpartition(";")[2]):
        return
    if not _LINK.fullmatch(link) or not _SHARE.search(between):
        return
    if near.depth > claim.depth:
        outer = [one for one in before if one.depth <= claim.depth and one.mention.kind in ("count", "fraction")]
        yield from [*reversed(outer[-1:]), near]
        return
    yield near
    # "34 đơn vị có 5 phòng, đạt 80%" may be told of the first.
    yield from [
        one
        for one in reversed(before[:-1])
        if one.mention.kind in ("count", "fraction")
        and one.sentence == claim.sentence
        and not has_percent(statement, one)
    ][:2]


def _is_of_other(statement: Statement, near: Claim, before: Sequence[Claim]) -> bool:
    """Tell whether a figure in brackets is that of the percentage before it: "81% yêu cầu (2.759/3.388)"."""
    return len(before) > 1 and before[-2].mention.kind == "percent" and figure_behind(statement, before[-2]) is near


def _is_threshold(statement: Statement, claim: Claim, before: Sequence[Claim]) -> bool:
    """Tell whether the last percentage before one only says which things are counted: "90 xã đạt 100% …, chiếm 75%"."""
    last = before[-1]
    if last.mention.is_approximate or len(before) < 2:
        return last.mention.is_approximate
    counted = before[-2].mention
    is_attribute = counted.kind == "count" and _REACHED.search(last.before) is not None
    return is_attribute and bool(_TELLS_SHARE.fullmatch(statement.lowered, last.mention.end, claim.mention.start))


def _is_bracketed_share(statement: Statement, claim: Claim, near: Claim, link: str) -> bool:
    """Tell whether a bracket tells the share of a fraction: "12/48 thủ tục được rút ngắn thời gian (đạt 25%)"."""
    is_bracket = claim.depth > near.depth and statement.lowered[claim.mention.end : claim.mention.end + 1] == ")"
    return near.mention.kind == "fraction" and is_bracket and _REACHED.fullmatch(f" {link}") is not None


def _from_share(between: str) -> str:
    places = [match.start() for match in _SHARE_WORD.finditer(between)]
    return between[places[-1] :] if places else between
