"""The trace that a slip of the keyboard leaves: one digit, two digits changed about, a shifted point, one item."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

_TELLING: Final = 3
"""A number of fewer digits is near many others by chance."""
_SHIFTS: Final = (10, 100, 1000)
_NEAR_PERCENT: Final = 4
_FEW: Final = 8


def is_slip(written: Decimal, right: Decimal) -> bool:
    """Tell whether `written`, of three digits at least, is what a slip makes of `right`."""
    places = max(0, -_exponent(written), -_exponent(right))
    one, other = int(written.scaleb(places)), int(right.scaleb(places))
    if one <= 0 or other <= 0 or one == other:
        return False
    if any(one == other * shift or other == one * shift for shift in _SHIFTS):
        return len(str(max(one, other))) > _TELLING
    return are_turned(one, other, _TELLING) or differ_in_one(one, other, _TELLING)


def are_turned(one: int, other: int, least: int) -> bool:
    """Tell whether the two are one number with two neighbouring digits changed about, of `least` digits or more."""
    places = _differing(one, other, least)
    if len(places) != 2 or places[1] != places[0] + 1:
        return False
    first, second = str(one), str(other)
    return first[places[0]] == second[places[1]] and first[places[1]] == second[places[0]]


def differ_in_one(one: int, other: int, least: int) -> bool:
    """Tell whether the two, of `least` digits or more, have all digits but one in common."""
    return len(_differing(one, other, least)) == 1


def _differing(one: int, other: int, least: int) -> list[int]:
    """Return the places where the digits differ; none where the numbers are not of one length or are too short."""
    first, second = str(one), str(other)
    if len(first) != len(second) or len(first) < least:
        return []
    return [place for place, (digit, its) in enumerate(zip(first, second, strict=True)) if digit != its]


def is_near(total: Decimal, reached: Decimal) -> bool:
    """Tell whether the two differ so little that parts which reach the one are hardly those of another total."""
    gap = abs(total - reached)
    return gap * 100 <= total * _NEAR_PERCENT or (gap == 1 and total >= _FEW)


def has_trace(total: Decimal, parts: Sequence[Decimal]) -> bool:
    """Tell whether a slip in the total, or in one of its parts, explains why they do not add up."""
    reached = sum(parts, Decimal(0))
    return is_slip(total, reached) or any(is_slip(part, part - reached + total) for part in parts)


def _exponent(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
