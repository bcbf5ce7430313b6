"""Accent-insensitive search over 100.000 documents of a unit on PostgreSQL: the page's list against bare SQL.

The page counts what it found and reads the first 50 documents, newest first. The bare query reads the same 50 in one
statement. The two take turns, so that noise meets both alike; each phrase and each way is repeated ROUNDS times.
Prints the medians and the ratio over all phrases, and whether the index of words is used; ends with exit code 1 where
the ratio is over its limit or a plan does without the index.
"""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta

from _seed_report import ROOT, import_seed_report, prepare

DOCUMENTS = 100_000
ROUNDS = 15
RATIO_MOST = 3.0
INDEX = "directives_document_words"
PHRASES = ("giám định pháp y 7781", "ke hoach CAI CACH 4321", "Tiêm chủng mở rộng", "so 99123", "không có chữ này")
SUBJECTS = (
    "về việc triển khai kế hoạch cải cách hành chính",
    "về rà soát, đánh giá thủ tục hành chính thuộc thẩm quyền giải quyết",
    "về tăng cường kỷ luật, kỷ cương hành chính",
    "về giám định pháp y",
    "về báo cáo kết quả thực hiện nhiệm vụ được giao",
)
RARE = "về tiêm chủng mở rộng"


def main() -> int:
    if not os.environ.get("DATABASE_URL", "").startswith("postgres"):
        command = [sys.executable, ROOT / "scripts" / "with_postgres.py", sys.executable, *sys.argv]
        return subprocess.run(command).returncode
    prepare(database=None)
    unit = import_seed_report().unit
    fill(unit)
    pages: list[float] = []
    bares: list[float] = []
    uses_index = True
    for phrase in PHRASES:
        page, bare = ways(unit, phrase)
        found = page()
        if found[1] != bare():
            raise RuntimeError(f"“{phrase}”: the two ways do not find the same")
        page_seconds, bare_seconds = measure(page, bare)
        plan = explain(unit, phrase)
        uses_index = uses_index and INDEX in plan
        print(
            f"“{phrase}”: {found[0]} found, page {page_seconds * 1000:.1f} ms, bare {bare_seconds * 1000:.1f} ms, "
            f"ratio {page_seconds / bare_seconds:.2f}, index {'used' if INDEX in plan else 'NOT used'}"
        )
        pages.append(page_seconds)
        bares.append(bare_seconds)
    ratio = statistics.median(page / bare for page, bare in zip(pages, bares, strict=True))
    print(f"page / bare, median: {ratio:.2f} (at most {RATIO_MOST})")
    return int(ratio > RATIO_MOST or not uses_index)


def fill(unit) -> None:
    """Let the unit have DOCUMENTS documents more, every thousandth with rare words."""
    from django.db import connection

    from directives.models import Document

    first = date(2015, 1, 1)
    for start in range(0, DOCUMENTS, 5000):
        made = []
        for number in range(start, start + 5000):
            subject = RARE if number % 1000 == 0 else SUBJECTS[number % len(SUBJECTS)]
            made.append(
                Document(
                    unit=unit,
                    type_name="Công văn",
                    number=str(number),
                    symbol="SYT-VP",
                    issuer_code="SYT",
                    issued_on=first + timedelta(days=number % 2500),
                    subject=f"{subject} năm {2015 + number % 8}",
                )
            )
        Document.objects.bulk_create(made)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE directives_document")


def ways(unit, phrase: str) -> tuple[Callable, Callable]:
    """Return the page's way, which returns count and ids, and the bare one, which returns the ids."""
    from django.db import connection

    from core.text import search_key
    from reports.register_lists import Wanted
    from reports.register_tables import with_details
    from reports.registers import REGISTERS
    from reports.views.registers.lists import page_of

    register = REGISTERS["van-ban"]
    words = search_key(phrase).split()
    conditions = " AND ".join(["search_key LIKE %s"] * len(words))
    sql = (
        f"SELECT * FROM directives_document WHERE removed_at IS NULL AND unit_id = %s AND {conditions} "
        "ORDER BY issued_on DESC NULLS LAST, id DESC LIMIT 50"
    )
    parameters = [unit.pk, *(f"%{word}%" for word in words)]

    def page() -> tuple[int, list[int]]:
        wanted = Wanted(words=phrase)
        found = page_of(with_details(register, _listed(register, unit, wanted)), wanted, None)
        return found.paginator.count, [record.pk for record in found]

    def bare() -> list[int]:
        with connection.cursor() as cursor:
            cursor.execute(sql, parameters)
            return [row[0] for row in cursor.fetchall()]

    return page, bare


def explain(unit, phrase: str) -> str:
    """Return how PostgreSQL looks for the page's documents."""
    from reports.register_lists import Wanted
    from reports.registers import REGISTERS

    found = _listed(REGISTERS["van-ban"], unit, Wanted(words=phrase))
    return found.order_by().explain()


def _listed(register, unit, wanted):
    from reports.register_lists import listed

    return listed(register, unit, wanted, None, date(2022, 3, 14))


def measure(page: Callable, bare: Callable) -> tuple[float, float]:
    """Return the medians of both ways in seconds; the first round warms up and does not count."""
    times: tuple[list[float], list[float]] = ([], [])
    for round_number in range(ROUNDS + 1):
        for way, seconds in zip((page, bare), times, strict=True):
            start = time.perf_counter()
            way()
            if round_number:
                seconds.append(time.perf_counter() - start)
    return statistics.median(times[0]), statistics.median(times[1])


if __name__ == "__main__":
    sys.exit(main())
