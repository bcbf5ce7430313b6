"""Dossiers that fall due or are overdue, and the apology letters of those that missed their first due day.

A deadline of today goes by the current due day (the one that a dossier was moved to); a letter by the first one, as
the software moves the due day when a letter is sent. How old the unit's list is belongs to every such page.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Count, DateField, F, Max, Q, QuerySet, Window
from django.db.models.functions import Coalesce, RowNumber
from django.utils import timezone

from accounts.models import Unit
from core.text import search_key
from tthc.domain.apologies import MAX_REAPPOINTMENTS, Letter
from tthc.domain.working_days import WorkingDays, word_age
from tthc.models import Dossier, DossierList, Holiday, ListedProcedure
from tthc.selectors.table_rules import dossiers_of_table, rules

DUE_DAYS: Final = 3
"""So many working days ahead a dossier falls due soon."""
MAX_AGE: Final = 1
"""A list older than so many working days says too little of today."""

_CURRENT_DUE: Final = Coalesce("extended_due_on", "due_on", output_field=DateField())


@dataclass(frozen=True, slots=True)
class ListAge:
    """The day that the unit's newest list shows, in words how long ago that is, and whether that is too long."""

    listed_on: date
    words: str
    is_old: bool


@dataclass(frozen=True, slots=True)
class UrgentDossiers:
    """What a unit has to settle: how many dossiers are overdue, how many fall due soon, and the most urgent of them.

    Each of `first` has its `current_due_on`.
    """

    overdue: int
    soon: int
    first: tuple[Dossier, ...]


def working_days() -> WorkingDays:
    """Return the calendar of working days (one query)."""
    days = list(Holiday.objects.order_by().values_list("day", "is_worked"))
    return WorkingDays(
        frozenset(day for day, is_worked in days if not is_worked),
        frozenset(day for day, is_worked in days if is_worked),
    )


def list_ages(units: Iterable[Unit], today: date, calendar: WorkingDays) -> dict[int, ListAge]:
    """Return the age of the newest loaded list of each unit that has one, by the unit's id (one query)."""
    loaded = DossierList.objects.filter(unit__in=units, stage=DossierList.Stage.LOADED).order_by()
    newest = loaded.values_list("unit").annotate(Max("listed_on"))
    return {unit_id: _age(listed_on, today, calendar) for unit_id, listed_on in newest}


def _age(listed_on: date, today: date, calendar: WorkingDays) -> ListAge:
    is_old = calendar.between(listed_on, today) > MAX_AGE
    return ListAge(listed_on, word_age(listed_on, today, calendar), is_old)


def age_of(unit: Unit, today: date, calendar: WorkingDays) -> ListAge | None:
    """Return the age of the unit's newest list, None where it has none (one query)."""
    return list_ages([unit], today, calendar).get(unit.pk)


def open_until(last_day: date) -> QuerySet[Dossier]:
    """Return the open dossiers that fall due on the day or before, with `current_due_on`, the most urgent first."""
    waiting = Dossier.objects.filter(closed_on=None).annotate(current_due_on=_CURRENT_DUE)
    return waiting.filter(current_due_on__lte=last_day).order_by("current_due_on", "code")


def due_counts(unit: Unit, today: date, last_day: date) -> dict[str, int]:
    """Return how many open dossiers of the unit are "overdue" and how many fall due "soon" (one query)."""
    return open_until(last_day).filter(unit=unit).order_by().aggregate(**_due_sums(today))


def urgent_dossiers(units: Collection[int], today: date, last_day: date, shown: int) -> dict[int, UrgentDossiers]:
    """Return what the units have to settle until the day, by their ids; at most `shown` dossiers of each.

    Two queries, however many units and dossiers; a unit with nothing to settle is left out.
    """
    waiting = open_until(last_day).filter(unit__in=units)
    counts = {row["unit"]: row for row in waiting.order_by().values("unit").annotate(**_due_sums(today))}
    place = Window(RowNumber(), partition_by="unit", order_by=["current_due_on", "code"])
    first: dict[int, list[Dossier]] = {unit_id: [] for unit_id in counts}
    for dossier in waiting.annotate(place=place).filter(place__lte=shown).select_related("listed__procedure"):
        # A list may be loaded between the two queries.
        first.get(dossier.unit_id, []).append(dossier)
    return {
        unit_id: UrgentDossiers(row["overdue"], row["soon"], tuple(first[unit_id])) for unit_id, row in counts.items()
    }


def _due_sums(today: date) -> dict[str, Count]:
    is_overdue = Q(current_due_on__lt=today)
    return {"overdue": Count("pk", filter=is_overdue), "soon": Count("pk", filter=~is_overdue)}


def overdue_in(unit: Unit, starts_on: date, ends_on: date) -> QuerySet[Dossier]:
    """Return the unit's dossiers that missed their first due day and were settled late within the days or still open.

    They are those of columns 10 and 13 of biểu II.06 by the original due day, as it is for [starts_on, ends_on]; days
    after today do not count yet.
    """
    last = min(ends_on, timezone.localdate())
    columns = rules(starts_on, last, "original")
    return dossiers_of_table(unit, starts_on, last).filter(columns["c10"] | columns["c13"])


_HAS_LETTER: Final = Q(apology_on__isnull=False)
LETTER: Final[dict[Letter, Q]] = {
    "in_time": Q(apology_on__lt=F("due_on")),
    "late": Q(apology_on__gte=F("due_on")),
    "missing": ~_HAS_LETTER,
}
"""tthc.domain.apologies.judge_letter as conditions of the database."""
REAPPOINTED_TOO_OFTEN: Final = Q(extensions__gt=MAX_REAPPOINTMENTS)


def apology_counts(unit: Unit, starts_on: date, ends_on: date) -> dict[str, int]:
    """Count the dossiers of `overdue_in` by their letters (one query).

    Keys: overdue, apologised, apologised_in_time, apologised_late, not_apologised, reappointed_more_than_once.
    """
    return overdue_in(unit, starts_on, ends_on).aggregate(
        overdue=Count("pk"),
        apologised=Count("pk", filter=_HAS_LETTER),
        apologised_in_time=Count("pk", filter=LETTER["in_time"]),
        apologised_late=Count("pk", filter=LETTER["late"]),
        not_apologised=Count("pk", filter=LETTER["missing"]),
        reappointed_more_than_once=Count("pk", filter=REAPPOINTED_TOO_OFTEN),
    )


def named(dossiers: QuerySet[Dossier], unit: Unit, words: str) -> QuerySet[Dossier]:
    """Return those dossiers of the unit whose code or whose procedure's code or name holds the words.

    Accents and case do not count; no words: all. One query more, over the unit's procedures.
    """
    wanted = search_key(words).split()
    if not wanted:
        return dossiers
    listed = ListedProcedure.objects.filter(unit=unit).values_list("pk", "code", "name", "procedure__name")
    found = [
        pk
        for pk, code, name, official in listed
        if all(word in search_key(f"{code} {name} {official or ''}") for word in wanted)
    ]
    return dossiers.filter(Q(code__icontains=words.strip()) | Q(listed__in=found))
