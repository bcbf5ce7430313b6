"""How the rules on figures word a sum and name what a figure counts."""

from collections.abc import Iterable
from decimal import Decimal

from core.numbers import format_number
from reports.checks.reading import Passage
from reports.domain.quantities.claims import Claim


def written(passage: Passage, claim: Claim) -> str:
    """Return the figure as written: "08", "96,2%"."""
    return passage.text[claim.mention.start : claim.mention.end]


def worded_sum(values: Iterable[Decimal]) -> str:
    """Return "19 + 38 = 57"."""
    values = tuple(values)
    return f"{' + '.join(map(format_number, values))} = {format_number(sum(values, Decimal(0)))}"
