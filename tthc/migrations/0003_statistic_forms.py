"""The two versions of biểu II.06 that are known: Thông tư 01/2020/TT-VPCP, and the columns added in 2026."""

from datetime import date

from django.db import migrations

FORMS = (
    ("II.06/VPCP/KSTT", "Thông tư số 01/2020/TT-VPCP", None, []),
    (
        "II.06/VPCP/KSTT",
        "Thông tư số 5/2025/TT-VPCP",
        date(2026, 2, 15),
        [
            "online_full",
            "online_partial",
            "overdue_apologised",
            "overdue_not_apologised",
            "stopped",
            "withdrawn",
            "refused",
        ],
    ),
)


def add_forms(apps, schema_editor):
    form = apps.get_model("tthc", "StatisticForm")
    for symbol, legal_basis, applies_from, extra_columns in FORMS:
        form.objects.create(
            symbol=symbol, legal_basis=legal_basis, applies_from=applies_from, extra_columns=extra_columns
        )


class Migration(migrations.Migration):
    dependencies = [("tthc", "0002_dossiers")]

    operations = [migrations.RunPython(add_forms, migrations.RunPython.noop)]
