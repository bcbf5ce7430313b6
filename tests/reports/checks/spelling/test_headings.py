"""Headings are read like the words below them: they are printed as the writer left them."""

from dataclasses import replace

import pytest

from core.issue import Issue, Mend
from reports.checks.rule import Rule
from reports.checks.spelling import RULES
from reports.checks.spelling.abbreviations import check_abbreviations
from reports.checks.spelling.capitals import check_capitals
from reports.checks.spelling.doubled_words import check_doubled_words
from reports.checks.spelling.fixed_terms import check_fixed_terms
from reports.checks.spelling.lookalike_letters import check_lookalike_letters
from reports.checks.spelling.spacing import check_spacing
from reports.checks.spelling.syllables import check_syllables
from reports.domain.document import Line, Node
from tests.reports.checks.trees import report, section


def headed(heading: str, *lines: Line, numeral: str = "", kind: str = "narrative") -> Node:
    return replace(section(*lines, kind=kind), heading=heading, numeral=numeral)


def told(rule: Rule, *nodes: Node) -> list[Issue]:
    return list(rule(report(*nodes)))


@pytest.mark.parametrize(("rule", "heading", "wrong", "right"), [
    (check_fixed_terms, "Thực hiện kiên nghị của thanh tra", "kiên nghị", "kiến nghị"),
    (check_syllables, "Kết quả đnag thực hiện", "đnag", "đang"),
    (check_lookalike_letters, "Kết quả nǎm trước", "nǎm", "năm"),
    (check_doubled_words, "Kết quả của của đơn vị", "của của", "của"),
    (check_spacing, "Tình hình , kết quả", "hình ,", "hình,"),
    (check_capitals, "Thực hiện chỉ đạo của Chính Phủ", "Chính Phủ", "Chính phủ"),
])  # fmt: skip
def test_a_slip_of_a_heading_is_told_and_mended_there(rule: Rule, heading: str, wrong: str, right: str) -> None:
    for node in (headed(heading), headed(heading, Line("", ": có.", inline=True), numeral="II.")):
        (issue,) = told(rule, node)
        assert (issue.node, issue.excerpt, issue.mend) == (node.key, wrong, Mend(wrong, right))


def test_a_heading_of_the_outline_is_not_the_units_to_mend() -> None:
    answered = headed("Kết quả đnag thực hiện kiên nghị", Line("", ": đnag làm.", inline=True))
    node = replace(answered, outline_heading=True)
    (issue,) = [one for rule in RULES for one in told(rule, node)]
    assert (issue.code, issue.excerpt) == ("syllable", "đnag")
    assert [one for rule in RULES for one in told(rule, replace(node, lines=()))] == []


def test_an_abbreviation_of_a_heading_is_compared_with_those_of_the_text() -> None:
    (issue,) = told(
        check_abbreviations, headed("Công tác CCH", Line("", "Kế hoạch CCHC, văn bản CCHC, kiểm tra CCHC."))
    )
    # "CCH" stands in "CCHC" as well: the mend takes the word before with it.
    assert (issue.excerpt, issue.mend) == ("CCH", Mend("tác CCH", "tác CCHC"))


@pytest.mark.parametrize(("rule", "heading", "answer", "wrong"), [
    (check_fixed_terms, "Đoàn thanh", " trra nêu 02 việc.", "thanh trra"),
    (check_spacing, "Kết quả:", "nội dung đã nêu.", "quả:nội"),
    (check_doubled_words, "Kết quả của", " của đơn vị.", "của của"),
])  # fmt: skip
def test_what_goes_from_the_heading_into_the_answer_has_no_mend(
    rule: Rule, heading: str, answer: str, wrong: str
) -> None:
    (issue,) = told(rule, headed(heading, Line("", answer, inline=True)))
    assert (issue.excerpt, issue.mend) == (wrong, None)


def test_letters_inside_other_words_of_the_section_are_not_mended_with_it() -> None:
    lines = Line("", "Theo CBCCVC, có CBCCVC và CBCCVC."), Line("", "Số CBCCV đã học.")
    (issue,) = told(check_abbreviations, section(*lines))
    assert issue.mend == Mend("Số CBCCV", "Số CBCCVC")


def test_the_name_of_the_signer_is_no_text() -> None:
    node = headed("Nguyễn Đnag", Line("", "kiên nghị"), kind="signer")
    assert [issue for rule in RULES for issue in told(rule, node)] == []
