"""All checks of the real report beside the rendering of its PDF, and 190 reports checked in one command.

Both run warm, in turn, in one process. Prints the medians and their ratio, and the peak memory of checking FEW and MANY
reports, each in a process of its own. Ends with exit code 1 where the checks take more than MOST of the PDF's time, or
many reports take more than MOST_MEMORY times the memory of few.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from _seed_report import ROOT, import_seed_report, prepare
from export_pdf import medians

MOST = 0.10
FEW, MANY = 19, 190
MOST_MEMORY = 1.1
PEAK_OF_ALL = """
import sys
sys.path.insert(0, ".")
import django
django.setup()
from django.core.management import call_command
output = open(sys.argv[1], "w")
try:
    call_command("check_report", "--all", "--period", "2022-Q1", "--json", stdout=output)
except SystemExit:
    pass
print(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        database = f"sqlite:///{Path(folder) / 'db.sqlite3'}"
        prepare(database)
        ratio = ratio_to_pdf()
        growth = growth_of_memory(folder, database)
    return int(ratio > MOST or growth > MOST_MEMORY)


def ratio_to_pdf() -> float:
    """Return how much of the time of rendering the report's PDF its checks take."""
    from reports.checks.runner import check
    from reports.renderers.pdf import render_pdf
    from reports.services.check_context import context_of
    from reports.services.current import document_of

    report = import_seed_report()
    document, context = document_of(report), context_of(report)
    checks, pdf = medians([lambda: check(document, context), lambda: render_pdf(document)])
    ratio = checks / pdf
    print(f"all checks {checks * 1000:.0f} ms, PDF {pdf * 1000:.0f} ms, ratio {ratio:.3f} (at most {MOST})")
    return ratio


def growth_of_memory(folder: str, database: str) -> float:
    """Return the peak memory of checking MANY reports over that of FEW."""
    add_reports(FEW)
    few = peak_of_all(folder, database)
    add_reports(MANY)
    many = peak_of_all(folder, database)
    growth = many / few
    told = f"{FEW} reports {few / 1024:.0f} MB, {MANY} reports {many / 1024:.0f} MB"
    print(f"{told}, × {growth:.2f} (at most {MOST_MEMORY})")
    return growth


def add_reports(number: int) -> None:
    """Bring the reports of the period to `number`, each the real one of a unit of its own."""
    from accounts.models import Unit
    from reports.demo import SEED_REPORT
    from reports.models import Report
    from reports.services.importing import import_report

    first = Report.objects.select_related("unit__province", "period").order_by("pk")[0]
    for place in range(Report.objects.count(), number):
        unit = Unit.objects.create(
            code=f"DV{place}",
            short_name="SYT",
            name=first.unit.name,
            kind=first.unit.kind,
            province=first.unit.province,
            parent=first.unit.province,
        )
        import_report(SEED_REPORT, unit, first.period)


def peak_of_all(folder: str, database: str) -> int:
    """Return the peak memory, in KB, of one command that checks every report, as it runs in production.

    With DEBUG on Django keeps what it asked the database.
    """
    production = {"DATABASE_URL": database, "DEBUG": "0", "SECRET_KEY": "k" * 60, "ALLOWED_HOSTS": "localhost"}
    done = subprocess.run(
        [sys.executable, "-c", PEAK_OF_ALL, str(Path(folder) / "issues.json")],
        cwd=ROOT,
        env=os.environ | production,
        capture_output=True,
        text=True,
        check=True,
    )
    return int(done.stdout)


if __name__ == "__main__":
    sys.exit(main())
