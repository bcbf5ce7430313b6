"""The marks of a report's Word file."""

from dataclasses import replace

import pytest

from reports.domain.document import TABLE_ROW, Line, Node
from reports.domain.node_marks import (
    name_report,
    node_mark,
    place_digest,
    printed_paragraphs,
    read_mark,
    report_identifier,
    words_digest,
)

REPORT = report_identifier("BRVT", "SYT", "2022-Q1")
KEY = "results.digital_government.public_services.one_stop_software"


def test_a_mark_is_the_name_of_a_bookmark_and_never_changes() -> None:
    mark = node_mark(REPORT, KEY, ["- Kế hoạch số 22/KH-SYT"])
    assert mark == "cchc_cda6c9f677ffb52c_aa00e861cfeabe8c"
    assert len(mark) <= 40


def test_a_mark_is_read_back() -> None:
    mark = read_mark(node_mark(REPORT, KEY, ["- Một dòng"]))
    assert mark is not None
    assert (mark.place, mark.words) == (place_digest(REPORT, KEY), words_digest(["– Một  dòng"]))


@pytest.mark.parametrize("name", ["", "_GoBack", "cchc_", "cchc_xyz_1", "cchc_a7ce76a2ea43b55f_6a3f6f4d6d0d1a1d2"])
def test_other_bookmarks_are_no_marks(name: str) -> None:
    assert read_mark(name) is None


def test_report_node_and_words_all_count() -> None:
    other = report_identifier("DLK", "SYT", "2022-Q1")
    assert (
        len({node_mark(REPORT, KEY), node_mark(other, KEY), node_mark(REPORT, "x"), node_mark(REPORT, KEY, "a")}) == 4
    )
    assert words_digest(["a", "b"]) != words_digest(["ab"])


def test_an_identifier_is_named_in_words() -> None:
    assert (REPORT, name_report(REPORT)) == ("cchc:BRVT/SYT/2022-Q1", "BRVT/SYT, kỳ 2022-Q1")


@pytest.mark.parametrize("identifier", ["", "ISBN 123", "cchc:a/b", "cchc:<b>/b/c", f"cchc:{'a' * 50}/b/c"])
def test_what_is_no_identifier_has_no_name(identifier: str) -> None:
    assert name_report(identifier) == ""


def test_a_node_is_printed_as_it_is_read_back() -> None:
    lines = (Line("", "đạt 98%", inline=True), Line("+", "Một"), Line(TABLE_ROW, "1\tDược"), Line(TABLE_ROW, "\t"))
    node = Node("a", "narrative", 2, "1.", "-", "Kết quả: ", "answered", lines=lines)
    assert printed_paragraphs(node) == ["- 1. Kết quả: đạt 98%", "+ Một", "1\tDược"]
    assert printed_paragraphs(replace(node, absent=True)) == []
