"""The rows of a unit's procedures follow what was said of them, with the standing decisions on top.

What a decision did to a row is marked in the row's history (`history_change_reason`). So what lists and people said can
be read back at any time, and the decisions be put on top anew: see tthc.domain.validity.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any, Final

from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from accounts.models import Unit
from tthc.domain.own_level import own_level
from tthc.domain.validity import Event, Span, apply_decisions
from tthc.models import Procedure, ProcedureChange, UnitProcedure

BY_DECISION: Final = "decision:"
"""The reason of a change that follows from the decision whose number stands behind it."""
WITHIN: Final = "within decision:"
"""The reason of a row that somebody began inside the time that this decision began; it goes where that time goes."""
SAID: Final = "said"
"""The reason of a version whose days are what somebody said, even where a decision had set the same days before."""
NO_LONGER: Final = "decisions changed"
"""The reason of a change that gives back what was said before a decision that no longer does so."""
BATCH: Final = 500


@dataclass(slots=True)
class SaidRow:
    """A row as it is stored, and what was said of it: `said_from` and `said_to` without what decisions did.

    `begun_by` is the decision that it follows from. A row that is not `is_stored` waits for a decision to be taken
    back: it never came into force.
    """

    row: UnitProcedure
    said_from: date | None
    said_to: date | None
    begun_by: int | None
    is_stored: bool


def said_rows(unit: Unit, procedure_ids: Collection[int] | None = None) -> dict[int, list[SaidRow]]:
    """Return the rows of a unit by procedure, in the order of their days (two queries); None: of all procedures."""
    rows, versions = UnitProcedure.objects.filter(unit=unit), UnitProcedure.history.filter(unit=unit)
    if procedure_ids is not None:
        rows, versions = rows.filter(procedure__in=procedure_ids), versions.filter(procedure__in=procedure_ids)
    past: dict[int, list[Any]] = defaultdict(list)
    for version in versions.order_by("history_id"):
        past[version.id].append(version)
    stored = {row.pk: row for row in rows}
    waiting = {pk: _row_of(one[-1]) for pk, one in past.items() if pk not in stored and _decision_of(one[-1])}
    found: dict[int, list[SaidRow]] = defaultdict(list)
    for pk, row in (stored | waiting).items():
        found[row.procedure_id].append(_said(row, past.get(pk, []), pk in stored))
    for said in found.values():
        said.sort(key=lambda one: (one.row.valid_from or date.min, one.row.pk))
    return found


def follow_decisions(unit: Unit, procedure_ids: Collection[int]) -> None:
    """Bring the unit's rows of these procedures in line with its standing decisions; the caller holds the unit."""
    wanted = set(procedure_ids)
    if not wanted:
        return
    events = _events(unit, wanted)
    said = said_rows(unit, wanted)
    rows_of: dict[int, Procedure] = Procedure.objects.in_bulk(events)
    created, updated = [], []
    for procedure_id in wanted:
        known = said.get(procedure_id, [])
        spans = [Span(one.said_from, one.said_to, one.begun_by, row=one) for one in known]
        outcome = apply_decisions(spans, events.get(procedure_id, []))
        for span in outcome.standing:
            kept = span.row.row if span.row else _new_row(unit, rows_of[procedure_id])
            is_stored = bool(span.row and span.row.is_stored)
            if is_stored and (kept.valid_from, kept.valid_to) == (span.begins, span.ends):
                continue
            kept.valid_from, kept.valid_to = span.begins, span.ends
            decision = span.ended_by or span.begun_by
            kept._change_reason = f"{BY_DECISION}{decision}" if decision else NO_LONGER
            (updated if is_stored else created).append(kept)
        gone = [(span, f"{BY_DECISION}{decision}") for span, decision in outcome.dropped]
        _remove((span.row, reason) for span, reason in [*gone, *((span, NO_LONGER) for span in outcome.lost)])
    store_rows(created, updated)


def store_rows(created: Sequence[UnitProcedure], updated: Sequence[UnitProcedure]) -> None:
    """Store rows with their history in batches; a row's `_change_reason` says why."""
    if created:
        bulk_create_with_history(created, UnitProcedure, batch_size=BATCH)
    if updated:
        fields = ["level", "online_scale", "online_level", "valid_from", "valid_to"]
        bulk_update_with_history(updated, UnitProcedure, fields, batch_size=BATCH)


def _events(unit: Unit, procedure_ids: Collection[int]) -> dict[int, list[Event]]:
    changes = ProcedureChange.objects.filter(
        decision__unit=unit, decision__removed_at=None, procedure__in=procedure_ids
    ).exclude(kind=ProcedureChange.Kind.AMENDED)
    events: dict[int, list[Event]] = defaultdict(list)
    for procedure, day, kind, decision in changes.values_list(
        "procedure", "decision__effective_on", "kind", "decision"
    ):
        events[procedure].append(Event(day, kind == ProcedureChange.Kind.ANNOUNCED, decision))
    return events


def _said(row: UnitProcedure, past: Sequence[Any], is_stored: bool) -> SaidRow:
    """Read what was said of a row out of its history: whatever changed a day and names no decision."""
    if not past:
        return SaidRow(row, row.valid_from, row.valid_to, None, is_stored)
    first = past[0]
    said_from, said_to = first.valid_from, None if _decision_of(first) else first.valid_to
    for before, version in pairwise(past):
        if _decision_of(version) or version.history_type == "-":
            continue
        is_said = version.history_change_reason == SAID
        said_from = version.valid_from if is_said or version.valid_from != before.valid_from else said_from
        said_to = version.valid_to if is_said or version.valid_to != before.valid_to else said_to
    return SaidRow(row, said_from, said_to, _decision_of(first, BY_DECISION, WITHIN), is_stored)


def _decision_of(version: Any, *marks: str) -> int | None:
    """Return the decision that a version of a row names as its reason, behind one of the marks."""
    reason = version.history_change_reason or ""
    for mark in marks or (BY_DECISION,):
        if reason.startswith(mark):
            return int(reason.removeprefix(mark))
    return None


def _row_of(version: Any) -> UnitProcedure:
    return UnitProcedure(**{field.attname: getattr(version, field.attname) for field in version.tracked_fields})


def _new_row(unit: Unit, procedure: Procedure) -> UnitProcedure:
    return UnitProcedure(unit=unit, procedure=procedure, level=own_level(procedure.levels, unit.kind))


def _remove(gone: Iterable[tuple[SaidRow, str]]) -> None:
    """Take out rows that nothing speaks for, or that an abolition kept from coming into force; their history stays."""
    for said, reason in gone:
        if said.is_stored:
            said.row._change_reason = reason
            said.row.delete()
