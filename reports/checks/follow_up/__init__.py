"""What was promised, asked or assigned before."""

from typing import Final

from reports.checks.follow_up.commitments import check_commitments
from reports.checks.follow_up.late_tasks import check_late_tasks
from reports.checks.follow_up.missing_letters import check_missing_letters
from reports.checks.follow_up.open_findings import check_open_findings
from reports.checks.follow_up.open_proposals import check_open_proposals
from reports.checks.rule import Rule

RULES: Final[tuple[Rule, ...]] = (
    check_open_findings,
    check_commitments,
    check_late_tasks,
    check_open_proposals,
    check_missing_letters,
)
NAMES: Final[dict[str, str]] = {
    "open_finding": "Tồn tại sau kiểm tra chưa khắc phục",
    "commitment": "Bản cam kết chưa hoàn thành",
    "late_task": "Nhiệm vụ được giao trễ hạn",
    "open_proposal": "Kiến nghị chưa được trả lời",
    "missing_letter": "Hồ sơ quá hạn chưa xin lỗi",
}
