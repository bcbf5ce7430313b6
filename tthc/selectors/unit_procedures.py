"""Questions about the procedures of a unit: in force on a day, counted, and which decisions concern them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Count, Q, QuerySet

from accounts.models import Unit
from core.text import search_key, sort_key
from tthc.domain.levels import LEVELS
from tthc.domain.online_words import word_level
from tthc.models import AnnouncingDecision, ProcedureChange, UnitProcedure
from tthc.selectors.procedures import in_force

LIST_KIND: Final = "unit_procedures"
"""What a list of a unit's procedures is called among the uploaded ones."""

ONLINE: Final = "co"
NOT_ONLINE: Final = "khong"
"""What is asked for beside the levels: provided online at whatever level, or not at all."""

UNKNOWN_CODE: Final = (
    "không có trong danh mục thủ tục, hãy kiểm tra lại mã, hoặc nhờ người quản trị nạp thủ tục này vào danh mục"
)
"""What is said of a code that the catalogue does not know."""

_CHANGES: Final = ("announced", "amended", "abolished")
_OF_LEVEL: Final = {
    "Cấp tỉnh": "total_province",
    "Cấp huyện": "total_district",
    "Cấp xã": "total_commune",
    "Cấp bộ": "total_other",
    "Cơ quan khác": "total_other",
}
_OF_ONLINE: Final = {
    ("levels", "1"): "online_1",
    ("levels", "2"): "online_2",
    ("levels", "3"): "online_3",
    ("levels", "4"): "online_4",
    ("extent", "full"): "online_full",
    ("extent", "partial"): "online_partial",
}
COUNTS: Final = (
    *_CHANGES,
    "total",
    *dict.fromkeys(_OF_LEVEL.values()),
    "online_total",
    *_OF_ONLINE.values(),
)
"""The keys of `procedure_counts`."""


def procedure_counts(unit: Unit, starts_on: date, ends_on: date) -> dict[str, int]:
    """Return the numbers of COUNTS: changes by decisions issued within the days, totals in force on `ends_on`.

    An empty dict where the unit keeps no list of procedures. Two queries. The scale of Nghị định 224/2026/NĐ-CP
    counts in "online_total" alone.
    """
    groups = _groups(unit, ends_on)
    if not groups:
        return {}
    counts = dict.fromkeys(COUNTS, 0)
    for level, _, scale, online_level, count in groups:
        keys = {"total", _OF_LEVEL[level], _OF_ONLINE.get((scale, online_level)), "online_total" if scale else None}
        for key in keys - {None}:
            counts[key] += count
    changes = _changes_within(unit, starts_on, ends_on)
    counts |= dict(changes.order_by().values_list("kind").annotate(Count("pk")))
    return counts


def procedures_counted(
    unit: Unit, starts_on: date, ends_on: date, key: str
) -> QuerySet[UnitProcedure] | QuerySet[ProcedureChange]:
    """Return what stands behind a number of `procedure_counts`, each with its `procedure`.

    Changes (announced, amended, abolished) are ProcedureChange rows with their decision, totals UnitProcedure rows.
    Raises KeyError for a key that is not in COUNTS.
    """
    if key in _CHANGES:
        return _changes_within(unit, starts_on, ends_on).filter(kind=key)
    rows = rows_in_force(unit, ends_on)
    if key == "total":
        return rows
    if key == "online_total":
        return rows.exclude(online_scale="")
    levels = [level for level, named in _OF_LEVEL.items() if named == key]
    if levels:
        return rows.filter(level__in=levels)
    scale, online_level = {named: online for online, named in _OF_ONLINE.items()}[key]
    return rows.filter(online_scale=scale, online_level=online_level)


def rows_in_force(unit: Unit, day: date) -> QuerySet[UnitProcedure]:
    """Return the unit's rows in force on the day with their procedures, by name."""
    rows = UnitProcedure.objects.filter(in_force(day), unit=unit).select_related("procedure")
    return rows.order_by("procedure__sort_key", "pk")


def with_words(rows: QuerySet[UnitProcedure], words: str) -> QuerySet[UnitProcedure]:
    """Narrow rows to procedures whose code, name or field holds every word, accents and case aside."""
    for word in search_key(words).split():
        rows = rows.filter(procedure__search_key__contains=word)
    return rows


def at_online(rows: QuerySet[UnitProcedure], wanted: str) -> QuerySet[UnitProcedure]:
    """Narrow rows to ONLINE, NOT_ONLINE, or one of `online_choices` ("levels:3")."""
    if wanted in (ONLINE, NOT_ONLINE):
        return rows.exclude(online_scale="") if wanted == ONLINE else rows.filter(online_scale="")
    scale, _, level = wanted.partition(":")
    return rows.filter(online_scale=scale, online_level=level)


@dataclass(frozen=True, slots=True)
class Totals:
    """How many procedures of a unit are in force on a day: (value, words, count) by level of authority and field.

    `by_online` has the values of `online_choices`, NOT_ONLINE for those that are not provided online. `fields` are
    the fields of all its procedures, whenever in force; `has_rows` whether it has any.
    """

    total: int
    by_level: tuple[tuple[str, str, int], ...]
    by_field: tuple[tuple[str, str, int], ...]
    by_online: tuple[tuple[str, str, int], ...]
    fields: tuple[str, ...]
    has_rows: bool


def totals_of(unit: Unit, day: date) -> Totals:
    """Count the unit's procedures on the day (one query)."""
    groups = _groups(unit, day)
    by_level, by_field, by_online = (defaultdict(int) for _ in range(3))
    for level, field, scale, online_level, count in groups:
        by_level[level] += count
        by_field[field] += count
        by_online[scale, online_level] += count
    fields = tuple(sorted(by_field, key=sort_key))
    not_online = by_online.pop(("", ""), 0)
    online = [(f"{scale}:{level}", word_level(scale, level), count) for (scale, level), count in by_online.items()]
    return Totals(
        total=sum(by_level.values()),
        by_level=tuple((level, level, by_level[level]) for level in LEVELS if by_level[level]),
        by_field=tuple((field, field, by_field[field]) for field in fields if by_field[field]),
        by_online=tuple(
            one for one in (*sorted(online), (NOT_ONLINE, "Không cung cấp trực tuyến", not_online)) if one[2]
        ),
        fields=fields,
        has_rows=bool(groups),
    )


def decisions_of(unit: Unit) -> QuerySet[AnnouncingDecision]:
    """Return the decisions of the unit that stand, newest first, each with how many procedures of each kind it has."""
    counts = {kind: Count("changes", filter=Q(changes__kind=kind)) for kind in _CHANGES}
    decisions = AnnouncingDecision.objects.filter(unit=unit, removed_at=None).annotate(**counts)
    return decisions.order_by("-issued_on", "-pk")


def decision_name(decision: AnnouncingDecision) -> str:
    """Return what a decision is called inside a sentence: "quyết định số 15/QĐ-UBND ngày 01/03/2022"."""
    return f"quyết định số {decision.number} ngày {decision.issued_on:%d/%m/%Y}"


def decisions_by_procedure(
    unit: Unit, procedure_ids: Iterable[int]
) -> Mapping[int, list[tuple[str, AnnouncingDecision]]]:
    """Return what the unit's standing decisions do to each of the procedures, earliest first (one query)."""
    changes = ProcedureChange.objects.filter(
        decision__unit=unit, decision__removed_at=None, procedure__in=list(procedure_ids)
    ).select_related("decision")
    found: dict[int, list[tuple[str, AnnouncingDecision]]] = defaultdict(list)
    for change in changes.order_by("decision__effective_on", "decision__pk"):
        found[change.procedure_id].append((change.get_kind_display(), change.decision))
    return found


def _groups(unit: Unit, day: date) -> list[tuple[str, str, str, str, int]]:
    """Return (level, field, scale, online level, rows in force on the day) for all that the unit ever had."""
    groups = UnitProcedure.objects.filter(unit=unit).values_list(
        "level", "procedure__field", "online_scale", "online_level"
    )
    return list(groups.annotate(count=Count("pk", filter=in_force(day))).order_by())


def _changes_within(unit: Unit, starts_on: date, ends_on: date) -> QuerySet[ProcedureChange]:
    changes = ProcedureChange.objects.filter(
        decision__unit=unit, decision__removed_at=None, decision__issued_on__range=(starts_on, ends_on)
    )
    return changes.select_related("procedure", "decision").order_by("procedure__sort_key", "pk")
