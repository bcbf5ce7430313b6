"""Reading an old report: a .txt or .docx file becomes a list of paragraphs, in order, nothing left out."""

import io
import os
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from lxml import etree

from core.errors import InputError
from core.text import clean, fold, squeeze
from reports.domain.node_marks import PREFIX
from reports.importers.word_numbering import ListNumbers

MAX_BYTES: Final = 20 * 1024 * 1024
TOO_LARGE: Final = "tệp “{name}” lớn hơn 20 MB, hãy bỏ bớt hình ảnh rồi nộp lại"
MAX_UNZIPPED_BYTES: Final = 200 * 1024 * 1024

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BOOKMARK: Final = f"{W}bookmarkStart"
_IDENTIFIER: Final = "{http://purl.org/dc/elements/1.1/}identifier"
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_TEXT_BOX: Final = f"{W}txbxContent"
# Second copies of what stands elsewhere, and what tracked changes took away.
_SKIPPED: Final = frozenset({_FALLBACK, f"{W}del", f"{W}moveFrom"})
_LAYOUT_LINE: Final = re.compile(r"cong hoa xa hoi|doc lap\W+tu do|noi nhan ?(?::|$)|kinh gui ?(?::|$)")
_MAX_LAYOUT_COLUMNS: Final = 3
_NOTE_KINDS: Final = ("footnote", "endnote")
_DAMAGES: Final = (
    *(zipfile.BadZipFile, zlib.error, EOFError, OSError),
    *(etree.XMLSyntaxError, KeyError, ValueError, RuntimeError),
)


@dataclass(frozen=True, slots=True)
class _Parts:
    """What a Word file keeps apart from its body: automatic lists, and notes by kind and id."""

    numbers: ListNumbers
    notes: dict[str, dict[str, etree._Element]]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A non-blank paragraph of the input, in NFC. A table row has its cells separated by tabs.

    `marks` are the portal's own bookmarks (reports.domain.node_marks) that open with its words, in the file's order:
    several where the paragraphs before it lost all their words.
    """

    text: str
    table_row: bool = False
    marks: tuple[str, ...] = ()


def read_report_file(path: Path) -> list[Paragraph]:
    """Return the non-blank paragraphs of a .txt (UTF-8, UTF-16) or .docx file.

    Raises InputError where the file is missing, too large, of another kind, in another encoding or damaged.
    """
    if not path.is_file():
        raise InputError(f"“{path}” không phải là tệp" if path.exists() else f"không có tệp “{path}”")
    if path.stat().st_size > MAX_BYTES:
        raise InputError(TOO_LARGE.format(name=path.name))
    if not os.access(path, os.R_OK):
        raise InputError(f"không đọc được tệp “{path.name}”, hãy kiểm tra quyền đọc")
    return read_report(path.name, path.read_bytes())


def read_report(name: str, data: bytes) -> list[Paragraph]:
    """Return the non-blank paragraphs of a file's bytes; `name` tells its kind. Raises InputError as above."""
    if len(data) > MAX_BYTES:
        raise InputError(TOO_LARGE.format(name=name))
    kind = Path(name).suffix.lower()
    if kind == ".txt":
        paragraphs = split_text(decode_text(data, name))
    elif kind == ".docx":
        paragraphs = _read_word(name, data)
    else:
        raise InputError(f"tệp “{name}” phải là .docx hoặc .txt")
    if not paragraphs:
        raise InputError(f"tệp “{name}” không có chữ nào")
    return paragraphs


def read_identifier(data: bytes) -> str:
    """Return the identifier in the properties of a Word file that `read_report` has read; "" where it has none."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            properties = _xml(archive.read("docProps/core.xml"))
    except _DAMAGES:
        return ""
    return squeeze(clean(properties.findtext(_IDENTIFIER) or ""))


def split_text(text: str) -> list[Paragraph]:
    """Return the non-blank lines of a text."""
    return [Paragraph(line.strip()) for line in clean(text).split("\n") if line.strip()]


def decode_text(data: bytes, name: str) -> str:
    """Return the text of UTF-8 or UTF-16 bytes (with or without a byte-order mark); else raises InputError."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    elif b"\x00" in data[:200]:
        # The high byte of a Latin letter, a space or a line end is 0, and most characters are such.
        encoding = "utf-16-le" if data[1:200:2].count(0) > data[0:200:2].count(0) else "utf-16-be"
    else:
        encoding = "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise InputError(
            f"tệp “{name}”, dòng {line}: không phải bảng mã UTF-8 hay UTF-16, hãy lưu lại tệp với bảng mã UTF-8"
        ) from error


def _read_word(name: str, data: bytes) -> list[Paragraph]:
    damaged = f"tệp “{name}” không phải tệp Word .docx hợp lệ, hãy mở bằng Word rồi lưu lại dạng .docx"
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(item.file_size for item in archive.infolist()) > MAX_UNZIPPED_BYTES:
                raise InputError(f"tệp “{name}” quá lớn sau khi giải nén")
            document = _xml(archive.read("word/document.xml"))
            names = archive.namelist()
            numbering = _xml(archive.read("word/numbering.xml")) if "word/numbering.xml" in names else None
            styles = _xml(archive.read("word/styles.xml")) if "word/styles.xml" in names else None
            notes = {
                kind: _notes(_xml(archive.read(f"word/{kind}s.xml")), kind)
                for kind in _NOTE_KINDS
                if f"word/{kind}s.xml" in names
            }
        parts = _Parts(ListNumbers(numbering, styles), notes)
        body = document.find(f"{W}body")
        if body is None:
            raise ValueError("the document has no body")
        return list(_with_words(_blocks(body, parts)))
    except _DAMAGES as error:
        raise InputError(damaged) from error


def _notes(root: etree._Element, kind: str) -> dict[str, etree._Element]:
    """Return the notes by their id; the lines that Word draws above notes are not notes."""
    return {note.get(f"{W}id", ""): note for note in root.iter(f"{W}{kind}") if note.get(f"{W}type") is None}


def _xml(data: bytes) -> etree._Element:
    """Parse one part; raises ValueError for one with a DTD, which no Word file has and which could hide text."""
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
    if root.getroottree().docinfo.doctype:
        raise ValueError("a part of the file has a DTD")
    return root


def _with_words(paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """Yield the paragraphs that are not blank; the marks of a blank one go to the next."""
    waiting: tuple[str, ...] = ()
    for paragraph in paragraphs:
        waiting += paragraph.marks
        if paragraph.text:
            yield replace(paragraph, marks=waiting) if waiting else paragraph
            waiting = ()


def _blocks(parent: etree._Element, parts: _Parts) -> Iterator[Paragraph]:
    for element in parent:
        if element.tag == f"{W}p":
            yield from _paragraph(element, parts)
        elif element.tag == _BOOKMARK:
            yield Paragraph("", marks=_marks(element))
        elif element.tag == f"{W}tbl":
            yield from _table(element, parts)
        elif element.tag not in _SKIPPED:
            yield from _blocks(element, parts)


def _paragraph(element: etree._Element, parts: _Parts) -> Iterator[Paragraph]:
    prefix = parts.numbers.prefix(element)
    text, marks = _own_text(element)
    yield from _lines(prefix + text, [(len(prefix) + at, mark) for at, mark in marks])
    for box in _text_boxes(element):
        yield from _blocks(box, parts)
    for kind in _NOTE_KINDS:
        for reference in element.iter(f"{W}{kind}Reference"):
            note = parts.notes.get(kind, {}).get(reference.get(f"{W}id", ""))
            if note is not None:
                yield from _blocks(note, parts)


def _text_boxes(parent: etree._Element) -> Iterator[etree._Element]:
    """Yield the text boxes anchored below `parent`, but not those inside another box."""
    for child in parent:
        if child.tag == _TEXT_BOX:
            yield child
        elif child.tag not in _SKIPPED:
            yield from _text_boxes(child)


def _lines(text: str, marks: Iterable[tuple[int, str]]) -> Iterator[Paragraph]:
    """Yield the lines of a paragraph, each with the marks at or before its words; those after the last come last."""
    lines = clean(text).split("\n")
    opened: list[list[str]] = [[] for _ in (*lines, "")]
    line = column = done = 0
    for at, mark in marks:
        above, broken, beside = clean(text[done:at]).rpartition("\n")
        line += above.count("\n") + len(broken)
        column = len(beside) if broken else column + len(beside)
        done = at
        opened[line if lines[line][column:].strip() else line + 1].append(mark)
    for line_text, line_marks in zip((*lines, ""), opened, strict=True):
        yield Paragraph(line_text.strip(), marks=tuple(line_marks))


def _own_text(element: etree._Element) -> tuple[str, list[tuple[int, str]]]:
    """Return a paragraph's text, and the marks that begin in it with their places in the text.

    With inserted revisions, without deleted ones and without the text boxes anchored in it.
    """
    parts: list[str] = []
    marks: list[tuple[int, str]] = []

    def collect(node: etree._Element) -> None:
        for child in node:
            if child.tag == f"{W}t":
                parts.append(child.text or "")
            elif child.tag in (f"{W}tab", f"{W}ptab"):
                if node.tag == f"{W}r":
                    parts.append("\t")
            elif child.tag in (f"{W}br", f"{W}cr"):
                parts.append("\n")
            elif child.tag == f"{W}noBreakHyphen":
                parts.append("-")
            elif child.tag == _BOOKMARK:
                marks.extend((sum(map(len, parts)), mark) for mark in _marks(child))
            elif child.tag != _TEXT_BOX and child.tag not in _SKIPPED:
                collect(child)

    collect(element)
    return "".join(parts), marks


def _marks(*parents: etree._Element) -> tuple[str, ...]:
    """Return the portal's marks among the bookmarks at and below `parents`."""
    names = (bookmark.get(f"{W}name", "") for parent in parents for bookmark in parent.iter(_BOOKMARK))
    return tuple(name for name in names if name.startswith(PREFIX))


def _table(table: etree._Element, parts: _Parts) -> Iterator[Paragraph]:
    yield Paragraph("", marks=_marks(*table.findall(_BOOKMARK)))
    rows = list(_own(table, f"{W}tr"))
    cells = [[list(_blocks(cell, parts)) for cell in _own(row, f"{W}tc")] for row in rows]
    words = [[[paragraph.text for paragraph in cell if paragraph.text] for cell in row] for row in cells]
    if _is_layout(words):
        yield from (paragraph for row in cells for cell in row for paragraph in cell)
        return
    for row, row_words in zip(rows, words, strict=True):
        text = "\t".join(squeeze(" ".join(cell)) for cell in row_words)
        yield Paragraph(text if text.strip() else "", table_row=True, marks=_marks(row))


def _is_layout(rows: list[list[list[str]]]) -> bool:
    """Tell a table that only sets blocks side by side (the head, the signature) from one that holds data."""
    if max((len(row) for row in rows), default=0) > _MAX_LAYOUT_COLUMNS:
        return False
    if len(rows) == 1 and any(len(cell) > 1 for cell in rows[0]):
        return True
    return any(_LAYOUT_LINE.match(squeeze(fold(line))) for row in rows for cell in row for line in cell)


def _own(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Yield the rows of a table or the cells of a row, through content controls, but not those of nested tables."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins"):
            yield from _own(child, tag)
