"""Findings as the commands print them: a line of text each, or an object of JSON."""

from core.issue import Issue
from core.text import squeeze
from reports.renderers.issue_list import SEVERITY_NAMES


def issue_line(issue: Issue, place: str, severity: str = "") -> str:
    """Return a finding in one line, with its words; `place` says where in the text it stands ("dòng 36").

    `severity`: what is said for it instead of its own, where the words are kept.
    """
    # An error names its place itself.
    is_quoted = issue.severity != "error" and issue.excerpt and issue.excerpt not in issue.message
    quoted = f"“{squeeze(issue.excerpt)}”: " if is_quoted else ""
    words = " ".join(part for part in (issue.message, issue.suggestion) if part)
    return f"{severity or SEVERITY_NAMES[issue.severity]}, {place}: {quoted}{words}"


def counted(errors: int, warnings: int, kept: int = 0) -> str:
    """Return how many errors and warnings there are, and how many warnings are kept, if any."""
    return f"{errors} lỗi, {warnings} cảnh báo" + (f", {kept} đã giữ nguyên" if kept else "")


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
