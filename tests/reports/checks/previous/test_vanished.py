"""Tasks and findings of the last report that are gone without an end."""

from dataclasses import replace
from datetime import date

from core.issue import Issue
from reports.checks.context import KnownFinding, KnownTask
from reports.checks.previous.vanished import check_vanished
from reports.domain.document import InspectionRow, Line, TaskRow
from tests.reports.checks.earlier_reports import found, of_period
from tests.reports.checks.trees import section

TASK = TaskRow(7, "Văn bản số 1893/UBND-VP", "Rà soát thủ tục", None, None, None, "", "Đang thực hiện")
KNOWN = KnownTask(7, TASK.assigned_by, TASK.content, None, None)
ROW = InspectionRow(3, "Đoàn 611", date(2021, 6, 27), "Tồn tại, hạn chế", "Chưa có sáng kiến", None)
FINDING = KnownFinding(3, "Đoàn 611", date(2021, 6, 27), "Chưa có sáng kiến", None, False)
EMPTY = of_period("2022-Q1", section(kind="tasks", key="t"), section(kind="inspections", key="i"))


def tasks(*known: KnownTask, row: TaskRow = TASK, document=EMPTY) -> list[Issue]:
    return found(check_vanished, document, previous=of_period("2021-N", tasks=(row,)), tasks=known)


def findings(*known: KnownFinding, row: InspectionRow = ROW, document=EMPTY) -> list[Issue]:
    return found(check_vanished, document, previous=of_period("2021-N", inspections=(row,)), findings=known)


def test_an_open_task_that_nobody_names_any_more_is_told() -> None:
    (issue,) = tasks(KNOWN)
    assert (issue.severity, issue.node, issue.excerpt) == ("warning", "t", "Rà soát thủ tục")
    assert issue.message == (
        "Nhiệm vụ “Rà soát thủ tục” (Văn bản số 1893/UBND-VP) ở báo cáo kỳ Năm 2021 chưa hoàn thành, kỳ này không nêu "
        "và Sổ nhiệm vụ được giao chưa ghi ngày hoàn thành."
    )


def test_a_task_that_was_taken_out_of_the_register_is_told() -> None:
    (issue,) = tasks()
    assert "không còn trong Sổ nhiệm vụ được giao" in issue.message


def test_a_task_that_ended_or_is_listed_or_named_is_not() -> None:
    assert tasks(replace(KNOWN, done_on=date(2022, 1, 5))) == []
    assert tasks(KNOWN, document=replace(EMPTY, tasks=(TASK,))) == []
    named = section(Line("+", "Văn bản số 1893/UBND-VP ngày 18/2/2022 của UBND tỉnh: đang thực hiện."), kind="tasks")
    assert tasks(KNOWN, document=of_period("2022-Q1", named)) == []
    assert tasks(row=replace(TASK, done_on=date(2021, 11, 1))) == []


def test_an_overdue_task_is_told_by_another_rule() -> None:
    assert tasks(replace(KNOWN, due_on=date(2022, 1, 31))) == []


def test_a_finding_that_was_taken_out_of_the_register_is_told() -> None:
    (issue,) = findings()
    assert (issue.severity, issue.node, issue.excerpt) == ("warning", "i", "Chưa có sáng kiến")
    assert findings(FINDING) == []
    assert findings(replace(FINDING, id=9)) == []
    assert findings(row=replace(ROW, kind="Đề nghị")) == []
    assert findings(row=replace(ROW, remedied_on=date(2021, 10, 1))) == []


def test_without_registers_nothing_is_said() -> None:
    last = of_period("2021-N", tasks=(TASK,), inspections=(ROW,))
    assert found(check_vanished, EMPTY, previous=last) == []
    assert found(check_vanished, EMPTY, tasks=(KNOWN,)) == []


def test_many_are_told_one_by_one_up_to_twenty() -> None:
    rows = tuple(replace(TASK, id=number, content=f"Việc {number}") for number in range(30))
    issues = found(check_vanished, EMPTY, previous=of_period("2021-N", tasks=rows), tasks=())
    assert len(issues) == 21
    assert issues[-1].message == "Còn 10 trường hợp khác: nhiệm vụ của kỳ trước không còn được nêu."
