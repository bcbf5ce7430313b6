"""Entering by hand on which day an apology letter was sent."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from accounts.models import Unit, User
from tthc.domain.apologies import refuse_apology_day
from tthc.models import Dossier


@dataclass(frozen=True, slots=True)
class Entered:
    """What was entered for a dossier: the day that the page showed, and the day that it is to be."""

    dossier_id: int
    seen: date | None
    apology_on: date | None


@dataclass(frozen=True, slots=True)
class Saved:
    """How many dossiers were changed, and why others were not, by their ids."""

    count: int
    refused: dict[int, str]


@transaction.atomic
def enter_apologies(unit: Unit, entered: Iterable[Entered], by: User, today: date) -> Saved:
    """Store the days that were changed, each on its own; a day that somebody changed meanwhile stays as it is.

    Ids of dossiers that are not the unit's are left out. `by` is noted as who entered a day, and nobody where it was
    taken out. Two queries, and one for each dossier that is changed.
    """
    changed = {one.dossier_id: one for one in entered if one.apology_on != one.seen}
    dossiers = Dossier.objects.filter(unit=unit, pk__in=changed).only("received_on", "apology_on").in_bulk()
    count, refused = 0, {}
    for pk, dossier in dossiers.items():
        one = changed[pk]
        if one.apology_on == dossier.apology_on:
            continue
        reason = refuse_apology_day(one.apology_on, dossier.received_on, today) if one.apology_on else ""
        if reason:
            refused[pk] = reason
        elif _store(dossier, one, by):
            count += 1
        else:
            refused[pk] = _word_changed(pk)
    return Saved(count, refused)


def _store(dossier: Dossier, one: Entered, by: User) -> bool:
    """Return whether the day was still the one that was shown, and so was changed."""
    shown = Dossier.objects.filter(pk=dossier.pk, apology_on=one.seen)
    return bool(shown.update(apology_on=one.apology_on, apology_entered_by=by if one.apology_on else None))


def _word_changed(pk: int) -> str:
    now = Dossier.objects.values_list("apology_on", flat=True).get(pk=pk)
    became = f"ghi thành {now:%d/%m/%Y}" if now else "bỏ ngày gửi thư"
    return f"Người khác hoặc một danh sách vừa {became}; hãy xem lại rồi lưu."
