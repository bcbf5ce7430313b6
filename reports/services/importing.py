"""Storing an imported report: its words as lines, what they say as records.

A node that already holds something keeps it: importing the same file again changes nothing, and another file fills
empty nodes only.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction
from django.db.models import Q

from accounts.models import Unit
from core.errors import InputError
from core.text import fold, search_key, squeeze
from directives.models import AssignedTask, Document, Plan
from directives.services import DocumentRegister
from directives.wording import bare_subject, word_document
from reports.domain.sentences import says_the_same
from reports.importers.parsing import ParsedLine, ParsedNode, ParsedReference, ParsedReport, parse_report
from reports.importers.reading import read_report_file
from reports.models import (
    AnswerState,
    Figure,
    Mention,
    Proposal,
    Report,
    ReportingPeriod,
    Section,
    SectionLine,
)
from reports.selectors import outline_data, outline_of

OUTSIDE_KEY = "outside"
"""Key of the section that keeps what an old report has beyond the outline."""

_ENDING = re.compile(r"(?<![.…])[;.]$")
_YEAR = re.compile(r"\bnăm (20\d{2})\b")
_TOLD_LATE = re.compile(r"cap nhat (?:\w+ ){0,3}(?:tre|cham)")


@dataclass(frozen=True, slots=True)
class ImportedReport:
    """What an import did: the parsed input, the report (None in a dry run) and the keys of the nodes it filled."""

    parsed: ParsedReport
    report: Report | None
    filled: tuple[str, ...]


def parse_file(path: Path, unit: Unit, period: ReportingPeriod) -> ParsedReport:
    """Read and place a file without storing anything; raises InputError for a file that cannot be read."""
    outline = outline_data(outline_of(unit, period))
    return parse_report(read_report_file(path), outline, unit.short_name or unit.code, unit.name)


def import_report(path: Path, unit: Unit, period: ReportingPeriod) -> ImportedReport:
    """Import a report file into the unit's report of the period; all or nothing.

    Raises InputError where the file cannot be read, nothing of the outline is recognised in it, or the report is
    no longer being drafted.
    """
    parsed = parse_file(path, unit, period)
    if not any(node.node.level for node in parsed.nodes):
        raise InputError(
            f"tệp “{path.name}”: không nhận ra đề mục nào của đề cương, hãy kiểm tra lại tệp hoặc kỳ báo cáo"
        )
    with transaction.atomic():
        report, _ = Report.objects.get_or_create(
            unit=unit, period=period, defaults={"outline": outline_of(unit, period)}
        )
        if report.state != Report.State.DRAFT:
            raise InputError(f"{report} đang ở trạng thái “{report.get_state_display()}”, không nhập thêm được")
        filled = _Storing(report, parsed).run()
    return ImportedReport(parsed, report, filled)


class _Storing:
    """Stores one parsed report; the steps share the sections, the register and the documents found."""

    def __init__(self, report: Report, parsed: ParsedReport) -> None:
        self.report = report
        self.parsed = parsed
        self.register = DocumentRegister(report.unit)
        self.documents: dict[int, Document] = {}
        self.lines: list[SectionLine] = []
        self.mentions: list[Mention] = []

    def run(self) -> tuple[str, ...]:
        held = set(
            Section.objects.filter(report=self.report)
            .filter(~Q(state=AnswerState.UNANSWERED) | ~Q(heading="") | Q(lines__origin=SectionLine.Origin.WRITTEN))
            .values_list("key", flat=True)
        )
        nodes = [node for node in self.parsed.nodes if node.node.key not in held]
        outside = [] if OUTSIDE_KEY in held else self.parsed.unmatched
        if not nodes and not outside:
            return ()
        self._store_frame(nodes)
        self._find_documents(nodes)
        sections = self._store_sections(nodes, outside)
        self._store_figures(nodes)
        tasks = self._store_tasks(nodes)
        for node in nodes:
            self._add_lines(node, sections[node.node.key], tasks)
        for position, text in enumerate(outside):
            self.lines.append(SectionLine(section=sections[OUTSIDE_KEY], position=position, text=text))
        SectionLine.objects.bulk_create(self.lines)
        Mention.objects.bulk_create(self.mentions)
        self._store_plans(nodes)
        self._store_proposals(nodes)
        return tuple(node.node.key for node in nodes)

    def _store_frame(self, nodes: list[ParsedNode]) -> None:
        if not any(node.node.kind == "header" for node in nodes):
            return
        self.report.number = self.report.number or self.parsed.number
        self.report.issued_on = self.report.issued_on or self.parsed.issued_on
        self.report.addressees = self.report.addressees or self.parsed.addressees
        self.report.save()

    def _find_documents(self, nodes: list[ParsedNode]) -> None:
        for node in nodes:
            for found in node.references:
                topic = node.node.topic if found.role == Mention.Role.ISSUED else ""
                self.documents[id(found)] = self.register.find_or_add(found.reference, topic)
        self.register.save()

    def _store_sections(self, nodes: list[ParsedNode], outside: list[str]) -> dict[str, Section]:
        Section.objects.filter(report=self.report, key__in=[node.node.key for node in nodes]).delete()
        sections = [
            Section(
                report=self.report,
                key=node.node.key,
                state=node.state,
                numeral=node.numeral,
                marker=node.marker,
                heading=node.heading,
            )
            for node in nodes
        ]
        if outside:
            sections.append(Section(report=self.report, key=OUTSIDE_KEY, state=AnswerState.ANSWERED))
        return {section.key: section for section in Section.objects.bulk_create(sections)}

    def _store_figures(self, nodes: list[ParsedNode]) -> None:
        known = set(Figure.objects.filter(report=self.report).values_list("code", flat=True))
        Figure.objects.bulk_create(
            Figure(report=self.report, code=code, state=AnswerState.ANSWERED, value=value)
            for node in nodes
            for code, value in node.figures.items()
            if value is not None and code not in known
        )

    def _store_tasks(self, nodes: list[ParsedNode]) -> dict[int, AssignedTask]:
        """Make an assigned task of each line of a task node that begins with the document of another body."""
        tasks: dict[int, AssignedTask] = {}
        for node in nodes:
            if node.node.kind != "tasks":
                continue
            for index, line in enumerate(node.lines):
                found = [one for one in node.references if one.line == index and one.reference.within is None]
                if found and found[0].role == Mention.Role.CITED:
                    tasks[id(line)] = self._task(line, found)
        for task in tasks.values():
            task.pk = self._known_task(task)
        AssignedTask.objects.bulk_create(task for task in tasks.values() if task.pk is None)
        return tasks

    def _task(self, line: ParsedLine, found: list[ParsedReference]) -> AssignedTask:
        assigning = self.documents[id(found[0])]
        answering = next((self.documents[id(one)] for one in found[1:] if one.role == Mention.Role.ISSUED), None)
        return AssignedTask(
            unit=self.report.unit,
            assigning_document=assigning,
            content=bare_subject(assigning.subject) or str(assigning),
            assigned_on=assigning.issued_on,
            answering_document=answering,
            done_on=answering.issued_on if answering else None,
            update_told_late=bool(_TOLD_LATE.search(fold(line.text))),
        )

    def _known_task(self, task: AssignedTask) -> int | None:
        known = AssignedTask.objects.current().filter(unit=task.unit, assigning_document=task.assigning_document)
        return known.values_list("pk", flat=True).first()

    def _add_lines(self, node: ParsedNode, section: Section, tasks: dict[int, AssignedTask]) -> None:
        for found in node.references:
            if found.line < 0:
                self._mention(section, None, found, len(self.mentions))
        for position, parsed in enumerate(node.lines):
            found = [one for one in node.references if one.line == position]
            line = self._line(node, parsed, found, section, position)
            line.assigned_task = tasks.get(id(parsed))
            self.lines.append(line)
            for order, one in enumerate(found):
                self._mention(section, line, one, order)

    def _mention(self, section: Section, line: SectionLine | None, found: ParsedReference, order: int) -> None:
        document = self.documents[id(found)]
        self.mentions.append(Mention(section=section, line=line, document=document, role=found.role, position=order))

    def _line(
        self, node: ParsedNode, parsed: ParsedLine, found: list[ParsedReference], section: Section, position: int
    ) -> SectionLine:
        """A line is generated only where its record or sentence says the same, character for character."""
        line = SectionLine(
            section=section,
            position=position,
            marker=parsed.marker,
            text=parsed.text,
            inline=parsed.inline,
            sentence=parsed.sentence,
        )
        if parsed.sentence and says_the_same(parsed.sentence, node.figures, parsed.text):
            line.text, line.origin = "", SectionLine.Origin.GENERATED
        elif found and found[0].reference.start == 0:
            line.document = self.documents[id(found[0])]
            ending = _ENDING.search(parsed.text)
            words = parsed.text[: ending.start()] if ending else parsed.text
            if squeeze(words) == word_document(line.document):
                line.text, line.origin = "", SectionLine.Origin.GENERATED
                line.ending = ending[0] if ending else ""
        return line

    def _store_plans(self, nodes: list[ParsedNode]) -> None:
        for node in nodes:
            if not node.node.topic.endswith("_plan"):
                continue
            for found in node.references:
                document = self.documents[id(found)]
                if found.role == Mention.Role.ISSUED and document.type_code == "KH":
                    self._store_plan(document, node.node.topic)

    def _store_plan(self, document: Document, topic: str) -> None:
        titled_year = _YEAR.search(document.subject)
        title = f"{document.type_name} {document.subject}".strip()[: Plan._meta.get_field("title").max_length]
        Plan.objects.get_or_create(
            unit=self.report.unit,
            topic=topic,
            title=title,
            year=int(titled_year[1]) if titled_year else self.report.period.year,
            removed_at=None,
            defaults={"document": document},
        )

    def _store_proposals(self, nodes: list[ParsedNode]) -> None:
        known = {
            search_key(content)
            for content in Proposal.objects.current()
            .filter(unit=self.report.unit, report=self.report)
            .values_list("content", flat=True)
        }
        Proposal.objects.bulk_create(
            Proposal(unit=self.report.unit, report=self.report, content=line.text)
            for node in nodes
            if node.node.kind == "proposals" and node.state == AnswerState.ANSWERED
            for line in node.lines
            if not line.text.rstrip().endswith(":") and search_key(line.text) not in known
        )
