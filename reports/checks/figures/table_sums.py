"""Sums in tables: total rows and columns with a formula in the head, in the text and in the annexes.

Source: the forms of Thông tư 01/2020/TT-VPCP number their columns and give formulas ("(3)=(4)+(5)+(6)"); the total
rows of the units' own annexes follow the same custom.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby

from core.issue import Issue
from reports.checks.reading import Reading
from reports.domain.document import AttachedTable
from reports.domain.faults import table_faults
from reports.domain.table_sums import wrong_sums


def check_table_sums(reading: Reading) -> Iterator[Issue]:
    """Yield an error for every cell that contradicts the cells it is the sum of."""
    tables: dict[str, list[AttachedTable]] = defaultdict(list)
    for table in reading.document.attached_tables:
        tables[table.key].append(table)
    for node in reading.document.walk():
        for fault in table_faults(((line.marker, line.text) for line in node.lines), tables[node.key]):
            yield Issue("error", fault.rule, node.key, fault.message, fault.excerpt, fault.suggestion)
    yield from _wrong_rows_of_loose_tables(reading)


def _wrong_rows_of_loose_tables(reading: Reading) -> Iterator[Issue]:
    """The same in a loose text, where each row of a table is a node of its own: the error stands at the wrong row."""
    for is_table, run in groupby(reading.document.nodes, key=lambda node: node.kind == "table_row"):
        nodes = list(run) if is_table else []
        for wrong in wrong_sums([node.lines[0].text.split("\t") for node in nodes], 0, ""):
            mend = "Hãy sửa ô này hoặc các ô cộng thành nó."
            yield Issue("error", "table_sums", nodes[wrong.row].key, f"Bảng, {wrong.message}", wrong.cell, mend)
