"""Storing an imported report: its words as lines, what they say as records.

A node that already holds something keeps it: importing the same file again changes nothing, and another file fills
empty nodes only. A node that holds no more than the words every new report starts with is empty, unless the file is
the report of another period or unit.
"""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from django.db import IntegrityError, transaction

from accounts.models import Unit
from core.errors import InputError
from core.text import search_key
from directives.models import AssignedTask, Document
from directives.services import DocumentRegister, ToldTask, record_assigned_tasks, record_plans
from reports.assembly.build import build_report
from reports.domain.document import TABLE_ROW
from reports.domain.editability import may_import
from reports.domain.lines import canonical_line
from reports.domain.outline import OUTSIDE_KEY
from reports.domain.review_marks import review_marks
from reports.domain.sentences import says_the_same
from reports.importers.parsing import ParsedLine, ParsedNode, ParsedReference, ParsedReport, parse_report
from reports.importers.reading import read_report_file
from reports.models import AnswerState, Figure, Mention, Proposal, Report, ReportingPeriod, Section, SectionLine
from reports.selectors import outline_data, outline_of
from reports.services.other_reports import other_report
from reports.services.starting import lock_outline_of, starting_lines
from reports.services.wording_match import follow_document, told_task

_FRAME_FIELDS = ("number", "symbol", "place_name", "issued_on", "addressees", "replaces")
_SECTION_FIELDS = ("state", "reason", "finished", "numeral", "marker", "heading", "version")
# Of another report's frame only these hold for this one, too.
_SHARED_FRAME_FIELDS = ("addressees",)
_OPENING_KINDS = ("title", "legal_bases", "intro")


@dataclass(frozen=True, slots=True)
class ImportedReport:
    """What an import did: the parsed input, the report, and the keys of the nodes it filled and of those it kept."""

    parsed: ParsedReport
    report: Report
    filled: tuple[str, ...]
    kept: tuple[str, ...]


def parse_file(path: Path, unit: Unit, period: ReportingPeriod) -> ParsedReport:
    """Read and place a file without storing anything; raises InputError for a file that cannot be read."""
    outline = outline_data(outline_of(unit, period))
    return parse_report(read_report_file(path), outline, unit.short_name, unit.name)


def import_report(path: Path, unit: Unit, period: ReportingPeriod) -> ImportedReport:
    """Import a report file into the unit's report of the period; see `import_parsed`."""
    return import_parsed(parse_file(path, unit, period), path.name, unit, period)


def import_parsed(parsed: ParsedReport, name: str, unit: Unit, period: ReportingPeriod) -> ImportedReport:
    """Store what a file called `name` says in the unit's report of the period; all or nothing.

    Raises InputError where nothing of the outline was recognised, or the report is not written whole.
    """
    if not any(node.node.level for node in parsed.nodes):
        raise InputError(f"tệp “{name}”: không nhận ra đề mục nào của đề cương, hãy kiểm tra lại tệp hoặc kỳ báo cáo")
    with transaction.atomic():
        # One import at a time for a unit: its registers are read, compared and added to.
        Unit.objects.select_for_update(no_key=True).get(pk=unit.pk)
        outline = lock_outline_of(unit, period)
        report, _ = Report.objects.get_or_create(unit=unit, period=period, defaults={"outline": outline})
        verdict = may_import(report.state)
        if not verdict.allowed:
            raise InputError(verdict.reason)
        filled = _Storing(report, parsed).run()
    kept = tuple(node.node.key for node in parsed.nodes if node.node.key not in filled)
    return ImportedReport(parsed, report, filled, kept)


def held_nodes(report: Report, parsed: ParsedReport) -> set[str]:
    """Return the keys of the report's nodes that hold an answer of their own and keep it.

    A heading as somebody wrote it, without an answer, gives way to a file that has one. Where the file is another
    period's or unit's report, title, legal bases and intro keep even the words that the report started with.
    """
    written = defaultdict(list)
    lines = SectionLine.objects.filter(section__report=report, origin=SectionLine.Origin.WRITTEN)
    for key, marker, text in lines.order_by("position").values_list("section__key", "marker", "text"):
        written[key].append((marker, text))
    keeps_opening = bool(other_report(report, parsed))
    starting = {
        node.node.key: starting_lines(node.node.lines, report.unit, report.period)
        for node in parsed.nodes
        if not (keeps_opening and node.node.kind in _OPENING_KINDS)
    }
    answers = {node.node.key: bool(node.lines) for node in parsed.nodes}
    return {
        key
        for key, heading, state in report.sections.values_list("key", "heading", "state")
        if written[key] != starting.get(key, [])
        or (state != AnswerState.UNANSWERED and not starting.get(key))
        or (heading and not answers.get(key))
    }


def kept_otherwise(imported: ImportedReport) -> list[str]:
    """Return the file's paragraphs that were not taken in because their node holds other words already."""
    nodes = {node.key: node for node in build_report(imported.report).walk()}
    left_out = []
    for parsed in imported.parsed.nodes:
        if parsed.node.key in imported.kept:
            held = {_compared(marker, text) for marker, text in nodes[parsed.node.key].paragraphs()}
            left_out += [words for words in parsed.paragraphs if canonical_line(words) not in held]
    outside = {line.text for line in nodes[OUTSIDE_KEY].lines} if OUTSIDE_KEY in nodes else set()
    return left_out + [words for words in imported.parsed.unmatched if words not in outside]


def _compared(marker: str, text: str) -> tuple[str, str]:
    """Return a printed paragraph as the file's are compared with it; a table row has no marker in a file."""
    return canonical_line(text if marker == TABLE_ROW else f"{marker} {text}")


class _Storing:
    """Stores one parsed report; the steps share the sections, the register and the documents found."""

    def __init__(self, report: Report, parsed: ParsedReport) -> None:
        self.report = report
        self.parsed = parsed
        self.is_other = bool(other_report(report, parsed))
        self.register = DocumentRegister(report.unit)
        self.documents: dict[int, Document] = {}
        self.lines: list[SectionLine] = []
        self.mentions: list[Mention] = []
        self.stored_figures: dict[str, Decimal | None] = {}

    def run(self) -> tuple[str, ...]:
        # Whoever saves a section now is waited for, so that what they saved is held; later savers wait for the import.
        list(Section.objects.select_for_update().filter(report=self.report).order_by("pk"))
        held = held_nodes(self.report, self.parsed)
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
            self.lines.append(
                SectionLine(
                    section=sections[OUTSIDE_KEY], position=position, text=text, to_review=self._is_to_review(text)
                )
            )
        SectionLine.objects.bulk_create(self.lines)
        Mention.objects.bulk_create(self.mentions)
        self._store_plans(nodes)
        self._store_proposals(nodes)
        return (*(node.node.key for node in nodes), *([OUTSIDE_KEY] if outside else []))

    def _store_frame(self, nodes: list[ParsedNode]) -> None:
        if any(node.node.kind == "header" for node in nodes):
            for name in _SHARED_FRAME_FIELDS if self.is_other else _FRAME_FIELDS:
                setattr(self.report, name, getattr(self.report, name) or getattr(self.parsed.frame, name))
            self.report.save(update_fields=[*_FRAME_FIELDS, "updated_at"])

    def _find_documents(self, nodes: list[ParsedNode]) -> None:
        for node in nodes:
            for found in node.references:
                topic = node.node.topic if found.role == Mention.Role.ISSUED else ""
                self.documents[id(found)] = self.register.find_or_add(found.reference, topic)
        self.register.save()

    def _store_sections(self, nodes: list[ParsedNode], outside: list[str]) -> dict[str, Section]:
        """Give each node its section anew; what the unit keeps beside it (assignment, notes) stays.

        The version counts up, so that a page that was opened before cannot save over what comes in.
        """
        keys = [*(node.node.key for node in nodes), *([OUTSIDE_KEY] if outside else [])]
        known = {section.key: section for section in Section.objects.filter(report=self.report, key__in=keys)}
        SectionLine.objects.filter(section__in=known.values()).delete()
        Mention.objects.filter(section__in=known.values()).delete()
        sections = []
        for node in nodes:
            section = known.get(node.node.key) or Section(report=self.report, key=node.node.key, version=0)
            section.state, section.reason = node.state, ""
            section.finished = node.state == AnswerState.ANSWERED and not self.is_other
            section.numeral, section.marker, section.heading = node.numeral, node.marker, node.heading
            section.version += 1
            sections.append(section)
        if outside:
            section = known.get(OUTSIDE_KEY) or Section(report=self.report, key=OUTSIDE_KEY, version=0)
            section.state, section.reason = AnswerState.ANSWERED, ""
            section.version += 1
            sections.append(section)
        try:
            with transaction.atomic():
                Section.objects.bulk_create(section for section in sections if section.pk is None)
        except IntegrityError as error:
            raise InputError(f"{self.report} vừa được người khác lưu, hãy nhập lại") from error
        Section.objects.bulk_update(known.values(), _SECTION_FIELDS)
        return {section.key: section for section in sections}

    def _store_figures(self, nodes: list[ParsedNode]) -> None:
        answered = Figure.objects.filter(report=self.report).exclude(state=AnswerState.UNANSWERED)
        known = dict(answered.values_list("code", "value"))
        self.stored_figures = known
        # The figures of another period or unit are not this report's; its words keep them, to be reviewed.
        figures = [
            Figure(report=self.report, code=code, state=AnswerState.ANSWERED, value=value)
            for node in ([] if self.is_other else nodes)
            for code, value in node.figures.items()
            if value is not None and code not in known
        ]
        Figure.objects.bulk_create(
            figures, update_conflicts=True, unique_fields=["report", "code"], update_fields=["state", "value"]
        )

    def _store_tasks(self, nodes: list[ParsedNode]) -> dict[int, AssignedTask]:
        """Make an assigned task of each line of a task node that begins with the document of another body."""
        told: dict[int, ToldTask] = {}
        for node in nodes:
            if node.node.kind != "tasks":
                continue
            for index, line in enumerate(node.lines):
                found = [one for one in node.references if one.line == index and one.reference.within is None]
                task = told_task(line.text, [(one.role, self.documents[id(one)]) for one in found])
                if task:
                    told[id(line)] = task
        return dict(zip(told, record_assigned_tasks(self.report.unit, told.values()), strict=True))

    def _add_lines(self, node: ParsedNode, section: Section, tasks: dict[int, AssignedTask]) -> None:
        for order, found in enumerate(one for one in node.references if one.line < 0):
            self._mention(section, None, found, order)
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
        if parsed.sentence:
            # A figure that somebody typed before stays; the file's words then stand beside it as they are.
            known = self.stored_figures if self.is_other else node.figures | self.stored_figures
            if says_the_same(parsed.sentence, known, parsed.text):
                line.text, line.origin = "", SectionLine.Origin.GENERATED
        elif found and found[0].reference.start == 0:
            follow_document(line, self.documents[id(found[0])])
        line.to_review = line.origin == SectionLine.Origin.WRITTEN and self._is_to_review(line.text)
        return line

    def _is_to_review(self, text: str) -> bool:
        return self.is_other and bool(review_marks(text))

    def _store_plans(self, nodes: list[ParsedNode]) -> None:
        issued = [
            (self.documents[id(found)], node.node.topic)
            for node in nodes
            if node.node.topic.endswith("_plan")
            for found in node.references
            if found.role == Mention.Role.ISSUED and found.reference.type_code == "KH"
        ]
        record_plans(self.report.unit, issued, self.report.period.year)

    def _store_proposals(self, nodes: list[ParsedNode]) -> None:
        """Make a record of each proposal; one that still waits for an answer is not raised a second time."""
        known = {
            search_key(content)
            for content in Proposal.objects.current()
            .filter(unit=self.report.unit, answered_on=None)
            .values_list("content", flat=True)
        }
        Proposal.objects.bulk_create(
            Proposal(unit=self.report.unit, report=self.report, content=line.text)
            for node in nodes
            if node.node.kind == "proposals" and node.state == AnswerState.ANSWERED
            for line in node.lines
            if not line.text.rstrip().endswith(":") and search_key(line.text) not in known
        )
