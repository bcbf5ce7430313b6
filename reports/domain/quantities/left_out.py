"""Parts of a total that a sentence leaves out on purpose, so that the others need not make it."""

import re
from decimal import Decimal
from typing import Final

from reports.domain.quantities.claims import Claim, Statement
from reports.domain.quantities.divisions import WrongParts
from reports.domain.quantities.openings import Opening

_UNCOUNTED: Final = re.compile(r"\W{0,3}(?:[^\W\d]+ ){1,8}làm [^,;.:()\d]{2,30},")


def tells_shares(statement: Statement, wrong: WrongParts) -> bool:
    """Tell whether percentages beside two parts are their shares of the total: others are left out on purpose."""
    if wrong.reached >= wrong.total.mention.value:
        return False
    fitting = 0
    for part in wrong.parts:
        behind = next((one for one in statement.claims if one.mention.start > part.mention.start), None)
        if behind is not None and behind.mention.kind == "percent":
            unit = Decimal(1).scaleb(-behind.mention.decimals)
            exact = part.mention.value / wrong.total.mention.value * 100
            fitting += abs(behind.mention.value - exact) < unit
    return fitting > 1


def opens_uncounted(statement: Statement, opening: Opening, first: Claim) -> bool:
    """Tell whether a list begins with what has no number: "15 thành viên: Chủ tịch làm Trưởng ban, 02 Phó …"."""
    words = statement.lowered[opening.place : first.mention.start]
    return opening.strength in ("colon", "strong", "bracket") and _UNCOUNTED.match(words) is not None


def leaves_out_districts(statement: Statement, wrong: WrongParts) -> bool:
    """Tell whether a sentence on province and communes goes on about districts: their part is only not told."""
    if wrong.dimension != "level" or len(wrong.parts) != 2 or wrong.reached >= wrong.total.mention.value:
        return False
    until = wrong.parts[-1].mention.until
    end = next((mark.place for mark in statement.marks if mark.sign == "." and mark.place >= until), None)
    return "các huyện" in statement.lowered[until:end]
