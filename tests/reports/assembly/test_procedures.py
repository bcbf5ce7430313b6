"""The unit's procedures in the report: changes by decisions, totals by level, and online ones with their scale."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Unit
from reports.assembly.build import build_report
from reports.assembly.open_section import open_section
from reports.models import Figure, Report
from reports.services.starting import start_report
from tests.reports.assembly.test_build import reloaded
from tests.reports.assembly.test_dossiers import lines, tree, values
from tthc.models import AnnouncingDecision, Procedure, ProcedureChange, UnitProcedure

CATALOGUE = "results.procedures.catalogue"
PROVIDED = "results.digital_government.online_services.provided"


@pytest.fixture
def report(health: Unit, period) -> Report:
    return start_report(health, period)


def add_procedure(unit: Unit, number: int, level: str = "Cấp tỉnh", **more: object) -> UnitProcedure:
    procedure = Procedure.objects.create(code=f"1.{number:06d}", name=f"Thủ tục {number}", field="Dược", levels=level)
    return UnitProcedure.objects.create(unit=unit, procedure=procedure, level=level, **more)


@pytest.fixture
def kept(report: Report) -> Report:
    """Four procedures in force on the last day, one that was closed before; one was announced, one abolished."""
    unit = report.unit
    first = add_procedure(unit, 1, online_scale="levels", online_level="4")
    add_procedure(unit, 2, online_scale="levels", online_level="3")
    add_procedure(unit, 3, online_scale="levels", online_level="3")
    add_procedure(unit, 4, "Cấp xã")
    closed = add_procedure(unit, 5, valid_to=date(2022, 1, 31))
    decision = AnnouncingDecision.objects.create(
        unit=unit, number="184/QĐ-UBND", issued_on=date(2022, 1, 25), effective_on=date(2022, 2, 1)
    )
    ProcedureChange.objects.create(decision=decision, procedure=first.procedure, kind="announced")
    ProcedureChange.objects.create(decision=decision, procedure=closed.procedure, kind="abolished")
    return report


def test_changes_and_totals_are_counted(kept: Report):
    counted = values(tree(kept), "procedures.")
    assert {code: counted[code] for code in ("announced", "amended", "abolished", "total")} == {
        "announced": 1,
        "amended": 0,
        "abolished": 1,
        "total": 4,
    }
    assert {code: counted[code] for code in ("province", "district", "commune", "other")} == {
        "province": 3,
        "district": 0,
        "commune": 1,
        "other": 0,
    }
    assert lines(tree(kept), CATALOGUE) == [
        "Số TTHC được công bố mới: 01 thủ tục; sửa đổi, bổ sung: 0 thủ tục; bãi bỏ: 01 thủ tục.",
        "Tổng số TTHC đang tiếp nhận, giải quyết: 04 thủ tục (cấp tỉnh: 03 thủ tục; cấp huyện: 0 thủ tục; cấp xã: 01 "
        "thủ tục; cơ quan khác: 0 thủ tục).",
    ]


def test_online_levels_are_told_with_their_scale(kept: Report):
    assert values(tree(kept), "online_procedures.") == {
        "total": 3,
        "level_three": 2,
        "level_four": 1,
        "full": None,
        "partial": None,
    }
    assert lines(tree(kept), PROVIDED) == [
        "Tổng số TTHC thực hiện dịch vụ công mức độ 3, 4 (thang mức độ 1 đến 4, áp dụng đến năm 2022): 03 thủ tục, "
        "trong đó có 02 thủ tục mức độ 3 và 01 thủ tục mức độ 4."
    ]


def test_a_scale_that_no_procedure_has_says_nothing(report: Report):
    add_procedure(report.unit, 1, online_scale="extent", online_level="full")
    assert values(tree(report), "online_procedures.") == {
        "total": None,
        "level_three": None,
        "level_four": None,
        "full": 1,
        "partial": 0,
    }


def test_procedures_without_any_online_level_count_as_none_in_every_scale(report: Report):
    add_procedure(report.unit, 1)
    assert set(values(tree(report), "online_procedures.").values()) == {0}


def test_a_figure_knows_which_procedures_stand_behind_it(kept: Report):
    source = next(one.source for one in tree(kept).figures() if one.code == "procedures.abolished")
    assert (source.kind, source.count, source.measure) == ("procedures", 1, "abolished")


def test_without_a_list_of_procedures_figures_are_typed_as_before(report: Report):
    assert set(values(tree(report), "procedures.").values()) == {None}
    Figure.objects.create(report=report, code="procedures.total", state="answered", value=126)
    assert values(tree(report), "procedures.")["total"] == 126


def test_what_the_report_says_in_words_stands_over_what_is_counted(seed_report: Report):
    add_procedure(seed_report.unit, 1)
    total = next(one for one in tree(seed_report).figures() if one.code == "procedures.total")
    assert (total.value, total.computed, total.origin) == (126, 1, "typed")


def test_the_editor_shows_the_same_figures(kept: Report):
    opened = open_section(reloaded(kept), PROVIDED)
    assert [figure.value.value for figure in opened.figures] == [3, 2, 1, None, None]


def test_reading_takes_the_same_queries_for_few_and_many_procedures(kept: Report):
    report = reloaded(kept)

    def queries() -> list[int]:
        counts = []
        for ask in (lambda: build_report(report), lambda: open_section(report, CATALOGUE)):
            ask()
            with CaptureQueriesContext(connection) as captured:
                ask()
            counts.append(len(captured))
        return counts

    few = queries()
    for number in range(100, 140):
        add_procedure(report.unit, number)
    assert queries() == few
    assert values(tree(kept), "procedures.")["total"] == 44
