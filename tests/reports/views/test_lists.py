import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Unit, User
from reports.models import AnswerState, Report, ReportingPeriod, Section
from reports.review.actor import Actor
from reports.review.transitions import submit
from reports.services.periods import open_period
from reports.services.starting import start_report

LIST = "/bao-cao/"


def make_reports(period: ReportingPeriod, number: int, first: int = 0) -> None:
    for index in range(first, first + number):
        unit = Unit.objects.create(
            code=f"DV{index}",
            kind=Unit.Kind.DEPARTMENT,
            name=f"Đơn vị thử {index:02}",
            province=period.province,
            parent=period.province,
        )
        Report.objects.create(unit=unit, period=period, outline=period.outlines.get(unit_kind=unit.kind).outline)


@pytest.fixture
def reviewer(client: Client, people: dict[str, User]) -> Client:
    client.force_login(people["reviewer"])
    return client


@pytest.fixture
def two_units(units: dict[str, Unit], period: ReportingPeriod) -> dict[str, Report]:
    """Sở Y tế and Sở Tư pháp in Quý I, Sở Y tế also in 6 tháng."""
    outline = period.outlines.get(unit_kind=Unit.Kind.DEPARTMENT).outline
    half_year = open_period(period.province, "2022-6T", outline)[0]
    return {
        "health": start_report(units["BRVT/SYT"], period),
        "justice": start_report(units["BRVT/STP"], period),
        "health half-year": start_report(units["BRVT/SYT"], half_year),
    }


def listed(client: Client, **query: object) -> list[Report]:
    return list(client.get(LIST, query).context["page"])


def test_newest_period_first_and_units_in_dictionary_order(reviewer: Client, two_units: dict[str, Report]) -> None:
    assert listed(reviewer) == [two_units["health half-year"], two_units["justice"], two_units["health"]]


def test_filter_by_period(reviewer: Client, two_units: dict[str, Report]) -> None:
    assert listed(reviewer, ky=two_units["health half-year"].period_id) == [two_units["health half-year"]]


@pytest.mark.parametrize("words", ["Sở Tư pháp", "so tu phap", "TU PHAP", "stp", "Tư pháp\x00"])
def test_search_by_unit_needs_no_accents(reviewer: Client, two_units: dict[str, Report], words: str) -> None:
    assert listed(reviewer, don_vi=words) == [two_units["justice"]]


def test_an_unknown_period_is_said_and_hides_nothing(reviewer: Client, two_units: dict[str, Report]) -> None:
    answer = reviewer.get(LIST, {"ky": "abc"})
    assert len(answer.context["page"]) == 3
    assert "Không có kỳ báo cáo này, hãy chọn trong danh sách." in answer.content.decode()


def test_a_period_of_another_province_is_not_offered(
    client: Client, people: dict[str, User], two_units: dict[str, Report]
) -> None:
    client.force_login(people["reviewer_of_another_province"])
    assert list(client.get(LIST).context["filter"].fields["ky"].queryset) == []


def test_progress_counts_the_required_nodes_that_are_answered(reviewer: Client, two_units: dict[str, Report]) -> None:
    health = two_units["health"]
    required = list(health.outline.nodes.filter(required=True).values_list("key", flat=True))
    optional = health.outline.nodes.filter(required=False).first().key
    Section.objects.filter(report=health).update(state=AnswerState.UNANSWERED)
    Section.objects.filter(report=health, key__in=[required[0], optional]).update(state=AnswerState.ANSWERED)
    Section.objects.filter(report=health, key=required[1]).update(state=AnswerState.NONE)
    shown = next(report for report in listed(reviewer) if report == health)
    assert (shown.answered_nodes, shown.required_nodes) == (2, len(required))
    assert f"2/{len(required)} mục" in reviewer.get(LIST).content.decode()


def test_pages_of_fifty_keep_the_search(reviewer: Client, period: ReportingPeriod) -> None:
    make_reports(period, 51)
    first, second = (reviewer.get(LIST, {"don_vi": "thu", "trang": number}) for number in (1, 2))
    assert (len(first.context["page"]), len(second.context["page"])) == (50, 1)
    assert 'href="?don_vi=thu&amp;trang=2">Trang sau</a>' in first.content.decode()


def test_ten_and_sixty_reports_cost_the_same(reviewer: Client, period: ReportingPeriod) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            reviewer.get(LIST)
        return len(captured)

    make_reports(period, 10)
    ten = queries()
    make_reports(period, 50, first=10)
    assert (ten, queries()) == (5, 5)


def test_an_empty_list_says_what_to_do_next(client: Client, people: dict[str, User], units: dict[str, Unit]) -> None:
    client.force_login(people["clerk"])
    assert "Chưa có báo cáo nào." in client.get(LIST).content.decode()
    assert "Không có báo cáo nào khớp với điều kiện tìm." in client.get(LIST, {"don_vi": "zzz"}).content.decode()


def test_the_header_names_the_person_and_the_unit(client: Client, people: dict[str, User]) -> None:
    client.force_login(people["clerk"])
    page = client.get(reverse("reports:list")).content.decode()
    assert '<a class="portal-user-name" href="/tai-khoan/">Người clerk</a>' in page
    assert '<span class="portal-user-units">Sở Y tế</span>' in page


def test_filter_by_state(reviewer: Client, two_units: dict[str, Report]) -> None:
    Report.objects.filter(pk=two_units["justice"].pk).update(state="submitted")
    assert listed(reviewer, trang_thai="submitted") == [two_units["justice"]]
    answer = reviewer.get(LIST, {"trang_thai": "'><script>"})
    assert len(answer.context["page"]) == 3
    assert "Không có trạng thái này, hãy chọn trong danh sách." in answer.content.decode()
    assert "<script>" not in answer.content.decode().partition("list-filter")[2].partition("</form>")[0]


def test_a_submitted_report_reads_otherwise_for_its_unit_and_its_reviewer(
    client: Client, people: dict[str, User], sendable: Report
) -> None:
    submit(sendable.pk, 1, Actor(people["leader"]))
    chips = {}
    for name in ("clerk", "reviewer"):
        client.force_login(people[name])
        for page, address in (("list", LIST), ("preview", reverse("reports:preview", args=[sendable.pk]))):
            html = client.get(address).content.decode()
            chips[name, page] = html.partition('class="state state-submitted">')[2].partition("<")[0]
    assert chips == {
        ("clerk", "list"): "Đã gửi",
        ("clerk", "preview"): "Đã gửi",
        ("reviewer", "list"): "Chờ kiểm tra",
        ("reviewer", "preview"): "Chờ kiểm tra",
    }


def test_the_preview_tells_the_unit_what_comes_next(
    client: Client, people: dict[str, User], two_units: dict[str, Report]
) -> None:
    words = "Đơn vị đang soạn. Soạn xong thì kiểm tra rồi gửi báo cáo."
    shown = {}
    for name in ("clerk", "reviewer"):
        client.force_login(people[name])
        page = client.get(reverse("reports:preview", args=[two_units["health"].pk])).content.decode()
        shown[name] = words in page
    assert shown == {"clerk": True, "reviewer": False}
