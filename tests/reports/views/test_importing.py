"""An old report comes in through the browser: upload, review with corrections, confirmation."""

import io
import zipfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from accounts.models import Unit, User
from reports.models import Outline, Report, ReportingPeriod, SectionLine, UploadedReport
from reports.services.periods import open_period
from reports.services.starting import start_report
from tests.reports.conftest import SEED

HEADINGS = "BÁO CÁO\nI. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CẢI CÁCH HÀNH CHÍNH\n1. Về kế hoạch cải cách hành chính\n"


@pytest.fixture(autouse=True)
def own_files(settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def draft(health: Unit, period: ReportingPeriod) -> Report:
    """A new report without words of its own."""
    return start_report(health, period)


@pytest.fixture
def clerk(client: Client, people: dict[str, User]) -> Client:
    client.force_login(people["clerk"])
    return client


def send(clerk: Client, report: Report, name: str, data: bytes):
    file = SimpleUploadedFile(name, data)
    return clerk.post(reverse("reports:import", args=[report.pk]), {"file": file})


def review_address(clerk: Client, report: Report, text: str) -> str:
    return send(clerk, report, "bao_cao.txt", text.encode()).headers["Location"]


def test_the_real_report_is_reviewed_and_taken_in(clerk: Client, draft: Report, own_files: Path) -> None:
    address = send(clerk, draft, "Báo cáo quý I.txt", SEED.read_bytes()).headers["Location"]
    shown = clerk.get(address)
    assert "<dt>Dòng đã xếp vào mục</dt><dd>158/158</dd>" in shown.content.decode()
    rows = shown.context["rows"]
    assert (len(rows.nodes), rows.unmatched, rows.missing) == (83, (), ())
    assert SectionLine.objects.filter(section__report=draft, section__key="directions").count() == 0
    answer = clerk.post(address, {"confirm": "1"}, follow=True)
    assert answer.redirect_chain == [(reverse("reports:preview", args=[draft.pk]), 302)]
    assert "Đã nhập 83 mục từ tệp “Báo cáo quý I.txt”." in answer.content.decode()
    assert SectionLine.objects.filter(section__report=draft, section__key="directions").count() == 3
    assert UploadedReport.objects.count() == 0


def test_a_report_of_another_period_is_told_before_it_comes_in(
    clerk: Client, brvt: Unit, health: Unit, outline: Outline, draft: Report
) -> None:
    later = start_report(health, open_period(brvt, "2023-Q3", outline)[0])
    warning = "Tệp là báo cáo Quý I/2022, còn báo cáo này là của Quý III/2023."
    shown = clerk.get(send(clerk, later, "quy_1.txt", SEED.read_bytes()).headers["Location"])
    assert warning in shown.content.decode()
    assert [row.node.node.key for row in shown.context["rows"].nodes if row.is_kept] == ["title", "intro"]
    same = clerk.get(send(clerk, draft, "quy_1.txt", SEED.read_bytes()).headers["Location"]).content.decode()
    assert "Tệp là báo cáo" not in same


def test_corrections_are_shown_again_and_taken_in(clerk: Client, draft: Report) -> None:
    address = review_address(clerk, draft, f"Mẫu số 1\n{HEADINGS}Chuyện thi đua: đã phát động.\n")
    form = clerk.get(address).context["form"]
    emulation = form.labels["steering.direction.emulation"]
    changed = {"doan-4": emulation, "doan-0": form.labels["steering.plan"], "doan-3": ""}
    rows = clerk.post(address, {**changed, "again": "1"}).context["rows"]
    assert {row.node.node.key: row.node.paragraphs for row in rows.nodes if row.heading} == {
        "steering": ["I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CẢI CÁCH HÀNH CHÍNH", "1. Về kế hoạch cải cách hành chính"],
        "steering.plan": ["Mẫu số 1"],
        "steering.direction.emulation": ["Chuyện thi đua: đã phát động."],
    }
    clerk.post(address, {**changed, "confirm": "1"})
    lines = SectionLine.objects.filter(section__report=draft, section__key="steering.direction.emulation")
    assert [line.text for line in lines] == ["đã phát động."]


def test_a_name_that_is_no_node_is_said_beside_its_field_and_nothing_is_taken_in(clerk: Client, draft: Report) -> None:
    address = review_address(clerk, draft, f"{HEADINGS}Nội dung.\n")
    shown = clerk.post(address, {"doan-3": "Mục lạ <b>", "confirm": "1"}).content.decode()
    assert "Không có mục “Mục lạ &lt;b&gt;”, hãy chọn trong danh sách." in shown
    assert not SectionLine.objects.filter(text="Nội dung.").exists()
    assert UploadedReport.objects.count() == 1


def test_what_is_kept_and_not_taken_in_is_named(clerk: Client, report: Report) -> None:
    address = review_address(clerk, report, f"{HEADINGS}Lời khác của mục này.\n")
    assert "đã có nội dung, giữ nguyên" in clerk.get(address).content.decode()
    shown = clerk.post(address, {"confirm": "1"}, follow=True).content.decode()
    assert "Giữ nguyên các mục đã có nội dung, không nhập" in shown
    assert "Lời khác của mục này." in shown


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("bao_cao.docx", b"MZ\x90 day la tep .exe", "không phải tệp Word .docx hợp lệ"),
        ("bao_cao.exe", b"MZ", "phải là .docx hoặc .txt"),
        ("bao_cao.txt", b"\xff\xff\xff", "không phải bảng mã UTF-8 hay UTF-16"),
        ("bao_cao.txt", b"  \n ", "không có chữ nào"),
        ("bao_cao.txt", b"", "Tệp không có nội dung"),
        ("../../etc/<script>.docx", b"x", "&lt;script&gt;.docx” không phải tệp Word"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_beside_the_field(
    clerk: Client, draft: Report, own_files: Path, name: str, data: bytes, said: str
) -> None:
    answer = send(clerk, draft, name, data)
    assert answer.status_code == 200
    assert said in answer.content.decode()
    assert UploadedReport.objects.count() == 0
    assert [path for path in own_files.rglob("*") if path.is_file()] == []


def zip_bomb() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * (201 * 1024 * 1024))
    return held.getvalue()


def test_a_zip_bomb_is_refused_beside_the_field(clerk: Client, draft: Report, own_files: Path) -> None:
    answer = send(clerk, draft, "bom.docx", zip_bomb())
    assert (answer.status_code, UploadedReport.objects.count()) == (200, 0)
    assert "quá lớn sau khi giải nén" in answer.content.decode()
    assert [path for path in own_files.rglob("*") if path.is_file()] == []


def test_no_file_is_asked_for(clerk: Client, draft: Report) -> None:
    assert "Hãy chọn tệp báo cáo." in clerk.post(reverse("reports:import", args=[draft.pk])).content.decode()


@pytest.mark.django_db(transaction=True)
def test_a_new_file_takes_the_place_of_the_earlier_one_also_in_the_storage(
    clerk: Client, draft: Report, own_files: Path
) -> None:
    first = review_address(clerk, draft, HEADINGS)
    second = review_address(clerk, draft, HEADINGS)
    assert (clerk.get(first).status_code, clerk.get(second).status_code) == (404, 200)
    stored = [path for path in own_files.rglob("*") if path.is_file()]
    assert [path.stat().st_mode & 0o777 for path in stored] == [0o600]
    clerk.post(second, {"confirm": "1"})
    assert [path for path in own_files.rglob("*") if path.is_file()] == []


def test_a_colleagues_upload_is_not_found(
    client: Client, clerk: Client, draft: Report, people: dict[str, User]
) -> None:
    address = review_address(clerk, draft, HEADINGS)
    client.force_login(people["leader"])
    assert client.get(address).status_code == 404


def test_those_who_only_read_are_told_why_they_may_not_write(
    client: Client, draft: Report, people: dict[str, User]
) -> None:
    client.force_login(people["reviewer"])
    answer = client.get(reverse("reports:import", args=[draft.pk]))
    assert answer.status_code == 403
    assert "Nhập báo cáo cũ" not in client.get(reverse("reports:preview", args=[draft.pk])).content.decode()


def test_the_review_takes_few_queries_however_long_the_file(
    clerk: Client, draft: Report, django_assert_max_num_queries
) -> None:
    address = review_address(clerk, draft, HEADINGS + "Một dòng.\n" * 1500)
    with django_assert_max_num_queries(16):
        clerk.get(address)


@pytest.mark.parametrize("opened", ["", "steering.plan"])
def test_nothing_is_taken_into_a_returned_report(clerk: Client, draft: Report, opened: str) -> None:
    address = review_address(clerk, draft, HEADINGS + "Ban hành kế hoạch.")
    Report.objects.update(state="returned")
    draft.openings.create(key=opened, cause="comment")
    posted = clerk.post(address, {"confirm": "1"})
    why = "Báo cáo được trả lại chỉ sửa ở mục được mở, nên không nhập báo cáo cũ vào được."
    assert (posted.status_code, why in posted.content.decode()) == (403, True)
    for page in (address, reverse("reports:import", args=[draft.pk])):
        assert clerk.get(page).headers["Location"] == reverse("reports:edit", args=[draft.pk])
    assert SectionLine.objects.filter(section__report=draft, text="Ban hành kế hoạch.").count() == 0


def test_a_reopened_report_takes_an_old_one_in(clerk: Client, draft: Report) -> None:
    Report.objects.update(state="reopened")
    address = review_address(clerk, draft, HEADINGS + "Ban hành kế hoạch.")
    assert "Đã nhập" in clerk.post(address, {"confirm": "1"}, follow=True).content.decode()
