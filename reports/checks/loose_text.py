"""A loose text as a report without an outline, so that every rule can read it: each paragraph is a node of its own."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from core.numbers import parse_number
from core.text import clean, squeeze
from reports.checks.headings import FEWEST_PARTS, heading_rank, part_number
from reports.domain.document import TABLE_ROW, Header, Line, Node, Period, ReportDocument
from reports.domain.lines import split_marker
from reports.domain.period_names import named_periods
from reports.domain.periods import propose_period
from reports.domain.sentences import asks_for_annex
from reports.importers.frame import find_frame

NO_PERIOD: Final = Period("", "", date.min, date.max)
"""The period of a text that names none: rules on periods say nothing about it."""
_PERIODS_IN: Final = 12
"""A report names its period in its title or in its first words."""
_ANNEX: Final = re.compile(r"\s*(?:phụ lục|biểu|danh sách|danh mục|bảng)\b(?![^\n]*:)", re.IGNORECASE)
_PARAGRAPH: Final = 4
"""The level of what is no heading."""
_LONGEST_TITLE: Final = 160
_TABS_IN_ROW: Final = 2
_LONGEST_NUMBER: Final = 24


@dataclass(frozen=True, slots=True)
class LooseParagraph:
    """A paragraph of a text with the number of its line, from 1; a table's row has its cells separated by tabs."""

    line: int
    text: str
    is_table_row: bool = False


def split_lines(text: str) -> list[LooseParagraph]:
    """Return the lines of a text that are not blank, with their numbers in the text.

    Lines one after another with the same number of tabs, two at least, and a number in a cell are the rows of a table,
    as a table of Word or Excel arrives when it is pasted.
    """
    lines = [(number, line) for number, line in enumerate(clean(text).split("\n"), start=1) if line.strip()]
    found: list[LooseParagraph] = []
    for tabs, run in groupby(lines, key=lambda numbered: numbered[1].count("\t")):
        rows = list(run)
        is_table = tabs >= _TABS_IN_ROW and len(rows) > 1 and any(_has_number(line) for _, line in rows)
        kept = " \u00a0" if is_table else None
        found.extend(LooseParagraph(number, line.strip(kept), is_table) for number, line in rows)
    return found


def _has_number(row: str) -> bool:
    return any(len(cell) < _LONGEST_NUMBER and parse_number(cell) is not None for cell in row.split("\t"))


def line_key(line: int) -> str:
    """Return the key of the node that holds a line."""
    return f"line.{line}"


def document_of_text(paragraphs: Sequence[LooseParagraph], period: Period | None = None) -> ReportDocument:
    """Return the text as a tree of one node a paragraph; `period`, where nobody gives it, is the one its title names.

    What stands before the first numbered heading and after the body (title, legal bases, recipients …) has the kinds
    that an imported report has; nothing is required of a loose text.
    """
    texts = [paragraph.text for paragraph in paragraphs]
    headings = [place for place, text in enumerate(texts) if heading_rank(text)]
    kinds = find_frame(texts, headings, "").kinds
    is_open = _is_whole_report(texts) and not any(_is_annex_title(text) for text in texts)
    nodes = tuple(
        _node(paragraph, kinds.get(place, "narrative"), is_open) for place, paragraph in enumerate(paragraphs)
    )
    return ReportDocument(
        title=squeeze(" ".join(text for place, text in enumerate(texts) if kinds.get(place) == "title")),
        unit_code="",
        unit_name="",
        state="draft",
        period=period or named_period(texts[:_PERIODS_IN]),
        previous_period_name="",
        header=Header("", "", "", ""),
        nodes=nodes,
    )


def named_period(texts: Iterable[str]) -> Period:
    """Return the first reporting period that the paragraphs name, NO_PERIOD where they name none."""
    for text in texts:
        for named in named_periods(text):
            try:
                return period_of(named.key)
            except ValueError:
                continue
    return NO_PERIOD


def period_of(key: str) -> Period:
    """Return the period `key` with the days of Công văn 581/BNV-CCHC; raises ValueError for a key it does not know."""
    proposed = propose_period(key)
    return Period(key, proposed.name, proposed.starts_on, proposed.ends_on)


def _is_whole_report(texts: Iterable[str]) -> bool:
    """Tell whether the text has the parts of a report: the annexes of an extract are not to be seen."""
    return sum(part_number(text) > 0 for text in texts) >= FEWEST_PARTS


def _is_annex_title(text: str) -> bool:
    return len(text) < _LONGEST_TITLE and bool(_ANNEX.match(text)) and not asks_for_annex(text)


def _node(paragraph: LooseParagraph, kind: str, is_open: bool) -> Node:
    marker, text = (TABLE_ROW, paragraph.text) if paragraph.is_table_row else split_marker(paragraph.text)
    return Node(
        key=line_key(paragraph.line),
        kind="table_row" if paragraph.is_table_row else kind,
        level=heading_rank(text) or _PARAGRAPH,
        numeral="",
        marker="",
        heading="",
        state="answered",
        lines=(Line(marker, text),),
        open_annex=is_open and asks_for_annex(text),
    )
