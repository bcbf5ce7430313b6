"""A list from its upload to its load, step by step, and back."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from accounts.models import Membership, Unit, User
from core.errors import InputError
from core.jobs import claim, run_due
from tests.meanwhile import meanwhile
from tests.tthc.lists import HEADS, LISTED_ON, csv_file, file_row, loaded, uploaded
from tthc.models import ColumnChoice, Dossier, DossierBefore, DossierList
from tthc.services.dossier_lists import (
    CANCELLABLE,
    AlreadyLoaded,
    cancel,
    choose_columns,
    confirm,
    give_up_old,
    keep_list,
    undo,
)
from tthc.services.dossier_work import progress_of, work_on

ONE, TWO, THREE = (file_row(f"000.00.12.H06-220110-000{number}") for number in (1, 2, 3))
Stage = DossierList.Stage


@pytest.fixture(autouse=True)
def folder(settings, tmp_path: Path) -> Path:
    """Where files are kept, for this test alone."""
    settings.MEDIA_ROOT = tmp_path / "files"
    return settings.MEDIA_ROOT


@pytest.fixture
def health(brvt: Unit) -> Unit:
    return Unit.objects.get(province=brvt, code="SYT")


@pytest.fixture
def clerk(health: Unit, user_with) -> User:
    return user_with(Membership.Role.CLERK, health)


def stored(lst: DossierList) -> DossierList:
    return DossierList.objects.get(pk=lst.pk)


def kept(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def refused(act, *arguments: object) -> str:
    with pytest.raises(InputError) as caught:
        act(*arguments)
    return str(caught.value)


def test_a_list_is_read_on_trial_then_loaded_and_its_files_are_gone(health: Unit, clerk: User, folder: Path) -> None:
    kept_list = keep_list(health, clerk, csv_file(ONE, TWO), LISTED_ON)
    assert (kept_list.stage, kept_list.done_at, kept_list.listed_on) == ("reading", None, LISTED_ON)
    run_due()
    lst = stored(kept_list)
    assert (lst.stage, lst.progress, lst.done_at is None) == ("read", 2, False)
    assert lst.reading["would"] == {"created": 2, "changed": 0, "unchanged": 0}
    assert lst.reading["unknown"] == [["1.000001", "Cấp giấy phép hoạt động", "Khám bệnh"]]
    assert (lst.reading["row_count"], lst.reading["first_received"]) == (2, "2022-01-10")
    assert not Dossier.objects.exists()
    confirm(lst, clerk)
    run_due()
    lst = stored(lst)
    assert (lst.stage, lst.created, lst.changed, lst.unchanged) == ("loaded", 2, 0, 0)
    assert (lst.loaded_by, lst.loaded_at is None) == (clerk, False)
    assert (lst.content.name, lst.rows.name, kept(folder)) == ("", "", [])
    assert sorted(Dossier.objects.values_list("code", flat=True)) == [ONE[0], TWO[0]]


def test_a_list_with_a_wrong_cell_is_not_loaded_and_names_the_cell(health: Unit, clerk: User, folder: Path) -> None:
    lst = uploaded(health, clerk, ONE, file_row("HS-2", received="hôm qua"))
    assert (lst.stage, lst.reading["wrong_count"], lst.reading["wrong"][0][0]) == ("wrong", 1, "E3")
    with lst.wrong_rows.open() as file:
        assert "E3" in file.read().decode("utf-8-sig")
    assert "bước “Có dòng sai”, không nạp được" in refused(confirm, lst, clerk)
    assert not Dossier.objects.exists()


def test_a_file_that_is_no_list_is_refused_with_the_reason(health: Unit, clerk: User) -> None:
    lst = keep_list(health, clerk, SimpleUploadedFile("ho-so.xlsx", b"PK nothing"), LISTED_ON)
    run_due()
    lst = stored(lst)
    assert (lst.stage, lst.problem.startswith("ho-so.xlsx: ")) == ("refused", True)


def test_columns_chosen_by_hand_are_read_again_and_remembered_for_the_unit(health: Unit, clerk: User) -> None:
    heads = ["Ký hiệu phiếu", *HEADS[1:]]
    lst = uploaded(health, clerk, ONE, heads=heads)
    assert lst.stage == "refused"
    assert "Số hồ sơ" in lst.problem
    assert lst.reading["columns"][0] == {"place": "A", "head": "Ký hiệu phiếu", "key": ""}
    choose_columns(lst, {"ky hieu phieu": "code"})
    run_due()
    assert stored(lst).stage == "read"
    assert ColumnChoice.objects.get().column == "code"
    assert uploaded(health, clerk, TWO, heads=heads).stage == "read"


def test_choosing_columns_refuses_what_makes_no_sense(health: Unit, clerk: User) -> None:
    lst = uploaded(health, clerk, ONE)
    assert 'không có loại cột "phone"' in refused(choose_columns, lst, {"so ho so": "phone"})
    twice = {"so ho so": "code", "ma tthc": "code"}
    assert "hai cột cùng được chọn là Số hồ sơ" in refused(choose_columns, lst, twice)
    assert not ColumnChoice.objects.exists()


def test_the_same_file_again_changes_nothing_and_says_so(health: Unit, clerk: User) -> None:
    first = loaded(health, clerk, ONE)
    with pytest.raises(AlreadyLoaded, match=r"tệp này đã được nạp lúc .*; muốn nạp lại, hãy hoàn tác"):
        keep_list(health, clerk, csv_file(ONE, name="ban-sao.csv"), LISTED_ON)
    assert DossierList.objects.get() == first
    undo(first, clerk)
    run_due()
    assert loaded(health, clerk, ONE).created == 1


def test_the_same_file_waiting_twice_is_loaded_once(health: Unit, clerk: User, user_with) -> None:
    leader = user_with(Membership.Role.LEADER, health)
    first, second = uploaded(health, clerk, ONE), uploaded(health, leader, ONE)
    confirm(first, clerk)
    run_due()
    assert "tệp này đã được nạp" in refused(confirm, second, leader)


def test_another_units_same_file_is_its_own(health: Unit, brvt: Unit, clerk: User) -> None:
    loaded(health, clerk, ONE)
    assert loaded(Unit.objects.get(province=brvt, code="STP"), clerk, ONE).created == 1


@pytest.mark.parametrize(
    ("file", "day", "reason"),
    [
        (SimpleUploadedFile("a.csv", b""), LISTED_ON, "a.csv: tệp rỗng"),
        (csv_file(ONE), date(2999, 1, 1), "01/01/2999 chưa tới"),
    ],
)
def test_what_cannot_be_a_list_is_not_kept(
    health: Unit, clerk: User, file: SimpleUploadedFile, day: date, reason: str
) -> None:
    assert reason in refused(keep_list, health, clerk, file, day)
    assert not DossierList.objects.exists()


def test_a_new_list_takes_the_place_of_the_users_earlier_one(
    health: Unit, clerk: User, user_with, folder: Path
) -> None:
    earlier = uploaded(health, clerk, ONE)
    others = uploaded(health, user_with(Membership.Role.LEADER, health), ONE, TWO)
    uploaded(health, clerk, TWO)
    assert (stored(earlier).stage, stored(others).stage) == ("cancelled", "read")
    assert stored(earlier).problem == "Đã thay bằng tệp “ho-so.csv”."
    assert stored(earlier).content.name == ""


def test_a_list_of_an_earlier_day_warns_before_it_is_loaded(health: Unit, clerk: User) -> None:
    loaded(health, clerk, ONE)
    older = keep_list(health, clerk, csv_file(TWO), LISTED_ON - timedelta(days=7))
    run_due()
    assert "đến ngày 07/03/2022, cũ hơn danh sách “ho-so.csv” đã nạp" in stored(older).reading["warnings"][0]


def test_a_list_that_waits_is_cancelled_with_its_files(health: Unit, clerk: User, folder: Path) -> None:
    lst = uploaded(health, clerk, ONE)
    cancel(lst, clerk)
    run_due()
    assert (stored(lst).stage, stored(lst).problem) == (
        "cancelled",
        f"{clerk.username} đã hủy danh sách này.",
    )
    assert kept(folder) == []
    assert "bước “Đã hủy”, không nạp được" in refused(confirm, lst, clerk)


def test_a_list_that_nobody_loads_is_given_up_after_a_week(health: Unit, clerk: User, folder: Path) -> None:
    lst, week = uploaded(health, clerk, ONE), timedelta(days=7)
    run_due()
    now = stored(lst).uploaded_at
    assert give_up_old(now + week) == 0
    assert give_up_old(now + week + timedelta(minutes=1)) == 1
    run_due()
    assert stored(lst).stage == "cancelled"
    assert stored(lst).problem.startswith("Danh sách chờ quá 7 ngày nên đã được hủy")
    assert kept(folder) == []


def test_a_list_is_cancelled_while_it_is_read(health: Unit, clerk: User, folder: Path) -> None:
    lst = keep_list(health, clerk, csv_file(ONE), LISTED_ON)
    assert claim(lst, timezone.now())
    read_on = progress_of(lst)
    assert (read_on(7), stored(lst).progress) == (True, 7)
    cancel(stored(lst), clerk)
    assert not read_on(8)
    work_on(lst)
    assert (stored(lst).stage, stored(lst).progress) == ("cancelled", 7)
    run_due()
    assert kept(folder) == []


def test_a_list_is_cancelled_while_it_is_loaded(health: Unit, clerk: User, folder: Path) -> None:
    lst = uploaded(health, clerk, ONE)
    confirm(lst, clerk)
    with meanwhile(lambda: cancel(stored(lst), clerk)):
        run_due()
    assert stored(lst).stage == "cancelled"
    assert (Dossier.objects.count(), DossierBefore.objects.count()) == (0, 0)
    run_due()
    assert kept(folder) == []


def test_a_loaded_list_is_not_cancelled_but_undone(health: Unit, clerk: User) -> None:
    lst = loaded(health, clerk, ONE)
    assert Stage.LOADED not in CANCELLABLE
    assert "bước “Đã nạp”, không hủy được" in refused(cancel, lst, clerk)


def test_a_load_is_confirmed_once(health: Unit, clerk: User) -> None:
    lst = uploaded(health, clerk, ONE)
    confirm(stored(lst), clerk)
    assert "bước “Đang nạp”, không nạp được" in refused(confirm, lst, clerk)
    assert "bước “Đang nạp”, không chọn lại cột được" in refused(choose_columns, lst, {"so ho so": "code"})


def test_undoing_the_newest_list_gives_back_what_was(health: Unit, clerk: User) -> None:
    first = loaded(health, clerk, ONE, TWO)
    before = list(Dossier.objects.order_by("pk").values())
    second = loaded(health, clerk, file_row(ONE[0], finished="21/01/2022"), THREE)
    assert (second.created, second.changed) == (1, 1)
    assert "hãy hoàn tác “ho-so.csv” trước" in refused(undo, first, clerk)
    undo(second, clerk)
    assert "bước “Đang hoàn tác”, không hoàn tác được" in refused(undo, second, clerk)
    run_due()
    second = stored(second)
    assert (second.stage, second.undone_by, second.undone_at is None) == ("undone", clerk, False)
    assert list(Dossier.objects.order_by("pk").values()) == before
    undo(first, clerk)
    run_due()
    assert (stored(first).stage, Dossier.objects.count()) == ("undone", 0)


def test_a_list_is_not_undone_over_an_apology_that_somebody_entered(health: Unit, clerk: User) -> None:
    lst = loaded(health, clerk, ONE, TWO)
    enter = {"apology_on": date(2022, 1, 18), "apology_entered_by": clerk}
    Dossier.objects.filter(code=ONE[0]).update(**enter)
    assert "đã có 1 hồ sơ của danh sách này được nhập ngày gửi thư xin lỗi bằng tay" in refused(undo, lst, clerk)
    Dossier.objects.update(apology_on=None, apology_entered_by=None)
    undo(lst, clerk)
    Dossier.objects.filter(code=ONE[0]).update(**enter)
    run_due()
    assert (stored(lst).stage, Dossier.objects.count()) == ("loaded", 2)
    assert "hãy bỏ các ngày đó trong sổ thư xin lỗi" in stored(lst).problem


def test_while_a_list_is_undone_none_is_loaded_and_the_other_way_round(health: Unit, clerk: User) -> None:
    first, second = loaded(health, clerk, ONE), uploaded(health, clerk, TWO)
    undo(first, clerk)
    assert "“ho-so.csv” đang được hoàn tác, hãy chờ" in refused(confirm, second, clerk)
    run_due()
    confirm(second, clerk)
    run_due()
    third = uploaded(health, clerk, THREE)
    confirm(third, clerk)
    assert "“ho-so.csv” đang được nạp, hãy chờ xong rồi hoàn tác danh sách đó trước" in refused(undo, second, clerk)


def test_a_file_that_the_storage_lost_is_told(health: Unit, clerk: User) -> None:
    lst = keep_list(health, clerk, csv_file(ONE), LISTED_ON)
    lst.content.storage.delete(lst.content.name)
    run_due()
    assert (stored(lst).stage, stored(lst).problem) == (
        "refused",
        "ho-so.csv: tệp không còn trên máy chủ, hãy tải lên lại",
    )
