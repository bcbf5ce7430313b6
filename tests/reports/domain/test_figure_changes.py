"""A figure before and after: the difference, the percentage, and the words for both."""

from dataclasses import replace
from decimal import Decimal

import pytest

from reports.domain.document import FigureValue, Node
from reports.domain.figure_changes import FigureChange, amount, compare_figures
from tests.reports.renderers.sample_tree import small_document


def figure(value: str | None, state: str = "answered", unit: str = "hồ sơ", **changes: object) -> FigureValue:
    number = None if value is None else Decimal(value)
    return replace(FigureValue("dossiers.total", "Tổng số hồ sơ", unit, state, number), **changes)


UNANSWERED = figure(None, "unanswered")
NONE = figure(None, "none")
NOT_YET = figure(None, "not_yet_available", note="Chờ số liệu")


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (figure("48"), figure("60"), "+12 (+25,0%)"),
        (figure("60"), figure("48"), "-12 (-20,0%)"),
        (figure("3"), figure("4"), "+1 (+33,3%)"),
        (figure("1203400"), figure("564250.5"), "-639.149,5 (-53,1%)"),
        (figure("2000"), figure("2001"), "+1 (+0,1%)"),
        (figure("-4"), figure("2"), "+6 (+150,0%)"),
        (figure("0"), figure("5"), "+5"),
        (figure("5"), figure("0"), "-5 (-100,0%)"),
        (NONE, figure("5"), "+5"),
        (figure("5"), NONE, "-5 (-100,0%)"),
        (figure("0"), NONE, ""),
        (figure("7"), figure("7.000"), ""),
        (UNANSWERED, figure("5"), "mới có"),
        (NOT_YET, figure("0"), "mới có"),
        (None, figure("5"), "mới có"),
        (figure("5"), UNANSWERED, "không còn"),
        (figure("5"), None, "không còn"),
        (UNANSWERED, NOT_YET, ""),
        (None, UNANSWERED, ""),
    ],
)
def test_a_change_in_words(before: FigureValue | None, after: FigureValue | None, words: str) -> None:
    assert FigureChange(before, after).change == words


def test_a_rate_changes_by_points_and_not_by_a_percentage_of_itself() -> None:
    change = FigureChange(figure("40", unit="%"), figure("42.5", unit="%"))
    assert (change.change, change.difference, change.percent) == ("+2,5 điểm %", Decimal("2.5"), None)


def test_the_percentage_is_rounded_half_up_to_one_decimal() -> None:
    assert FigureChange(figure("800"), figure("802")).percent == Decimal("0.3")
    assert FigureChange(figure("800"), figure("798")).percent == Decimal("-0.3")


def test_none_counts_as_nought_and_what_is_unknown_does_not() -> None:
    assert [amount(one) for one in (NONE, UNANSWERED, NOT_YET, None)] == [Decimal(0), None, None, None]


@pytest.mark.parametrize(
    ("after", "is_changed"),
    [
        (figure("5"), False),
        (figure("5.0"), False),
        (figure("5", previous=Decimal(1), computed=Decimal(6), origin="typed"), False),
        (figure("6"), True),
        (figure("5", note="Theo văn bản"), True),
        (figure("5", unit="thủ tục"), True),
        (None, True),
    ],
)
def test_what_a_reader_sees_counts_as_a_change(after: FigureValue | None, is_changed: bool) -> None:
    assert FigureChange(figure("5"), after).is_changed is is_changed


def test_two_reports_are_compared_figure_by_figure_in_the_order_of_the_later_one() -> None:
    def with_figures(**values: str):
        figures = tuple(figure(value, code=code) for code, value in values.items())
        return small_document(Node("a", "figures", 2, "1.", "", "Hồ sơ", "answered", figures=figures))

    found = compare_figures(with_figures(gone="1", kept="2", same="3"), with_figures(same="3", new="4", kept="5"))
    assert [(one.figure.code, one.change, one.is_changed) for one in found] == [
        ("same", "", False),
        ("new", "mới có", True),
        ("kept", "+3 (+150,0%)", True),
        ("gone", "không còn", True),
    ]
