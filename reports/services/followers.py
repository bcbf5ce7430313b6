"""Lines that follow records: when records change, the lines' links are derived anew and open editors notice."""

from collections import defaultdict
from collections.abc import Collection

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from accounts.models import Unit, User
from directives.models import AssignedTask, Document, Inspection
from reports.models import Proposal, Section, SectionLine
from reports.selectors import sections_written_by
from reports.services.editing import Lines, change_section, node_of
from reports.services.linking import link_lines

_GENERATED = SectionLine.Origin.GENERATED


def lines_following(
    unit: Unit,
    documents: Collection[Document] = (),
    tasks: Collection[AssignedTask] = (),
    visits: Collection[Inspection] = (),
) -> QuerySet[SectionLine]:
    """Return the generated lines of the unit's reports that print one of the records."""
    document_ids = [one.pk for one in documents]
    printing = Q(document__in=document_ids) | Q(assigned_task__in=[one.pk for one in tasks])
    printing |= Q(inspection__in=[one.pk for one in visits])
    printing |= Q(assigned_task__assigning_document__in=document_ids)
    printing |= Q(assigned_task__answering_document__in=document_ids)
    return SectionLine.objects.filter(printing, section__report__unit=unit, origin=_GENERATED)


def count_versions_up(sections: Collection[int], user: User) -> None:
    """Let whoever has one of the sections open notice that its words changed (one query)."""
    changed = {"version": F("version") + 1, "edited_by": user, "edited_at": timezone.now()}
    Section.objects.filter(pk__in=sections).update(**changed)


def relink(unit: Unit, lines: QuerySet[SectionLine]) -> None:
    """Derive the links of generated lines from the words that they print now."""
    by_kind: dict[str, list[SectionLine]] = defaultdict(list)
    for line in lines.select_related("section__report__outline"):
        node = node_of(line.section)
        by_kind[node.kind if node else ""].append(line)
    for kind, some in by_kind.items():
        link_lines(unit, kind, some)


def reword_proposal(before: Proposal, after: Proposal, user: User) -> None:
    """Give the lines that have a proposal's words its new ones, in the report that raises it before and after.

    Called inside the transaction of the change. A report that the user may not write any more keeps its words.
    """
    if before.content == after.content or before.report_id != after.report_id:
        return
    written = sections_written_by(user).filter(report=after.report_id).values("pk")
    holding = SectionLine.objects.filter(text=before.content, section__in=written).values("section")
    # Whoever saves one of the sections now waits, so that its version stays the one read here.
    sections = Section.objects.select_for_update(of=("self",)).filter(pk__in=holding)

    def reword(section: Section, lines: Lines) -> Lines:
        for line in lines:
            if line.text == before.content:
                line.text = after.content
        return lines

    for section in sections.order_by("pk"):
        change_section(section.report_id, section.key, section.version, user, reword)
