"""The rows of the figures annex."""

from dataclasses import replace
from decimal import Decimal

import pytest

from reports.domain.document import FigureValue, Node
from reports.renderers.annex import annex_header, annex_rows
from tests.reports.renderers.sample_tree import FIGURES, sample_document, small_document

FIGURE = FigureValue("plan.tasks_total", "Tổng số nhiệm vụ", "nhiệm vụ", "answered", Decimal(25), "typed")


@pytest.mark.parametrize(
    ("changes", "printed"),
    [
        ({}, "25"),
        ({"value": Decimal("1234.50")}, "1.234,5"),
        ({"value": Decimal(0)}, "0"),
        ({"computed": Decimal(25)}, "25"),
        ({"computed": Decimal(24)}, "25 (theo danh sách: 24)"),
        ({"computed": Decimal(24), "formula": "a + b"}, "25 (theo công thức: 24)"),
        ({"computed": Decimal(24), "origin": "records"}, "25"),
        ({"state": "unanswered", "value": None, "computed": Decimal(24)}, ""),
        ({"state": "not_yet_available", "value": None}, "Chưa có số liệu"),
        ({"state": "none", "value": None}, "Không phát sinh"),
        ({"state": "none", "value": None, "computed": Decimal(0)}, "Không phát sinh"),
        ({"state": "none", "value": None, "computed": Decimal(3)}, "Không phát sinh (theo danh sách: 3)"),
    ],
)
def test_current_period_of_a_figure(changes: dict[str, object], printed: str) -> None:
    node = Node("plan", "figures", 4, "", "-", "Kết quả", "answered", figures=(replace(FIGURE, **changes),))
    [row] = annex_rows(small_document(node))
    assert row.current == printed


def test_rows_stand_in_reading_order_with_the_previous_period() -> None:
    rows = annex_rows(sample_document())
    assert [row.code for row in rows] == [figure.code for figure in FIGURES]
    assert [row.previous for row in rows[:5]] == ["25", "0", "", "", "1.203.400"]


def test_head_names_the_previous_period() -> None:
    assert annex_header(sample_document())[4] == "Kỳ trước (Năm 2021)"
    assert annex_header(sample_document(previous_period_name=""))[4] == "Kỳ trước"


def test_report_without_figures_has_no_annex() -> None:
    assert annex_rows(small_document()) == []


def test_formulas_name_figures_by_their_place_in_the_annex() -> None:
    figures = (
        replace(FIGURE, code="plan.total"),
        replace(FIGURE, code="plan.done"),
        replace(FIGURE, code="plan.done_rate", formula="plan.done / plan.total * 100"),
    )
    rows = annex_rows(small_document(Node("plan", "figures", 4, "", "-", "Kết quả", "answered", figures=figures)))
    assert [(row.number, row.formula) for row in rows] == [("01", ""), ("02", ""), ("03", "(02) : (01) × 100")]
