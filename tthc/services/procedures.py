"""Writing the catalogue of procedures."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.contrib.contenttypes.models import ContentType
from django.db import transaction

from core.errors import RowErrors
from core.row_files import LoadSummary
from tthc.models import Procedure

BATCH: Final = 500


@dataclass(frozen=True, slots=True)
class CatalogueSummary(LoadSummary):
    """What loading a list did (or would do); `closed` are those of the changed procedures that end on another day."""

    closed: int = 0


@dataclass(frozen=True, slots=True)
class ProcedureRow:
    """A procedure as a file describes it: its national code, and values by field name of Procedure.

    What the file does not speak of (a column or a key that is absent) is not in `values` and stays as it is.
    """

    number: int
    code: str
    values: dict[str, Any]


@transaction.atomic
def load_procedures(name: str, rows: Sequence[ProcedureRow], dry_run: bool = False) -> CatalogueSummary:
    """Create and change the procedures that the `rows` of the file `name` describe; the same rows twice change nothing.

    A procedure is recognised by its national code, which no two rows share. Procedures that no row names stay.
    `dry_run` only counts. Raises RowErrors, with nothing loaded, where a row's day and a stored one contradict.
    """
    if not dry_run:
        # The catalogue is one for the country: who loads a list waits here for who is loading another.
        ContentType.objects.select_for_update(no_key=True).get(app_label="tthc", model="procedure")
    known = {procedure.code: procedure for procedure in Procedure.objects.all()}
    closed = 0
    created: list[Procedure] = []
    changed: list[Procedure] = []
    errors: list[tuple[int, str]] = []
    for row in rows:
        procedure = known.get(row.code)
        if procedure is None:
            procedure = Procedure(code=row.code)
            created.append(procedure)
        elif any(getattr(procedure, field) != value for field, value in row.values.items()):
            changed.append(procedure)
            closed += row.values.get("valid_to") not in (None, procedure.valid_to)
        for field, value in row.values.items():
            setattr(procedure, field, value)
        procedure.normalise()
        errors += [(row.number, reason) for reason in validity_errors(procedure.valid_from, procedure.valid_to)]
    if errors:
        raise RowErrors(name, errors)
    if not dry_run:
        Procedure.objects.bulk_create(created, batch_size=BATCH)
        fields = [field.name for field in Procedure._meta.concrete_fields if not field.primary_key]
        # An upsert on the key takes a tenth of the time of bulk_update.
        Procedure.objects.bulk_create(
            changed, batch_size=BATCH, update_conflicts=True, update_fields=fields, unique_fields=["id"]
        )
    return CatalogueSummary(len(created), len(changed), len(rows) - len(created) - len(changed), closed=closed)


def validity_errors(begins: date | None, ends: date | None) -> list[str]:
    """Return why a procedure cannot be valid between these days (None is unknown or open), or nothing."""
    if begins and ends and ends < begins:
        return [f"ngày hết hiệu lực {ends:%d/%m/%Y} trước ngày có hiệu lực {begins:%d/%m/%Y}"]
    return []
