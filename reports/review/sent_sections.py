"""A section as the reviewers have it: what the unit reads where it may not write."""

from dataclasses import dataclass
from datetime import datetime

from reports.domain.document import Header, Node
from reports.models import Report
from reports.services.revisions import frozen_document, last_revision


@dataclass(frozen=True, slots=True)
class SentSection:
    """A section of the last revision; `node` is None where that revision does not have it."""

    number: int
    sent_at: datetime
    header: Header
    node: Node | None

    @property
    def rows(self) -> list[tuple[str, list[str]]]:
        """The paragraphs under the heading, each with its marker; a table row has its cells."""
        if self.node is None or self.node.absent:
            return []
        return [(line.marker, line.text.split("\t")) for line in self.node.lines]


def sent_section(report: Report, key: str) -> SentSection | None:
    """Return the section as it was sent last, None for a report that never was (one query)."""
    revision = last_revision(report)
    if revision is None:
        return None
    document = frozen_document(revision)
    node = next((one for one in document.walk() if one.key == key), None)
    return SentSection(revision.number, revision.made_at, document.header, node)
