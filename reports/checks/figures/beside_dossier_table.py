"""Dossiers told in sentences against the dossier table in the report's annex.

Source: biểu II.06 of Thông tư 01/2020/TT-VPCP goes with the report; its row "Tổng cộng" is what the report sums up.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from core.issue import Issue
from core.numbers import format_number, parse_number
from reports.checks.figures.statements import blocks_of, is_own, words_of
from reports.checks.reading import Reading
from reports.domain.document import AttachedTable
from reports.domain.quantities.dossier_figures import Record
from reports.domain.quantities.dossier_roles import ROLE_NAMES

_COLUMNS: Final = (
    ("received",),
    ("online",),
    (),
    ("carried",),
    ("resolved",),
    ("early",),
    ("on_time",),
    ("late",),
    ("pending",),
    ("pending_in_time",),
    ("pending_late",),
)
"""What the form's columns of numbers (3) to (13) count, as reports.domain.quantities.records names it."""
_AGREEING: Final = 2
"""So many figures of a sentence have to be those of the table before another is taken for a slip."""


def check_beside_dossier_table(reading: Reading) -> Iterator[Issue]:
    """Yield a warning for a figure that differs from the table, where others of the same subject agree with it."""
    tables = [table for table in reading.document.attached_tables if table.has_total and len(table.sums) == 3]
    for table in tables:
        totals = _totals(table)
        for block in blocks_of(reading):
            for record in block.records:
                for role, value in _slips(record, totals):
                    told = record.told[role]
                    passage = block.passages[told.place]
                    if is_own(passage, told.claim):
                        said = words_of(passage, told.claim)
                        yield Issue(
                            "warning",
                            "beside_dossier_table",
                            passage.node,
                            f"Câu ghi “{said}”, nhưng số {ROLE_NAMES[role]} ở dòng “Tổng cộng” của phụ lục "
                            f"“{table.title}” là {format_number(value)}.",
                            said,
                            f"Sửa thành {format_number(value)}, hoặc sửa bảng.",
                            needs_reason=True,
                        )


def _totals(table: AttachedTable) -> dict[str, Decimal]:
    row, first = table.rows[-1], table.sums[0].column
    found: dict[str, Decimal] = {}
    for place, roles in enumerate(_COLUMNS, start=first):
        value = parse_number(row[place]) if place < len(row) else None
        if value is not None:
            found |= dict.fromkeys(roles, value)
    if "early" in found and "on_time" in found:
        found["in_time"] = found["early"] + found["on_time"]
    if "received" in found and "carried" in found:
        found["new"] = found["received"] - found["carried"]
    return found


def _slips(record: Record, totals: dict[str, Decimal]) -> list[tuple[str, Decimal]]:
    told = {role: one for role, one in record.told.items() if role in totals and one.is_exact and one.value}
    different = [(role, totals[role]) for role, one in told.items() if one.value != totals[role]]
    return different if len(told) - len(different) >= _AGREEING and len(different) == 1 else []
