"""Syllables that are told apart by one thing that is often confused."""

import pytest

from reports.checks.spelling.confusions import are_confusable


@pytest.mark.parametrize(("word", "meant"), [
    ("xoát", "soát"), ("chiển", "triển"), ("giải", "rải"), ("nâng", "lâng"), ("hạng", "hạn"), ("chặc", "chặt"),
    ("nhân", "nhận"), ("cãi", "cải"), ("thế", "thể"), ("lý", "lí"), ("chinh", "chin"), ("cô", "cơ"),
])  # fmt: skip
def test_one_confusion_is_seen(word: str, meant: str) -> None:
    assert are_confusable(word, meant)


@pytest.mark.parametrize(("word", "meant"), [
    ("hàng", "hành"), ("công", "không"), ("xoạt", "soát"), ("thanh", "tranh"), ("chưng", "chứn"),
])  # fmt: skip
def test_two_confusions_and_other_letters_are_none(word: str, meant: str) -> None:
    assert not are_confusable(word, meant)
