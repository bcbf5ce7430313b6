"""A loose text becomes a report that every rule can read."""

import unicodedata

from reports.checks.loose_text import NO_PERIOD, LooseParagraph, document_of_text, period_of, split_lines
from reports.checks.reading import Reading
from reports.domain.document import TABLE_ROW
from tests.reports.checks.corrected_seed import corrected_seed


def test_lines_keep_their_numbers_in_the_text() -> None:
    assert split_lines("\n\nMột\r\n \t\r\n  Hai ") == [LooseParagraph(3, "Một"), LooseParagraph(5, "Hai")]


def test_lines_are_read_as_nfc() -> None:
    assert split_lines(unicodedata.normalize("NFD", "Quyết định")) == [LooseParagraph(1, "Quyết định")]


def test_adjacent_lines_with_the_same_tabs_and_a_number_are_a_table() -> None:
    text = "Số liệu:\nLĩnh vực\tTiếp nhận\tGiải quyết\nDược\t12\t\nTổng\t12\t10\n\nHết"
    assert split_lines(text) == [
        LooseParagraph(1, "Số liệu:"),
        LooseParagraph(2, "Lĩnh vực\tTiếp nhận\tGiải quyết", True),
        LooseParagraph(3, "Dược\t12\t", True),
        LooseParagraph(4, "Tổng\t12\t10", True),
        LooseParagraph(6, "Hết"),
    ]


def test_tabs_that_only_set_words_apart_make_no_table() -> None:
    for text in (
        "+ Tổng số nhiệm vụ:\t25\n+ Số nhiệm vụ đã thực hiện:\t10",
        "UBND TỈNH\t\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỞ Y TẾ\t\tĐộc lập - Tự do - Hạnh phúc",
        "Nơi nhận:\t\t25",
    ):
        assert [one.is_table_row for one in split_lines(text)] == [False] * (text.count("\n") + 1)


def test_each_paragraph_is_a_passage_named_by_its_line() -> None:
    paragraphs = [*split_lines("I. PHẦN MỘT\n\n- Một việc"), LooseParagraph(4, "a\t1", True)]
    passages = Reading(document_of_text(paragraphs)).passages
    assert [(one.node, one.marker, one.text) for one in passages] == [
        ("line.1", "", "I. PHẦN MỘT"),
        ("line.3", "-", "Một việc"),
        ("line.4", TABLE_ROW, "a\t1"),
    ]


def test_what_stands_round_the_body_has_the_kinds_of_a_report() -> None:
    document = document_of_text(split_lines(corrected_seed()))
    kinds = {node.kind for node in document.walk()}
    assert {"title", "legal_bases", "intro", "closing", "recipients", "signer"} <= kinds
    assert document.title == "BÁO CÁO CÔNG TÁC CẢI CÁCH HÀNH CHÍNH QUÍ I NĂM 2022"


def test_the_period_is_the_one_that_the_title_names_unless_somebody_says_which() -> None:
    paragraphs = split_lines(corrected_seed())
    assert document_of_text(paragraphs).period == period_of("2022-Q1")
    assert document_of_text(paragraphs, period_of("2022-6T")).period.key == "2022-6T"
    assert document_of_text(split_lines("Một đoạn văn.")).period == NO_PERIOD


def test_a_promised_annex_is_missed_in_a_whole_report_alone() -> None:
    promise = "- Kết quả giải quyết hồ sơ: đính kèm bảng số liệu."
    whole = f"I. CHỈ ĐẠO\n{promise}\nII. KẾT QUẢ\nIII. ĐÁNH GIÁ"
    assert [node.key for node in document_of_text(split_lines(whole)).walk() if node.open_annex] == ["line.2"]
    for text in (promise, f"{whole}\nPhụ lục I. Bảng số liệu"):
        assert not any(node.open_annex for node in document_of_text(split_lines(text)).walk())
