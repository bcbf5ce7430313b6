"""Taking the words of the last report into the open section."""

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from accounts.models import User
from reports.models import Report, Section, SectionLine
from reports.services.periods import open_period
from reports.services.starting import start_report

NARRATIVE = "results.organisation.functions"
PROGRESS = "steering.plan.progress"


@pytest.fixture
def report(seed_report: Report) -> Report:
    """The report of 6 tháng 2022, whose last report is the seed report."""
    province, outline = seed_report.period.province, seed_report.outline
    return start_report(seed_report.unit, open_period(province, "2022-6T", outline)[0])


@pytest.fixture
def client(client: Client, people: dict[str, User]) -> Client:
    client.force_login(people["clerk"])
    return client


def copy(client: Client, report: Report, key: str = NARRATIVE, **data: object) -> HttpResponse:
    return client.post(reverse("reports:copy_previous", args=[report.pk, key]), {"version": 1} | data)


def texts(report: Report, key: str = NARRATIVE) -> list[str]:
    lines = SectionLine.objects.filter(section__report=report, section__key=key, sentence="")
    return list(lines.order_by("position").values_list("text", flat=True))


def test_the_section_is_shown_anew_with_the_copied_words(client, report, seed_report):
    answer = copy(client, report)
    assert texts(report) == texts(seed_report) != []
    assert (answer.headers["HX-Retarget"], answer.headers["HX-Reswap"]) == ("#section", "outerHTML show:none")
    assert [line.text for line in answer.context["opened"].lines] == texts(seed_report)
    assert answer.context["opened"].version == 2
    assert answer.context["message"] == "Đã lấy nội dung kỳ trước vào mục; 0 dòng có kỳ, ngày hoặc số cần soát."


def test_nothing_to_copy_is_said(client, report):
    answer = copy(client, report, PROGRESS)
    assert answer.context["message"] == "Báo cáo kỳ Quý I/2022 của Sở Y tế không có lời ở mục này, hãy tự viết."
    assert texts(report, PROGRESS) == []


def test_a_missing_last_report_is_named(client, seed_report):
    answer = copy(client, seed_report)
    assert answer.context["message"] == (
        "Sở Y tế chưa có báo cáo kỳ Năm 2021 trên cổng, hãy tự viết hoặc dán từ báo cáo cũ."
    )


@pytest.mark.parametrize("version", ["9", "x", "", "-1", "9" * 400])
def test_a_version_that_is_not_that_of_the_section_changes_nothing(client, report, version):
    answer = copy(client, report, version=version)
    assert answer.context["message"].startswith("Mục này vừa được người khác lưu.")
    assert (texts(report), Section.objects.get(report=report, key=NARRATIVE).version) == ([], 1)


def test_an_unknown_heading_is_not_found(client, report):
    assert copy(client, report, "khong.co").status_code == 404


def test_looking_at_the_last_period_shows_its_words_and_copies_nothing(client, report, seed_report):
    page = client.get(reverse("reports:copy_previous", args=[report.pk, NARRATIVE])).content.decode()
    last = seed_report.sections.get(key=NARRATIVE).lines.first().text
    assert escape(last) in page
    assert texts(report) == []


def test_a_first_report_has_no_last_period_to_look_at(client, seed_report):
    page = client.get(reverse("reports:copy_previous", args=[seed_report.pk, NARRATIVE])).content.decode()
    assert "Báo cáo kỳ trước không có nội dung ở mục này." in page


def test_copying_is_for_the_clerk_and_the_leader_of_the_unit(client, report, people):
    answers = {}
    for name, person in people.items():
        client.force_login(person)
        answers[name] = copy(client, report).status_code
    allowed = {"clerk": 200, "leader": 200, "reviewer": 403, "administrator": 403}
    assert answers == {name: allowed.get(name, 404) for name in people}
