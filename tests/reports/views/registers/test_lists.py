"""The list of a register: search, filters, sorting, pages, and how it stands to the period's report."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import Unit, User
from directives.models import AssignedTask, Commitment, Document, Finding, Inspection, Plan, PlanTask
from reports.models import Proposal, Report, SectionLine
from reports.registers import REGISTERS

BUDGET = 8


@pytest.fixture
def clerk(client: Client, people: dict[str, User]) -> Client:
    client.force_login(people["clerk"])
    return client


@pytest.fixture
def unit(report: Report) -> Unit:
    """Sở Y tế with a report and registers that the tests fill themselves."""
    SectionLine.objects.all().delete()
    for model in (Proposal, AssignedTask, Plan, Document):
        model.objects.filter(unit=report.unit).update(removed_at=timezone.now())
    return report.unit


def page_of(client: Client, unit: Unit, slug: str = "van-ban", **query: object):
    return client.get(reverse("registers:list", args=[unit.pk, slug]), query)


def names(client: Client, unit: Unit, slug: str = "van-ban", **query: object) -> list[str]:
    return [row.name for row in page_of(client, unit, slug, **query).context["rows"]]


def document(unit: Unit, number: str, day: date | None = None, **fields: object) -> Document:
    return Document.objects.create(unit=unit, number=number, symbol="SYT-VP", issued_on=day, **fields)


@pytest.mark.parametrize("words", ["kế hoạch cải cách", "ke hoach CAI CACH", "hoach 22", "  cách  22/syt-vp\x00"])
def test_a_search_needs_no_accents_and_every_word(clerk: Client, unit: Unit, words: str) -> None:
    document(unit, "22", subject="về Kế hoạch cải cách hành chính")
    document(unit, "23", subject="về chế độ báo cáo")
    assert names(clerk, unit, tim=words) == ["22/SYT-VP"]


def test_the_period_narrows_by_the_day_both_ends_included(clerk: Client, unit: Unit, report: Report) -> None:
    first, last = report.period.starts_on, report.period.ends_on
    for number, day in enumerate((first - timedelta(1), first, last, last + timedelta(1)), start=1):
        document(unit, str(number), day)
    document(unit, "9")
    assert names(clerk, unit, ky=report.period_id) == ["3/SYT-VP", "2/SYT-VP"]


def test_topics_narrow_and_blank_ones_can_be_found(clerk: Client, unit: Unit) -> None:
    document(unit, "1", topic="direction")
    document(unit, "2")
    assert names(clerk, unit, chuyen_de="direction") == ["1/SYT-VP"]
    assert names(clerk, unit, chuyen_de="chua-co") == ["2/SYT-VP"]


def test_documents_are_sorted_by_number_as_numbers_and_by_day_the_undated_last(clerk: Client, unit: Unit) -> None:
    for number, day in (("9", date(2022, 1, 2)), ("02", date(2022, 1, 1)), ("10", None)):
        document(unit, number, day)
    assert names(clerk, unit, xep="so") == ["02/SYT-VP", "9/SYT-VP", "10/SYT-VP"]
    assert names(clerk, unit, xep="ngay") == ["02/SYT-VP", "9/SYT-VP", "10/SYT-VP"]
    assert names(clerk, unit) == names(clerk, unit, xep="-ngay") == ["9/SYT-VP", "02/SYT-VP", "10/SYT-VP"]


def test_a_click_on_a_head_sorts_and_the_next_turns_it_round(clerk: Client, unit: Unit) -> None:
    document(unit, "1")
    page = page_of(clerk, unit, tim="syt", xep="so", trang="1").content.decode()
    assert '<th scope="col" role="columnheader" aria-sort="ascending"><a href="?tim=syt&amp;xep=-so">' in page
    assert '<a href="?tim=syt&amp;xep=ngay">Ngày ban hành' in page
    assert page.count("aria-sort") == 1


def test_tasks_are_found_by_how_far_they_are(clerk: Client, unit: Unit) -> None:
    today = timezone.localdate()
    for content, due, done in (
        ("Quá hạn", today - timedelta(2), None),
        ("Còn hạn", today, None),
        ("Xong trễ", today - timedelta(9), today - timedelta(1)),
    ):
        AssignedTask.objects.create(unit=unit, content=content, due_on=due, done_on=done)
    assert names(clerk, unit, "nhiem-vu", trang_thai="chua-xong", xep="han") == ["Quá hạn", "Còn hạn"]
    assert names(clerk, unit, "nhiem-vu", trang_thai="qua-han") == ["Quá hạn"]
    assert names(clerk, unit, "nhiem-vu", trang_thai="da-xong") == ["Xong trễ"]
    cells = {row.name: row.cells[-1][1] for row in page_of(clerk, unit, "nhiem-vu").context["rows"]}
    assert cells == {"Quá hạn": "Quá hạn 2 ngày", "Còn hạn": "Chưa hoàn thành", "Xong trễ": "Hoàn thành trễ hạn"}


def test_visits_with_findings_that_are_open_are_found(clerk: Client, unit: Unit) -> None:
    for team, days in (("Một", (None, date(2022, 3, 1))), ("Hai", (date(2022, 3, 1),)), ("Ba", ())):
        visit = Inspection.objects.create(unit=unit, team=team, visited_on=date(2022, 2, 1))
        for place, day in enumerate(days):
            Finding.objects.create(inspection=visit, position=place, content="Chậm", remedied_on=day)
    assert names(clerk, unit, "kiem-tra", trang_thai="con-ton-tai") == ["Một"]
    assert names(clerk, unit, "kiem-tra", trang_thai="da-khac-phuc") == ["Hai"]
    cells = {row.name: row.cells[2][1] for row in page_of(clerk, unit, "kiem-tra").context["rows"]}
    assert cells == {"Một": "1/2 đã khắc phục", "Hai": "1/1 đã khắc phục", "Ba": "Không có"}


def test_plans_are_found_by_their_tasks(clerk: Client, unit: Unit) -> None:
    for title, days in (("Một", (None, date(2022, 3, 1))), ("Hai", (date(2022, 3, 1),)), ("Ba", ())):
        plan = Plan.objects.create(unit=unit, topic="reform_plan", year=2022, title=title)
        for place, day in enumerate(days):
            PlanTask.objects.create(plan=plan, position=place, content="Rà soát", done_on=day)
    assert names(clerk, unit, "ke-hoach", trang_thai="chua-xong") == ["Một"]
    assert names(clerk, unit, "ke-hoach", trang_thai="da-xong") == ["Hai"]
    assert names(clerk, unit, "ke-hoach", trang_thai="chua-co-nhiem-vu") == ["Ba"]
    page = page_of(clerk, unit, "ke-hoach")
    assert [row.cells[-1][1] for row in page.context["rows"] if row.name == "Một"] == ["1/2 hoàn thành"]
    assert {link.key for row in page.context["rows"] for link in row.sections} == {"steering.plan.progress"}


def test_commitments_and_proposals_are_found_by_what_is_open(clerk: Client, unit: Unit, report: Report) -> None:
    for year, done in ((2021, 15), (2022, 13)):
        Commitment.objects.create(unit=unit, year=year, tasks_total=15, tasks_done=done)
    assert names(clerk, unit, "cam-ket", trang_thai="chua-xong") == ["Năm 2022"]
    assert page_of(clerk, unit, "cam-ket").context["rows"][0].cells[-1][1] == "86,7%"
    for content, day in (("Một", None), ("Hai", date(2022, 3, 1))):
        Proposal.objects.create(unit=unit, content=content, answered_on=day, report=report)
    assert names(clerk, unit, "kien-nghi", trang_thai="chua-tra-loi") == ["Một"]
    assert names(clerk, unit, "kien-nghi", ky=report.period_id, xep="noi-dung") == ["Hai", "Một"]


def test_the_page_says_how_much_stands_in_the_report(clerk: Client, report: Report) -> None:
    unit, day = report.unit, report.period.ends_on
    document(unit, "1400", day, issuer_code="SYT", topic="direction")
    document(unit, "1401", day, issuer_code="SYT")
    document(unit, "1402", day, issuer_code="UBND", topic="direction")
    coverage = page_of(clerk, unit).context["coverage"]
    named = Document.objects.filter(mentions__section__report=report).distinct().count()
    assert (coverage.included, coverage.waiting, coverage.unplaced) == (named, 1, 2)
    assert names(clerk, unit, trang_thai="chua-dua-vao") == ["1402/SYT-VP", "1401/SYT-VP", "1400/SYT-VP"]
    assert page_of(clerk, unit, trang_thai="trong-bao-cao").context["page"].paginator.count == named


def test_each_row_says_where_it_stands(clerk: Client, report: Report) -> None:
    unit, period = report.unit, report.period
    document(unit, "1400", period.ends_on)
    document(unit, "1401", period.ends_on + timedelta(1))
    document(unit, "1402")
    rows = {row.name: row for row in page_of(clerk, unit, xep="-ngay").context["rows"]}
    notes = {name: rows[f"{name}/SYT-VP"].note for name in ("1400", "1401", "1402")}
    assert notes == {"1400": "Chưa đưa vào", "1401": "Ngoài kỳ", "1402": "Chưa rõ ngày"}
    known = next(row for name, row in rows.items() if name == "692/SYT-VP")
    assert [link.key for link in known.sections] == ["steering.direction.documents"]
    shown = page_of(clerk, unit, tim="692").content.decode()
    assert f'href="{reverse("reports:section", args=[report.pk, "steering.direction.documents"])}"' in shown


def test_a_unit_without_a_report_is_offered_to_start_it(
    client: Client, people: dict[str, User], units: dict[str, Unit], report: Report
) -> None:
    client.force_login(people["clerk_of_another_unit"])
    unit = units["BRVT/STP"]
    page = page_of(client, unit).content.decode()
    assert "Đơn vị chưa lập báo cáo của kỳ này." in page
    assert reverse("reports:start", args=[unit.pk, report.period_id]) in page
    assert "Sổ văn bản chưa có văn bản nào." in page
    assert names(client, unit, trang_thai="trong-bao-cao") == []


def test_wrong_filters_are_said_and_hide_nothing(clerk: Client, unit: Unit) -> None:
    document(unit, "1")
    answer = page_of(clerk, unit, ky="x", chuyen_de="y", trang_thai="z", xep="w", trang="q", tim="a" * 201)
    page = answer.content.decode()
    for message in (
        "Không có kỳ báo cáo này, hãy chọn trong danh sách.",
        "Không có chuyên đề này, hãy chọn trong danh sách.",
        "Không có trạng thái này, hãy chọn trong danh sách.",
        "Tìm trong sổ dài quá 200 ký tự, hãy rút gọn.",
    ):
        assert message in page
    assert [row.name for row in answer.context["rows"]] == ["1/SYT-VP"]


def test_a_filter_that_finds_nothing_leads_back(clerk: Client, unit: Unit) -> None:
    page = page_of(clerk, unit, tim="zzz").content.decode()
    assert "Không có văn bản nào khớp với điều kiện lọc." in page
    assert f'<a href="{reverse("registers:list", args=[unit.pk, "van-ban"])}">Xem cả sổ</a>' in page


def test_pages_of_fifty_keep_what_was_asked(clerk: Client, unit: Unit) -> None:
    Document.objects.bulk_create(Document(unit=unit, number=str(number), symbol="SYT") for number in range(51))
    first, second = (page_of(clerk, unit, tim="syt", trang=number) for number in (1, 2))
    assert [len(one.context["rows"]) for one in (first, second)] == [50, 1]
    assert 'href="?tim=syt&amp;trang=2">Trang sau</a>' in first.content.decode()


PAGES = [("", 50), ("hai", 50), ("2", 1), ("9", 1), ("0", 1), ("-1", 1), ("9" * 30, 1)]


@pytest.mark.parametrize(("asked", "shown"), PAGES)
def test_a_page_that_is_not_there_shows_another(clerk: Client, unit: Unit, asked: str, shown: int) -> None:
    Document.objects.bulk_create(Document(unit=unit, number=str(number), symbol="SYT") for number in range(51))
    for words in ("", "syt"):
        page = page_of(clerk, unit, tim=words, trang=asked).context
        assert (len(page["rows"]), page["page"].paginator.count) == (shown, 51)


def test_a_search_finds_and_counts_in_one_statement(clerk: Client, unit: Unit) -> None:
    document(unit, "22")
    with CaptureQueriesContext(connection) as captured:
        page = page_of(clerk, unit, tim="22")
    assert page.context["page"].paginator.count == 1
    assert sum("LIKE" in query["sql"] for query in captured) == 1


def a_document(unit: Unit, index: int) -> Document:
    return Document(
        unit=unit, number=str(index), symbol="SYT", issuer_code="SYT", topic="direction", issued_on=date(2022, 2, 1)
    )


MAKERS: dict[str, Callable[[Unit, int], object]] = {
    "van-ban": a_document,
    "ke-hoach": lambda unit, index: Plan(unit=unit, topic="reform_plan", year=2022, title=f"Kế hoạch {index}"),
    "nhiem-vu": lambda unit, index: AssignedTask(unit=unit, content=f"Việc {index}", assigned_on=date(2022, 2, 1)),
    "kiem-tra": lambda unit, index: Inspection(unit=unit, team=f"Đoàn {index}", visited_on=date(2022, 2, 1)),
    "cam-ket": lambda unit, index: Commitment(unit=unit, year=2000 + index, tasks_total=9, tasks_done=1),
    "kien-nghi": lambda unit, index: Proposal(unit=unit, content=f"Kiến nghị {index}"),
}


@pytest.mark.parametrize("slug", MAKERS)
def test_few_and_many_records_cost_the_same(clerk: Client, unit: Unit, slug: str) -> None:
    def queries(**query: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            page_of(clerk, unit, slug, **query)
        return len(captured)

    number = 10_000 if slug == "van-ban" else 300
    model, make = REGISTERS[slug].model, MAKERS[slug]
    model.objects.bulk_create(make(unit, index) for index in range(10))
    queries()
    few = queries(), queries(tim="1")
    model.objects.bulk_create([make(unit, index) for index in range(10, number)], batch_size=2000)
    many = queries(), queries(tim="1")
    assert (few, max(few) <= BUDGET) == (many, True)
    assert page_of(clerk, unit, slug).context["page"].paginator.count == number
