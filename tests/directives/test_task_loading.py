"""A list of assigned tasks meets the register."""

from dataclasses import replace
from datetime import date

import pytest
from django.utils import timezone

from accounts.models import Unit
from directives.domain.references import parse_references
from directives.importers.cells import CellError
from directives.importers.task_list import COLUMNS, ListedTask
from directives.models import AssignedTask, Document
from directives.services import DocumentRegister, ToldTask, record_assigned_tasks
from directives.task_loading import TaskLoading
from directives.wording import word_document

LETTER = "Công văn số 1893/UBND-VP ngày 18/02/2022 của UBND tỉnh về cải cách thủ tục"
ANSWER = "Báo cáo số 50/BC-SYT ngày 20/03/2022"


@pytest.fixture
def unit(brvt: Unit) -> Unit:
    return Unit.objects.get(province=brvt, code="SYT")


def listed(row: int, content: str = "Rà soát thủ tục", assigning: str = LETTER, answering: str = "", **days: date):
    cells = {column: f"{letter}{row}" for column, letter in zip(COLUMNS, "ABCDEFGH", strict=True)}
    answer = parse_references(answering)[0] if answering else None
    told = dict.fromkeys(("assigned_on", "due_on", "done_on", "updated_on")) | days
    return ListedTask(row, cells, parse_references(assigning)[0], answer, content, **told)


def load(unit: Unit, *rows: ListedTask) -> list[str]:
    loading = TaskLoading(unit, rows)
    assert loading.errors == []
    loading.store()
    return [one.outcome for one in loading.rows]


def test_tasks_and_their_documents_are_added_once(unit: Unit) -> None:
    rows = [
        listed(2, due_on=date(2022, 3, 30), done_on=date(2022, 3, 20), answering=ANSWER),
        listed(3, "Báo cáo kết quả", updated_on=date(2022, 3, 21)),
    ]
    assert load(unit, *rows) == ["thêm mới", "thêm mới"]
    first, second = AssignedTask.objects.order_by("pk")
    assert first.assigning_document == second.assigning_document == Document.objects.get(number="1893")
    assert first.answering_document == Document.objects.get(symbol="BC-SYT")
    assert (first.assigned_on, first.due_on, first.done_on) == (
        *(date(2022, 2, 18), date(2022, 3, 30)),
        date(2022, 3, 20),
    )
    assert second.updated_in_software_on == date(2022, 3, 21)
    assert load(unit, *rows) == ["giữ nguyên", "giữ nguyên"]
    assert (Document.objects.count(), AssignedTask.history.count()) == (2, 2)


def test_progress_of_a_known_task_is_taken_over_and_blanks_of_the_list_erase_nothing(unit: Unit) -> None:
    load(unit, listed(2, due_on=date(2022, 3, 30)))
    loading = TaskLoading(unit, [listed(2, done_on=date(2022, 3, 20), answering=ANSWER)])
    assert loading.rows[0].change_names == ["ngày hoàn thành", "văn bản trả lời"]
    loading.store()
    task = AssignedTask.objects.get()
    assert (task.due_on, task.done_on) == (date(2022, 3, 30), date(2022, 3, 20))
    assert str(task.answering_document) == "Báo cáo số 50/BC-SYT"
    assert task.history.count() == 2


def test_a_task_known_by_its_document_alone_is_the_one_row_that_names_it(unit: Unit) -> None:
    register = DocumentRegister(unit)
    document = register.find_or_add(parse_references(LETTER)[0])
    register.save()
    record_assigned_tasks(unit, [ToldTask(document, None, False)])
    assert load(unit, listed(2, "Rà soát ba thủ tục")) == ["thay đổi"]
    assert AssignedTask.objects.get().content == "Rà soát ba thủ tục"


def test_two_rows_of_one_document_leave_the_task_known_by_it_alone(unit: Unit) -> None:
    register = DocumentRegister(unit)
    document = register.find_or_add(parse_references(LETTER)[0])
    register.save()
    record_assigned_tasks(unit, [ToldTask(document, None, False)])
    assert load(unit, listed(2, "Một"), listed(3, "Hai")) == ["thêm mới", "thêm mới"]


def errors_of(unit: Unit, *rows: ListedTask) -> list[str]:
    return [str(error) for error in TaskLoading(unit, rows).errors]


def test_a_task_that_stands_twice_is_an_error_naming_both_rows(unit: Unit) -> None:
    assert errors_of(unit, listed(2), listed(7, "rà soát  thủ tục")) == [
        "ô C7: trùng văn bản giao và nội dung với dòng 2, hãy bỏ bớt một trong hai dòng"
    ]


def test_a_day_that_contradicts_the_register_is_an_error(unit: Unit) -> None:
    load(unit, listed(2, assigned_on=date(2022, 2, 19)))
    assert errors_of(unit, listed(2, done_on=date(2022, 2, 1))) == [
        "ô F2: ngày hoàn thành phải từ ngày giao 19/02/2022 (theo sổ) trở đi"
    ]


def test_an_answer_that_is_the_assigning_document_of_the_register_is_an_error(unit: Unit) -> None:
    assert errors_of(unit, listed(2, answering="Công văn số 01893/UBND-VP")) == [
        "ô H2: văn bản trả lời phải khác văn bản giao"
    ]


def test_a_new_task_done_before_its_documents_day_has_no_day_of_assignment(unit: Unit) -> None:
    assert load(unit, listed(2, done_on=date(2022, 1, 5))) == ["thêm mới"]
    assert AssignedTask.objects.get().assigned_on is None


def as_exported(task: AssignedTask, row: int, **words: str) -> ListedTask:
    """Return the row of a task whose documents nobody can make out but by their very words."""
    unread = {"assigning": CellError(f"A{row}", "thiếu văn bản giao"), "answering": CellError(f"H{row}", "lạ")}
    told = replace(listed(row, task.content), assigning=None, words=words)
    return replace(told, unread={column: unread[column] for column in words})


def test_a_task_is_known_by_its_very_words_whatever_its_documents_are(unit: Unit) -> None:
    nameless = Document.objects.create(unit=unit, number="77", type_name="Công văn", subject="về rà soát")
    without = AssignedTask.objects.create(unit=unit, content="Rà soát")
    task = AssignedTask.objects.create(
        unit=unit, content="Rà soát", assigning_document=Document.objects.get(), answering_document=None
    )
    row = as_exported(task, 3, assigning="Công văn số 77 về rà soát")
    done = replace(row, done_on=date(2022, 3, 20))
    assert load(unit, as_exported(without, 2, assigning=""), row) == ["giữ nguyên", "giữ nguyên"]
    assert load(unit, as_exported(without, 2, assigning=""), done) == ["giữ nguyên", "thay đổi"]
    task.refresh_from_db()
    assert (task.assigning_document, task.done_on) == (nameless, date(2022, 3, 20))


def test_words_that_mean_no_known_task_are_errors(unit: Unit) -> None:
    task = AssignedTask.objects.create(unit=unit, content="Rà soát")
    unknown = AssignedTask(unit=unit, content="Việc khác")
    assert errors_of(unit, as_exported(unknown, 2, assigning="")) == ["ô A2: thiếu văn bản giao"]
    assert errors_of(unit, as_exported(task, 2, assigning="", answering="theo báo cáo")) == ["ô H2: lạ"]


def test_one_task_named_in_two_ways_stands_twice(unit: Unit) -> None:
    load(unit, listed(2))
    task = AssignedTask.objects.get()
    words = {"assigning": word_document(task.assigning_document), "answering": ""}
    assert errors_of(unit, replace(listed(2), words=words), listed(3)) == [
        "ô C3: trùng văn bản giao và nội dung với dòng 2, hãy bỏ bớt một trong hai dòng"
    ]


def test_a_document_merged_into_another_does_not_come_back(unit: Unit) -> None:
    kept = Document.objects.create(unit=unit, number="1893", symbol="UBND-VP", subject="về tuyên truyền pháp luật")
    merged = {"unit": unit, "number": "1893", "symbol": "UBND-VP", "removed_at": timezone.now()}
    Document.objects.create(**merged, subject="về cải cách thủ tục", merged_into=kept)
    assert load(unit, listed(2)) == ["thêm mới"]
    assert AssignedTask.objects.get().assigning_document == kept
    assert list(Document.objects.current()) == [kept]


def test_more_than_100_wordings_of_one_number_are_refused_by_their_cells(unit: Unit) -> None:
    letter = "Công văn số 1/UBND-VP ngày 18/02/2022 của UBND tỉnh về"
    rows = [listed(n, assigning=f"{letter} {chr(97 + n % 26) * 9} {chr(97 + n // 26) * 9}") for n in range(2, 104)]
    assert [error for error in errors_of(unit, *rows) if error.startswith(("ô A102:", "ô A103:"))] == [
        f"ô A{row}: quá 100 văn bản khác nhau cùng số, ký hiệu và năm, hãy kiểm tra lại số, ký hiệu"
        for row in (102, 103)
    ]
