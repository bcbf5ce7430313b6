"""The demo's dossiers: real procedures alone, no citizen, something of everything; loading them again does nothing."""

import csv
from collections import Counter
from datetime import date

import pytest

from accounts.models import Unit
from core.row_files import read_row_file
from reports.demo import DOSSIERS, FIXTURES
from tthc.importers.procedures import import_procedures
from tthc.models import Dossier
from tthc.services.dossier_lists import AlreadyLoaded
from tthc.services.dossier_loading import load_file

LISTED_ON = date(2023, 9, 14)


def rows() -> list[dict[str, str]]:
    with DOSSIERS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_dossier_is_invented_and_of_a_real_procedure() -> None:
    known = {
        cells["code"]: (cells["name"], cells["field"])
        for row in read_row_file(FIXTURES / "procedures" / "procedures_2026.json").rows
        for cells in [row.cells]
    }
    listed = rows()
    assert len(listed) == 120
    assert [row["Số hồ sơ"] for row in listed if not row["Số hồ sơ"].startswith("TRINHDIEN-")] == []
    assert {row["Mã TTHC"]: (row["Tên thủ tục hành chính"], row["Lĩnh vực"]) for row in listed}.items() <= known.items()
    assert not {"Họ tên", "Điện thoại", "Địa chỉ"} & listed[0].keys()


def test_the_demo_shows_every_channel_lateness_and_end(dlk: Unit) -> None:
    import_procedures(read_row_file(FIXTURES / "procedures" / "procedures_2026.json"))
    health = Unit.objects.get(province=dlk, code="SYT")
    loaded = load_file(health, DOSSIERS, LISTED_ON, lambda _: True)
    assert (loaded.loaded.created, loaded.unknown, loaded.reading.warnings) == (120, [], ())
    dossiers = list(Dossier.objects.all())
    assert Counter(dossier.channel for dossier in dossiers) == {"online": 68, "direct": 44, "post": 8}
    assert Counter(dossier.status for dossier in dossiers if dossier.status) == {
        "withdrawn": 9,
        "refused": 3,
        "stopped": 1,
    }
    assert sum(dossier.received_on < date(2023, 6, 15) for dossier in dossiers) == 18
    assert min(dossier.closed_on or LISTED_ON for dossier in dossiers) >= date(2023, 6, 15)
    late = [
        dossier
        for dossier in dossiers
        if not dossier.status and dossier.due_on and dossier.due_on < (dossier.finished_on or LISTED_ON)
    ]
    assert Counter(bool(dossier.apology_on) for dossier in late) == {True: 12, False: 9}
    with pytest.raises(AlreadyLoaded):
        load_file(health, DOSSIERS, LISTED_ON, lambda _: True)
    assert Dossier.objects.count() == 120
