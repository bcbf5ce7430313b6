"""Column 6 of the dossier table (carried over from the period before) against column 11 of that period.

Source: biểu II.06/VPCP/KSTT (Thông tư 01/2020/TT-VPCP): what is pending at the end of a period is carried over into the
next one.
"""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from typing import Final

from core.issue import Issue
from core.numbers import format_number
from reports.checks.context import PendingBefore
from reports.checks.previous.dossier_table import DossierTable, dossier_tables
from reports.checks.reading import Reading
from reports.domain.document import ReportDocument

CODE = "carried_over"
_FIGURE: Final = "dossiers.carried_over"
_PENDING: Final = "dossiers.pending"
_NAMED: Final = 3


def check_carried_over(reading: Reading) -> Iterator[Issue]:
    """Yield a warning for each dossier table, or else the figure, that carries over another number than was pending."""
    document = reading.document
    last = _adjoining(reading)
    before = reading.context.pending_before or (_pending_of(last) if last else None)
    if before is None:
        return
    tables = dossier_tables(document)
    for table in tables:
        number = table.total.carried_over
        if number is not None and number != before.number:
            words = f"Cột 6 “Từ kỳ trước” của bảng ghi {format_number(number)} hồ sơ"
            yield _issue(table.key, words, format_number(number), before, _fields(table, last))
    if tables:
        return
    for node in document.walk():
        for figure in node.figures:
            if figure.code == _FIGURE and figure.value is not None and figure.value != before.number:
                words = f"Chỉ tiêu “{figure.label}” là {format_number(figure.value)} hồ sơ"
                yield _issue(node.key, words, figure.label, before, "")


def _adjoining(reading: Reading) -> ReportDocument | None:
    """Return the last report where its period ends the day before this one begins: that of 6 tháng overlaps Quý I."""
    last = reading.context.previous
    starts_on = reading.document.period.starts_on
    return last if last is not None and starts_on - last.period.ends_on == timedelta(1) else None


def _pending_of(last: ReportDocument) -> PendingBefore | None:
    numbers = [table.total.pending for table in dossier_tables(last)]
    numbers += [figure.value for figure in last.figures() if figure.code == _PENDING]
    known = next((number for number in numbers if number is not None), None)
    return PendingBefore(int(known), f"báo cáo kỳ {last.period.name}") if known is not None else None


def _issue(key: str, words: str, excerpt: str, before: PendingBefore, fields: str) -> Issue:
    number = format_number(Decimal(before.number))
    return Issue(
        "warning",
        CODE,
        key,
        f"{words}, nhưng cột 11 của kỳ trước còn {number} hồ sơ đang giải quyết ({before.source}){fields}.",
        excerpt,
        f"Sửa thành {number}, hoặc giữ nguyên và nêu lý do (ví dụ: hồ sơ cập nhật sau ngày chốt số liệu kỳ trước).",
        needs_reason=True,
    )


def _fields(table: DossierTable, last: ReportDocument | None) -> str:
    """Return which fields differ from the last report's table, where it has one."""
    before = next(iter(dossier_tables(last)), None) if last else None
    if before is None:
        return ""
    told = []
    for field, row in table.rows.items():
        pending = before.rows[field].pending if field in before.rows else None
        if pending is not None and row.carried_over is not None and pending != row.carried_over:
            told.append(f"{row.name}: {format_number(row.carried_over)} so với {format_number(pending)}")
    more = f" và {len(told) - _NAMED} lĩnh vực khác" if len(told) > _NAMED else ""
    return f"; khác nhau ở {'; '.join(told[:_NAMED])}{more}" if told else ""
