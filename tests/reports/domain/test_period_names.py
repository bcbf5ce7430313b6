"""Periods in running text."""

from datetime import date

import pytest

from reports.domain.document import Period
from reports.domain.period_names import MOST_MENTIONS, kind_and_year, named_periods, period_mentions, reword


def mentions(text: str) -> list[tuple[str, str, int | None]]:
    return [(text[one.start : one.end], one.kind, one.year) for one in period_mentions(text)]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("quý I/2022", "2022-Q1"),
        ("QUÍ I NĂM 2022", "2022-Q1"),
        ("quý 4 năm 2021", "2021-Q4"),
        ("06 tháng đầu năm 2022", "2022-6T"),
        ("9 tháng năm 2023", "2023-9T"),
    ],
)
def test_a_period_with_its_year_has_a_key(text: str, key: str) -> None:
    (named,) = named_periods(f"Báo cáo {text} của Sở")
    assert (named.key, named.year) == (key, int(key[:4]))


@pytest.mark.parametrize(
    "text", ["quý I", "năm 2022", "6 tháng cuối năm 2022", "quý vị", "trong 6 tháng", "quý V/2022"]
)
def test_other_words_have_no_key(text: str) -> None:
    assert list(named_periods(text)) == []


@pytest.mark.parametrize(
    ("text", "kind", "year"),
    [
        ("quý I - năm 2022", "Q1", 2022),
        ("quý III của năm 2022", "Q3", 2022),
        ("sáu tháng đầu năm 2021", "6T", 2021),
        ("chín tháng đầu năm 2021", "9T", 2021),
        ("quý IV", "Q4", None),
        ("6 tháng đầu", "6T", None),
        ("năm 2021", "N", 2021),
    ],
)
def test_words_name_a_period_with_or_without_a_year(text: str, kind: str, year: int | None) -> None:
    assert mentions(f"Trong {text}, Sở đã") == [(text, kind, year)]


@pytest.mark.parametrize(
    "text",
    [
        "ngày 10 tháng 3 năm 2022",
        "giai đoạn năm 2021-2025",
        "6 tháng cuối năm 2022",
        "thời hạn 6 tháng",
        "Dự kiến kiểm tra trong quý III và IV/2022",
        "quý I, quý II/2022",
        "Nghị định năm 2021/NĐ-CP",
    ],
)
def test_dates_durations_and_several_quarters_in_one_are_left_out(text: str) -> None:
    assert mentions(text) == []


def test_two_periods_share_the_year_that_stands_with_the_second() -> None:
    first, second = period_mentions("Kết quả quý I và phương hướng, nhiệm vụ quý II năm 2022")
    assert (first.year, first.shares_year, second.year, second.shares_year) == (2022, True, 2022, False)


def test_what_is_compared_keeps_its_own_year() -> None:
    first, second = period_mentions("Trong quý I, tăng 5% so với quý I năm 2021")
    assert (first.year, second.year) == (None, 2021)


@pytest.mark.parametrize(
    ("text", "kind", "year", "same"),
    [
        ("quý II/2022", "6T", 2022, True),
        ("9 tháng đầu năm 2022", "Q3", 2022, True),
        ("quý IV/2022", "N", 2022, True),
        ("quý IV", "N", 2022, True),
        ("quý IV/2021", "N", 2022, False),
        ("quý IV/2021", "Q1", 2022, False),
        ("6 tháng đầu năm 2022", "Q3", 2022, False),
    ],
)
def test_provinces_call_one_report_by_several_names(text: str, kind: str, year: int, same: bool) -> None:
    (mention,) = period_mentions(text)
    assert mention.may_be(kind, year) is same


@pytest.mark.parametrize(
    ("words", "new"),
    [
        ("quý I - năm 2021", "quý I - năm 2022"),
        ("QUÍ I NĂM 2021", "QUÍ I NĂM 2022"),
        ("QUÝ IV NĂM 2021", "QUÝ I NĂM 2022"),
        ("Quý IV/2021", "Quý I/2022"),
        ("6 tháng đầu năm 2021", "quý I năm 2022"),
    ],
)
def test_a_period_is_reworded_in_the_same_manner(words: str, new: str) -> None:
    (mention,) = period_mentions(words)
    assert reword(words, mention, "Q1", 2022) == new


def test_other_kinds_are_reworded_as_they_are_called() -> None:
    (mention,) = period_mentions("quý I năm 2022")
    assert [reword("quý I năm 2022", mention, kind, 2023) for kind in ("6T", "9T", "N", "Q3")] == [
        "6 tháng đầu năm 2023",
        "9 tháng đầu năm 2023",
        "năm 2023",
        "quý III năm 2023",
    ]


def test_months_of_a_period() -> None:
    found = period_mentions("quý III; 6 tháng đầu năm 2022; năm 2022")
    assert [(one.first_month, one.last_month) for one in found] == [(7, 9), (1, 6), (1, 12)]


def test_a_period_of_the_portal_has_kind_and_year() -> None:
    day = date(2022, 1, 1)
    assert kind_and_year(Period("2022-6T", "6 tháng đầu năm 2022", day, day)) == ("6T", 2022)
    assert kind_and_year(Period("", "", day, day)) is None


def test_no_text_takes_long() -> None:
    assert len(period_mentions("năm 2021 " * 100_000)) == MOST_MENTIONS
    assert mentions("quý " * 200_000 + "\u00a0" * 100_000) == []
