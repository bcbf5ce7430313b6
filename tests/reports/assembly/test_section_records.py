"""The records beside a section, and where a record stands."""

from datetime import date

import pytest

from directives.models import AssignedTask, Document, Plan, PlanTask
from reports.assembly.open_section import open_section
from reports.assembly.section_records import places_of
from reports.models import Proposal, Report
from reports.selectors import published_outline


def records(report: Report, key: str) -> list[tuple[str, str, str]]:
    return [(item.kind, item.text, item.detail) for item in open_section(report, key).records]


@pytest.fixture
def plan(seed_report: Report) -> Plan:
    made = Plan.objects.create(unit=seed_report.unit, topic="reform_plan", year=2022, title="Kế hoạch CCHC")
    days = [
        {"done_on": date(2022, 2, 1), "started_on": date(2022, 1, 1)},
        {"started_on": date(2022, 2, 1), "due_on": date(2022, 6, 30)},
        {},
    ]
    for position, some in enumerate(days, start=1):
        PlanTask.objects.create(plan=made, position=position, content=f"Việc {position}", **some)
    return made


def test_the_tasks_of_the_plan_stand_beside_their_section(seed_report: Report, plan: Plan) -> None:
    assert records(seed_report, "steering.plan.progress") == [
        ("nhiem-vu-ke-hoach", "Việc 1", "hoàn thành ngày 01/02/2022"),
        ("nhiem-vu-ke-hoach", "Việc 2", "triển khai từ ngày 01/02/2022, hạn ngày 30/6/2022"),
        ("nhiem-vu-ke-hoach", "Việc 3", "chưa triển khai"),
    ]
    assert records(seed_report, "steering.communication.progress") == []


def test_proposals_that_wait_for_an_answer_stand_beside_part_five(seed_report: Report) -> None:
    known = len(records(seed_report, "proposals"))
    Proposal.objects.create(unit=seed_report.unit, report=seed_report, content="Bố trí kinh phí")
    later = Proposal.objects.create(unit=seed_report.unit, report=seed_report, content="Tập huấn")
    later.answered_on = date(2022, 4, 30)
    later.save()
    assert records(seed_report, "proposals")[known:] == [
        ("kien-nghi", "Bố trí kinh phí", "chưa được trả lời"),
        ("kien-nghi", "Tập huấn", "trả lời ngày 30/4/2022"),
    ]


def test_a_record_stands_where_lines_hold_or_name_it(seed_report: Report, django_assert_num_queries) -> None:
    published_outline(seed_report.outline)
    document = Document.objects.get(number="1893")
    task = AssignedTask.objects.get(assigning_document=document)
    with django_assert_num_queries(1):
        places = places_of(document)
    assert [(place.report_id, place.key) for place in places] == [(seed_report.pk, "steering.direction.assigned_tasks")]
    assert str(places[0]).startswith("Quý I/2022, mục I.2. Tổng hợp, cập nhật tiến độ")
    assert places_of(task) == places
    proposal = Proposal.objects.filter(report=seed_report).first()
    assert [place.key for place in places_of(proposal)] == ["proposals"]


def test_a_record_that_no_report_names_stands_nowhere(seed_report: Report) -> None:
    assert places_of(Document.objects.create(unit=seed_report.unit, number="9", symbol="SYT-VP")) == []
