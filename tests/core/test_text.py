"""One normal form at every entrance; keys that find and sort Vietnamese alike on every database."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from core.text import clean, fold, search_key, sort_key, squeeze

MODEST = settings(max_examples=100, derandomize=True, deadline=None)


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        (unicodedata.normalize("NFD", "Quyết định"), "Quyết định"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("dòng một\x0bdòng hai\x0ctrang sau", "dòng một\ndòng hai\ntrang sau"),
        ("một\u2028hai\u2029ba\x85bốn", "một\nhai\nba\nbốn"),
        ("\ufeffSố\u200b:\x00 05", "Số: 05"),
        ("Tổng số:\t25", "Tổng số:\t25"),
        ("a\ufffeb\uffffc\ufdd0d\ufdefe\ud83df\udc00g", "abcdefg"),
        ("Chữ 😀 \ufdcf\ufdf0 giữ nguyên", "Chữ 😀 \ufdcf\ufdf0 giữ nguyên"),
        # A zero-width space between letter and accent must not keep them apart.
        ("e\u200b\u0301", "é"),
    ],
)
def test_text_is_cleaned(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@MODEST
@given(st.text())
def test_clean_text_is_in_normal_form_and_stays_as_it_is(text: str) -> None:
    once = clean(text)
    assert unicodedata.is_normalized("NFC", once)
    assert clean(once) == once


def test_clean_text_can_be_stored_in_office_files() -> None:
    text = clean("".join(map(chr, range(0x110000))))
    element = etree.Element("text")
    element.text = text
    assert etree.fromstring(etree.tostring(element, encoding="utf-8")).text == text


def test_white_space_is_squeezed() -> None:
    assert squeeze(" a \u00a0 b\t\nc ") == "a b c"


def test_accents_and_case_are_folded_and_the_rest_stays() -> None:
    assert fold("Đẩy mạnh CCHC – Quý I/2022") == "day manh cchc – quy i/2022"
    assert fold(unicodedata.normalize("NFD", "Đường")) == "duong"


def test_a_search_key_holds_words_only() -> None:
    assert search_key("  Số: 05/BC-SYT, “Đã ký” ") == "so 05 bc syt da ky"


def test_names_sort_in_the_order_of_the_vietnamese_dictionary() -> None:
    ordered = [
        "An",
        "Ân",
        "Ba",
        "Bà",
        "Bả",
        "Bã",
        "Bá",
        "Bạ",
        "Bà Rịa",
        "Băng",
        "Dao",
        "Đào",
        "Em",
        "Ê đê",
        "Ong",
        "Ô",
        "Ơ",
        "Ư",
    ]
    assert sorted(reversed(ordered), key=sort_key) == ordered


def test_a_name_sorts_before_its_own_continuations_whatever_its_tone() -> None:
    assert sorted(["Hạ 1", "Hạ", "Ha 1"], key=sort_key) == ["Hạ", "Ha 1", "Hạ 1"]


def test_case_normal_form_and_outer_punctuation_do_not_count_in_sorting() -> None:
    assert sort_key("Sở Y tế.") == sort_key(unicodedata.normalize("NFD", "SỞ Y TẾ")) == sort_key(" “Sở Y tế”")
