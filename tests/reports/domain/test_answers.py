import pytest

from reports.domain.answers import NOTHING_AROSE, answer_of, nothing_arose, says_something


@pytest.mark.parametrize("text", [NOTHING_AROSE, "Trong kỳ chưa phát sinh", "Không có", "không."])
def test_words_that_nothing_arose(text: str) -> None:
    assert nothing_arose(text)


@pytest.mark.parametrize("text", ["", "Không phát sinh nhưng có 1 vụ.", "Không có vướng mắc; đã ban hành quy chế."])
def test_words_that_say_more(text: str) -> None:
    assert not nothing_arose(text)


@pytest.mark.parametrize(("text", "expected"), [("", False), ("....%", False), ("…", False), ("0", True), ("Có", True)])
def test_a_blank_says_nothing(text: str, expected: bool) -> None:
    assert says_something(text) is expected


@pytest.mark.parametrize(
    ("written", "follows", "figures", "expected"),
    [
        ([], False, False, "unanswered"),
        (["....."], False, False, "unanswered"),
        (["Đã làm."], False, False, "answered"),
        (["Không phát sinh."], False, False, "none"),
        (["Không phát sinh."], True, True, "none"),
        (["Không phát sinh.", "Riêng Sở có 1 vụ."], False, False, "answered"),
        ([], True, False, "answered"),
        ([], False, True, "answered"),
    ],
)
def test_an_answer_follows_words_records_and_figures(
    written: list[str], follows: bool, figures: bool, expected: str
) -> None:
    assert answer_of(written, follows, figures) == expected
