"""Apology letters for a dossier that was due on 10/3/2022 and received on 1/3/2022."""

from datetime import date

import pytest

from tthc.domain.apologies import is_reappointed_too_often, judge_letter, last_day_for_letter, refuse_apology_day

DUE = date(2022, 3, 10)


@pytest.mark.parametrize(
    ("apology_on", "letter"),
    [
        (None, "missing"),
        (date(2022, 3, 1), "in_time"),
        (date(2022, 3, 9), "in_time"),
        (date(2022, 3, 10), "late"),
        (date(2022, 3, 11), "late"),
    ],
)
def test_a_letter_is_in_time_until_the_day_before_the_deadline(apology_on: date | None, letter: str) -> None:
    assert judge_letter(DUE, apology_on) == letter


def test_the_last_day_for_a_letter_is_the_day_before() -> None:
    assert last_day_for_letter(date(2022, 3, 1)) == date(2022, 2, 28)


def test_another_day_may_be_promised_once() -> None:
    assert [is_reappointed_too_often(times) for times in (0, 1, 2, 3)] == [False, False, True, True]


@pytest.mark.parametrize(
    ("apology_on", "reason"),
    [
        (date(2022, 3, 1), ""),
        (date(2022, 3, 14), ""),
        (date(2022, 3, 15), "Ngày gửi thư không được sau hôm nay."),
        (date(2022, 2, 28), "Ngày gửi thư không được trước ngày tiếp nhận 01/03/2022."),
    ],
)
def test_a_letter_was_sent_between_reception_and_today(apology_on: date, reason: str) -> None:
    assert refuse_apology_day(apology_on, date(2022, 3, 1), date(2022, 3, 14)) == reason
