"""Formulas of figures: read, refused in Vietnamese, worked out."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.domain.formulas import evaluate, formula_codes, is_too_large, parse_formula, word_formula

MODEST = settings(max_examples=200, derandomize=True, deadline=None)
VALUES = {"a": Decimal(10), "b.c": Decimal(25), "zero": Decimal(0), "missing": None}


@pytest.mark.parametrize(
    ("formula", "reason"),
    [
        ("", "còn thiếu số hạng ở cuối"),
        ("a +", "còn thiếu số hạng ở cuối"),
        ("+ a", "thiếu số hạng trước “+”"),
        ("a b", "thiếu dấu phép tính trước “b”"),
        ("a (b)", "thiếu dấu phép tính trước “(”"),
        ("(a", "thiếu dấu đóng ngoặc"),
        ("a)", "thừa dấu đóng ngoặc"),
        ("()", "thiếu số hạng trước “)”"),
        ("a % b", "có ký tự lạ ở vị trí 2"),
        ("_a + 1", "có ký tự lạ ở vị trí 1"),
    ],
)
def test_a_malformed_formula_is_refused(formula: str, reason: str) -> None:
    with pytest.raises(ValueError) as refusal:
        parse_formula(formula)
    assert str(refusal.value) == f"công thức “{formula}” {reason}"


def test_a_formula_tells_its_codes() -> None:
    assert formula_codes("b.c / (a + 1.5) * 100") == {"a", "b.c"}


@pytest.mark.parametrize(
    ("formula", "words"),
    [
        ("b.c / (a + 1.5) * 1000", "<b.c> : (<a> + 1,5) × 1.000"),
        ("a/b.c*100 - a", "<a> : <b.c> × 100 - <a>"),
        ("", ""),
    ],
)
def test_a_formula_is_worded_as_people_write_it(formula: str, words: str) -> None:
    assert word_formula(formula, lambda code: f"<{code}>") == words


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("a + b.c * 2", Decimal(60)),
        ("(a + b.c) * 2", Decimal(70)),
        ("b.c - a - 5", Decimal(10)),
        ("a / b.c * 100", Decimal(40)),
        ("a / 3", Decimal("3.33")),
        ("20 / 3 * 10", Decimal("66.67")),
        # Half up, as people round: 3,125 is 3,13.
        ("1 / 32 * 100", Decimal("3.13")),
        ("a / zero", None),
        ("zero / a", Decimal(0)),
        ("a + missing", None),
        ("a + unknown", None),
    ],
)
def test_formulas_are_worked_out(formula: str, value: Decimal | None) -> None:
    assert evaluate(formula, VALUES) == value


@MODEST
@given(st.text(alphabet="a_b.19+-*/() ٣", max_size=25) | st.text(max_size=10))
def test_any_text_is_worked_out_or_refused(formula: str) -> None:
    try:
        value = evaluate(formula, VALUES)
    except ValueError as refusal:
        assert str(refusal).startswith("công thức “")
    else:
        assert value is None or value.is_finite()


@MODEST
@given(st.decimals(allow_nan=False), st.decimals(allow_nan=False), st.sampled_from("+-*/"))
def test_no_value_is_too_large(left: Decimal, right: Decimal, sign: str) -> None:
    value = evaluate(f"a {sign} b", {"a": left, "b": right})
    assert value is None or value.is_finite()


def test_a_value_that_cannot_be_stored_is_none_at_all() -> None:
    largest = {"a": Decimal(999_999_999_999), "b": Decimal("0.0001")}
    assert evaluate("a + a + a", largest) == Decimal(2_999_999_999_997)
    assert evaluate("a * a", largest) is None
    assert evaluate("0 - a / b", largest) is None
    assert evaluate("a * 1000", largest) == Decimal(999_999_999_999_000)


def test_too_large_is_told_from_unknown() -> None:
    values = {"a": Decimal(999_999_999_999), "b": Decimal(0), "c": None}
    told = {text: is_too_large(text, values) for text in ("a * a", "a + a", "a / b", "a * c", "không phải")}
    assert told == {"a * a": True, "a + a": False, "a / b": False, "a * c": False, "không phải": False}
