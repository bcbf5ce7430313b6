"""Shares as fractions in words."""

import pytest

from reports.domain.quantities.claims import read_statement
from reports.domain.quantities.spelled_shares import wrong_spelled_shares


def wrong(text: str) -> list[str]:
    found = wrong_spelled_shares(read_statement(text))
    return [text[one.claim.mention.start : one.claim.mention.end] for one in found]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Có 36 trên tổng số 90 trụ sở, tức một nửa, đã lắp màn hình.", "một nửa"),
        ("Rà soát 84/112 quy trình, đạt hai phần ba.", "hai phần ba"),
        ("Trong 120 đơn vị có 24 đơn vị vi phạm, chiếm một phần ba.", "một phần ba"),
    ],
)
def test_a_fraction_that_the_figures_do_not_give(text: str, words: str) -> None:
    assert wrong(text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "Có 45 trên tổng số 90 trụ sở, tức một nửa, đã lắp màn hình.",
        "Rà soát 84/112 quy trình, đạt ba phần tư.",
        "Trong 120 đơn vị có 36 đơn vị vi phạm, chiếm gần một phần ba.",
        "Đã xử lý 24/90 đơn, bằng một nửa so với cùng kỳ.",
    ],
)
def test_right_rough_and_other_fractions_are_silent(text: str) -> None:
    assert wrong(text) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Hơn một nửa số xã (24/60 xã) đã có phòng họp trực tuyến.", 1),
        ("Hơn một nửa số xã (36/60 xã) đã có phòng họp trực tuyến.", 0),
    ],
)
def test_the_fraction_behind_the_words(text: str, count: int) -> None:
    assert len(list(wrong_spelled_shares(read_statement(text)))) == count
