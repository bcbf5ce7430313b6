"""What falls due, what is overdue and who was sent a letter, on Monday 14/3/2022."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import Unit
from tests.tthc.dossiers import make_dossier, make_list, make_listed
from tthc.domain.apologies import judge_letter
from tthc.domain.working_days import WorkingDays
from tthc.models import Dossier, DossierList, Holiday, Procedure
from tthc.selectors.deadlines import (
    LETTER,
    age_of,
    apology_counts,
    due_counts,
    list_ages,
    named,
    open_until,
    overdue_in,
    urgent_dossiers,
    working_days,
)

TODAY = date(2022, 3, 14)
RECEIVED = date(2022, 2, 1)
FIRST, LAST = date(2021, 12, 15), TODAY


@pytest.fixture(autouse=True)
def monday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: datetime(2022, 3, 14, 3, 0, tzinfo=UTC))


@pytest.fixture
def health(brvt: Unit) -> Unit:
    return Unit.objects.get(province=brvt, code="SYT")


@pytest.fixture
def justice(brvt: Unit) -> Unit:
    return Unit.objects.get(province=brvt, code="STP")


def codes(dossiers: QuerySet[Dossier]) -> list[str]:
    return [dossier.code for dossier in dossiers]


def test_the_calendar_holds_the_days_off_and_the_days_worked_instead(db: None) -> None:
    Holiday.objects.create(day=date(2022, 4, 11), name="Giỗ Tổ Hùng Vương")
    Holiday.objects.create(day=date(2022, 4, 16), name="Làm bù", is_worked=True)
    assert working_days() == WorkingDays(frozenset({date(2022, 4, 11)}), frozenset({date(2022, 4, 16)}))


def test_open_dossiers_fall_due_by_their_current_day_the_most_urgent_first(health: Unit) -> None:
    make_dossier(health, "soon", RECEIVED, due_on=TODAY + timedelta(days=3))
    make_dossier(health, "today", RECEIVED, due_on=TODAY)
    make_dossier(health, "overdue", RECEIVED, due_on=TODAY - timedelta(days=1))
    make_dossier(health, "moved away", RECEIVED, due_on=TODAY, extended_due_on=TODAY + timedelta(days=4))
    make_dossier(health, "moved here", RECEIVED, due_on=RECEIVED, extended_due_on=TODAY + timedelta(days=1))
    make_dossier(health, "later", RECEIVED, due_on=TODAY + timedelta(days=4))
    make_dossier(health, "without a due day", RECEIVED)
    make_dossier(health, "settled", RECEIVED, due_on=TODAY, finished_on=TODAY)
    make_dossier(health, "withdrawn", RECEIVED, due_on=TODAY, status="withdrawn")
    last_day = TODAY + timedelta(days=3)
    assert codes(open_until(last_day)) == ["overdue", "today", "moved here", "soon"]
    assert due_counts(health, TODAY, last_day) == {"overdue": 1, "soon": 3}


def test_the_newest_loaded_list_tells_how_old_the_data_is(health: Unit, justice: Unit) -> None:
    make_list(health, date(2022, 3, 9))
    make_list(health, date(2022, 3, 11))
    make_list(health, date(2022, 3, 13), stage=DossierList.Stage.UNDONE)
    make_list(health, date(2022, 3, 14), stage=DossierList.Stage.READ)
    make_list(justice, date(2022, 3, 10))
    ages = list_ages(Unit.objects.all(), TODAY, working_days())
    assert {unit_id: (age.listed_on.day, age.words, age.is_old) for unit_id, age in ages.items()} == {
        health.pk: (11, "1 ngày làm việc trước", False),
        justice.pk: (10, "2 ngày làm việc trước", True),
    }
    assert age_of(health, TODAY, working_days()) == ages[health.pk]
    assert age_of(health.province, TODAY, working_days()) is None


def test_the_most_urgent_dossiers_of_many_units_take_two_queries(
    health: Unit, justice: Unit, django_assert_num_queries
) -> None:
    for unit, count in ((health, 12), (justice, 2)):
        for number in range(count):
            make_dossier(unit, f"{unit.code}-{number:02}", RECEIVED, due_on=TODAY + timedelta(days=number - 3))
    make_dossier(health.province, "of the province", RECEIVED, due_on=TODAY)
    with django_assert_num_queries(2):
        urgent = urgent_dossiers([health.pk, justice.pk], TODAY, TODAY + timedelta(days=3), shown=5)
        shown = {unit_id: [(one.code, one.listed.name) for one in found.first] for unit_id, found in urgent.items()}
    assert {unit_id: (found.overdue, found.soon) for unit_id, found in urgent.items()} == {
        health.pk: (3, 4),
        justice.pk: (2, 0),
    }
    assert [code for code, _ in shown[health.pk]] == ["SYT-00", "SYT-01", "SYT-02", "SYT-03", "SYT-04"]
    assert [code for code, _ in shown[justice.pk]] == ["STP-00", "STP-01"]


def test_overdue_is_what_was_closed_late_in_the_days_or_is_still_open_after_its_first_day(health: Unit) -> None:
    late = {"due_on": date(2022, 3, 1)}
    make_dossier(health, "closed late on the first day", date(2021, 11, 1), due_on=date(2021, 12, 1), finished_on=FIRST)
    make_dossier(health, "closed late on the last day", RECEIVED, **late, finished_on=LAST)
    make_dossier(health, "open", RECEIVED, **late)
    make_dossier(health, "open, moved", RECEIVED, **late, extended_due_on=date(2022, 3, 20))
    make_dossier(health, "open since long", date(2021, 1, 1), due_on=date(2021, 2, 1))
    make_dossier(health, "stopped", RECEIVED, **late, status="stopped")
    make_dossier(health, "due today", RECEIVED, due_on=TODAY)
    make_dossier(health, "on time", RECEIVED, **late, finished_on=date(2022, 3, 1))
    make_dossier(health, "closed before", date(2021, 1, 1), due_on=date(2021, 2, 1), finished_on=date(2021, 12, 14))
    make_dossier(health, "returned", RECEIVED, **late, status="returned", finished_on=date(2022, 3, 5))
    make_dossier(health, "without a due day", RECEIVED, finished_on=date(2022, 3, 5))
    make_dossier(health, "received after its result", date(2022, 3, 2), **late, finished_on=date(2022, 2, 28))
    assert sorted(codes(overdue_in(health, FIRST, LAST))) == [
        "closed late on the first day",
        "closed late on the last day",
        "open",
        "open since long",
        "open, moved",
        "stopped",
    ]


def test_what_was_closed_after_the_days_was_still_open_in_them(health: Unit) -> None:
    make_dossier(health, "closed after", RECEIVED, due_on=date(2022, 2, 10), finished_on=date(2022, 3, 10))
    make_dossier(health, "due on the last day", RECEIVED, due_on=date(2022, 2, 28), finished_on=date(2022, 3, 10))
    make_dossier(health, "received after", date(2022, 3, 1), due_on=date(2022, 3, 2))
    assert codes(overdue_in(health, date(2022, 2, 1), date(2022, 2, 28))) == ["closed after"]


def test_days_that_have_not_come_yet_make_nothing_overdue(health: Unit) -> None:
    make_dossier(health, "due tomorrow", RECEIVED, due_on=TODAY + timedelta(days=1))
    make_dossier(health, "overdue", RECEIVED, due_on=TODAY - timedelta(days=1))
    assert codes(overdue_in(health, FIRST, TODAY + timedelta(days=30))) == ["overdue"]


def test_letters_are_counted_in_one_query(health: Unit, justice: Unit, django_assert_num_queries) -> None:
    due = date(2022, 3, 10)
    for code, letter in (
        ("a", due - timedelta(days=1)),
        ("b", due),
        ("c", None),
        ("d", None),
        ("e", date(2022, 3, 12)),
    ):
        make_dossier(health, code, RECEIVED, due_on=due, apology_on=letter, extensions="abcde".index(code))
    make_dossier(justice, "elsewhere", RECEIVED, due_on=due)
    with django_assert_num_queries(1):
        counts = apology_counts(health, FIRST, LAST)
    assert counts == {
        "overdue": 5,
        "apologised": 3,
        "apologised_in_time": 1,
        "apologised_late": 2,
        "not_apologised": 2,
        "reappointed_more_than_once": 3,
    }
    every = Dossier.objects.filter(unit=health).order_by("code")
    judged = {one.code: judge_letter(one.due_on, one.apology_on) for one in every}
    found = {code: letter for letter, condition in LETTER.items() for code in codes(every.filter(condition))}
    assert found == judged


def test_a_unit_without_dossiers_counts_nothing(health: Unit) -> None:
    assert set(apology_counts(health, FIRST, LAST).values()) == {0}


def test_dossiers_are_found_by_their_code_or_the_words_of_their_procedure(health: Unit) -> None:
    official = Procedure(code="1.004616", name="Cấp Chứng chỉ hành nghề dược", field="Dược phẩm", levels="Cấp tỉnh")
    official.save()
    drugs = make_listed(health, code="1.004616.H06", name="CCHN", procedure=official)
    clinics = make_listed(health, name="Cấp giấy phép hoạt động phòng khám đa khoa")
    make_dossier(health, "H06-0001", RECEIVED, drugs)
    make_dossier(health, "H06-0002", RECEIVED, clinics)
    every = Dossier.objects.order_by("code")
    wanted = ("", "h06-0002", "chung chi DƯỢC", "phong kham", "1.004616", "khong co", "100%")
    assert {words: codes(named(every, health, words)) for words in wanted} == {
        "": ["H06-0001", "H06-0002"],
        "h06-0002": ["H06-0002"],
        "chung chi DƯỢC": ["H06-0001"],
        "phong kham": ["H06-0002"],
        "1.004616": ["H06-0001"],
        "khong co": [],
        "100%": [],
    }
