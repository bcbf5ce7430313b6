"""The corrected seed is nearly silent; whatever is broken in it is found, at its place.

Written before the rules, and not for them: each mutation breaks one place that a second place or a rule contradicts.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

import pytest

from accounts.models import Unit
from core.issue import Issue
from reports.checks.context import CheckContext
from reports.checks.loose_text import LooseParagraph, document_of_text, line_key, split_lines
from reports.checks.runner import check
from reports.domain.document import ReportDocument
from reports.importers.parsing import parse_report
from reports.importers.reading import split_text
from reports.models import Report, ReportingPeriod
from reports.selectors import published_outline
from reports.services.check_context import context_of
from reports.services.current import document_of
from reports.services.importing import import_parsed
from tests.reports.checks.corrected_seed import TABLE, corrected_seed
from tests.reports.checks.mutations import MUTATIONS, TABLE_MUTATIONS, Mutation
from tests.reports.conftest import answer_everything

LEAST_RECALL = 0.9
MOST_WARNINGS = 2


def paragraphs_with_table() -> list[LooseParagraph]:
    """The corrected text with the table at its end, each row a line."""
    lines = split_lines(corrected_seed())
    first = lines[-1].line + 1
    rows = [LooseParagraph(first + place, "\t".join(row), True) for place, row in enumerate(TABLE)]
    return [*lines, *rows]


def broken(mutation: Mutation) -> list[LooseParagraph]:
    if mutation in TABLE_MUTATIONS:
        paragraphs = paragraphs_with_table()
        assert sum(mutation.old in paragraph.text for paragraph in paragraphs) == 1, mutation
        return [replace(one, text=one.text.replace(mutation.old, mutation.new)) for one in paragraphs]
    assert corrected_seed().count(mutation.old) == 1, mutation
    return split_lines(corrected_seed().replace(mutation.old, mutation.new))


def serious(paragraphs: Sequence[LooseParagraph]) -> list[Issue]:
    return [issue for issue in check(document_of_text(paragraphs)) if issue.severity != "info"]


@cache
def already_told(with_table: bool) -> frozenset[tuple[str, str]]:
    """What is told of the text before it is broken: that is not found by breaking it."""
    paragraphs = paragraphs_with_table() if with_table else split_lines(corrected_seed())
    return frozenset((issue.code, issue.excerpt) for issue in serious(paragraphs))


def is_named(mutation: Mutation, issue: Issue) -> bool:
    return any(words in issue.excerpt or words in issue.message for words in mutation.words)


def is_found(mutation: Mutation) -> bool:
    """Whether a warning or an error stands at the broken line, or at one that contradicts it, and names the words."""
    paragraphs = broken(mutation)
    anchors = (mutation.new.strip("\n").split("\n")[0], *mutation.beside)
    places = {
        line_key(paragraph.line)
        for paragraph in paragraphs
        if any(anchor and anchor in paragraph.text for anchor in anchors)
    }
    assert places, mutation
    told = already_told(mutation in TABLE_MUTATIONS)
    return any(
        issue.node in places and is_named(mutation, issue) and (issue.code, issue.excerpt) not in told
        for issue in serious(paragraphs)
    )


def test_what_is_broken_in_one_place_is_found_at_that_place() -> None:
    results: dict[str, list[tuple[Mutation, bool]]] = defaultdict(list)
    for mutation in [*MUTATIONS, *TABLE_MUTATIONS]:
        results[mutation.kind].append((mutation, is_found(mutation)))
    found = sum(hit for rows in results.values() for _, hit in rows)
    total = sum(map(len, results.values()))
    table = [f"{kind}: {sum(hit for _, hit in rows)}/{len(rows)}" for kind, rows in results.items()]
    missed = [f"{one.kind}: {one.old!r} → {one.new!r}" for rows in results.values() for one, hit in rows if not hit]
    summary = "\n".join([f"recall {found}/{total}", *table, "missed:", *missed])
    print(summary)
    assert found >= LEAST_RECALL * total, summary


def test_there_are_at_least_fourteen_kinds_of_three_to_six_mutations_each() -> None:
    counts = defaultdict(int)
    for mutation in [*MUTATIONS, *TABLE_MUTATIONS]:
        counts[mutation.kind] += 1
    assert len(counts) >= 14
    assert {kind: count for kind, count in counts.items() if not 3 <= count <= 6} == {}


def told_of(issues: list[Issue]) -> Iterator[str]:
    for issue in issues:
        yield f"{issue.severity} {issue.code} {issue.node} “{issue.excerpt}”: {issue.message}"


def errors_and_warnings(issues: list[Issue]) -> tuple[int, int]:
    return tuple(sum(issue.severity == severity for issue in issues) for severity in ("error", "warning"))


@pytest.mark.parametrize("with_table", [False, True])
def test_the_corrected_text_raises_no_error_and_at_most_two_warnings(with_table: bool) -> None:
    issues = serious(paragraphs_with_table() if with_table else split_lines(corrected_seed()))
    errors, warnings = errors_and_warnings(issues)
    assert errors == 0 and warnings <= MOST_WARNINGS, "\n".join(told_of(issues))


# --- as a report of its unit


@pytest.fixture
def corrected_report(health: Unit, period: ReportingPeriod) -> Report:
    """The corrected text, imported as any old report is; what it leaves out is answered."""
    outline = published_outline(period.outlines.get(unit_kind=health.kind).outline)
    parsed = parse_report(split_text(corrected_seed()), outline, health.short_name, health.name)
    report = import_parsed(parsed, "bao_cao.txt", health, period).report
    answer_everything(report)
    return report


def with_words(document: ReportDocument, old: str, new: str) -> tuple[ReportDocument, str]:
    """Return the tree with other words in a heading or a line, and the key of the node where they stand."""
    changed: list[str] = []

    def broken_node(node):
        lines = tuple(replace(line, text=line.text.replace(old, new)) for line in node.lines)
        heading = node.heading.replace(old, new)
        if (lines, heading) != (node.lines, node.heading):
            changed.append(node.key)
        children = tuple(map(broken_node, node.children))
        return replace(node, lines=lines, heading=heading, children=children)

    nodes = tuple(map(broken_node, document.nodes))
    assert len(changed) == 1, (old, changed)
    return replace(document, nodes=nodes), changed[0]


SAMPLE = (
    "trong đó có 50 thủ tục",
    "08 trường hợp nâng ngạch",
    "trực tuyến, đạt 60%",
    "cấp xã 21 thủ tục",
    "34/TB-SYT ngày 16/2/2022",
    "41/KH-SYT ngày 09/3/2022",
    "1299/SYT-VP ngày 03/3/2022",
    "107/2021/NĐ-CP",
    "47/TB-SYT ngày 01/3/2022",
    "35/KH-SYT ngày 02/03/2022",
    "Kế hoạch số 43/KH-SYT",
    "chuyên viên: 03 người",
    "Trong kỳ có 02 nhiệm vụ",
    "22/KH-SYT ngày 21/02/2022 kiểm tra",
    "đạt 60%.",
    "tiếp tục được duy trì",
    "Trung tâm giám sát",
    "các Sở, ban ngành chuyển",
)
"""The first mutation of these words is made in the tree of the imported report: one of each kind."""


def test_the_imported_report_is_as_silent_and_its_broken_places_are_found(corrected_report: Report) -> None:
    document, context = document_of(corrected_report), context_of(corrected_report)
    whole = [issue for issue in check(document, context) if issue.severity != "info"]
    errors, warnings = errors_and_warnings(whole)
    assert errors == 0 and warnings <= MOST_WARNINGS, "\n".join(told_of(whole))
    told = {(issue.code, issue.excerpt) for issue in whole}
    missed = [mutation.new for mutation in sampled() if not _is_found_in(document, context, mutation, told)]
    assert len(missed) <= (1 - LEAST_RECALL) * len(SAMPLE), missed


def sampled() -> list[Mutation]:
    return [next(mutation for mutation in MUTATIONS if mutation.old == old) for old in SAMPLE]


def _is_found_in(
    document: ReportDocument, context: CheckContext, mutation: Mutation, told: set[tuple[str, str]]
) -> bool:
    changed, key = with_words(document, mutation.old, mutation.new)
    nodes = {key} | {
        node.key
        for node in changed.walk()
        if any(words in text for words in mutation.beside for _, text in node.paragraphs())
    }
    return any(
        issue.node in nodes and is_named(mutation, issue) and (issue.code, issue.excerpt) not in told
        for issue in check(changed, context)
        if issue.severity != "info"
    )


def test_a_list_that_is_promised_and_missing_is_found_in_an_imported_report(
    health: Unit, period: ReportingPeriod
) -> None:
    mutation = next(one for one in MUTATIONS if one.kind == "phụ lục không có")
    outline = published_outline(period.outlines.get(unit_kind=health.kind).outline)
    text = corrected_seed().replace(mutation.old, mutation.new)
    parsed = parse_report(split_text(text), outline, health.short_name, health.name)
    report = import_parsed(parsed, "bao_cao.txt", health, period).report
    answer_everything(report)
    found = [issue for issue in check(document_of(report), context_of(report)) if is_named(mutation, issue)]
    assert [(issue.severity, issue.node) for issue in found] == [("warning", "results.institutions.dissemination")]
