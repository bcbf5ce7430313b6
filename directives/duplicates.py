"""Documents that may stand twice in a unit's register: one number, symbol and year of one issuing body."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from accounts.models import Unit
from directives.domain.identity import register_key
from directives.domain.issuer_names import fullest_names, may_be_same_body
from directives.selectors import documents_of


class _Filed(NamedTuple):
    pk: int
    number: str
    symbol: str
    year: int | None
    issuer: str


def possible_duplicates(unit: Unit) -> list[tuple[int, ...]]:
    """Return the ids of documents that may be one, group by group, oldest record first (one query).

    Zeros before a number and the case of a symbol do not count; a blank year or issuing body agrees with any. A
    document without a year, or of a body that is not named in full, may stand in several groups.
    """
    fields = documents_of(unit).order_by("pk").values_list(*_Filed._fields)
    filed: dict[tuple[str, str], list[_Filed]] = defaultdict(list)
    for values in fields.iterator(chunk_size=5000):
        document = _Filed(*values)
        filed[register_key(document.number, document.symbol)].append(document)
    groups = {group: None for some in filed.values() if len(some) > 1 for group in _groups(some)}
    return sorted(groups)


def _groups(documents: Sequence[_Filed]) -> list[tuple[int, ...]]:
    years = {one.year for one in documents if one.year is not None} or {None}
    found = []
    for year in years:
        agreeing = [one for one in documents if one.year is None or one.year == year]
        # A short or blank name may be any of the fuller ones, so it stands with each of them.
        for body in fullest_names(one.issuer for one in agreeing):
            group = tuple(one.pk for one in agreeing if may_be_same_body(one.issuer, body))
            found += [group] if len(group) > 1 else []
    return found
