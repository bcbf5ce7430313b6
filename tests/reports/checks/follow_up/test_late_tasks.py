"""Assigned tasks that are late."""

from dataclasses import replace
from datetime import date

from reports.checks.context import KnownTask
from reports.checks.follow_up.late_tasks import check_late_tasks
from reports.domain.document import TaskRow
from tests.reports.checks.earlier_reports import found, of_period
from tests.reports.checks.trees import section

ROW = TaskRow(7, "Văn bản số 1893/UBND-VP", "Rà soát thủ tục", date(2022, 3, 1), None, None, "", "Quá hạn")
KNOWN = KnownTask(8, "", "Báo cáo tiêm chủng", date(2022, 2, 7), None)
EMPTY = of_period("2022-Q1", section(key="t", kind="tasks"))


def test_a_task_past_due_and_not_done_is_told_with_its_assigning_document() -> None:
    (issue,) = found(check_late_tasks, replace(EMPTY, tasks=(ROW,)))
    assert (issue.severity, issue.node, issue.excerpt) == ("warning", "t", "Rà soát thủ tục")
    assert issue.message == (
        "Nhiệm vụ “Rà soát thủ tục” (Văn bản số 1893/UBND-VP) có hạn ngày 01/3/2022, đến ngày chốt số liệu chưa hoàn "
        "thành."
    )
    assert "Sổ nhiệm vụ được giao" in issue.suggestion


def test_the_register_knows_of_tasks_assigned_before_the_period() -> None:
    (issue,) = found(check_late_tasks, EMPTY, tasks=(KNOWN,))
    assert issue.message.startswith("Nhiệm vụ “Báo cáo tiêm chủng” có hạn ngày 07/02/2022")


def test_a_task_is_told_once_though_both_know_it() -> None:
    both = replace(KNOWN, id=7, due_on=ROW.due_on)
    assert len(found(check_late_tasks, replace(EMPTY, tasks=(ROW,)), tasks=(both,))) == 1


def test_done_or_not_yet_due_at_the_cut_off_is_in_time() -> None:
    cut_off = date(2022, 3, 14)
    assert found(check_late_tasks, EMPTY, tasks=(replace(KNOWN, done_on=date(2022, 3, 10)),)) == []
    assert found(check_late_tasks, EMPTY, tasks=(replace(KNOWN, due_on=cut_off),)) == []
    assert found(check_late_tasks, EMPTY, tasks=(replace(KNOWN, due_on=None),)) == []
    assert len(found(check_late_tasks, EMPTY, tasks=(replace(KNOWN, done_on=date(2022, 3, 20)),))) == 1


def test_done_late_and_updated_late_are_notes() -> None:
    done = replace(ROW, done_on=date(2022, 3, 5), updated_in_software_on=date(2022, 3, 8))
    (issue,) = found(check_late_tasks, replace(EMPTY, tasks=(done,)))
    assert (issue.severity, issue.excerpt) == ("info", "Rà soát thủ tục")
    assert issue.message.endswith(
        "có hạn ngày 01/3/2022, hoàn thành ngày 05/3/2022, cập nhật trên phần mềm ngày 08/3/2022: trễ hạn."
    )
    in_time = replace(ROW, done_on=date(2022, 2, 28), updated_in_software_on=date(2022, 3, 1))
    assert found(check_late_tasks, replace(EMPTY, tasks=(in_time,))) == []
