"""Names of issuing bodies as real lists write them."""

import pytest

from directives.domain.issuer_names import may_be_same_body


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("UBND tỉnh", "Ủy ban nhân dân tỉnh Bà Rịa - Vũng Tàu"),
        ("Sở Y tế", "SO Y TE"),
        ("Chủ tịch UBND tỉnh", "UBND tỉnh"),
        ("", "Bộ Y tế"),
    ],
)
def test_one_body_under_two_names(left: str, right: str) -> None:
    assert may_be_same_body(left, right)
    assert may_be_same_body(right, left)


@pytest.mark.parametrize(("left", "right"), [("UBND huyện Đất Đỏ", "UBND huyện Long Điền"), ("Bộ Y tế", "Sở Y tế")])
def test_two_bodies(left: str, right: str) -> None:
    assert may_be_same_body(left, right) is False
