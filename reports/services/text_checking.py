"""Checking a text that is no report of the portal: pasted, uploaded, or a file given to a command."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from django.db import DatabaseError
from django.utils.timezone import localdate

from core.errors import InputError
from core.issue import Issue
from reports.checks.context import CheckContext
from reports.checks.loose_text import LooseParagraph, document_of_text, split_lines
from reports.checks.runner import check
from reports.domain.document import Period
from reports.importers.reading import MAX_BYTES, TOO_LARGE, decode_text, read_report
from tthc.selectors.holidays import days_off


def read_paragraphs(name: str, data: bytes) -> list[LooseParagraph]:
    """Return the paragraphs of a .txt file (UTF-8, UTF-16) by their lines, of a .docx file by their own numbers.

    Raises InputError where the file is too large, of another kind, in another encoding, damaged or blank.
    """
    if not is_text_file(name):
        paragraphs = enumerate(read_report(name, data), start=1)
        return [LooseParagraph(number, one.text, one.table_row) for number, one in paragraphs]
    return split_lines(read_text(name, data))


def read_text(name: str, data: bytes) -> str:
    """Return the text of such a file, a paragraph of a .docx file on each line; raises InputError as above."""
    if not is_text_file(name):
        return "\n".join(paragraph.text for paragraph in read_report(name, data))
    if len(data) > MAX_BYTES:
        raise InputError(TOO_LARGE.format(name=name))
    text = decode_text(data, name)
    if not text.strip():
        raise InputError(f"tệp “{name}” không có chữ nào")
    return text


def is_text_file(name: str) -> bool:
    """Whether the places in the file are its lines, and not the paragraphs of a Word file."""
    return Path(name).suffix.lower() == ".txt"


def check_paragraphs(paragraphs: Sequence[LooseParagraph], period: Period | None = None) -> list[Issue]:
    """Return what all rules find in a text; `period` is the one that it reports, where somebody says which."""
    return check(document_of_text(paragraphs, period), CheckContext(today=localdate(), holidays=_holidays()))


def _holidays() -> frozenset[date]:
    """Return the days off; none where no database was set up, for a text can be checked without one."""
    try:
        return days_off()
    except DatabaseError:
        return frozenset()
