"""Documents that the report cites."""

from typing import Final

from reports.checks.rule import Rule

RULES: Final[tuple[Rule, ...]] = ()
NAMES: Final[dict[str, str]] = {}
