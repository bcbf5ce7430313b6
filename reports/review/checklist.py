"""What the checks find in a report, section by section, with the warnings that its unit keeps."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Final

from core.issue import Issue
from reports.checks.runner import RULE_NAMES, check
from reports.domain.document import ReportDocument
from reports.domain.outline import OUTSIDE_KEY
from reports.models import Report, Waiver
from reports.renderers.issue_list import KEPT_NAME, SEVERITY_NAMES, IssueRow
from reports.review.word_order import in_order_of_words
from reports.selectors import published_places
from reports.services.check_context import context_of

WHOLE_REPORT: Final = "Toàn báo cáo"
_ITALICS: Final = re.compile(r"(?<!\*)\*([^\s*][^*]*)\*(?!\*)")
OUTSIDE: Final = "Nội dung ngoài đề cương"


@dataclass(frozen=True, slots=True)
class CheckedIssue:
    """An issue with the waiver by which its unit keeps the words, None where it does not.

    `repeat`: how many before it are of the same rule about the same words in the same section.
    """

    issue: Issue
    waiver: Waiver | None
    repeat: int = 0

    @property
    def is_error(self) -> bool:
        return self.issue.severity == "error"

    @property
    def is_open_warning(self) -> bool:
        return self.issue.severity == "warning" and self.waiver is None

    @property
    def is_kept(self) -> bool:
        return self.waiver is not None

    @property
    def is_info(self) -> bool:
        return self.issue.severity == "info"

    @property
    def severity_name(self) -> str:
        """Return what the screen calls its severity, or that the words are kept."""
        return KEPT_NAME if self.is_kept else SEVERITY_NAMES[self.issue.severity]

    @property
    def rule_name(self) -> str:
        return RULE_NAMES.get(self.issue.code, self.issue.code)

    @property
    def words_hash(self) -> str:
        return words_hash(self.issue)

    @property
    def mend_hash(self) -> str:
        return mend_hash(self.issue)

    @property
    def shown_words(self) -> str:
        """Return the words that the issue speaks of, without the asterisks by which a text marks italics."""
        return _ITALICS.sub(r"\1", self.issue.excerpt)

    @property
    def anchor(self) -> str:
        """Return what names the issue on its page."""
        named = f"{self.issue.code}\n{self.issue.node}\n{self.issue.excerpt}" + f"\n{self.repeat}" * bool(self.repeat)
        return f"canh-bao-{sha256(named.encode()).hexdigest()[:12]}"


@dataclass(frozen=True, slots=True)
class CheckedSection:
    """A section with its issues; `place` is how a reader finds it, `part` the part of the report it stands in."""

    key: str
    place: str
    part: str
    issues: tuple[CheckedIssue, ...]

    @property
    def is_missing(self) -> bool:
        """Whether an answer is all that it lacks."""
        return all(one.issue.code == "required" for one in self.issues)

    def only(self, wanted: Callable[[CheckedIssue], bool]) -> "CheckedSection":
        """Return the section with those of its issues alone."""
        return replace(self, issues=tuple(one for one in self.issues if wanted(one)))


@dataclass(frozen=True, slots=True)
class Checklist:
    """All issues of a report in reading order."""

    sections: tuple[CheckedSection, ...]

    @property
    def issues(self) -> list[CheckedIssue]:
        return [one for section in self.sections for one in section.issues]

    @property
    def errors(self) -> int:
        return sum(one.is_error for one in self.issues)

    @property
    def missing(self) -> int:
        """How many of the errors are answers that lack."""
        return sum(one.issue.code == "required" for one in self.issues)

    @property
    def open_warnings(self) -> int:
        return sum(one.is_open_warning for one in self.issues)

    @property
    def kept(self) -> int:
        return sum(one.is_kept for one in self.issues)

    @property
    def infos(self) -> int:
        return sum(one.is_info for one in self.issues)

    @property
    def warnings_by_key(self) -> dict[str, int]:
        """Return how many open warnings each section has that has some, in reading order."""
        return dict(Counter(one.issue.node for one in self.issues if one.is_open_warning))

    def only(self, wanted: Callable[[CheckedIssue], bool]) -> "Checklist":
        """Return those of the issues alone, in the sections that have some."""
        sections = (section.only(wanted) for section in self.sections)
        return Checklist(tuple(section for section in sections if section.issues))

    @property
    def rows(self) -> list[IssueRow]:
        """Return the issues in words, as the workbook lists them."""
        return [_row(section.place, one) for section in self.sections for one in section.issues]

    @property
    def first_error(self) -> CheckedSection | None:
        """Return the first section with an error."""
        return next((one for one in self.sections if one.key and any(issue.is_error for issue in one.issues)), None)

    def find_warning(self, rule: str, key: str, words: str) -> CheckedIssue | None:
        """Return the warning of this rule in this section about these words (their hash), None where it is gone."""
        identity = (rule, key, words)
        warnings = (one for one in self.issues if one.issue.severity == "warning")
        return next((one for one in warnings if (one.issue.code, one.issue.node, one.words_hash) == identity), None)


def words_hash(issue: Issue) -> str:
    """Return the hash of the words that an issue speaks of: a waiver holds for these words alone."""
    return sha256(issue.excerpt.encode()).hexdigest()


def mend_hash(issue: Issue) -> str:
    """Return the hash of the words that a certain mend replaces and of what it makes of them; "" where there is none.

    What is shown beside the button is what is done, also where two places of a section read alike.
    """
    return sha256(f"{issue.mend.words}\n{issue.mend.replacement}".encode()).hexdigest() if issue.mend else ""


def checklist_of(report: Report, document: ReportDocument) -> Checklist:
    """Return what the checks find in `document`, which is what the report says (queries: one, and context_of)."""
    waivers = {(one.rule, one.key, one.words_hash): one for one in report.waivers.select_related("made_by")}
    by_key: dict[str, list[CheckedIssue]] = defaultdict(list)
    told: Counter[tuple[str, str, str]] = Counter()
    for issue in in_order_of_words(document, check(document, context_of(report))):
        kept = waivers.get((issue.code, issue.node, words_hash(issue))) if issue.severity == "warning" else None
        identity = (issue.code, issue.node, issue.excerpt)
        by_key[issue.node].append(CheckedIssue(issue, kept, told[identity]))
        told[identity] += 1
    places = published_places(report.outline) | {"": WHOLE_REPORT, OUTSIDE_KEY: OUTSIDE}
    return Checklist(tuple(_section(key, issues, places) for key, issues in by_key.items()))


def _section(key: str, issues: Iterable[CheckedIssue], places: dict[str, str]) -> CheckedSection:
    place = places.get(key, key)
    return CheckedSection(key, place, places.get(key.partition(".")[0], place), tuple(issues))


def _row(place: str, checked: CheckedIssue) -> IssueRow:
    issue, waiver = checked.issue, checked.waiver
    return IssueRow(
        place=place,
        severity=checked.severity_name,
        rule=checked.rule_name,
        message=issue.message,
        excerpt=checked.shown_words,
        suggestion=issue.suggestion,
        reason=waiver.reason if waiver else "",
        kept_by=waiver.made_by.get_full_name() if waiver else "",
    )
