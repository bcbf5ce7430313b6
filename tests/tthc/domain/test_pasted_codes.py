import unicodedata

import pytest

from tthc.domain.pasted_codes import codes_in


def codes(text: str) -> list[str]:
    found, wrong = codes_in(text)
    assert wrong == []
    return [code for _, code in found]


@pytest.mark.parametrize(
    "text",
    [
        "1.004616\n1.004604",
        "1.004616, 1.004604",
        "1.004616;1.004604;",
        "1.004616 Cấp, cấp lại chứng chỉ\r\n1.004604 Đổi giấy, 1.5 tấn trở lên",
        "1. 1.004616 Cấp giấy\n2. 1.004604",
        "1\t1.004616\tCấp giấy\n2\t1.004604\tĐổi giấy",
        "- 1.004616.000.00.00.H06: Cấp giấy\n\n• 1.004604",
        "1.004616 Cấp giấy, 1.004604 Đổi giấy",
        "1.004616\n1.004604\n1.004616",
    ],
)
def test_codes_are_found_as_people_paste_them(text: str) -> None:
    assert codes(text) == ["1.004616", "1.004604"]
    assert codes(unicodedata.normalize("NFD", text)) == ["1.004616", "1.004604"]


def test_each_code_is_told_with_its_first_line() -> None:
    assert codes_in("\n1.004616\n1.004604, 1.004616")[0] == [(2, "1.004616"), (3, "1.004604")]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("1.46", 'mã thủ tục "1.46" sai, cần dạng 1.004616'),
        ("1.004616, 1.46", 'mã thủ tục "1.46" sai, cần dạng 1.004616'),
        ("1.0046167 Cấp giấy", 'mã thủ tục "1.0046167" sai, cần dạng 1.004616'),
        ("Cấp giấy", "không thấy mã thủ tục trong “Cấp giấy”, mỗi dòng cần bắt đầu bằng mã dạng 1.004616"),
    ],
)
def test_what_is_no_code_is_told_and_never_passed_over(text: str, reason: str) -> None:
    assert codes_in(f"1.003876\n{text}")[1] == [(2, reason)]


def test_nothing_holds_no_code() -> None:
    assert codes_in(" \n\u200b\n") == ([], [])
