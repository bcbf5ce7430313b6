"""Loading a list of dossiers (import_dossiers) against the bare job, each once, in processes of their own.

300.000 dossiers from .xlsx and 1.000.000 from .csv on PostgreSQL, the same .csv on SQLite, and that a workbook of
1.000.000 rows loads. The bare job (_bare_load.py) reads the file with the fastest reader and stores the rows in the
same indexed table by COPY and one upsert, on SQLite by executemany; it checks nothing. Memory is that of all processes
of the portal's job together (the database server aside) at its highest. Prints seconds, ratios and memory; ends with
exit code 1 where one is over its limit.

python benchmarks/dossier_load.py [ROWS_OF_XLSX ROWS_OF_CSV] tries smaller lists.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from _dossier_files import write_csv, write_workbook
from _seed_report import ROOT

XLSX_ROWS, CSV_ROWS = 300_000, 1_000_000
SAMPLE_SECONDS = 0.05
MEGABYTE = 1024 * 1024
PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True)
class Case:
    """A list to load: `ratio_most` of the bare job's time and `memory_most` megabytes; None is not limited."""

    name: str
    file: Path
    url: str
    ratio_most: float | None
    memory_most: int | None


def main(xlsx_rows: int, csv_rows: int) -> int:
    if not os.environ.get("DATABASE_URL", "").startswith("postgres"):
        command = [sys.executable, ROOT / "scripts" / "with_postgres.py", sys.executable, *sys.argv]
        return subprocess.run(command).returncode
    with tempfile.TemporaryDirectory(prefix="cchc-bench-") as name:
        folder = Path(name)
        os.environ["DATA_DIR"] = name
        postgres, sqlite = os.environ["DATABASE_URL"], f"sqlite:///{folder / 'db.sqlite3'}"
        small, text, large = folder / "small.xlsx", folder / "list.csv", folder / "large.xlsx"
        write_workbook(small, xlsx_rows)
        write_csv(text, csv_rows)
        write_workbook(large, csv_rows)
        cases = [
            Case(f"{xlsx_rows} from .xlsx, PostgreSQL", small, postgres, 1.6, 800),
            Case(f"{csv_rows} from .csv, PostgreSQL", text, postgres, 1.6, 250),
            Case(f"{csv_rows} from .csv, SQLite", text, sqlite, 2.0, 250),
            Case(f"{csv_rows} from .xlsx, PostgreSQL", large, postgres, None, None),
        ]
        for url in (postgres, sqlite):
            in_portal(url, "from _seed_report import prepare; prepare(None)")
            in_portal(url, "manage.py", "load_units", "fixtures/units/ba_ria_vung_tau_2022.json")
        return int(any([not is_within(case) for case in cases]))


def is_within(case: Case) -> bool:
    """Measure a case, print it and tell whether it keeps its limits."""
    rows, seconds, memory = portal_job(case)
    said = f"{case.name}: portal {seconds:.1f} s, {memory} MB"
    is_good = case.memory_most is None or memory <= case.memory_most
    if case.memory_most:
        said += f" (at most {case.memory_most})"
    if case.ratio_most:
        bare = bare_job(case, rows)
        said += f", bare {bare:.1f} s, ratio {seconds / bare:.2f} (at most {case.ratio_most})"
        is_good = is_good and seconds / bare <= case.ratio_most
    print(said, flush=True)
    return is_good


def portal_job(case: Case) -> tuple[int, float, int]:
    """Load the list into an empty table by the command; return its dossiers, the seconds and the most megabytes."""
    empty_dossiers(case.url)
    seconds, memory = measured(case.url, "manage.py", "import_dossiers", str(case.file), "--unit", "BRVT/SYT")
    return int(in_database(case.url, "SELECT count(*) FROM tthc_dossier")), seconds, memory


def bare_job(case: Case, rows: int) -> float:
    """Do the bare job on an empty table; return the seconds."""
    unit = in_database(case.url, "SELECT unit_id FROM tthc_dossierlist ORDER BY id DESC LIMIT 1")
    lst = in_database(case.url, "SELECT max(id) FROM tthc_dossierlist")
    empty_dossiers(case.url)
    seconds, _ = measured(case.url, "benchmarks/_bare_load.py", str(case.file), unit, lst)
    if int(in_database(case.url, "SELECT count(*) FROM tthc_dossier")) != rows:
        raise RuntimeError(f"{case.name}: the bare job does not store the same")
    return seconds


def empty_dossiers(url: str) -> None:
    if url.startswith("postgres"):
        in_database(url, "TRUNCATE tthc_dossier CASCADE", "VACUUM", "CHECKPOINT")
    else:
        in_database(url, "DELETE FROM tthc_dossier", "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)")


def in_database(url: str, *statements: str) -> str:
    """Execute statements in a process of its own, and return the last one's first value."""
    lines = "; ".join(f"cursor.execute({one!r})" for one in statements)
    code = (
        "import django; django.setup(); from django.db import connection; cursor = connection.cursor(); "
        f"{lines}; print(cursor.fetchone()[0] if cursor.description else '')"
    )
    return in_portal(url, code)


def in_portal(url: str, *command: str) -> str:
    done = subprocess.run(arguments(command), cwd=ROOT, env=environment(url), stdout=subprocess.PIPE, check=True)
    return done.stdout.decode().strip()


def measured(url: str, *command: str) -> tuple[float, int]:
    """Run a command; return its seconds, and the most megabytes that it and what it starts held together."""
    start = time.perf_counter()
    process = subprocess.Popen(
        arguments(command), cwd=ROOT, env=environment(url), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    most = 0
    while process.poll() is None:
        most = max(most, held_by(process.pid))
        time.sleep(SAMPLE_SECONDS)
    seconds = time.perf_counter() - start
    if process.returncode:
        raise RuntimeError(f"{command}: exit code {process.returncode}")
    return seconds, most // MEGABYTE


def held_by(pid: int) -> int:
    """Return the resident bytes of a process and of those that it started."""
    try:
        held = int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return held + sum(held_by(int(child)) for child in children)


def arguments(command: Sequence[str]) -> list[str]:
    is_script = command[0].endswith(".py")
    return [sys.executable, *([] if is_script else ["-c"]), *command]


def environment(url: str) -> dict[str, str]:
    return os.environ | {
        "DATABASE_URL": url,
        "DEBUG": "1",
        "DJANGO_SETTINGS_MODULE": "cchc_portal.settings",
        "PYTHONPATH": f"{ROOT}:{ROOT / 'benchmarks'}",
    }


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])) if sys.argv[1:] else main(XLSX_ROWS, CSV_ROWS))
