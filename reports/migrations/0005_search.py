"""Let proposals that are there already be found by their words."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from core.text import search_key


def fill_search_keys(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    model = apps.get_model("reports", "Proposal")
    for proposal in model.objects.iterator():
        model.objects.filter(pk=proposal.pk).update(search_key=search_key(f"{proposal.content} {proposal.answer}"))


class Migration(migrations.Migration):
    dependencies = [("reports", "0004_registers")]

    operations = [migrations.RunPython(fill_search_keys, migrations.RunPython.noop)]
