"""Small tables in a loose text, their cells parted by "|" or one tab: totals and the balance of dossiers.

Tables with several tabs a row, and those of a report's annexes, are reports.checks.figures.table_sums'.

Source: tables that clerks paste from Word and messages; their total rows follow the forms of Thông tư 01/2020/TT-VPCP.
"""

from collections.abc import Iterator
from itertools import groupby

from core.issue import Issue
from reports.checks.reading import Passage, Reading
from reports.domain.columns import cells_of, is_rule, wrong_rows


def check_loose_columns(reading: Reading) -> Iterator[Issue]:
    """Yield a warning at every row that the other rows contradict."""
    rows = [
        (passage, cells_of(passage.text))
        for passage in reading.passages
        if not passage.is_table_row and not is_rule(passage.text)
    ]
    for width, run in groupby(rows, key=lambda row: len(row[1])):
        table: list[tuple[Passage, list[str]]] = list(run)
        if not width:
            continue
        for wrong in wrong_rows([cells for _, cells in table]):
            passage = table[wrong.row][0]
            mend = "Hãy sửa ô này hoặc các ô cộng thành nó."
            yield Issue("warning", "table_sums", passage.node, f"Bảng, {wrong.message}", wrong.cell, mend)
