"""What a rule says of a loose text."""

from core.issue import Issue
from reports.checks.context import NOTHING_KNOWN, CheckContext
from reports.checks.loose_text import document_of_text, split_lines
from reports.checks.reading import Reading
from reports.checks.rule import Rule


def issues_of(rule: Rule, text: str, context: CheckContext = NOTHING_KNOWN) -> list[Issue]:
    return list(rule(Reading(document_of_text(split_lines(text)), context)))


def words_of(rule: Rule, text: str) -> list[str]:
    """Return the words that the rule accuses."""
    return [issue.excerpt for issue in issues_of(rule, text)]
