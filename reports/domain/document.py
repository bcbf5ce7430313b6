"""ReportDocument: the tree that every report is, whoever made it and whoever renders it.

Assembly and consolidation make one; checks read it; the screen, PDF, Excel, Word and JSON come from it.
Plain frozen data, no Django: dates are local dates, figures are Decimal, text is NFC.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final, Literal

SCHEMA: Final = 1
"""Number of the tree's shape; a stored revision keeps the number it was written with."""

MAX_RECORD_IDS: Final = 200
TABLE_ROW: Final = "|"
"""Marker of a line that is a row of a table; its cells are separated by tabs."""

AnswerState = Literal["unanswered", "answered", "none", "not_yet_available"]
Origin = Literal["records", "formula", "typed", ""]


@dataclass(frozen=True, slots=True)
class Source:
    """The records behind a figure or a list: enough for the screen to open them.

    `record_ids` is filled up to MAX_RECORD_IDS records; `count` is always the whole number. `measure`: what of the kind
    was counted, where the records are asked for anew and not by their ids.
    """

    kind: str
    count: int
    record_ids: tuple[int, ...] = ()
    measure: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of a node: `marker` is "", "-", "+", "*" or TABLE_ROW.

    A generated line is the wording of a record; a written one is somebody's own words and never changes by itself.
    `inline`: the line continues the heading in the same paragraph. `differs`: how the record behind a written line
    would be worded, where the two disagree ("" where they agree).
    """

    marker: str
    text: str
    origin: Literal["written", "generated"] = "written"
    inline: bool = False
    differs: str = ""
    document_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class FigureValue:
    """One figure (chỉ tiêu số liệu). `value` is None while unanswered or not yet available: empty is never 0.

    `computed` is what records or the formula say; where `origin` is "typed" and `computed` differs, both are shown.
    """

    code: str
    label: str
    unit: str
    state: AnswerState
    value: Decimal | None = None
    origin: Origin = ""
    computed: Decimal | None = None
    previous: Decimal | None = None
    formula: str = ""
    note: str = ""
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Node:
    """A heading or prompt of the outline with its content.

    `level`: 1 part (I.), 2 section (1.), 3 sub-section (5.1.), 4 and below prompts. `numeral` ("I.", "5.2", "")
    and `marker` ("", "-", "+", "*") stand before `heading`. The first line may be inline: heading and line are then one
    paragraph, and `heading` ends with whatever stands between the two (a colon and a space).
    `attachments` counts its files; `open_annex`: the words promise an attachment, and there is none yet.
    `table_unchosen`: the unit has two tables for it, one counted and one entered by hand, and has chosen neither.
    `outline_heading`: the heading is the outline's own, no writer worded it.
    `absent`: the report's text leaves this heading out; the screen shows it as missing, nothing prints it.
    Kinds "header" and "outside" (what an old report has beyond the outline) are kept, but not printed on paper.
    """

    key: str
    kind: str
    level: int
    numeral: str
    marker: str
    heading: str
    state: AnswerState
    required: bool = False
    lines: tuple[Line, ...] = ()
    figures: tuple[FigureValue, ...] = ()
    source: Source | None = None
    open_annex: bool = False
    absent: bool = False
    children: tuple["Node", ...] = ()
    attachments: int = 0
    table_unchosen: bool = False
    outline_heading: bool = False

    def paragraphs(self) -> Iterator[tuple[str, str]]:
        """Yield (marker, text) of every paragraph of this node alone, the heading first, as all formats print them."""
        if self.absent:
            return
        lines = list(self.lines)
        if self.heading or self.numeral:
            text = f"{self.numeral} {self.heading}" if self.numeral else self.heading
            if lines and lines[0].inline:
                text += lines.pop(0).text
            yield self.marker, text
        for line in lines:
            yield line.marker, line.text


@dataclass(frozen=True, slots=True)
class Header:
    """The frame of NĐ 30: what is unknown stays blank, never invented.

    `replaces`: the document that this one, a correction of it, takes the place of ("Báo cáo số 05/BC-SYT ngày …").
    """

    parent_body: str
    body: str
    symbol: str
    place: str
    number: str = ""
    issued_on: date | None = None
    addressees: tuple[str, ...] = ()
    replaces: str = ""


@dataclass(frozen=True, slots=True)
class Period:
    """The reporting period: both days included, local dates."""

    key: str
    name: str
    starts_on: date
    ends_on: date


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A distinct document that the report names, with the headings where it stands."""

    id: int
    type_name: str
    number: str
    symbol: str
    issued_on: date | None
    issuer: str
    subject: str
    appears_in: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task assigned by UBND tỉnh or Chủ tịch UBND tỉnh (nhiệm vụ được giao)."""

    id: int
    assigned_by: str
    content: str
    due_on: date | None
    done_on: date | None
    updated_in_software_on: date | None
    answer: str
    status: str


@dataclass(frozen=True, slots=True)
class InspectionRow:
    """A finding or a request of an inspection (tồn tại, hạn chế; đề nghị của đoàn kiểm tra)."""

    id: int
    team: str
    visited_on: date | None
    kind: str
    content: str
    remedied_on: date | None


@dataclass(frozen=True, slots=True)
class Span:
    """A merged cell of a table's head: the cell at `row` and `column` (from 0) reaches over so many of them."""

    row: int
    column: int
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class ColumnSum:
    """A column (from 0) that is the sum of others in every row."""

    column: int
    terms: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AttachedTable:
    """A table of the node `key`, printed as an annex: the first `head_rows` of `rows` are its head.

    It comes from a file that was attached, or is counted from dossiers: a form of the state then, with merged cells in
    its head (all of their text in the first), columns that are `sums` of others, a last row that adds up those above
    (`has_total`) and `notes` below. Cells are text as printed; all rows have the same number of them.
    """

    key: str
    title: str
    head_rows: int
    rows: tuple[tuple[str, ...], ...]
    spans: tuple[Span, ...] = ()
    sums: tuple[ColumnSum, ...] = ()
    has_total: bool = False
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportDocument:
    """A whole report. `state` is the report's state code (`draft` …); only a draft carries the mark DỰ THẢO."""

    title: str
    unit_code: str
    unit_name: str
    state: str
    period: Period
    previous_period_name: str
    header: Header
    nodes: tuple[Node, ...]
    documents: tuple[DocumentRow, ...] = ()
    tasks: tuple[TaskRow, ...] = ()
    inspections: tuple[InspectionRow, ...] = ()
    province_code: str = ""
    schema: int = SCHEMA
    attached_tables: tuple[AttachedTable, ...] = ()

    def walk(self) -> Iterator[Node]:
        """Yield every node in reading order."""

        def below(nodes: tuple[Node, ...]) -> Iterator[Node]:
            for node in nodes:
                yield node
                yield from below(node.children)

        return below(self.nodes)

    def figures(self) -> Iterator[FigureValue]:
        """Yield every figure in reading order."""
        for node in self.walk():
            yield from node.figures

    def paragraphs(self) -> Iterator[tuple[str, str]]:
        """Yield (marker, text) of every paragraph of the report in reading order."""
        for node in self.walk():
            yield from node.paragraphs()
