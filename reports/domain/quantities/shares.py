"""What a percentage may be a share of, and whether it is: rounded, or cut off at the decimals written."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import Final

from reports.domain.quantities.claims import Claim, Statement
from reports.domain.quantities.families import families, is_complete
from reports.domain.quantities.units import are_addable

HUNDRED: Final = Decimal(100)
NO_SHARE: Final = re.compile(
    r"(?<!\w)(?:tăng(?! cường)|giảm(?! tải)|vượt|cao hơn|thấp hơn|hơn|kém|chỉ tiêu|mục tiêu|phấn đấu|bình quân"
    r"|(?<!loại )(?<!mức )trung bình|tối thiểu|(?<!đạt )(?<!ứng )(?<!đủ )(?<!theo )(?<!số )(?<!các )yêu cầu|cùng kỳ"
    r"|năm trước|quý trước|tháng trước|kỳ trước là|dự kiến|mức giao|được giao|kế hoạch giao|so với|trước đó|lãi"
    r"|cắt giảm)(?!\w)"
)
GROWTH: Final = re.compile(r"(?<!\w)(?:tăng(?! cường)|giảm(?! tải)|cắt giảm|rút ngắn)(?!\w)")
_INSIDE: Final = re.compile(r"trong (?:đó|số|tổng)|gồm")
PLANNED: Final = re.compile(r"kế hoạch|dự toán|chỉ tiêu|mục tiêu|so với|vượt|giao|doanh thu|thu ngân sách|công suất")
_OUT_OF: Final = re.compile(r"[^;.:()\d]{0,80}(?<!\w)(?:trong|trên) (?:tổng )?số[^,;.:()\d]{0,24} ")
_AT_LEAST: Final = re.compile(r"(?<!\w)(?:trên|hơn|ít nhất|tối thiểu) ?\Z|[>≥] ?\Z")
_AT_MOST: Final = re.compile(r"(?<!\w)(?:dưới|không quá|tối đa|chưa đến|chưa tới) ?\Z|[<≤] ?\Z")
_RETURNED: Final = re.compile(r"(?<!\w)trả(?! lời)(?!\w)")
_SEVERAL: Final = 3
_ROUGH: Final = Decimal(1)
_FAR: Final = Decimal(7)
"""In points; "gần" and "khoảng" are used freely."""


@dataclass(frozen=True, slots=True)
class Share:
    """A figure as a share of another."""

    part: Claim
    whole: Claim
    part_value: Decimal
    whole_value: Decimal

    @property
    def percent(self) -> Decimal:
        """The exact share in per cent."""
        return self.part_value / self.whole_value * HUNDRED


@dataclass(frozen=True, slots=True)
class WrongPercent:
    """A percentage that none of the shares gives; the first one is the one that its words name.

    `is_rounding`: it misses the first one by a little more than rounding does. `others` are percentages that it should
    make 100 % with, or `whole` where they divide another percentage; `is_over` is a share above 100 %, and then there
    are neither.
    """

    claim: Claim
    shares: tuple[Share, ...] = ()
    others: tuple[Claim, ...] = ()
    whole: Claim | None = None
    is_rounding: bool = False
    is_over: bool = False


def divided_whole(statement: Statement, part: Claim) -> Decimal | None:
    """Return the sum of a complete division whose total is not told: "trước hạn 56, đúng hạn 42, trễ hạn 2"."""
    run = [one for one in statement.claims if one is part or are_siblings(statement, one, part)]
    if len(run) == 1:
        counts = [one for one in statement.claims if one.mention.kind == "count" and one.sentence == part.sentence]
        dimension = next((family.dimension for family in families(part.label)), "")
        run = [one for one in counts if dimension in {family.dimension for family in families(one.label)}][:6]
        if dimension == "channel" and any(_RETURNED.search(one.before) for one in run):
            # "Trực tuyến 1.080 hồ sơ (90%); trả qua bưu chính 215 hồ sơ": how they went out.
            return None
    dimensions = set.intersection(*({family.dimension for family in families(one.label)} for one in run or [part]))
    for dimension in sorted(dimensions):
        names = [name for one in run for family, name in families(one.label) if family == dimension]
        if len(set(names)) == len(run) and is_complete(dimension, names) and all(one.mention.is_exact for one in run):
            return sum((one.mention.value for one in run), Decimal(0))
    return None


def shared_whole(statement: Statement, part: Claim) -> Decimal | None:
    """Return the sum of figures with a share each, where all the others, two at least, are shares of just that sum."""
    run = [one for one in statement.claims if one is part or are_siblings(statement, one, part)][:12]
    whole = sum((one.mention.value for one in run), Decimal(0))
    if len(run) < _SEVERAL or not whole or any(one.mention.kind != "count" or not one.mention.is_exact for one in run):
        return None
    following = {one.mention.start: two for one, two in zip(statement.claims, statement.claims[1:], strict=False)}
    others = [one for one in run if one is not part]
    are_shares = all(fits(following[one.mention.start], one.mention.value / whole * HUNDRED) for one in others)
    return whole if are_shares else None


def find_wholes(
    statement: Statement, claim: Claim, part: Claim, around: Sequence[Statement]
) -> Iterator[tuple[Claim, Decimal]]:
    """Yield what the part may be a share of: those right before it first, then all other figures that are not less."""
    own = [one for one in statement.claims if one is not part]
    before = [one for one in reversed(own) if one.mention.start < part.mention.start]
    after = [one for one in own if one.mention.start > part.mention.start]
    others = [one for other in around if other is not statement for one in other.claims]
    for one in [*before, *after, *others]:
        if one.mention.kind not in ("count", "fraction") or one.mention.is_change:
            continue
        if not are_addable(one.mention.group, part.mention.group) and one.sentence != part.sentence:
            continue
        if one in statement.claims and are_siblings(statement, one, part):
            if one.mention.of and one.mention.of >= part.mention.value + one.mention.value:
                # "Đúng hạn 1.240/1.250 hồ sơ, 10 hồ sơ quá hạn": both are shares of one whole.
                yield one, one.mention.of
            continue
        planned = one.mention.start > claim.mention.end and PLANNED.search(
            statement.lowered, claim.mention.end, min(one.mention.start, claim.mention.end + 60)
        )
        if (one.mention.value >= part.mention.value or planned) and one.mention.value:
            yield one, one.mention.value
        if one.mention.of and one.mention.of >= part.mention.value:
            yield one, one.mention.of


def shares_of_sums(statement: Statement, part: Claim) -> Iterator[Decimal]:
    """Yield shares where a sum stands for a figure: of the part and its neighbour, or of both in a later figure."""
    if part.mention.of is not None or not part.mention.value:
        return
    counts = [one for one in statement.claims if one.mention.kind == "count" and one.mention.is_exact]
    alike = [one for one in counts if one.mention.group in (part.mention.group, "") or not part.mention.group]
    near = [one for one in alike if abs(one.sentence - part.sentence) <= 1][:12]
    place = next((index for index, one in enumerate(near) if one is part), None)
    if place is None:
        return
    own = part.mention.value
    if place and not has_percent(statement, near[place - 1]):
        reached = own + near[place - 1].mention.value
        for whole in near[: place - 1]:
            if whole.mention.value >= reached:
                yield reached / whole.mention.value * HUNDRED
    siblings = [one for one in near if one is part or are_siblings(statement, one, part)]
    for some in (near, siblings if len(siblings) > 1 else near):
        if len(some) > 1:
            yield own / sum((one.mention.value for one in some), Decimal(0)) * HUNDRED


def has_percent(statement: Statement, count: Claim) -> bool:
    """Tell whether a percentage is told of the figure: it is the next number."""
    following = next((one for one in statement.claims if one.mention.start >= count.mention.end), None)
    if following is None or following.mention.kind != "percent" or following.mention.is_change:
        return False
    return following.sentence == count.sentence


def are_siblings(statement: Statement, one: Claim, part: Claim) -> bool:
    """Tell whether two figures divide one whole, each with a percentage of its own: neither is a share of the other."""
    if one is part or not has_percent(statement, one) or one.sentence != part.sentence:
        return False
    first, second = families(one.label)[:1], families(part.label)[:1]
    if first and second:
        return first[0].dimension == second[0].dimension and first != second
    between = statement.lowered[min(one.mention.end, part.mention.end) : max(one.mention.start, part.mention.start)]
    return not first and not second and not _INSIDE.search(between)


def swapped_share(statement: Statement, claim: Claim) -> Share | None:
    """Return the share of "2.760 hồ sơ … trong tổng số 2.670 hồ sơ, đạt 96,7%", whose part is more than its whole."""
    before = [one for one in statement.claims if one.mention.end <= claim.mention.start][-2:]
    if len(before) < 2 or any(one.sentence != claim.sentence or not one.mention.is_exact for one in before):
        return None
    part, whole = before
    if part.mention.kind != "count" or whole.mention.kind != "count" or part.mention.value <= whole.mention.value:
        return None
    is_of = _OUT_OF.fullmatch(statement.lowered, part.mention.until, whole.mention.start)
    if not is_of or part.mention.group != whole.mention.group or not whole.mention.value:
        return None
    return Share(part, whole, part.mention.value, whole.mention.value)


def fits(claim: Claim, exact: Decimal) -> bool:
    """Tell whether the percentage is the exact one: rounded or cut off at its decimals, or as near as its words say."""
    if claim.mention.is_approximate:
        return fits_roughly(claim, exact)
    unit = Decimal(1).scaleb(-claim.mention.decimals)
    difference = claim.mention.value - exact
    return -unit < difference <= unit / 2


def fits_roughly(claim: Claim, exact: Decimal) -> bool:
    """Tell whether "trên 80%", "gần 90%" or "khoảng 75%" may be said of the exact percentage."""
    over = exact - claim.mention.value
    words = claim.before[-16:]
    if _AT_LEAST.search(words) or claim.after.lstrip().startswith("trở lên"):
        return over > -_ROUGH
    if _AT_MOST.search(words):
        return over < _ROUGH
    return abs(over) <= _FAR


def nearly_fits(claim: Claim, exact: Decimal) -> bool:
    return (
        abs(claim.mention.value - exact) < 2 * Decimal(1).scaleb(-claim.mention.decimals) and claim.mention.decimals > 0
    )


def is_mistyped(claim: Claim, exact: Decimal) -> bool:
    """Tell whether one wrong digit, two swapped ones, or the decimal mark explain a wrong percentage."""
    unit = Decimal(1).scaleb(-claim.mention.decimals)
    written = claim.mention.value.quantize(unit)
    return any(_is_mistyped(written, exact.quantize(unit, mode)) for mode in (ROUND_HALF_UP, ROUND_DOWN))


def _is_mistyped(written: Decimal, right: Decimal) -> bool:
    if written == right:
        return False
    if any(written.scaleb(places) == right for places in (-2, -1, 1, 2)):
        return True
    first, second = str(written), str(right)
    if len(first) != len(second):
        return False
    places = [place for place, (one, other) in enumerate(zip(first, second, strict=True)) if one != other]
    if len(places) == 1:
        return True
    return len(places) == 2 and first[places[0]] == second[places[1]] and first[places[1]] == second[places[0]]
