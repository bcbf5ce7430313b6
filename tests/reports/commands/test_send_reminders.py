"""manage.py send_reminders."""

from datetime import UTC, datetime

import pytest
from django.utils import timezone

from accounts.models import User
from notices.models import Notice
from reports.models import ReportingPeriod
from tests.reports.commands.test_commands import refused, run
from tests.reports.views.conftest import people, units

__all__ = ["people", "units"]


@pytest.fixture
def due_on_wednesday(period: ReportingPeriod, people: dict[str, User]) -> ReportingPeriod:
    """Quý I/2022 is due at 17:00 on 16/3/2022."""
    return period


def test_it_prints_who_was_reminded_and_the_next_run_reminds_nobody(due_on_wednesday) -> None:
    lines = run("send_reminders", "--date", "2022-03-16").splitlines()
    assert lines == [
        "Quý I/2022, Sở Nội vụ (Tỉnh Bà Rịa - Vũng Tàu), hạn 17:00 ngày 16/3/2022: "
        "chưa có người lập báo cáo hoặc thủ trưởng nào có tài khoản",
        "Quý I/2022, Sở Tư pháp (Tỉnh Bà Rịa - Vũng Tàu), hạn 17:00 ngày 16/3/2022: clerk_of_another_unit",
        "Quý I/2022, Sở Y tế (Tỉnh Bà Rịa - Vũng Tàu), hạn 17:00 ngày 16/3/2022: clerk, leader",
        "Đã nhắc 3 người của 2 đơn vị.",
    ]
    assert run("send_reminders", "--date", "2022-03-16").splitlines()[-1] == "Không có ai cần nhắc."
    assert Notice.objects.count() == 3


def test_a_dry_run_tells_nobody(due_on_wednesday) -> None:
    lines = run("send_reminders", "--date", "2022-03-16", "--dry-run").splitlines()
    assert lines[-1] == "Sẽ nhắc 3 người của 2 đơn vị."
    assert Notice.objects.count() == 0


def test_without_a_date_it_is_today(due_on_wednesday, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: datetime(2022, 3, 15, 17, 0, tzinfo=UTC))
    assert run("send_reminders").splitlines()[-1] == "Đã nhắc 3 người của 2 đơn vị."
    keys = set(Notice.objects.values_list("key", flat=True))
    assert {key.rpartition(":")[2] for key in keys} == {"0"}


@pytest.mark.parametrize(
    ("day", "message"),
    [
        ("16/3/2022", "--date: “16/3/2022” không phải là ngày, hãy ghi như 2022-03-16"),
        ("2022-02-30", "--date: “2022-02-30” không phải là ngày, hãy ghi như 2022-03-16"),
        ("9999-12-31", "--date: hãy ghi năm từ 1945 đến 2100"),
    ],
)
def test_a_wrong_date_is_refused_in_one_line(db: None, day: str, message: str) -> None:
    assert refused("send_reminders", "--date", day) == message
