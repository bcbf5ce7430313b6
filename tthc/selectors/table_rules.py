"""Biểu II.06 as conditions of the database: each column as the dossiers that it counts (tthc.domain.statistics)."""

from datetime import date
from typing import Final

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce

from accounts.models import Unit
from tthc.domain.dossiers import ENDED, STATUSES
from tthc.domain.statistics import Basis
from tthc.models import Dossier

OTHER_BASIS: Final[dict[str, Basis]] = {"current": "original", "original": "current"}
"""The day that lateness is counted against beside the form's own."""

_DUE: Final = {"current": "current_due", "original": "due_on"}
_FINISHED: Final = F("finished_on")
_WORKED_ON: Final = sorted(STATUSES.keys() - ENDED)


def dossiers_of_table(unit: Unit, starts_on: date, ends_on: date) -> QuerySet[Dossier]:
    """Return the dossiers of column 3: received until the last day, and not closed before the first."""
    not_closed_before = Q(closed_on=None) | Q(closed_on__gte=starts_on)
    current_due = Coalesce("extended_due_on", "due_on")
    return Dossier.objects.alias(current_due=current_due).filter(not_closed_before, unit=unit, received_on__lte=ends_on)


def rules(starts_on: date, ends_on: date, basis: Basis) -> dict[str, Q]:
    """Return which of the `dossiers_of_table` each column counts, by its key.

    Beside the columns of the form: "resolved", "late_resolved_other", "late_pending_other" and those of EXTRA_COLUMNS
    that a dossier itself decides (all but online_full and online_partial).
    """
    in_period = Q(received_on__gte=starts_on)
    resolved = Q(closed_on__lte=ends_on)
    pending = Q(closed_on=None) | Q(closed_on__gt=ends_on)
    columns = {
        "c4": in_period & Q(channel="online"),
        "c5": in_period & Q(channel__in=("direct", "post")),
        "c6": Q(received_on__lt=starts_on),
        **_lateness(resolved, pending, ends_on, _DUE[basis]),
    }
    other = _lateness(resolved, pending, ends_on, _DUE[OTHER_BASIS[basis]])
    late = columns["c10"] | columns["c13"]
    return {
        **columns,
        "c3": Q(),
        "c7": resolved,
        "c11": pending,
        "late_resolved_other": other["c10"],
        "late_pending_other": other["c13"],
        "online_resolved": resolved & Q(channel="online"),
        "overdue_apologised": late & Q(apology_on__isnull=False),
        "overdue_not_apologised": late & Q(apology_on=None),
        "stopped": Q(status="stopped"),
        "withdrawn": resolved & Q(status="withdrawn"),
        "refused": resolved & Q(status="refused"),
    }


def _lateness(resolved: Q, pending: Q, ends_on: date, due: str) -> dict[str, Q]:
    """Return columns 8 to 10, 12 and 13 by the day `due`; what ended without a result was not late."""
    worked_on = resolved & Q(status__in=_WORKED_ON)
    no_due_day = Q(**{f"{due}__isnull": True})
    return {
        "c8": worked_on & Q(**{f"{due}__gt": _FINISHED}),
        "c9": resolved & (Q(status__in=ENDED) | no_due_day | Q(**{due: _FINISHED})),
        "c10": worked_on & Q(**{f"{due}__lt": _FINISHED}),
        "c12": pending & (no_due_day | Q(**{f"{due}__gte": ends_on})),
        "c13": pending & Q(**{f"{due}__lt": ends_on}),
    }
