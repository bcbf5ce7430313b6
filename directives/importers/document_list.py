"""The register that a document system exports to Excel → documents."""

import re
from dataclasses import dataclass
from typing import Final

from directives.domain.document_types import TYPE_NAMES
from directives.domain.reference_words import BODIES, SURE_OPENERS, any_of
from directives.domain.references import Reference
from directives.domain.typed_reference import numbered_reference, typed_reference
from directives.importers.cells import CellError, ListReader, ReadList

MAX_SUBJECT: Final = 2000

COLUMNS: Final = {
    "number": (
        *("Số ký hiệu", "Số", "Số/ký hiệu", "Số, ký hiệu VB", "Số ký hiệu văn bản", "Số và ký hiệu", "Số hiệu"),
        *("Số văn bản", "Số hiệu văn bản", "Số VB", "Số KH", "Số và ký hiệu văn bản"),
    ),
    "symbol": ("Ký hiệu", "Ký hiệu văn bản", "Ký hiệu VB"),
    "issued_on": ("Ngày ban hành", "Ngày văn bản", "Ngày VB", "Ngày tháng văn bản", "Ngày ký", "Ngày tháng năm"),
    "type_name": ("Loại văn bản", "Tên loại văn bản", "Tên loại", "Loại", "Loại VB", "Hình thức văn bản"),
    "subject": (
        *("Trích yếu", "Trích yếu nội dung", "Trích yếu văn bản", "Nội dung trích yếu", "Trích yếu nội dung văn bản"),
        *("Tên loại và trích yếu nội dung", "Tên loại và trích yếu nội dung văn bản", "Nội dung văn bản", "Nội dung"),
    ),
    "issuer": (
        *("Cơ quan ban hành", "Đơn vị ban hành", "Nơi ban hành", "Cơ quan, đơn vị ban hành", "Tác giả", "Nơi gửi"),
        *("Tên cơ quan ban hành", "CQ ban hành", "Tác giả văn bản"),
    ),
}
"""The columns with the ways in which files write them; the first is how a message names it."""

REQUIRED: Final = ("number", "issued_on", "subject")

_OPENED: Final = re.compile(any_of(SURE_OPENERS), re.IGNORECASE)
_SHORT_OPENING: Final = re.compile(r"v/v\s*:?\s*", re.IGNORECASE)
_BODY: Final = re.compile(any_of(BODIES))


@dataclass(frozen=True, slots=True)
class ListedDocument:
    """A document of the list; `cell` is where its number stands.

    `lacking` is what is wrong with the row where the register does not know the document yet.
    """

    row: int
    cell: str
    reference: Reference
    lacking: tuple[CellError, ...] = ()


def read_document_list(name: str, data: bytes) -> ReadList[ListedDocument]:
    """Read an Excel register; raises InputError where the file or its head is wrong."""
    reader = ListReader(name, data, COLUMNS, REQUIRED)
    rows: list[ListedDocument] = []
    for row in reader:
        errors = len(reader.errors)
        reader.require(row, "number")
        lacking = reader.lacking(row, "issued_on", "subject")
        number = reader.text(row, "number", 125)
        symbol = reader.text(row, "symbol", 100)
        type_name = reader.text(row, "type_name", 100)
        issued_on = reader.day(row, "issued_on")
        subject = subject_in_sentence(reader.text(row, "subject", MAX_SUBJECT))
        issuer = reader.text(row, "issuer", 300)
        joined = f"{number}/{symbol}" if symbol and "/" not in number else number
        told = TYPE_NAMES.get(type_name, type_name), issued_on, issuer, subject
        reference = typed_reference(joined, *told)
        if number and reference is None:
            reason = f"“{joined[:40]}” không phải là số, ký hiệu văn bản, hãy ghi như 385/SYT-VP"
            lacking.insert(0, reader.error(row, "number", reason))
            reference = numbered_reference(joined, *told)
        if reference and len(reader.errors) == errors:
            rows.append(ListedDocument(row.number, reader.name_of(row, "number"), reference, tuple(lacking)))
        else:
            reader.errors += lacking
    return ReadList(tuple(rows), tuple(reader.errors), reader.ignored_columns)


def subject_in_sentence(subject: str) -> str:
    """Return a subject as it reads after number and date: "V/v kiểm tra …" and "Kiểm tra …" as "về kiểm tra …"."""
    words = _SHORT_OPENING.sub("về ", subject, count=1) if _SHORT_OPENING.match(subject) else subject
    first = words.split(" ", 1)[0]
    is_opened = _OPENED.match(words) is not None
    if not first[1:2].isupper() and (is_opened or not _BODY.match(words)):
        words = words[:1].lower() + words[1:]
    return words if not words or is_opened else f"về {words}"
