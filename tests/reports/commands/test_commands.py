"""The commands as they are called: one Vietnamese line and exit code 2 for wrong input, nothing half done."""

import hashlib
import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from accounts.models import Membership
from directives.models import Document
from reports.models import Outline, Report, ReportingPeriod, RevisionFile
from reports.review.actor import Actor
from reports.review.transitions import submit
from tests.reports.conftest import OUTLINES, ROOT, SEED


def run(*arguments: str) -> str:
    output = io.StringIO()
    call_command(*arguments, stdout=output)
    return output.getvalue()


def refused(*arguments: str) -> str:
    """Call a command that must refuse; return its one line."""
    with pytest.raises(CommandError) as caught:
        call_command(*arguments, stdout=io.StringIO())
    assert caught.value.returncode == 2
    message = str(caught.value)
    assert "\n" not in message
    return message


def test_import_report_says_what_it_placed(health, period):
    output = run("import_report", str(SEED), "--unit", "SYT", "--period", "2022-Q1")
    assert output.splitlines() == [
        "Sở Y tế, Quý I/2022: 158/158 dòng vào 83 mục, 52 lần nhắc văn bản, 22 số liệu.",
        "Đã nhập 83 mục.",
    ]
    assert "Không thay đổi" in run("import_report", str(SEED), "--unit", "BRVT/SYT", "--period", "2022-Q1")


def test_import_report_as_json_has_every_line_and_every_reference(health, period):
    value = json.loads(run("import_report", str(SEED), "--unit", "SYT", "--period", "2022-Q1", "--dry-run", "--json"))
    assert value["counts"] == {"lines_in": 158, "lines_placed": 158}
    assert value["unmatched"] == []
    assert sum(len(node["documents"]) for node in value["nodes"]) == 52
    plan = next(node for node in value["nodes"] if node["key"] == "steering.plan.issued")
    assert plan["heading"] == "Việc xây dựng và ban hành kế hoạch cải cách hành chính:"
    assert plan["state"] == "answered"
    assert [
        {key: document[key] for key in ("type", "number", "symbol", "date", "role")} for document in plan["documents"]
    ] == [{"type": "Kế hoạch", "number": "219", "symbol": "KH-SYT", "date": "2021-12-27", "role": "issued"}]
    progress = next(node for node in value["nodes"] if node["key"] == "steering.plan.progress")
    assert progress["figures"] == {
        "plan_tasks.total": 25,
        "plan_tasks.done": 10,
        "plan_tasks.ongoing": 15,
        "plan_tasks.done_rate": None,
    }
    lines = [line for node in value["nodes"] for line in node["lines"]]
    assert lines == [line.strip() for line in SEED.read_text(encoding="utf-8").splitlines() if line.strip()]


def test_a_dry_run_stores_nothing(health, period):
    run("import_report", str(SEED), "--unit", "SYT", "--period", "2022-Q1", "--dry-run")
    assert Report.objects.count() == 0


@pytest.mark.parametrize(
    ("unit", "period_key", "said"),
    [
        ("KHONG", "2022-Q1", 'không có đơn vị mã "KHONG" trong "BRVT"'),
        ("XYZ/SYT", "2022-Q1", 'không có tỉnh, thành phố mã "XYZ"'),
        ("", "2022-Q1", "mã đơn vị"),
        ("SYT", "2022-Q2", "kỳ báo cáo “2022-Q2” không hợp lệ"),
        ("SYT", "2022-Q3", "kỳ báo cáo “2022-Q3” chưa được mở"),
        ("SYT", "", "kỳ báo cáo “” không hợp lệ"),
    ],
)
@pytest.mark.parametrize("command", ["import_report", "export_report"])
def test_a_wrong_unit_or_period_is_named(health, period, tmp_path, command, unit, period_key, said):
    own = [str(SEED)] if command == "import_report" else ["--format", "pdf", "--output", str(tmp_path / "x.pdf")]
    assert said in refused(command, *own, "--unit", unit, "--period", period_key)
    assert Report.objects.count() == 0
    assert list(tmp_path.iterdir()) == []


def test_missing_options_are_named(db):
    assert "thiếu tham số --unit, --period" in refused("import_report", str(SEED))
    assert "thiếu tham số FILE" in refused("import_report", "--unit", "SYT", "--period", "2022-Q1")
    assert "thiếu tham số FILE" in refused("load_outline")
    assert "thiếu tham số PERIOD" in refused("open_period")
    assert "không có tham số --khong" in refused("open_period", "2022-Q1", "--khong")


def not_a_zip(path: Path) -> None:
    path.write_bytes(b"day khong phai tep Word")


def zip_without_document(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xin-chao.txt", "x")


def old_encoding(path: Path) -> None:
    path.write_bytes("BÁO CÁO\nKết quả\n".encode("cp1258", errors="ignore") + b"\xe1\xff\n")


@pytest.mark.parametrize(
    ("name", "make", "said"),
    [
        ("bao_cao.docx", not_a_zip, "tệp “bao_cao.docx” không phải tệp Word .docx hợp lệ"),
        ("bao_cao.docx", zip_without_document, "tệp “bao_cao.docx” không phải tệp Word .docx hợp lệ"),
        ("bao_cao.txt", old_encoding, "không phải bảng mã UTF-8 hay UTF-16"),
        ("bao_cao.pdf", not_a_zip, "phải là .docx hoặc .txt"),
        ("bao_cao.txt", lambda path: path.write_text("  \n\n"), "không có chữ nào"),
        ("khong_co.txt", lambda path: None, "không có tệp"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_with_its_mend(health, period, tmp_path, name, make, said):
    make(tmp_path / name)
    assert said in refused("import_report", str(tmp_path / name), "--unit", "SYT", "--period", "2022-Q1")
    assert Report.objects.count() == 0


def test_load_outline_says_what_it_did(brvt):
    path = str(OUTLINES / "brvt_315_2022.toml")
    assert run("load_outline", path) == "Đề cương brvt-315-2022, phiên bản 1: 84 mục (phiên bản mới).\n"
    assert run("load_outline", path) == "Đề cương brvt-315-2022, phiên bản 1: 84 mục (không thay đổi).\n"


def test_an_outline_with_two_equal_keys_is_refused(brvt, tmp_path):
    text = (OUTLINES / "brvt_315_2022.toml").read_text(encoding="utf-8")
    path = tmp_path / "de_cuong.toml"
    path.write_text(text.replace('key = "directions"', 'key = "assessment"'), encoding="utf-8")
    assert "de_cuong.toml: mục “assessment”: khoá dùng hai lần" in refused("load_outline", str(path))
    assert Outline.objects.count() == 0


def test_open_period_proposes_the_dates(brvt, outline):
    assert run("open_period", "2022-Q1") == (
        "Quý I/2022 (Tỉnh Bà Rịa - Vũng Tàu) đã mở: số liệu từ 15/12/2021 đến 14/3/2022, hạn của đơn vị 16/3/2022.\n"
    )
    assert "giữ nguyên" in run("open_period", "2022-Q1")
    assert "chưa có đề cương “la”" in refused("open_period", "2022-6T", "--outline", "la")
    assert 'không có tỉnh, thành phố mã "LA"' in refused("open_period", "2022-6T", "--province", "LA")
    assert list(ReportingPeriod.objects.values_list("key", flat=True)) == ["2022-Q1"]


@pytest.mark.parametrize("format_name", ["pdf", "docx", "xlsx", "json"])
def test_export_report_writes_the_file(seed_report, tmp_path, format_name):
    path = tmp_path / f"bao_cao.{format_name}"
    options = ("--unit", "SYT", "--period", "2022-Q1", "--format", format_name, "--output", str(path))
    assert run("export_report", *options) == f"Đã ghi {path}.\n"
    assert path.read_bytes()[:2] == {"pdf": b"%P", "docx": b"PK", "xlsx": b"PK", "json": b"{\n"}[format_name]


def test_export_report_of_a_sent_report_is_its_revision_made_at_once(sendable, user_with, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    submit(sendable.pk, 1, Actor(user_with(Membership.Role.LEADER, sendable.unit)))
    Document.objects.update(subject="đã sửa")
    path = tmp_path / "bao_cao.docx"
    options = ("--unit", "SYT", "--period", "2022-Q1", "--format", "docx", "--output", str(path))
    contents = []
    for _ in range(2):
        run("export_report", *options)
        contents.append(path.read_bytes())
    file = RevisionFile.objects.get(format="docx")
    assert contents[0] == contents[1]
    assert (hashlib.sha256(contents[0]).hexdigest(), file.attempts) == (file.sha256, 1)


def test_export_report_says_why_a_file_of_a_sent_report_cannot_be_made(sendable, user_with, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.MEDIA_ROOT.write_text("một tệp thường, không phải thư mục")
    submit(sendable.pk, 1, Actor(user_with(Membership.Role.LEADER, sendable.unit)))
    options = ("--unit", "SYT", "--period", "2022-Q1", "--format", "xlsx", "--output", str(tmp_path / "x.xlsx"))
    for _ in range(2):
        assert "chưa tạo được tệp Excel của phiên bản 1" in refused("export_report", *options)
    assert not (tmp_path / "x.xlsx").exists()
    settings.MEDIA_ROOT.unlink()
    assert "Đã ghi" in run("export_report", *options)


def test_export_of_a_report_that_is_not_there_is_refused(health, period, tmp_path):
    options = ("--unit", "SYT", "--period", "2022-Q1", "--format", "pdf", "--output", str(tmp_path / "x.pdf"))
    assert refused("export_report", *options) == "Sở Y tế chưa có báo cáo kỳ “2022-Q1”"


def test_demo_accounts_exist_only_where_debug_is_on(db, settings):
    settings.DEBUG = False
    assert "DEBUG" in refused("seed_demo")


def test_from_the_shell_a_refusal_is_one_vietnamese_line_and_exit_code_2(tmp_path):
    """As a process of its own, so that what reaches the terminal is what is tested."""
    environment = os.environ | {"DATA_DIR": str(tmp_path), "DATABASE_URL": f"sqlite:///{tmp_path / 'db.sqlite3'}"}
    done = subprocess.run(
        [sys.executable, "manage.py", "import_report", "khong.txt", "--unit"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "Lỗi: tham số --unit cần một giá trị (xem manage.py import_report --help)\n"


def checked(*arguments: str) -> tuple[str, int]:
    """Call check_report; return what it prints and how it ends."""
    output = io.StringIO()
    try:
        call_command("check_report", "--unit", "SYT", "--period", "2022-Q1", *arguments, stdout=output)
    except SystemExit as ended:
        return output.getvalue(), int(ended.code or 0)
    return output.getvalue(), 0


def test_check_report_without_errors_ends_with_0(sendable):
    printed, code = checked()
    assert code == 0
    warnings = sum(line.startswith("Cảnh báo, mục ") for line in printed.splitlines())
    assert warnings > 0
    assert printed.splitlines()[-1] == f"Báo cáo Quý I/2022 - Sở Y tế: 0 lỗi, {warnings} cảnh báo."
    place = "mục II.1. Kết quả thực hiện tuyên truyền, phổ biến giáo dục pháp luật"
    annex = f"Cảnh báo, {place}: “đính kèm danh sách”: Mục ghi “đính kèm”"
    assert f"\n{annex}" in printed


def test_check_report_with_errors_ends_with_1_and_names_the_place(sendable):
    sendable.sections.filter(key="steering.plan.issued").update(state="unanswered")
    printed, code = checked()
    assert code == 1
    assert printed.splitlines()[0].startswith(
        "Lỗi, mục I.1. Việc xây dựng và ban hành kế hoạch cải cách hành chính: Mục bắt buộc chưa trả lời. Hãy viết"
    )


def test_check_report_tells_apart_what_the_unit_keeps(sendable, user_with):
    one = next(issue for issue in json.loads(checked("--json")[0]) if issue["code"] == "open_annex")
    words = hashlib.sha256(one["excerpt"].encode()).hexdigest()
    clerk = user_with("clerk", sendable.unit)
    sendable.waivers.create(rule="open_annex", key=one["node"], words_hash=words, made_by=clerk)
    lines = checked()[0].splitlines()
    warnings = sum(line.startswith("Cảnh báo, mục ") for line in lines)
    assert sum(line.startswith("Đã giữ nguyên, mục ") and one["excerpt"] in line for line in lines) == 1
    assert lines[-1] == f"Báo cáo Quý I/2022 - Sở Y tế: 0 lỗi, {warnings} cảnh báo, 1 đã giữ nguyên."
    assert [issue["code"] for issue in json.loads(checked("--json")[0]) if issue["kept"]] == ["open_annex"]


def test_check_report_as_json_is_one_list(sendable):
    sendable.sections.filter(key="steering.plan.issued").update(state="unanswered")
    printed, code = checked("--json")
    issues = json.loads(printed)
    assert code == 1
    assert issues[0] == {
        "severity": "error",
        "code": "required",
        "node": "steering.plan.issued",
        "excerpt": "Việc xây dựng và ban hành kế hoạch cải cách hành chính:",
        "message": "Mục bắt buộc chưa trả lời.",
        "suggestion": "Hãy viết nội dung, hoặc chọn “Không phát sinh” hay “Chưa có số liệu” và nêu lý do.",
        "kept": False,
    }
    assert "error" not in {issue["severity"] for issue in issues[1:]}


def test_check_report_of_a_unit_without_a_report_ends_with_2(health, period):
    assert refused("check_report", "--unit", "STP", "--period", "2022-Q1") == "Sở Tư pháp chưa có báo cáo kỳ “2022-Q1”"
    assert "kỳ báo cáo “2022-Q3” chưa được mở" in refused("check_report", "--unit", "SYT", "--period", "2022-Q3")
