"""Figures in words: sentences read and written, phrases found in running text, blanks left blank."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.domain.outline import OutlineFigure
from reports.domain.sentences import (
    asks_for_annex,
    figure_value,
    phrase_values,
    says_the_same,
    sentence_values,
    slot_codes,
    word_sentence,
)

HELD = "Số lớp đã tổ chức: {held} lớp."
TRAINEES = "Số lượng được cử: {all} người (cao cấp: {high} người; trung cấp: {middle} người)."


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Số lớp đã tổ chức: 04 lớp.", Decimal(4)),
        ("Số lớp đã tổ chức:.....lớp.", None),
        ("Số lớp đã tổ chức: … lớp", None),
        ("Số lớp đã tổ chức: lớp", None),
        ("so lop da to chuc 1.234 lop;", Decimal(1234)),
        ("  Số  lớp đã tổ chức :\t12,5 lớp", Decimal("12.5")),
    ],
)
def test_a_sentence_gives_its_figure(text: str, value: Decimal | None) -> None:
    assert sentence_values(HELD, text) == {"held": value}


@pytest.mark.parametrize(
    "text",
    ["Số lớp đã tổ chức: 04 lớp, còn lại 02 lớp", "Số lớp chưa tổ chức: 04 lớp", "Số lớp đã tổ chức: bốn lớp", ""],
)
def test_another_sentence_gives_nothing(text: str) -> None:
    assert sentence_values(HELD, text) is None


def test_each_slot_is_read_on_its_own() -> None:
    text = "Số lượng được cử: người (cao cấp:.....người; trung cấp: 03 người)."
    assert sentence_values(TRAINEES, text) == {"all": None, "high": None, "middle": Decimal(3)}
    assert slot_codes(TRAINEES) == ["all", "high", "middle"]


def test_a_sentence_is_worded_without_its_marker_and_with_blanks() -> None:
    assert word_sentence("+ Tổng số nhiệm vụ: {total}", {"total": Decimal(5)}) == "Tổng số nhiệm vụ: 05"
    assert word_sentence(HELD, {}) == "Số lớp đã tổ chức: ..... lớp."


def test_a_text_says_the_same_character_for_character() -> None:
    assert says_the_same(HELD, {"held": Decimal(4)}, " Số lớp đã tổ chức:  04 lớp.")
    assert not says_the_same(HELD, {"held": Decimal(4)}, "Số lớp đã tổ chức: 4 lớp.")


VALUES = st.none() | st.decimals(min_value=-(10**9), max_value=10**9, places=2)


@settings(max_examples=150, derandomize=True, deadline=None)
@given(st.fixed_dictionaries({"all": VALUES, "high": VALUES, "middle": VALUES}))
def test_what_a_sentence_is_worded_with_it_gives_back(values: dict[str, Decimal | None]) -> None:
    assert sentence_values(TRAINEES, word_sentence(TRAINEES, values)) == values


def found(phrases: str | tuple[str, ...], text: str) -> Decimal | None:
    phrases = (phrases,) if isinstance(phrases, str) else phrases
    return phrase_values([OutlineFigure("n", "Số", "số", find=phrases)], text).get("n")


@pytest.mark.parametrize(
    ("phrase", "text", "value"),
    [
        ("bãi bỏ {} thủ tục", "Trong kỳ bãi bỏ 02 thủ tục hành chính", Decimal(2)),
        ("bãi bỏ {} thủ tục", "TRONG KỲ BÃI BỎ 1.002  THỦ TỤC", Decimal(1002)),
        ("{}%", "đạt 98,81% kế hoạch", Decimal("98.81")),
        ("số thủ tục ... là {} thủ tục", "Số thủ tục đang tiếp nhận tại Trung tâm là 126 thủ tục", Decimal(126)),
        # Not across sentences, not from a fraction, a date, a symbol or a part of a number.
        ("số thủ tục ... là {} thủ tục", "Số thủ tục tăng. Đã bỏ là 3 thủ tục", None),
        ("tổng số: {}", "tổng số: 1.456/1.625 hồ sơ", None),
        ("tổng số: {}", "tổng số: 12/13", None),
        ("tổng số: {}", "tổng số: 15.3.2022", None),
        ("{} trường hợp", "5/13 trường hợp", None),
        ("bãi bỏ {} thủ tục", "bãi bỏ ..... thủ tục", None),
        ("bãi bỏ {} thủ tục", "bãi bỏ một số thủ tục", None),
    ],
)
def test_phrases_find_figures_in_running_text(phrase: str, text: str, value: Decimal | None) -> None:
    assert found(phrase, text) == value


def test_the_first_phrase_that_fits_wins() -> None:
    assert found(("khoảng {} triệu", "{} triệu"), "564 triệu, ước khoảng 600 triệu") == Decimal(600)


def test_a_promised_attachment_is_noticed() -> None:
    assert asks_for_annex("(*Đính kèm danh sách*)")
    assert asks_for_annex("Chi tiết tại Phụ lục 2 kèm theo.")
    assert asks_for_annex("có danh sách cụ thể kèm theo báo cáo này")
    assert not asks_for_annex("kèm theo quyết định")
    assert not asks_for_annex("Danh mục ban hành kèm theo Quyết định số 12/QĐ-UBND")
    assert not asks_for_annex("danh mục thủ tục kèm theo các Quyết định công bố; hồ sơ kèm theo tài liệu")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("999.999.999.999", Decimal(999_999_999_999)),
        ("-999999999999", Decimal(-999_999_999_999)),
        ("1.000.000.000.000", None),
        ("9999999999999999", None),
    ],
)
def test_a_figure_has_at_most_twelve_digits_before_the_comma(text: str, value: Decimal | None) -> None:
    assert figure_value(text) == value
    assert sentence_values(HELD, f"Số lớp đã tổ chức: {text} lớp.") == {"held": value}
