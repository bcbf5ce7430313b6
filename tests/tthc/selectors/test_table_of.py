"""The table of a unit for some days: from its list, by hand, or not chosen yet; the form that applies to it."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Unit, User
from tests.tthc.dossiers import dossier_of, make_dossier, make_list, make_listed
from tthc.domain.statistics import EXTRA_COLUMNS, Counts
from tthc.models import Dossier, StatisticForm, TypedRow, TypedTable
from tthc.selectors.statistics import table_of

FIRST, LAST = date(2022, 1, 1), date(2022, 3, 31)


@pytest.fixture
def health(brvt: Unit) -> Unit:
    return Unit.objects.get(province=brvt, code="SYT")


@pytest.fixture
def typed(health: Unit) -> TypedTable:
    user = User.objects.create(username="nguoi-nhap")
    made = TypedTable.objects.create(unit=health, starts_on=FIRST, ends_on=LAST, entered_by=user)
    TypedRow.objects.create(table=made, position=1, field="Dược phẩm", c4=5, c6=1, c8=4, c12=2)
    TypedRow.objects.create(table=made, position=2, field="Khám chữa bệnh", c5=3, c9=3)
    return made


def test_without_list_and_typed_table_there_is_no_table(health: Unit) -> None:
    found = table_of(health, FIRST, LAST)
    assert (found.source, found.rows, found.total, found.listed_on) == ("none", (), None, None)


def test_a_list_gives_the_table(health: Unit) -> None:
    make_dossier(health, "1", FIRST)
    found = table_of(health, FIRST, LAST)
    assert (found.source, found.listed_on) == ("list", date(2022, 3, 14))
    assert found.rows == (("Dược phẩm", Counts(c5=1, c12=1)),)
    assert found.total == Counts(c5=1, c12=1)


def test_a_table_by_hand_is_the_table_where_there_is_no_list(health: Unit, typed: TypedTable) -> None:
    found = table_of(health, FIRST, LAST)
    assert (found.source, [field for field, _ in found.rows]) == ("typed", ["Dược phẩm", "Khám chữa bệnh"])
    assert found.total == Counts(c4=5, c5=3, c6=1, c8=4, c9=3, c12=2)


def test_of_both_none_is_the_table_until_somebody_chose(health: Unit, typed: TypedTable) -> None:
    make_dossier(health, "1", FIRST)
    found = table_of(health, FIRST, LAST)
    assert (found.source, found.rows, found.total) == ("both", (), None)
    assert found.statistics is not None
    assert (found.statistics.total.c3, found.typed_total.c3) == (1, 9)
    for is_used, source, received in ((True, "typed", 9), (False, "list", 1)):
        TypedTable.objects.update(is_used=is_used)
        chosen = table_of(health, FIRST, LAST)
        assert chosen.total is not None
        assert (chosen.source, chosen.total.c3) == (source, received)


def test_a_list_that_ends_before_the_days_says_nothing_of_them(health: Unit) -> None:
    make_dossier(health, "1", date(2021, 12, 1), by=make_list(health, date(2021, 12, 31)))
    found = table_of(health, FIRST, LAST)
    assert (found.source, found.listed_on) == ("none", date(2021, 12, 31))


def test_a_list_that_was_taken_back_counts_no_more(health: Unit) -> None:
    make_list(health, stage="undone")
    assert table_of(health, FIRST, LAST).listed_on is None


def test_the_form_is_that_of_the_last_day(health: Unit) -> None:
    assert table_of(health, FIRST, LAST).form.legal_basis == "Thông tư số 01/2020/TT-VPCP"
    newer = table_of(health, date(2025, 12, 15), date(2026, 3, 14)).form
    assert (newer.legal_basis, newer.extra_columns) == ("Thông tư số 5/2025/TT-VPCP", list(EXTRA_COLUMNS))


def test_lateness_follows_the_form(health: Unit) -> None:
    make_dossier(health, "1", FIRST, due_on=FIRST, extended_due_on=LAST, finished_on=LAST)
    StatisticForm.objects.filter(applies_from=None).update(basis="original")
    total = table_of(health, FIRST, LAST).total
    assert total is not None
    assert (total.c10, total.late_resolved_other) == (1, 0)


def test_a_form_always_applies(health: Unit) -> None:
    StatisticForm.objects.all().delete()
    form = table_of(health, FIRST, LAST).form
    assert (form.symbol, form.basis, form.extra_columns) == ("II.06/VPCP/KSTT", "current", [])


@pytest.mark.parametrize("ends_on", [LAST, date(2026, 6, 14)])
def test_the_table_takes_five_queries_for_few_and_many_dossiers(health: Unit, typed: TypedTable, ends_on: date) -> None:
    TypedTable.objects.update(ends_on=ends_on)
    by = make_list(health, ends_on)
    for number in (1, 50):
        listed = [make_listed(health, f"Lĩnh vực {one}", code=f"1.{one:06}") for one in range(number)]
        Dossier.objects.bulk_create(dossier_of(one, by, FIRST) for one in listed for _ in range(20))
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert table_of(health, FIRST, ends_on).source == "both"
        assert len(queries) == 5
