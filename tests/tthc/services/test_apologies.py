"""Entering on which day apology letters were sent; today is 14/3/2022, all dossiers were received on 1/2/2022."""

from datetime import date

import pytest

from accounts.models import Membership, Unit, User
from tests.tthc.dossiers import make_dossier
from tthc.models import Dossier
from tthc.services.apologies import Entered, Saved, enter_apologies

TODAY = date(2022, 3, 14)
SENT = date(2022, 3, 8)


@pytest.fixture
def health(brvt: Unit) -> Unit:
    return Unit.objects.get(province=brvt, code="SYT")


@pytest.fixture
def clerk(health: Unit, user_with) -> User:
    return user_with(Membership.Role.CLERK, health)


def make(unit: Unit, code: str, apology_on: date | None = None) -> Dossier:
    return make_dossier(unit, code, date(2022, 2, 1), due_on=date(2022, 3, 10), apology_on=apology_on)


def stored(dossier: Dossier) -> tuple[date | None, User | None]:
    dossier.refresh_from_db()
    return dossier.apology_on, dossier.apology_entered_by


def test_a_day_is_stored_with_who_entered_it(health: Unit, clerk: User) -> None:
    dossier = make(health, "1")
    assert enter_apologies(health, [Entered(dossier.pk, None, SENT)], clerk, TODAY) == Saved(1, {})
    assert stored(dossier) == (SENT, clerk)


def test_a_day_is_taken_out(health: Unit, clerk: User) -> None:
    dossier = make(health, "1")
    enter_apologies(health, [Entered(dossier.pk, None, SENT)], clerk, TODAY)
    assert enter_apologies(health, [Entered(dossier.pk, SENT, None)], clerk, TODAY) == Saved(1, {})
    assert stored(dossier) == (None, None)


def test_what_was_not_changed_is_left_alone(health: Unit, clerk: User) -> None:
    dossier = make(health, "1", SENT)
    assert enter_apologies(health, [Entered(dossier.pk, SENT, SENT)], clerk, TODAY) == Saved(0, {})
    assert stored(dossier) == (SENT, None)


def test_a_wrong_day_is_refused_and_the_others_are_stored(health: Unit, clerk: User) -> None:
    late, early, right = make(health, "1"), make(health, "2"), make(health, "3")
    entered = [
        Entered(late.pk, None, date(2022, 3, 15)),
        Entered(early.pk, None, date(2022, 1, 31)),
        Entered(right.pk, None, TODAY),
    ]
    assert enter_apologies(health, entered, clerk, TODAY) == Saved(
        1,
        {
            late.pk: "Ngày gửi thư không được sau hôm nay.",
            early.pk: "Ngày gửi thư không được trước ngày tiếp nhận 01/02/2022.",
        },
    )
    assert [stored(one)[0] for one in (late, early, right)] == [None, None, TODAY]


@pytest.mark.parametrize(("now", "became"), [(date(2022, 3, 7), "ghi thành 07/03/2022"), (None, "bỏ ngày gửi thư")])
def test_a_day_that_somebody_changed_meanwhile_stays(health: Unit, clerk: User, now: date | None, became: str) -> None:
    dossier = make(health, "1", now)
    reason = f"Người khác hoặc một danh sách vừa {became}; hãy xem lại rồi lưu."
    entered = [Entered(dossier.pk, date(2022, 3, 1), SENT)]
    assert enter_apologies(health, entered, clerk, TODAY) == Saved(0, {dossier.pk: reason})
    assert stored(dossier) == (now, None)


def test_the_same_day_entered_twice_changes_nothing_the_second_time(health: Unit, clerk: User) -> None:
    dossier = make(health, "1")
    saved = [enter_apologies(health, [Entered(dossier.pk, None, SENT)], clerk, TODAY) for _ in range(2)]
    assert saved == [Saved(1, {}), Saved(0, {})]


def test_a_dossier_of_another_unit_is_left_out(health: Unit, clerk: User, brvt: Unit) -> None:
    strange = make(Unit.objects.get(province=brvt, code="STP"), "1")
    assert enter_apologies(health, [Entered(strange.pk, None, SENT)], clerk, TODAY) == Saved(0, {})
    assert stored(strange) == (None, None)
