"""Jobs: done once, tried again after each failure, taken over from a worker that died. The jobs here are mails."""

import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from accounts.models import User
from core import jobs
from core.jobs import LEASE, LONGEST_WAIT, begin_anew, claim, run_due, run_job
from notices.models import Mail, Notice

NOON = datetime(2022, 3, 16, 5, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def make_mail(number: int = 1) -> Mail:
    user, _ = User.objects.get_or_create(username="canbo", defaults={"email": "canbo@example.vn"})
    notice = Notice.objects.create(user=user, kind="submitted", key=f"việc {number}", title=f"Thư {number}")
    return Mail.objects.create(notice=notice, try_after=NOON)


@pytest.fixture
def job(db: None) -> Mail:
    return make_mail()


@pytest.fixture
def no_mail_server(settings) -> None:
    """Let mails go to a port where nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        settings.EMAIL_PORT = probe.getsockname()[1]
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"


def stored(job: Mail) -> Mail:
    return Mail.objects.get(pk=job.pk)


def sent() -> list[str]:
    return [one.subject.removeprefix("[CCHC] ") for one in mail.outbox]


def test_a_job_is_done_once(job: Mail) -> None:
    assert run_due(NOON) == 1
    assert run_due(NOON + timedelta(days=1)) == 0
    assert sent() == ["Thư 1"]
    assert (stored(job).done_at, stored(job).attempts, stored(job).last_error) == (NOON, 1, "")


def test_a_job_waits_until_its_time(job: Mail) -> None:
    assert run_due(NOON - MINUTE) == 0
    assert sent() == []


def test_what_cannot_be_done_is_given_up_with_the_reason(job: Mail) -> None:
    User.objects.update(email="")
    assert run_due(NOON) == 1
    assert stored(job).done_at == NOON
    assert "không còn địa chỉ thư" in stored(job).last_error
    assert run_due(NOON + timedelta(days=1)) == 0


def test_a_failure_is_tried_again_after_longer_and_longer_pauses(job: Mail, no_mail_server: None, settings) -> None:
    now, waited = NOON, []
    for _ in range(8):
        assert run_due(now) == 1
        waited.append((stored(job).try_after - now) // MINUTE)
        now = stored(job).try_after
    assert waited == [1, 2, 4, 8, 16, 32, 60, 60]
    assert "ConnectionRefusedError" in stored(job).last_error
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert run_due(now - MINUTE) == 0
    assert run_due(now) == 1
    assert (sent(), stored(job).last_error, stored(job).attempts) == (["Thư 1"], "", 9)


def test_a_job_that_fails_does_not_hold_up_the_next(job: Mail) -> None:
    make_mail(2)
    wrong = User.objects.create(username="sai", email="hai\ndòng@example.vn")
    Notice.objects.filter(key="việc 1").update(user=wrong)
    assert run_due(NOON) == 2
    assert sent() == ["Thư 2"]
    assert "HeaderError" in stored(job).last_error


def test_a_job_of_a_worker_that_died_is_done_by_another_once_its_lease_is_over(job: Mail) -> None:
    assert claim(job, NOON)
    assert run_due(NOON + LEASE - MINUTE) == 0
    assert run_due(NOON + LEASE) == 1
    assert sent() == ["Thư 1"]


def test_of_several_workers_that_saw_the_same_job_one_gets_it(job: Mail) -> None:
    seen = [stored(job), stored(job), stored(job)]
    assert [claim(one, NOON) for one in seen] == [True, False, False]


def test_a_worker_that_was_given_up_for_dead_does_not_undo_what_its_successor_is_at(job: Mail, settings) -> None:
    settings.EMAIL_BACKEND = "tests.core.late_mail.EmailBackend"
    assert run_due(NOON) == 1
    assert (stored(job).attempts, stored(job).try_after, stored(job).last_error) == (2, NOON + 2 * LEASE, "")


def test_a_job_begun_anew_is_due_at_once_and_whoever_was_at_it_has_no_say_in_it(job: Mail) -> None:
    mine = stored(job)
    assert claim(mine, NOON)
    assert begin_anew(Mail.objects.filter(pk=job.pk)) == 1
    again = stored(job)
    assert (again.attempts, again.done_at, again.try_after > NOON) == (mine.attempts + 1, None, True)
    assert run_due(again.try_after) == 1
    assert sent() == ["Thư 1"]
    assert begin_anew(Mail.objects.filter(pk=job.pk)) == 1
    assert stored(job).done_at is None


@pytest.fixture
def short_lease() -> Iterator[timedelta]:
    """Let a mail be another worker's soon, and its work take until its lease was prolonged."""
    lease = timedelta(seconds=0.3)
    jobs.handle("notices.Mail", "tests.core.long_job.work_until_prolonged", lease)
    yield lease
    jobs.handle("notices.Mail", "notices.mailing.send_mail")


@pytest.mark.django_db(transaction=True)
def test_a_job_that_takes_longer_than_the_lease_of_its_kind_stays_its_workers(short_lease: timedelta) -> None:
    job = make_mail()
    before = timezone.now()
    assert run_due() == 1
    assert stored(job).last_error == ""
    assert (stored(job).attempts, stored(job).try_after > before + short_lease) == (1, True)
    assert stored(job).done_at is not None


def test_one_job_is_done_at_once_although_it_waits_for_its_next_try(job: Mail, no_mail_server: None, settings) -> None:
    run_due(NOON)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert run_job(stored(job), NOON)
    assert sent() == ["Thư 1"]


def test_one_job_is_left_to_the_worker_that_is_at_it(job: Mail) -> None:
    claim(stored(job), NOON)
    assert not run_job(stored(job), NOON)
    assert sent() == []


@pytest.mark.parametrize("claimed", [False, True])
def test_a_clock_that_was_a_day_ahead_holds_nothing_up(job: Mail, claimed: bool) -> None:
    wrong = NOON + timedelta(days=1)
    Mail.objects.update(try_after=wrong)
    if claimed:
        assert claim(stored(job), wrong)
    assert run_due(NOON) == 1
    assert sent() == ["Thư 1"]


def test_a_clock_that_was_behind_holds_nothing_up_longer_than_the_longest_wait(
    job: Mail, no_mail_server: None, settings
) -> None:
    Mail.objects.update(attempts=20)
    run_due(NOON)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert run_due(NOON + LONGEST_WAIT) == 1


def test_a_worker_that_is_told_to_stop_begins_no_further_job(db: None) -> None:
    for number in range(3):
        make_mail(number)
    assert run_due(NOON, is_stopped=lambda: len(mail.outbox) == 2) == 2
    assert Mail.objects.filter(done_at=None, attempts=0).count() == 1


def test_the_command_stops_by_itself_when_nothing_is_due(job: Mail) -> None:
    call_command("run_worker", "--until-idle")
    assert sent() == ["Thư 1"]


@pytest.mark.django_db(transaction=True)
def test_four_workers_at_once_do_each_of_forty_jobs_once() -> None:
    for number in range(40):
        make_mail(number)

    def work() -> int:
        try:
            return run_due(NOON)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        shares = [future.result() for future in [pool.submit(work) for _ in range(4)]]
    assert sum(shares) == 40
    assert sorted(sent()) == sorted(f"Thư {number}" for number in range(40))
    assert set(Mail.objects.values_list("attempts", "last_error")) == {(1, "")}
