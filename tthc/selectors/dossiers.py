"""Questions about the dossiers of a unit, as its list of dossiers asks them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce

from accounts.models import Unit
from core.text import search_key
from tthc.domain.dossiers import ENDED
from tthc.models import Dossier, ListedProcedure
from tthc.selectors.deadlines import named

OPEN: Final = "dang-giai-quyet"
OPEN_LATE: Final = "qua-han"
CLOSED: Final = "da-giai-quyet"
CLOSED_LATE: Final = "tra-qua-han"
STATES: Final = {
    OPEN: "Đang giải quyết",
    OPEN_LATE: "Đang giải quyết, quá hạn",
    CLOSED: "Đã giải quyết",
    CLOSED_LATE: "Đã giải quyết, quá hạn",
}
"""What a list of dossiers can be narrowed to, by the word in addresses."""

_NEWEST_FIRST: Final = ("-received_on", "-pk")


@dataclass(frozen=True, slots=True)
class WantedDossiers:
    """What a list of dossiers is asked for; everything may be blank. Both days belong."""

    words: str = ""
    field: str = ""
    channel: str = ""
    state: str = ""
    received_from: date | None = None
    received_to: date | None = None


def dossiers_found(unit: Unit, wanted: WantedDossiers, day: date) -> QuerySet[Dossier]:
    """Return the dossiers of the unit that are asked for, newest first (one query more where words are asked for).

    A dossier is late once its current due day has passed: before the result, or before `day` while there is none.
    """
    found = named(Dossier.objects.filter(unit=unit), unit, wanted.words)
    if wanted.field:
        found = found.filter(listed__in=ListedProcedure.objects.filter(unit=unit, field=wanted.field))
    if wanted.channel:
        found = found.filter(channel=wanted.channel)
    if wanted.received_from:
        found = found.filter(received_on__gte=wanted.received_from)
    if wanted.received_to:
        found = found.filter(received_on__lte=wanted.received_to)
    if wanted.state:
        found = _in_state(found, wanted.state, day)
    return found.order_by(*_NEWEST_FIRST)


def dossiers_with(ids: Iterable[int]) -> QuerySet[Dossier]:
    """Return the dossiers with these ids, newest first, with their procedures."""
    return Dossier.objects.filter(pk__in=list(ids)).select_related("listed__procedure").order_by(*_NEWEST_FIRST)


def listed_fields(unit: Unit) -> list[str]:
    """Return the fields (lĩnh vực) that the unit's dossiers belong to, in alphabetical order (one query)."""
    listed = ListedProcedure.objects.filter(unit=unit).exclude(field="").order_by()
    return sorted(listed.values_list("field", flat=True).distinct(), key=search_key)


def _in_state(dossiers: QuerySet[Dossier], state: str, day: date) -> QuerySet[Dossier]:
    dossiers = dossiers.filter(closed_on__isnull=state in (OPEN, OPEN_LATE))
    if state in (OPEN, CLOSED):
        return dossiers
    dossiers = dossiers.alias(current_due=Coalesce("extended_due_on", "due_on"))
    if state == OPEN_LATE:
        return dossiers.filter(current_due__lt=day)
    return dossiers.filter(current_due__lt=F("finished_on")).exclude(status__in=ENDED)
