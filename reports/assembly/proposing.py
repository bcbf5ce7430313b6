"""What the registers propose for a report: records of the period that no line of it holds yet. Nothing is inserted."""

from collections.abc import Container, Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from directives.domain.identity import is_issuer
from directives.models import AssignedTask, Inspection
from directives.selectors import documents_of
from directives.wording import word_assigned_task, word_document
from reports.assembly.lines import word_visit
from reports.assembly.sources.assigned_tasks import tasks_of_report
from reports.assembly.sources.inspections import visits_with_counts
from reports.models import Mention, Report, SectionLine


@dataclass(frozen=True, slots=True)
class ProposedLine:
    """A line that a register proposes: the record it comes from and how it would read.

    Source "sentences" is the outline's own: a sentence that prints figures and stands in no line; `record_id` is then
    its place among the node's sentences.
    """

    source: str
    record_id: int
    text: str
    sentence: str = ""

    @property
    def token(self) -> str:
        """Return what names the proposal in a form."""
        return f"{self.source}-{self.record_id}"


def propose_lines(report: Report) -> dict[str, list[ProposedLine]]:
    """Return the proposed lines by the key of the node that asks for them; nodes without any are left out."""
    tasks, visits, documents = _tasks(report), _inspections(report), _documents(report)
    proposed: dict[str, list[ProposedLine]] = {}
    for node in report.outline.nodes.exclude(source="").only("outline", "key", "source", "topic"):
        by_source = {"documents": documents.get(node.topic), "assigned_tasks": tasks, "inspections": visits}
        lines = by_source.get(node.source)
        if lines:
            proposed[node.key] = lines
    return proposed


def propose_documents(report: Report, topic: str) -> list[ProposedLine]:
    """Return the documents of one topic that the register proposes (one query)."""
    return _documents(report, topic).get(topic, []) if topic else []


def propose_tasks(tasks: Iterable[AssignedTask], taken: Container[int]) -> list[ProposedLine]:
    """Return lines for the tasks, read with their documents, that are not among the `taken`."""
    return [ProposedLine("assigned_tasks", task.pk, word_assigned_task(task)) for task in tasks if task.pk not in taken]


def propose_visits(visits: Iterable[Inspection], taken: Container[int]) -> list[ProposedLine]:
    """Return lines for the visits, read with their counts, that are not among the `taken`."""
    return [ProposedLine("inspections", visit.pk, word_visit(visit)) for visit in visits if visit.pk not in taken]


def _documents(report: Report, topic: str = "") -> dict[str, list[ProposedLine]]:
    """Documents of the unit's own, issued in the period, by topic; a topic is what a node of the outline asks for."""
    named = Mention.objects.filter(section__report=report, document=OuterRef("pk"))
    period = report.period
    documents = (
        documents_of(report.unit)
        .filter(issued_on__range=(period.starts_on, period.ends_on))
        .exclude(topic="")
        .exclude(Exists(named))
        .order_by("issued_on", "pk")
    )
    if topic:
        documents = documents.filter(topic=topic)
    by_topic: dict[str, list[ProposedLine]] = {}
    for document in documents:
        if is_issuer(report.unit.short_name, document.issuer_code):
            line = ProposedLine("documents", document.pk, word_document(document))
            by_topic.setdefault(document.topic, []).append(line)
    return by_topic


def _tasks(report: Report) -> list[ProposedLine]:
    taken = SectionLine.objects.filter(section__report=report, assigned_task=OuterRef("pk"))
    tasks = tasks_of_report(report).exclude(Exists(taken))
    return propose_tasks(tasks.select_related("assigning_document", "answering_document"), ())


def _inspections(report: Report) -> list[ProposedLine]:
    taken = SectionLine.objects.filter(section__report=report, inspection=OuterRef("pk"))
    return propose_visits(visits_with_counts(report).exclude(Exists(taken)), ())
