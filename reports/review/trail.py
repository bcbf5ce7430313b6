"""The audit trail: changes of state and all other actions as one list, newest first.

A page asks both tables for their newest keys, by their index on `at`, merges them and reads its own rows alone; an
export reads one UNION ALL row by row.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from heapq import merge
from itertools import islice
from typing import Any, Final

from django.db.models import CharField, F, IntegerField, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast, Coalesce
from django.utils import timezone

from accounts.models import Membership, Unit, User
from accounts.selectors import OWN_UNIT_ROLES, own_units_of, units_of
from core.text import fold
from reports.domain.audit import ACTIONS
from reports.domain.states import MOVES, STATES
from reports.models import AuditEntry, Report, ReportingPeriod, Transition

ACTION_NAMES: Final = {action: move.label for action, move in MOVES.items()} | ACTIONS
"""Every registered action by its stored code."""
_CHUNK: Final = 2000
_COLUMNS: Final = (
    *("at", "kind", "row", "action", "report_pk", "unit_pk", "province_pk", "unit_name", "period_name"),
    *("actor_pk", "who", "username", "address", "was", "became", "words", "comments"),
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list of the trail is narrowed to; everything may be blank. Both days are included, local days."""

    unit: str = ""
    period: ReportingPeriod | None = None
    action: str = ""
    person: str = ""
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Trace:
    """What somebody did: `change` is the change of state in words, `address` is "" where the reader may not see it."""

    at: datetime
    who: str
    username: str
    action: str
    change: str
    detail: str
    address: str
    report_id: int | None
    unit: str
    period: str


@dataclass(frozen=True, slots=True)
class _Reader:
    """Whose addresses somebody may see: everybody's in `provinces`, elsewhere those of `colleagues`."""

    provinces: frozenset[int]
    colleagues: frozenset[int]

    def sees(self, province_id: int, actor_id: int) -> bool:
        return province_id in self.provinces or actor_id in self.colleagues


class Trail:
    """The rows of the trail that somebody asked for; a paginator cuts it into pages (five queries a page)."""

    def __init__(self, moves: QuerySet[Transition], entries: QuerySet[AuditEntry]) -> None:
        self._moves = moves.order_by("-at", "-pk")
        self._entries = entries.order_by("-at", "-pk")

    def count(self) -> int:
        return self._moves.count() + self._entries.count()

    def __getitem__(self, page: slice) -> list[tuple[Any, ...]]:
        """Return the rows of a page, newest first; of the same moment, the change of state comes first."""
        moves = self._moves.values_list("at", Value(1), "pk")[: page.stop]
        entries = self._entries.values_list("at", Value(0), "pk")[: page.stop]
        shown = list(islice(merge(moves, entries, reverse=True), page.start, page.stop))
        return list(
            _union(
                Transition.objects.filter(pk__in=[pk for _, is_move, pk in shown if is_move]),
                AuditEntry.objects.filter(pk__in=[pk for _, is_move, pk in shown if not is_move]),
            )
        )

    def all(self) -> Iterator[tuple[Any, ...]]:
        """Yield every row in the same order, read in chunks from one query."""
        return _union(self._moves, self._entries).iterator(chunk_size=_CHUNK)


def trail_of(report: Report) -> Trail:
    """Return everything that happened to the report."""
    return Trail(Transition.objects.filter(report=report), AuditEntry.objects.filter(report=report))


def trail_for(user: User, wanted: Wanted) -> Trail:
    """Return what the user may see: of the user's units, for reviewers and administrators of their province's."""
    units = units_of(user)
    if wanted.unit:
        units = units.filter(pk__in=Unit.objects.search(wanted.unit).values("pk"))
    common = _narrowed(wanted)
    moves = Transition.objects.filter(common, report__unit__in=units.values("pk"))
    entries = AuditEntry.objects.filter(common, unit__in=units.values("pk"))
    return Trail(moves, entries)


def traces(rows: Iterable[tuple[Any, ...]], user: User) -> Iterator[Trace]:
    """Yield the rows of a trail, a page of it or all, as `user` may read them (two queries).

    Addresses tell where somebody works from. Reviewers and administrators see all of their province, for they answer
    for the trail; the people of a unit see those of their own unit, so that they notice when somebody else uses their
    account, and not those of Sở Nội vụ or of other units.
    """
    reader = _reader(user)
    return (_trace(dict(zip(_COLUMNS, row, strict=True)), reader) for row in rows)


def _narrowed(wanted: Wanted) -> Q:
    condition = Q()
    if wanted.period:
        condition &= Q(report__period=wanted.period)
    if wanted.action:
        condition &= Q(action=wanted.action)
    if wanted.person:
        condition &= Q(actor__in=_people_named(wanted.person))
    if wanted.first:
        condition &= Q(at__gte=_midnight(wanted.first))
    if wanted.last:
        condition &= Q(at__lt=_midnight(wanted.last + timedelta(days=1)))
    return condition


def _people_named(words: str) -> list[int]:
    """Return who has every word in the name or the user name, accents and case aside (one query)."""
    wanted = fold(words).split()
    names = User.objects.values_list("pk", "display_name", "username")
    return [pk for pk, *own in names.iterator() if all(word in fold(" ".join(own)) for word in wanted)]


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _union(moves: QuerySet[Transition], entries: QuerySet[AuditEntry]) -> QuerySet:
    """Return the rows of both as tuples of _COLUMNS, newest first."""
    shared = {
        "row": F("pk"),
        "report_pk": F("report"),
        "period_name": F("report__period__name"),
        "actor_pk": F("actor"),
        "who": F("actor__display_name"),
        "username": F("actor__username"),
    }
    text = CharField()
    moves = moves.order_by().annotate(
        kind=Value("transition", text),
        unit_pk=F("report__unit"),
        province_pk=Coalesce("report__unit__province", "report__unit"),
        unit_name=F("report__unit__name"),
        was=F("from_state"),
        became=F("to_state"),
        words=F("reason"),
        comments=Cast("open_comments", IntegerField()),
        **shared,
    )
    entries = entries.order_by().annotate(
        kind=Value("entry", text),
        unit_pk=F("unit"),
        province_pk=Coalesce("unit__province", "unit"),
        unit_name=F("unit__name"),
        was=Value("", text),
        became=Value("", text),
        words=Cast("detail", TextField()),
        comments=Value(0, IntegerField()),
        **shared,
    )
    union = moves.values_list(*_COLUMNS).union(entries.values_list(*_COLUMNS), all=True)
    return union.order_by("-at", "-kind", "-row")


def _reader(user: User) -> _Reader:
    roles = Membership.objects.filter(user=user, role__in=(Membership.Role.REVIEWER, Membership.Role.ADMINISTRATOR))
    provinces = roles.values_list(Coalesce("unit__province", "unit"), flat=True)
    colleagues = Membership.objects.filter(role__in=OWN_UNIT_ROLES, unit__in=own_units_of(user).values("pk"))
    return _Reader(frozenset(provinces), frozenset(colleagues.values_list("user", flat=True)))


def _trace(row: dict[str, Any], reader: _Reader) -> Trace:
    detail = row["words"]
    if row["comments"]:
        detail = f"Số góp ý đang mở: {row['comments']}. {detail}".strip()
    return Trace(
        at=row["at"],
        who=row["who"] or row["username"],
        username=row["username"],
        action=ACTION_NAMES.get(row["action"], row["action"]),
        change=f"{STATES[row['was']]} → {STATES[row['became']]}" if row["became"] else "",
        detail=detail,
        address=(row["address"] or "") if reader.sees(row["province_pk"], row["actor_pk"]) else "",
        report_id=row["report_pk"],
        unit=row["unit_name"],
        period=row["period_name"] or "",
    )
