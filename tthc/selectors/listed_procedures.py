"""Questions about the procedures as the lists of a unit write them."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Count, Q

from accounts.models import Unit
from core.text import search_key
from tthc.models import Dossier, ListedProcedure, Procedure
from tthc.selectors.procedures import in_force

UNMATCHED: Final = "chua-khop"
OUTSIDE: Final = "ngoai-danh-muc"
MATCHED: Final = "da-khop"
MATCH_STATES: Final = {UNMATCHED: "Chưa khớp", OUTSIDE: "Ngoài danh mục", MATCHED: "Đã khớp"}
"""What the listed procedures can be narrowed to, by the word in addresses."""

_CONDITIONS: Final = {
    UNMATCHED: Q(procedure=None, is_outside=False),
    OUTSIDE: Q(procedure=None, is_outside=True),
    MATCHED: Q(procedure__isnull=False),
}
_LEAST_LIKENESS: Final = 0.4
_SAYING_NOTHING: Final = frozenset({"thu", "tuc"})


@dataclass(frozen=True, slots=True)
class ListedRow:
    """A listed procedure and how many dossiers of the unit are of it."""

    listed: ListedProcedure
    dossiers: int


def listed_rows(unit: Unit, state: str) -> list[ListedRow]:
    """Return the unit's listed procedures in one of MATCH_STATES, those with most dossiers first (two queries)."""
    listed = ListedProcedure.objects.filter(_CONDITIONS[state], unit=unit)
    dossiers = Dossier.objects.filter(unit=unit, listed__in=listed).order_by()
    counts = dict(dossiers.values_list("listed").annotate(Count("pk")))
    rows = [ListedRow(one, counts.get(one.pk, 0)) for one in listed.select_related("procedure")]
    return sorted(rows, key=lambda row: (-row.dossiers, search_key(row.listed.name), row.listed.pk))


def match_counts(unit: Unit) -> dict[str, int]:
    """Return how many listed procedures of the unit are in each of MATCH_STATES (one query)."""
    counts = {state: Count("pk", filter=condition) for state, condition in _CONDITIONS.items()}
    named = {state.replace("-", "_"): count for state, count in counts.items()}
    found = ListedProcedure.objects.filter(unit=unit).aggregate(**named)
    return {state: found[state.replace("-", "_")] for state in counts}


def likely_procedures(listed: ListedProcedure, today: date, most: int) -> list[Procedure]:
    """Return the procedures in force whose name shares most words with the listed one's, the likeliest first.

    One query; the catalogue has some thousands of procedures.
    """
    wanted = _words(listed.name)
    likeness: list[tuple[float, Procedure]] = []
    for procedure in Procedure.objects.filter(in_force(today)):
        words = _words(procedure.name)
        share = len(wanted & words) / len(wanted | words) if wanted else 0.0
        if share >= _LEAST_LIKENESS:
            likeness.append((share, procedure))
    likeness.sort(key=lambda pair: (-pair[0], pair[1].sort_key, pair[1].pk))
    return [procedure for _, procedure in likeness[:most]]


def _words(name: str) -> set[str]:
    return set(search_key(name).split()) - _SAYING_NOTHING
