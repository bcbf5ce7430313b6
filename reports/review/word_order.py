"""Where words stand in a text, and issues in the order of their words."""

import re
from collections.abc import Sequence

from core.issue import Issue
from reports.domain.document import ReportDocument


def find_words(text: str, words: str) -> int:
    """Return where the words stand in the text, as whole words if they do; -1 where they do not, and for none."""
    if not words:
        return -1
    whole = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text)
    return whole.start() if whole else text.find(words)


def in_order_of_words(document: ReportDocument, issues: Sequence[Issue]) -> list[Issue]:
    """Return the issues of each section in the order in which their words stand in it, what names no words first.

    The sections stay in the order in which they come.
    """
    texts = {node.key: "\n".join(text for _, text in node.paragraphs()) for node in document.walk()}
    sections = {key: place for place, key in enumerate(dict.fromkeys(issue.node for issue in issues))}
    return sorted(
        issues, key=lambda issue: (sections[issue.node], find_words(texts.get(issue.node, ""), issue.excerpt))
    )
