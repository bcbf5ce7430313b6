"""Procedures as the lists of a unit write them, and the procedures of the catalogue that they are."""

from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from typing import Final

from django.db.models import Case, Value, When

from accounts.models import Unit
from core.text import search_key
from tthc.domain.codes import parse_code
from tthc.domain.levels import LEVELS
from tthc.models import ListedProcedure, Procedure
from tthc.selectors.procedures import in_force

Written = tuple[str, str, str]
"""A procedure as a list writes it: code, name and field; each may be blank."""

_LEVEL_OF_KIND: Final = {
    Unit.Kind.PROVINCE: "Cấp tỉnh",
    Unit.Kind.DEPARTMENT: "Cấp tỉnh",
    Unit.Kind.DISTRICT: "Cấp huyện",
    Unit.Kind.COMMUNE: "Cấp xã",
}
_BATCH: Final = 500
_MATCHED: Final = ["procedure", "field", "level"]


def match(listed: ListedProcedure, procedure: Procedure) -> None:
    """Let a listed procedure be one of the catalogue: its dossiers, and those of later lists, count by its field."""
    listed.procedure, listed.is_outside = procedure, False
    _count_by(listed, procedure)
    listed.save(update_fields=[*_MATCHED, "is_outside"])


def leave_outside(listed: ListedProcedure) -> None:
    """Note that the catalogue has no such procedure: its dossiers count by the field that the list writes."""
    listed.procedure, listed.is_outside = None, True
    _count_by(listed, None)
    listed.save(update_fields=[*_MATCHED, "is_outside"])


def known_ids(unit: Unit, written: Sequence[Written]) -> list[int | None]:
    """Return the id of each written procedure that lists of the unit had before, None for a new one (one query)."""
    known = _known(unit, [_digest(one) for one in written])
    return [known[digest].pk if digest in known else None for digest in map(_digest, written)]


def unknown_procedures(unit: Unit, written: Sequence[Written], today: date) -> list[Written]:
    """Return the written procedures that nobody matched yet, and that are not found in the catalogue by themselves."""
    catalogue = _Catalogue(today)
    known = _known(unit, [_digest(one) for one in written])

    def is_unknown(one: Written) -> bool:
        listed = known.get(_digest(one))
        if listed is not None and (listed.is_outside or listed.procedure_id is not None):
            return False
        return catalogue.find(one) is None

    return [one for one in written if is_unknown(one)]


def register_written(unit: Unit, written: Sequence[Written], today: date) -> list[int]:
    """Return the ids of the written procedures; new ones are stored, and matched where the catalogue has them.

    What was matched by hand stays; what was not matched is looked for again, and follows the catalogue's field.
    Called inside a transaction that holds the unit.
    """
    catalogue = _Catalogue(today)
    digests = [_digest(one) for one in written]
    known = _known(unit, digests)
    new: dict[str, ListedProcedure] = {}
    changed: dict[int, ListedProcedure] = {}
    for digest, one in zip(digests, written, strict=True):
        listed = known.get(digest) or new.get(digest)
        if listed is None:
            code, name, field = one
            listed = ListedProcedure(unit=unit, digest=digest, code=code, name=name, listed_field=field)
            new[digest] = listed
        before = (listed.procedure_id, listed.field, listed.level)
        if listed.procedure_id is None and not listed.is_outside:
            listed.procedure = catalogue.find(one)
        _count_by(listed, listed.procedure)
        if digest in known and before != (listed.procedure_id, listed.field, listed.level):
            changed[listed.pk] = listed
    ListedProcedure.objects.bulk_create(new.values(), batch_size=_BATCH)
    ListedProcedure.objects.bulk_update(changed.values(), _MATCHED, batch_size=_BATCH)
    stored = known if not new else _known(unit, digests)
    return [stored[digest].pk for digest in digests]


class _Catalogue:
    """The procedures, found by code, or by a name that only one of those in force on a day has (one query).

    An abolished procedure still has its code: dossiers of the time before are its own.
    """

    def __init__(self, today: date) -> None:
        self._by_code: dict[str, Procedure] = {}
        self._by_name: dict[str, Procedure | None] = {}
        known = Procedure.objects.annotate(is_in_force=Case(When(in_force(today), Value(True)), default=Value(False)))
        for procedure in known.only("code", "name", "field", "levels"):
            self._by_code[procedure.code] = procedure
            if procedure.is_in_force:
                name = search_key(procedure.name)
                self._by_name[name] = None if name in self._by_name else procedure

    def find(self, written: Written) -> Procedure | None:
        code, name, _ = written
        try:
            found = self._by_code.get(parse_code(code))
        except ValueError:
            found = None
        return found or self._by_name.get(search_key(name))


def _known(unit: Unit, digests: Sequence[str]) -> dict[str, ListedProcedure]:
    """Return those of the unit; all are read, because a list names most of them."""
    wanted = set(digests)
    listed = ListedProcedure.objects.filter(unit=unit).select_related("procedure", "unit")
    return {one.digest: one for one in listed if one.digest in wanted}


def _digest(written: Written) -> str:
    """Return one key for spellings that differ in case, accents and punctuation alone."""
    return sha256("\n".join(map(search_key, written)).encode()).hexdigest()


def _count_by(listed: ListedProcedure, procedure: Procedure | None) -> None:
    """Fill in the field and the level that the statistics count by."""
    listed.field = procedure.field if procedure else listed.listed_field
    is_single = procedure is not None and procedure.levels in LEVELS
    listed.level = procedure.levels if is_single else _LEVEL_OF_KIND[listed.unit.kind]
