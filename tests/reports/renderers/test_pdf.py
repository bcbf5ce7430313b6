"""The PDF itself, read back: page, type area, fonts, tags, words."""

import gc
import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pdfminer.high_level import extract_pages
from pdfminer.layout import LTChar, LTPage, LTTextLine
from pypdf import PdfReader

from reports.domain.document import Line, Node
from reports.renderers.pdf import render_pdf
from tests.reports.renderers.sample_tree import issued_header, printed_paragraphs, sample_document, small_document

MM = 72 / 25.4
A4 = (210, 297)
BODY_PAGES = 11


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return render_pdf(sample_document())


@pytest.fixture(scope="module")
def pages(pdf: bytes) -> list[LTPage]:
    return list(extract_pages(BytesIO(pdf)))


def text_lines(item: object) -> Iterator[LTTextLine]:
    if isinstance(item, LTTextLine):
        if item.get_text().strip():
            yield item
    elif hasattr(item, "__iter__"):
        for child in item:
            yield from text_lines(child)


def chars(line: LTTextLine) -> list[LTChar]:
    return [char for char in line if isinstance(char, LTChar) and char.get_text().strip()]


def find_line(pages: list[LTPage], start: str) -> LTTextLine:
    return next(line for page in pages for line in text_lines(page) if line.get_text().strip().startswith(start))


def look(line: LTTextLine) -> tuple[int, str]:
    """Return size and face of a line's first letter."""
    first = chars(line)[0]
    return round(first.size), first.fontname.partition("Serif")[2].strip("-") or "Regular"


def is_margin_text(line: LTTextLine) -> bool:
    return line.y0 > (A4[1] - 20) * MM


def joined(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_pages_are_a4_portrait(pages: list[LTPage]) -> None:
    assert {(round(page.width / MM), round(page.height / MM)) for page in pages} == {A4}


def test_text_stays_inside_the_margins(pages: list[LTPage]) -> None:
    for page in pages:
        lines = [line for line in text_lines(page) if not is_margin_text(line)]
        assert min(char.x0 for line in lines for char in chars(line)) >= 30 * MM - 0.5
        # Justified lines may hang over by a trace; the decree lets the right margin be 15 to 20 mm.
        assert max(char.x1 for line in lines for char in chars(line)) <= (210 - 19) * MM
        assert min(line.y0 for line in lines) >= 20 * MM


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("UBND TỈNH", (13, "Regular")),
        ("SỞ Y TẾ", (13, "Bold")),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", (13, "Bold")),
        ("Độc lập - Tự do - Hạnh phúc", (14, "Bold")),
        ("Số:", (13, "Regular")),
        ("Bà Rịa, ngày", (14, "Italic")),
        ("BÁO CÁO", (14, "Bold")),
        ("CÔNG TÁC CẢI CÁCH", (14, "Bold")),
        ("Kính gửi: Sở Nội vụ", (14, "Regular")),
        ("Căn cứ Công văn", (14, "Italic")),
        ("I. CÔNG TÁC", (14, "Bold")),
        ("1. Về kế hoạch", (14, "Bold")),
        ("5.1. Kết quả", (14, "Bold")),
        ("- Việc xây dựng", (14, "Regular")),
        ("Nơi nhận:", (12, "Bold-Italic")),
        ("- Lưu: VP, VT.", (11, "Regular")),
        ("GIÁM ĐỐC", (14, "Bold")),
        ("Phạm Minh An", (14, "Bold")),
        ("Phụ lục", (14, "Bold")),
        ("SỐ LIỆU CÔNG TÁC CẢI CÁCH HÀNH CHÍNH", (14, "Bold")),
    ],
)
def test_size_and_face_of_each_part(pages: list[LTPage], start: str, expected: tuple[int, str]) -> None:
    assert look(find_line(pages, start)) == expected


def test_national_title_stands_on_one_line_beside_the_body(pages: list[LTPage]) -> None:
    nation, parent = find_line(pages, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), find_line(pages, "UBND TỈNH")
    assert nation.y0 == pytest.approx(parent.y0, abs=0.5)
    assert nation.x0 > parent.x1


def test_number_and_date_stand_on_one_row(pages: list[LTPage]) -> None:
    number, place = find_line(pages, "Số:"), find_line(pages, "Bà Rịa, ngày")
    assert chars(number)[0].matrix[5] == pytest.approx(chars(place)[0].matrix[5], abs=0.5)


def test_first_line_is_indented(pages: list[LTPage]) -> None:
    for start in ("Sở Y tế báo cáo", "I. CÔNG TÁC", "1. Về kế hoạch", "- Việc xây dựng", "+ Tổng số nhiệm vụ"):
        assert find_line(pages, start).x0 / MM == pytest.approx(30 + 12.7, abs=0.1)


def test_run_in_heading_alone_is_bold(pages: list[LTPage]) -> None:
    line = find_line(pages, "quyền điện tử, chính quyền số: Ban hành")
    words = "".join(char.get_text() for char in chars(line) if "Bold" in char.fontname)
    assert words == joined("quyền điện tử, chính quyền số:")


def test_page_numbers_are_centred_above_the_text_but_not_on_first_pages(pages: list[LTPage]) -> None:
    numbers = []
    for page in pages:
        found = [line for line in text_lines(page) if is_margin_text(line) and line.get_text().strip().isdigit()]
        for line in found:
            assert (line.x0 + line.x1) / 2 / MM == pytest.approx((30 + 190) / 2, abs=0.2)
            assert look(line) == (14, "Regular")
        numbers.append([line.get_text().strip() for line in found])
    assert numbers[:BODY_PAGES] == [[], *([str(number)] for number in range(2, BODY_PAGES + 1))]
    assert numbers[BODY_PAGES:] == [[], *([str(number)] for number in range(2, len(pages) - BODY_PAGES + 1))]


def test_draft_is_marked_in_the_margin_of_every_page_and_an_approved_paper_is_not(pages: list[LTPage]) -> None:
    def marks(of: list[LTPage]) -> list[bool]:
        return [any("DỰ THẢO" in line.get_text() for line in text_lines(page) if is_margin_text(line)) for page in of]

    assert marks(pages) == [True] * len(pages)
    approved = list(extract_pages(BytesIO(render_pdf(sample_document(state="approved"))), page_numbers=[0, 1]))
    assert marks(approved) == [False, False]


def test_known_number_and_date_are_printed() -> None:
    page = PdfReader(BytesIO(render_pdf(small_document(header=issued_header())))).pages[0].extract_text()
    assert joined("Số: 05/BC-SYT") in joined(page)
    assert joined("Bà Rịa, ngày 07 tháng 02 năm 2022") in joined(page)


def test_only_the_shipped_font_is_embedded(pdf: bytes, tmp_path: Path) -> None:
    file = tmp_path / "report.pdf"
    file.write_bytes(pdf)
    listed = subprocess.run(["pdffonts", file], capture_output=True, text=True, check=True).stdout.splitlines()[2:]
    assert {re.sub(r"^[A-Z]{6}\+", "", line.split()[0]) for line in listed} == {
        f"Portal-Liberation-Serif{face}" for face in ("", "-Bold", "-Italic", "-Bold-Italic")
    }
    assert all(" yes yes yes " in line for line in listed)


def test_pdf_is_tagged_and_names_its_title_and_language(pdf: bytes) -> None:
    reader = PdfReader(BytesIO(pdf))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"].value is True
    assert root["/Lang"] == "vi"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert reader.metadata.title == sample_document().title
    assert b"pdfuaid" in root["/Metadata"].get_data()


def test_every_paragraph_is_printed(pages: list[LTPage]) -> None:
    printed = joined(
        "".join(line.get_text() for page in pages for line in text_lines(page) if not is_margin_text(line))
    )
    texts = [text for marker, text in printed_paragraphs(sample_document()) if marker != "|"]
    assert [text for text in texts if joined(text) not in printed] == []


def test_equal_trees_give_equal_bytes(pdf: bytes) -> None:
    assert render_pdf(sample_document()) == pdf


@pytest.mark.parametrize("paragraphs", range(14, 26, 2))
def test_signature_stays_whole_and_below_some_text(paragraphs: int) -> None:
    nodes = [node for node in sample_document().nodes if node.kind in ("closing", "recipients", "signer")]
    lines = tuple(Line("", f"Đoạn văn thứ {number} của báo cáo.") for number in range(paragraphs))
    body = Node("body", "narrative", 4, "", "", "", "answered", lines=lines)
    pages = PdfReader(BytesIO(render_pdf(small_document(body, *nodes)))).pages
    texts = [page.extract_text() for page in pages]
    last = joined(texts[-1])
    assert all(joined(words) in last for words in ("Nơi nhận:", "- Lưu: VP, VT.", "GIÁM ĐỐC", "Phạm Minh An"))
    assert joined("Trên đây là báo cáo") in last


@pytest.mark.parametrize("enabled", [True, False])
def test_garbage_collection_is_left_as_it_was(enabled: bool) -> None:
    (gc.enable if enabled else gc.disable)()
    try:
        render_pdf(small_document())
        assert gc.isenabled() is enabled
    finally:
        gc.enable()


def test_text_that_looks_like_markup_is_printed_as_written() -> None:
    node = replace(sample_document().nodes[3], lines=(Line("", "<b>đậm</b> & 1 < 2"),))
    assert joined("<b>đậm</b> & 1 < 2") in joined(
        PdfReader(BytesIO(render_pdf(small_document(node)))).pages[0].extract_text()
    )
