"""Uploaded lists wait for their load; a load is remembered whatever is uploaded next to it."""

from pathlib import Path
from threading import Event, Thread

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction

from accounts.models import Membership, Unit, UploadedList, User
from accounts.uploaded_lists import keep_list, loads_of, read_list, remember_load, waiting_lists
from core.errors import InputError
from core.row_files import LoadSummary


@pytest.fixture
def clerk(brvt: Unit, user_with, settings, tmp_path: Path) -> User:
    settings.MEDIA_ROOT = tmp_path
    return user_with(Membership.Role.CLERK, brvt)


def keep(unit: Unit, clerk: User, name: str = "so.xlsx") -> UploadedList:
    return keep_list(unit, "van-ban", clerk, SimpleUploadedFile(name, b"abc"))


def test_a_new_list_takes_the_place_of_the_one_that_waits_and_not_of_those_loaded(brvt: Unit, clerk: User) -> None:
    loaded = keep(brvt, clerk)
    with transaction.atomic():
        remember_load(loaded, LoadSummary(1, 0, 0))
    keep(brvt, clerk, "cu.xlsx")
    keep(brvt, clerk, "moi.xlsx")
    assert [one.name for one in waiting_lists(brvt, "van-ban", clerk)] == ["moi.xlsx"]
    assert [one.name for one in loads_of(brvt, "van-ban")] == ["so.xlsx"]


def test_a_list_whose_file_is_gone_asks_for_it_again(brvt: Unit, clerk: User) -> None:
    waiting = keep(brvt, clerk)
    waiting.content.storage.delete(waiting.content.name)
    with pytest.raises(InputError) as refused:
        read_list(waiting)
    assert str(refused.value) == "so.xlsx: tệp không còn trên máy chủ, hãy tải lên lại"


def test_a_list_that_was_discarded_meanwhile_is_not_remembered_anew(brvt: Unit, clerk: User) -> None:
    waiting = keep(brvt, clerk)
    UploadedList.objects.all().delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        remember_load(waiting, LoadSummary(1, 0, 0))
    assert not UploadedList.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_who_uploads_a_list_waits_for_the_load_of_the_one_before(brvt: Unit, clerk: User) -> None:
    waiting, is_loading = keep(brvt, clerk), Event()

    def upload() -> None:
        try:
            is_loading.wait(10)
            keep(brvt, clerk, "moi.xlsx")
        finally:
            connection.close()

    thread = Thread(target=upload)
    with transaction.atomic():
        Unit.objects.select_for_update().get(pk=brvt.pk)
        thread.start()
        remember_load(waiting, LoadSummary(1, 0, 0))
        is_loading.set()
        thread.join(1)
        assert thread.is_alive()
    thread.join()
    assert [one.name for one in loads_of(brvt, "van-ban")] == ["so.xlsx"]
    assert [one.name for one in waiting_lists(brvt, "van-ban", clerk)] == ["moi.xlsx"]
