"""Column 6 of a period against column 11 of the one before: which dossiers came into or left the set, and why.

A dossier is carried over into a period when it was received before its first day and not closed before it. What the
lists said at an earlier moment is known from those loaded since: what they brought, and what they changed.
"""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from accounts.models import Unit
from tthc.domain.dossiers import STATUSES
from tthc.models import Dossier, DossierBefore, DossierList

_LOADED = (DossierList.Stage.LOADED, DossierList.Stage.UNDOING)


@dataclass(frozen=True, slots=True)
class Change:
    """A dossier that is carried over now and was not (`came`), or the other way round, and the list that says so."""

    dossier: Dossier
    came: bool
    reasons: tuple[str, ...]
    by: DossierList


class Changes:
    """The changes of the set carried over into `starts_on` since a moment: those that came first, by code.

    A sequence that reads what is asked for, so that a page of many changes reads its own alone.
    """

    def __init__(self, unit: Unit, starts_on: date, moment: datetime) -> None:
        since = _lists_since(unit, moment).values("pk")
        self._brought = (
            Dossier.objects.filter(_carried(starts_on), unit=unit, created_by__in=since)
            .select_related("created_by")
            .order_by("code")
        )
        earlier = DossierBefore.objects.filter(
            dossier=OuterRef("dossier"), by__in=since, by__loaded_at__lt=OuterRef("by__loaded_at")
        )
        known_then = Q(dossier__unit=unit) & ~Q(dossier__created_by__in=since)
        first_since = DossierBefore.objects.filter(known_then, ~Exists(earlier), by__in=since)
        first_since = first_since.select_related("dossier__changed_by").order_by("dossier__code")
        self._entered = first_since.filter(_not_carried(starts_on), _carried(starts_on, "dossier__"))
        self._left = first_since.filter(_carried(starts_on), _not_carried(starts_on, "dossier__"))

    @property
    def came(self) -> int:
        """How many dossiers are carried over that were not."""
        return self._counts[0] + self._counts[1]

    @property
    def left(self) -> int:
        """How many dossiers were carried over that are not any more."""
        return self._counts[2]

    @cached_property
    def _counts(self) -> tuple[int, int, int]:
        return self._brought.count(), self._entered.count(), self._left.count()

    def __len__(self) -> int:
        return sum(self._counts)

    def __getitem__(self, wanted: slice) -> list[Change]:
        """Return the changes from `start` to `stop`."""
        found: list[Change] = []
        before = 0
        for rows, count, change in (
            (self._brought, self._counts[0], _brought),
            (self._entered, self._counts[1], _entered),
            (self._left, self._counts[2], _left),
        ):
            first, last = max(wanted.start - before, 0), min(wanted.stop - before, count)
            found += [change(row) for row in rows[first:last]] if first < last else []
            before += count
        return found


def undone_since(unit: Unit, moment: datetime) -> QuerySet[DossierList]:
    """Return the lists that were loaded at the moment and have been taken back since: nobody knows their dossiers."""
    undone = unit.dossier_lists.filter(stage=DossierList.Stage.UNDONE, loaded_at__lte=moment, undone_at__gt=moment)
    return undone.order_by("undone_at")


def pending_before(unit: Unit, starts_on: date) -> int:
    """Return how many dossiers are carried over into `starts_on`, as the lists say now: column 11 until then."""
    counted = Dossier.objects.filter(_carried(starts_on), unit=unit).aggregate(number=Count("pk"))
    return int(counted["number"])


def _lists_since(unit: Unit, moment: datetime) -> QuerySet[DossierList]:
    return unit.dossier_lists.filter(stage__in=_LOADED, loaded_at__gt=moment)


def _carried(starts_on: date, prefix: str = "") -> Q:
    open_then = Q(**{f"{prefix}closed_on__isnull": True}) | Q(**{f"{prefix}closed_on__gte": starts_on})
    return Q(**{f"{prefix}received_on__lt": starts_on}) & open_then


def _not_carried(starts_on: date, prefix: str = "") -> Q:
    """The contrary; told apart by the database too, where a day is missing."""
    return Q(**{f"{prefix}received_on__gte": starts_on}) | Q(**{f"{prefix}closed_on__lt": starts_on})


def _brought(dossier: Dossier) -> Change:
    reason = f"Danh sách trước chưa có hồ sơ này (tiếp nhận ngày {_day(dossier.received_on)})."
    return Change(dossier, True, (reason,), dossier.created_by)


def _entered(before: DossierBefore) -> Change:
    return Change(before.dossier, True, _differences(before), before.dossier.changed_by)


def _left(before: DossierBefore) -> Change:
    return Change(before.dossier, False, _differences(before), before.dossier.changed_by)


def _differences(before: DossierBefore) -> tuple[str, ...]:
    """Return in Vietnamese what changed of that which decides whether a dossier is carried over."""
    now = before.dossier
    told = []
    for label, was, became in (
        ("Ngày tiếp nhận", _day(before.received_on), _day(now.received_on)),
        ("Ngày trả kết quả", _day(before.finished_on), _day(now.finished_on)),
        ("Trạng thái", STATUSES[before.status], STATUSES[now.status]),
    ):
        if was != became:
            told.append(f"{label} đổi từ {was} thành {became}.")
    return tuple(told)


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else "chưa có"
