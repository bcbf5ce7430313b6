"""Whether numbers make a total, also where some of them are counted among those before them, or are rounded."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from reports.domain.quantities.claims import Claim
from reports.domain.quantities.openings import dimensions_of

_LONG_LABEL: Final = 40
_MOST_NESTED: Final = 24


def adds_up(parts: Sequence[Claim], total: Claim, may_end_early: bool = True) -> bool:
    """Tell whether the total is the sum of the parts, where some of them may stand for those after them.

    `may_end_early`: the list may have ended before its last number.
    """
    target = total.mention.value
    reached = Decimal(0)
    for place, part in enumerate(parts, start=1):
        reached += part.mention.value
        if reached == target and (place == len(parts) or (may_end_early and _is_break(part, parts[place]))):
            return True
    sums = _sums_of([part.mention.value for part in parts][:_MOST_NESTED])
    if target in sums:
        return True
    decimals = max([total.mention.decimals, *(part.mention.decimals for part in parts)])
    rounding = Decimal(5).scaleb(-decimals - 1) * (len(parts) + 1) if decimals else Decimal(0)
    # "4,3 triệu" is rounded to hundreds of thousands.
    places = (exponent(claim.mention.value) for claim in (total, *parts))
    rounding = max(rounding, sum((Decimal(5).scaleb(place - 1) for place in places if place > 0), Decimal(0)))
    return rounding > 0 and any(abs(one - target) < rounding + (1 if rounding > 1 else 0) for one in sums)


def _sums_of(values: Sequence[Decimal]) -> set[Decimal]:
    """Return the sums of the numbers where one may stand for several after it, which are then left out."""
    nested: list[tuple[int, int]] = []
    for place in range(len(values) - 2):
        below = values[place + 1]
        for end in range(place + 2, len(values)):
            below += values[end]
            if below == values[place]:
                nested.append((place, end))
    if not nested:
        return {sum(values, Decimal(0))}
    sums = [{Decimal(0)}, *(set[Decimal]() for _ in values)]
    for place, value in enumerate(values):
        here = {one + value for one in sums[place]}
        sums[place + 1] |= here
        for start, end in nested:
            if start == place:
                sums[end + 1] |= here
    return sums[-1]


def _is_break(last: Claim, following: Claim) -> bool:
    """Tell whether a list may have ended between two numbers: their nouns or their divisions differ."""
    return (
        last.mention.unit != following.mention.unit
        or dimensions_of(last) != dimensions_of(following)
        or last.sentence != following.sentence
        or max(len(following.before), len(following.lead)) > _LONG_LABEL
    )


def exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
