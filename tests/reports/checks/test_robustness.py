"""No text makes a check raise or hang, and what a check says of a text stands in it."""

import sys
from collections.abc import Callable
from datetime import date
from functools import partial

import pytest
from hypothesis import given, settings

from core.issue import Issue
from reports.checks.context import CheckContext
from reports.checks.loose_text import document_of_text, split_lines
from reports.checks.reading import Reading
from reports.checks.rule import Rule
from reports.checks.runner import RULES, check
from reports.domain.document import ReportDocument
from tests.reports.checks.hostile_texts import (
    DISTINCT,
    PATHOLOGICAL,
    distinct_text,
    long_text,
    of_anything,
    of_fragments,
)

KNOWN = CheckContext(today=date(2022, 3, 20), holidays=frozenset({date(2022, 1, 1)}), words=frozenset({"idesk"}))
MANY = settings(max_examples=5_000, derandomize=True, deadline=None, database=None)
SHORT, LONG, VERY_LONG = 10_000, 20_000, 1_000_000
MOST_GROWTH = 2.3
VERY_LONG_ONES = (
    *("dots", "digits", "numerals", "brackets", "references", "among them", "percents", "tabs", "words", "accents"),
    *("ellipses", "items", "line ends", "a syllable", "wrong syllables"),
)
"""benchmarks/check_texts.py measures all."""


def read(text: str) -> tuple[ReportDocument, list[Issue]]:
    document = document_of_text(split_lines(text))
    return document, check(document, KNOWN)


def assert_words_stand_in_their_place(document: ReportDocument, issues: list[Issue]) -> None:
    texts = {node.key: "\n".join(text for _, text in node.paragraphs()) for node in document.walk()}
    for issue in issues:
        assert issue.severity in ("error", "warning", "info")
        assert issue.message and issue.code
        if issue.excerpt and issue.node:
            assert issue.excerpt in texts[issue.node], issue
        if issue.mend:
            assert issue.mend.words and issue.mend.words in texts[issue.node], issue
            assert issue.mend.words != issue.mend.replacement, issue


@MANY
@given(of_fragments)
def test_fragments_of_the_field_in_any_order_are_read(text: str) -> None:
    assert_words_stand_in_their_place(*read(text))


@MANY
@given(of_anything)
def test_any_characters_are_read(text: str) -> None:
    assert_words_stand_in_their_place(*read(text))


@pytest.mark.parametrize("name", VERY_LONG_ONES)
def test_a_million_characters_are_read_to_their_end(name: str) -> None:
    document, issues = read(long_text(PATHOLOGICAL[name], VERY_LONG))
    assert {issue.node for issue in issues} <= {node.key for node in document.walk()} | {""}


def calls_of(work: Callable[[], object]) -> int:
    """Return how many functions are called, those of the standard library and of regular expressions too."""
    count = 0

    def counted(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def work_of(text: str) -> dict[str, int]:
    """Return the work of each rule on a text; what all rules share is read before."""
    reading = Reading(document_of_text(split_lines(text)), KNOWN)
    assert len(reading.references) <= len(text)
    return {f"{rule.__module__}.{rule.__name__}": calls_of(partial(_run, rule, reading)) for rule in RULES}


def _run(rule: Rule, reading: Reading) -> None:
    list(rule(reading))


@pytest.mark.parametrize("name", PATHOLOGICAL)
def test_twice_the_text_takes_twice_the_work(name: str) -> None:
    assert grown_too_much(partial(long_text, PATHOLOGICAL[name])) == {}


@pytest.mark.parametrize("name", DISTINCT)
def test_twice_as_many_other_things_take_twice_the_work(name: str) -> None:
    assert grown_too_much(partial(distinct_text, name)) == {}


def grown_too_much(text_of: Callable[[int], str]) -> dict[str, tuple[int, int]]:
    """Return the rules whose work grows faster than the text, with the work on a text and on its double."""
    work_of(text_of(LONG))  # What is compiled once, or kept by word, is not counted.
    short, long = work_of(text_of(SHORT)), work_of(text_of(LONG))
    return {rule: (short[rule], calls) for rule, calls in long.items() if calls > MOST_GROWTH * short[rule] + 500}
