"""What is wrong in a section by its structure alone. Checks and the editor's marks share these predicates."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from core.numbers import format_number
from reports.domain.document import TABLE_ROW, AnswerState, AttachedTable, FigureValue, Line, Node
from reports.domain.number_tables import line_tables
from reports.domain.table_sums import wrong_sums

RECORD_KINDS: Final = frozenset({"documents", "tasks", "inspections"})
"""Kinds of nodes whose generated lines are the wording of records, never the outline's sentences of figures."""
_NAMED: Final = 3
_LONGEST: Final = 90


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault that keeps a report from being sent: `rule` names the check, `excerpt` the words concerned."""

    rule: str
    message: str
    excerpt: str
    suggestion: str


def is_missing(required: bool, state: AnswerState) -> bool:
    """Tell whether an answer is required and not given."""
    return required and state == "unanswered"


def follows_record(kind: str, line: Line) -> bool:
    """Tell whether a line of a node of this kind is the wording of a record."""
    return line.origin == "generated" and (kind in RECORD_KINDS or bool(line.document_ids))


def overrides(figure: FigureValue) -> bool:
    """Tell whether a typed value stands over a computed one and says something else.

    A typed value with fewer decimals agrees with the computed one rounded to as many: 33,3 with 33,33.
    """
    value, computed = figure.value, figure.computed
    if figure.state != "answered" or value is None or computed is None or value == computed:
        return False
    return computed.quantize(Decimal(1).scaleb(min(int(value.as_tuple().exponent), 0)), ROUND_HALF_UP) != value


def lacks_note(figure: FigureValue) -> bool:
    """Tell whether a typed value stands over a computed one, and nobody said why."""
    return overrides(figure) and not figure.note


def contradicts_none(state: AnswerState, has_records: bool, has_values: bool) -> bool:
    """Tell whether a section says that nothing arose, beside a line of a record or a figure that is not 0."""
    return state == "none" and (has_records or has_values)


def none_faults(state: AnswerState, followed: Sequence[str], figures: Iterable[FigureValue]) -> Iterator[Fault]:
    """Yield what contradicts "không phát sinh"; `followed` are the section's lines that follow records."""
    figures = tuple(figures)
    told = [figure for figure in figures if figure.value]
    if contradicts_none(state, bool(followed), bool(told)):
        places = [f"dòng theo sổ “{_short(text)}”" for text in followed]
        places += [f"chỉ tiêu “{one.label}” là {_amount(one.value, one.unit)}" for one in told]
        others = len(places) - _NAMED
        beyond = f"; và {others} chỗ khác" if others > 0 else ""
        yield Fault(
            "none_beside_record",
            f"Mục ghi “Không phát sinh” nhưng có {'; '.join(places[:_NAMED])}{beyond}.",
            places[0],
            "Hãy bỏ câu “Không phát sinh”, hoặc xóa dòng, sửa số liệu đó.",
        )
    for figure in figures:
        if figure.state == "none" and figure.computed:
            yield Fault(
                "none_beside_record",
                f"Chỉ tiêu “{figure.label}” chọn “Không phát sinh” nhưng tính được "
                f"{_amount(figure.computed, figure.unit)}.",
                figure.label,
                "Hãy chọn “Có số”; nếu đúng là 0, hãy nhập 0 và ghi chú vì sao khác số tính được.",
            )


def note_faults(figures: Iterable[FigureValue]) -> Iterator[Fault]:
    """Yield every typed value that stands over another computed one without a note."""
    for figure in figures:
        if lacks_note(figure):
            mend = "Hãy sửa số, hoặc ghi chú vì sao khác."
            yield Fault("figure_overrides", word_override(figure), figure.label, mend)


def word_override(figure: FigureValue) -> str:
    """Return in a sentence which two values a figure has that was typed over."""
    computed = "theo công thức" if figure.formula and not figure.source else "từ sổ theo dõi"
    return (
        f"Chỉ tiêu “{figure.label}” nhập {_amount(figure.value, figure.unit)}, "
        f"khác số tính được {computed} là {_amount(figure.computed, figure.unit)}."
    )


def unchosen_faults(table_unchosen: bool) -> Iterator[Fault]:
    """Yield a fault where the unit has a counted and a typed dossier table for the period and has chosen neither."""
    if table_unchosen:
        yield Fault(
            "dossier_table_unchosen",
            "Kỳ này có cả danh sách hồ sơ đã nạp và bảng tổng hợp nhập tay, chưa chọn dùng số liệu nào.",
            "Bảng tổng hợp hồ sơ",
            "Hãy mở trang “Hồ sơ TTHC”, thẻ “Bảng tổng hợp”, kỳ của báo cáo này, và chọn dùng danh sách hoặc bảng "
            "nhập tay.",
        )


def table_faults(lines: Iterable[tuple[str, str]], tables: Iterable[AttachedTable]) -> Iterator[Fault]:
    """Yield every wrong sum in the table lines (marker, text) and in the attached tables of one section."""
    rows_of_lines = line_tables(text if marker == TABLE_ROW else None for marker, text in lines)
    for rows in rows_of_lines:
        for wrong in wrong_sums(rows, 0, ""):
            mend = "Hãy sửa ô này hoặc các ô cộng thành nó."
            yield Fault("table_sums", f"Bảng trong mục, {wrong.message}", wrong.excerpt, mend)
    for table in tables:
        for wrong in wrong_sums(table.rows, table.head_rows, table.title):
            mend = "Hãy sửa trong tệp Excel, lưu rồi đính kèm lại."
            yield Fault("table_sums", f"Phụ lục “{_short(table.title)}”, {wrong.message}", wrong.excerpt, mend)


def followed_lines(node: Node) -> list[str]:
    """Return the words of the node's lines that follow records."""
    return [line.text for line in node.lines if follows_record(node.kind, line)]


def _amount(value: Decimal | None, unit: str) -> str:
    number = format_number(value or Decimal(0))
    return f"{number}%" if unit == "%" else f"{number} {unit}".strip()


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST].rsplit(" ", 1)[0] + "…"
