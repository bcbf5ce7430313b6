from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Unit
from accounts.selectors import find_unit

UNITS = settings.BASE_DIR / "fixtures" / "units"


def load(path: Path, *options: str) -> str:
    out = StringIO()
    call_command("load_units", str(path), *options, stdout=out)
    return out.getvalue()


def test_ba_ria_vung_tau_of_2022_has_its_departments_and_eight_districts(db: None) -> None:
    path = UNITS / "ba_ria_vung_tau_2022.json"
    assert load(path) == "Thêm mới 30, thay đổi 0, giữ nguyên 0.\n"
    assert load(path) == "Thêm mới 0, thay đổi 0, giữ nguyên 30.\n"
    province = Unit.objects.get(code="BRVT")
    assert [province.units.filter(kind=kind).count() for kind in ("department", "district")] == [21, 8]
    unit = find_unit("SYT")
    assert (unit.name, unit.short_name, unit.parent_body, unit.place_name, unit.valid_to) == (
        "Sở Y tế",
        "SYT",
        "UBND tỉnh Bà Rịa - Vũng Tàu",
        "",
        date(2025, 6, 30),
    )
    assert find_unit("SKHĐT").short_name == "SKHĐT"


def test_dak_lak_of_2023(db: None) -> None:
    assert load(UNITS / "dak_lak_2023.json") == "Thêm mới 3, thay đổi 0, giữ nguyên 0.\n"
    assert find_unit("DLK/SYT").parent_body == "UBND tỉnh Đắk Lắk"


def test_the_whole_country_loads_in_few_queries(db: None) -> None:
    path = UNITS / "viet_nam_2025.csv"
    with CaptureQueriesContext(connection) as first:
        assert load(path) == "Thêm mới 3355, thay đổi 0, giữ nguyên 0. Bỏ qua cột: commune_type.\n"
    with CaptureQueriesContext(connection) as second:
        assert load(path) == "Thêm mới 0, thay đổi 0, giữ nguyên 3355. Bỏ qua cột: commune_type.\n"
    assert (len(first) <= 50, len(second)) == (True, 3)
    ba_dinh = find_unit("01/00004")
    assert (ba_dinh.name, ba_dinh.kind, ba_dinh.parent_body, ba_dinh.valid_from) == (
        "Phường Ba Đình",
        "commune",
        "UBND thành phố Hà Nội",
        date(2025, 7, 1),
    )


def test_a_dry_run_prints_the_same_and_changes_nothing(db: None) -> None:
    assert load(UNITS / "dak_lak_2023.json", "--dry-run") == "Thêm mới 3, thay đổi 0, giữ nguyên 0.\n"
    assert Unit.objects.count() == 0


def test_wrong_input_ends_with_exit_code_2_and_changes_nothing(db: None, tmp_path: Path) -> None:
    path = tmp_path / "units.json"
    path.write_text('[{"code": "A", "kind": "province", "name": "Tỉnh A"}, {"code": "B", "kind": "x", "name": "B"}]')
    with pytest.raises(CommandError) as raised:
        load(path)
    assert (raised.value.returncode, str(raised.value)) == (
        2,
        "units.json (dòng: thứ tự phần tử): 1 dòng sai, chưa nạp dòng nào — "
        'dòng 2: loại đơn vị "x" không có, chỉ nhận province (Tỉnh, thành phố); department (Sở, ban, ngành); '
        "district (Cấp huyện); commune (Cấp xã)",
    )
    assert Unit.objects.count() == 0
