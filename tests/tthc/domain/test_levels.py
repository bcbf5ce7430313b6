import unicodedata

import pytest

from tthc.domain.levels import parse_levels


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("Cấp Bộ", "Cấp bộ"),
        ("cấp xã,Cấp Tỉnh", "Cấp tỉnh, Cấp xã"),
        ("Cơ quan khác, Cấp Xã, Cấp huyện, Cấp Tỉnh, Cấp bộ", "Cấp bộ, Cấp tỉnh, Cấp huyện, Cấp xã, Cơ quan khác"),
        ("Cấp xã, Cấp Xã", "Cấp xã"),
        (unicodedata.normalize("NFD", "Cấp  tỉnh"), "Cấp tỉnh"),
    ],
)
def test_levels_have_one_wording_and_one_order(text: str, levels: str) -> None:
    assert parse_levels(text) == levels


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (" ", "thiếu cấp thực hiện"),
        (
            "Cấp tỉnh, Cấp phường",
            'cấp thực hiện "Cấp phường" không có, chỉ nhận Cấp bộ, Cấp tỉnh, Cấp huyện, Cấp xã, Cơ quan khác',
        ),
        (
            "Cấp tỉnh,",
            'cấp thực hiện "" không có, chỉ nhận Cấp bộ, Cấp tỉnh, Cấp huyện, Cấp xã, Cơ quan khác',
        ),
    ],
)
def test_unknown_levels_are_named(text: str, reason: str) -> None:
    with pytest.raises(ValueError) as raised:
        parse_levels(text)
    assert str(raised.value) == reason
