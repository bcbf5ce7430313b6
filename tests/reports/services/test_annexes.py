"""Tables of a report are printed as annexes up to a limit, also where two come at once."""

from threading import Event, Thread

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from accounts.attachments import attach
from accounts.models import Attachment, Membership, User
from core.errors import InputError
from reports.models import AnnexTable, Report, Section
from reports.services.annexes import print_as_annex
from tests import evidence_files as files


@pytest.fixture
def clerk(seed_report: Report, user_with, settings, tmp_path) -> User:
    settings.MEDIA_ROOT = tmp_path
    return user_with(Membership.Role.CLERK, seed_report.unit)


@pytest.fixture
def section(seed_report: Report) -> Section:
    return seed_report.sections.get(key="results.procedures.one_stop.dossiers")


def table(section: Section, clerk: User, name: str, rows: int) -> Attachment:
    data = files.workbook([(name, *["a"] * 9)] * rows)
    return attach(section, section.report.unit, clerk, SimpleUploadedFile(f"{name}.xlsx", data))


@pytest.mark.django_db(transaction=True)
def test_of_two_tables_at_once_the_second_counts_the_first(section: Section, clerk: User) -> None:
    first, second = (table(section, clerk, name, 300) for name in "ab")
    is_printed, refused = Event(), []

    def print_second() -> None:
        try:
            is_printed.wait(10)
            print_as_annex(section, second, clerk, "Bảng hai", 1)
        except InputError as error:
            refused.append(str(error))
        finally:
            connection.close()

    thread = Thread(target=print_second)
    with transaction.atomic():
        thread.start()
        print_as_annex(section, first, clerk, "Bảng một", 1)
        is_printed.set()
        thread.join(1)
        assert thread.is_alive()
    thread.join()
    assert refused == [
        "b.xlsx: bảng có 3.000 ô, các phụ lục khác đã có 3.000 ô; một báo cáo in nhiều nhất 5.000 ô, hãy rút gọn bảng"
    ]
    assert [one.title for one in AnnexTable.objects.all()] == ["Bảng một"]


def test_the_others_are_counted_in_one_query_however_many_they_are(section: Section, clerk: User) -> None:
    counts = []
    for number, name in enumerate("abcd"):
        attachment = table(section, clerk, name, 2)
        with CaptureQueriesContext(connection) as queries:
            print_as_annex(section, attachment, clerk, f"Bảng {number}", 1)
        counts.append(len(queries))
    assert len(set(counts)) == 1
