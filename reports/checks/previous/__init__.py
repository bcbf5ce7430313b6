"""The report against the unit's reports before it."""

from typing import Final

from reports.checks.rule import Rule

RULES: Final[tuple[Rule, ...]] = ()
NAMES: Final[dict[str, str]] = {}
