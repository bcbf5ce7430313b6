"""The lines of the editor's outline."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from reports.assembly.open_section import OUTSIDE, section_mark
from reports.domain.marks import MARKS, Mark
from reports.domain.outline import OUTSIDE_KEY, OutlineNode
from reports.models import Report, Section
from reports.selectors import published_outline
from reports.templatetags.report_tags import outline_name, who_writes
from reports.views.scope import section_verdict


@dataclass(slots=True)
class OutlineEntry:
    """A node in the editor's outline. A heading that asks for nothing and holds nothing has no mark ("").

    `comments`: how many wait for an answer, which makes an open section one to mend; `is_locked`: it may only be read
    now.
    Plain values: the page writes a line for each of some eighty nodes.
    """

    key: str
    name: str
    level: int
    is_required: bool
    mark: str
    mark_label: str
    who: str
    comments: int
    is_locked: bool


def outline_entries(
    report: Report, sections: Sequence[Section], with_values: Collection[str], comments: Mapping[str, int]
) -> Iterator[OutlineEntry]:
    """Yield every node in the order of print, and what stands outside the outline after them.

    `with_values`: codes of the figures that are not 0; `comments`: how many comments are open, by section.
    """
    by_key = {section.key: section for section in sections}
    for node in published_outline(report.outline).nodes:
        section = by_key.get(node.key)
        mark = section_mark(section, any(figure.code in with_values for figure in node.figures))
        shown = mark if node.required or mark != "unanswered" else ""
        yield _entry(report, node, shown, section, comments)
    if OUTSIDE_KEY in by_key:
        yield _entry(report, OUTSIDE, "to_mend", by_key[OUTSIDE_KEY], comments)


def _entry(
    report: Report,
    node: OutlineNode,
    mark: Mark | Literal[""],
    section: Section | None,
    comments: Mapping[str, int],
) -> OutlineEntry:
    is_locked = not section_verdict(report, node.key).allowed
    # What nobody answered stays so: the count of answered items goes by the marks.
    if comments.get(node.key) and not is_locked and mark != "unanswered":
        mark = "to_mend"
    return OutlineEntry(
        key=node.key,
        name=outline_name(node),
        level=node.level,
        is_required=node.required,
        mark=mark,
        mark_label=MARKS[mark] if mark else "",
        who=who_writes(section) if section else "",
        comments=comments.get(node.key, 0),
        is_locked=is_locked,
    )
