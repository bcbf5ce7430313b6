""" "12/16 phường đã xong; bốn phường còn lại": what remains of a fraction is its denominator less its numerator."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from reports.domain.quantities.claims import Claim, Statement

_REMAINS: Final = re.compile(r"\s*(?:[^\W\d]+\s){0,4}?còn lại")
_LEFT_OVER: Final = re.compile(r"(?<!\w)còn(?: lại)?(?: có)?\s\Z")
_NOT_YET: Final = re.compile(r"[^,;.]{0,40}(?<!\w)chưa(?!\w)")
_FAR: Final = 160


@dataclass(frozen=True, slots=True)
class WrongRemainder:
    """What is told to remain of a fraction, which leaves another number."""

    claim: Claim
    fraction: Claim

    @property
    def left(self) -> Decimal:
        """What the fraction leaves."""
        return (self.fraction.mention.of or Decimal(0)) - self.fraction.mention.value


def wrong_remainders(statement: Statement) -> Iterator[WrongRemainder]:
    """Yield every remainder that contradicts the one fraction of its noun right before it."""
    last: Claim | None = None
    for claim in statement.claims:
        mention = claim.mention
        if mention.kind == "fraction":
            last = claim
        elif mention.kind == "count" and last is not None and mention.unit and mention.unit == last.mention.unit:
            wrong = WrongRemainder(claim, last)
            is_next = claim.sentence - last.sentence <= 1 and mention.start - last.mention.end <= _FAR
            is_exact = mention.is_exact and not last.mention.is_approximate
            if is_next and is_exact and mention.value != wrong.left and _is_remainder(statement, claim):
                yield wrong
            last = None


def _is_remainder(statement: Statement, claim: Claim) -> bool:
    text, mention = statement.lowered, claim.mention
    if _REMAINS.match(text, mention.end, mention.until + 40):
        return True
    is_left = _LEFT_OVER.search(text, max(0, mention.start - 12), mention.start)
    return bool(is_left and _NOT_YET.match(text, mention.until))
