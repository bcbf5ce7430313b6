""" "99,9% (4.996/5.001 hồ sơ)": the figure in brackets that a percentage before it is told of."""

import re
from typing import Final

from reports.domain.quantities.claims import Claim, Statement
from reports.domain.quantities.families import COMPOUNDS
from reports.domain.quantities.shares import GROWTH, NO_SHARE

_OF_WHOLE: Final = re.compile(r"kế hoạch|dự toán|chỉ tiêu|mục tiêu|so với|(?<!\w)(?:tổng|số|trên|trong|của)(?!\w)")
_FAR_BRACKET: Final = re.compile(r"[^,;.()%]{1,120}\(")


def figure_behind(statement: Statement, claim: Claim) -> Claim | None:
    """Return the figure in brackets right after the percentage: "99,9% (4.996/5.001 hồ sơ)"."""
    for one in statement.claims:
        if one.mention.start >= claim.mention.end:
            between = COMPOUNDS.sub(_whole, statement.lowered[claim.mention.end : one.mention.start])
            is_its = one.mention.kind in ("count", "fraction") and one.mention.is_exact
            if (
                is_its
                and one.mention.kind == "fraction"
                and _FAR_BRACKET.fullmatch(between)
                and not NO_SHARE.search(between)
                and one.sentence == claim.sentence
                and statement.lowered[one.mention.until : one.mention.until + 1] == ")"
            ):
                return one
            if (
                is_its
                and not _OF_WHOLE.search(between)
                and re.fullmatch(
                    r"[^,;.()\d]{0,60}"
                    r"(?:\(|,? (?=tương (?:ứng|đương) |tức ))(?:tức |đạt |tương ứng |tương đương |với "
                    r"|bằng |chỉ đạt |có |là |hoàn thành )*",
                    between,
                )
            ):
                closing = statement.lowered.find(")", one.mention.end) if "(" in between else one.mention.end
                inside = [two for two in statement.claims if one.mention.start <= two.mention.start < closing]
                return (
                    one
                    if len(inside) == 1 and (one.mention.kind == "fraction" or not GROWTH.search(claim.label))
                    else None
                )
            return None
    return None


def _whole(compound: re.Match[str]) -> str:
    """Return "cán bộ, công chức" as words without signs."""
    return compound[0].replace(",", " ")
