"""From the tree to the parts of a printed paper."""

import pytest

from reports.domain.document import TABLE_ROW, Line, Node
from reports.renderers.layout import Cell, Paragraph, Table, lay_out
from tests.reports.renderers.sample_tree import printed_paragraphs, sample_document, small_document


def node(kind: str = "narrative", level: int = 2, heading: str = "", numeral: str = "", *lines: Line) -> Node:
    return Node("key", kind, level, numeral, "", heading, "answered", lines=lines)


def test_sample_falls_into_title_body_and_signature() -> None:
    layout = lay_out(sample_document())
    assert layout.type_name == "BÁO CÁO"
    assert layout.subject == ("CÔNG TÁC CẢI CÁCH HÀNH CHÍNH QUÍ I NĂM 2022",)
    assert [section.node.kind for section in layout.body[:3]] == ["legal_bases", "intro", "narrative"]
    assert layout.body[-1].node.kind == "closing"
    assert (layout.recipients_label, len(layout.recipients)) == ("Nơi nhận:", 8)
    assert layout.recipients[0] == "- Bộ Y tế (B/cáo);"
    assert (layout.posts, layout.signer_name) == (("GIÁM ĐỐC",), "Phạm Minh An")


def test_every_paragraph_stands_once_in_the_layout() -> None:
    document = sample_document()
    layout = lay_out(document)
    words = [layout.type_name, *layout.subject]
    for section in layout.body:
        for block in section.blocks:
            if isinstance(block, Paragraph):
                words.append(block.text)
            else:
                words += ["\t".join(cell.text for cell in row) for row in (block.head, *block.rows)]
    words += [layout.recipients_label, *layout.recipients, *layout.posts, layout.signer_name]
    tree = [f"{m} {t}" if m not in ("", TABLE_ROW) else t for m, t in printed_paragraphs(document)]
    assert [text.strip() for text in words] == [text.strip() for text in tree]


def test_heading_and_inline_line_are_one_paragraph() -> None:
    line = Line("", "đúng quy chế.", inline=True)
    [section] = lay_out(small_document(node("narrative", 3, "Tài sản công: ", "5.2", line))).body
    assert section.blocks == (Paragraph("5.2 Tài sản công: ", "đúng quy chế.", 3, line),)


@pytest.mark.parametrize(
    ("kind", "level", "expected"),
    [("narrative", 1, 1), ("documents", 3, 3), ("narrative", 4, 0), ("legal_bases", 1, 0), ("closing", 1, 0)],
)
def test_headings_are_levels_one_to_three_of_the_body(kind: str, level: int, expected: int) -> None:
    [section] = lay_out(small_document(node(kind, level, "Kết quả"))).body
    assert section.blocks == (Paragraph("Kết quả", "", expected),)


def test_consecutive_table_rows_become_one_table_with_equally_long_rows() -> None:
    before, after = Line("", "Số liệu:"), Line("+", "Hết.")
    rows = (Line(TABLE_ROW, "STT\tLĩnh vực\tTổng"), Line(TABLE_ROW, "1\tDược"))
    [section] = lay_out(small_document(node("table", 4, "", "", before, *rows, after))).body
    assert section.blocks == (
        Paragraph("", "Số liệu:", line=before),
        Table((Cell("STT"), Cell("Lĩnh vực"), Cell("Tổng")), ((Cell("1"), Cell("Dược"), Cell("")),), rows),
        Paragraph("+ ", "Hết.", line=after),
    )


@pytest.mark.parametrize(
    ("texts", "posts", "name"),
    [
        ([], (), ""),
        (["GIÁM ĐỐC"], ("GIÁM ĐỐC",), ""),
        (["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"], ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), ""),
        (["Phạm Minh An"], (), "Phạm Minh An"),
        (["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Phạm Minh An"], ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "Phạm Minh An"),
    ],
)
def test_last_line_of_the_signer_is_the_name_unless_in_capitals(
    texts: list[str], posts: tuple[str, ...], name: str
) -> None:
    layout = lay_out(small_document(node("signer", 1, "", "", *(Line("", text) for text in texts))))
    assert (layout.posts, layout.signer_name) == (posts, name)


@pytest.mark.parametrize("columns", [1, 2, 6, 11, 20])
def test_columns_fill_the_whole_width(columns: int) -> None:
    table = Table(tuple(Cell("Lĩnh vực giải quyết" * (i % 3)) for i in range(columns)), ())
    assert sum(table.widths) == 100
    assert len(table.widths) == columns


def test_too_many_columns_share_the_width_equally() -> None:
    assert Table((Cell("c"),) * 21, ()).widths == ()


@pytest.mark.parametrize(("text", "leads_in"), [("Gồm các văn bản:", True), ("Kết quả: đã làm.", False), ("", False)])
def test_a_paragraph_that_announces_a_list_does_not_end_a_page(text: str, leads_in: bool) -> None:
    assert Paragraph("- ", text).leads_in is leads_in
