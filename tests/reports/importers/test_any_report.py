"""Reports made from the outline at random: whatever is in them, every line goes to its place, once and in order."""

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from reports.domain.lines import canonical_line
from reports.importers.parsing import ParsedNode, parse_report
from reports.importers.reading import split_text
from tests.reports.importers.random_reports import Written, reports
from tests.reports.importers.samples import heads, in_order, outline, parse

MODEST = settings(max_examples=30, derandomize=True, deadline=None)


def printed(node: ParsedNode) -> list[str]:
    """Return the paragraphs that a node prints as: heading and inline answer are one, lines have their markers."""
    head = " ".join(part for part in (node.numeral, node.marker, node.heading) if part)
    lines = [(f"{line.marker} {line.text}" if line.marker else line.text, line.inline) for line in node.lines]
    if lines and lines[0][1]:
        return [head + lines[0][0], *(text for text, _ in lines[1:])]
    return [*([head] if head else []), *(text for text, _ in lines)]


@MODEST
@given(reports())
def test_each_heading_is_found_and_nothing_else(report: Written) -> None:
    assert heads(parse(report.lines)) == report.heads


@MODEST
@given(reports())
def test_every_line_is_placed_once_and_in_order(report: Written) -> None:
    parsed = parse(report.lines)
    assert [*parsed.unmatched, *in_order(parsed)] == report.lines


@MODEST
@given(reports())
def test_what_is_placed_prints_as_it_was_written(report: Written) -> None:
    parsed = parse(report.lines)
    lines = [*parsed.unmatched, *(line for node in parsed.nodes for line in printed(node))]
    assert [canonical_line(line) for line in lines] == [canonical_line(line) for line in report.lines]


def lost_accents(text: str) -> str:
    kept = "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))
    return kept.replace("đ", "d").replace("Đ", "D")


WAYS = {
    "lower case": str.lower,
    "without accents": lost_accents,
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "double spaces": lambda text: text.replace(" ", "  "),
    "dashes": lambda text: text.replace("- ", "– ", 1) if text.startswith("- ") else text,
    "no space after the marker": lambda text: (
        text[0] + text[2:] if text[:2] in ("- ", "+ ") and text[2].isalpha() else text
    ),
    "abbreviated": lambda text: text.replace("cải cách hành chính", "CCHC").replace("thủ tục hành chính", "TTHC"),
}


@MODEST
@given(reports(), st.sets(st.sampled_from(sorted(WAYS)), min_size=1, max_size=3))
def test_no_way_of_typing_loses_a_line_or_a_heading(report: Written, ways: set[str]) -> None:
    lines = report.lines
    for way in sorted(ways):
        lines = [WAYS[way](line) for line in lines]
    paragraphs = split_text("\n".join(lines))
    parsed = parse_report(paragraphs, outline(), "SYT", "Sở Y tế")
    assert [*parsed.unmatched, *in_order(parsed)] == [paragraph.text for paragraph in paragraphs]
    assert [node.node.key for node in parsed.nodes if node.node.level] == list(report.heads)
