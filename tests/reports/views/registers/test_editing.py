"""Entries are added and edited on the register's own pages."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Unit
from directives.models import (
    AssignedTask,
    Commitment,
    Document,
    Finding,
    Inspection,
    InspectionRequest,
    Plan,
    PlanTask,
    Record,
)
from reports.models import Proposal, Report
from reports.services.records import change_plan_task, plan_task_digest

LETTER = {"number_symbol": "1400/SYT-VP", "issued_on": "14/03/2022", "subject": "về rà soát", "topic": "direction"}
PLAN = {"title": "Kế hoạch CCHC năm 2023", "topic": "reform_plan", "year": "2023"}


def add(clerk: Client, unit: Unit, slug: str, data: dict[str, str], **more: str):
    return clerk.post(reverse("registers:new", args=[unit.pk, slug]), data | more)


def change(clerk: Client, slug: str, record: Record, data: dict[str, str], **more: str):
    record.refresh_from_db()
    address = reverse("registers:edit", args=[record.unit_id, slug, record.pk])
    return clerk.post(address, {"seen": record.updated_at.isoformat(), **data, **more})


def errors_of(answer) -> dict[str, list[str]]:
    return {name: list(some) for name, some in answer.context["form"].errors.items()}


def test_a_document_is_added_with_what_its_symbol_says_and_its_topic(clerk: Client, unit: Unit) -> None:
    answer = add(clerk, unit, "van-ban", LETTER)
    document = Document.objects.latest("pk")
    assert answer.headers["Location"] == reverse("registers:list", args=[unit.pk, "van-ban"])
    found = (document.number, document.symbol, document.issuer_code, document.year, document.topic)
    assert found == ("1400", "SYT-VP", "SYT", 2022, "direction")
    page = clerk.get(answer.headers["Location"]).content.decode()
    assert (
        f'Đã thêm văn bản: <a href="/don-vi/{unit.pk}/so/van-ban/{document.pk}/">Công văn số 1400/SYT-VP</a>.' in page
    )


def test_the_next_one_can_follow_at_once(clerk: Client, unit: Unit) -> None:
    answer = add(clerk, unit, "van-ban", LETTER, again="1")
    assert answer.headers["Location"] == reverse("registers:new", args=[unit.pk, "van-ban"])


def test_a_likely_duplicate_is_shown_and_added_only_by_insisting(clerk: Client, unit: Unit) -> None:
    known = Document.objects.get(number="692", symbol="SYT-VP")
    typed = LETTER | {"number_symbol": "692/SYT-VP", "issued_on": "", "subject": ""}
    answer = add(clerk, unit, "van-ban", typed)
    assert errors_of(answer) == {"number_symbol": ["Sổ đã có văn bản cùng số, ký hiệu; hãy chọn ở khung phía trên."]}
    assert f'href="/don-vi/{unit.pk}/so/van-ban/{known.pk}/"' in answer.content.decode()
    add(clerk, unit, "van-ban", typed, duplicate=str(known.pk))
    assert Document.objects.filter(number="692", symbol="SYT-VP").count() == 1
    add(clerk, unit, "van-ban", typed, duplicate="new")
    assert Document.objects.filter(number="692", symbol="SYT-VP").count() == 2


def test_what_is_wrong_is_said_beside_the_field_and_what_was_typed_stays(clerk: Client, unit: Unit) -> None:
    before = Document.objects.count()
    answer = add(clerk, unit, "van-ban", LETTER | {"issued_on": "31/02/2022", "topic": "x"})
    assert errors_of(answer) == {
        "issued_on": ["Hãy ghi ngày, tháng, năm như 21/02/2022."],
        "topic": ["Không có chuyên đề này, hãy chọn trong danh sách."],
    }
    assert 'value="31/02/2022"' in answer.content.decode()
    assert Document.objects.count() == before


def test_a_plan_is_made_with_its_document_and_tasks(clerk: Client, unit: Unit, rows) -> None:
    tasks = rows("task", {"content": "Rà soát", "due_on": "30/6/2023"}, {"content": ""}, {"content": "Tập huấn"})
    add(clerk, unit, "ke-hoach", PLAN | {"issuing": "Kế hoạch số 5/KH-SYT ngày 10/01/2023 về CCHC"} | tasks)
    plan = Plan.objects.get(year=2023)
    assert (plan.title, plan.topic, str(plan.document)) == (PLAN["title"], "reform_plan", "Kế hoạch số 5/KH-SYT")
    assert plan.document.topic == "reform_plan"
    assert list(plan.tasks.values_list("content", "due_on")) == [("Rà soát", date(2023, 6, 30)), ("Tập huấn", None)]


def test_tasks_of_a_plan_are_changed_added_and_left_out(clerk: Client, unit: Unit, rows) -> None:
    plan = Plan.objects.create(unit=unit, topic="reform_plan", year=2023, title="Kế hoạch")
    kept, gone = (PlanTask.objects.create(plan=plan, position=place, content=f"Việc {place}") for place in (1, 2))
    tasks = rows(
        "task",
        {"id": kept.pk, "content": "Việc 1", "done_on": "01/03/2023"},
        {"id": gone.pk, "content": "Việc 2", "DELETE": "on"},
        {"content": "Việc 3"},
        stored=2,
    )
    change(clerk, "ke-hoach", plan, PLAN | tasks)
    found = list(plan.tasks.values_list("pk", "content", "done_on"))
    assert found[0] == (kept.pk, "Việc 1", date(2023, 3, 1))
    assert [content for _, content, _ in found] == ["Việc 1", "Việc 3"]


def test_a_plan_that_is_there_already_is_refused(clerk: Client, unit: Unit, rows) -> None:
    for _ in range(2):
        answer = add(clerk, unit, "ke-hoach", PLAN | rows("task", {"content": ""}))
    assert errors_of(answer) == {"__all__": ["Kế hoạch này đã có trong sổ."]}


def test_a_task_of_a_plan_that_changed_meanwhile_stops_the_whole_plan(clerk: Client, unit: Unit, rows) -> None:
    plan = Plan.objects.create(unit=unit, topic="reform_plan", year=2023, title="Kế hoạch")
    task = PlanTask.objects.create(plan=plan, position=1, content="Việc")
    seen = plan.updated_at.isoformat()
    digest, task.content = plan_task_digest(task), "Việc đã đổi"
    change_plan_task(unit.pk, task.pk, digest, task.save)
    typed = PLAN | rows("task", {"id": task.pk, "content": "Việc khác"}, stored=1)
    answer = change(clerk, "ke-hoach", plan, typed, seen=seen)
    assert "Bản ghi này vừa được người khác sửa." in answer.content.decode()
    assert plan.tasks.get().content == "Việc đã đổi"


def test_a_row_more_is_asked_for_without_losing_what_was_typed(clerk: Client, unit: Unit, rows) -> None:
    before = Inspection.objects.count()
    typed = {"team": "Đoàn", "visited_on": ""} | rows("finding", {"content": "Một"}) | rows("request", {"content": ""})
    answer = add(clerk, unit, "kiem-tra", typed, more="finding")
    page = answer.content.decode()
    assert ('name="finding-1-content"' in page, ">\nMột</textarea>" in page, 'value="Đoàn"' in page) == (True,) * 3
    assert (errors_of(answer), Inspection.objects.count()) == ({}, before)


def test_a_visit_is_changed_with_the_days_of_its_points(clerk: Client, unit: Unit, rows) -> None:
    visit = Inspection.objects.create(unit=unit, team="Đoàn", visited_on=date(2022, 3, 1))
    finding = Finding.objects.create(inspection=visit, position=1, content="Chậm")
    typed = {"team": "Đoàn CCHC", "visited_on": "01/03/2022"}
    typed |= rows("finding", {"id": finding.pk, "content": "Chậm", "day": "10/03/2022"}, stored=1)
    change(clerk, "kiem-tra", visit, typed | rows("request", {"content": "Xin lỗi", "day": "11/03/2022"}))
    finding.refresh_from_db()
    request = InspectionRequest.objects.get(inspection=visit)
    assert (finding.remedied_on, request.content, request.done_on) == (date(2022, 3, 10), "Xin lỗi", date(2022, 3, 11))


def test_an_assigned_task_finds_its_documents(clerk: Client, unit: Unit) -> None:
    add(clerk, unit, "nhiem-vu", {"assigning": "Công văn số 1893/UBND-VP ngày 18/02/2022", "due_on": "31/3/2022"})
    task = AssignedTask.objects.latest("pk")
    assert (task.assigning_document.number, task.assigned_on) == ("1893", date(2022, 2, 18))


@pytest.mark.parametrize(
    ("typed", "field", "message"),
    [
        ({"tasks_done": "16"}, "tasks_done", "Số đã hoàn thành (16) không được lớn hơn tổng số (15)."),
        ({"tasks_done": ""}, "tasks_done", "Hãy nhập số nhiệm vụ đã hoàn thành."),
        ({"tasks_done": "mười"}, "tasks_done", "Số nhiệm vụ đã hoàn thành phải là số nguyên từ 0 đến 10000."),
        ({"year": "99999"}, "year", "Năm phải từ 1990 đến 2100."),
        ({"tasks_total": "9" * 5000}, "tasks_total", "Tổng số nhiệm vụ cam kết phải là số nguyên từ 1 đến 10000."),
    ],
)
def test_a_commitment_says_what_is_wrong(clerk: Client, unit: Unit, typed: dict, field: str, message: str) -> None:
    answer = add(clerk, unit, "cam-ket", {"year": "2022", "tasks_total": "15", "tasks_done": "13"} | typed)
    assert errors_of(answer)[field] == [message]
    assert not Commitment.objects.filter(unit=unit).exists()


def test_a_commitment_is_kept_once_a_year(clerk: Client, unit: Unit) -> None:
    typed = {"year": "2022", "tasks_total": "15", "tasks_done": "13"}
    add(clerk, unit, "cam-ket", typed)
    assert errors_of(add(clerk, unit, "cam-ket", typed)) == {"__all__": ["Đơn vị đã có bản cam kết của năm này."]}
    change(clerk, "cam-ket", Commitment.objects.get(unit=unit), typed | {"tasks_done": "15"})
    assert Commitment.objects.get(unit=unit).tasks_done == 15


def test_a_proposal_names_the_report_that_raises_it(clerk: Client, unit: Unit, report: Report, units) -> None:
    elsewhere = Report.objects.create(unit=units["BRVT/STP"], period=report.period, outline=report.outline)
    wrong = add(clerk, unit, "kien-nghi", {"content": "Xin kinh phí", "report": str(elsewhere.pk)})
    assert errors_of(wrong) == {"report": ["Không có báo cáo này, hãy chọn trong danh sách."]}
    add(clerk, unit, "kien-nghi", {"content": "Xin kinh phí", "report": str(report.pk)})
    assert Proposal.objects.get(content="Xin kinh phí").report == report


def test_of_two_who_edit_one_record_the_second_is_told(clerk: Client, unit: Unit) -> None:
    document = Document.objects.get(number="692", symbol="SYT-VP")
    seen = document.updated_at.isoformat()
    change(clerk, "van-ban", document, {"number_symbol": "692/SYT-VP", "subject": "của người thứ nhất"})
    answer = change(
        clerk, "van-ban", document, {"number_symbol": "692/SYT-VP", "subject": "của người thứ hai"}, seen=seen
    )
    page = answer.content.decode()
    assert ("mở bản mới nhất" in page, "của người thứ hai" in page) == (True, True)
    document.refresh_from_db()
    assert document.subject == "của người thứ nhất"


def test_a_removed_record_is_not_edited(clerk: Client, unit: Unit) -> None:
    document = Document.objects.create(unit=unit, number="1", removed_at=timezone.now())
    assert clerk.get(reverse("registers:edit", args=[unit.pk, "van-ban", document.pk])).status_code == 404


def test_reading_a_form_stores_nothing(clerk: Client, unit: Unit) -> None:
    document = Document.objects.get(number="692", symbol="SYT-VP")
    before = Document.history.count(), document.updated_at
    clerk.get(reverse("registers:edit", args=[unit.pk, "van-ban", document.pk]))
    document.refresh_from_db()
    assert (Document.history.count(), document.updated_at) == before
