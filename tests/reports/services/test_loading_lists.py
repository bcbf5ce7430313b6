"""Lists are loaded all or nothing, remembered, and the lines that print changed records follow."""

from datetime import date
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from accounts.models import Membership, Unit, UploadedList, User
from accounts.uploaded_lists import keep_list
from core.errors import InputError
from directives.models import AssignedTask, Document
from reports.models import Mention, Report, Section, SectionLine
from reports.services.loading_lists import load_list, try_list
from tests.directives.workbooks import workbook

HEAD = ["Số ký hiệu", "Ngày ban hành", "Trích yếu"]
ROW = ["230/KH-SYT", "14/03/2022", "Rà soát thủ tục"]


@pytest.fixture
def clerk(health: Unit, user_with, settings, tmp_path: Path) -> User:
    settings.MEDIA_ROOT = tmp_path
    return user_with(Membership.Role.CLERK, health)


def waiting(unit: Unit, clerk: User, *rows: list[object], kind: str = "van-ban") -> UploadedList:
    return keep_list(unit, kind, clerk, SimpleUploadedFile("so.xlsx", workbook(*rows)))


def test_a_load_stores_the_rows_is_remembered_and_leaves_no_file(health: Unit, clerk: User, tmp_path: Path) -> None:
    one = waiting(health, clerk, HEAD, ROW)
    summary = load_list(one, clerk, "direction")
    assert (summary.created, summary.changed, summary.unchanged) == (1, 0, 0)
    document = Document.objects.get(number="230")
    assert (document.unit, document.topic, document.subject) == (health, "direction", "về rà soát thủ tục")
    one.refresh_from_db()
    assert one.loaded_at is not None
    assert (one.created, one.content.name) == (1, "")


def test_an_error_in_one_cell_loads_nothing(health: Unit, clerk: User) -> None:
    one = waiting(health, clerk, HEAD, ROW, ["231/KH-SYT", "hôm qua", "b"])
    with pytest.raises(InputError) as refused:
        load_list(one, clerk)
    assert str(refused.value) == "so.xlsx: còn 1 ô sai, chưa nạp dòng nào; hãy sửa tệp rồi tải lại"
    one.refresh_from_db()
    assert (Document.objects.count(), one.loaded_at) == (0, None)


def test_a_list_is_loaded_once(health: Unit, clerk: User) -> None:
    one = waiting(health, clerk, HEAD, ROW)
    twin = UploadedList.objects.get(pk=one.pk)
    load_list(one, clerk)
    with pytest.raises(InputError, match="danh sách đã được nạp hoặc đã thay bằng tệp khác"):
        load_list(twin, clerk)
    assert Document.objects.count() == 1


def test_a_list_with_a_head_alone_is_refused(health: Unit) -> None:
    with pytest.raises(InputError) as refused:
        try_list(health, "van-ban", "so.xlsx", workbook(HEAD))
    assert str(refused.value) == "so.xlsx: không có dòng dữ liệu nào dưới dòng tiêu đề, hãy chọn tệp khác"


def test_a_trial_stores_nothing(health: Unit) -> None:
    trial = try_list(health, "van-ban", "so.xlsx", workbook(HEAD, ROW))
    assert (trial.summary.created, trial.errors, Document.objects.count()) == (1, (), 0)


def test_a_line_that_prints_a_changed_document_follows_and_its_section_counts_up(
    seed_report: Report, health: Unit, clerk: User
) -> None:
    cited = Document.objects.create(unit=health, number="7", symbol="NQ-HĐND", year=2022)
    document = Document.objects.create(unit=health, number="230", symbol="KH-SYT", year=2022, issuer_code="SYT")
    section = seed_report.sections.get(key="steering.direction.documents")
    line = section.lines.create(position=99, origin=SectionLine.Origin.GENERATED, document=document, ending=".")
    row = ["230/KH-SYT", "14/03/2022", "V/v thực hiện Nghị quyết số 7/NQ-HĐND"]
    load_list(waiting(health, clerk, HEAD, row), clerk)
    stored = Section.objects.get(pk=section.pk)
    assert (stored.version, stored.edited_by) == (section.version + 1, clerk)
    assert {one.document for one in Mention.objects.filter(line=line)} == {document, cited}


def test_tasks_are_loaded_with_the_documents_that_they_name(health: Unit, clerk: User) -> None:
    head = ["Văn bản giao", "Nội dung", "Thời hạn", "Ngày hoàn thành", "Ngày cập nhật"]
    row = ["1893/UBND-VP", "Rà soát thủ tục", "30/03/2022", timezone.datetime(2022, 3, 20), ""]
    load_list(waiting(health, clerk, head, row, kind="nhiem-vu"), clerk)
    task = AssignedTask.objects.get()
    assert (task.content, task.due_on, task.done_on) == ("Rà soát thủ tục", date(2022, 3, 30), date(2022, 3, 20))
    assert (task.assigning_document.number, task.assigning_document.symbol) == ("1893", "UBND-VP")


def test_a_line_that_prints_a_changed_task_counts_its_section_up(
    seed_report: Report, health: Unit, clerk: User
) -> None:
    letter = Document.objects.create(unit=health, number="9893", symbol="UBND-VP", year=2022)
    task = AssignedTask.objects.create(unit=health, assigning_document=letter, content="Rà soát thủ tục")
    section = seed_report.sections.get(key="steering.direction.assigned_tasks")
    section.lines.create(position=99, origin=SectionLine.Origin.GENERATED, assigned_task=task, ending=".")
    head = ["Văn bản giao", "Nội dung", "Thời hạn", "Ngày hoàn thành", "Ngày cập nhật"]
    load_list(
        waiting(health, clerk, head, ["9893/UBND-VP", "Rà soát thủ tục", "", "20/03/2022"], kind="nhiem-vu"), clerk
    )
    assert Section.objects.get(pk=section.pk).version == section.version + 1
    task.refresh_from_db()
    assert task.done_on == date(2022, 3, 20)
