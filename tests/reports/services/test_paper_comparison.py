"""The words of a signed copy against those of its revision."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO

import pytest
from pypdf import PdfReader

from reports.domain.document import Node, ReportDocument
from reports.domain.signed_copies import MAX_DIFFERENCES, WordDifference
from reports.renderers.pdf import render_pdf
from reports.services.paper_comparison import compare_copy, printed_words
from tests.reports.renderers.sample_tree import sample_document

SENT = replace(sample_document(), state="submitted")
_REFORM = SENT.nodes[5]
# A third of the report: a PDF of all of it takes seconds to make and to read.
SHORT = replace(SENT, nodes=(*SENT.nodes[:5], replace(_REFORM, children=_REFORM.children[:1]), *SENT.nodes[-4:]))


@cache
def pages_of(document: ReportDocument) -> list[str]:
    """The words of a report's PDF, page by page; read once, as that takes seconds."""
    return [page.extract_text() for page in PdfReader(BytesIO(render_pdf(document))).pages]


def changed(document: ReportDocument, change: Callable[[str], str]) -> ReportDocument:
    """The report with other words in its lines."""

    def below(node: Node) -> Node:
        lines = tuple(replace(line, text=change(line.text)) for line in node.lines)
        return replace(node, lines=lines, children=tuple(map(below, node.children)))

    return replace(document, nodes=tuple(map(below, document.nodes)))


@pytest.fixture(scope="module")
def pages() -> list[str]:
    return pages_of(SENT)


def test_the_portals_own_pdf_says_what_the_revision_says(pages: list[str]) -> None:
    found = compare_copy(SENT, pages)
    assert (found.outcome, found.missing, found.added, found.differing) == ("same", 0, 0, 0)
    assert found.words > 5000


def test_number_date_and_place_are_no_difference() -> None:
    header = replace(SHORT.header, number="123", issued_on=date(2022, 3, 15))
    assert compare_copy(SHORT, pages_of(replace(SHORT, header=header))).outcome == "same"
    without_place = replace(SHORT, header=replace(SHORT.header, place=""))
    assert compare_copy(without_place, pages_of(SHORT)).outcome == "same"


def test_a_correction_names_what_it_replaces() -> None:
    corrected = replace(SHORT, header=replace(SHORT.header, replaces="Báo cáo số 05/BC-SYT ngày 15/3/2022"))
    assert compare_copy(corrected, pages_of(corrected)).outcome == "same"
    (missing,) = compare_copy(corrected, pages_of(SHORT)).differences
    assert (missing.missing, missing.added) == ("Thay thế Báo cáo số 05/BC-SYT ngày 15/3/2022", "")


def test_line_breaks_case_and_punctuation_are_no_difference(pages: list[str]) -> None:
    broken = [page.replace("/", "/\n").replace("-", " – ").replace(",", " ,").upper() for page in pages]
    assert compare_copy(SENT, broken).outcome == "same"


def test_words_that_a_program_joined_or_divided_are_no_difference(pages: list[str]) -> None:
    broken = [page.replace("Covid", "Co vid").replace("công chức", "côngchức") for page in pages]
    assert compare_copy(SENT, broken).outcome == "same"


@pytest.mark.parametrize("margin", ["{}", "- {} -", "Trang {}/20"])
def test_page_numbers_are_no_difference(pages: list[str], margin: str) -> None:
    numbered = [f"{margin.format(number)}\n{page}" for number, page in enumerate(pages, start=1)]
    assert compare_copy(SENT, numbered).outcome == "same"


@pytest.mark.parametrize(
    "stamp",
    [
        "Ký bởi: Sở Y tế\nNgày ký: 15/03/2022 10:00:00",
        "Người ký: Nguyễn Văn A\nEmail: a@example.vn\nCơ quan: Sở Y tế\nThời gian ký: 15.03.2022 10:00:00 +07:00",
        "Digitally signed by SỞ Y TẾ\nDate: 2022.03.15",
    ],
)
def test_the_mark_of_a_digital_signature_is_no_difference(pages: list[str], stamp: str) -> None:
    assert compare_copy(SENT, [f"{pages[0]}\n{stamp}", *pages[1:]]).outcome == "same"


def test_a_changed_figure_is_shown_with_the_words_around_it(pages: list[str]) -> None:
    found = compare_copy(SENT, [page.replace("có 02 nhiệm vụ", "có 03 nhiệm vụ") for page in pages])
    assert (found.outcome, found.missing, found.added, found.differing) == ("different", 1, 1, 1)
    assert found.differences == (
        WordDifference(
            before="UBND tỉnh giao: Trong kỳ có",
            missing="02",
            added="03",
            after="nhiệm vụ được giao trên hệ",
        ),
    )


def test_a_paragraph_left_out_and_one_put_in_are_shown() -> None:
    without = changed(SHORT, lambda text: "" if "18/KH-SYT" in text else text)
    (left_out,) = compare_copy(SHORT, pages_of(without)).differences
    assert ("18/KH-SYT ngày 17/02/2022" in left_out.missing, left_out.added) == (True, "")
    (put_in,) = compare_copy(without, pages_of(SHORT)).differences
    assert ("18/KH-SYT ngày 17/02/2022" in put_in.added, put_in.missing) == (True, "")


def test_words_like_a_page_number_are_no_difference_where_the_report_has_them(pages: list[str]) -> None:
    above, below = pages[0].split("Tổng số nhiệm vụ: 25")
    assert compare_copy(SENT, [f"{above}Tổng số nhiệm vụ:\n25", below, *pages[1:]]).outcome == "same"


def test_words_like_a_mark_are_no_difference_where_the_report_has_them() -> None:
    signed = changed(SHORT, lambda text: text.replace("có 02 nhiệm vụ được giao", "có 02 nhiệm vụ người ký: Giám đốc"))
    assert (
        compare_copy(signed, [page.replace("người ký:", "\nngười ký:") for page in pages_of(signed)]).outcome == "same"
    )


def test_a_long_text_is_no_mark_of_a_signature(pages: list[str]) -> None:
    hidden = "Ký bởi: " + "không đạt chỉ tiêu được giao " * 10 + "\nNgày ký: 15/3/2022"
    assert compare_copy(SENT, [f"{pages[0]}\n{hidden}", *pages[1:]]).added > 50


def test_so_many_differences_are_shown_and_all_are_counted() -> None:
    found = compare_copy(
        SENT, pages_of(changed(SENT, lambda text: text.replace("Y tế", "Yté").replace("2022", "2O22")))
    )
    assert len(found.differences) == MAX_DIFFERENCES < found.differing
    assert found.not_shown == found.differing - MAX_DIFFERENCES
    assert found.missing >= found.differing


def test_another_document_is_told(pages: list[str]) -> None:
    found = compare_copy(SENT, ["Thông báo về việc nghỉ lễ của cơ quan, đơn vị trực thuộc. " * 20])
    assert (found.outcome, found.is_another_text) == ("different", True)
    assert all(len(one.missing) <= 301 for one in found.differences)


def test_a_scan_is_told_also_with_a_stamp_on_it() -> None:
    assert compare_copy(SENT, ["", ""]).outcome == "no_text"
    assert compare_copy(SENT, ["Ký bởi: Sở Y tế, 15/3/2022", "", ""]).outcome == "no_text"


def test_far_too_much_text_is_not_compared() -> None:
    assert compare_copy(SENT, ["chữ " * 400_000]).outcome == "too_long"


def test_pages_whose_words_could_not_be_read_are_counted(pages: list[str]) -> None:
    assert compare_copy(SENT, pages, unread_pages=2).unread_pages == 2


def test_what_is_printed_begins_with_the_frame_and_leaves_room_for_number_and_date() -> None:
    words = list(printed_words(SENT))
    assert words[:3] == ["UBND TỈNH", "BÀ RỊA\u00a0- VŨNG TÀU", "SỞ Y TẾ"]
    assert words[5] == "Số: \ue000/BC-SYT"
    assert words[6] == "Bà Rịa, ngày \ue000 tháng \ue000 năm \ue000 "
