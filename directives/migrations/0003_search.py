"""Let records that are there already be found by their words, and let PostgreSQL find words within documents fast."""

from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from core.text import search_key

INDEX = "directives_document_words"


def fill_search_keys(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    words = {
        "Plan": lambda plan: plan.title,
        "AssignedTask": lambda task: task.content,
        "Inspection": lambda visit: f"{visit.team} {visit.head} {visit.visited_on:%d/%m/%Y} {visit.strengths}",
        "Commitment": lambda one: f"Bản cam kết năm {one.year}: {one.tasks_done}/{one.tasks_total}",
    }
    for name, words_of in words.items():
        model = apps.get_model("directives", name)
        for record in model.objects.iterator():
            model.objects.filter(pk=record.pk).update(search_key=search_key(words_of(record)))


def add_index(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            f"CREATE INDEX {INDEX} ON directives_document USING gin (search_key gin_trgm_ops) WHERE removed_at IS NULL"
        )


def drop_index(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"DROP INDEX {INDEX}")


class Migration(migrations.Migration):
    dependencies = [("directives", "0002_registers")]

    operations = [
        migrations.RunPython(fill_search_keys, migrations.RunPython.noop),
        TrigramExtension(),
        migrations.RunPython(add_index, drop_index),
    ]
