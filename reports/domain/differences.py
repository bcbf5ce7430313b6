"""What differs between two versions of a report, or between it and that of another period, section by section."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from reports.domain.diffing import Gap
from reports.domain.document import TABLE_ROW, AnswerState, Node, ReportDocument
from reports.domain.figure_changes import FigureChange, by_code
from reports.domain.inline_diff import Paragraph, diff_inline
from reports.domain.outline import number_below, place_name
from reports.domain.record_differences import RecordDifference, diff_records, word_day

_OUTSIDE: Final = "Nội dung ngoài đề cương"


@dataclass(frozen=True, slots=True)
class HeaderChange:
    """A field of the paper's head before and after; "" for blank."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class SectionDifference:
    """A section that differs; one that only `after` has is added, one that only `before` has is removed.

    `states` and `files` are the answer's state and the number of attached files, before and after.
    """

    key: str
    name: str
    kind: Literal["changed", "added", "removed"]
    states: tuple[AnswerState, AnswerState]
    files: tuple[int, int]
    paragraphs: tuple[Paragraph | Gap, ...]
    figures: tuple[FigureChange, ...]

    @property
    def has_another_state(self) -> bool:
        return self.states[0] != self.states[1]

    @property
    def has_other_files(self) -> bool:
        return self.files[0] != self.files[1]


@dataclass(frozen=True, slots=True)
class Differences:
    """All that differs. `beneath`: nothing that is read differs, but a link to a register or white space does."""

    header: tuple[HeaderChange, ...]
    sections: tuple[SectionDifference, ...]
    records: tuple[RecordDifference, ...]
    beneath: bool

    @property
    def is_empty(self) -> bool:
        """Whether the two say the same, the report's state aside."""
        return not (self.header or self.sections or self.records or self.beneath)

    @property
    def figure_count(self) -> int:
        return sum(len(section.figures) for section in self.sections)

    @property
    def records_added(self) -> int:
        return sum(len(one.added) for one in self.records)

    @property
    def records_removed(self) -> int:
        return sum(len(one.removed) for one in self.records)

    @property
    def records_changed(self) -> int:
        return sum(len(one.changed) for one in self.records)


def compare_documents(before: ReportDocument, after: ReportDocument) -> Differences:
    """Return what differs, in the reading order of `after`; a section that only `before` has stands where it stood.

    Of two periods, number and date differ anyway and are left out, and so are links to the records of each.
    """
    same_period = before.period.key == after.period.key
    header = tuple(_header(before, after, same_period))
    sections = tuple(_sections(before, after))
    records = diff_records(before, after)
    beneath = False
    if same_period and not (header or sections or records):
        beneath = replace(before, state="") != replace(after, state="")
    return Differences(header, sections, records, beneath)


@dataclass(frozen=True, slots=True)
class _Section:
    """A node alone: how a reader finds it and the paragraphs it prints, the rows of its annexes included."""

    node: Node
    name: str
    paragraphs: tuple[str, ...]


def _sections(before: ReportDocument, after: ReportDocument) -> Iterator[SectionDifference]:
    old, new = _by_key(before), _by_key(after)
    old_figures, new_figures = by_code(before), by_code(after)
    for key in _in_order(old, new):
        left, right = old.get(key), new.get(key)
        shown = right or left
        assert shown is not None
        changes = [FigureChange(old_figures.get(one.code), one) for one in (right.node.figures if right else ())]
        gone = [one for one in (left.node.figures if left else ()) if one.code not in new_figures]
        section = SectionDifference(
            key=key,
            name=shown.name,
            kind="added" if left is None else "removed" if right is None else "changed",
            states=(left.node.state if left else "unanswered", right.node.state if right else "unanswered"),
            files=(left.node.attachments if left else 0, right.node.attachments if right else 0),
            paragraphs=diff_inline(left.paragraphs if left else (), right.paragraphs if right else ()),
            figures=(
                *(change for change in changes if change.is_changed),
                *(FigureChange(figure, None) for figure in gone),
            ),
        )
        if _differs(section):
            yield section


def _differs(section: SectionDifference) -> bool:
    if section.kind != "changed" or section.has_another_state or section.has_other_files:
        return True
    return bool(section.paragraphs or section.figures)


def _by_key(document: ReportDocument) -> dict[str, _Section]:
    """Return every node of the tree by its key, in reading order."""
    annexes: dict[str, list[str]] = defaultdict(list)
    for table in document.attached_tables:
        annexes[table.key] += [f"Phụ lục: {table.title}", *(_cells(row) for row in table.rows)]

    def below(nodes: Sequence[Node], above: str) -> Iterator[_Section]:
        for node in nodes:
            number = number_below(above, node.numeral, node.level)
            heading = node.heading.strip().rstrip(":") or (_OUTSIDE if node.kind == "outside" else "")
            name = place_name(number, heading, node.kind)
            yield _Section(node, name, (*_paragraphs(node), *annexes[node.key]))
            yield from below(node.children, number)

    return {section.node.key: section for section in below(document.nodes, "")}


def _paragraphs(node: Node) -> Iterator[str]:
    for marker, text in node.paragraphs():
        if marker == TABLE_ROW:
            yield _cells(text.split("\t"))
        else:
            yield f"{marker} {text}".strip()


def _cells(row: Iterable[str]) -> str:
    return " | ".join(row)


def _in_order(before: Iterable[str], after: dict[str, _Section]) -> Iterator[str]:
    """Yield the keys of both: those of `after` in order, each of the others behind the one it stood behind."""
    behind: dict[str, list[str]] = defaultdict(list)
    last = ""
    for key in before:
        if key in after:
            last = key
        else:
            behind[last].append(key)
    yield from behind[""]
    for key in after:
        yield key
        yield from behind[key]


def _header(before: ReportDocument, after: ReportDocument, same_period: bool) -> Iterator[HeaderChange]:
    old, new = before.header, after.header
    fields = [
        ("Cơ quan chủ quản", old.parent_body, new.parent_body),
        ("Cơ quan ban hành", old.body, new.body),
        ("Ký hiệu", old.symbol, new.symbol),
        ("Địa danh", old.place, new.place),
        ("Kính gửi", "; ".join(old.addressees), "; ".join(new.addressees)),
    ]
    if same_period:
        fields += [
            ("Số", old.number, new.number),
            ("Ngày ban hành", word_day(old.issued_on), word_day(new.issued_on)),
        ]
    return (HeaderChange(*field) for field in fields if field[1] != field[2])
