"""check_text and check_report --all as they are called."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from docx import Document as WordFile

from accounts.models import Unit
from reports.models import Report
from tests.reports.checks.corrected_seed import corrected_seed
from tests.reports.conftest import ROOT, import_seed

WRONG = "Thực hiện Quyết định số 12/QĐ-UBND ngày 30/02/2022 của UBND tỉnh."
QUERIES_OF_A_REPORT = 45


def run(*arguments: str) -> tuple[str, int]:
    """Call a command; return what it prints and how it ends."""
    output = io.StringIO()
    try:
        call_command(*arguments, stdout=output)
    except SystemExit as ended:
        return output.getvalue(), int(ended.code or 0)
    return output.getvalue(), 0


def refused(*arguments: str) -> str:
    with pytest.raises(CommandError) as caught:
        call_command(*arguments, stdout=io.StringIO())
    assert caught.value.returncode == 2
    assert "\n" not in str(caught.value)
    return str(caught.value)


def text_file(folder: Path, text: str, encoding: str = "utf-8") -> str:
    path = folder / "bao_cao.txt"
    path.write_bytes(text.encode(encoding))
    return str(path)


# --- check_text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_check_text_names_the_line(db: None, tmp_path: Path, encoding: str) -> None:
    printed, code = run("check_text", text_file(tmp_path, f"\n\nMở đầu\n\n{WRONG}\n", encoding))
    assert code == 0
    assert printed.startswith("Cảnh báo, dòng 5: “30/02/2022”: tháng 2 năm 2022 chỉ có 28 ngày.")
    assert printed.splitlines()[-1] == "bao_cao.txt: 0 lỗi, 1 cảnh báo."


def test_check_text_names_the_paragraph_of_a_word_file(db: None, tmp_path: Path) -> None:
    word = WordFile()
    for text in ("Mở đầu", "", WRONG):
        word.add_paragraph(text)
    path = tmp_path / "bao_cao.docx"
    word.save(path)
    printed, code = run("check_text", str(path))
    assert code == 0
    assert printed.startswith("Cảnh báo, đoạn 2: “30/02/2022”: tháng 2 năm 2022 chỉ có 28 ngày.")


def test_check_text_as_json_has_the_shape_of_check_report(db: None, tmp_path: Path) -> None:
    printed, code = run("check_text", text_file(tmp_path, f"Mở đầu\n{WRONG}"), "--json")
    assert code == 0
    (issue,) = json.loads(printed)
    assert list(issue) == ["severity", "code", "node", "excerpt", "message", "suggestion"]
    assert (issue["severity"], issue["code"], issue["node"]) == ("warning", "impossible_date", "line.2")
    assert issue["excerpt"] in WRONG


def test_check_text_with_an_error_ends_with_1(db: None, tmp_path: Path) -> None:
    rows = "STT\tLĩnh vực\tSố hồ sơ\n1\tDược\t12\n2\tKhám bệnh\t30\n\tTổng số\t43\n"
    printed, code = run("check_text", text_file(tmp_path, rows))
    assert code == 1
    assert printed.splitlines()[-1] == "bao_cao.txt: 1 lỗi, 0 cảnh báo."


def test_check_text_of_a_text_without_findings_says_so(db: None, tmp_path: Path) -> None:
    path = text_file(tmp_path, "Sở Y tế đã hoàn thành kế hoạch.")
    assert run("check_text", path) == ("bao_cao.txt: 0 lỗi, 0 cảnh báo.\n", 0)
    assert run("check_text", path, "--json") == ("[]\n", 0)


def test_check_text_goes_by_the_period_that_it_is_told(db: None, tmp_path: Path) -> None:
    path = text_file(tmp_path, corrected_seed())
    told = {issue["node"] for issue in json.loads(run("check_text", path, "--json")[0])}
    of_six_months = {issue["node"] for issue in json.loads(run("check_text", path, "--period", "2022-6T", "--json")[0])}
    assert of_six_months - told != set()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["khong.txt"], "không có tệp “khong.txt”"),
        (["/tmp"], "“/tmp” là thư mục"),
        (["README.md"], "tệp “README.md” phải là .docx hoặc .txt"),
        (["khong.txt", "--period", "2022-Q2"], "kỳ báo cáo “2022-Q2” không hợp lệ"),
        (["a\x00.txt"], "không đọc được tệp"),
    ],
)
def test_check_text_refuses_wrong_input_in_one_line(db: None, arguments: list[str], said: str) -> None:
    assert said in refused("check_text", *arguments)


def test_check_text_of_a_blank_file_is_refused(db: None, tmp_path: Path) -> None:
    assert refused("check_text", text_file(tmp_path, " \n\n")) == "tệp “bao_cao.txt” không có chữ nào"


def test_check_text_reads_standard_input_and_needs_no_database(tmp_path: Path) -> None:
    environment = os.environ | {"DATA_DIR": str(tmp_path), "DATABASE_URL": f"sqlite:///{tmp_path / 'db.sqlite3'}"}
    done = subprocess.run(
        [sys.executable, "manage.py", "check_text", "-"],
        cwd=ROOT,
        env=environment,
        input=WRONG.encode(),
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr.decode()) == (0, "")
    assert done.stdout.decode().startswith("Cảnh báo, dòng 1: “30/02/2022”: tháng 2 năm 2022 chỉ có 28 ngày.")


# --- check_report --all


@pytest.fixture
def second_report(seed_report: Report, brvt: Unit) -> Report:
    """The same report of Sở Tư pháp."""
    return import_seed(Unit.objects.get(province=brvt, code="STP"), seed_report.period)


ALL = ("check_report", "--all", "--period", "2022-Q1")


def test_check_report_all_names_each_unit_and_sums_up(second_report: Report) -> None:
    second_report.sections.filter(key="steering.plan.issued").update(state="unanswered")
    printed, code = run(*ALL)
    lines = printed.splitlines()
    assert code == 1
    summaries = [line for line in lines if line.startswith("Báo cáo Quý I/2022")]
    assert [line.partition(":")[0] for line in summaries] == [
        "Báo cáo Quý I/2022 - Sở Tư pháp",
        "Báo cáo Quý I/2022 - Sở Y tế",
    ]
    assert lines[0].startswith("STP: Lỗi, mục I.1.")
    assert lines[-1].startswith("Tổng cộng 2 báo cáo: ")


def test_check_report_all_finds_what_it_finds_unit_by_unit(second_report: Report) -> None:
    together = json.loads(run(*ALL, "--json")[0])
    apart = [
        {"unit": unit} | issue
        for unit in ("STP", "SYT")
        for issue in json.loads(run("check_report", "--unit", unit, "--period", "2022-Q1", "--json")[0])
    ]
    assert together == apart
    assert list(together[0]) == ["unit", "severity", "code", "node", "excerpt", "message", "suggestion", "kept"]


def test_check_report_all_asks_the_same_for_each_further_report(seed_report: Report, brvt: Unit) -> None:
    counts = []
    for codes in ((), ("STP",), ("SNV",)):
        for code in codes:
            import_seed(Unit.objects.get(province=brvt, code=code), seed_report.period)
        with CaptureQueriesContext(connection) as queries:
            run(*ALL)
        counts.append(len(queries))
    assert counts[2] - counts[1] == counts[1] - counts[0] <= QUERIES_OF_A_REPORT


def test_check_report_all_refuses_a_period_without_reports(period, dlk: Unit) -> None:
    assert refused(*ALL) == "kỳ báo cáo “2022-Q1” của Tỉnh Bà Rịa - Vũng Tàu chưa có báo cáo nào"
    assert "chưa được mở ở Tỉnh Đắk Lắk" in refused(*ALL, "--province", "DLK")
    assert "không có tỉnh, thành phố mã" in refused(*ALL, "--province", "XYZ")


def test_check_report_takes_one_unit_or_all() -> None:
    assert "cần một trong các tham số --unit --all" in refused("check_report", "--period", "2022-Q1")
    assert "tham số --unit không dùng cùng tham số --all" in refused(*ALL, "--unit", "SYT")
