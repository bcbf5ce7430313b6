"""Certain mends made in a loose text: what a check proposes goes into the line that it speaks of, and nowhere else."""

from collections.abc import Iterable

from core.issue import Issue
from core.text import clean
from reports.checks.loose_text import line_key


def mend_text(text: str, issues: Iterable[Issue]) -> tuple[str, int]:
    """Return `text` with the mends of `issues` made, and how many were; an issue without a mend changes nothing.

    A mend is left out where its words no longer stand in its line: another one has mended them.
    """
    lines = clean(text).split("\n")
    places = {line_key(number): number - 1 for number in range(1, len(lines) + 1)}
    made = 0
    for issue in issues:
        place = places.get(issue.node)
        if issue.mend and place is not None and issue.mend.words in lines[place]:
            lines[place] = lines[place].replace(issue.mend.words, issue.mend.replacement)
            made += 1
    return "\n".join(lines), made
