"""The report against the unit's reports before it."""

from typing import Final

from reports.checks.previous.carried_over import check_carried_over
from reports.checks.previous.copied_sentence import check_copied_sentence
from reports.checks.previous.falling import check_falling
from reports.checks.previous.jumps import check_jumps
from reports.checks.previous.named_period import check_named_period
from reports.checks.previous.old_period import check_old_period
from reports.checks.previous.unchanged import check_unchanged
from reports.checks.previous.vanished import check_vanished
from reports.checks.rule import Rule

RULES: Final[tuple[Rule, ...]] = (
    check_named_period,
    check_old_period,
    check_carried_over,
    check_falling,
    check_unchanged,
    check_vanished,
    check_copied_sentence,
    check_jumps,
)
NAMES: Final[dict[str, str]] = {
    "named_period": "Kỳ báo cáo ghi khác nhau",
    "old_period": "Còn ghi kỳ khác",
    "carried_over": "Hồ sơ từ kỳ trước chuyển sang",
    "falling": "Số lũy kế giảm",
    "unchanged": "Số liệu giống hệt kỳ trước",
    "vanished": "Việc của kỳ trước không còn nêu",
    "copied_sentence": "Câu giống hệt kỳ trước",
    "jump": "Số liệu khác hẳn các kỳ trước",
}
