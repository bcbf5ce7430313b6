"""The bare job that loading a dossier list is compared with: read, convert nothing that is not needed, store.

python benchmarks/_bare_load.py FILE UNIT_ID LIST_ID, with DATABASE_URL. No check, no dry run, no journal, no undo.
"""

import csv
import io
import os
import sqlite3
import sys
from collections.abc import Iterator
from urllib.parse import urlsplit

import psycopg2

CHANNELS = {"Trực tuyến": "online", "Trực tiếp": "direct", "Bưu chính công ích": "post"}
PICKED = "code listed_id channel received_on due_on extended_due_on finished_on apology_on"
COLUMNS = (
    "unit_id, created_by_id, changed_by_id, status, extensions, code, listed_id, channel, received_on, due_on, "
    "extended_due_on, finished_on, apology_on, closed_on"
)
CHANGES = ", ".join(
    f"{name} = excluded.{name}" for name in COLUMNS.split(", ") if name not in ("unit_id", "code", "created_by_id")
)
UPSERT = f"ON CONFLICT (unit_id, code) DO UPDATE SET {CHANGES}"


def main(path: str, unit_id: str, list_id: str) -> None:
    url = os.environ["DATABASE_URL"]
    store = _store_in_postgres if url.startswith("postgres") else _store_in_sqlite
    store(url, path, int(unit_id), int(list_id))


def _rows(path: str) -> Iterator[list]:
    if path.endswith(".csv"):
        with open(path, encoding="utf-8-sig", newline="") as file:
            rows = csv.reader(file)
            next(rows)
            yield from rows
        return
    from python_calamine import CalamineWorkbook

    rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).iter_rows()
    next(rows)
    yield from rows


def _store_in_postgres(url: str, path: str, unit_id: int, list_id: int) -> None:
    connection = psycopg2.connect(url)
    with connection, connection.cursor() as cursor:
        cursor.execute("SELECT code, name, id FROM tthc_listedprocedure WHERE unit_id = %s", [unit_id])
        listed = {(code, name): pk for code, name, pk in cursor.fetchall()}
        lines = io.StringIO()
        writer = csv.writer(lines)
        for row in _rows(path):
            writer.writerow(
                (row[1], listed[row[2], row[3]], CHANNELS[row[12]], row[8], row[9], row[10], row[11], row[14])
            )
        lines.seek(0)
        days = "received_on date, due_on date, extended_due_on date, finished_on date, apology_on date"
        cursor.execute(f"CREATE TEMP TABLE staging (code varchar, listed_id bigint, channel varchar, {days})")
        cursor.execute("SET LOCAL datestyle = 'ISO, DMY'")
        cursor.copy_expert(f"COPY staging ({', '.join(PICKED.split())}) FROM STDIN (FORMAT csv)", lines)
        cursor.execute(
            f"INSERT INTO tthc_dossier ({COLUMNS}) SELECT %s, %s, %s, '', 0, {', '.join(PICKED.split())}, "
            f"GREATEST(received_on, finished_on) FROM staging {UPSERT}",
            [unit_id, list_id, list_id],
        )
    connection.close()


def _store_in_sqlite(url: str, path: str, unit_id: int, list_id: int) -> None:
    connection = sqlite3.connect(urlsplit(url).path)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")
    found = connection.execute("SELECT code, name, id FROM tthc_listedprocedure WHERE unit_id = ?", [unit_id])
    listed = {(code, name): pk for code, name, pk in found}

    def day(text: str) -> str | None:
        return f"{text[6:10]}-{text[3:5]}-{text[:2]}" if text else None

    def values() -> Iterator[tuple]:
        for row in _rows(path):
            received, finished = day(row[8]), day(row[11])
            yield (
                row[1],
                listed[row[2], row[3]],
                CHANNELS[row[12]],
                received,
                day(row[9]),
                day(row[10]),
                finished,
                day(row[14]),
                finished and max(received, finished),
            )

    with connection:
        connection.executemany(
            f"INSERT INTO tthc_dossier ({COLUMNS}) VALUES ({unit_id}, {list_id}, {list_id}, '', 0, "
            f"{', '.join('?' * 9)}) {UPSERT}",
            values(),
        )
    connection.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
