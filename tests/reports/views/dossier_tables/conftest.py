"""A period of Sở Y tế with a list of dossiers, or a table by hand, or both."""

from datetime import date

import pytest

from accounts.models import Unit, User
from reports.models import ReportingPeriod
from tests.tthc.dossiers import make_dossier, make_list, make_listed
from tthc.models import Dossier, TypedTable
from tthc.services.typed_tables import EnteredRow, save_typed_table

NOTHING = dict.fromkeys(("c4", "c5", "c6", "c8", "c9", "c10", "c12", "c13"), 0)


@pytest.fixture
def listed(health: Unit, period: ReportingPeriod) -> list[Dossier]:
    """Four dossiers: resolved early and late, pending in time, and one carried over, late by its first due day."""
    by = make_list(health, date(2022, 3, 15))
    drugs, food = make_listed(health, "Dược phẩm", code="1.004616"), make_listed(health, "An toàn thực phẩm")
    day = date(2022, 1, 10)
    return [
        make_dossier(health, "H06-1", day, drugs, by, channel="online", due_on=date(2022, 1, 20), finished_on=day),
        make_dossier(health, "H06-2", day, drugs, by, due_on=day, finished_on=date(2022, 1, 12)),
        make_dossier(health, "H06-3", date(2022, 3, 1), food, by, channel="post", due_on=date(2022, 3, 30)),
        make_dossier(
            health,
            "H06-4",
            date(2021, 12, 1),
            food,
            by,
            due_on=date(2021, 12, 20),
            extended_due_on=date(2022, 1, 20),
            finished_on=date(2022, 1, 15),
        ),
    ]


@pytest.fixture
def typed(health: Unit, period: ReportingPeriod, people: dict[str, User]) -> TypedTable:
    """A table by hand of the same period: nine received, seven resolved."""
    rows = [
        EnteredRow("Dược phẩm", NOTHING | {"c4": 5, "c6": 1, "c8": 4, "c12": 2}),
        EnteredRow("Y tế dự phòng", NOTHING | {"c5": 3, "c9": 3}),
    ]
    return save_typed_table(health, period.starts_on, period.ends_on, rows, people["leader"], 0)


def filled(*rows: tuple[str, dict[str, int | str]], version: int = 0, **more: str) -> dict[str, str]:
    """What the page sends for these rows (field, numbers) and two blank ones."""
    posted = {"version": str(version), "rows-TOTAL_FORMS": str(len(rows) + 2), "rows-INITIAL_FORMS": "0"}
    for index, (field, numbers) in enumerate([*rows, ("", {}), ("", {})]):
        posted[f"rows-{index}-field"] = field
        posted |= {f"rows-{index}-{name}": str(numbers.get(name, "")) for name in NOTHING}
    return posted | more
