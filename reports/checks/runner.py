"""Every check of a report, in the order of its sections."""

from typing import Final

from core.issue import Issue
from reports.checks import completeness, figures, follow_up, previous, references, spelling
from reports.checks.context import NOTHING_KNOWN, CheckContext
from reports.checks.reading import Reading
from reports.checks.rule import Rule
from reports.domain.document import ReportDocument

RULES: Final[tuple[Rule, ...]] = (
    *completeness.RULES,
    *figures.RULES,
    *references.RULES,
    *previous.RULES,
    *follow_up.RULES,
    *spelling.RULES,
)
RULE_NAMES: Final[dict[str, str]] = {
    **completeness.NAMES,
    **figures.NAMES,
    **references.NAMES,
    **previous.NAMES,
    **follow_up.NAMES,
    **spelling.NAMES,
}
"""What the screen calls the rule behind an issue's code."""


def check(document: ReportDocument, context: CheckContext = NOTHING_KNOWN) -> list[Issue]:
    """Return what all rules find, section by section in reading order, what speaks of no section last.

    The same words are told once by each rule.
    """
    places = {node.key: place for place, node in enumerate(document.walk())}
    reading = Reading(document, context)
    issues = {
        (issue.code, issue.node, issue.excerpt, issue.message): issue for rule in RULES for issue in rule(reading)
    }
    return sorted(issues.values(), key=lambda issue: places.get(issue.node, len(places)))
