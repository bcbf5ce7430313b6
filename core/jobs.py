"""Slow work that waits in its own rows: a mail to send, a file to make. A worker does it, again after each failure.

The row is the queue. So a job commits with what asked for it, is done by one worker at a time, and outlives a crash:
whoever claims a job has it for a lease, prolonged for as long as the worker lives, and after that anybody may try
again. What a try stores it stores under its number (`attempts`), so that one that was given up for dead spoils nothing
when it comes back.
"""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from django.apps import apps
from django.db import Error, connection, models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.module_loading import import_string

LEASE: Final = timedelta(minutes=5)
LONGEST_WAIT: Final = timedelta(hours=1)

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Kind:
    """The function that does the jobs of a model, by name, and how long a worker may be silent at one."""

    work: str
    lease: timedelta


_kinds: dict[str, _Kind] = {}


class GiveUp(Exception):
    """The job cannot be done, now or later; the message says why."""


class Job(models.Model):
    """A row that a worker has to do: done where `done_at` is set, given up where there is a `last_error` beside it.

    Not done: with a `last_error` the last try failed, without one somebody is at it until `try_after`, if it was tried.
    """

    attempts: "models.PositiveSmallIntegerField[int, int]" = models.PositiveSmallIntegerField(
        "số lần thử", default=0, editable=False
    )
    try_after: "models.DateTimeField[datetime, datetime]" = models.DateTimeField(
        "thử sau", default=timezone.now, editable=False
    )
    done_at: "models.DateTimeField[datetime | None, datetime | None]" = models.DateTimeField(
        "xong lúc", null=True, blank=True, editable=False
    )
    last_error: "models.CharField[str, str]" = models.CharField(
        "lỗi lần thử cuối", max_length=500, blank=True, editable=False
    )

    class Meta:
        abstract = True


def handle(model: str, work: str, lease: timedelta = LEASE) -> None:
    """Let the function named `work` do the jobs of a model ("notices.Mail"): it stores its result, or raises.

    A name, not the function: what does slow work is often slow to import, and only the worker needs it. A job whose
    worker was not heard of for `lease` is done by another one; a job that takes longer is prolonged meanwhile.
    """
    _kinds[model] = _Kind(work, lease)


def begin_anew(rows: "models.QuerySet[Any]", **values: Any) -> int:
    """Let a worker do the jobs among `rows`, from now on, and store `values` with it; return how many there are.

    Whoever is at one of them, or just finished it, has no say in it any more.
    """
    return rows.update(done_at=None, try_after=timezone.now(), last_error="", attempts=F("attempts") + 1, **values)


def run_due(now: datetime | None = None, is_stopped: Callable[[], bool] = lambda: False) -> int:
    """Do every job that is due, one of each kind in turn, and return how many were tried.

    In turn, so that a mail server that does not answer holds up no files. `now` is given by who moves the clock; once
    `is_stopped` no further job is begun.
    """
    tried, before = 0, -1
    while tried != before:
        before = tried
        for label, kind in _kinds.items():
            if is_stopped():
                return tried
            moment = now or timezone.now()
            job = _take_next(apps.get_model(label), moment)
            if job is not None:
                _do(job, kind, moment)
                tried += 1
    return tried


def run_job(job: Job, now: datetime | None = None) -> bool:
    """Do one job at once, whenever it would be tried again, unless somebody is at it; return whether it is done."""
    moment = now or timezone.now()
    if _claim(job, moment, _due(moment) | ~Q(last_error="")):
        _do(job, _kind_of(job), moment)
    job.refresh_from_db()
    return job.done_at is not None


def claim(job: Job, now: datetime) -> bool:
    """Take a job that is due for the lease of its kind; of several workers one gets it.

    The job is then read anew; its `attempts` is the number of this try, which no other try has.
    """
    return _claim(job, now, _due(now))


def _claim(job: Job, now: datetime, condition: Q) -> bool:
    mine = job.attempts + 1
    waiting = type(job)._default_manager.filter(condition, pk=job.pk, done_at=None, attempts=job.attempts)
    if waiting.update(attempts=mine, try_after=now + _kind_of(job).lease, last_error="") != 1:
        return False
    job.refresh_from_db()
    return bool(job.attempts == mine)


def _due(now: datetime) -> Q:
    """Nobody is made to wait longer than LONGEST_WAIT: a later moment was set while the clock was wrong."""
    return Q(try_after__lte=now) | Q(try_after__gt=now + LONGEST_WAIT)


def _take_next(model: type[Job], now: datetime) -> Job | None:
    while True:
        job: Job | None = model._default_manager.filter(_due(now), done_at=None).order_by("try_after", "pk").first()
        if job is None or claim(job, now):
            return job


def _kind_of(job: Job) -> _Kind:
    return _kinds[type(job)._meta.label]


@contextmanager
def _prolonged(job: Job, lease: timedelta) -> Iterator[None]:
    """Hold a claimed job until the block is left: the lease of a worker that lives does not end."""
    row = type(job)._default_manager.filter(pk=job.pk, attempts=job.attempts, done_at=None)
    is_left = threading.Event()

    def beat() -> None:
        while not is_left.wait(lease.total_seconds() / 3):
            try:
                row.update(try_after=timezone.now() + lease)
            except Error as error:
                # A database that does not answer, or is locked by the job itself, lets no other worker take it either.
                _log.warning("%s %s: %s", type(job).__name__, job.pk, error)
            finally:
                connection.close()

    thread = threading.Thread(target=beat, name=f"lease of {type(job).__name__} {job.pk}", daemon=True)
    thread.start()
    try:
        yield
    finally:
        is_left.set()
        thread.join()


def _do(job: Job, kind: _Kind, now: datetime) -> None:
    # Whoever was so slow that another worker took the job over has no say in it any more.
    row = type(job)._default_manager.filter(pk=job.pk, attempts=job.attempts, done_at=None)
    try:
        work = import_string(kind.work)
        with _prolonged(job, kind.lease):
            work(job)
    except GiveUp as error:
        row.update(done_at=now, last_error=str(error)[:500])
    except Exception as error:
        # Whatever it was: the next job must not wait for this one, and this one is tried again.
        _log.exception("%s %s: lần thử %s không được", type(job).__name__, job.pk, job.attempts)
        wait = min(timedelta(minutes=2 ** min(job.attempts - 1, 10)), LONGEST_WAIT)
        row.update(try_after=now + wait, last_error=f"{type(error).__name__}: {error}"[:500])
    else:
        row.update(done_at=now, last_error="")
