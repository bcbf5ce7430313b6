""" "9,67 nghìn hồ sơ": a figure in thousands or millions is rounded, and stands for all that rounds to it."""

from decimal import Decimal

from reports.domain.quantities.claims import Claim
from reports.domain.quantities.mentions import APPROXIMATE
from reports.domain.quantities.shares import HUNDRED, Share, fits

_HALF = Decimal("0.5")


def slack_of(claim: Claim) -> Decimal:
    """Return how far the exact figure may lie from the one written: 0 for a figure that is not rounded."""
    exponent = claim.mention.value.as_tuple().exponent
    if not claim.mention.is_approximate or not isinstance(exponent, int) or exponent <= 0:
        return Decimal(0)
    return Decimal(0) if APPROXIMATE.search(claim.before) else _HALF.scaleb(exponent)


def is_told(claim: Claim) -> bool:
    """Tell whether a figure is exact, or rounded by its own measure and not hedged."""
    return claim.mention.is_exact or (slack_of(claim) > 0 and not claim.mention.is_change)


def gives(share: Share, claim: Claim) -> bool:
    """Tell whether the share, or another one that its rounded figures stand for, is what the percentage tells."""
    exact = share.percent
    if fits(claim, exact):
        return True
    part, whole = slack_of(share.part), slack_of(share.whole)
    if not part and not whole:
        return False
    least = (share.part_value - part) / (share.whole_value + whole) * HUNDRED
    most = (share.part_value + part) / max(share.whole_value - whole, Decimal(1)) * HUNDRED
    nearest = min(max(claim.mention.value, least), most)
    return fits(claim, nearest)
