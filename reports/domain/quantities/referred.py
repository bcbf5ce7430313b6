"""A figure named once more with another value: "trả lại 45 hồ sơ. Cả 54 hồ sơ này đều đã được hướng dẫn"."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from typing import Final

from reports.domain.quantities.claims import Claim, Statement
from reports.domain.quantities.families import families
from reports.domain.quantities.traces import is_slip

_AGAIN: Final = re.compile(r"(?:,? [^\W\d]+){0,4}? (?:này|nói trên|nêu trên|kể trên)(?!\w)")
_ALL: Final = re.compile(r"(?<!\w)(?:cả|toàn bộ|tất cả|toàn bộ số)(?: các)? \Z")
_LEAST: Final = 10
_SENTENCES: Final = 2
_MOST: Final = 8


def wrong_references(statement: Statement) -> Iterator[tuple[Claim, Claim]]:
    """Yield every figure that is named once more with another value, and the one that it names."""
    counts = [claim for claim in statement.claims if claim.mention.kind in ("count", "fraction")]
    for index, claim in enumerate(counts):
        mention = claim.mention
        again = _AGAIN.match(statement.lowered, mention.until) if mention.unit else None
        if again is None or not mention.is_exact or mention.value < _LEAST:
            continue
        before = [one for one in counts[:index] if claim.sentence - one.sentence <= _SENTENCES][-_MOST:]
        alike = [one for one in before if one.mention.unit == mention.unit and one.mention.kind == "count"]
        if not alike or _is_told(claim, before):
            continue
        is_all = _ALL.search(statement.lowered, max(0, mention.start - 20), mention.start)
        told = set(families(again[0]))
        named = [one for one in alike if told <= set(families(one.label)) or not told]
        for one in reversed(named):
            if are_transposed(one.mention.value, mention.value) or (is_all and len(alike) == 1):
                yield claim, one
                break


def _is_told(claim: Claim, before: Sequence[Claim]) -> bool:
    """Tell whether the value stands before, or some of the values there make it together."""
    values = [one.mention.value for one in before] + [one.mention.of for one in before if one.mention.of is not None]
    value = claim.mention.value
    if value in values or any(abs(one - other) == value for one, other in combinations(values, 2)):
        return True
    sums = [sum(values[start:end], Decimal(0)) for start, end in combinations(range(len(values) + 1), 2)]
    return value in sums


def are_transposed(one: Decimal, other: Decimal) -> bool:
    """Tell whether two numbers differ as by a slip: two digits changed about, or one of three and more mistyped."""
    first, second = str(one), str(other)
    return is_slip(one, other) or (len(first) == len(second) == 2 and first == second[::-1])
