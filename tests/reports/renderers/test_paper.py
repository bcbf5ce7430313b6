"""The HTML of the paper: bare for the PDF, with links and marks for the screen."""

import re

import lxml.html
import pytest

from reports.domain.document import TABLE_ROW, FigureValue, Line, Node, Source
from reports.renderers.paper import render_paper, render_paper_page
from tests.reports.renderers.sample_tree import sample_document, small_document

URL = "/bao-cao/1/so-lieu/"


def prompt(**changes: object) -> Node:
    return Node(
        **{
            "key": "steering.documents",
            "kind": "documents",
            "level": 4,
            "numeral": "",
            "marker": "-",
            "heading": "Văn bản chỉ đạo:",
            "state": "answered",
            **changes,
        }
    )


def rendered(node: Node, records_url: str | None = URL) -> lxml.html.HtmlElement:
    return lxml.html.fromstring(render_paper(small_document(node), records_url))


def texts(page: lxml.html.HtmlElement, selector: str) -> list[str]:
    return [" ".join(element.text_content().split()) for element in page.find_class(selector)]


def test_every_printed_node_has_an_anchor_of_its_own() -> None:
    document = sample_document()
    found = re.findall(r' id="node-([^"]+)"', render_paper(document))
    assert found == [node.key for node in document.walk() if node.kind not in ("header", "outside")]


def test_text_is_escaped() -> None:
    page = render_paper(small_document(prompt(lines=(Line("+", "<script>alert(1)</script> 5/<b>x"),))))
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>" not in page
    assert "<b>" not in page


def test_list_with_a_source_links_to_its_records() -> None:
    [link] = rendered(prompt(source=Source("documents", 10))).find_class("records-link")
    assert link.get("href") == "/bao-cao/1/so-lieu/steering.documents/"
    assert link.text_content() == "Xem 10 văn bản"


@pytest.mark.parametrize(("state", "words"), [("none", "Không phát sinh"), ("unanswered", "Danh sách")])
def test_figure_with_a_source_links_to_its_records(state: str, words: str) -> None:
    figure = FigureValue("plan.total", "Tổng số", "nhiệm vụ", state, source=Source("plan_tasks", 25))
    [link] = rendered(prompt(figures=(figure,))).find_class("records-link")
    assert link.get("href") == "/bao-cao/1/so-lieu/figure/plan.total/"
    assert link.text_content() == words


def test_generated_line_is_marked_and_a_written_one_says_how_it_differs() -> None:
    generated = Line("+", "Kế hoạch số 22/KH-SYT", origin="generated")
    written = Line("+", "Kế hoạch số 23/KH-SYT", differs="Kế hoạch số 24/KH-SYT", document_ids=(7,))
    counted = Line("+", "Tổ chức 02 lớp.", differs="Tổ chức 03 lớp.")
    page = rendered(prompt(lines=(generated, written, counted)))
    assert texts(page, "line-generated") == ["Kế hoạch số 22/KH-SYT"]
    assert texts(page, "line-differs") == [
        "Khác văn bản trong sổ: Kế hoạch số 24/KH-SYT",
        "Khác số liệu trong báo cáo: Tổ chức 03 lớp.",
    ]


def test_rows_of_a_table_say_below_it_how_they_differ() -> None:
    rows = (
        Line(TABLE_ROW, "STT\tVăn bản"),
        Line(TABLE_ROW, "1\tSố 23/KH-SYT", differs="Kế hoạch số 24/KH-SYT", document_ids=(7,)),
        Line(TABLE_ROW, "2\tSố 25/KH-SYT"),
    )
    page = rendered(prompt(lines=rows))
    [note] = page.find_class("line-differs")
    assert note.text_content() == "Khác văn bản trong sổ: Kế hoạch số 24/KH-SYT"
    assert note.getprevious().tag == "table"
    assert "line-differs" not in render_paper(small_document(prompt(lines=rows)))


@pytest.mark.parametrize("level", [3, 4])
def test_generated_line_behind_a_heading_is_marked(level: int) -> None:
    line = Line("", "theo quy chế.", origin="generated", inline=True)
    assert texts(rendered(prompt(level=level, lines=(line,))), "line-generated") == ["theo quy chế."]


@pytest.mark.parametrize(
    ("changes", "marks"),
    [
        ({"state": "unanswered", "required": True}, ["Chưa trả lời"]),
        ({"state": "unanswered", "required": False}, []),
        ({"state": "answered", "required": True}, []),
        ({"state": "answered", "open_annex": True}, ["Chưa có tệp đính kèm"]),
    ],
)
def test_what_is_missing_is_marked_on_the_screen(changes: dict[str, object], marks: list[str]) -> None:
    assert texts(rendered(prompt(**changes)), "paper-note") == marks


def test_absent_heading_is_named_on_the_screen_and_left_out_on_paper() -> None:
    absent = prompt(absent=True, state="unanswered")
    assert texts(rendered(absent), "mark-absent") == ["Chưa có trong báo cáo: - Văn bản chỉ đạo:"]
    assert "Văn bản chỉ đạo" not in render_paper(small_document(absent))


def test_what_is_outside_the_outline_is_not_shown() -> None:
    outside = prompt(kind="outside", children=(prompt(key="inside", heading="Bên trong"),))
    page = render_paper(small_document(outside), URL)
    assert ("Văn bản chỉ đạo" in page, "Bên trong" in page) == (False, False)


def test_bare_paper_has_no_link_mark_or_note() -> None:
    page = render_paper_page(sample_document())
    for word in ("records-link", "paper-note", "line-generated", "Chưa trả lời", "Khác văn bản", "Khác số liệu"):
        assert word not in page


def test_report_without_figures_has_no_annex() -> None:
    assert "SỐ LIỆU CÔNG TÁC CẢI CÁCH HÀNH CHÍNH" not in render_paper(small_document(prompt()))


def test_frame_and_signature_are_no_tables_and_no_style_stands_in_the_html() -> None:
    page = render_paper(
        small_document(*(node for node in sample_document().nodes if node.level == 1 and not node.numeral))
    )
    assert "<table" not in page
    assert "style=" not in page
