"""manage.py tthc_statistics: biểu II.06 as text and as JSON; without a table, exit code 2 and the reason."""

import io
import json
from datetime import date

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from accounts.models import Unit, User
from reports.models import ReportingPeriod
from tests.tthc.dossiers import make_dossier, make_list, make_listed
from tthc.services.typed_tables import EnteredRow, choose_table, save_typed_table

NUMBERS = dict.fromkeys(("c4", "c5", "c6", "c8", "c9", "c10", "c12", "c13"), 0)


def run(*options: str) -> str:
    output = io.StringIO()
    call_command("tthc_statistics", "--unit", "SYT", "--period", "2022-Q1", *options, stdout=output)
    return output.getvalue()


def refused(*options: str) -> str:
    with pytest.raises(CommandError) as caught:
        call_command("tthc_statistics", *options, stdout=io.StringIO())
    assert caught.value.returncode == 2
    return str(caught.value)


@pytest.fixture
def listed(health: Unit, period: ReportingPeriod) -> None:
    by = make_list(health)
    day = date(2022, 1, 10)
    make_dossier(health, "1", day, make_listed(health, "Dược phẩm"), by, channel="online", due_on=day, finished_on=day)
    make_dossier(health, "2", day, make_listed(health, "An toàn thực phẩm"), by)


def columns(**numbers: int) -> dict[str, int]:
    return {f"c{number}": numbers.get(f"c{number}", 0) for number in range(3, 14)}


def test_json_has_a_row_for_each_field_and_the_total(listed: None) -> None:
    assert json.loads(run("--json")) == {
        "period": {"key": "2022-Q1", "name": "Quý I/2022", "starts_on": "2021-12-15", "ends_on": "2022-03-14"},
        "rows": [
            {"field": "An toàn thực phẩm", **columns(c3=1, c5=1, c11=1, c12=1)},
            {"field": "Dược phẩm", **columns(c3=1, c4=1, c7=1, c9=1)},
        ],
        "total": columns(c3=2, c4=1, c5=1, c7=1, c9=1, c11=1, c12=1),
    }


def test_text_names_columns_and_formulas(listed: None) -> None:
    lines = run().splitlines()
    assert lines[0] == "Sở Y tế, Quý I/2022, biểu II.06/VPCP/KSTT (Thông tư số 01/2020/TT-VPCP)"
    assert lines[2].startswith("Dược phẩm: (3) 1  (4) 1  (5) 0")
    assert lines[-1] == "Tỷ lệ đúng hạn. Trên số hồ sơ đã giải quyết: 1/1 = 100,00%"


def test_without_figures_the_command_says_what_to_do(period: ReportingPeriod) -> None:
    assert refused("--unit", "SYT", "--period", "2022-Q1", "--json") == (
        "Sở Y tế, Quý I/2022: chưa có số liệu, hãy nạp danh sách bằng lệnh import_dossiers hoặc nhập bảng bằng tay"
    )


def test_list_and_table_by_hand_are_not_mixed(listed: None, health: Unit, period: ReportingPeriod) -> None:
    user = User.objects.create(username="can-bo")
    rows = [EnteredRow("Dược phẩm", NUMBERS | {"c4": 8, "c8": 8})]
    save_typed_table(health, period.starts_on, period.ends_on, rows, user, 0)
    assert "có cả danh sách hồ sơ và bảng nhập tay, hãy chọn một" in refused("--unit", "SYT", "--period", "2022-Q1")
    choose_table(health, period.starts_on, period.ends_on, True, 1)
    assert json.loads(run("--json"))["total"] == columns(c3=8, c4=8, c7=8, c8=8)


@pytest.mark.parametrize(
    ("unit", "key", "message"),
    [("SYTX", "2022-Q1", "không có đơn vị mã"), ("SYT", "2022-Q7", "không hợp lệ"), ("SYT", "2023-Q1", "chưa được mở")],
)
def test_an_unknown_unit_or_period_is_refused(period: ReportingPeriod, unit: str, key: str, message: str) -> None:
    assert message in refused("--unit", unit, "--period", key)
