"""Announcing decisions (quyết định công bố) of a unit, and what they do to its procedures.

The rule: what lists and people say of the unit's procedures holds, and on top of it every decision that stands.
- Announced: from the effective day the procedure is the unit's, unless it is already; the level is the unit's own.
- Abolished: its last day is the day before the effective one. What would have begun later without a break never comes
  into force: such a row is taken out of the list; the history keeps it.
- Amended: counted and shown; the procedure goes on as it is.
A decision that is changed or removed takes back exactly this: a row that it began goes (with later rows that somebody
began inside that time), a last day that it set becomes what was said before, a row that it kept out comes back. What a
list or a person says afterwards stays, and so does what other decisions do; in which order they were entered does not
count. Where the effective day of an announcement moves, its row moves with it and keeps its online level.
"""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from accounts.models import Unit
from core.errors import InputError
from tthc.models import AnnouncingDecision, ProcedureChange
from tthc.services.followed_decisions import follow_decisions

Kind = ProcedureChange.Kind


@dataclass(frozen=True, slots=True)
class SaidDecision:
    """A decision as somebody enters it; `kinds` says of each procedure, by its id, what is done to it."""

    number: str
    issued_on: date
    effective_on: date
    subject: str
    kinds: dict[int, str]


class StaleDecision(Exception):
    """Somebody changed or removed the decision after the caller read it."""


@transaction.atomic
def enter_decision(unit: Unit, said: SaidDecision) -> AnnouncingDecision:
    """Store a new decision of the unit with its effect; raises InputError where the unit has it already."""
    _one_at_a_time(unit.pk)
    decision = AnnouncingDecision(unit=unit)
    _store(decision, said)
    follow_decisions(unit, _followed(said.kinds))
    return decision


@transaction.atomic
def change_decision(decision: AnnouncingDecision, said: SaidDecision, seen: int) -> None:
    """Store a changed decision: its effect is taken back and the new one put in its place.

    `seen` is the version that was looked at. Raises StaleDecision, InputError where the unit has such a decision.
    """
    _one_at_a_time(decision.unit_id)
    stored = _stored(decision, seen)
    before = dict(stored.changes.values_list("procedure", "kind"))
    moves = said.effective_on != stored.effective_on
    _store(stored, said)
    touched = {key for key in {*before, *said.kinds} if moves or before.get(key) != said.kinds.get(key)}
    follow_decisions(stored.unit, touched & (_followed(before) | _followed(said.kinds)))


@transaction.atomic
def remove_decision(decision: AnnouncingDecision, seen: int) -> None:
    """Take a decision out, and its effect back; the history keeps it. Raises StaleDecision."""
    _one_at_a_time(decision.unit_id)
    stored = _stored(decision, seen)
    stored.removed_at = timezone.now()
    stored.save(update_fields=["removed_at"])
    follow_decisions(stored.unit, _followed(dict(stored.changes.values_list("procedure", "kind"))))


def version_of(decision: AnnouncingDecision) -> int:
    """Return the number of the decision's newest version."""
    return decision.history.values_list("history_id", flat=True).first() or 0


def _one_at_a_time(unit_id: int) -> None:
    Unit.objects.select_for_update(no_key=True).get(pk=unit_id)


def _stored(decision: AnnouncingDecision, seen: int) -> AnnouncingDecision:
    stored = AnnouncingDecision.objects.select_related("unit").filter(pk=decision.pk, removed_at=None).first()
    if stored is None or version_of(stored) != seen:
        raise StaleDecision
    return stored


def _store(decision: AnnouncingDecision, said: SaidDecision) -> None:
    same = AnnouncingDecision.objects.filter(
        unit=decision.unit_id, number=said.number, issued_on=said.issued_on, removed_at=None
    )
    if same.exclude(pk=decision.pk).exists():
        name = f"{said.number} ngày {said.issued_on:%d/%m/%Y}"
        raise InputError(f"đơn vị đã có quyết định số {name}, hãy mở quyết định đó để sửa")
    decision.number, decision.subject = said.number, said.subject
    decision.issued_on, decision.effective_on = said.issued_on, said.effective_on
    decision.save()
    kept = dict(decision.changes.values_list("procedure", "kind"))
    decision.changes.exclude(procedure__in=[key for key, kind in said.kinds.items() if kept.get(key) == kind]).delete()
    ProcedureChange.objects.bulk_create(
        ProcedureChange(decision=decision, procedure_id=key, kind=kind)
        for key, kind in said.kinds.items()
        if kept.get(key) != kind
    )


def _followed(kinds: dict[int, str]) -> set[int]:
    return {key for key, kind in kinds.items() if kind != Kind.AMENDED}
