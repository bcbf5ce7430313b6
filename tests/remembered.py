"""What takes long and always comes out the same, worked out once in a run: a report's files, an outline's TOML.

Most tests need some file of a report, not its rendering. Tests of the renderers and of the reading of outlines call
these directly: for them nothing is remembered.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from unittest import mock

from reports.domain.document import ReportDocument
from reports.domain.outline import Outline
from reports.domain.outline_reading import read_outline
from reports.renderers.json_tree import render_json
from reports.renderers.paper import render_paper_page
from reports.services import outlines
from reports.services.formats import FORMATS, Format

AS_THEY_ARE = dict(FORMATS)
# Row numbers differ from test to test where the database counts on; no Word or Excel file prints them.
_ROW_NUMBERS = re.compile(r'"(?:id|record_ids|document_ids)":\s*(?:\d+|\[[^\]]*\])')
_files: dict[tuple[str, str], bytes] = {}


def file_of(format_name: str, document: ReportDocument) -> bytes:
    """Return the file of a document, the one made before where the same is printed."""
    if format_name == "pdf":
        printed = render_paper_page(document)
    else:
        printed = _ROW_NUMBERS.sub("", render_json(document).decode())
    if (format_name, printed) not in _files:
        _files[format_name, printed] = AS_THEY_ARE[format_name].render(document)
    return _files[format_name, printed]


@contextmanager
def remembered() -> Iterator[None]:
    """Have the portal take its files and outlines from here."""

    def remembering(format_name: str) -> Format:
        return replace(AS_THEY_ARE[format_name], render=lambda document: file_of(format_name, document))

    with (
        mock.patch.dict(FORMATS, {name: remembering(name) for name in ("pdf", "docx", "xlsx")}),
        mock.patch.object(outlines, "read_outline", _outline),
    ):
        yield


def _outline(name: str, texts: Mapping[str, str]) -> Outline:
    return _outline_of(name, tuple(texts.items()))


@cache
def _outline_of(name: str, texts: tuple[tuple[str, str], ...]) -> Outline:
    return read_outline(name, dict(texts))
