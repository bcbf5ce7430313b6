from datetime import date

import pytest

from tthc.domain.online import LEVELS_OF
from tthc.domain.online_words import online_choices, parse_online, word_level

IN_2022 = date(2022, 12, 31)
LATER = date(2023, 1, 1)


@pytest.mark.parametrize(
    ("text", "online"),
    [
        ("", ("", "")),
        ("Không", ("", "")),
        ("không cung cấp", ("", "")),
        ("Toàn trình", ("extent", "full")),
        ("DVCTT TOÀN TRÌNH", ("extent", "full")),
        ("Dịch vụ công trực tuyến một phần", ("extent", "partial")),
        ("mức độ 3", ("levels", "3")),
        ("Mức 4", ("levels", "4")),
        ("Mức độ IV", ("levels", "4")),
        ("2", ("levels", "2")),
        ("DVCTT mức độ 1", ("levels", "1")),
    ],
)
def test_levels_are_read_as_lists_write_them(text: str, online: tuple[str, str]) -> None:
    assert parse_online(text, IN_2022) == online


def test_a_bare_number_after_2022_needs_its_scale() -> None:
    with pytest.raises(ValueError, match="“Mức độ 3” tính từ ngày 01/01/2023 không rõ theo thang nào"):
        parse_online("Mức độ 3", LATER)
    assert parse_online("Mức độ 3", LATER, "levels") == ("levels", "3")
    assert parse_online("Mức độ 3", IN_2022, "proactive") == ("proactive", "3")
    assert parse_online("một phần", LATER, "levels") == ("extent", "partial")


@pytest.mark.parametrize("text", ["mức độ 5", "có", "toàn trình, một phần", "không toàn trình", "x" * 500])
def test_other_words_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="không rõ, hãy ghi như “toàn trình”"):
        parse_online(text, IN_2022)


def test_every_level_of_every_scale_can_be_chosen_under_words_of_its_own() -> None:
    choices = online_choices()
    assert choices[0] == ("", "Không cung cấp trực tuyến")
    assert {value for value, _ in choices[1:]} == {f"{scale}:{one}" for scale in LEVELS_OF for one in LEVELS_OF[scale]}
    assert len({words for _, words in choices}) == len(choices)
    assert word_level("levels", "3") == "Mức độ 3 (thang đến năm 2022)"
    assert word_level("", "") == ""
