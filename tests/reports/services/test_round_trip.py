"""export(import(x)) == x for reports made from the outline at random, through the database and the Word file."""

from pathlib import Path

from django.db import transaction
from hypothesis import HealthCheck, given, settings

from reports.assembly.build import build_report
from reports.domain.lines import canonical_line
from reports.renderers.word import render_word
from reports.services.importing import import_report
from tests.reports.importers.random_reports import Written, reports
from tests.reports.renderers.readers import squash, word_text


@settings(max_examples=15, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(written=reports())
def test_a_random_report_comes_out_as_it_went_in(health, period, tmp_path: Path, written: Written):
    if not written.heads:
        return  # an import refuses what has no heading
    path = tmp_path / "bao_cao.txt"
    path.write_text("\n".join(written.lines), encoding="utf-8")
    with transaction.atomic():
        imported = import_report(path, health, period)
        document = build_report(imported.report)
        printed = [f"{marker} {text}" for node in document.walk() for marker, text in node.paragraphs()]
        outside = [line.text for node in document.walk() if node.kind == "outside" for line in node.lines]
        words = word_text(render_word(document))
        transaction.set_rollback(True)
    assert outside == imported.parsed.unmatched
    body = printed[: len(printed) - len(outside) - 1] if outside else printed
    assert [canonical_line(line) for line in outside + body] == [canonical_line(line) for line in written.lines]
    assert [line for line in written.lines if squash(canonical_line(line)[1]) not in words] == outside
