"""Pasting the ten documents of a real report: read, corrected and taken in."""

import pytest
from playwright.sync_api import expect

from accounts.models import Unit, User
from core.text import clean
from directives.models import Document
from reports.demo import SEED_REPORT
from reports.models import Report, Section, SectionLine
from tests.browser.conftest import PASSWORD, Portal

pytestmark = pytest.mark.django_db(transaction=True)
KEY = "steering.direction.documents"
NUMBERS = ("7351", "385", "692", "395", "813", "177", "1133", "1295", "1299", "1347")
TEN = [
    line
    for line in clean(SEED_REPORT.read_text("utf-8")).splitlines()
    if line.startswith(tuple(f"+ Văn bản số {number}/" for number in NUMBERS))
]


@pytest.fixture
def report(clerk: User) -> Report:
    """The seed report with nothing in I.2 and no document of it in the register."""
    report = Report.objects.get(unit=Unit.objects.get(memberships__user=clerk))
    Section.objects.filter(report=report, key=KEY).delete()
    Document.objects.filter(topic="direction").delete()
    return report


def test_ten_documents_are_pasted_corrected_and_taken_in(portal: Portal, report: Report) -> None:
    page = portal.page
    page.goto(f"{portal.url}/bao-cao/{report.pk}/soan-thao/{KEY}/")
    portal.sign_in("canbo.syt", PASSWORD)
    page.get_by_role("button", name="Dán nhiều dòng").click()
    expect(page.get_by_label("Các dòng cần đưa vào mục")).to_be_focused()
    page.get_by_label("Các dòng cần đưa vào mục").fill("\n\n".join(TEN))
    page.get_by_role("button", name="Đọc các dòng").click()
    expect(page.get_by_role("heading", name="Xem lại 10 dòng đã dán")).to_be_focused()
    wrong = page.get_by_label("Lời của dòng 8")
    expect(wrong).to_have_accessible_description(
        "Văn bản số 1295/SYT-VP ghi ngày 03/3/2020, ngoài kỳ báo cáo (từ 15/12/2021 đến 14/3/2022)."
    )
    assert portal.barriers() == []
    right = [line.replace("03/3/2020", "03/3/2022") for line in TEN]
    wrong.fill(right[7])
    page.get_by_role("button", name="Đọc lại").click()
    expect(wrong).to_have_accessible_description("")
    page.get_by_role("button", name="Đưa vào mục").click()
    expect(page.get_by_text("Đã đưa vào mục 10 dòng và 10 văn bản mới vào sổ.")).to_be_visible()
    lines = SectionLine.objects.filter(section__report=report, section__key=KEY).order_by("position")
    assert [line.document.number for line in lines] == list(NUMBERS)
    assert Document.objects.get(number="1295").issued_on.year == 2022
    assert Document.objects.filter(topic="direction").count() == 10
    page.get_by_role("button", name="Dán nhiều dòng").click()
    page.get_by_label("Các dòng cần đưa vào mục").fill("\n".join(right))
    page.get_by_role("button", name="Đọc các dòng").click()
    expect(page.get_by_text("Mục này đã nêu văn bản này.")).to_have_count(10)
    page.get_by_role("link", name="Bỏ, không dán").click()
    expect(page.get_by_role("heading", name="Xem lại 10 dòng đã dán")).to_have_count(0)
    assert portal.problems == []
