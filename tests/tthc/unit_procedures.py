"""Procedures of units for tests: a small catalogue with real codes, rows and decisions entered by the services."""

from collections.abc import Iterable
from datetime import date

from accounts.models import Unit
from tthc.models import AnnouncingDecision, Procedure, UnitProcedure
from tthc.services.announcing import SaidDecision, enter_decision, version_of
from tthc.services.unit_procedures import ListedRow, load_unit_procedures

PHARMACY = "1.004616"
PRACTICE = "1.004604"
CLINIC = "1.003876"


def make_procedure(code: str = PHARMACY, **values: object) -> Procedure:
    """Make a procedure of the catalogue; `values` are other fields of it."""
    common = {"name": f"Cấp giấy chứng nhận {code}", "field": "Dược phẩm", "levels": "Cấp tỉnh"}
    procedure = Procedure(code=code, **(common | values))
    procedure.save()
    return procedure


def load(unit: Unit, *rows: ListedRow, listed_on: date = date(2022, 1, 1)):
    return load_unit_procedures(unit, "thu-tuc.xlsx", rows, listed_on)


def decide(
    unit: Unit,
    number: str = "15/QĐ-UBND",
    effective_on: date = date(2022, 3, 1),
    issued_on: date | None = None,
    **kinds: Iterable[Procedure],
) -> AnnouncingDecision:
    """Enter a decision; `kinds` are announced, amended and abolished with their procedures."""
    return enter_decision(unit, said(number, effective_on, issued_on, **kinds))


def said(number: str, effective_on: date, issued_on: date | None = None, **kinds: Iterable[Procedure]) -> SaidDecision:
    """Return a decision as it is entered."""
    of = {procedure.pk: kind for kind, procedures in kinds.items() for procedure in procedures}
    return SaidDecision(number, issued_on or effective_on, effective_on, "", of)


def rows_of(unit: Unit, procedure: Procedure | None = None) -> list[tuple[str, str, str]]:
    """Return (first day, last day, online level) of the rows, "" for what is not known or open."""
    rows = UnitProcedure.objects.filter(unit=unit).order_by("valid_from", "pk")
    rows = rows.filter(procedure=procedure) if procedure else rows
    found = sorted(rows, key=lambda row: row.valid_from or date.min)
    return [(_word(row.valid_from), _word(row.valid_to), row.get_online_display()) for row in found]


def seen(decision: AnnouncingDecision) -> int:
    return version_of(decision)


def _word(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""
