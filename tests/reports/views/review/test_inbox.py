"""The inbox of the reviewers, "Kiểm tra báo cáo"."""

import re

import pytest
from django.test import Client
from django.urls import reverse, reverse_lazy

from accounts.models import Unit, User
from reports.models import PeriodOutline, Report, ReportingPeriod, ReviewerAssignment
from reports.services.periods import open_period
from tests.reports.views.review.conftest import fill_province

INBOX = reverse_lazy("review:inbox")


def shown(client: Client, query: str = "") -> list[str]:
    return [row.unit_name for row in client.get(f"{INBOX}{query}").context["rows"]]


def test_all_units_that_report_are_listed_with_their_state(reviewing: Client, sent: Report) -> None:
    page = reviewing.get(INBOX)
    assert [(row.unit_name, row.state_label) for row in page.context["rows"]] == [
        ("Sở Y tế", "Chờ kiểm tra"),
        ("Sở Nội vụ", "Chưa lập"),
        ("Sở Tư pháp", "Chưa lập"),
    ]
    assert [(tab.label, tab.number) for tab in page.context["tabs"]] == [
        ("Tất cả", 3),
        ("Mới nộp", 1),
        ("Nộp lại", 0),
        ("Chờ đơn vị sửa", 0),
        ("Chưa nộp", 2),
        ("Quá hạn", 2),
        ("Đã tiếp nhận", 0),
    ]
    links = re.findall(r'href="(/kiem-tra/\d+/[^"]*)"', page.content.decode())
    assert links == [reverse("review:report", args=[sent.pk])]


def test_a_unit_that_asks_for_another_section_is_marked(
    reviewing: Client, sent: Report, people: dict[str, User]
) -> None:
    assert "đề nghị mở mục" not in reviewing.get(INBOX).content.decode()
    sent.section_requests.create(key="steering.plan.issued", reason="Sai số", asked_by=people["clerk"])
    sent.section_requests.create(
        key="steering.direction.documents", reason="Sai số", asked_by=people["clerk"], state="refused"
    )
    page = reviewing.get(INBOX)
    assert [row.waiting_requests for row in page.context["rows"]] == [1, 0, 0]
    assert "1 đề nghị mở mục" in page.content.decode()


def test_filters_stand_in_the_address_and_go_on_to_the_report(reviewing: Client, sent: Report) -> None:
    assert shown(reviewing, "?loc=moi-nop") == ["Sở Y tế"]
    assert shown(reviewing, "?loc=chua-nop&tim=tu%20phap") == ["Sở Tư pháp"]
    page = reviewing.get(f"{INBOX}?loc=moi-nop&tim=y+te").content.decode()
    assert f'href="{reverse("review:report", args=[sent.pk])}?loc=moi-nop&amp;tim=y+te"' in page


def test_units_assigned_to_the_reviewer_are_chosen_alone(
    reviewing: Client, sent: Report, people: dict[str, User]
) -> None:
    ReviewerAssignment.objects.create(unit=sent.unit, reviewer=people["reviewer"], assigned_by=people["administrator"])
    assert shown(reviewing, "?cua_toi=1") == ["Sở Y tế"]


def test_another_period_is_chosen(reviewing: Client, sent: Report, brvt: Unit) -> None:
    half_year = open_period(brvt, "2022-6T", sent.outline)[0]
    page = reviewing.get(f"{INBOX}?ky={half_year.pk}")
    assert page.context["period"] == half_year
    assert {row.state_label for row in page.context["rows"]} == {"Chưa lập"}
    options = re.findall(r'<option value="\d+"( selected)?>([^<]*)', page.content.decode())
    assert options == [(" selected", "6 tháng đầu năm 2022"), ("", "Quý I/2022 (1 chờ kiểm tra)")]


def test_the_period_of_another_province_is_not_chosen(reviewing: Client, sent: Report, dlk: Unit) -> None:
    strange = ReportingPeriod.objects.create(
        province=dlk,
        key="2022-Q1",
        kind="Q1",
        year=2022,
        name="Quý I/2022",
        starts_on=sent.period.starts_on,
        ends_on=sent.period.ends_on,
        department_due_at=sent.period.department_due_at,
        province_due_at=sent.period.province_due_at,
    )
    PeriodOutline.objects.create(period=strange, unit_kind="department", outline=sent.outline)
    page = reviewing.get(f"{INBOX}?ky={strange.pk}")
    assert page.context["period"] == sent.period
    assert "Không có kỳ báo cáo này, hãy chọn trong danh sách." in page.content.decode()


def test_empty_lists_say_what_to_do(reviewing: Client, sent: Report) -> None:
    assert "Không có đơn vị nào khớp với điều kiện lọc." in reviewing.get(f"{INBOX}?loc=nop-lai").content.decode()
    Report.objects.update(period=sent.period)
    page = reviewing.get(f"{INBOX}?cua_toi=1").content.decode()
    assert "Bạn đang chỉ xem đơn vị giao cho mình" in page


def test_without_a_period_there_is_nothing_to_review(reviewing: Client) -> None:
    assert "Chưa có kỳ báo cáo nào được mở." in reviewing.get(INBOX).content.decode()


def test_reviewers_land_here_and_find_it_in_the_navigation(reviewing: Client, sent: Report) -> None:
    answer = reviewing.get(reverse("reports:home"))
    assert answer.headers["Location"] == INBOX
    assert f'<a href="{INBOX}" aria-current="page">Kiểm tra</a>' in reviewing.get(INBOX).content.decode()


def test_clerks_have_no_entry(client: Client, sent: Report, people: dict[str, User]) -> None:
    client.force_login(people["clerk"])
    assert f'href="{INBOX}"' not in client.get(reverse("reports:list")).content.decode()


@pytest.mark.parametrize("number", [20, 190])
def test_the_page_takes_as_many_queries_for_few_and_for_many_units(
    reviewing: Client, sent: Report, brvt: Unit, number: int, django_assert_max_num_queries
) -> None:
    fill_province(brvt, number)
    with django_assert_max_num_queries(6):
        page = reviewing.get(INBOX)
    assert len(page.context["rows"]) == number
