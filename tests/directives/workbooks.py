"""Excel files for tests."""

import io
from collections.abc import Iterable

from openpyxl import Workbook


def workbook(*rows: Iterable[object]) -> bytes:
    """Return an Excel file whose first sheet holds these rows."""
    book = Workbook()
    for row in rows:
        book.active.append(list(row))
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()
