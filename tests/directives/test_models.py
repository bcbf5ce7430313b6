"""What the database itself refuses, with a message for the user."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.models import Unit
from directives.models import (
    AssignedTask,
    Commitment,
    Document,
    Finding,
    InspectedCount,
    Inspection,
    Plan,
    PlanTask,
)


@pytest.fixture
def unit(brvt: Unit) -> Unit:
    return Unit.objects.get(province=brvt, code="SYT")


def assert_refused(record, message: str) -> None:
    """The form says why, and the database refuses even without the form."""
    with pytest.raises(ValidationError) as caught:
        record.full_clean()
    assert message in [text for texts in caught.value.message_dict.values() for text in texts]
    with pytest.raises(IntegrityError), transaction.atomic():
        record.save()


def test_a_commitment_cannot_do_more_than_it_promised(unit):
    record = Commitment(unit=unit, year=2022, tasks_total=15, tasks_done=16)
    assert_refused(record, "Số nhiệm vụ đã hoàn thành không được lớn hơn tổng số.")


def test_a_unit_has_one_commitment_a_year(unit):
    Commitment.objects.create(unit=unit, year=2022, tasks_total=15, tasks_done=13)
    assert_refused(
        Commitment(unit=unit, year=2022, tasks_total=1, tasks_done=1), "Đơn vị đã có bản cam kết của năm này."
    )


def test_a_count_is_a_part_of_its_whole(unit):
    visit = Inspection.objects.create(unit=unit, team="Đoàn kiểm tra 611", visited_on=date(2023, 6, 27))
    InspectedCount.objects.create(inspection=visit, label="Hồ sơ", part=5292, whole=5292)
    assert_refused(
        InspectedCount(inspection=visit, label="Hồ sơ", part=5293, whole=5292), "Số đạt không được lớn hơn tổng số."
    )


def test_a_visit_is_entered_once(unit):
    Inspection.objects.create(unit=unit, team="Đoàn kiểm tra 611", visited_on=date(2023, 6, 27))
    assert_refused(
        Inspection(unit=unit, team="Đoàn kiểm tra 611", visited_on=date(2023, 6, 27)),
        "Cuộc kiểm tra này đã có trong sổ.",
    )


def test_the_examined_period_begins_before_it_ends(unit):
    record = Inspection(
        unit=unit,
        team="Đoàn",
        visited_on=date(2023, 6, 27),
        examined_from=date(2023, 5, 25),
        examined_to=date(2022, 1, 1),
    )
    assert_refused(record, "Thời kỳ kiểm tra phải có ngày đầu trước ngày cuối.")


def test_findings_of_a_visit_are_numbered_once(unit):
    visit = Inspection.objects.create(unit=unit, team="Đoàn", visited_on=date(2023, 6, 27))
    Finding.objects.create(inspection=visit, position=1, content="Một")
    with pytest.raises(IntegrityError), transaction.atomic():
        Finding.objects.create(inspection=visit, position=1, content="Hai")


def test_a_document_has_a_number(unit):
    assert_refused(Document(unit=unit, number="", symbol="KH-SYT"), "Trường này không được để trắng.")


def test_one_number_may_stand_on_two_documents(unit):
    for subject in ("về kiểm tra", "về tuyên truyền"):
        Document.objects.create(unit=unit, number="22", symbol="KH-SYT", year=2022, subject=subject)
    assert Document.objects.filter(number="22").count() == 2


def test_a_document_is_found_without_accents(unit):
    document = Document.objects.create(unit=unit, type_name="Kế hoạch", number="22", symbol="KH-SYT", subject="Đất Đỏ")
    assert document.search_key == "ke hoach 22 kh syt dat do"


def test_a_task_is_not_answered_by_the_document_that_assigns_it(unit):
    document = Document.objects.create(unit=unit, number="1893", symbol="UBND-VP")
    record = AssignedTask(unit=unit, content="Việc", assigning_document=document, answering_document=document)
    assert_refused(record, "Văn bản trả lời phải khác văn bản giao nhiệm vụ.")


def test_a_task_is_not_done_before_it_is_assigned(unit):
    record = AssignedTask(unit=unit, content="Việc", assigned_on=date(2022, 2, 18), done_on=date(2022, 2, 17))
    assert_refused(record, "Ngày giao phải trước hoặc bằng ngày hoàn thành.")


def test_a_plan_task_begins_before_it_ends(unit):
    plan = Plan.objects.create(unit=unit, topic="reform_plan", title="Kế hoạch", year=2022)
    record = PlanTask(plan=plan, position=1, content="Việc", started_on=date(2022, 3, 2), done_on=date(2022, 3, 1))
    assert_refused(record, "Ngày bắt đầu phải trước hoặc bằng ngày hoàn thành.")


def test_a_removed_record_makes_room_for_another(unit):
    first = Commitment.objects.create(unit=unit, year=2022, tasks_total=15, tasks_done=13)
    Commitment.objects.filter(pk=first.pk).update(removed_at="2023-01-01T00:00:00Z")
    second = Commitment.objects.create(unit=unit, year=2022, tasks_total=15, tasks_done=14)
    assert list(Commitment.objects.current()) == [second]
