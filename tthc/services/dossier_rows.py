"""Rows of a list into the dossiers of a unit, by a few statements however many rows there are.

The rows stand in a temporary table, so that nothing is locked while they are copied. Then what changes is written into
the journal (DossierBefore), and one upsert does the rest.
"""

import csv
import io
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from django.db import connection, transaction

from accounts.models import Unit
from tthc.models import Dossier, DossierBefore, DossierList
from tthc.services.dossier_rules import STATE, change_condition, first_values, new_values, noted_values

_ROWS: Final = "dossier_list_rows"
_PROCEDURES: Final = "dossier_list_procedures"
_DOSSIER: Final = Dossier._meta.db_table
_BEFORE: Final = DossierBefore._meta.db_table
_DAYS: Final = ("received_on", "due_on", "extended_due_on", "finished_on", "closed_on", "apology_on")
_COLUMNS: Final = {
    _ROWS: {
        "number": "integer",
        "code": "varchar(60)",
        "place": "integer",
        "channel": "varchar(10)",
        "status": "varchar(10)",
        **dict.fromkeys(_DAYS, "date"),
    },
    _PROCEDURES: {"place": "integer PRIMARY KEY", "listed_id": "bigint"},
}
"""The temporary tables, in the order of the columns of rows.tsv (tthc.dossier_files.reading)."""
_NULL: Final = r"\N"
_BATCH: Final = 500


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a list did, or would do, to the unit's dossiers."""

    created: int
    changed: int
    unchanged: int


class StagedRows:
    """The rows of a list in the temporary table, to be compared with the dossiers or stored among them."""

    def __init__(self, count: int) -> None:
        self.count = count

    def compare(self, unit: Unit, listed_ids: Sequence[int | None]) -> Loaded:
        """Return what storing the rows would do; `listed_ids` are those of the list's procedures, None for new ones."""
        self._place(listed_ids)
        if not _has_dossiers(unit):
            return Loaded(self.count, 0, 0)
        values = new_values("n", "p.listed_id", _differs())
        with transaction.atomic(), connection.cursor() as cursor:
            _plan_for_many(cursor)
            cursor.execute(
                f"SELECT count(*), count(CASE WHEN {change_condition(values, _differs())} THEN 1 END) {_known_rows()}",
                [unit.pk],
            )
            known, changed = cursor.fetchone()
        return Loaded(self.count - known, changed, known - changed)

    def store(self, by: DossierList, listed_ids: Sequence[int]) -> tuple[Loaded, dict[str, list[int]]]:
        """Store the rows as what the list `by` says; called inside a transaction that holds the unit.

        Return what was done and, by the id of a user, the dossiers whose apology that user had entered: undoing the
        list gives it back.
        """
        self._place(listed_ids)
        changed, entered = 0, {}
        with connection.cursor() as cursor:
            _plan_for_many(cursor)
            if _has_dossiers(by.unit):
                changed = _keep_before(cursor, by)
                entered = _entered_apologies(cursor, by)
            stored = _upsert(cursor, by)
        return Loaded(stored - changed, changed, self.count - stored), entered

    def _place(self, listed_ids: Sequence[int | None]) -> None:
        lines = (f"{place}\t{_NULL if pk is None else pk}\n" for place, pk in enumerate(listed_ids))
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {_PROCEDURES}")
            _copy(cursor, _PROCEDURES, io.BytesIO("".join(lines).encode()))


@contextmanager
def staged(rows: Path) -> Iterator[StagedRows]:
    """Copy the file of rows (see tthc.dossier_files.reading) into a temporary table for as long as the block lasts."""
    with connection.cursor() as cursor:
        for table, columns in _COLUMNS.items():
            cursor.execute(f"DROP TABLE IF EXISTS {table}")
            described = ", ".join(f"{name} {kind}" for name, kind in columns.items())
            cursor.execute(f"CREATE TEMPORARY TABLE {table} ({described})")
        with rows.open("rb") as file:
            count = _copy(cursor, _ROWS, file)
    yield StagedRows(count)
    # After a failure the next list does it.
    with connection.cursor() as cursor:
        for table in _COLUMNS:
            cursor.execute(f"DROP TABLE {table}")


def give_back(by: DossierList) -> None:
    """Make the dossiers what they were before the list `by`, its unit's newest; called inside a transaction.

    A day of an apology letter that a person entered since then stays.
    """
    given = [f"{column} = b.{column}" for column in STATE if column != "apology_on"]
    with connection.cursor() as cursor:
        _plan_for_many(cursor)
        cursor.execute(
            f"UPDATE {_DOSSIER} AS d SET {', '.join(given)}, apology_on = "
            "CASE WHEN d.apology_entered_by_id IS NULL THEN b.apology_on ELSE d.apology_on END "
            f"FROM {_BEFORE} b WHERE b.by_id = %s AND b.dossier_id = d.id",
            [by.pk],
        )
        for user_id, dossier_ids in by.reading.get("entered_apologies", {}).items():
            for start in range(0, len(dossier_ids), _BATCH):
                some = Dossier.objects.filter(pk__in=dossier_ids[start : start + _BATCH], apology_entered_by=None)
                some.update(apology_entered_by_id=int(user_id))
        cursor.execute(f"DELETE FROM {_DOSSIER} WHERE unit_id = %s AND created_by_id = %s", [by.unit_id, by.pk])
        cursor.execute(f"DELETE FROM {_BEFORE} WHERE by_id = %s", [by.pk])


def _keep_before(cursor, by: DossierList) -> int:
    """Write what the list changes into the journal; return how many dossiers that are."""
    columns = ", ".join(STATE)
    kept = ", ".join(f"d.{column}" for column in STATE)
    condition = change_condition(new_values("n", "p.listed_id", _differs()), _differs())
    cursor.execute(
        f"INSERT INTO {_BEFORE} (dossier_id, by_id, {columns}) SELECT d.id, %s, {kept} {_known_rows()} AND {condition}",
        [by.pk, by.unit_id],
    )
    return cursor.rowcount


def _entered_apologies(cursor, by: DossierList) -> dict[str, list[int]]:
    cursor.execute(
        f"SELECT d.apology_entered_by_id, d.id FROM {_BEFORE} b JOIN {_DOSSIER} d ON d.id = b.dossier_id "
        "WHERE b.by_id = %s AND d.apology_entered_by_id IS NOT NULL",
        [by.pk],
    )
    found = defaultdict(list)
    for user_id, dossier_id in cursor.fetchall():
        found[str(user_id)].append(dossier_id)
    return dict(found)


def _upsert(cursor, by: DossierList) -> int:
    """Create and change the dossiers; return how many were."""
    first = first_values("n", "p.listed_id")
    values = new_values("excluded", "excluded.listed_id", _differs())
    changes = values | noted_values(values, _differs()) | {"changed_by_id": "excluded.changed_by_id"}
    cursor.execute(
        f"INSERT INTO {_DOSSIER} AS d (unit_id, code, created_by_id, changed_by_id, {', '.join(first)}) "
        f"SELECT %s, n.code, %s, %s, {', '.join(first.values())} FROM {_listed_rows()} "
        "WHERE p.place = n.place ON CONFLICT (unit_id, code) DO UPDATE SET "
        f"{', '.join(f'{column} = {value}' for column, value in changes.items())} "
        f"WHERE {change_condition(values, _differs())}",
        [by.unit_id, by.pk, by.pk],
    )
    return cursor.rowcount


def _listed_rows() -> str:
    # SQLite follows the order of a CROSS JOIN: from the rows to what stands under a key.
    return f"{_ROWS} n CROSS JOIN {_PROCEDURES} p"


def _known_rows() -> str:
    return (
        f"FROM {_listed_rows()} CROSS JOIN {_DOSSIER} d WHERE p.place = n.place AND d.unit_id = %s AND d.code = n.code"
    )


def _has_dossiers(unit: Unit) -> bool:
    return Dossier.objects.filter(unit=unit).exists()


def _plan_for_many(cursor) -> None:
    """Keep PostgreSQL from expecting few dossiers, until the end of the transaction.

    Right after a large load it does not know yet how many a unit has.
    """
    if connection.vendor == "postgresql":
        cursor.execute("SET LOCAL enable_nestloop = off")


def _differs() -> str:
    """Return how the database compares values of which either may be NULL."""
    return "IS DISTINCT FROM" if connection.vendor == "postgresql" else "IS NOT"


def _copy(cursor, table: str, lines: BinaryIO) -> int:
    """Copy lines in PostgreSQL's COPY text format into a temporary table; return how many."""
    columns = _COLUMNS[table]
    if connection.vendor == "postgresql":
        cursor.copy_expert(f"COPY {table} ({', '.join(columns)}) FROM STDIN", lines, 1 << 20)
        return cursor.rowcount
    # The driver reads the lines by itself and the database takes the escapes back: nothing here sees a row.
    rows = csv.reader(io.TextIOWrapper(lines, "utf-8", newline="\n"), delimiter="\t", quoting=csv.QUOTE_NONE)
    value = f"nullif(?, '{_NULL}')"
    places = ", ".join(rf"replace({value}, '\\', '\')" if name == "code" else value for name in columns)
    is_alone = not connection.in_atomic_block
    if is_alone:
        # Deferred, so that it locks the temporary tables alone.
        cursor.execute("BEGIN")
    copied = connection.connection.executemany(f"INSERT INTO {table} VALUES ({places})", rows).rowcount
    if is_alone:
        cursor.execute("COMMIT")
    return copied
