"""A text with its findings: numbered, and their words marked in the lines where they stand."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise
from typing import Final

from core.issue import Issue
from core.text import clean
from reports.checks.loose_text import line_key
from reports.checks.runner import RULE_NAMES
from reports.renderers.issue_list import SEVERITY_NAMES, IssueRow
from reports.review.word_order import find_words

WHOLE_TEXT: Final = "Toàn văn bản"
_GRAVEST_FIRST: Final = ("error", "warning", "info")


@dataclass(frozen=True, slots=True)
class Finding:
    """An issue of the text with its number in the list; `line` is None where it speaks of no line."""

    number: int
    issue: Issue
    line: int | None

    @property
    def place(self) -> str:
        return WHOLE_TEXT if self.line is None else f"Dòng {self.line}"

    @property
    def severity_name(self) -> str:
        return SEVERITY_NAMES[self.issue.severity]

    @property
    def mend_key(self) -> str:
        """Return what names its mend, so that it is found again in the text as the page sends it back."""
        mend = self.issue.mend
        named = f"{self.issue.node}\n{self.issue.code}\n{mend.words}\n{mend.replacement}" if mend else ""
        return sha256(named.encode()).hexdigest()[:16]

    @property
    def row(self) -> IssueRow:
        """Return it in words, as the workbook lists it."""
        issue = self.issue
        rule = RULE_NAMES.get(issue.code, issue.code)
        return IssueRow(self.place, self.severity_name, rule, issue.message, issue.excerpt, issue.suggestion)


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a line, and the finding that speaks of them, None where none does.

    `is_last`: the finding's words end here, and its number follows them.
    """

    text: str
    finding: Finding | None = None
    is_last: bool = True


@dataclass(frozen=True, slots=True)
class MarkedLine:
    """A line that is not blank, cut into pieces."""

    number: int
    pieces: tuple[Piece, ...]


def find_lines(text: str, issues: Sequence[Issue]) -> list[Finding]:
    """Return the issues numbered in the order in which their words stand in the text, each with its line.

    In a line those that speak of it as a whole come last; the lines stay in the order in which they come.
    """
    words = clean(text).split("\n")
    lines = {line_key(number): number for number in range(1, len(words) + 1)}
    order = {key: place for place, key in enumerate(dict.fromkeys(issue.node for issue in issues))}

    def place(issue: Issue) -> tuple[int, int]:
        line = lines.get(issue.node)
        return order[issue.node], 0 if line is None else _span(words[line - 1], issue.excerpt)[0]

    ordered = sorted(issues, key=place)
    return [Finding(number, issue, lines.get(issue.node)) for number, issue in enumerate(ordered, start=1)]


def mark_lines(text: str, findings: Sequence[Finding], most_lines: int) -> Iterator[MarkedLine]:
    """Yield the lines of a text that are not blank with the words of the findings marked.

    Of a text with more than `most_lines` only the lines with findings.
    """
    by_line: dict[int, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.line is not None:
            by_line[finding.line].append(finding)
    lines = [(number, line) for number, line in enumerate(clean(text).split("\n"), start=1) if line.strip()]
    for number, line in lines:
        if number in by_line or len(lines) <= most_lines:
            yield MarkedLine(number, tuple(_pieces(line, by_line.get(number, ()))))


def _pieces(line: str, findings: Sequence[Finding]) -> Iterator[Piece]:
    """Cut a line where the words of findings begin and end; words that several speak of belong to the gravest."""
    spans = {finding: _span(line, finding.issue.excerpt) for finding in findings}
    cuts = sorted({0, len(line), *(cut for span in spans.values() for cut in span)})
    begin_at, end_at = defaultdict(list), defaultdict(list)
    for finding, (start, end) in spans.items():
        begin_at[start].append(finding)
        end_at[end].append(finding)
    is_open: dict[Finding, None] = {}
    for start, end in pairwise(cuts):
        for finding in end_at[start]:
            is_open.pop(finding, None)
        is_open.update(dict.fromkeys(one for one in begin_at[start] if spans[one][1] > start))
        told = min(is_open, key=_weight, default=None)
        yield Piece(line[start:end], told, told is not None and spans[told][1] == end)
    # What speaks of the line as a whole, or of words that another finding covers, keeps its number at the end.
    covered = [finding for finding, (start, end) in spans.items() if start == end]
    yield from (Piece("", finding) for finding in covered)


def _weight(finding: Finding) -> tuple[int, int]:
    return _GRAVEST_FIRST.index(finding.issue.severity), finding.number


def _span(line: str, excerpt: str) -> tuple[int, int]:
    """Return where the words stand, as whole words if they do; the line's end where they do not stand in it."""
    start = find_words(line, excerpt)
    return (start, start + len(excerpt)) if start >= 0 else (len(line), len(line))
