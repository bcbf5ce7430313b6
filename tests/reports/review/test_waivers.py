"""Keeping a warning, and keeping it no longer."""

import pytest

from accounts.models import User
from core.errors import InputError
from core.issue import Issue
from reports.models import AuditEntry, Report, Waiver
from reports.review.actor import Actor
from reports.review.checklist import words_hash
from reports.review.transitions import Refused, send_to_leader
from reports.review.waivers import keep_warning, withdraw_waiver

KEY = "steering.plan.issued"
WARNING = Issue("warning", "open_annex", KEY, "Chưa có tệp.", "đính kèm bảng")
CONTRADICTION = Issue("warning", "record_differs", KEY, "Số khác.", "Tổng số: 24", needs_reason=True)


def traces(report: Report) -> list[tuple[str, str]]:
    return list(AuditEntry.objects.filter(report=report).values_list("action", "detail"))


def test_a_kept_warning_says_who_and_why_and_leaves_a_trace(report: Report, clerk: Actor) -> None:
    waiver = keep_warning(report.pk, WARNING, "Gửi kèm bản giấy", clerk)
    assert (waiver.rule, waiver.key, waiver.words_hash) == ("open_annex", KEY, words_hash(WARNING))
    assert (waiver.made_by, waiver.reason) == (clerk.user, "Gửi kèm bản giấy")
    place = "I.1. Việc xây dựng và ban hành kế hoạch cải cách hành chính"
    assert traces(report) == [("waiver", f"Mục {place}: Gửi kèm bản giấy")]


def test_a_warning_is_kept_once(report: Report, clerk: Actor, leader: Actor) -> None:
    first = keep_warning(report.pk, WARNING, "Gửi kèm bản giấy", clerk)
    for reason in ("", "Gửi kèm bản giấy"):
        assert keep_warning(report.pk, WARNING, reason, leader) == first
    assert (Waiver.objects.get().made_by, Waiver.objects.get().reason) == (clerk.user, "Gửi kèm bản giấy")
    assert len(traces(report)) == 1


def test_a_reason_that_comes_later_is_added(report: Report, clerk: Actor, leader: Actor) -> None:
    first = keep_warning(report.pk, WARNING, "", clerk)
    assert keep_warning(report.pk, WARNING, "Gửi kèm bản giấy", leader) == first
    assert (Waiver.objects.get().made_by, Waiver.objects.get().reason) == (leader.user, "Gửi kèm bản giấy")
    place = "Mục I.1. Việc xây dựng và ban hành kế hoạch cải cách hành chính"
    assert traces(report) == [("waiver", place), ("waiver", f"{place}: Gửi kèm bản giấy")]


def test_another_reason_than_the_one_that_stands_is_told_and_not_lost(
    report: Report, clerk: Actor, leader: Actor
) -> None:
    keep_warning(report.pk, WARNING, "Gửi kèm bản giấy", clerk)
    with pytest.raises(Refused, match="Chưa ghi lý do “Lần nữa”: Người clerk đã giữ nguyên"):
        keep_warning(report.pk, WARNING, "Lần nữa", leader)
    assert Waiver.objects.get().reason == "Gửi kèm bản giấy"


def test_contradicting_figures_are_kept_with_a_reason_alone(report: Report, clerk: Actor) -> None:
    with pytest.raises(InputError, match="hãy nêu lý do giữ nguyên"):
        keep_warning(report.pk, CONTRADICTION, "", clerk)
    assert keep_warning(report.pk, CONTRADICTION, "Theo biên bản", clerk).reason == "Theo biên bản"


def test_a_reason_has_its_bounds(report: Report, clerk: Actor) -> None:
    with pytest.raises(InputError, match="lý do dài quá 500 ký tự"):
        keep_warning(report.pk, WARNING, "a" * 501, clerk)
    assert not Waiver.objects.exists()


@pytest.mark.parametrize("severity", ["error", "info"])
def test_errors_cannot_be_kept(report: Report, clerk: Actor, severity: str) -> None:
    with pytest.raises(Refused, match="Chỉ giữ nguyên được cảnh báo"):
        keep_warning(report.pk, Issue(severity, "required", KEY, "Chưa trả lời."), "Vì", clerk)


def test_only_those_who_write_the_report_keep_and_withdraw(
    report: Report, people: dict[str, User], clerk: Actor
) -> None:
    waiver = keep_warning(report.pk, WARNING, "", clerk)
    for name in ("reviewer", "administrator", "clerk_of_another_unit", "clerk_of_another_province"):
        with pytest.raises(Refused):
            keep_warning(report.pk, CONTRADICTION, "Vì", Actor(people[name]))
        with pytest.raises(Refused):
            withdraw_waiver(report.pk, waiver.pk, Actor(people[name]))
    assert Waiver.objects.get() == waiver


def test_nothing_is_kept_while_the_report_is_with_the_leader(report: Report, clerk: Actor, leader: Actor) -> None:
    send_to_leader(report.pk, 1, clerk)
    with pytest.raises(Refused, match="không còn ở trạng thái soạn"):
        keep_warning(report.pk, WARNING, "", leader)


def test_a_withdrawn_waiver_is_gone_and_a_second_time_changes_nothing(report: Report, clerk: Actor) -> None:
    waiver = keep_warning(report.pk, WARNING, "", clerk)
    withdraw_waiver(report.pk, waiver.pk, clerk)
    withdraw_waiver(report.pk, waiver.pk, clerk)
    assert not Waiver.objects.exists()
    assert [action for action, _ in traces(report)] == ["waiver", "waiver_withdrawn"]
