"""Questions the report app asks its tables."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.db.models import (
    Count,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
)
from django.db.models.functions import Coalesce

from accounts.models import Unit, User
from accounts.selectors import units_of, units_written_by
from core.errors import InputError
from reports.domain.deadlines import days_left, is_open, local_day
from reports.domain.editability import EVERY_SECTION, WRITTEN_WHOLE
from reports.domain.outline import Outline as OutlineData
from reports.domain.outline import OutlineFigure as FigureData
from reports.domain.outline import OutlineNode as NodeData
from reports.domain.outline import place_names
from reports.domain.periods import propose_period
from reports.domain.timeliness import Timeliness, timeliness
from reports.models import (
    AnswerState,
    Outline,
    OutlineFigure,
    OutlineNode,
    Report,
    ReportingPeriod,
    Section,
    SectionOpening,
)
from reports.review.due import with_due_of_periods

MAX_OPEN_PERIODS = 4
_WHOLE = Q(state__in=WRITTEN_WHOLE)


def outline_data(outline: Outline) -> OutlineData:
    """Return a stored outline as plain data (two queries)."""
    rows = outline.nodes.prefetch_related(Prefetch("figures", OutlineFigure.objects.order_by("position")))
    nodes = tuple(
        NodeData(
            key=row.key,
            kind=row.kind,
            numeral=row.numeral,
            marker=row.marker,
            heading=row.heading,
            source=row.source,
            topic=row.topic,
            required=row.required,
            scope=row.scope,
            figures=tuple(
                FigureData(
                    code=figure.code,
                    label=figure.label,
                    unit=figure.unit,
                    measure=figure.measure,
                    formula=figure.formula,
                    over_units=figure.over_units,
                    over_periods=figure.over_periods,
                    find=tuple(figure.find),
                )
                for figure in row.figures.all()
            ),
            sentences=tuple(row.sentences),
            lines=tuple(row.lines),
        )
        for row in rows
    )
    return OutlineData(outline.key, outline.title, outline.guidance, outline.province.code, nodes)


def published_outline(outline: Outline) -> OutlineData:
    """Return a stored outline as plain data, read once in the life of the process: a version never changes."""
    return _published_outline(outline.pk, outline.published_at)


def published_places(outline: Outline) -> dict[str, str]:
    """Return how a reader finds each node of a stored outline, by key; see `place_names`."""
    return _published_places(outline.pk, outline.published_at)


@lru_cache(maxsize=16)
def _published_places(outline_id: int, published_at: datetime) -> dict[str, str]:
    return place_names(_published_outline(outline_id, published_at))


@lru_cache(maxsize=16)
def _published_outline(outline_id: int, published_at: datetime) -> OutlineData:
    return outline_data(Outline.objects.select_related("province").get(pk=outline_id))


def latest_outline(province: Unit, key: str = "") -> Outline:
    """Return the newest version of the province's outline `key`, or of its newest outline; raises InputError."""
    outlines = Outline.objects.filter(province=province)
    if key:
        outlines = outlines.filter(key=key)
    outline = outlines.order_by("-published_at", "-version").first()
    if outline is None:
        wanted = f"đề cương “{key}”" if key else "đề cương nào"
        raise InputError(f"{province.name} chưa có {wanted}, hãy nạp bằng lệnh load_outline")
    return outline


def find_period(province: Unit, key: str) -> ReportingPeriod:
    """Return the open period `key` ("2022-Q1") of a province; raises InputError where it is unknown or not opened."""
    try:
        propose_period(key)
    except ValueError as error:
        raise InputError(str(error)) from error
    period = ReportingPeriod.objects.filter(province=province, family=ReportingPeriod.Family.REFORM, key=key).first()
    if period is None:
        raise InputError(f"kỳ báo cáo “{key}” chưa được mở ở {province.name}, hãy mở bằng lệnh open_period {key}")
    return period


def outline_of(unit: Unit, period: ReportingPeriod) -> Outline:
    """Return the outline that this kind of unit reports by in the period.

    Raises InputError where none is bound, or the unit did not exist in the period.
    """
    if not Unit.objects.filter(pk=unit.pk).in_force_within(period.starts_on, period.ends_on).exists():
        raise InputError(f"{unit.name} không hoạt động trong kỳ {period.name}, hãy chọn đơn vị hoặc kỳ khác")
    bound = period.outlines.filter(unit_kind=unit.kind).select_related("outline__province").first()
    if bound is None:
        raise InputError(f"kỳ báo cáo “{period.key}” chưa có đề cương cho {unit.get_kind_display().lower()}")
    return bound.outline


def find_report(unit: Unit, period_key: str) -> Report:
    """Return the report of a unit for a period; raises InputError where there is none."""
    period = find_period(unit.province, period_key)
    report = Report.objects.filter(unit=unit, period=period).first()
    if report is None:
        raise InputError(f"{unit.name} chưa có báo cáo kỳ “{period.key}”")
    return report


def reports_of(user: User) -> QuerySet[Report]:
    """Return the reports a user may see, newest period first, units in dictionary order."""
    return (
        Report.objects.filter(unit__in=units_of(user))
        .select_related("unit", "unit__province", "period", "outline")
        .order_by("-period__ends_on", "unit__sort_key", "pk")
    )


def with_openings(reports: QuerySet[Report]) -> Report | None:
    """Return the one report that there is, with what `opened_keys` needs (one query); None where there is none."""
    rows = list(reports.annotate(opened_key=F("openings__key")))
    if not rows:
        return None
    report = rows[0]
    report.opened = frozenset(row.opened_key for row in rows if row.opened_key is not None)
    return report


def opened_keys(report: Report) -> frozenset[str]:
    """Return the keys that are open in a returned report, "" among them where all are; read once for the object."""
    if report.state != Report.State.RETURNED:
        return frozenset()
    if not hasattr(report, "opened"):
        report.opened = frozenset(report.openings.values_list("key", flat=True))
    return report.opened


def reports_written_by(user: User, key: str | None = None) -> QuerySet[Report]:
    """Return the reports whose section `key` the user may write now; None: of which the user may write something.

    The rule is reports.domain.editability's.

    They are those of the units where the user is a clerk or leader. A draft and a reopened one are written whole, of a
    returned one the sections that were opened.
    """
    opened = SectionOpening.objects.filter(report=OuterRef("pk"))
    if key is not None:
        opened = opened.filter(key__in=(EVERY_SECTION, key))
    return Report.objects.filter(
        _WHOLE | Q(state=Report.State.RETURNED) & Exists(opened), unit__in=units_written_by(user)
    )


def sections_written_by(user: User) -> QuerySet[Section]:
    """Return the sections that the user may write now, in all reports."""
    opened = SectionOpening.objects.filter(Q(key=EVERY_SECTION) | Q(key=OuterRef("key")), report=OuterRef("report"))
    whole = Q(report__state__in=WRITTEN_WHOLE)
    returned = Q(report__state=Report.State.RETURNED) & Exists(opened)
    return Section.objects.filter(whole | returned, report__unit__in=units_written_by(user))


def with_progress(reports: QuerySet[Report]) -> QuerySet[Report]:
    """Annotate `required_nodes`, the nodes that must be answered, and `answered_nodes`, those of them that are."""
    required = OutlineNode.objects.filter(required=True).order_by()
    asked_for = required.filter(outline=OuterRef("report__outline"), key=OuterRef("key"))
    answered = (
        Section.objects.filter(Exists(asked_for), report=OuterRef("pk"))
        .exclude(state=AnswerState.UNANSWERED)
        .order_by()
    )
    return reports.annotate(
        required_nodes=_number(required.filter(outline=OuterRef("outline")), "outline"),
        answered_nodes=_number(answered, "report"),
    )


def _number(rows: QuerySet, owner: str) -> Coalesce:
    """Return how many `rows` there are as a subquery; all of them have the same `owner`."""
    return Coalesce(
        Subquery(rows.values(owner).annotate(number=Count("pk")).values("number")), 0, output_field=IntegerField()
    )


def periods_of(unit: Unit) -> QuerySet[ReportingPeriod]:
    """Return the periods for which the unit reports, newest first.

    They are its province's, have an outline for its kind of unit, and hold a day on which it is in force.
    """
    in_force = Unit.objects.filter(pk=unit.pk).in_force_within(OuterRef("starts_on"), OuterRef("ends_on"))
    periods = ReportingPeriod.objects.filter(Exists(in_force), province=unit.province_id)
    return periods.filter(outlines__unit_kind=unit.kind).order_by("-ends_on", "-pk")


@dataclass(frozen=True, slots=True)
class OpenPeriod:
    """A period that a unit has still to report for; `report` (with its progress) is None before it is started.

    `period.due_at` is when this unit's report is due, and `timeliness` what that means now.
    """

    period: ReportingPeriod
    timeliness: Timeliness
    report: Report | None


def open_periods(unit: Unit, now: datetime) -> list[OpenPeriod]:
    """Return those of the unit's newest MAX_OPEN_PERIODS periods that are open, newest first (two queries)."""
    newest = list(with_due_of_periods(periods_of(unit), unit)[:MAX_OPEN_PERIODS])
    reports = {report.period_id: report for report in with_progress(unit.reports.filter(period__in=newest))}
    candidates = []
    for period in newest:
        report = reports.get(period.pk)
        told = timeliness(period.due_at, report.submitted_at if report else None, now)
        if is_open(days_left(local_day(period.due_at), local_day(now)), period is newest[0]):
            candidates.append(OpenPeriod(period, told, report))
    return candidates
