"""The numbers of a unit's procedures for a report, and what stands behind each."""

from datetime import date

import pytest

from accounts.models import Unit
from tests.tthc.unit_procedures import decide, load, make_procedure
from tthc.models import Procedure, UnitProcedure
from tthc.selectors.unit_procedures import (
    COUNTS,
    NOT_ONLINE,
    ONLINE,
    at_online,
    decisions_by_procedure,
    decisions_of,
    procedure_counts,
    procedures_counted,
    rows_in_force,
    totals_of,
    with_words,
)
from tthc.services.announcing import remove_decision, version_of
from tthc.services.unit_procedures import ListedRow

Q1 = (date(2022, 1, 1), date(2022, 3, 31))


@pytest.fixture
def health(brvt: Unit) -> Unit:
    return Unit.objects.get(code="SYT", province=brvt)


@pytest.fixture
def listed(health: Unit) -> list[Procedure]:
    """Eight procedures: one of each level of authority and of each online level."""
    online = [("levels", str(number)) for number in (1, 2, 3, 4)]
    online += [("extent", "full"), ("extent", "partial"), ("proactive", "4"), ("", "")]
    levels = ["Cấp tỉnh", "Cấp tỉnh", "Cấp huyện", "Cấp xã", "Cấp bộ", "Cơ quan khác", "Cấp tỉnh", "Cấp tỉnh"]
    procedures = [make_procedure(f"1.00000{number}", name=f"Thủ tục {number}") for number in range(8)]
    rows = zip(procedures, levels, online, strict=True)
    load(health, *(ListedRow(1, procedure, level, one) for procedure, level, one in rows))
    return procedures


def test_a_unit_without_a_list_has_no_numbers(health, dlk, listed) -> None:
    assert procedure_counts(Unit.objects.get(code="SYT", province=dlk), *Q1) == {}


def test_totals_are_counted_by_level_of_authority_and_by_online_level(health, listed) -> None:
    assert procedure_counts(health, *Q1) == {
        **{"announced": 0, "amended": 0, "abolished": 0},
        **{"total": 8, "total_province": 4, "total_district": 1, "total_commune": 1, "total_other": 2},
        **{"online_total": 7, "online_1": 1, "online_2": 1, "online_3": 1, "online_4": 1},
        **{"online_full": 1, "online_partial": 1},
    }


def test_totals_are_those_of_the_last_day(health) -> None:
    procedures = [make_procedure(f"1.00000{number}") for number in range(4)]
    days = [
        {"valid_to": date(2022, 3, 30)},
        {"valid_to": date(2022, 3, 31)},
        {"valid_from": date(2022, 3, 31)},
        {"valid_from": date(2022, 4, 1)},
    ]
    load(health, *(ListedRow(1, one, **given) for one, given in zip(procedures, days, strict=True)))
    assert procedure_counts(health, *Q1)["total"] == 2
    assert procedure_counts(health, date(2023, 1, 1), date(2023, 3, 31))["total"] == 2
    assert set(rows_in_force(health, Q1[1]).values_list("procedure__code", flat=True)) == {"1.000001", "1.000002"}


def test_a_list_of_which_nothing_is_in_force_counts_nothing_and_is_there(health, listed) -> None:
    UnitProcedure.objects.update(valid_to=date(2021, 12, 31))
    assert procedure_counts(health, *Q1)["total"] == 0


def test_changes_count_by_the_day_of_issue(health, listed) -> None:
    decide(health, "1", date(2022, 5, 1), issued_on=date(2022, 1, 1), amended=listed[:2], abolished=listed[2:3])
    decide(health, "2", date(2022, 4, 1), issued_on=date(2022, 3, 31), announced=listed[3:4])
    decide(health, "3", date(2022, 1, 1), issued_on=date(2022, 4, 1), amended=listed[4:5])
    gone = decide(health, "4", date(2022, 2, 1), amended=listed[5:6])
    remove_decision(gone, version_of(gone))
    counts = procedure_counts(health, *Q1)
    assert [counts[key] for key in ("announced", "amended", "abolished", "total")] == [1, 2, 1, 8]
    assert procedure_counts(health, date(2022, 4, 1), date(2022, 6, 30))["total"] == 7


def test_what_stands_behind_each_number_is_as_many(health, listed) -> None:
    decide(health, "1", date(2022, 2, 1), announced=listed[:1], amended=listed[1:3], abolished=listed[3:4])
    counts = procedure_counts(health, *Q1)
    assert set(counts) == set(COUNTS)
    for key, count in counts.items():
        behind = list(procedures_counted(health, *Q1, key))
        assert (key, len(behind)) == (key, count)
        assert all(isinstance(one.procedure, Procedure) for one in behind)
    assert [one.procedure for one in procedures_counted(health, *Q1, "amended")] == listed[1:3]
    assert [one.procedure for one in procedures_counted(health, *Q1, "online_4")] == []
    assert [one.procedure for one in procedures_counted(health, *Q1, "online_full")] == listed[4:5]
    with pytest.raises(KeyError):
        procedures_counted(health, *Q1, "khac")


def test_the_numbers_take_two_queries(health, listed, django_assert_num_queries) -> None:
    with django_assert_num_queries(2):
        procedure_counts(health, *Q1)


def test_totals_of_a_day_name_what_there_is(health, listed, django_assert_num_queries) -> None:
    load(health, ListedRow(1, make_procedure("2.000001", field="Y tế dự phòng"), valid_to=date(2021, 1, 1)))
    with django_assert_num_queries(1):
        totals = totals_of(health, date(2022, 1, 1))
    assert (totals.total, totals.has_rows, totals.fields) == (8, True, ("Dược phẩm", "Y tế dự phòng"))
    assert totals.by_field == (("Dược phẩm", "Dược phẩm", 8),)
    assert [(value, count) for value, _, count in totals.by_level] == [
        ("Cấp bộ", 1),
        ("Cấp tỉnh", 4),
        ("Cấp huyện", 1),
        ("Cấp xã", 1),
        ("Cơ quan khác", 1),
    ]
    assert totals.by_online[0] == ("extent:full", "Toàn trình", 1)
    assert totals.by_online[-1] == (NOT_ONLINE, "Không cung cấp trực tuyến", 1)
    assert all(at_online(rows_in_force(health, Q1[1]), value).count() == count for value, _, count in totals.by_online)
    assert at_online(rows_in_force(health, Q1[1]), ONLINE).count() == 7


def test_words_are_found_without_accents_in_code_name_and_field(health, listed) -> None:
    rows = rows_in_force(health, Q1[1])
    assert [row.procedure.code for row in with_words(rows, "thu tuc 3")] == ["1.000003"]
    assert [row.procedure.code for row in with_words(rows, "1.000003")] == ["1.000003"]
    assert with_words(rows, "duoc pham").count() == 8


def test_decisions_are_told_with_their_counts_and_by_procedure(health, listed) -> None:
    first = decide(health, "1", date(2022, 3, 1), amended=listed[:2], abolished=listed[2:3])
    second = decide(health, "2", date(2022, 2, 1), amended=listed[:1])
    assert [(one.number, one.announced, one.amended, one.abolished) for one in decisions_of(health)] == [
        ("1", 0, 2, 1),
        ("2", 0, 1, 0),
    ]
    found = decisions_by_procedure(health, [listed[0].pk, listed[2].pk])
    assert found[listed[0].pk] == [("Sửa đổi, bổ sung", second), ("Sửa đổi, bổ sung", first)]
    assert found[listed[2].pk] == [("Bãi bỏ", first)]
