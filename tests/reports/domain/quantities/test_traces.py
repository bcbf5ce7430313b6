"""The trace of a slip of the keyboard."""

from decimal import Decimal

import pytest

from reports.domain.quantities.traces import has_trace, is_near, is_slip


@pytest.mark.parametrize(
    ("written", "right"),
    [("1482", "1492"), ("5250", "5520"), ("12640", "1264"), ("8.45", "8.25"), ("146", "136")],
)
def test_one_digit_two_digits_changed_about_and_a_shifted_point_are_slips(written: str, right: str) -> None:
    assert is_slip(Decimal(written), Decimal(right))


@pytest.mark.parametrize(
    ("written", "right"), [("31", "32"), ("1482", "1529"), ("412", "412"), ("99", "990"), ("0", "100"), ("512", "-512")]
)
def test_short_numbers_and_numbers_far_apart_are_not(written: str, right: str) -> None:
    assert not is_slip(Decimal(written), Decimal(right))


def test_a_slip_in_one_part_explains_a_wrong_sum() -> None:
    assert has_trace(Decimal(12640), [Decimal(7120), Decimal(5250)])
    assert not has_trace(Decimal(12640), [Decimal(7120), Decimal(4811)])


def test_one_item_or_a_few_in_a_hundred_are_near() -> None:
    assert is_near(Decimal(18), Decimal(19))
    assert is_near(Decimal(245), Decimal(243))
    assert not is_near(Decimal(5), Decimal(6))
    assert not is_near(Decimal(120), Decimal(96))
