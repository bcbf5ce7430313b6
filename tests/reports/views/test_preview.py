from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import resolve, reverse

from accounts.models import Unit, User
from directives.models import Document, Inspection
from reports.assembly.build import build_report
from reports.models import Mention, Report, ReportingPeriod, Section, SectionLine
from reports.review.actor import Actor
from reports.review.transitions import submit
from reports.services.starting import start_report
from reports.views.preview import Summary, outline_entries, records_url, summarise

QUERIES = 25
"""Of one preview: sign-in and header 3, report 1, assembly at most 15, proposals 6 at most."""


@pytest.fixture
def clerk(client: Client, people: dict[str, User]) -> Client:
    client.force_login(people["clerk"])
    return client


def page(client: Client, report: Report) -> str:
    return client.get(reverse("reports:preview", args=[report.pk])).content.decode()


def queries(client: Client, report: Report) -> int:
    with CaptureQueriesContext(connection) as captured:
        page(client, report)
    return len(captured)


def add_documents(report: Report, number: int, first: int = 0) -> None:
    section = report.sections.get(key="steering.direction.documents")
    for index in range(first, first + number):
        document = Document.objects.create(
            unit=report.unit,
            type_name="Kế hoạch",
            number=str(1000 + index),
            symbol="KH-SYT",
            issued_on=date(2022, 1, 5),
        )
        line = SectionLine.objects.create(
            section=section,
            position=1000 + index,
            marker="+",
            document=document,
            origin=SectionLine.Origin.GENERATED,
        )
        Mention.objects.create(section=section, line=line, document=document, role=Mention.Role.ISSUED, position=0)


def test_the_summary_of_the_seed_report(report: Report) -> None:
    assert summarise(build_report(report)) == Summary(
        required=57, answered=57, figures=81, figures_answered=28, documents=49, differing_lines=0, outside_lines=0
    )


def test_the_page_shows_paper_summary_downloads_and_draft_mark(clerk: Client, report: Report) -> None:
    shown = page(clerk, report)
    assert "<dt>Mục bắt buộc đã trả lời</dt><dd>57/57</dd>" in shown
    assert "<strong>DỰ THẢO</strong>" in shown
    assert 'id="node-steering.direction.documents"' in shown
    for name in ("pdf", "docx", "xlsx", "json"):
        assert reverse("reports:download", args=[report.pk, name]) in shown


def test_once_sent_the_page_leads_to_the_versions_and_to_what_the_unit_does_next(
    client: Client, sendable: Report, people: dict[str, User]
) -> None:
    versions, number, review = (
        reverse(name, args=[sendable.pk]) for name in ("revisions:list", "paper:number", "review:report")
    )
    client.force_login(people["clerk"])
    assert versions not in page(client, sendable)
    submit(sendable.pk, 1, Actor(people["leader"]))
    shown = page(client, sendable)
    assert f'href="{versions}">Các phiên bản</a>' in shown
    assert f'Trong lúc chờ: <a href="{number}">Ghi số, ngày</a>, <a href="{versions}">Tải lên bản đã ký</a>.' in shown
    assert review not in shown
    client.force_login(people["reviewer"])
    shown = page(client, sendable)
    assert f'href="{versions}">Các phiên bản</a>' in shown and "Trong lúc chờ:" not in shown
    assert f'href="{review}">Kiểm tra báo cáo</a>' in shown


def test_every_link_of_the_paper_to_records_opens(clerk: Client, report: Report) -> None:
    document = build_report(report)
    below = records_url(report)
    links = [f"{below}{node.key}/" for node in document.walk() if node.source]
    links += [f"{below}figure/{figure.code}/" for figure in document.figures() if figure.source]
    shown = page(clerk, report)
    assert [link for link in links if f'href="{link}"' not in shown] == []
    assert {resolve(link).view_name for link in links} == {"reports:node_records", "reports:figure_records"}


def test_the_outline_marks_the_required_prompts_that_are_unanswered(report: Report) -> None:
    Section.objects.filter(report=report, key="steering.direction.documents").update(state="unanswered")
    marked = {one.node.key: one.missing for one in outline_entries(build_report(report).nodes) if one.missing}
    assert marked == {"steering.direction": ("steering.direction.documents",)}


def test_a_new_report_shows_every_required_prompt_as_missing(report: Report, clerk: Client) -> None:
    Section.objects.filter(report=report).delete()
    summary = summarise(build_report(report))
    assert (summary.answered, summary.required) == (0, 57)
    assert "mục chưa trả lời</a>" in page(clerk, report)


def test_proposals_of_the_registers_stand_under_their_headings(clerk: Client, report: Report) -> None:
    Inspection.objects.create(unit=report.unit, team="Đoàn kiểm tra 12", visited_on=date(2022, 2, 10))
    shown = page(clerk, report)
    assert "<li>Ngày 10/02/2022, Đoàn kiểm tra 12 kiểm tra công tác CCHC tại đơn vị</li>" in shown


def test_without_proposals_the_card_says_so(clerk: Client, report: Report) -> None:
    assert "Các sổ không có bản ghi nào trong kỳ còn thiếu trong báo cáo." in page(clerk, report)


def test_written_words_never_become_markup(clerk: Client, report: Report) -> None:
    line = SectionLine.objects.filter(section__report=report, origin=SectionLine.Origin.WRITTEN).first()
    SectionLine.objects.filter(pk=line.pk).update(text="<script>alert(1)</script>")
    Inspection.objects.create(unit=report.unit, team="<script>alert(2)</script>", visited_on=date(2022, 2, 10))
    shown = page(clerk, report)
    assert ("<script>alert" in shown, "&lt;script&gt;alert(1)&lt;/script&gt;" in shown) == (False, True)
    assert "&lt;script&gt;alert(2)&lt;/script&gt;" in shown


def test_ten_and_three_hundred_documents_cost_the_same(clerk: Client, report: Report) -> None:
    add_documents(report, 10)
    few = queries(clerk, report)
    add_documents(report, 290, first=10)
    assert few == queries(clerk, report)
    assert few <= QUERIES


def test_reading_changes_nothing(
    client: Client, units: dict[str, Unit], period: ReportingPeriod, people: dict[str, User]
) -> None:
    started = start_report(units["BRVT/STP"], period)
    client.force_login(people["reviewer"])
    with CaptureQueriesContext(connection) as captured:
        page(client, started)
    assert [one["sql"] for one in captured if one["sql"].startswith(("INSERT", "UPDATE", "DELETE"))] == []
