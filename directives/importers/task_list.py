"""The province's export of assigned tasks to Excel → tasks with the documents that they name."""

import re
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from core.workbooks import SheetRow
from directives.domain.identity import register_key
from directives.domain.references import Reference, parse_references
from directives.domain.typed_reference import typed_reference
from directives.importers.cells import CellError, ListReader, ReadList

MAX_CONTENT: Final = 2000
_MAX_NAMED: Final = 3000
_MAX_ISSUER: Final = 300
# Where the next document of a cell begins: after a semicolon or on a line of its own.
_NEXT: Final = re.compile(r"[;\n] *(?:[-–+•] *|và )?\Z")
_CLOSING: Final = " .,;:"

COLUMNS: Final = {
    "assigning": (
        *("Văn bản giao", "Văn bản giao nhiệm vụ", "Văn bản giao việc", "Văn bản chỉ đạo", "Số ký hiệu văn bản giao"),
        *("Số, ký hiệu văn bản giao nhiệm vụ", "Số ký hiệu", "Văn bản", "Số văn bản", "Số ký hiệu văn bản"),
        *("Số văn bản giao", "VB giao", "Văn bản giao của UBND tỉnh"),
    ),
    "issued_on": ("Ngày văn bản giao", "Ngày văn bản", "Ngày ban hành", "Ngày ban hành văn bản giao", "Ngày VB"),
    "content": (
        *("Nội dung", "Nội dung nhiệm vụ", "Nhiệm vụ", "Nhiệm vụ được giao", "Nội dung giao", "Nội dung công việc"),
        *("Nội dung nhiệm vụ được giao", "Tên nhiệm vụ", "Nội dung giao việc", "Nội dung chỉ đạo"),
    ),
    "assigned_on": ("Ngày giao", "Ngày giao nhiệm vụ", "Ngày giao việc"),
    "due_on": (
        *("Hạn", "Thời hạn", "Hạn xử lý", "Hạn hoàn thành", "Thời hạn hoàn thành", "Hạn thực hiện", "Ngày hết hạn"),
        *("Thời hạn thực hiện", "Thời hạn xử lý", "Ngày đến hạn", "Hạn giải quyết"),
    ),
    "done_on": (
        *("Ngày hoàn thành", "Ngày thực hiện xong", "Ngày hoàn thành thực tế", "Ngày kết thúc", "Hoàn thành ngày"),
        *("Ngày hoàn thành nhiệm vụ",),
    ),
    "updated_on": (
        *("Ngày cập nhật", "Ngày cập nhật phần mềm", "Ngày cập nhật trên phần mềm", "Ngày cập nhật kết quả"),
        *("Cập nhật ngày", "Ngày cập nhật hệ thống", "Ngày cập nhật tiến độ"),
    ),
    "answering": (
        *("Văn bản trả lời", "Văn bản báo cáo", "Văn bản kết quả", "Văn bản thực hiện", "Văn bản báo cáo kết quả"),
        *("Số ký hiệu văn bản trả lời", "VB trả lời"),
    ),
}
"""The columns with the ways in which files write them; the first is how a message names it."""

REQUIRED: Final = ("assigning", "content", "due_on", "done_on", "updated_on")


@dataclass(frozen=True, slots=True)
class ListedTask:
    """A task of the list; `cells` are the names of its cells by column.

    `words` are what the cells of both documents say. `unread` are the errors of those that name no document; they count
    where the register does not know the task by these very words.
    """

    row: int
    cells: dict[str, str]
    assigning: Reference | None
    answering: Reference | None
    content: str
    assigned_on: date | None
    due_on: date | None
    done_on: date | None
    updated_on: date | None
    words: dict[str, str] = field(default_factory=dict)
    unread: dict[str, CellError] = field(default_factory=dict)


def read_task_list(name: str, data: bytes) -> ReadList[ListedTask]:
    """Read an Excel export of tasks; raises InputError where the file or its head is wrong."""
    reader = ListReader(name, data, COLUMNS, REQUIRED)
    rows: list[ListedTask] = []
    for row in reader:
        errors = len(reader.errors)
        task = _task(reader, row)
        if len(reader.errors) == errors:
            rows.append(task)
        else:
            reader.errors += task.unread.values()
    return ReadList(tuple(rows), tuple(reader.errors), reader.ignored_columns)


def _task(reader: ListReader, row: SheetRow) -> ListedTask:
    reader.require(row, "content")
    unread: dict[str, CellError] = {}
    for error in reader.lacking(row, "assigning"):
        unread["assigning"] = error
    words = {column: reader.lines(row, column, _MAX_NAMED) for column in ("assigning", "answering")}
    assigning = _named(reader, row, "assigning", words, unread, reader.day(row, "issued_on"))
    answering = _named(reader, row, "answering", words, unread)
    content = reader.text(row, "content", MAX_CONTENT)
    days = {column: reader.day(row, column) for column in ("assigned_on", "due_on", "done_on", "updated_on")}
    assigned_on, done_on = days["assigned_on"], days["done_on"]
    if assigned_on and done_on and done_on < assigned_on:
        reader.refuse(row, "done_on", f"ngày hoàn thành phải từ ngày giao {assigned_on:%d/%m/%Y} trở đi")
    if assigning and answering and _filed(assigning) == _filed(answering):
        reader.refuse(row, "answering", "văn bản trả lời phải khác văn bản giao")
    cells = {column: reader.name_of(row, column) for column in COLUMNS}
    return ListedTask(row.number, cells, assigning, answering, content, **days, words=words, unread=unread)


def _named(
    reader: ListReader,
    row: SheetRow,
    column: str,
    words: dict[str, str],
    unread: dict[str, CellError],
    issued_on: date | None = None,
) -> Reference | None:
    """Return the one document that a cell names, None where it is blank or, noted in `unread`, wrong."""
    text = words[column].replace("\n", " ")
    if not text:
        return None
    named = _named_documents(words[column])
    if len(named) > 1:
        reason = f"nêu {len(named)} văn bản, hãy giữ một văn bản và tách nhiệm vụ thành nhiều dòng"
        unread[column] = reader.error(row, column, reason)
        return None
    reference = named[0] if named else typed_reference(text)
    if reference is None:
        reason = "không có số, ký hiệu văn bản, hãy ghi như Công văn số 1893/UBND-VP ngày 18/02/2022"
        unread[column] = reader.error(row, column, f"“{text[:40]}” {reason}")
        return None
    if len(reference.issuer) > _MAX_ISSUER:
        reference = replace(reference, issuer="")
    day = reference.issued_on or issued_on
    return replace(reference, issued_on=day, year=reference.year or (day.year if day else None))


def _named_documents(lines: str) -> list[Reference]:
    """Return the documents that a cell names: what its first one cites in its subject is no other.

    Where the first one has a subject, another begins only a line or stands after a semicolon.
    """
    text = lines.replace("\n", " ")
    first, *others = parse_references(text) or [None]
    if first is None:
        return []
    if not first.subject:
        return [first, *(one for one in others if one.within is None or _NEXT.search(lines[: one.start]))]
    named = [one for one in others if _NEXT.search(lines[: one.start])]
    if others and not named:
        start = first.end - len(first.subject)
        first = replace(first, subject=text[start:].rstrip(_CLOSING), end=len(text))
    return [first, *named]


def _filed(reference: Reference) -> tuple[object, ...]:
    return *register_key(reference.number, reference.symbol), reference.year
