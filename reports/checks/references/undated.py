"""A document cited without its date, which stands nowhere in the report, though the report dates what it cites.

Source: NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.6.b: the first citation names type, number, date, issuer, subject.
"""

from collections.abc import Iterator
from typing import Final

from core.issue import Issue
from directives.domain.document_types import TYPE_NAMES
from reports.checks.reading import Reading
from reports.checks.references.citations import Citation, citations

CODE = "undated_reference"
_LEAST_DATED: Final = 5
_DATED_OF_TEN: Final = 7
_MOST: Final = 5
"""More of them would not be read."""


def check_undated(reading: Reading) -> Iterator[Issue]:
    """Yield an info at the first citation of such a document; the number of a legal document already holds the year."""
    found = citations(reading)
    dated = {_key(one) for one in found if one.reference.date_text}
    many = sum(1 for one in found if one.date)
    if many < _LEAST_DATED or many * 10 < len(found) * _DATED_OF_TEN:
        return
    told: set[tuple[int, str]] = set()
    for one in found:
        key = _key(one)
        if one.reference.date_text or one.has_year_inside or not one.is_accusable or key in dated or key in told:
            continue
        if one.cited.passage.is_table_row or len(told) == _MOST:
            continue
        told.add(key)
        name = TYPE_NAMES.get(one.kind, "Văn bản")
        yield Issue(
            "info",
            CODE,
            one.node,
            f"{name} số {one.name} được viện dẫn lần đầu mà không ghi ngày ban hành.",
            one.number_words,
            "Ghi thêm ngày, tháng, năm ban hành.",
        )


def _key(one: Citation) -> tuple[int, str]:
    return one.number, one.reference.symbol
