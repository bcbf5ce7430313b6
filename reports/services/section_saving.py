"""Saving what somebody typed into a section, and saying that a section is finished."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from django.db import transaction

from accounts.models import Unit, User
from core.errors import InputError
from directives.models import AssignedTask, Document, Inspection
from reports.assembly.open_section import OpenSection
from reports.assembly.proposing import ProposedLine
from reports.domain.answers import NOTHING_AROSE, nothing_arose
from reports.domain.document import TABLE_ROW
from reports.domain.faults import Fault, contradicts_none, table_faults
from reports.domain.lines import split_marker
from reports.domain.marks import Mark, mark_of
from reports.models import AnswerState, Figure, Report, Section, SectionLine
from reports.selectors import reports_written_by
from reports.services.editing import Answer, Lines, StaleSection, change_section, node_of, relink_section

_RECORDS: Final = {"documents": "document_id", "assigned_tasks": "assigned_task_id", "inspections": "inspection_id"}
"""The field of a line that holds the record of a register."""
_FOLLOWED: Final = {"document_id": Document, "assigned_task_id": AssignedTask, "inspection_id": Inspection}


@dataclass(frozen=True, slots=True)
class TypedLine:
    """A line as somebody left it: `id` is None for a new one; a generated line has no text of its own.

    `follows` is what the line followed (open_section.follows_of): one that was removed and put back follows it again.
    """

    id: int | None
    origin: str
    marker: str
    text: str
    is_reviewed: bool = False
    follows: str = ""


@dataclass(frozen=True, slots=True)
class TypedFigure:
    """A figure as somebody left it; `value` is None unless its state is answered."""

    code: str
    state: str
    value: Decimal | None
    note: str


@dataclass(slots=True)
class TypedSection:
    """A section as somebody left it at `version`; `state` is not_yet_available (with its reason) or ""."""

    version: int
    lines: Sequence[TypedLine]
    figures: Sequence[TypedFigure]
    state: str = ""
    reason: str = ""
    errors: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SavedSection:
    """A saved section; `ids` has the line of each typed row, None where a blank row was dropped.

    `is_split`: a row had several paragraphs and became several lines.
    """

    section: Section
    mark: Mark
    ids: list[int | None]
    is_split: bool


@transaction.atomic
def save_section(report_id: int, key: str, typed: TypedSection, user: User) -> SavedSection:
    """Store the lines in their order and the figures; raises StaleSection with nothing changed.

    A line whose id the section does not have is stored as a new one: nothing typed is lost.
    """
    rows: list[list[SectionLine]] = []

    def change(section: Section, lines: Lines) -> Lines:
        known = {line.pk: line for line in lines}
        returned = [row for row in typed.lines if row.follows and row.id not in known]
        known |= _returned(section, returned)
        rows.extend(_rows(known, row) for row in typed.lines)
        changed = [line for row in rows for line in row]
        for position, line in enumerate(changed):
            line.inline = line.inline and position == 0
        return changed

    has_figures = any(figure.state != AnswerState.UNANSWERED for figure in typed.figures)
    answer = Answer(typed.state, typed.reason, has_figures if typed.figures else None)
    section = change_section(report_id, key, typed.version, user, change, answer)
    node = node_of(section)
    asked = {figure.code for figure in node.figures} if node else set()
    figures = [figure for figure in typed.figures if figure.code in asked]
    store_figures(report_id, figures)
    return SavedSection(
        section=section,
        mark=_mark(section, [line for row in rows for line in row], figures),
        ids=[row[0].pk if row else None for row in rows],
        is_split=any(len(row) > 1 for row in rows),
    )


def _mark(section: Section, lines: Iterable[SectionLine], figures: Iterable[TypedFigure]) -> Mark:
    """Return the mark by what is at hand; the rest of the faults the page asks for where there may be some."""
    lines = list(lines)
    has_records = any(line.origin == SectionLine.Origin.GENERATED and not line.sentence for line in lines)
    has_values = any(figure.value for figure in figures)
    to_review = any(line.to_review for line in lines)
    wrong = table_faults(((line.marker, line.text) for line in lines), ())
    has_faults = contradicts_none(section.state, has_records, has_values) or any(wrong)
    return mark_of(section.state, section.finished, to_review, has_faults)


def store_figures(report_id: int, figures: Iterable[TypedFigure]) -> None:
    """Store the figures as typed (one query, none without figures)."""
    rows = [
        Figure(report_id=report_id, code=figure.code, state=figure.state, value=figure.value, note=figure.note)
        for figure in figures
    ]
    Figure.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["report", "code"], update_fields=["state", "value", "note"]
    )


def answer_none(report_id: int, key: str, version: int, user: User) -> Section:
    """Say in one line that nothing arose; raises InputError where the section already says something else."""

    def change(section: Section, lines: Lines) -> Lines:
        own = [line.text for line in lines if line.text.strip()]
        if own and nothing_arose(" ".join(own)):
            return lines
        if own or any(line.document_id or line.assigned_task_id or line.inspection_id for line in lines):
            raise InputError("mục đã có nội dung; hãy xóa các dòng đó trước khi chọn “Không phát sinh”")
        return [SectionLine(text=NOTHING_AROSE, inline=True), *lines]

    return change_section(report_id, key, version, user, change, Answer())


@transaction.atomic
def take_proposals(report_id: int, key: str, version: int, user: User, proposed: Sequence[ProposedLine]) -> Section:
    """Add a generated line for each proposed record that its register still has, after the section's lines."""
    # Whoever removes a record takes the unit first, too: the record is gone before, or its line is seen after.
    Unit.objects.select_for_update().get(pk__in=Report.objects.filter(pk=report_id).values("unit"))

    def change(section: Section, lines: Lines) -> Lines:
        marker = next((line.marker for line in reversed(lines) if line.marker), "+")
        return [*lines, *(_proposed_line(one, marker) for one in _still_there(section.report.unit, proposed))]

    return change_section(report_id, key, version, user, change)


def _still_there(unit: Unit, proposed: Sequence[ProposedLine]) -> list[ProposedLine]:
    """Return the sentences, and the proposals whose records are in the unit's registers (a query for each register)."""
    found: set[tuple[str, int]] = set()
    for source, field_name in _RECORDS.items():
        ids = [one.record_id for one in proposed if one.source == source]
        if ids:
            current = _FOLLOWED[field_name].objects.current().filter(unit=unit, pk__in=ids)
            found |= {(source, pk) for pk in current.values_list("pk", flat=True)}
    return [one for one in proposed if one.source == "sentences" or (one.source, one.record_id) in found]


def _proposed_line(proposed: ProposedLine, marker: str) -> SectionLine:
    if proposed.source == "sentences":
        marker = split_marker(proposed.sentence)[0]
        return SectionLine(marker=marker, origin=SectionLine.Origin.GENERATED, sentence=proposed.sentence)
    return SectionLine(
        marker=marker,
        origin=SectionLine.Origin.GENERATED,
        ending=";" if proposed.source == "documents" else ".",
        **{_RECORDS[proposed.source]: proposed.record_id},
    )


@transaction.atomic
def finish_section(report_id: int, user: User, opened: OpenSection) -> None:
    """Mark an open section as finished; raises InputError, saying what is missing, and StaleSection.

    Its words stay as they are, so its version does too.
    """
    lacking = missing_to_finish(opened)
    if lacking:
        raise InputError("; ".join(lacking))
    section = opened.section
    if section is None:
        raise StaleSection
    state = AnswerState.ANSWERED if section.state == AnswerState.UNANSWERED else section.state
    reports = reports_written_by(user, opened.key).filter(pk=report_id)
    rows = Section.objects.filter(pk=section.pk, version=section.version, report__in=reports)
    if rows.update(finished=True, state=state) != 1:
        raise StaleSection
    relink_section(section)


def missing_to_finish(opened: OpenSection) -> list[str]:
    """Return what keeps a section from being finished, as Vietnamese clauses."""
    lacking = []
    has_value = any(figure.value.value is not None or figure.state != "unanswered" for figure in opened.figures)
    if opened.state == AnswerState.UNANSWERED and not has_value:
        lacking.append("mục chưa có nội dung: hãy viết, hoặc chọn “Không phát sinh” hay “Chưa có số liệu”")
    if opened.to_review:
        lacking.append(f"còn {opened.to_review} dòng lấy từ kỳ trước chưa soát: hãy sửa rồi bấm “Đã soát”")
    lacking += [_as_clause(fault) for fault in opened.faults]
    return lacking


def _as_clause(fault: Fault) -> str:
    message, mend = (text.rstrip(".")[:1].lower() + text.rstrip(".")[1:] for text in (fault.message, fault.suggestion))
    return f"{message}: {mend}"


def _returned(section: Section, rows: Iterable[TypedLine]) -> dict[int, SectionLine]:
    """Return new lines, by the id they had, for rows that were removed, saved so, and put back.

    What a row says it follows counts only where it is a current record of the unit or a sentence of the outline.
    """
    node = node_of(section)
    lines: dict[int, SectionLine] = {}
    for row in rows:
        field, number, *ending = row.follows.split(" ")
        if row.id is None:
            continue
        if field == "sentence":
            if node and int(number) < len(node.sentences):
                lines[row.id] = SectionLine(sentence=node.sentences[int(number)])
        elif _FOLLOWED[field].objects.current().filter(unit=section.report.unit_id, pk=int(number)).exists():
            lines[row.id] = SectionLine(ending="".join(ending), **{field: int(number)})
    return lines


def _rows(known: dict[int, SectionLine], row: TypedLine) -> list[SectionLine]:
    """Return the lines that a row becomes: none for a blank one, several for several paragraphs."""
    line = known.pop(row.id, None) if row.id is not None else None
    if row.origin == SectionLine.Origin.GENERATED and line is not None and _follows(line):
        line.marker, line.text, line.origin = row.marker, "", SectionLine.Origin.GENERATED
        return [line]
    # Cells of a table row are parted by tabs, which stay.
    texts = [text.strip(" \u00a0\n") for text in row.text.split("\n")]
    texts = [text.strip() if row.marker != TABLE_ROW else text for text in texts if text.strip()]
    if not texts:
        return []
    line = line or SectionLine()
    line.marker, line.text, line.origin = row.marker, texts[0], SectionLine.Origin.WRITTEN
    line.to_review = line.to_review and not row.is_reviewed
    return [line, *(SectionLine(marker=row.marker, text=text) for text in texts[1:])]


def _follows(line: SectionLine) -> bool:
    """Whether a line has a record or a sentence whose words it can print."""
    return bool(line.sentence or line.document_id or line.assigned_task_id or line.inspection_id)
