import json
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tthc.models import Procedure

FIXTURE = settings.BASE_DIR / "fixtures" / "procedures" / "procedures_2026.json"
HEADER = "code,name,field,level,days,days_unit\n"


def load(path: Path, *options: str) -> str:
    out = StringIO()
    call_command("load_procedures", str(path), *options, stdout=out)
    return out.getvalue()


def refusal(path: Path) -> tuple[int, str]:
    with pytest.raises(CommandError) as raised:
        load(path)
    return raised.value.returncode, str(raised.value)


def test_the_fixture_holds_2848_procedures_and_loads_in_few_queries(db: None) -> None:
    with CaptureQueriesContext(connection) as first:
        assert load(FIXTURE) == "Thêm mới 2848, thay đổi 0, giữ nguyên 0.\n"
    with CaptureQueriesContext(connection) as second:
        assert load(FIXTURE) == "Thêm mới 0, thay đổi 0, giữ nguyên 2848.\n"
    # SQLite takes 999 variables a statement: 62 procedures at once.
    assert (len(first) <= 50, len(second)) == (True, 4)
    assert Procedure.objects.filter(time_limit__isnull=False).count() == 2433
    assert Procedure.objects.filter(time_limit_unit="unstated").count() == 305
    assert Procedure.objects.filter(ministry="Tòa án nhân dân").count() == 3
    assert Procedure.objects.values("levels").distinct().order_by().count() == 14
    assert Procedure.objects.get(code="1.004616").note == "pairing of code and name UNCONFIRMED"


def test_a_wrong_code_in_line_7_refuses_the_file(db: None, tmp_path: Path) -> None:
    codes = ["1.000002", "1.000003", "1.000004", "1.000005", "1.000006", "1.7"]
    path = tmp_path / "tthc.csv"
    path.write_text(HEADER + "".join(f"{code},Cấp giấy,Dược phẩm,Cấp tỉnh,,\n" for code in codes), encoding="utf-8")
    assert refusal(path) == (
        2,
        'tthc.csv: 1 dòng sai, chưa nạp dòng nào — dòng 7: mã thủ tục "1.7" sai, cần dạng 1.004616',
    )
    assert Procedure.objects.count() == 0


def test_a_wrong_file_changes_nothing_that_was_loaded_before(db: None, tmp_path: Path) -> None:
    path = tmp_path / "tthc.csv"
    path.write_text(HEADER + "1.000001,Cấp giấy,Dược phẩm,Cấp tỉnh,,\n", encoding="utf-8")
    load(path)
    path.write_text(HEADER + "1.000001,Thu hồi,Dược phẩm,Cấp tỉnh,,\n1.000002,,A,Cấp tỉnh,,\n", encoding="utf-8")
    assert refusal(path) == (2, "tthc.csv: 1 dòng sai, chưa nạp dòng nào — dòng 3: thiếu tên thủ tục")
    assert Procedure.objects.get().name == "Cấp giấy"


def test_a_missing_file_ends_with_exit_code_2(db: None, tmp_path: Path) -> None:
    path = tmp_path / "tthc.csv"
    assert refusal(path) == (2, f"{path}: không có tệp này, hãy kiểm tra đường dẫn")


def test_json_prints_one_value_and_a_dry_run_the_same(db: None, tmp_path: Path) -> None:
    path = tmp_path / "tthc.csv"
    path.write_text("phone," + HEADER + "1,1.000001,Cấp giấy,Dược phẩm,Cấp tỉnh,15,Ngày\n", encoding="utf-8")
    expected = {"created": 1, "changed": 0, "unchanged": 0, "ignored_columns": ["phone"], "closed": 0}
    assert json.loads(load(path, "--json", "--dry-run")) == expected
    assert Procedure.objects.count() == 0
    assert json.loads(load(path, "--json")) == expected
    assert Procedure.objects.count() == 1
