"""Dossiers for tests, written straight into the database: what a list that was loaded leaves there."""

from datetime import date
from hashlib import sha256
from itertools import count

from django.utils import timezone

from accounts.models import Unit
from tthc.domain.dossiers import closed_day
from tthc.models import Dossier, DossierList, ListedProcedure, Procedure

_numbers = count(1)


def make_list(unit: Unit, listed_on: date = date(2022, 3, 14), **more) -> DossierList:
    """Make a list of the unit that was loaded; `more` are other fields of it."""
    now = timezone.now()
    fields = {"name": "danh-sach.csv", "sha256": "0" * 64, "size": 1, "stage": DossierList.Stage.LOADED}
    return DossierList.objects.create(
        unit=unit, listed_on=listed_on, **(fields | {"loaded_at": now, "done_at": now} | more)
    )


def make_listed(
    unit: Unit,
    field: str = "Dược phẩm",
    level: str = "Cấp tỉnh",
    code: str = "",
    name: str = "",
    procedure: Procedure | None = None,
) -> ListedProcedure:
    """Make a procedure as the unit's software writes it; the same code, name and field twice are one."""
    name = name or f"Thủ tục {code}".strip()
    digest = sha256(f"{code}|{name}|{field}|{level}".encode()).hexdigest()
    fields = {"code": code, "name": name, "listed_field": field, "field": field, "level": level, "procedure": procedure}
    return ListedProcedure.objects.get_or_create(unit=unit, digest=digest, defaults=fields)[0]


def dossier_of(listed: ListedProcedure, by: DossierList, received_on: date, code: str = "", **more) -> Dossier:
    """Return a dossier that is not saved (for bulk_create), with its closed_on; `more` are other fields of it."""
    fields = {"channel": "direct", "status": "", "finished_on": None} | more
    return Dossier(
        unit_id=listed.unit_id,
        listed=listed,
        code=code or f"000.00.00.H06-{next(_numbers):07d}",
        received_on=received_on,
        created_by=by,
        changed_by=by,
        closed_on=closed_day(fields["status"], received_on, fields["finished_on"]),
        **fields,
    )


def make_dossier(
    unit: Unit,
    code: str,
    received_on: date,
    listed: ListedProcedure | None = None,
    by: DossierList | None = None,
    **more,
) -> Dossier:
    """Make a dossier of the unit, in the newest list and of a procedure of Dược phẩm where none is given."""
    by = by or DossierList.objects.filter(unit=unit).order_by("-pk").first() or make_list(unit)
    dossier = dossier_of(listed or make_listed(unit), by, received_on, code, **more)
    dossier.save()
    return dossier
