"""A worker that dies, and two that load for one unit at once: a load is whole or absent, and its row says which."""

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.utils import timezone

from accounts.models import Membership, Unit, User
from core.jobs import run_job
from tests.tthc.lists import file_row, loaded, uploaded
from tthc.models import Dossier, DossierBefore, DossierList, ListedProcedure
from tthc.services.dossier_lists import confirm, undo

pytestmark = pytest.mark.django_db(transaction=True)
ROOT = Path(__file__).resolve().parents[3]
KNOWN = file_row("HS-1")
ROWS = [file_row("HS-1", finished="21/01/2022"), file_row("HS-2"), file_row("HS-3")]
UPSERT = f"INSERT INTO {Dossier._meta.db_table} AS d"
LEASE = timedelta(seconds=15)


@pytest.fixture
def health(brvt: Unit, settings, tmp_path: Path) -> Unit:
    settings.MEDIA_ROOT = tmp_path / "files"
    return Unit.objects.get(province=brvt, code="SYT")


@pytest.fixture
def clerk(health: Unit, user_with) -> User:
    return user_with(Membership.Role.CLERK, health)


@pytest.fixture
def confirmed(health: Unit, clerk: User) -> DossierList:
    """A list that changes a dossier and brings two, and waits for the worker to load it."""
    loaded(health, clerk, KNOWN, name="cu.csv")
    lst = uploaded(health, clerk, *ROWS)
    confirm(lst, clerk)
    return lst


def worker(folder: Path, *command: str) -> int:
    """Run Python as a process of its own on the test's database and files; return how it ended."""
    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite":
        url = f"sqlite:///{name}"
    else:
        url = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()
    environment = os.environ | {
        "DATABASE_URL": url,
        "DATA_DIR": str(folder),
        "DJANGO_SETTINGS_MODULE": "cchc_portal.settings",
        "PYTHONPATH": str(ROOT),
    }
    return subprocess.run([sys.executable, *command], cwd=ROOT, env=environment).returncode


def killed_at(folder: Path, beginning: str, moment: str) -> None:
    code = worker(folder, str(Path(__file__).with_name("dying_worker.py")), beginning, moment)
    assert code == -signal.SIGKILL


def another_worker(folder: Path, lst: DossierList) -> DossierList:
    """Let another worker do what is due once nobody hears of the first one any more."""
    row = DossierList.objects.filter(pk=lst.pk)
    assert row.get().try_after - timezone.now() <= LEASE
    row.update(try_after=timezone.now())
    assert worker(folder, "manage.py", "run_worker", "--until-idle") == 0
    return row.get()


def dossiers() -> list[tuple[str, bool]]:
    return list(Dossier.objects.order_by("code").values_list("code", "finished_on"))


def files(folder: Path) -> list[str]:
    return [path.name for path in (folder / "files").rglob("*") if path.is_file()]


def test_a_worker_killed_in_the_middle_of_a_load_leaves_nothing_of_it_and_the_next_one_loads_it_whole(
    confirmed: DossierList, tmp_path: Path
) -> None:
    before = dossiers()
    killed_at(tmp_path, UPSERT, "after")
    assert (dossiers(), DossierBefore.objects.count()) == (before, 0)
    assert DossierList.objects.get(pk=confirmed.pk).stage == "loading"
    lst = another_worker(tmp_path, confirmed)
    assert (lst.stage, lst.created, lst.changed, lst.unchanged) == ("loaded", 2, 1, 0)
    assert [code for code, _ in dossiers()] == ["HS-1", "HS-2", "HS-3"]
    assert (DossierBefore.objects.count(), files(tmp_path)) == (1, [])


def test_a_worker_killed_right_after_a_load_leaves_it_whole_and_the_next_one_clears_its_files_away(
    confirmed: DossierList, tmp_path: Path
) -> None:
    killed_at(tmp_path, f'UPDATE "{DossierList._meta.db_table}" SET "content"', "before")
    lst = DossierList.objects.get(pk=confirmed.pk)
    assert (lst.stage, lst.created, lst.changed, lst.done_at) == ("loaded", 2, 1, None)
    lst = another_worker(tmp_path, confirmed)
    assert (lst.created, lst.changed, lst.done_at is None) == (2, 1, False)
    assert (len(dossiers()), lst.content.name, files(tmp_path)) == (3, "", [])


def test_a_worker_killed_while_it_undoes_a_list_leaves_it_loaded_or_undone(
    health: Unit, clerk: User, tmp_path: Path
) -> None:
    loaded(health, clerk, KNOWN, name="cu.csv")
    before = dossiers()
    lst = loaded(health, clerk, *ROWS)
    undo(lst, clerk)
    killed_at(tmp_path, f"DELETE FROM {Dossier._meta.db_table}", "after")
    assert (len(dossiers()), DossierBefore.objects.count()) == (3, 1)
    lst = another_worker(tmp_path, lst)
    assert (lst.stage, dossiers(), DossierBefore.objects.count()) == ("undone", before, 0)


def test_a_worker_killed_while_it_reads_leaves_a_list_that_is_read_again(
    health: Unit, clerk: User, tmp_path: Path
) -> None:
    lst = uploaded(health, clerk, *ROWS)
    DossierList.objects.update(stage=DossierList.Stage.READING, done_at=None, try_after=timezone.now(), reading={})
    killed_at(tmp_path, f'UPDATE "{DossierList._meta.db_table}" SET "stage"', "before")
    lst = another_worker(tmp_path, lst)
    assert (lst.stage, lst.reading["row_count"]) == ("read", 3)
    assert sorted(Path(name).suffix for name in files(tmp_path)) == [".csv", ".tsv"]


def test_two_lists_of_a_unit_at_once_are_loaded_one_after_the_other(health: Unit, clerk: User, user_with) -> None:
    leader = user_with(Membership.Role.LEADER, health)
    first = uploaded(health, clerk, *ROWS)
    second = uploaded(health, leader, KNOWN, file_row("HS-4"))
    for lst in (first, second):
        confirm(lst, clerk)

    def load(lst: DossierList) -> bool:
        try:
            return run_job(lst)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(load, [first, second])) == [True, True]
    lists = DossierList.objects.order_by("loaded_at")
    assert [lst.stage for lst in lists] == ["loaded", "loaded"]
    assert sum(lst.created for lst in lists) == Dossier.objects.count() == 4
    # HS-1 stands in both with different days: the second of them changed it.
    assert [(lst.changed, lst.unchanged) for lst in lists] == [(0, 0), (1, 0)]
    assert Dossier.objects.get(code="HS-1").changed_by == lists[1]
    assert ListedProcedure.objects.count() == 1
