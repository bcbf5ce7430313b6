"""Formulas whose value nobody can mean."""

from reports.checks.figures.too_large import check_too_large
from tests.reports.checks.earlier_reports import found, told, with_figures


def test_a_formula_beyond_what_can_be_stored_is_noted() -> None:
    large = told("a", 10**11)
    product = told("b", None, formula="a * a")
    (issue,) = found(check_too_large, with_figures("2022-Q1", large, product))
    assert (issue.severity, issue.code, issue.excerpt) == ("info", "too_large", "Chỉ tiêu b")
    assert issue.message == "Chỉ tiêu “Chỉ tiêu b” chưa có số: tính theo công thức thì từ 1.000.000 tỷ hồ sơ trở lên."


def test_unanswered_for_another_reason_is_not() -> None:
    for formula in ("a * c", "a / zero", "a + a", "không phải công thức"):
        figures = (told("a", 10), told("zero", None, state="none"), told("c", None), told("b", None, formula=formula))
        assert found(check_too_large, with_figures("2022-Q1", *figures)) == [], formula
