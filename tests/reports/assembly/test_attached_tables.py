"""What attached files do to the tree of a report."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.attachments import attach
from accounts.models import Membership
from reports.assembly.build import build_report
from reports.domain.document import AttachedTable
from reports.domain.outline import OUTSIDE_KEY
from reports.models import Section
from reports.services.annexes import print_as_annex
from tests import evidence_files
from tests.reports.assembly.test_build import reloaded


def test_an_attached_file_keeps_the_promise_and_its_table_is_an_annex(
    seed_report, health, user_with, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    clerk = user_with(Membership.Role.CLERK, health)
    late = seed_report.sections.get(key="results.procedures.one_stop.dossiers")
    early = seed_report.sections.get(key="results.institutions.dissemination")
    for section, name in ((late, "sau"), (early, "trước")):
        file = SimpleUploadedFile("bang.xlsx", evidence_files.workbook([("STT", name), (1, "x")]))
        print_as_annex(section, attach(section, health, clerk, file), clerk, f"Bảng {name}", 1)
    document = build_report(reloaded(seed_report))
    assert [one.key for one in document.walk() if one.open_annex] == []
    assert {one.key: one.attachments for one in document.walk() if one.attachments} == {late.key: 1, early.key: 1}
    assert document.attached_tables == (
        AttachedTable(early.key, "Bảng trước", 1, (("STT", "trước"), ("1", "x"))),
        AttachedTable(late.key, "Bảng sau", 1, (("STT", "sau"), ("1", "x"))),
    )
    with CaptureQueriesContext(connection) as queries:
        build_report(reloaded(seed_report))
    assert len(queries) <= 19


def test_a_table_outside_the_outline_is_no_annex(seed_report, health, user_with, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    section, _ = Section.objects.get_or_create(report=seed_report, key=OUTSIDE_KEY, defaults={"state": "answered"})
    file = SimpleUploadedFile("bang.xlsx", evidence_files.workbook([("STT", "Việc"), (1, "x")]))
    clerk = user_with(Membership.Role.CLERK, health)
    print_as_annex(section, attach(section, health, clerk, file), clerk, "Bảng của mục đã bỏ", 1)
    document = build_report(reloaded(seed_report))
    assert document.attached_tables == ()
    assert [node.attachments for node in document.walk() if node.key == OUTSIDE_KEY] == [1]
