""" "Cấp tỉnh 98,2%, cấp xã 96,4%; toàn tỉnh 97%": the rate of a whole lies between those of all its parts.

Parts are quarters, months, halves of a year or levels of government; the whole names itself ("cả năm", "toàn tỉnh").
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from reports.domain.quantities.claims import Claim
from reports.domain.quantities.families import families

_QUARTER: Final = re.compile(r"(?<!\w)quý (?P<name>iv|i{1,3}|[1-4])(?!\w)")
_MONTH: Final = re.compile(r"(?<!\w)tháng (?P<name>1[0-2]|[1-9])(?!\w)")
_NUMBERS: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_MEAN: Final = re.compile(r"(?<!\w)(?:tính chung|chung|bình quân|trung bình)(?!\w)")
_ALL: Final = re.compile(
    r"(?<!\w)(?:toàn|cả|chung)(?: của)?(?: toàn)? (?:tỉnh|thành phố|huyện|thị xã|quận|ngành)(?!\w)"
)
_FIRST_HALF: Final = re.compile(r"(?<!\w)(?:6|sáu) tháng đầu")
_SECOND_HALF: Final = re.compile(r"(?<!\w)(?:6|sáu) tháng cuối")
_SIX: Final = re.compile(r"(?<!\w)(?:6|sáu) tháng")
_NINE: Final = re.compile(r"(?<!\w)(?:9|chín) tháng")
_YEAR: Final = re.compile(r"(?<!\w)(?:cả năm|năm \d{4}|tính chung)(?!\w)")
_RATE: Final = re.compile(
    r"đúng hạn|quá hạn|trễ hạn|trước hạn|số hóa|hài lòng|thanh toán|ký số|trực tuyến|trực tiếp|toàn trình"
    r"|một phần|bưu chính"
    r"|tái sử dụng|đúng quy định|công khai|giải ngân|chỉ số|hoàn thành|đơn vị|trong đó (?!cấp|quý|tháng|khối)"
)
_OTHER: Final = re.compile(
    r"mục tiêu|chỉ tiêu|cùng kỳ|năm trước|năm ngoái|so với|kế hoạch|phấn đấu|tăng|giảm|cao hơn|thấp hơn|chiếm"
)
_WEIGHTS: Final = re.compile(r"chiếm|cơ cấu|tỷ trọng|trọng số")


class OutOfRange(NamedTuple):
    """The rate of the whole and the nearest of those of its parts."""

    whole: Claim
    nearest: Claim


def rates_out_of_range(percents: Sequence[Claim]) -> Iterator[OutOfRange]:
    """Yield the rates of a whole that lie outside those of its parts, all told beside it and nothing else between."""
    for run in _runs(percents):
        for place, whole in enumerate(run):
            for kind, wanted in _spans(whole):
                before = _parts(reversed(run[:place]), kind, wanted)
                behind = _parts(run[place + 1 :], kind, wanted)
                parts = before or behind
                if not parts or any(_is_of_else(whole, parts, part) for part in parts):
                    continue
                told = sorted(parts, key=lambda one: one.mention.value)
                unit = Decimal(1).scaleb(-whole.mention.decimals)
                if whole.mention.value < told[0].mention.value - unit:
                    yield OutOfRange(whole, told[0])
                elif whole.mention.value > told[-1].mention.value + unit:
                    yield OutOfRange(whole, told[-1])


def _runs(percents: Sequence[Claim]) -> Iterator[list[Claim]]:
    """Yield rates of one sentence, or of two that follow one another."""
    run: list[Claim] = []
    for claim in percents:
        if not claim.mention.is_exact or (run and claim.sentence > run[-1].sentence + 1):
            if len(run) > 2:
                yield run
            run = []
        if claim.mention.is_exact:
            run.append(claim)
    if len(run) > 2:
        yield run


def _words(claim: Claim) -> str:
    return claim.lead[-60:] + claim.before


def _part_of(claim: Claim) -> tuple[str, str | int] | None:
    """Return the part that the nearest words before a rate name: ("quarter", 2), ("level", "commune")."""
    words = claim.before if len(claim.before.strip()) > 3 else _words(claim)
    if _FIRST_HALF.search(words) or _SECOND_HALF.search(words):
        return ("half", 1 if _FIRST_HALF.search(words) else 2)
    quarters, months = list(_QUARTER.finditer(words)), list(_MONTH.finditer(words))
    if quarters and not months:
        name = quarters[-1]["name"]
        return "quarter", _NUMBERS.get(name) or int(name)
    if months and not quarters:
        return "month", int(months[-1]["name"])
    levels = [family.name for family in families(f"{words}#") if family.dimension == "level"]
    return ("level", levels[0]) if len(levels) == 1 and not _ALL.search(words) else None


def _spans(claim: Claim) -> list[tuple[str, tuple[frozenset[str | int], ...]]]:
    """Return the complete sets of parts that the words before a rate make it the whole of."""
    words = _words(claim)
    spans: list[tuple[str, tuple[frozenset[str | int], ...]]] = []
    part = _part_of(claim)
    if _ALL.search(words) or _MEAN.search(words):
        spans.append(("level", (frozenset({"province", "district", "commune"}), frozenset({"province", "commune"}))))
    if part is not None and part[0] == "quarter":
        first = int(part[1]) * 3 - 2
        spans.append(("month", (frozenset(range(first, first + 3)),)))
    elif _NINE.search(words):
        spans += [("quarter", (frozenset({1, 2, 3}),))]
    elif _SIX.search(words) and not _SECOND_HALF.search(words):
        spans += [("quarter", (frozenset({1, 2}),)), ("month", (frozenset(range(1, 7)),))]
    elif part is None and (_YEAR.search(words) or _MEAN.search(words)):
        spans += [("quarter", (frozenset({1, 2, 3, 4}),)), ("half", (frozenset({1, 2}),))]
    return spans


def _parts(
    nearest: Iterator[Claim] | Sequence[Claim], kind: str, wanted: tuple[frozenset[str | int], ...]
) -> list[Claim]:
    """Return the rates next to the whole that are its parts, where they are all of them."""
    found: dict[str | int, Claim] = {}
    for claim in nearest:
        part = _part_of(claim)
        if part is None or part[0] != kind or part[1] in found or _OTHER.search(claim.before):
            break
        found[part[1]] = claim
        if frozenset(found) == max(wanted, key=len):
            break
    return list(found.values()) if frozenset(found) in wanted else []


def _is_of_else(whole: Claim, parts: Sequence[Claim], claim: Claim) -> bool:
    """Tell whether a rate is one of another thing than the first of the run, which names it."""
    first = min((whole, *parts), key=lambda one: one.mention.start)
    if _WEIGHTS.search(first.label + claim.label) or _OTHER.search(whole.before):
        return True
    named = set(_RATE.findall(_words(first) + first.after))
    others = [one for one in (whole, claim) if one is not first]
    return any(set(_RATE.findall(one.before + one.after)) - named for one in others)
