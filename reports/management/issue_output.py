"""Findings as the commands print them: a line of text each, or an object of JSON."""

from collections import Counter
from collections.abc import Iterable

from core.issue import Issue
from core.text import squeeze
from reports.renderers.issue_list import SEVERITY_NAMES


def issue_line(issue: Issue, place: str) -> str:
    """Return a finding in one line, with its words; `place` says where in the text it stands ("dòng 36")."""
    # An error names its place itself.
    is_quoted = issue.severity != "error" and issue.excerpt and issue.excerpt not in issue.message
    quoted = f"“{squeeze(issue.excerpt)}”: " if is_quoted else ""
    words = " ".join(part for part in (issue.message, issue.suggestion) if part)
    return f"{SEVERITY_NAMES[issue.severity]}, {place}: {quoted}{words}"


def counted(issues: Iterable[Issue]) -> str:
    """Return how many errors and warnings there are."""
    counts = Counter(issue.severity for issue in issues)
    return f"{counts['error']} lỗi, {counts['warning']} cảnh báo"


def has_errors(issues: Iterable[Issue]) -> bool:
    return any(issue.severity == "error" for issue in issues)


def as_json(issue: Issue) -> dict[str, str]:
    """Return a finding with its stable names."""
    return {
        "severity": issue.severity,
        "code": issue.code,
        "node": issue.node,
        "excerpt": issue.excerpt,
        "message": issue.message,
        "suggestion": issue.suggestion,
    }
