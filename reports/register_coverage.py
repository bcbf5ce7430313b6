"""How a register stands to a period's report: which of its records are in it, and which wait to be put in."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, FilteredRelation, Q

from accounts.models import Unit
from directives.domain.identity import is_issuer
from directives.models import Commitment, Plan, Record
from directives.selectors import records_of
from reports.domain.outline import OutlineNode
from reports.models import Mention, Report, ReportingPeriod, SectionLine
from reports.register_lists import RULES
from reports.registers import Register
from reports.selectors import periods_of, published_outline, published_places


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the lines of a report have of a register.

    `waiting` can be put in by one click; `unplaced` are records of the period for which no section asks.
    """

    included: int
    waiting: int
    unplaced: int


@dataclass(frozen=True, slots=True)
class SectionLink:
    """A section of a report that names a record, or counts it."""

    key: str
    name: str


def periods_with_reports(unit: Unit) -> list[ReportingPeriod]:
    """Return the periods for which the unit reports, newest first, each with its `own_report` or None (one query)."""
    periods = periods_of(unit).annotate(own=FilteredRelation("reports", condition=Q(reports__unit=unit)))
    found = list(periods.select_related("own__outline"))
    for period in found:
        # Where the unit has no report, the relation leaves no attribute at all.
        period.own_report = getattr(period, "own", None)
        if period.own_report:
            period.own_report.unit, period.own_report.period = unit, period
    return found


def period_to_fill(periods: Sequence[ReportingPeriod]) -> ReportingPeriod | None:
    """Return the period that is being worked on: the newest with a report that is written, else the newest."""
    written = (one for one in periods if one.own_report and one.own_report.is_written)
    return next(written, periods[0] if periods else None)


def sections_asking(register: Register, report: Report) -> dict[str, str]:
    """Return the names of the sections that ask for records of the register, by key, in the outline's order."""
    names = published_places(report.outline)
    nodes = published_outline(report.outline).nodes
    return {node.key: names[node.key] for node in nodes if register.source and node.source == register.source}


def coverage_of(register: Register, report: Report) -> Coverage | None:
    """Return how much of the register the report has (one query); None where no line is made of such records."""
    rules = RULES[register.slug]
    if rules.named is None or rules.wanted_in is None:
        return None
    records, named = records_of(register.model, report.unit), rules.named(report)
    waiting = rules.wanted_in(report) & ~named
    if not rules.has_topics:
        counts = records.aggregate(included=Count("pk", filter=named), waiting=Count("pk", filter=waiting))
        asked = bool(sections_asking(register, report))
        rest = counts["waiting"]
        return Coverage(counts["included"], rest if asked else 0, 0 if asked else rest)
    groups = (
        records.filter(named | waiting)
        .values("topic", "issuer_code")
        .annotate(included=Count("pk", filter=named), waiting=Count("pk", filter=waiting))
        .order_by()
    )
    return _add_up(report, list(groups))


def _add_up(report: Report, groups: Sequence[dict[str, object]]) -> Coverage:
    """Documents are proposed where the unit issued them and a section asks for their topic."""
    topics = {node.topic for node in published_outline(report.outline).nodes if node.source == "documents"} - {""}
    included = waiting = unplaced = 0
    for group in groups:
        included += group["included"]
        if group["topic"] in topics and is_issuer(report.unit.short_name, group["issuer_code"]):
            waiting += group["waiting"]
        else:
            unplaced += group["waiting"]
    return Coverage(included, waiting, unplaced)


def sections_of_rows(register: Register, report: Report, records: Sequence[Record]) -> dict[int, list[SectionLink]]:
    """Return which sections of the report name each of the records, by its id (one query at most)."""
    names = published_places(report.outline)
    order = {key: place for place, key in enumerate(names)}
    keys: dict[int, set[str]] = defaultdict(set)
    for record_id, key in _naming(register, report, records):
        keys[record_id].add(key)
    return {
        record_id: [
            SectionLink(key, names.get(key, "ngoài đề cương"))
            for key in sorted(some, key=lambda key: order.get(key, len(order)))
        ]
        for record_id, some in keys.items()
    }


def _naming(register: Register, report: Report, records: Sequence[Record]) -> list[tuple[int, str]]:
    ids = [record.pk for record in records]
    lines = SectionLine.objects.filter(section__report=report)
    match register.slug:
        case "van-ban":
            mentions = Mention.objects.filter(section__report=report, document__in=ids)
            return list(mentions.order_by().values_list("document", "section__key").distinct())
        case "nhiem-vu":
            return list(lines.filter(assigned_task__in=ids).order_by().values_list("assigned_task", "section__key"))
        case "kiem-tra":
            return list(lines.filter(inspection__in=ids).order_by().values_list("inspection", "section__key"))
        case "kien-nghi":
            raised = {record.content: record.pk for record in records if record.report_id == report.pk}
            written = lines.filter(text__in=raised).order_by().values_list("text", "section__key")
            return [(raised[text], key) for text, key in written]
    nodes = published_outline(report.outline).nodes
    return [(record.pk, node.key) for record in records for node in nodes if _counts(node, record, report)]


def _counts(node: OutlineNode, record: Record, report: Report) -> bool:
    """Tell whether a node counts a plan's tasks or lists a commitment: those have no lines of their own."""
    year = report.period.year
    if isinstance(record, Plan):
        return node.source == "plan_tasks" and node.topic == record.topic and record.year == year
    if isinstance(record, Commitment):
        return node.source == "inspections" and record.year in (year - 1, year)
    return False
