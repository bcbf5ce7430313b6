"""The real report in a database of its own (in memory), for the benchmarks."""

import os
import sys
from pathlib import Path

import django

ROOT = Path(__file__).resolve().parent.parent


def prepare(database: str | None = "sqlite://:memory:") -> None:
    """Set Django up on an empty database; call it before importing anything of the portal.

    None keeps the database that the environment names.
    """
    sys.path.insert(0, str(ROOT))
    os.environ |= {"DEBUG": "1", "DJANGO_SETTINGS_MODULE": "cchc_portal.settings"}
    if database:
        os.environ["DATABASE_URL"] = database
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def import_seed_report(figures: int | None = None):
    """Return the report of Sở Y tế, Quý I/2022, imported; with `figures` the outline asks for only so many."""
    from accounts.importers import import_units
    from accounts.selectors import find_unit
    from core.row_files import read_row_file
    from reports.demo import SEED_REPORT
    from reports.models import OutlineFigure, Report
    from reports.services.importing import import_report
    from reports.services.outlines import load_outline
    from reports.services.periods import open_period

    import_units(read_row_file(ROOT / "fixtures" / "units" / "ba_ria_vung_tau_2022.json"))
    outline = load_outline(ROOT / "fixtures" / "outlines" / "brvt_315_2022.toml").outline
    if figures is not None:
        plain = OutlineFigure.objects.filter(formula="", measure="").order_by("node__position", "position")
        surplus = OutlineFigure.objects.count() - figures
        named = set(" ".join(OutlineFigure.objects.values_list("formula", flat=True)).split())
        OutlineFigure.objects.filter(pk__in=[row.pk for row in plain if row.code not in named][:surplus]).delete()
    unit = find_unit("BRVT/SYT")
    import_report(SEED_REPORT, unit, open_period(unit.province, "2022-Q1", outline)[0])
    return Report.objects.select_related("unit__province", "period", "outline__province").get()
