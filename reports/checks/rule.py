"""What a rule is: a pure function from a report, as it is read, to what is wrong in it."""

from collections.abc import Callable, Iterable

from core.issue import Issue
from reports.checks.reading import Reading

Rule = Callable[[Reading], Iterable[Issue]]
"""Never raises, whatever the text; its time grows linearly with the text."""
