"""Rates in tables that do not follow from the columns they are worked out from, in the text and in the annexes.

Source: the forms of Thông tư 01/2020/TT-VPCP give each rate beside its two numbers; the units' own tables do the same.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby

from core.issue import Issue
from reports.checks.reading import Reading
from reports.domain.document import TABLE_ROW, AttachedTable
from reports.domain.number_tables import line_tables
from reports.domain.table_rates import wrong_rates

_IN_TEXT = "Hãy sửa tỷ lệ, hoặc sửa các số nó được tính từ đó."
_IN_FILE = "Hãy sửa trong tệp Excel, lưu rồi đính kèm lại."


def check_table_rates(reading: Reading) -> Iterator[Issue]:
    """Yield a warning for every rate that its own row contradicts."""
    tables: dict[str, list[AttachedTable]] = defaultdict(list)
    for table in reading.document.attached_tables:
        tables[table.key].append(table)
    for node in reading.document.walk():
        for rows in line_tables(line.text if line.marker == TABLE_ROW else None for line in node.lines):
            for wrong in wrong_rates(rows, 0, ""):
                yield _issue(node.key, f"Bảng trong mục, {wrong.message}", wrong.excerpt, _IN_TEXT)
        for table in tables[node.key]:
            for wrong in wrong_rates(table.rows, table.head_rows, table.title):
                yield _issue(node.key, f"Phụ lục “{table.title}”, {wrong.message}", wrong.excerpt, _IN_FILE)
    yield from _wrong_rows_of_loose_tables(reading)


def _wrong_rows_of_loose_tables(reading: Reading) -> Iterator[Issue]:
    """The same in a loose text, where each row of a table is a node of its own: the warning stands at the wrong row."""
    for is_table, run in groupby(reading.document.nodes, key=lambda node: node.kind == "table_row"):
        nodes = list(run) if is_table else []
        for wrong in wrong_rates([node.lines[0].text.split("\t") for node in nodes], 0, ""):
            yield _issue(nodes[wrong.row].key, f"Bảng, {wrong.message}", wrong.cell, _IN_TEXT)


def _issue(node: str, message: str, excerpt: str, mend: str) -> Issue:
    return Issue("warning", "table_rates", node, message, excerpt, mend, needs_reason=True)
