"""import_dossiers: a whole list or nothing, one JSON value, one Vietnamese line and exit code 2 for wrong input."""

import json
from datetime import UTC, date, datetime
from io import StringIO
from os import utime
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from accounts.models import Unit
from tests.tthc.lists import HEADS, csv_file, file_row
from tthc.models import Dossier, DossierList, ListedProcedure, Procedure

ROWS = [file_row("HS-1"), file_row("HS-2", finished="20/01/2022")]


@pytest.fixture
def health(brvt: Unit) -> Unit:
    return Unit.objects.get(province=brvt, code="SYT")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return write(tmp_path, *ROWS)


def write(folder: Path, *rows: list[str], heads: list[str] = HEADS) -> Path:
    path = folder / "ho-so.csv"
    path.write_bytes(csv_file(*rows, heads=heads).read())
    return path


def run(path: Path, *options: str) -> str:
    out = StringIO()
    call_command("import_dossiers", str(path), "--unit", "SYT", *options, stdout=out, stderr=StringIO())
    return out.getvalue()


def refusal(path: Path, *options: str) -> str:
    with pytest.raises(CommandError) as raised:
        run(path, *options)
    assert raised.value.returncode == 2
    assert "\n" not in str(raised.value)
    return str(raised.value)


def test_a_list_is_loaded_and_the_command_says_what_it_did(health: Unit, path: Path) -> None:
    utime(path, (0, datetime(2022, 3, 14, 20, tzinfo=UTC).timestamp()))
    assert run(path).splitlines() == [
        "Thủ tục chưa có trong danh mục: 1.000001 Cấp giấy phép hoạt động",
        "2 hồ sơ: thêm mới 2, thay đổi 0, giữ nguyên 0.",
    ]
    lst = DossierList.objects.get()
    assert (lst.stage, lst.name, lst.created, lst.done_at is None) == ("loaded", "ho-so.csv", 2, False)
    # At 20:00 UTC it is the next day in Vietnam.
    assert (lst.listed_on, lst.content.name, lst.uploaded_by) == (date(2022, 3, 15), "", None)
    assert Dossier.objects.get(code="HS-2").closed_on == date(2022, 1, 20)


def test_the_same_file_again_changes_nothing(health: Unit, path: Path) -> None:
    run(path)
    assert run(path).startswith("Tệp ho-so.csv: tệp này đã được nạp lúc")
    again = {"already_loaded": True, "rows": 2, "created": 0, "changed": 0, "unchanged": 2}
    assert json.loads(run(path, "--json")) == again
    assert DossierList.objects.count() == 1


def test_a_newer_list_changes_the_dossiers_by_their_codes(health: Unit, path: Path) -> None:
    run(path)
    newer = write(path.parent, file_row("HS-1", finished="19/01/2022"), ROWS[1], file_row("HS-3"))
    told = json.loads(run(newer, "--json", "--listed-on", "2022-02-01"))
    assert (told["created"], told["changed"], told["unchanged"], told["rows"]) == (1, 1, 1, 3)
    assert (told["already_loaded"], told["dry_run"], told["head_row"]) == (False, False, 1)
    assert DossierList.objects.order_by("pk").last().listed_on == date(2022, 2, 1)


def test_a_trial_tells_the_same_and_stores_nothing(health: Unit, path: Path) -> None:
    told = json.loads(run(path, "--dry-run", "--json"))
    assert (told["dry_run"], told["created"]) == (True, 2)
    assert told["unknown_procedures"] == [{"code": "1.000001", "name": "Cấp giấy phép hoạt động", "field": "Khám bệnh"}]
    assert told["columns"][0] == {"place": "A", "head": "Số hồ sơ", "key": "code"}
    assert told["counts"]["online"] == 2
    assert run(path, "--dry-run").splitlines()[-1] == "Chạy thử, chưa lưu gì."
    assert (Dossier.objects.count(), DossierList.objects.count(), ListedProcedure.objects.count()) == (0, 0, 0)


def test_columns_that_are_not_used_are_named(health: Unit, tmp_path: Path) -> None:
    Procedure.objects.create(code="1.000001", name="Một", field="Khám bệnh", levels="Cấp tỉnh")
    path = write(tmp_path, *([*row, "Nguyễn Văn A"] for row in ROWS), heads=[*HEADS, "Người nộp"])
    assert run(path).splitlines()[0] == "Bỏ qua cột: Người nộp."


def test_a_wrong_cell_loads_nothing_and_is_named(health: Unit, tmp_path: Path) -> None:
    path = write(tmp_path, *ROWS, file_row("HS-3", received="31/02/2022"))
    for options in ([], ["--dry-run"], ["--json"]):
        assert refusal(path, *options).startswith("ho-so.csv: 1 ô sai, chưa nạp dòng nào — E4: ")
    assert (Dossier.objects.count(), DossierList.objects.count()) == (0, 0)


def test_of_many_wrong_cells_the_first_ones_are_named(health: Unit, tmp_path: Path) -> None:
    path = write(tmp_path, *(file_row(f"HS-{number}", received="sai") for number in range(12)))
    line = refusal(path)
    assert line.startswith("ho-so.csv: 12 ô sai")
    assert (line.count("; E"), line.endswith("; và 2 ô khác")) == (9, True)


def test_a_file_or_an_option_that_is_wrong_is_told_in_one_line(health: Unit, path: Path, tmp_path: Path) -> None:
    assert refusal(tmp_path / "x.csv").endswith("x.csv: không có tệp này, hãy kiểm tra đường dẫn")
    assert refusal(tmp_path).endswith("đây là thư mục, hãy chỉ một tệp .xlsx, .xls hoặc .csv")
    assert refusal(path, "--listed-on", "hôm qua") == 'tham số --listed-on không nhận "hôm qua", hãy ghi như 2022-03-31'
    assert "chưa tới" in refusal(path, "--listed-on", "2999-01-01")
    assert "“Ngày tiếp nhận”" in refusal(
        write(tmp_path, *ROWS, heads=[head.replace("tiếp nhận", "sinh") for head in HEADS])
    )
    assert not DossierList.objects.exists()
