"""Figures that can only grow within a year."""

from reports.checks.previous.falling import check_falling
from tests.reports.checks.earlier_reports import earlier, found, told, with_figures

ADDED_UP = frozenset({"issued"})


def test_six_months_tell_at_least_what_the_first_quarter_told() -> None:
    document = with_figures("2022-6T", told("issued", 11))
    (issue,) = found(check_falling, document, earlier=(earlier("2022-Q1", issued=12),), added_up=ADDED_UP)
    assert (issue.severity, issue.node, issue.excerpt, issue.needs_reason) == (
        "warning",
        "a",
        "Chỉ tiêu issued",
        True,
    )
    assert issue.message == (
        "Chỉ tiêu “Chỉ tiêu issued” lũy kế cả kỳ là 11, ít hơn số đã báo cáo trong năm: Quý I/2022 12."
    )
    assert "ít nhất 12" in issue.suggestion
    equal = with_figures("2022-6T", told("issued", 12))
    assert found(check_falling, equal, earlier=(earlier("2022-Q1", issued=12),), added_up=ADDED_UP) == []


def test_a_year_holds_six_months_and_the_third_quarter() -> None:
    before = (earlier("2022-Q3", issued=8), earlier("2022-6T", issued=20), earlier("2022-Q1", issued=12))
    (issue,) = found(check_falling, with_figures("2022-N", told("issued", 27)), earlier=before, added_up=ADDED_UP)
    assert "6 tháng đầu năm 2022 20, Quý III/2022 8 (cộng lại là 28)" in issue.message
    assert found(check_falling, with_figures("2022-N", told("issued", 28)), earlier=before, added_up=ADDED_UP) == []


def test_the_third_quarter_is_not_cumulative() -> None:
    before = (earlier("2022-6T", issued=20), earlier("2022-Q1", issued=12))
    assert found(check_falling, with_figures("2022-Q3", told("issued", 3)), earlier=before, added_up=ADDED_UP) == []


def test_another_year_begins_anew() -> None:
    before = (earlier("2021-N", issued=90),)
    assert found(check_falling, with_figures("2022-Q1", told("issued", 3)), earlier=before, added_up=ADDED_UP) == []


def test_what_is_counted_on_the_last_day_may_fall() -> None:
    before = (earlier("2022-Q1", pending=90),)
    assert found(check_falling, with_figures("2022-6T", told("pending", 3)), earlier=before, added_up=ADDED_UP) == []


def test_an_empty_figure_is_not_zero() -> None:
    before = (earlier("2022-Q1", issued=90),)
    assert found(check_falling, with_figures("2022-6T", told("issued", None)), earlier=before, added_up=ADDED_UP) == []
