"""What a check finds: one place, what is wrong there, and the mend."""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Issue:
    """A finding of a check. `code` names the rule, `node` the section's key ("" for the whole), `excerpt` the words.

    An error keeps a report from being sent; a warning may be kept, with a reason where `needs_reason`.
    """

    severity: Severity
    code: str
    node: str
    message: str
    excerpt: str = ""
    suggestion: str = ""
    needs_reason: bool = False
