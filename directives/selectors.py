"""Questions about the steering records of a unit; two answer with removed ones, and say so."""

from datetime import date, timedelta

from django.db.models import F, Q, QuerySet

from accounts.models import Unit
from directives.models import AssignedTask, Commitment, Document, Finding, Inspection, PlanTask, Record, RecordQuerySet


def records_of(model: type[Record], unit: Unit) -> RecordQuerySet:
    """Return the records of one kind in the unit's register."""
    return model.objects.current().filter(unit=unit)


def removed_records_of(model: type[Record], unit: Unit) -> RecordQuerySet:
    """Return the records of one kind that were taken out of the unit's register."""
    return model.objects.exclude(removed_at=None).filter(unit=unit)


def documents_of(unit: Unit) -> QuerySet[Document]:
    """Return the documents in the unit's register."""
    return Document.objects.current().filter(unit=unit)


def register_documents_of(unit: Unit) -> QuerySet[Document]:
    """Return the documents in the unit's register, and the removed ones that were merged into another."""
    return Document.objects.filter(Q(removed_at=None) | Q(merged_into__isnull=False), unit=unit)


def plan_tasks_of(unit: Unit, year: int) -> QuerySet[PlanTask]:
    """Return the tasks of the unit's plans of a year, plan by plan."""
    tasks = PlanTask.objects.filter(plan__unit=unit, plan__removed_at=None, plan__year=year)
    return tasks.order_by("plan", "position")


def assigned_tasks_of(unit: Unit) -> QuerySet[AssignedTask]:
    """Return the tasks assigned to the unit, oldest first, those without a date last."""
    return AssignedTask.objects.current().filter(unit=unit).order_by("assigned_on", "pk")


def tasks_falling_due(unit: Unit, today: date, days: int) -> QuerySet[AssignedTask]:
    """Return the unit's tasks that are not done and due within `days` days of `today` or before, most urgent first."""
    tasks = assigned_tasks_of(unit).filter(done_on=None, due_on__lte=today + timedelta(days=days))
    return tasks.select_related("assigning_document").order_by("due_on", "pk")


def inspections_in(unit: Unit, starts_on: date, ends_on: date) -> QuerySet[Inspection]:
    """Return the visits to the unit from `starts_on` to `ends_on`, both days included, oldest first."""
    visits = Inspection.objects.current().filter(unit=unit, visited_on__range=(starts_on, ends_on))
    return visits.order_by("visited_on", "pk")


def findings_of(visits: QuerySet[Inspection]) -> QuerySet[Finding]:
    """Return what the visits found, visit by visit."""
    return Finding.objects.filter(inspection__in=visits).order_by("inspection__visited_on", "inspection", "position")


def open_findings(unit: Unit) -> QuerySet[Finding]:
    """Return what visits to the unit found and it has not remedied, with the visit, oldest first."""
    visits = Inspection.objects.current().filter(unit=unit)
    return findings_of(visits).filter(remedied_on=None).select_related("inspection")


def commitments_of(unit: Unit, first_year: int, last_year: int) -> QuerySet[Commitment]:
    """Return the unit's commitments of these years, oldest first."""
    return Commitment.objects.current().filter(unit=unit, year__range=(first_year, last_year)).order_by("year")


def unfinished_commitments(unit: Unit, year: int) -> QuerySet[Commitment]:
    """Return the unit's commitments of `year` and the year before that are below 100 %, oldest first."""
    return commitments_of(unit, year - 1, year).filter(tasks_done__lt=F("tasks_total"))
