"""The lines of the editor's outline."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from reports.assembly.open_section import OUTSIDE, OpenSection, section_mark
from reports.domain.marks import MARKS, Mark
from reports.domain.outline import OUTSIDE_KEY, OutlineNode
from reports.models import Report, Section
from reports.selectors import published_outline
from reports.templatetags.report_tags import outline_name, who_writes


@dataclass(slots=True)
class OutlineEntry:
    """A node in the editor's outline. A heading that asks for nothing and holds nothing has no mark ("").

    Plain values: the page writes a line for each of some eighty nodes.
    """

    key: str
    name: str
    level: int
    is_required: bool
    mark: str
    mark_label: str
    who: str


def outline_entries(report: Report, sections: Sequence[Section], opened: OpenSection) -> Iterator[OutlineEntry]:
    """Yield every node in the order of print, and what stands outside the outline after them."""
    by_key = {section.key: section for section in sections}
    with_values = opened.codes_with_values
    for node in published_outline(report.outline).nodes:
        section = by_key.get(node.key)
        mark = section_mark(section, any(figure.code in with_values for figure in node.figures))
        shown = mark if node.required or mark != "unanswered" else ""
        yield _entry(node, shown, section)
    if OUTSIDE_KEY in by_key:
        yield _entry(OUTSIDE, "to_mend", by_key[OUTSIDE_KEY])


def _entry(node: OutlineNode, mark: Mark | Literal[""], section: Section | None) -> OutlineEntry:
    label = MARKS[mark] if mark else ""
    who = who_writes(section) if section else ""
    return OutlineEntry(node.key, outline_name(node), node.level, node.required, mark, label, who)
