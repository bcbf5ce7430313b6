"""Pasted lines of an old report on their way into a section: compared with what is there, then stored."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from textwrap import shorten

from django.db import transaction

from accounts.models import Unit, User
from core.errors import InputError
from core.text import squeeze
from directives.domain.citation import format_date
from directives.domain.identity import register_key
from directives.models import AssignedTask, Document
from directives.services import DocumentRegister, ToldTask, record_assigned_tasks, same_subject
from directives.wording import word_document
from reports.domain.outline import OutlineNode
from reports.importers.parsing import ParsedReference
from reports.importers.pasted_lines import PastedLine, doubts_of
from reports.models import Mention, Report, Section, SectionLine
from reports.services.editing import Lines, change_section
from reports.services.wording_match import follow_document, told_task

_SHOWN_WIDTH = 160


@dataclass(frozen=True, slots=True)
class ReviewedLine:
    """What somebody should look at before a pasted line is taken in, and what will become of it, in sentences."""

    doubts: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PastedLines:
    """What was stored: the section, and how many lines and new documents."""

    section: Section
    lines: int
    documents: int


def review_lines(report: Report, node: OutlineNode, lines: Mapping[int, PastedLine]) -> dict[int, ReviewedLine]:
    """Return what there is to say about each numbered line: its words, the section, the others, the register.

    Three queries, whatever the number of lines.
    """
    register = DocumentRegister(report.unit, [one.reference for line in lines.values() for one in line.named])
    in_section = SectionLine.objects.filter(section__report=report, section__key=node.key)
    mentioned = set(Mention.objects.filter(line__in=in_section).values_list("document", flat=True))
    written = {squeeze(text) for text in in_section.exclude(text="").values_list("text", flat=True)}
    repeated = _repeated(lines)
    reviewed = {}
    for number, line in lines.items():
        document = register.find(line.first) if line.first else None
        doubts = doubts_of(line, node.kind, report.period.starts_on, report.period.ends_on)
        if document and document.pk in mentioned:
            doubts.append("Mục này đã nêu văn bản này.")
        elif squeeze(line.text) in written:
            doubts.append("Mục này đã có dòng này.")
        doubts += repeated[number]
        doubts += [doubt for one in line.named for doubt in _against_register(one, register)]
        notes = ["Văn bản đã có trong sổ, sẽ dùng lại."] if document else []
        reviewed[number] = ReviewedLine(tuple(doubts), (*notes, *_also_named(line)))
    return reviewed


def paste_lines(
    report: Report, node: OutlineNode, version: int, user: User, lines: Sequence[PastedLine], most_lines: int
) -> PastedLines:
    """Append the lines to the section and add the documents that they name to the unit's register; all or nothing.

    Raises InputError where the section would have more than `most_lines`, and StaleSection.
    """
    added: list[Document] = []

    def append(section: Section, held: Lines) -> Lines:
        if len(held) + len(lines) > most_lines:
            raise InputError(
                f"mục đã có {len(held)} dòng, thêm {len(lines)} dòng thì vượt {most_lines} dòng, hãy bỏ bớt dòng"
            )
        register = DocumentRegister(report.unit, [one.reference for line in lines for one in line.named])
        new = [_New(line, [_find_or_add(register, one, node.topic) for one in line.named]) for line in lines]
        added.extend(register.save())
        if node.kind == "tasks":
            _record_tasks(report.unit, new)
        return [*held, *(one.as_section_line() for one in new)]

    with transaction.atomic():
        # As an import does: the unit's register is read, compared and added to by one at a time.
        Unit.objects.select_for_update().get(pk=report.unit_id)
        section = change_section(report.pk, node.key, version, user, append)
    return PastedLines(section, len(lines), len(added))


@dataclass(slots=True)
class _New:
    """A pasted line with the document of each of its references, and the assigned task that it tells of."""

    pasted: PastedLine
    documents: list[Document]
    task: AssignedTask | None = None

    def told_task(self) -> ToldTask | None:
        named = zip(self.pasted.named, self.documents, strict=True)
        return told_task(
            self.pasted.text, [(one.role, document) for one, document in named if one.reference.within is None]
        )

    def as_section_line(self) -> SectionLine:
        line = SectionLine(marker=self.pasted.marker, text=self.pasted.text, assigned_task=self.task)
        if self.pasted.first and self.pasted.first.start == 0:
            follow_document(line, self.documents[0])
        return line


def _find_or_add(register: DocumentRegister, named: ParsedReference, topic: str) -> Document:
    return register.find_or_add(named.reference, topic if named.role == Mention.Role.ISSUED else "")


def _record_tasks(unit: Unit, lines: Sequence[_New]) -> None:
    """Give each line that tells of an assigned task its record; the register's new ones are stored."""
    told = [(line, task) for line in lines if (task := line.told_task())]
    records = record_assigned_tasks(unit, [task for _, task in told])
    for (line, _), record in zip(told, records, strict=True):
        line.task = record


def _repeated(lines: Mapping[int, PastedLine]) -> dict[int, list[str]]:
    """Return by line what other line has the same number; each is compared with the first that has it."""
    doubts: dict[int, list[str]] = defaultdict(list)
    firsts: dict[tuple[str, str], int] = {}
    for number, line in lines.items():
        if line.first is None:
            continue
        first = firsts.setdefault(register_key(line.first.number, line.first.symbol), number)
        other = lines[first].first
        if first == number or other is None:
            continue
        differs = _differences(line.first.issued_on, line.first.subject, other.issued_on, other.subject)
        told = f"nhưng {differs}" if differs else "cùng ngày và trích yếu"
        doubts[number].append(f"Cùng số văn bản với dòng {first}, {told}.")
        if not doubts[first]:
            doubts[first].append(f"Cùng số văn bản với dòng {number}, {told}.")
    return doubts


def _against_register(named: ParsedReference, register: DocumentRegister) -> Iterator[str]:
    """Yield what the register says of the number otherwise, and what will come of it."""
    reference = named.reference
    document = register.find(reference)
    if document:
        if document.issued_on and reference.issued_on and document.issued_on != reference.issued_on:
            yield f"Sổ văn bản ghi {document} ngày {format_date(document.issued_on)}, khác ngày trong dòng."
        return
    for known in register.numbered(reference)[:1]:
        differs = _differences(reference.issued_on, reference.subject, known.issued_on, known.subject) or "khác năm"
        words = shorten(word_document(known), _SHOWN_WIDTH, placeholder=" …")
        yield f"Sổ văn bản đã có số này nhưng {differs}: “{words}”. Dòng này sẽ thêm một văn bản cùng số."


def _differences(day: date | None, subject: str, other_day: date | None, other_subject: str) -> str:
    """Return "khác ngày", "khác trích yếu", both, or ""; what is not known does not differ."""
    differs = []
    if day and other_day and day != other_day:
        differs.append("khác ngày")
    if subject and other_subject and not same_subject(subject, other_subject):
        differs.append("khác trích yếu")
    return ", ".join(differs)


def _also_named(line: PastedLine) -> list[str]:
    others = [f"{one.reference.number}/{one.reference.symbol}" for one in line.named[1:]]
    return [f"Còn nêu: {', '.join(others)}."] if others else []
