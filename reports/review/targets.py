"""What a comment may speak of: a section of the report as it was sent, a record or a figure in it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from core.numbers import format_number
from directives.domain.citation import format_date
from reports.domain.document import DocumentRow, FigureValue, Node, ReportDocument
from reports.domain.outline import number_below, place_name
from reports.models import AnswerState

WHOLE_REPORT: Final = "Toàn bộ báo cáo"
_INSPECTION_CODES: Final = {
    "Tồn tại, hạn chế": "finding",
    "Đề nghị": "request",
    "Số liệu kiểm tra": "count",
    "Bản cam kết": "commitment",
}


@dataclass(frozen=True, slots=True)
class Target:
    """A record or a figure in a section: its code ("document:12", a figure's code) and how a reader knows it."""

    code: str
    label: str


def places_in(document: ReportDocument) -> dict[str, str]:
    """Return how a reader finds each section by its key, "II.3. Cải cách thủ tục hành chính", in reading order."""
    places: dict[str, str] = {}

    def visit(nodes: tuple[Node, ...], above: str) -> None:
        for node in nodes:
            number = number_below(above, node.numeral, node.level)
            places[node.key] = place_name(number, node.heading.strip().rstrip(":"), node.kind)
            visit(node.children, number)

    visit(document.nodes, "")
    return places


def place_of(places: Mapping[str, str], key: str) -> str:
    """Return where `key` stands by `places_in`; the whole report for a blank key."""
    return places.get(key, key) if key else WHOLE_REPORT


def node_of(document: ReportDocument, key: str) -> Node | None:
    """Return the node `key`, None where the report has none."""
    return next((node for node in document.walk() if node.key == key), None)


def figures_in(node: Node) -> list[Target]:
    """Return the section's figures, "Tổng số nhiệm vụ: 25"."""
    return [Target(figure.code, _word_figure(figure)) for figure in node.figures]


def records_in(document: ReportDocument, node: Node) -> list[Target]:
    """Return the records that the section names or lists, each once."""
    return list({target.code: target for target in _records(document, node)}.values())


def target_in(document: ReportDocument, node: Node, kind: str, code: str) -> Target | None:
    """Return the record or figure `code` of the section, None where it has none; `kind` is a Comment.Target."""
    targets = figures_in(node) if kind == "figure" else records_in(document, node)
    return next((target for target in targets if target.code == code), None)


def _records(document: ReportDocument, node: Node) -> Iterator[Target]:
    named = {number for line in node.lines for number in line.document_ids}
    kind = node.source.kind if node.source else ""
    listed = set(node.source.record_ids) if node.source else set()
    for row in document.documents:
        if row.id in named or (kind == "documents" and row.id in listed):
            yield Target(f"document:{row.id}", _word_document(row))
    if kind == "assigned_tasks":
        yield from (Target(f"task:{row.id}", row.content) for row in document.tasks if row.id in listed)
    if kind == "inspections":
        for found in document.inspections:
            yield Target(f"{_INSPECTION_CODES[found.kind]}:{found.id}", f"{found.kind}: {found.content}")


def _word_document(row: DocumentRow) -> str:
    number = "/".join(part for part in (row.number, row.symbol) if part)
    day = f"ngày {format_date(row.issued_on)}" if row.issued_on else ""
    return " ".join(part for part in (row.type_name, f"số {number}" if number else "", day, row.subject) if part)


def _word_figure(figure: FigureValue) -> str:
    value = AnswerState(figure.state).label if figure.value is None else format_number(figure.value)
    return f"{figure.label}: {value}"
