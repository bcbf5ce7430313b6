"""The answer of a permission: whether something is allowed, and why not."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether it is allowed; a refusal carries a Vietnamese `reason` that says why and what to do."""

    allowed: bool
    reason: str = ""
