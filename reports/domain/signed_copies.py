"""What was found in the signed copy of a report: its digital signatures, and how its words differ from the revision."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Final, Literal

Change = Literal["nothing", "allowed", "other", "unknown"]
Outcome = Literal["same", "different", "no_text", "too_long"]

MAX_DIFFERENCES: Final = 50
"""So many differences are shown; all of them are counted."""


@dataclass(frozen=True, slots=True)
class Signature:
    """A digital signature of a PDF, as far as the file itself tells; no certificate was traced to who issued it.

    `is_intact`: the signed bytes are what was signed, None where that could not be worked out. `covers_file`: nothing
    stands in the file that is not signed. `changed`: what was added after signing: nothing, what a signed file allows
    (other signatures), anything else, or unknown. `signed_at` is the signer's own clock in ISO 8601, "" where unsaid.
    """

    signer: str
    organisation: str
    issuer: str
    signed_at: str
    is_intact: bool | None
    covers_file: bool
    changed: Change

    @property
    def moment(self) -> datetime | None:
        """When it was signed, None where the file does not say."""
        return datetime.fromisoformat(self.signed_at) if self.signed_at else None

    @property
    def is_sound(self) -> bool:
        """Whether the file is still what was signed."""
        return self.is_intact is True and (self.covers_file or self.changed in ("nothing", "allowed"))


@dataclass(frozen=True, slots=True)
class WordDifference:
    """Words of the revision that the copy lacks, and what it has instead; the words around them are in both."""

    before: str
    missing: str
    added: str
    after: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """How the words of a copy differ from the revision's. `missing` and `added` count words of all differences.

    Outcome "no_text": the copy is a scan; "too_long": it has far more text than a report. `unread_pages`: pages whose
    words could not be read.
    """

    outcome: Outcome
    words: int = 0
    missing: int = 0
    added: int = 0
    differing: int = 0
    differences: tuple[WordDifference, ...] = ()
    unread_pages: int = 0

    @property
    def not_shown(self) -> int:
        """How many differences there are beyond those that are kept."""
        return self.differing - len(self.differences)

    @property
    def is_another_text(self) -> bool:
        """Whether most of the revision's words are missing: another document, or letters that cannot be read."""
        return self.outcome == "different" and 2 * self.missing > self.words


def stored_comparison(comparison: Comparison) -> dict[str, Any]:
    """Return a comparison as it is stored."""
    return asdict(comparison)


def read_comparison(stored: Mapping[str, Any]) -> Comparison:
    """Return what `stored_comparison` made."""
    differences = tuple(WordDifference(**one) for one in stored["differences"])
    return Comparison(**{**stored, "differences": differences})
