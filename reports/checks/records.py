"""What rules on records share: the section that a kind of record belongs to, and how a record is named in a message."""

from collections.abc import Iterable, Iterator
from typing import Final

from core.issue import Issue
from core.text import squeeze
from directives.domain.references import parse_references
from reports.checks.reading import Reading
from reports.domain.document import ReportDocument

MOST: Final = 20
"""So many records are told one by one, the rest in one issue."""
_LONGEST: Final = 120


def section_of(document: ReportDocument, kind: str, source: str) -> str:
    """Return the key of the first section of a kind, else of one that a register feeds; "" where there is none."""
    fed = ""
    for node in document.walk():
        if node.kind == kind:
            return node.key
        if not fed and node.source is not None and node.source.kind == source:
            fed = node.key
    return fed


def tasks_section(document: ReportDocument) -> str:
    """Return the key of the section of assigned tasks."""
    return section_of(document, "tasks", "assigned_tasks")


def inspections_section(document: ReportDocument) -> str:
    """Return the key of the section of inspections."""
    return section_of(document, "inspections", "inspections")


def shortened(text: str) -> str:
    """Return a record's words, cut at a space where they are long."""
    words = squeeze(text[: 4 * _LONGEST])
    return words if len(words) <= _LONGEST else words[:_LONGEST].rsplit(" ", 1)[0] + "…"


def first_of_many(issues: Iterable[Issue], what: str) -> Iterator[Issue]:
    """Yield at most MOST issues, and one that counts the rest; `what` is said of these ("nhiệm vụ quá hạn")."""
    found = list(issues)
    yield from found[:MOST]
    if len(found) > MOST:
        last = found[MOST]
        message = f"Còn {len(found) - MOST} trường hợp khác: {what}."
        yield Issue(last.severity, last.code, last.node, message, last.excerpt, last.suggestion)


def cited_numbers(reading: Reading) -> frozenset[tuple[str, str]]:
    """Return number and symbol of every document that the report cites."""
    return frozenset((cited.reference.number.lstrip("0"), cited.reference.symbol) for cited in reading.references)


def is_cited(words: str, cited: frozenset[tuple[str, str]]) -> bool:
    """Tell whether a document that `words` name is among the cited ones."""
    return any((one.number.lstrip("0"), one.symbol) in cited for one in parse_references(words))
