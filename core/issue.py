"""What a check finds: one place, what is wrong there, and the mend."""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Mend:
    """A certain mend: in the section's own words `words` becomes `replacement`, wherever it stands there.

    `words` holds enough of its neighbourhood that nothing else in the section is meant by it.
    """

    words: str
    replacement: str


@dataclass(frozen=True, slots=True)
class Issue:
    """A finding of a check. `code` names the rule, `node` the section's key ("" for the whole), `excerpt` the words.

    `excerpt` is verbatim, so that the words can be found and shown. An error keeps a report from being sent; a warning
    may be kept, with a reason where `needs_reason`. `mend` is there only where no other mend is possible.
    """

    severity: Severity
    code: str
    node: str
    message: str
    excerpt: str = ""
    suggestion: str = ""
    needs_reason: bool = False
    mend: Mend | None = None
