from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from directives.models import AssignedTask, Document, Finding, Inspection, InspectionRequest, Plan, PlanTask
from reports.assembly.build import build_report
from reports.models import Figure, Mention, Report, Section
from reports.renderers.annex import annex_rows
from reports.review.actor import Actor
from reports.review.transitions import submit
from reports.views.record_tables import RecordTable
from reports.views.records import explain_formula, find_figure


@pytest.fixture
def clerk(client: Client, people: dict[str, User]) -> Client:
    client.force_login(people["clerk"])
    return client


def node_table(client: Client, report: Report, key: str) -> RecordTable:
    return client.get(reverse("reports:node_records", args=[report.pk, key])).context["table"]


def figure_page(client: Client, report: Report, code: str) -> str:
    return client.get(reverse("reports:figure_records", args=[report.pk, code])).content.decode()


def type_figure(report: Report, code: str, value: int, note: str = "") -> None:
    Figure.objects.update_or_create(
        report=report, code=code, defaults={"state": "answered", "value": Decimal(value), "note": note}
    )


def test_documents_with_number_day_issuer_subject_and_places(clerk: Client, report: Report) -> None:
    table = node_table(clerk, report, "legal_bases")
    assert (table.name, table.count, len(table.rows)) == ("Sổ văn bản", 2, 2)
    assert table.rows[1] == (
        ("Công văn",),
        ("315/SNV-CCHC&VTLT",),
        ("10/3/2022",),
        ("Sở Nội vụ",),
        ("về việc hướng dẫn thực hiện chế độ báo cáo cải cách hành chính định kỳ",),
        ("Căn cứ",),
    )


def test_the_page_names_heading_and_count_and_leads_back(clerk: Client, report: Report) -> None:
    shown = clerk.get(reverse("reports:node_records", args=[report.pk, "legal_bases"])).content.decode()
    assert "<h1>Căn cứ</h1>" in shown
    assert "Sổ văn bản: <strong>2 bản ghi</strong>" in shown
    assert f'href="{reverse("reports:preview", args=[report.pk])}#node-legal_bases"' in shown


def test_assigned_tasks_with_their_state_at_the_cut_off(clerk: Client, report: Report) -> None:
    table = node_table(clerk, report, "steering.direction.assigned_tasks")
    assert [(row[0], row[-1]) for row in table.rows] == [
        (("Văn bản số 1893/UBND-VP",), ("Hoàn thành sau ngày chốt số liệu; cập nhật trễ trên phần mềm",)),
        (("Văn bản số 2153/UBND-VP",), ("Đã hoàn thành",)),
    ]


def test_inspections_with_findings_and_requests(clerk: Client, report: Report) -> None:
    visit = Inspection.objects.create(
        unit=report.unit, team="Đoàn kiểm tra 12", head="Bà An", visited_on=date(2022, 2, 10)
    )
    Finding.objects.create(inspection=visit, position=1, content="Trễ hẹn", remedied_on=date(2022, 3, 1))
    Finding.objects.create(inspection=visit, position=2, content="Thiếu biên nhận")
    InspectionRequest.objects.create(inspection=visit, position=1, content="Xin lỗi bằng văn bản")
    key = report.outline.nodes.get(source="inspections").key
    assert node_table(clerk, report, key).rows == (
        (
            ("10/02/2022",),
            ("Đoàn kiểm tra 12",),
            ("Bà An",),
            ("",),
            ("Trễ hẹn", "Thiếu biên nhận"),
            ("Xin lỗi bằng văn bản",),
            (),
        ),
    )


def test_plan_tasks_of_the_plans_of_the_node(clerk: Client, report: Report) -> None:
    node = report.outline.nodes.filter(source="plan_tasks").first()
    plan = Plan.objects.create(unit=report.unit, topic=node.topic, title="Kế hoạch thử", year=2022)
    PlanTask.objects.create(plan=plan, position=1, content="Rà soát", done_on=date(2022, 3, 1))
    assert node_table(clerk, report, node.key).rows == ((("Kế hoạch thử",), ("Rà soát",), (), (), ("01/3/2022",)),)


def test_proposals_with_the_report_that_raised_them(clerk: Client, report: Report) -> None:
    key = report.outline.nodes.get(source="proposals").key
    rows = node_table(clerk, report, key).rows
    assert rows != ()
    assert {row[1] for row in rows} == {("Quý I/2022",)}


def test_a_node_without_records_says_so(clerk: Client, report: Report) -> None:
    key = "closing"
    assert next(node for node in build_report(report).walk() if node.key == key).source is None
    shown = clerk.get(reverse("reports:node_records", args=[report.pk, key])).content.decode()
    assert "Không có bản ghi nào đứng sau mục này." in shown


def test_a_list_too_long_for_ids_is_still_whole(clerk: Client, report: Report) -> None:
    section = Section.objects.get(report=report, key="steering.direction.documents")
    documents = Document.objects.bulk_create(
        Document(unit=report.unit, type_name="Kế hoạch", number=str(1000 + index), symbol="KH-SYT")
        for index in range(250)
    )
    Mention.objects.bulk_create(
        Mention(section=section, document=document, role=Mention.Role.CITED, position=0) for document in documents
    )
    table = node_table(clerk, report, section.key)
    assert table.is_whole
    assert table.count == len(table.rows)
    assert table.count > 250


def test_a_counted_figure_shows_its_records(clerk: Client, report: Report) -> None:
    shown = figure_page(clerk, report, "assigned_tasks.total")
    assert "<dt>Số đã tính từ sổ</dt><dd>2 <small>nhiệm vụ</small></dd>" in shown
    assert "Số trong báo cáo được đếm từ các bản ghi dưới đây." in shown
    assert "Văn bản số 2153/UBND-VP" in shown


def test_a_typed_figure_stands_beside_the_computed_one_with_its_note(clerk: Client, report: Report) -> None:
    type_figure(report, "assigned_tasks.total", 25, "Theo phần mềm của tỉnh")
    shown = figure_page(clerk, report, "assigned_tasks.total")
    assert "<dt>Số trong báo cáo</dt><dd>25 <small>nhiệm vụ</small></dd>" in shown
    assert "<dt>Số đã tính từ sổ</dt><dd>2 <small>nhiệm vụ</small></dd>" in shown
    assert "do đơn vị nhập, khác với số đã tính. Ghi chú: Theo phần mềm của tỉnh" in shown


def test_a_formula_is_shown_with_its_values(clerk: Client, report: Report) -> None:
    type_figure(report, "training_classes.approved", 1200)
    type_figure(report, "training_classes.held", 30)
    document = build_report(report)
    explained = explain_formula(document, find_figure(document, "training_classes.pending")[1])
    assert explained.with_values == "1.200 - 30"
    assert [one.code for one in explained.figures] == ["training_classes.approved", "training_classes.held"]
    shown = figure_page(clerk, report, "training_classes.pending")
    assert "Số lớp bồi dưỡng chưa tổ chức = 1.200 - 30 = 1.170" in shown


def test_a_formula_is_worded_as_in_the_annex(report: Report) -> None:
    type_figure(report, "plan_tasks.total", 25)
    type_figure(report, "plan_tasks.done", 10)
    document = build_report(report)
    explained = explain_formula(document, find_figure(document, "plan_tasks.done_rate")[1])
    assert explained.with_values == "10 : 25 × 100"
    assert [one.code for one in explained.figures] == ["plan_tasks.done", "plan_tasks.total"]
    assert [row.formula for row in annex_rows(document) if row.code == "plan_tasks.done_rate"] == ["(02) : (01) × 100"]


def test_a_formula_lacks_what_is_unanswered(report: Report) -> None:
    Figure.objects.filter(report=report).delete()
    type_figure(report, "trainees.skills", 3)
    document = build_report(report)
    assert explain_formula(document, find_figure(document, "trainees.total")[1]).with_values.endswith("+ 3")


def test_words_of_records_never_become_markup(clerk: Client, report: Report) -> None:
    Document.objects.filter(number="315").update(subject="<script>alert(1)</script>")
    shown = clerk.get(reverse("reports:node_records", args=[report.pk, "legal_bases"])).content.decode()
    assert ("<script>alert" in shown, "&lt;script&gt;alert(1)" in shown) == (False, True)


def test_a_frozen_figure_stands_beside_the_records_of_today(clerk: Client, sendable: Report, people) -> None:
    submit(sendable.pk, 1, Actor(people["leader"]))
    AssignedTask.objects.create(unit=sendable.unit, content="Việc mới", assigned_on=date(2022, 2, 1))
    address = reverse("reports:figure_records", args=[sendable.pk, "assigned_tasks.total"])
    response = clerk.get(address)
    assert (response.context["figure"].value, response.context["table"].count) == (2, 3)
    shown = response.content.decode()
    assert "<dt>Số đã chốt</dt><dd>2 " in shown
    assert "Sổ nhiệm vụ được giao hôm nay: 3 bản ghi" in shown
    listed = clerk.get(reverse("reports:node_records", args=[sendable.pk, "steering.direction.assigned_tasks"]))
    assert "Khi báo cáo được chốt có 2 nhiệm vụ được giao." in listed.content.decode()
