"""Periods, dates and numbers of copied words, in every spelling that reports use."""

import re
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text import clean
from reports.domain.review_marks import review_marks
from tests.reports.conftest import SEED


def marked(text: str) -> list[tuple[str, str]]:
    return [(mark.text, mark.kind) for mark in review_marks(text)]


@pytest.mark.parametrize(
    "words",
    [
        "Quý I/2022",
        "quý I năm 2022",
        "quý I, năm 2022",
        "QUÍ I NĂM 2022",
        "quý 1 - 2022",
        "quý I và quý II năm 2022",
        "Q1/2022",
        "6 tháng đầu năm 2022",
        "06 tháng cuối năm",
        "6 tháng năm 2022",
        "sáu tháng đầu năm 2022",
        "9 tháng",
        "năm 2022",
        "năm học 2021 - 2022",
        "năm 2020, 2021 và 2022",
        "giai đoạn 2021-2025",
        "tháng 3/2022",
        "tháng 02 năm 2022",
        "tháng 12",
        "12/2021",
    ],
)
def test_a_period_is_one_mark_in_every_spelling(words):
    assert marked(f"Trong {words}; Sở đã họp.") == [(words, "period")]


@pytest.mark.parametrize(
    "words",
    [
        "ngày 14/3/2022",
        "Ngày 14/03/22",
        "ngày 14 / 3 / 2022",
        "ngày 14-3-2022",
        "ngày 14/3",
        "ngày 14",
        "ngày 14 tháng 3 năm 2022",
        "14 tháng 3",
        "14/3/2022",
        "14.3.2022",
        "14/3",
    ],
)
def test_a_date_is_one_mark_in_every_spelling(words):
    assert marked(f"Họp {words}, tại Sở") == [(words, "date")]


@pytest.mark.parametrize(
    "words",
    ["1.234,5", "98,81%", "100 %", "08", "5.292/5.292", "10/15", "25.000.000", "1.3.2022,5", "2022"],
)
def test_a_number_is_one_mark_with_its_separators_and_percent_sign(words):
    assert marked(f"Đạt {words}.") == [(words, "number")]


@pytest.mark.parametrize(
    "words",
    [
        "385/SYT-VP",
        "385 / SYT-VP",
        "107/2021/NĐ-CP",
        "02/2022/NQ-HĐND",
        "315/SNV-CCHC&VTLT",
        "57/2014/QH13",
        "22/KH-SYT",
    ],
)
def test_the_number_and_symbol_of_a_document_is_one_number(words):
    assert marked(f"Công văn số {words} ngày 17/01/2022 của Sở") == [(words, "number"), ("ngày 17/01/2022", "date")]


def test_the_marks_of_a_line_stand_in_order_with_their_places():
    text = "- Từ 15/12/2021 đến ngày 14/3/2022 tiếp nhận 1.234 hồ sơ/tháng, tăng 5% so với quý I năm 2021, 12 lần/năm"
    marks = review_marks(text)
    assert [(mark.text, mark.kind) for mark in marks] == [
        ("15/12/2021", "date"),
        ("ngày 14/3/2022", "date"),
        ("1.234", "number"),
        ("5%", "number"),
        ("quý I năm 2021", "period"),
        ("12", "number"),
    ]
    assert all(text[mark.start : mark.end] == mark.text for mark in marks)


def test_words_without_a_digit_or_a_period_have_no_mark():
    assert marked("Chưa phát sinh trong kỳ báo cáo; quý đơn vị hàng tháng, cuối năm tự rà soát mục II.") == []


PIECES = st.sampled_from(
    [
        *(
            "quý ",
            "Quý I",
            " năm ",
            "tháng ",
            "ngày ",
            "14",
            "3",
            "2022",
            "0",
            "/",
            "-",
            ".",
            ",",
            "%",
            " ",
            "\n",
            "\t",
        ),
        *("SYT", "-VP", "&", "I", "và ", "đầu", "giai đoạn ", "٣", "²", "😀", "ý", "x"),
    ]
)


@given(st.one_of(st.text(), st.lists(PIECES).map("".join)))
def test_marks_lie_in_the_text_in_order_and_hold_every_digit(text):
    marks = review_marks(text)
    assert all(text[mark.start : mark.end] == mark.text != "" for mark in marks)
    assert all(left.end <= right.start for left, right in pairwise(marks))
    inside = {place for mark in marks for place in range(mark.start, mark.end)}
    assert [match[0] for match in re.finditer(r"\d", text) if match.start() not in inside] == []


def test_every_digit_of_the_real_report_lies_in_a_mark_of_its_own_line():
    lines = clean(SEED.read_text("utf-8")).splitlines()
    left = [re.sub(r"\D", "", line) for line in lines]
    marks = [re.sub(r"\D", "", "".join(mark.text for mark in review_marks(line))) for line in lines]
    assert marks == left


@pytest.mark.parametrize(
    "text",
    [
        "1" * 200_000,
        "1/" * 100_000,
        "1." * 100_000,
        "quý I, " * 30_000,
        "1/A-" * 50_000,
        "1/A" + "-a" * 90_000,
        " " * 200_000,
    ],
)
def test_the_time_is_linear(text):
    started = time.perf_counter()
    review_marks(text)
    assert time.perf_counter() - started < 5
