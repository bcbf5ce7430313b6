"""The quarter's biểu II.06 out of 1.000.000 stored dossiers on PostgreSQL: `table_of` against one bare statement.

The dossiers are of a year, so that a quarter has some 300.000. The product counts all four views, lateness by both
days, and reads the form, the list's age and the table by hand; the bare statement counts the columns of the form by
field. The two take turns, so that noise meets both alike. Prints both medians, the ratio and the number of queries;
ends with exit code 1 where one of them is over its limit.
"""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date

from _seed_report import ROOT, import_seed_report, prepare

DOSSIERS = 1_000_000
PROCEDURES = 400
FIELDS = 25
ROUNDS = 9
RATIO_MOST = 1.3
QUERIES_MOST = 5
FIRST, LAST = date(2021, 12, 15), date(2022, 3, 14)

# A reception on each day of a year, a promise of up to 25 days, now and then moved by 10; one in twelve is late.
FILL = """
INSERT INTO tthc_dossier (unit_id, code, listed_id, created_by_id, changed_by_id, channel, status, received_on, due_on,
    extended_due_on, extensions, finished_on, closed_on, apology_on)
SELECT %(unit)s, '000.00.00.H06-' || lpad(n::text, 7, '0'), %(listed)s + (n * 7919) %% %(procedures)s,
    %(list)s, %(list)s, (ARRAY['online', 'direct', 'direct', 'post'])[1 + n %% 4],
    CASE WHEN n %% 97 = 0 THEN 'withdrawn' ELSE '' END,
    received, received + promise, CASE WHEN n %% 31 = 0 THEN received + promise + 10 END, (n %% 31 = 0)::int,
    CASE WHEN finished <= %(listed_on)s THEN finished END, CASE WHEN finished <= %(listed_on)s THEN finished END,
    CASE WHEN n %% 12 = 0 THEN received + promise END
FROM (
    SELECT n, received, promise,
        received + (CASE WHEN n %% 12 = 0 THEN promise + n %% 9 ELSE (n * 31) %% (promise + 1) END)::int AS finished
    FROM (
        SELECT n, date '2021-04-01' + ((n * 104729) %% 365)::int AS received, (1 + (n * 13) %% 25)::int AS promise
        FROM generate_series(1::bigint, %(dossiers)s) AS n
    ) AS received_ones
) AS finished_ones
"""

BARE = """
SELECT p.field,
    count(*) FILTER (WHERE d.received_on >= %(first)s AND d.channel = 'online') AS c4,
    count(*) FILTER (WHERE d.received_on >= %(first)s AND d.channel <> 'online') AS c5,
    count(*) FILTER (WHERE d.received_on < %(first)s) AS c6,
    count(*) FILTER (WHERE d.closed_on <= %(last)s AND d.status IN ('', 'stopped')
        AND d.finished_on < coalesce(d.extended_due_on, d.due_on)) AS c8,
    count(*) FILTER (WHERE d.closed_on <= %(last)s AND (d.status NOT IN ('', 'stopped')
        OR coalesce(d.extended_due_on, d.due_on) IS NULL
        OR d.finished_on = coalesce(d.extended_due_on, d.due_on))) AS c9,
    count(*) FILTER (WHERE d.closed_on <= %(last)s AND d.status IN ('', 'stopped')
        AND d.finished_on > coalesce(d.extended_due_on, d.due_on)) AS c10,
    count(*) FILTER (WHERE (d.closed_on IS NULL OR d.closed_on > %(last)s)
        AND (coalesce(d.extended_due_on, d.due_on) IS NULL
        OR coalesce(d.extended_due_on, d.due_on) >= %(last)s)) AS c12,
    count(*) FILTER (WHERE (d.closed_on IS NULL OR d.closed_on > %(last)s)
        AND coalesce(d.extended_due_on, d.due_on) < %(last)s) AS c13
FROM tthc_dossier AS d JOIN tthc_listedprocedure AS p ON p.id = d.listed_id
WHERE d.unit_id = %(unit)s AND d.received_on <= %(last)s AND (d.closed_on IS NULL OR d.closed_on >= %(first)s)
GROUP BY p.field
"""


def main() -> int:
    if not os.environ.get("DATABASE_URL", "").startswith("postgres"):
        command = [sys.executable, ROOT / "scripts" / "with_postgres.py", sys.executable, *sys.argv]
        return subprocess.run(command).returncode
    prepare(database=None)
    unit = import_seed_report().unit
    fill(unit)
    product, bare = ways(unit)
    if product() != bare():
        raise RuntimeError("the two ways do not count the same")
    queries = queries_of(product)
    product_seconds, bare_seconds = measure(product, bare)
    ratio = product_seconds / bare_seconds
    print(
        f"{DOSSIERS} dossiers: table_of {product_seconds * 1000:.0f} ms, bare {bare_seconds * 1000:.0f} ms, "
        f"ratio {ratio:.2f} (at most {RATIO_MOST}), {queries} queries (at most {QUERIES_MOST})"
    )
    return int(ratio > RATIO_MOST or queries > QUERIES_MOST)


def fill(unit) -> None:
    """Let the unit have a loaded list with DOSSIERS dossiers of PROCEDURES procedures."""
    from django.db import connection
    from django.utils import timezone

    from tthc.models import DossierList, ListedProcedure

    listed_on = date(2022, 3, 31)
    stage = DossierList.Stage.LOADED
    made = DossierList.objects.create(
        unit=unit, name="ho-so.csv", sha256="0" * 64, size=1, listed_on=listed_on, stage=stage, loaded_at=timezone.now()
    )
    procedures = ListedProcedure.objects.bulk_create(
        ListedProcedure(
            unit=unit,
            code=f"1.{number:06}",
            name=f"Thủ tục {number}",
            digest=str(number),
            field=f"Lĩnh vực {number % FIELDS}",
            level="Cấp tỉnh",
        )
        for number in range(PROCEDURES)
    )
    values = {
        "unit": unit.pk,
        "listed": procedures[0].pk,
        "procedures": PROCEDURES,
        "list": made.pk,
        "listed_on": listed_on,
        "dossiers": DOSSIERS,
    }
    with connection.cursor() as cursor:
        cursor.execute(FILL, values)
        cursor.execute("VACUUM ANALYZE tthc_dossier")


def ways(unit) -> tuple[Callable, Callable]:
    """Return the product's way and the bare one; both return the counted columns of each field."""
    from django.db import connection

    from tthc.domain.statistics import TYPED_COLUMNS
    from tthc.selectors.statistics import table_of

    def product() -> dict[str, tuple[int, ...]]:
        table = table_of(unit, FIRST, LAST)
        return {field: tuple(getattr(counts, name) for name in TYPED_COLUMNS) for field, counts in table.rows}

    def bare() -> dict[str, tuple[int, ...]]:
        with connection.cursor() as cursor:
            cursor.execute(BARE, {"unit": unit.pk, "first": FIRST, "last": LAST})
            return {field: tuple(numbers) for field, *numbers in cursor.fetchall()}

    return product, bare


def queries_of(product: Callable) -> int:
    """Return how many queries the product's way takes."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        product()
    return len(queries)


def measure(product: Callable, bare: Callable) -> tuple[float, float]:
    """Return the medians of both ways in seconds; the first round warms up and does not count."""
    times: tuple[list[float], list[float]] = ([], [])
    for round_number in range(ROUNDS + 1):
        for way, seconds in zip((product, bare), times, strict=True):
            start = time.perf_counter()
            way()
            if round_number:
                seconds.append(time.perf_counter() - start)
    return statistics.median(times[0]), statistics.median(times[1])


if __name__ == "__main__":
    sys.exit(main())
