"""The rows of biểu II.06 in its four views: which row a dossier stands in, and which dossiers stand in a row."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Final, Literal

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.models import Unit
from core.text import sort_key
from tthc.domain.dossiers import CHANNELS
from tthc.domain.levels import LEVELS
from tthc.domain.online import LEVELS_OF
from tthc.models import ListedProcedure, UnitProcedure

View = Literal["field", "procedure", "channel", "level"]

VIEWS: Final[dict[View, str]] = {
    "field": "Lĩnh vực",
    "procedure": "Thủ tục hành chính",
    "channel": "Hình thức nộp",
    "level": "Cấp thực hiện",
}
"""What the rows of the table may be, and what their column is called."""

UNKNOWN_FIELD: Final = "Chưa rõ lĩnh vực"
UNKNOWN_PROCEDURE: Final = "Chưa rõ thủ tục"
ONLINE_EXTENTS: Final = {f"online_{level}": level for level in LEVELS_OF["extent"]}
"""The columns that count what came in online by how far the procedure is provided online."""

_MATCHED: Final = "tthc-"
_LISTED: Final = "ds-"


def listed_procedures(unit: Unit, day: date, extents: Iterable[str] = ()) -> QuerySet[ListedProcedure]:
    """Return the procedures in the lists of the unit, each with its procedure of the catalogue.

    `extents` are columns of ONLINE_EXTENTS: each becomes a flag, whether the unit provided the procedure so on `day`.
    Where it did so in both ways (at two levels), it was provided in full.
    """
    flags = {name: _provided(unit, day, ONLINE_EXTENTS[name]) for name in extents}
    return ListedProcedure.objects.filter(unit=unit).select_related("procedure").annotate(**flags)


def _provided(unit: Unit, day: date, extent: str) -> Any:
    valid = UnitProcedure.objects.filter(
        Q(valid_from=None) | Q(valid_from__lte=day),
        Q(valid_to=None) | Q(valid_to__gte=day),
        unit=unit,
        procedure=OuterRef("procedure"),
        online_scale="extent",
    )
    if extent == "full":
        return Exists(valid.filter(online_level="full"))
    return Exists(valid.filter(online_level=extent)) & ~Exists(valid.filter(online_level="full"))


def row_of(view: View, listed: ListedProcedure, channel: str) -> tuple[str, str]:
    """Return the key and the label of the row where a dossier stands."""
    if view == "field":
        return (field := listed.field or UNKNOWN_FIELD), field
    if view == "channel":
        return channel, CHANNELS[channel]
    if view == "level":
        return listed.level, listed.level
    if listed.procedure is not None:
        return f"{_MATCHED}{listed.procedure_id}", str(listed.procedure)
    return f"{_LISTED}{listed.pk}", str(listed) or UNKNOWN_PROCEDURE


def row_order(view: View, key: str, label: str) -> tuple[Any, ...]:
    """Return what sorts the rows: channels and levels as they are always named, the others by the alphabet."""
    if view == "channel":
        return (list(CHANNELS).index(key),)
    if view == "level":
        return (LEVELS.index(key),)
    return label in (UNKNOWN_FIELD, UNKNOWN_PROCEDURE), sort_key(label), key


def in_row(unit: Unit, view: View, key: str) -> Q:
    """Return the condition that a dossier of the unit stands in the row `key`; one that is not there has none."""
    if view == "channel":
        return Q(channel=key)
    listed = ListedProcedure.objects.filter(unit=unit)
    if view == "level":
        return Q(listed__in=listed.filter(level=key))
    if view == "field":
        return Q(listed__in=listed.filter(field__in=("", key) if key == UNKNOWN_FIELD else (key,)))
    return Q(listed__in=_of_procedure(listed, key))


def row_label(unit: Unit, view: View, key: str) -> str:
    """Return what the row `key` of the unit is called, "" where it is not there."""
    if view == "channel":
        return CHANNELS.get(key, "")
    if view != "procedure":
        return key
    listed = _of_procedure(ListedProcedure.objects.filter(unit=unit), key).select_related("procedure").first()
    return row_of(view, listed, "")[1] if listed else ""


def _of_procedure(listed: QuerySet[ListedProcedure], key: str) -> QuerySet[ListedProcedure]:
    """Return those that stand in the row `key` of the view by procedure: the matched ones, or one that is not."""
    for prefix, of_row in ((_MATCHED, listed), (_LISTED, listed.filter(procedure=None))):
        number = key.removeprefix(prefix)
        if key.startswith(prefix) and number.isascii() and number.isdecimal() and len(number) < 19:
            return of_row.filter(**{"procedure" if prefix == _MATCHED else "pk": number})
    return listed.none()
