"""In time or late: the one predicate, in Vietnamese words. The report is due at 17:00 on Wednesday 16/3/2022."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from reports.domain.timeliness import timeliness

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
DUE = datetime(2022, 3, 16, 17, 0, tzinfo=HANOI)


def at(day: int, hour: int, minute: int = 0, month: int = 3) -> datetime:
    return datetime(2022, month, day, hour, minute, tzinfo=HANOI)


@pytest.mark.parametrize(
    ("now", "state", "words", "days", "urgency"),
    [
        (at(1, 8), "not_due", "Còn 15 ngày", 15, "later"),
        (at(12, 23, 59), "not_due", "Còn 4 ngày", 4, "later"),
        (at(13, 0), "due_soon", "Còn 3 ngày", 3, "soon"),
        (at(15, 23), "due_soon", "Còn 1 ngày", 1, "soon"),
        (at(16, 0), "due_soon", "Hạn 17:00 hôm nay", 0, "soon"),
        (at(16, 17), "due_soon", "Hạn 17:00 hôm nay", 0, "soon"),
        (at(16, 17, 1), "overdue", "Quá hạn từ 17:00 hôm nay", 0, "overdue"),
        (at(17, 0), "overdue", "Quá hạn 1 ngày", -1, "overdue"),
        (at(23, 9), "overdue", "Quá hạn 7 ngày", -7, "overdue"),
        (at(16, 9, month=6), "overdue", "Đã quá hạn", -92, "overdue"),
    ],
)
def test_a_report_that_did_not_come_is_not_due_due_soon_or_overdue(
    now: datetime, state: str, words: str, days: int, urgency: str
) -> None:
    told = timeliness(DUE, None, now)
    assert (told.state, told.words, told.days, told.urgency, told.is_sent) == (state, words, days, urgency, False)


@pytest.mark.parametrize(
    ("submitted", "state", "words"),
    [
        (at(2, 8), "on_time", "Gửi đúng hạn 08:00 ngày 2/3/2022"),
        (at(16, 14, 5), "on_time", "Gửi đúng hạn 14:05 ngày 16/3/2022"),
        (DUE, "on_time", "Gửi đúng hạn 17:00 ngày 16/3/2022"),
        (DUE + timedelta(seconds=1), "late", "Gửi trễ 1 phút"),
        (at(16, 17, 59), "late", "Gửi trễ 59 phút"),
        (at(16, 19, 30), "late", "Gửi trễ 2 giờ"),
        (at(17, 0, 5), "late", "Gửi trễ 1 ngày"),
        (at(18, 9), "late", "Gửi trễ 2 ngày"),
        (DUE + timedelta(days=1712), "late", "Gửi trễ 1.712 ngày"),
    ],
)
def test_the_first_submission_decides_whatever_the_time_is_now(submitted: datetime, state: str, words: str) -> None:
    for now in (submitted, at(1, 8, month=12)):
        told = timeliness(DUE, submitted, now)
        assert (told.state, told.words, told.is_sent) == (state, words, True)
    assert told.urgency == ("later" if state == "on_time" else "overdue")


def test_moments_are_compared_in_any_zone() -> None:
    """16:59 and 17:00 in UTC are 23:59 and midnight in Vietnam."""
    due = datetime(2022, 3, 16, 17, 0, tzinfo=UTC)
    assert timeliness(due, None, datetime(2022, 3, 16, 16, 59, tzinfo=UTC)).words == "Còn 1 ngày"
    assert timeliness(due, None, datetime(2022, 3, 16, 17, 0, tzinfo=UTC)).words == "Hạn 00:00 hôm nay"
