"""A typed figure over a computed one."""

import pytest

from reports.checks.figures.figure_overrides import check_figure_overrides
from reports.domain.document import FigureValue, Source
from tests.reports.checks.trees import figure, report, section


def found(one: FigureValue) -> list[tuple[str, str]]:
    return [(issue.severity, issue.message) for issue in check_figure_overrides(report(section(figures=(one,))))]


def test_without_a_note_it_is_an_error_naming_both() -> None:
    assert found(figure(24, 25, source=Source("plan_tasks", 25))) == [
        ("error", "Chỉ tiêu “Tổng số nhiệm vụ” nhập 24 nhiệm vụ, khác số tính được từ sổ theo dõi là 25 nhiệm vụ.")
    ]


def test_with_a_note_it_is_told() -> None:
    assert found(figure(24, 25, formula="a + b", note="Theo biên bản")) == [
        (
            "info",
            "Chỉ tiêu “Tổng số nhiệm vụ” nhập 24 nhiệm vụ, khác số tính được theo công thức là 25 nhiệm vụ. "
            "Ghi chú: Theo biên bản",
        )
    ]


@pytest.mark.parametrize(
    ("value", "computed"), [(25, 25), (25, None), (None, 25), ("33.3", "33.33"), ("33", "33.33"), ("0.5", "0.45")]
)
def test_values_that_agree_are_right(value: object, computed: object) -> None:
    assert found(figure(value, computed)) == []


@pytest.mark.parametrize(("value", "computed"), [("33.4", "33.33"), (0, 25), (30, "33.33")])
def test_values_that_differ_beyond_their_rounding_are_wrong(value: object, computed: object) -> None:
    assert [severity for severity, _ in found(figure(value, computed))] == ["error"]


def test_what_is_not_typed_is_right() -> None:
    assert found(figure(25, 25, origin="records")) == []
    assert found(figure(None, 25, state="none")) == []
