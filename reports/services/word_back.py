"""A report's Word file comes back: it is kept until somebody has chosen, and what was accepted becomes the report's."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from accounts.models import User
from core.errors import InputError
from reports.domain.answers import says_something
from reports.domain.document import ReportDocument
from reports.domain.line_plan import NewLine
from reports.domain.lines import canonical_line
from reports.domain.node_marks import name_report, place_digest, read_mark, report_identifier
from reports.domain.outline import OutlineNode
from reports.domain.sentences import phrase_values, says_the_same, sentence_values
from reports.importers.matching import Match
from reports.importers.reading import Paragraph, read_identifier
from reports.models import AnswerState, Report, Section, SectionLine, UploadedReport
from reports.selectors import published_outline
from reports.services.editing import Answer, Lines, StaleSection, change_section
from reports.services.linking import relink_heading
from reports.services.section_saving import TypedFigure, store_figures
from reports.services.uploading import keep_upload
from reports.services.word_comparison import SectionDifference, WordComparison

NOTE = "Theo tệp Word đã sửa"
MOST_PARAGRAPHS = 10_000
_FOREIGN = (
    "tệp “{name}” không phải tệp Word tải về từ báo cáo này; để nhập một báo cáo viết riêng hãy dùng “Nhập báo cáo cũ”"
)
_LONGEST_NUMERAL = Section._meta.get_field("numeral").max_length or 0

Values = Mapping[str, Decimal | None]


@dataclass(frozen=True, slots=True)
class Accepted:
    """Keys of the sections that took the file's words, and of those that were saved again meanwhile and kept theirs."""

    taken: tuple[str, ...]
    stale: tuple[str, ...]


def keep_word_back(report: Report, user: User, file: UploadedFile, longest_line: int) -> UploadedReport:
    """Store an edited Word file of this report; it takes the place of the user's earlier one.

    Raises InputError, with nothing stored, for a file that cannot be read, was not made of this report, has more than
    MOST_PARAGRAPHS or one of more than `longest_line` characters.
    """

    def check(name: str, data: bytes, paragraphs: list[Paragraph]) -> None:
        if not name.lower().endswith(".docx"):
            raise InputError(f"tệp “{name}” phải là tệp Word (.docx) tải về từ báo cáo này")
        _check_origin(report, name, read_identifier(data), paragraphs)
        _check_size(name, paragraphs, longest_line)

    return keep_upload(report, user, file, UploadedReport.Kind.EDITED_WORD, check)


def _check_size(name: str, paragraphs: list[Paragraph], longest_line: int) -> None:
    if len(paragraphs) > MOST_PARAGRAPHS:
        raise InputError(f"tệp “{name}” có hơn {MOST_PARAGRAPHS} đoạn, hãy bỏ bớt rồi nộp lại")
    too_long = next((one.text for one in paragraphs if len(one.text) > longest_line), None)
    if too_long is not None:
        raise InputError(
            f"tệp “{name}”, đoạn “{too_long[:60]}…” dài quá {longest_line} ký tự, hãy tách thành nhiều đoạn"
        )


def _check_origin(report: Report, name: str, identifier: str, paragraphs: list[Paragraph]) -> None:
    """Raise InputError for a file that was made of another report, or not here.

    Its properties name the report; where a program dropped them, any mark of a section does.
    """
    outline = published_outline(report.outline)
    own = report_identifier(outline.province, report.unit.code, report.period.key)
    if identifier == own:
        return
    other = name_report(identifier)
    if other:
        raise InputError(f"tệp “{name}” được tải về từ báo cáo khác ({other}), hãy chọn tệp tải về từ báo cáo này")
    found = {mark.place for one in paragraphs for mark in map(read_mark, one.marks) if mark}
    if found.isdisjoint(place_digest(own, node.key) for node in outline.nodes):
        raise InputError(_FOREIGN.format(name=name))


def accept_sections(report: Report, user: User, comparison: WordComparison, accepted: Mapping[str, str]) -> Accepted:
    """Give each accepted section the file's words, all in one transaction; `accepted` has what was seen, by key.

    A section that was saved after it was seen keeps its words.
    """
    outline = published_outline(report.outline)
    nodes = {node.key: node for node in outline.nodes}
    taken, stale = [], []
    with transaction.atomic():
        for difference in comparison.differences:
            key = difference.key
            if key not in accepted:
                continue
            try:
                if accepted[key] != difference.seen:
                    raise StaleSection
                _Taking(report, comparison.document, nodes[key], difference).run(user)
            except StaleSection:
                stale.append(key)
            else:
                taken.append(key)
    return Accepted(tuple(taken), tuple(stale))


class _Taking:
    """Takes the file's words into one section; the steps share the figures that the words tell."""

    def __init__(
        self, report: Report, document: ReportDocument, node: OutlineNode, difference: SectionDifference
    ) -> None:
        self.report = report
        self.node = node
        self.difference = difference
        present = next(one for one in document.walk() if one.key == node.key)
        shown = {
            figure.code: Decimal(0) if figure.state == AnswerState.NONE else figure.value
            for figure in document.figures()
        }
        self.answered = {figure.code for figure in document.figures() if figure.state == AnswerState.ANSWERED}
        told_before = _told(node, [line.text for line in present.lines])
        told_now = _told(node, [line.text for line in difference.lines])
        self.changed = {
            code: value
            for code, value in told_now.items()
            if value is not None and code in shown and value != shown[code] and value != told_before.get(code)
        }
        self.values: Values = shown | self.changed

    @transaction.atomic
    def run(self, user: User) -> None:
        key, version = self.difference.key, self.difference.version
        change_section(self.report.pk, key, version, user, self._change, self._answer())
        store_figures(
            self.report.pk,
            [TypedFigure(code, AnswerState.ANSWERED, value, NOTE) for code, value in self.changed.items()],
        )

    def _answer(self) -> Answer | None:
        """Let the words decide where the file says anything new; else a chosen "not yet available" stays."""
        if not any(says_something(line.text) for line in self.difference.lines if not line.is_same):
            return None
        answered = self.answered | self.changed.keys()
        return Answer(has_figures=any(figure.code in answered for figure in self.node.figures))

    def _change(self, section: Section, lines: Lines) -> Lines:
        planned = self.difference.lines
        if self.difference.heading is not None:
            _rename(section, self.node, self.difference.heading, bool(planned) and planned[0].inline)
        return [self._line(lines, line) for line in planned]

    def _line(self, lines: Lines, planned: NewLine) -> SectionLine:
        line = SectionLine() if planned.source is None else lines[planned.source]
        line.inline = planned.inline
        if planned.is_same:
            return line
        line.marker, line.text, line.origin = planned.marker, planned.text, SectionLine.Origin.WRITTEN
        line.ending, line.to_review = "", False
        line.sentence = next((one for one in self.node.sentences if sentence_values(one, line.text) is not None), "")
        if line.sentence and says_the_same(line.sentence, self.values, line.text):
            line.text, line.origin = "", SectionLine.Origin.GENERATED
        return line


def _told(node: OutlineNode, texts: list[str]) -> dict[str, Decimal | None]:
    """Return the figures that a section's lines tell: in the outline's sentences, and in phrases of running text."""
    told: dict[str, Decimal | None] = {}
    prose = []
    for text in texts:
        values = next((found for one in node.sentences if (found := sentence_values(one, text)) is not None), None)
        if values is None:
            prose.append(text)
        else:
            told |= values
    return phrase_values(node.figures, ". ".join(prose)) | told


def _rename(section: Section, node: OutlineNode, heading: Match, continues: bool) -> None:
    """Store a heading that the file words otherwise, as an import does."""
    own = section.heading != ""
    present = section.heading if own else node.heading + (": " if continues else "")
    numeral, marker = (section.numeral, section.marker) if own else (node.numeral, node.marker)
    if _heading_words(marker, numeral, present) == _heading_words(heading.marker, heading.numeral, heading.heading):
        return
    section.numeral, section.marker, section.heading = heading.numeral, heading.marker, heading.heading
    if len(section.numeral) > _LONGEST_NUMERAL:
        section.numeral, section.heading = "", f"{heading.numeral} {heading.heading}"
    section.save(update_fields=["numeral", "marker", "heading"])
    relink_heading(section)


def _heading_words(marker: str, numeral: str, heading: str) -> tuple[str, str]:
    return canonical_line(f"{marker} {numeral} {heading}")
