"""Which dossiers came into or left the set that is carried over, since a moment."""

from datetime import UTC, date, datetime, timedelta

import pytest

from accounts.models import Unit
from tests.tthc.dossiers import make_dossier, make_list, make_listed
from tthc.domain.dossiers import closed_day
from tthc.models import Dossier, DossierBefore, DossierList
from tthc.selectors.carried_over import Changes, pending_before, undone_since

FIRST = date(2022, 3, 15)
MOMENT = datetime(2022, 3, 16, 9, tzinfo=UTC)
STATE = ("listed", "changed_by", "channel", "status", "received_on", "due_on", "finished_on", "closed_on", "apology_on")


@pytest.fixture
def health(brvt: Unit) -> Unit:
    return Unit.objects.get(province=brvt, code="SYT")


@pytest.fixture
def old(health: Unit) -> DossierList:
    """The list that was there at the moment."""
    return make_list(health, name="cu.csv", loaded_at=MOMENT - timedelta(hours=1))


@pytest.fixture
def new(health: Unit) -> DossierList:
    return make_list(health, name="moi.csv", loaded_at=MOMENT + timedelta(days=2))


def change(dossier: Dossier, by: DossierList, **fields) -> None:
    """Let a list change a dossier, as loading it does."""
    before = {name: getattr(dossier, name) for name in STATE}
    DossierBefore.objects.create(dossier=dossier, by=by, **before)
    for name, value in fields.items():
        setattr(dossier, name, value)
    dossier.closed_on = closed_day(dossier.status, dossier.received_on, dossier.finished_on)
    dossier.changed_by = by
    dossier.save()


def told(unit: Unit) -> list[tuple[str, bool, str, str]]:
    changes = Changes(unit, FIRST, MOMENT)
    return [(one.dossier.code, one.came, " ".join(one.reasons), one.by.name) for one in changes[0 : len(changes)]]


def test_without_a_newer_list_nothing_changed(health: Unit, old: DossierList) -> None:
    make_dossier(health, "1", date(2022, 3, 1), by=old)
    assert (told(health), pending_before(health, FIRST)) == ([], 1)


def test_a_dossier_that_a_newer_list_brought_has_come(health: Unit, old: DossierList, new: DossierList) -> None:
    make_dossier(health, "1", date(2022, 3, 14), by=new)
    make_dossier(health, "2", FIRST, by=new)
    make_dossier(health, "3", date(2022, 3, 1), by=new, finished_on=date(2022, 3, 14))
    reason = "Danh sách trước chưa có hồ sơ này (tiếp nhận ngày 14/03/2022)."
    assert told(health) == [("1", True, reason, "moi.csv")]


def test_a_result_that_was_entered_late_takes_a_dossier_out(health: Unit, old: DossierList, new: DossierList) -> None:
    change(make_dossier(health, "1", date(2022, 3, 1), by=old), new, finished_on=date(2022, 3, 10))
    change(make_dossier(health, "2", date(2022, 3, 1), by=old), new, finished_on=FIRST)
    assert told(health) == [("1", False, "Ngày trả kết quả đổi từ chưa có thành 10/03/2022.", "moi.csv")]


def test_what_was_finished_and_is_open_again_has_come(health: Unit, old: DossierList, new: DossierList) -> None:
    change(make_dossier(health, "1", date(2022, 3, 1), by=old, finished_on=date(2022, 3, 2)), new, finished_on=None)
    assert told(health) == [("1", True, "Ngày trả kết quả đổi từ 02/03/2022 thành chưa có.", "moi.csv")]


def test_a_day_of_reception_that_moved_is_told(health: Unit, old: DossierList, new: DossierList) -> None:
    change(make_dossier(health, "1", date(2022, 3, 14), by=old), new, received_on=FIRST)
    change(make_dossier(health, "2", FIRST, by=old), new, received_on=date(2022, 3, 14), status="stopped")
    assert told(health) == [
        (
            "2",
            True,
            "Ngày tiếp nhận đổi từ 15/03/2022 thành 14/03/2022. Trạng thái đổi từ Bình thường thành Dừng xử lý.",
            "moi.csv",
        ),
        ("1", False, "Ngày tiếp nhận đổi từ 14/03/2022 thành 15/03/2022.", "moi.csv"),
    ]


def test_of_several_changes_the_first_since_the_moment_tells_what_was(
    health: Unit, old: DossierList, new: DossierList
) -> None:
    newest = make_list(health, name="moi-nhat.csv", loaded_at=MOMENT + timedelta(days=5))
    there_and_back = make_dossier(health, "1", date(2022, 3, 1), by=old)
    change(there_and_back, new, finished_on=date(2022, 3, 10))
    change(there_and_back, newest, finished_on=None)
    twice = make_dossier(health, "2", date(2022, 3, 1), by=old)
    change(twice, new, finished_on=FIRST)
    change(twice, newest, finished_on=date(2022, 3, 14))
    assert told(health) == [("2", False, "Ngày trả kết quả đổi từ chưa có thành 14/03/2022.", "moi-nhat.csv")]


def test_a_dossier_that_was_brought_and_then_changed_is_told_once(health: Unit, new: DossierList) -> None:
    dossier = make_dossier(health, "1", date(2022, 3, 1), by=new)
    change(dossier, make_list(health, name="sau.csv", loaded_at=MOMENT + timedelta(days=3)), status="stopped")
    assert [(code, came) for code, came, *_ in told(health)] == [("1", True)]


def test_changes_explain_the_whole_difference(health: Unit, old: DossierList, new: DossierList) -> None:
    procedure = make_listed(health)
    kept = [make_dossier(health, f"{n}", date(2022, 3, 1), procedure, old) for n in range(7)]
    for dossier in kept[:3]:
        change(dossier, new, finished_on=date(2022, 3, 3))
    for number in range(5):
        make_dossier(health, f"moi-{number}", date(2022, 3, 2), procedure, new)
    changes = Changes(health, FIRST, MOMENT)
    assert (changes.came, changes.left, len(changes)) == (5, 3, 8)
    assert pending_before(health, FIRST) == 7 + changes.came - changes.left
    pages = [one.dossier.code for start in (0, 3, 6) for one in changes[start : start + 3]]
    assert pages == [*(f"moi-{n}" for n in range(5)), "0", "1", "2"]


def test_lists_that_were_taken_back_since_are_named(health: Unit, old: DossierList) -> None:
    DossierList.objects.update(stage="undone", undone_at=MOMENT + timedelta(days=1))
    make_list(health, stage="undone", loaded_at=MOMENT - timedelta(2), undone_at=MOMENT - timedelta(1))
    assert list(undone_since(health, MOMENT)) == [old]


def test_another_unit_has_no_part_in_it(health: Unit, dlk: Unit, old: DossierList) -> None:
    other = Unit.objects.get(province=dlk, code="SYT")
    make_dossier(other, "1", date(2022, 3, 1), by=make_list(other, loaded_at=MOMENT + timedelta(1)))
    assert (told(health), pending_before(health, FIRST)) == ([], 0)
