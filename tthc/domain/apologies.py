"""Apology letters (văn bản xin lỗi) for dossiers that are not settled by the day that was promised first.

Nghị định 61/2018/NĐ-CP, Điều 19.9: the letter is written no later than one day before the deadline, and another day
may be promised once at most. The one-stop software moves the due day when it does so: what a letter excuses, and
whether a dossier needed one, goes by the first due day.
"""

from datetime import date, timedelta
from typing import Final, Literal

Letter = Literal["in_time", "late", "missing"]

LETTERS: Final[dict[Letter, str]] = {
    "in_time": "Đúng hạn",
    "late": "Muộn",
    "missing": "Chưa có thư",
}
MAX_REAPPOINTMENTS: Final = 1


def last_day_for_letter(due_on: date) -> date:
    """Return the last day on which a letter for the deadline is in time."""
    return due_on - timedelta(days=1)


def judge_letter(due_on: date, apology_on: date | None) -> Letter:
    """Return whether the letter of a dossier that missed `due_on` was in time, late, or is missing."""
    if apology_on is None:
        return "missing"
    return "in_time" if apology_on <= last_day_for_letter(due_on) else "late"


def is_reappointed_too_often(extensions: int) -> bool:
    """Whether another day was promised more than once."""
    return extensions > MAX_REAPPOINTMENTS


def refuse_apology_day(apology_on: date, received_on: date, today: date) -> str:
    """Return why a letter cannot have been sent on the day, "" where it can."""
    if apology_on > today:
        return "Ngày gửi thư không được sau hôm nay."
    if apology_on < received_on:
        return f"Ngày gửi thư không được trước ngày tiếp nhận {received_on:%d/%m/%Y}."
    return ""
