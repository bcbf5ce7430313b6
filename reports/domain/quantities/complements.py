"""Percentages that divide one whole make 100 %: "đúng hạn 96,3%, trễ hạn 3,7%"."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from reports.domain.quantities.claims import Claim, Statement
from reports.domain.quantities.exclusive_shares import are_rates, are_wrong_opposites, is_off, is_over_whole
from reports.domain.quantities.families import families, is_complete
from reports.domain.quantities.lists import Item, find_listings
from reports.domain.quantities.one_whole import wrong_wholes
from reports.domain.quantities.opposite_shares import label_of, wrong_opposites
from reports.domain.quantities.shares import (
    HUNDRED,
    NO_SHARE,
    WrongPercent,
    is_mistyped,
)

_OTHERS: Final = re.compile(r"còn lại|không có ý kiến|bình thường|khác(?!\w)|không trả lời|không đánh giá")
_STRUCTURE: Final = re.compile(
    r"cơ cấu|tỷ trọng|(?:phân|chia|tính) theo|(?:chia|phân)(?: \w+)? (?:ra|thành|làm)|(?:xét|xếp) theo"
    r"|(?:mỗi|một) người (?:chỉ )?chọn một"
)
# "Trực tuyến 71%, hồ sơ trực tiếp được số hóa 84%": the second is a rate of its own.
_OF_THOSE: Final = re.compile(r"số hóa|số hoá|hài lòng|thanh toán|ký số|đúng hạn|trễ hạn|quá hạn")
_RATES: Final = re.compile(r"tỷ lệ (?:đúng hạn|giải quyết|hài lòng|số hóa|đạt)|đúng hạn")
_ANSWER: Final = re.compile(r"(?<!\w)(?:cho rằng|cho là|đánh giá|nhận xét|trả lời|chọn|cho biết)(?!\w)")
_MANY_ANSWERS: Final = re.compile(r"nhiều (?:phương án|lựa chọn|đáp án|câu trả lời|hơn một|mục|hình thức)")
_REST: Final = re.compile(r"còn lại|khác(?!\w)|(?<!\w)còn ")
_REMAINDER: Final = re.compile(r"(?<!\w)còn lại(?: (?:là|chiếm|có|khoảng))*[\s:(]*\Z")
_REMAINING: Final = re.compile(r"\s?(?:hồ sơ |số hồ sơ )?còn lại(?!\w)")
_INSIDE_REST: Final = re.compile(r"(?<!\w)trong (?:số|đó)|số [\d.,%]+ còn lại")
_BUT_STILL: Final = re.compile(r",? ?(?:song|nhưng|tuy nhiên|còn lại)?,? ?(?:vẫn )?còn (?:có )?(?:tới |đến )?")
_SOONER: Final = re.compile(r"(?:sớm|nhanh) hơn(?! \d)")
_NEARLY: Final = 5
_STILL: Final = re.compile(r"\s*(?:vẫn )?còn ")
_NOT_YET: Final = re.compile(r"[^,;.]{0,30}(?<!\w)(?:chưa|không)(?!\w)")
_NEAR: Final = 160
_SEVERAL: Final = 3
_MOST: Final = Decimal(150)
_LEAST: Final = Decimal(75)
_DIVIDED: Final = frozenset({"time", "channel", "satisfied", "scale"})
_RESPECTIVELY: Final = re.compile(r"lần lượt(?: là| đạt| chiếm| tương ứng là)?:?\s*\Z")


def wrong_complements(statement: Statement, percents: Sequence[Claim]) -> Iterator[WrongPercent]:
    """Yield the last percentage of every complete division that does not make 100 %, with the others of it."""
    yield from _wrong_rests(statement, percents)
    yield from wrong_opposites(statement, percents)
    for shares in wrong_wholes(statement, percents):
        yield WrongPercent(shares[-1], others=tuple(shares[:-1]))
    for run in _runs(statement, percents):
        told = [claim for claim, _ in run]
        inner = _wrong_inner(statement, told)
        if inner is not None:
            yield inner
            continue
        if _is_division(statement, told) and _is_wrong_whole(statement, told):
            yield WrongPercent(told[-1], others=tuple(told[:-1]))
            continue
        if is_over_whole(statement, run) or are_wrong_opposites(run, bool(_OTHERS.search(statement.lowered))):
            yield WrongPercent(told[-1], others=tuple(told[:-1]))
            continue
        names: dict[str, dict[str, Claim]] = {}
        for claim, label in run:
            told_of = families(label)
            for family in ([one for one in told_of if one.dimension in _DIVIDED] or told_of)[:1]:
                names.setdefault(family.dimension, {}).setdefault(family.name, claim)
        for dimension, found in names.items():
            told = list(found.values())
            # "Đúng hạn" alone may mean early ones too, or leave them out.
            is_whole = is_complete(dimension, found)
            if (
                dimension not in _DIVIDED
                or len(told) != len(run)
                or not (is_whole or found.keys() == {"on_time", "late"})
            ):
                continue
            if any(not claim.mention.is_exact for claim in told):
                continue
            reached = sum((claim.mention.value for claim in told), Decimal(0))
            if reached < HUNDRED and not is_whole:
                continue
            if dimension == "scale" and are_rates(told):
                continue
            if dimension == "channel" and len({tuple(_OF_THOSE.findall(label)) for _, label in run}) > 1:
                continue
            if reached < HUNDRED and _OTHERS.search(statement.lowered):
                continue
            if is_off(told, HUNDRED):
                yield WrongPercent(told[-1], others=tuple(told[:-1]))


def wrong_share_lists(items: Sequence[Item]) -> Iterator[tuple[int, WrongPercent]]:
    """Yield (place, what is wrong) where the lines of a list divide a whole, one share each, and do not make 100 %."""
    for listing in find_listings(items):
        claims = [items[place].statement.claims for place in listing.items]
        if len(claims) < _SEVERAL or any(len(one) != 1 or one[0].mention.kind != "percent" for one in claims):
            continue
        run = [one[0] for one in claims]
        if any(not claim.mention.is_exact or NO_SHARE.search(claim.before) for claim in run):
            continue
        if not _STRUCTURE.search(items[listing.announcer].statement.lowered):
            continue
        reached = sum((claim.mention.value for claim in run), Decimal(0))
        if _LEAST < reached < _MOST and is_off(run, HUNDRED):
            yield listing.items[-1], WrongPercent(run[-1], others=tuple(run[:-1]))


def _is_division(statement: Statement, run: Sequence[Claim]) -> bool:
    """Tell whether one sentence divides a whole into these shares: by its announcement, or by answers of one shape."""
    if len(run) < 3 or any(not claim.mention.is_exact or claim.depth != run[0].depth for claim in run):
        return False
    text = statement.lowered
    start, end = run[0].mention.end, run[-1].end
    if _MANY_ANSWERS.search(text) or any("trong đó" in claim.lead + claim.before for claim in run[1:]):
        return False
    if any(NO_SHARE.search(claim.before) or "nhất" in claim.before for claim in run):
        return False
    opening = text[max(0, run[0].mention.start - 160) : run[0].mention.start]
    if _STRUCTURE.search(opening) and not _RATES.search(opening.rpartition(".")[2]):
        return True
    verbs = [match[0] for claim in run if (match := _ANSWER.search(claim.label))]
    if len(verbs) == len(run) and len(set(verbs)) == 1:
        return True
    if sum(1 for claim in run if "chiếm" in claim.before) == len(run) and _REST.search(run[-1].label):
        return True
    named = [next((family for family in families(claim.label)), None) for claim in run]
    channels = [one for one in named if one is not None and one.dimension in ("channel", "scale")]
    return len(channels) == len(run) == len(set(channels)) and "tỷ lệ" not in text[start:end]


def _is_wrong_whole(statement: Statement, run: Sequence[Claim]) -> bool:
    """Tell whether the shares make more than 100 %, or too little where the last of them ends the list."""
    reached = sum((claim.mention.value for claim in run), Decimal(0))
    if reached > HUNDRED:
        return is_off(run, HUNDRED) and reached < _MOST
    if not is_off(run, HUNDRED) or reached < _LEAST:
        return False
    is_ended = bool(_REST.search(run[-1].label)) or statement.lowered[run[-1].start - 4 : run[-1].start].endswith("và ")
    rest = HUNDRED - reached
    return is_ended and any(is_mistyped(claim, claim.mention.value + rest) for claim in run)


def _wrong_inner(statement: Statement, run: Sequence[Claim]) -> WrongPercent | None:
    """Return "hài lòng 93,5%, trong đó rất hài lòng 45,2%, hài lòng 58,3%", where the inner shares exceed the first."""
    if not 2 < len(run) < 6 or "trong đó" not in run[1].lead + run[1].before:
        return None
    inner = run[1:]
    named = [families(claim.label)[:1] for claim in inner]
    if any(not one for one in named) or len({one[0].dimension for one in named}) > 1 or len(set(named)) < len(named):
        return None
    if named[0][0].dimension not in _DIVIDED or any(not claim.mention.is_exact for claim in run):
        return None
    reached = sum((claim.mention.value for claim in inner), Decimal(0))
    if reached <= run[0].mention.value or reached >= HUNDRED + HUNDRED / 4 or not is_off(inner, run[0].mention.value):
        return None
    # Inner shares may be told of the first as a whole: then they make 100 %.
    return WrongPercent(inner[-1], others=tuple(inner[:-1]), whole=run[0]) if is_off(inner, HUNDRED) else None


def _wrong_rests(statement: Statement, percents: Sequence[Claim]) -> Iterator[WrongPercent]:
    """Yield "còn lại 4,6%" and "còn 15% chưa có" where the one share before it leaves another rest."""
    for place, claim in enumerate(percents[1:], 1):
        first = percents[place - 1]
        if claim.sentence > first.sentence + 1 or not claim.mention.is_exact or not first.mention.is_exact:
            continue
        if place > 1 and percents[place - 2].sentence == first.sentence:
            if _is_wrong_rest_of_all(percents[:place], claim):
                yield WrongPercent(
                    claim, others=tuple(one for one in percents[:place] if one.sentence == first.sentence)
                )
            continue
        between = statement.lowered[first.mention.end : claim.mention.start]
        if NO_SHARE.search(_SOONER.sub(" ", between)) or NO_SHARE.search(first.before) or len(between) > _NEAR:
            continue
        rest = HUNDRED - first.mention.value
        is_inside = _INSIDE_REST.search(claim.before + claim.after)
        is_rest = not is_inside and (
            _REMAINDER.search(claim.lead[-30:] + claim.before) or _REMAINING.match(claim.after)
        )
        is_not_yet = _STILL.fullmatch(claim.before) and _NOT_YET.match(claim.after) and is_mistyped(claim, rest)
        unit = Decimal(1).scaleb(-min(claim.mention.decimals, first.mention.decimals))
        is_other_way = (
            _BUT_STILL.fullmatch(between)
            and abs(rest - claim.mention.value) <= _NEARLY
            and {one.dimension for one in families(first.label)[:1] + families(claim.label)[:1]} == {"channel"}
            and families(first.label)[:1] != families(claim.label)[:1]
        )
        if (is_rest or is_not_yet or is_other_way) and abs(rest - claim.mention.value) > unit:
            yield WrongPercent(claim, others=(first,))


def _is_wrong_rest_of_all(before: Sequence[Claim], claim: Claim) -> bool:
    """Tell whether "hài lòng 94%, không hài lòng 3%, còn lại 4%" names a rest that only a slip explains."""
    run = [one for one in before if one.sentence == claim.sentence]
    if not 2 <= len(run) < 6 or not _REMAINDER.search(claim.before) or _INSIDE_REST.search(claim.before + claim.after):
        return False
    if any(not one.mention.is_exact or NO_SHARE.search(one.before) or one.depth != claim.depth for one in run):
        return False
    rests = [HUNDRED - sum((one.mention.value for one in run[start:]), Decimal(0)) for start in range(len(run))]
    unit = Decimal(1).scaleb(-min(one.mention.decimals for one in (*run, claim)))
    return (
        rests[0] > 0 and all(abs(rest - claim.mention.value) >= unit for rest in rests) and is_mistyped(claim, rests[0])
    )


def _runs(statement: Statement, percents: Sequence[Claim]) -> Iterator[list[tuple[Claim, str]]]:
    """Yield the percentages of each sentence with their labels; "lần lượt" hands the labels out in order."""
    sentences: dict[int, list[Claim]] = {}
    for claim in percents:
        sentences.setdefault(claim.sentence, []).append(claim)
    for run in sentences.values():
        if len(run) < 2 or len(run) > 6:
            continue
        first = run[0]
        if _RESPECTIVELY.search(first.before):
            names = re.split(
                r",|(?<!\w)và(?!\w)", (first.lead + first.before).partition("lần lượt")[0].replace("tỷ lệ", ",")
            )
            labels = [name for name in names if families(name)][-len(run) :]
            if len(labels) == len(run):
                yield list(zip(run, labels, strict=True))
            continue
        labels = [label_of(statement, claim) for claim in run]
        if not any(NO_SHARE.search(claim.before[-40:]) for claim in run):
            yield list(zip(run, labels, strict=True))
