"""One section of a report as the editor shows it. The number of queries does not depend on the report's size."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from django.db.models import (
    Exists,
    OuterRef,
    Prefetch,
    QuerySet,
    prefetch_related_objects,
)

from accounts.attachments import files_of
from accounts.models import Attachment
from directives.models import Inspection
from reports.assembly.collected import Collected, collected_table
from reports.assembly.figures import FigureBook
from reports.assembly.lines import difference, word_line, word_record
from reports.assembly.previous import typed_and_previous_figures
from reports.assembly.proposing import ProposedLine, propose_documents, propose_tasks, propose_visits
from reports.assembly.section_records import RecordItem, plan_task_items, proposal_items
from reports.assembly.sources import assigned_tasks, dossiers, inspections, plan_tasks, procedures, proposals
from reports.domain.document import AttachedTable, FigureValue
from reports.domain.faults import (
    Fault,
    contradicts_none,
    lacks_note,
    none_faults,
    note_faults,
    overrides,
    table_faults,
    unchosen_faults,
)
from reports.domain.formulas import formula_codes
from reports.domain.marks import MARKS, Mark, mark_of
from reports.domain.outline import OUTSIDE_KEY, Outline, OutlineNode
from reports.domain.periods import last_report_key, period_name
from reports.domain.review_marks import review_marks
from reports.domain.sentences import word_sentence
from reports.models import AnswerState, Figure, Mention, Report, Section, SectionLine
from reports.selectors import published_outline

RECORD_KINDS = {"assigned_task": "nhiem-vu", "inspection": "kiem-tra", "document": "van-ban"}
"""A line's record by field: the word for it in addresses. A task comes before the document that assigns it."""
_MENTIONS = Prefetch("mentions", Mention.objects.select_related("document").order_by("position"))
OUTSIDE = OutlineNode(OUTSIDE_KEY, "narrative", heading="Nội dung ngoài đề cương (được giữ lại, không in)")


@dataclass(frozen=True, slots=True)
class EditedLine:
    """A line in the editor. `text` is what prints; `record_text` what its record says ("" without one).

    `marks` are the words that a copied line still has to be reviewed for.
    """

    id: int
    marker: str
    text: str
    origin: str
    inline: bool
    record_text: str
    differs: str
    record_kind: str
    record_id: int | None
    to_review: bool
    marks: tuple[str, ...]
    follows: str
    """What the line follows, so that it can be put back after it was removed; see `follows_of`."""


@dataclass(frozen=True, slots=True)
class EditedFigure:
    """A figure in the editor: what it shows, and what somebody typed ("" for nothing)."""

    value: FigureValue
    typed: Decimal | None
    state: str
    note: str

    @property
    def is_override(self) -> bool:
        """Whether a typed value stands over a computed one that differs."""
        return overrides(self.value)

    @property
    def needs_note(self) -> bool:
        return lacks_note(self.value)


@dataclass(frozen=True, slots=True)
class OpenSection:
    """A section with everything that its page shows. `section` is None where the report leaves the heading out."""

    node: OutlineNode
    section: Section | None
    heading: str
    mark: Mark
    lines: tuple[EditedLine, ...]
    figures: tuple[EditedFigure, ...]
    proposals: tuple[ProposedLine, ...]
    last_period: str
    records: tuple[RecordItem, ...]
    codes_with_values: frozenset[str]
    """Every figure of the report that somebody typed and that is not 0."""
    files: tuple[Attachment, ...]
    faults: tuple[Fault, ...]
    """What keeps the report from being sent, as the checks of the report tell it."""

    @property
    def key(self) -> str:
        return self.node.key

    @property
    def version(self) -> int:
        return self.section.version if self.section else 0

    @property
    def state(self) -> str:
        return self.section.state if self.section else AnswerState.UNANSWERED

    @property
    def mark_label(self) -> str:
        return MARKS[self.mark]

    @property
    def is_computed(self) -> bool:
        """Whether its words alone do not tell what is wrong with it: its figures and its annexes do too."""
        return bool(self.figures) or any(hasattr(file, "annex_table") for file in self.files)

    @property
    def to_review(self) -> int:
        """How many copied lines nobody has reviewed."""
        return sum(line.to_review for line in self.lines)

    @property
    def is_empty(self) -> bool:
        """Whether one click may say that nothing arose: no words of anybody's own, no figure that is not 0."""
        return not any(line.origin == "written" or line.record_id for line in self.lines) and not any(
            figure.typed for figure in self.figures
        )


def open_section(report: Report, key: str) -> OpenSection:
    """Return the section `key` of a report read by reports_of; raises KeyError for one that it does not have.

    At most five queries, the section's own records among them; dossiers take six more.
    """
    section = edited_sections(report).select_related("assignee", "edited_by").filter(key=key).first()
    return _opened(report, key, section)


def open_section_of(report: Report, key: str, sections: Sequence[Section]) -> OpenSection:
    """Return the section `key` where all `edited_sections` of the report are at hand."""
    return _opened(report, key, next((one for one in sections if one.key == key), None))


def edited_sections(report: Report) -> QuerySet[Section]:
    """Return the report's sections with what their marks need: `to_review` and `follows_records`."""
    lines = SectionLine.objects.filter(section=OuterRef("pk"))
    generated = lines.filter(origin=SectionLine.Origin.GENERATED, sentence="")
    return report.sections.annotate(
        to_review=Exists(lines.filter(to_review=True)),
        follows_records=Exists(generated),
    ).order_by("pk")


def section_mark(section: Section | None, has_figures: bool, has_faults: bool = False) -> Mark:
    """Return the mark of a section read by `edited_sections`.

    `has_figures`: one of its figures is not 0. `has_faults`: more is known to be wrong, see OpenSection.faults.
    """
    if section is None:
        return "unanswered"
    has_faults = has_faults or contradicts_none(section.state, section.follows_records, has_figures)
    return mark_of(section.state, section.finished, section.to_review, has_faults)


def codes_with_values(report: Report) -> frozenset[str]:
    """Return the codes of the figures that somebody typed and that are not 0, as OpenSection has them (one query)."""
    return frozenset(report.figures.exclude(value=None).exclude(value=0).values_list("code", flat=True))


def _opened(report: Report, key: str, section: Section | None) -> OpenSection:
    outline = published_outline(report.outline)
    nodes = {node.key: node for node in outline.nodes}
    if key == OUTSIDE_KEY and section is not None:
        nodes[key] = OUTSIDE
    node = nodes[key]
    lines = list(_lines(section)) if section else []
    if section:
        prefetch_related_objects([section], _MENTIONS)
    mentions = section.mentions.all() if section else ()
    typed, previous = typed_and_previous_figures(report, outline)
    needed = _needed(outline, node)
    collected, proposed, records = _from_registers(report, needed, node, lines)
    book = FigureBook(needed, _sections(report, needed, key, section), collected, typed, previous)
    figures = tuple(_figure(value, typed.get(value.code)) for value in book.of(node))
    by_line: dict[int | None, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_line[mention.line_id].append(mention)
    written = section is not None and section.heading != ""
    edited = tuple(_line(line, by_line[line.pk], book.values, node.sentences) for line in lines)
    # With the rows of their tables, which their sums are checked by.
    files = tuple(files_of(section).defer(None)) if section else ()
    own = collected_table(node, collected)
    faults = tuple(_faults(section, lines, edited, figures, files, own)) if section else ()
    return OpenSection(
        node=node,
        section=section,
        heading=section.heading if section and written else node.heading,
        mark=section_mark(section, any(figure.typed for figure in figures), bool(faults)),
        lines=edited,
        figures=figures,
        proposals=(*proposed, *_missing_sentences(node, lines, book.values)),
        last_period=period_name(last_report_key(report.period.key)),
        records=tuple(records),
        codes_with_values=frozenset(code for code, figure in typed.items() if figure.value),
        files=files,
        faults=faults,
    )


def _faults(
    section: Section,
    lines: Sequence[SectionLine],
    edited: Sequence[EditedLine],
    figures: Sequence[EditedFigure],
    files: Sequence[Attachment],
    own: Collected | None,
) -> Iterator[Fault]:
    """Yield what is wrong in the section by the same predicates as the checks of the whole report."""
    values = [figure.value for figure in figures]
    generated = zip(lines, edited, strict=True)
    followed = [shown.text for line, shown in generated if shown.origin == "generated" and not line.sentence]
    tables = (file.annex_table for file in files if hasattr(file, "annex_table"))
    yield from none_faults(section.state, followed, values)
    yield from note_faults(values)
    yield from unchosen_faults(own is not None and own.table_unchosen)
    yield from table_faults(
        ((line.marker, line.text) for line in edited),
        (AttachedTable(section.key, one.title, one.head_rows, one.rows) for one in tables),
    )


def _missing_sentences(
    node: OutlineNode, lines: Sequence[SectionLine], values: Mapping[str, Decimal | None]
) -> Iterator[ProposedLine]:
    """Yield the outline's sentences that somebody took out of the section."""
    held = {line.sentence for line in lines}
    for index, sentence in enumerate(node.sentences):
        if sentence not in held:
            yield ProposedLine("sentences", index, word_sentence(sentence, values), sentence)


def _sections(report: Report, needed: Outline, key: str, section: Section | None) -> dict[str, Section]:
    """Return the sections whose figures are worked out; others than the open one only where a formula reaches there."""
    beyond = [node.key for node in needed.nodes if node.key != key]
    sections = report.sections.filter(key__in=beyond).prefetch_related(_MENTIONS) if beyond else ()
    return {one.key: one for one in (*sections, *([section] if section else []))}


def _lines(section: Section) -> QuerySet[SectionLine]:
    records = ("document", "assigned_task__assigning_document", "assigned_task__answering_document")
    return section.lines.select_related(*records).order_by("position", "pk")


def _from_registers(
    report: Report, needed: Outline, node: OutlineNode, lines: Sequence[SectionLine]
) -> tuple[dict[str, Collected], list[ProposedLine], list[RecordItem]]:
    """Return the counts that the node's figures need, what its register proposes, and the records without lines.

    Each register is read once.
    """
    collected: dict[str, Collected] = {}
    proposed: list[ProposedLine] = []
    records: list[RecordItem] = []
    if node.source == "documents":
        proposed = propose_documents(report, node.topic)
    for source in {node.source, *(one.source for one in needed.nodes)}:
        if source == "plan_tasks":
            plan = list(plan_tasks.tasks_of_report(report))
            collected[source] = plan_tasks.collect_tasks(plan, report)
            if source == node.source:
                records = plan_task_items(task for task in plan if task.plan.topic == node.topic)
        elif source == "proposals":
            raised = list(proposals.proposals_of_report(report))
            collected[source] = proposals.collect_proposals(raised)
            if source == node.source:
                records = proposal_items(raised)
        elif source == "assigned_tasks":
            tasks = list(_tasks(report))
            collected[source] = assigned_tasks.collect_tasks(tasks, report)
            if source == node.source:
                proposed = propose_tasks(tasks, {task.pk for task in tasks if task.is_taken})
        elif source == "dossiers":
            collected[source] = dossiers.collect(report)
        elif source == "procedures":
            collected[source] = procedures.collect(report)
        elif source == "inspections":
            visits = list(_visits(report))
            collected[source] = inspections.count_visits(visits)
            if source == node.source:
                proposed = propose_visits(visits, {visit.pk for visit in visits if visit.is_taken})
                _give_visits(lines, visits)
    return collected, proposed, records


def _tasks(report: Report) -> QuerySet:
    taken = SectionLine.objects.filter(section__report=report, assigned_task=OuterRef("pk"))
    tasks = assigned_tasks.tasks_of_report(report).select_related("assigning_document", "answering_document")
    return tasks.annotate(is_taken=Exists(taken))


def _visits(report: Report) -> QuerySet[Inspection]:
    taken = SectionLine.objects.filter(section__report=report, inspection=OuterRef("pk"))
    return inspections.visits_with_counts(report).annotate(is_taken=Exists(taken))


def _give_visits(lines: Sequence[SectionLine], visits: Sequence[Inspection]) -> None:
    """Let the lines have their visits with the counts; visits outside the period are read in one query more."""
    known = {visit.pk: visit for visit in visits}
    missing = {line.inspection_id for line in lines if line.inspection_id} - known.keys()
    if missing:
        known |= Inspection.objects.with_counts().in_bulk(missing)
    for line in lines:
        if line.inspection_id:
            line.inspection = known[line.inspection_id]


def _needed(outline: Outline, node: OutlineNode) -> Outline:
    """Return the outline with no more than the node's figures and those that their formulas need."""
    owners = {figure.code: (figure, owner) for owner in outline.nodes for figure in owner.figures}
    wanted, waiting = set(), [figure.code for figure in node.figures]
    while waiting:
        code = waiting.pop()
        if code not in wanted:
            wanted.add(code)
            formula = owners[code][0].formula
            waiting += formula_codes(formula) if formula else ()

    def narrowed() -> Iterator[OutlineNode]:
        for one in outline.nodes:
            figures = tuple(figure for figure in one.figures if figure.code in wanted)
            if figures:
                yield replace(one, figures=figures)

    return replace(outline, nodes=tuple(narrowed()))


def _figure(value: FigureValue, typed: Figure | None) -> EditedFigure:
    number = typed.value if typed else None
    return EditedFigure(
        value=value,
        typed=None if number is None else Decimal(f"{number.normalize():f}"),
        state=typed.state if typed else AnswerState.UNANSWERED,
        note=typed.note if typed else "",
    )


def _line(
    line: SectionLine, mentions: Sequence[Mention], values: Mapping[str, Decimal | None], sentences: Sequence[str]
) -> EditedLine:
    record = next((name for name in RECORD_KINDS if getattr(line, f"{name}_id")), "")
    text = word_line(line, values)
    marks = tuple(dict.fromkeys(mark.text for mark in review_marks(text))) if line.to_review else ()
    return EditedLine(
        id=line.pk,
        marker=line.marker,
        text=text,
        origin=line.origin,
        inline=line.inline,
        record_text=word_record(line, values),
        differs=difference(line, mentions, values),
        record_kind=RECORD_KINDS.get(record, ""),
        record_id=getattr(line, f"{record}_id") if record else None,
        to_review=line.to_review,
        marks=marks,
        follows=follows_of(line, sentences),
    )


def follows_of(line: SectionLine, sentences: Sequence[str]) -> str:
    """Return what a line follows and how it ends: "document_id 12 ;", "sentence 0"; "" for one that follows nothing."""
    if line.sentence in sentences:
        return f"sentence {sentences.index(line.sentence)}"
    field = next((f"{name}_id" for name in RECORD_KINDS if getattr(line, f"{name}_id")), "")
    return f"{field} {getattr(line, field)} {line.ending}".rstrip() if field else ""
