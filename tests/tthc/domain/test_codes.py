import pytest

from tthc.domain.codes import parse_code


@pytest.mark.parametrize(
    "text",
    ["1.004616", " 1.004616 ", "1. 004616", "1.004616.000.00.00.H56", "1.004616.000.00.00.h56", "1.004616\u200b"],
)
def test_the_national_code_is_found_with_spaces_and_a_province_s_suffix(text: str) -> None:
    assert parse_code(text) == "1.004616"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "thiếu mã thủ tục"),
        ("  ", "thiếu mã thủ tục"),
        ("1004616", 'mã thủ tục "1004616" sai, cần dạng 1.004616'),
        ("1.00461", 'mã thủ tục "1.00461" sai, cần dạng 1.004616'),
        ("12.004616", 'mã thủ tục "12.004616" sai, cần dạng 1.004616'),
        ("1.004616.000", 'mã thủ tục "1.004616.000" sai, cần dạng 1.004616'),
        ("١.٠٠٤٦١٦", 'mã thủ tục "١.٠٠٤٦١٦" sai, cần dạng 1.004616'),
    ],
)
def test_anything_else_is_refused_with_the_form_that_is_wanted(text: str, reason: str) -> None:
    with pytest.raises(ValueError) as raised:
        parse_code(text)
    assert str(raised.value) == reason
