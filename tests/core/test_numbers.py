"""Vietnamese numbers: the dot groups thousands, the comma is the decimal mark."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.numbers import format_number, parse_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("08", Decimal(8)),
        ("659.245", Decimal(659245)),
        (" 1.234,5 ", Decimal("1234.5")),
        ("98,81", Decimal("98.81")),
        ("-3", Decimal(-3)),
        ("0", Decimal(0)),
    ],
)
def test_numbers_are_read(text: str, value: Decimal) -> None:
    assert parse_number(text) == value


@pytest.mark.parametrize(
    "text", ["", ".....", "…", "1.23", "12.34", "1,2,3", "1 234", "gần 900", "1e5", "٣", "5%", "--5"]
)
def test_what_is_no_number_has_no_value(text: str) -> None:
    assert parse_number(text) is None


@pytest.mark.parametrize(
    ("value", "min_digits", "text"),
    [
        (Decimal(8), 2, "08"),
        (Decimal(8), 1, "8"),
        (Decimal(0), 2, "0"),
        (Decimal("-0.00"), 1, "0"),
        (Decimal(-8), 2, "-08"),
        (Decimal("98.50"), 2, "98,5"),
        (Decimal("1E+6"), 1, "1.000.000"),
    ],
)
def test_numbers_are_written(value: Decimal, min_digits: int, text: str) -> None:
    assert format_number(value, min_digits) == text


@settings(max_examples=200, derandomize=True, deadline=None)
@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**12), max_value=10**12))
def test_a_written_number_reads_back(value: Decimal) -> None:
    assert parse_number(format_number(value)) == value
    assert parse_number(format_number(value, min_digits=2)) == value
