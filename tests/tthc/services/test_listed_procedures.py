"""Procedures of the lists and of the catalogue: matched by themselves where that is sure, else by hand."""

from datetime import date
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Unit
from tests.tthc.lists import line, load_lines
from tthc.models import Dossier, ListedProcedure, Procedure
from tthc.services.listed_procedures import leave_outside, match, register_written, unknown_procedures

TODAY = date(2022, 3, 14)


@pytest.fixture
def health(brvt: Unit) -> Unit:
    return Unit.objects.get(province=brvt, code="SYT")


def procedure(code: str, name: str = "Cấp chứng chỉ hành nghề", **more: object) -> Procedure:
    return Procedure.objects.create(code=code, name=name, **({"field": "Khám bệnh", "levels": "Cấp tỉnh"} | more))


def registered(unit: Unit, code: str = "", name: str = "", field: str = "Y tế") -> ListedProcedure:
    return ListedProcedure.objects.get(pk=register_written(unit, [(code, name, field)], TODAY)[0])


def test_a_procedure_is_matched_by_its_code_and_counts_by_the_catalogues_field(health: Unit) -> None:
    known = procedure("1.004616")
    listed = registered(health, "1.004616.000.00.00.H06", "Tên khác")
    assert (listed.procedure, listed.field, listed.level) == (known, "Khám bệnh", "Cấp tỉnh")
    assert listed.listed_field == "Y tế"


def test_without_a_code_that_is_known_a_name_that_only_one_procedure_has_is_enough(health: Unit) -> None:
    known = procedure("1.004616")
    assert registered(health, "9.999999", "CẤP CHỨNG CHỈ  hành nghề").procedure == known
    procedure("1.004617")
    assert registered(health, "", "Cấp chứng chỉ hành nghề").procedure is None


def test_an_abolished_procedure_is_matched_by_its_code_and_not_by_its_name(health: Unit) -> None:
    abolished = procedure("1.004616", valid_to=date(2022, 3, 13))
    listed = registered(health, "1.004616", "Cấp chứng chỉ hành nghề")
    assert (listed.procedure, listed.field) == (abolished, "Khám bệnh")
    assert registered(health, "", "Cấp chứng chỉ hành nghề").procedure is None


@pytest.mark.parametrize(
    ("kind", "level"),
    [("province", "Cấp tỉnh"), ("department", "Cấp tỉnh"), ("district", "Cấp huyện"), ("commune", "Cấp xã")],
)
def test_the_level_is_that_of_the_catalogue_where_it_is_the_only_one_else_that_of_the_unit(
    health: Unit, kind: str, level: str
) -> None:
    Unit.objects.filter(pk=health.pk).update(
        kind=kind, **({"parent": None, "province": None, "code": "X"} if kind == "province" else {})
    )
    unit = Unit.objects.get(pk=health.pk)
    procedure("1.000001", "Một", levels="Cấp bộ")
    procedure("1.000002", "Hai", levels="Cấp tỉnh, Cấp huyện, Cấp xã")
    assert registered(unit, "1.000001").level == "Cấp bộ"
    assert registered(unit, "1.000002").level == level
    assert registered(unit, "", "Không có trong danh mục").level == level


def test_spellings_that_differ_in_case_and_accents_alone_are_one_procedure_of_the_unit(health: Unit) -> None:
    written = [("", "Cấp giấy phép", "Dược"), ("", "CẤP GIẤY PHÉP", "dược"), ("", "Cấp giấy phép", "Y tế")]
    first, second, third = register_written(health, written, TODAY)
    assert (first == second, first == third) == (True, False)
    assert register_written(health, written, TODAY) == [first, second, third]


def test_what_was_matched_by_hand_stays_and_changes_what_all_its_dossiers_count_by(
    health: Unit, tmp_path: Path
) -> None:
    written = ("", "Cấp CCHN", "Y tế")
    load_lines(health, tmp_path, line("HS-1"), procedures=[written])
    listed = ListedProcedure.objects.get()
    assert unknown_procedures(health, [written], TODAY) == [written]
    match(listed, procedure("1.004616"))
    assert unknown_procedures(health, [written], TODAY) == []
    lst = load_lines(health, tmp_path, line("HS-1"), line("HS-2"), procedures=[written])
    assert (lst.created, lst.unchanged) == (1, 1)
    assert list(Dossier.objects.values_list("listed__field", "listed__procedure__code").distinct()) == [
        ("Khám bệnh", "1.004616")
    ]


def test_one_left_outside_counts_by_its_own_field_and_is_not_asked_for_again(health: Unit) -> None:
    listed = registered(health, "1.004616", "Thủ tục riêng")
    leave_outside(listed)
    procedure("1.004616")
    assert registered(health, "1.004616", "Thủ tục riêng").procedure is None
    assert unknown_procedures(health, [("1.004616", "Thủ tục riêng", "Y tế")], TODAY) == []
    match(listed, Procedure.objects.get())
    stored = ListedProcedure.objects.get()
    assert (stored.is_outside, stored.field) == (False, "Khám bệnh")


def test_one_that_came_into_the_catalogue_later_is_matched_by_the_next_list(health: Unit) -> None:
    assert registered(health, "1.004616").procedure is None
    known = procedure("1.004616")
    assert registered(health, "1.004616").procedure == known
    Procedure.objects.update(field="Y dược cổ truyền")
    assert registered(health, "1.004616").field == "Y dược cổ truyền"


def test_sixty_procedures_take_as_many_queries_as_two(health: Unit) -> None:
    def queries(count: int) -> tuple[int, int]:
        written = [("", f"Thủ tục {count} {number}", "") for number in range(count)]
        with CaptureQueriesContext(connection) as first:
            register_written(health, written, TODAY)
        with CaptureQueriesContext(connection) as again:
            register_written(health, written, TODAY)
        return len(first), len(again)

    few, many = queries(2), queries(60)
    assert few == many
