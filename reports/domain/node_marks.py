"""Marks that tell a Word file's sections: names of bookmarks, which Word and LibreOffice keep while the text is edited.

A mark holds digests of which report and node it opens, and of the node's words when the file was made. So a file needs
nothing else to be told from another report's, and an edit in Word from one that was made in the portal meanwhile.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2s
from typing import Final

from reports.domain.document import TABLE_ROW, Node
from reports.domain.lines import canonical_line

PREFIX: Final = "cchc_"
ADDRESSEES: Final = "#addressees"
"""Stands for a key where the frame goes on between two nodes: no node has such a key."""
REPLACES: Final = "#replaces"
"""Stands for a key where a correction names the document that it replaces."""
ANNEX: Final = "#annex"
"""Stands for a key where the annex of figures begins."""

# A bookmark's name has at most 40 characters: letters, digits and underscores.
_MARK: Final = re.compile(rf"{PREFIX}([0-9a-f]{{16}})_([0-9a-f]{{16}})")
_IDENTIFIER: Final = re.compile(r"cchc:([\w.-]{1,40})/([\w.-]{1,40})/([\w-]{1,20})")


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark as found: `place` is the digest of report and node, `words` that of the node's words."""

    place: str
    words: str


def report_identifier(province_code: str, unit_code: str, period_key: str) -> str:
    """Return what names a report in a file's properties: "cchc:BRVT/SYT/2022-Q1"."""
    return f"cchc:{province_code}/{unit_code}/{period_key}"


def name_report(identifier: str) -> str:
    """Return an identifier in words, "BRVT/SYT, kỳ 2022-Q1"; "" for what is no identifier of a report."""
    found = _IDENTIFIER.fullmatch(identifier)
    return f"{found[1]}/{found[2]}, kỳ {found[3]}" if found else ""


def node_mark(identifier: str, key: str, paragraphs: Iterable[str] = ()) -> str:
    """Return the name of the bookmark that opens the node `key` of a report, printed as `paragraphs`."""
    return f"{PREFIX}{place_digest(identifier, key)}_{words_digest(paragraphs)}"


def read_mark(name: str) -> Mark | None:
    """Return the mark that a bookmark's name is, or None."""
    found = _MARK.fullmatch(name)
    return Mark(found[1], found[2]) if found else None


def printed_paragraphs(node: Node) -> list[str]:
    """Return the node's own paragraphs as a Word file shows them and as they are read back from it."""
    texts = (text if marker == TABLE_ROW else f"{marker} {text}".strip() for marker, text in node.paragraphs())
    return [text for text in texts if text.strip()]


def place_digest(identifier: str, key: str) -> str:
    """Return the digest of a report and one of its nodes."""
    return _digest(f"{identifier}\n{key}")


def words_digest(paragraphs: Iterable[str]) -> str:
    """Return the digest of paragraphs; white space and the typography of markers do not count."""
    return _digest("\n".join("\t".join(canonical_line(paragraph)) for paragraph in paragraphs))


def _digest(text: str) -> str:
    return blake2s(text.encode(), digest_size=8).hexdigest()
