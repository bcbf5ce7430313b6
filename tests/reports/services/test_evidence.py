"""Files and annexes of a section change only while the section may be written."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.attachments import attach
from accounts.models import Attachment, User
from reports.models import AnnexTable, Report, Section
from reports.review.actor import Actor
from reports.review.transitions import submit
from reports.services.annexes import leave_out_of_annexes, print_as_annex
from reports.services.evidence import SectionClosed, attach_to_section, remove_from_section
from tests import evidence_files as files
from tests.reports.review.conftest import people, units

__all__ = ["people", "units"]
REFUSAL = "Báo cáo vừa được gửi hoặc mục vừa bị khóa nên tệp và phụ lục của mục giữ nguyên; hãy tải lại trang"


@pytest.fixture(autouse=True)
def storage(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def section(sendable: Report) -> Section:
    return sendable.sections.get(key="results.procedures.one_stop.dossiers")


def workbook(name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(f"{name}.xlsx", files.workbook([(name, "Số"), ("a", 1)]))


def test_while_the_section_is_written_files_come_and_go(section: Section, people: dict[str, User]) -> None:
    clerk = people["clerk"]
    attached = attach_to_section(section, clerk, workbook("a"))
    print_as_annex(section, attached, clerk, "Bảng", 1)
    leave_out_of_annexes(section, attached, clerk)
    assert (Attachment.objects.count(), AnnexTable.objects.count()) == (1, 0)
    remove_from_section(section, clerk, attached)
    assert Attachment.objects.count() == 0


def test_a_report_that_was_sent_meanwhile_keeps_its_files_and_annexes(
    section: Section, people: dict[str, User]
) -> None:
    clerk = people["clerk"]
    printed, other = (attach(section, section.report.unit, clerk, workbook(name)) for name in "ab")
    print_as_annex(section, printed, clerk, "Bảng", 1)
    submit(section.report_id, 1, Actor(people["leader"]))
    for change in (
        lambda: attach_to_section(section, clerk, workbook("c")),
        lambda: remove_from_section(section, clerk, other),
        lambda: print_as_annex(section, other, clerk, "Bảng hai", 1),
        lambda: leave_out_of_annexes(section, printed, clerk),
    ):
        with pytest.raises(SectionClosed) as refused:
            change()
        assert refused.value.sentence.startswith(REFUSAL)
    assert set(Attachment.objects.values_list("pk", flat=True)) == {printed.pk, other.pk}
    assert [one.title for one in AnnexTable.objects.all()] == ["Bảng"]


def test_who_does_not_write_the_section_changes_no_files(section: Section, people: dict[str, User]) -> None:
    with pytest.raises(SectionClosed):
        attach_to_section(section, people["clerk_of_another_unit"], workbook("a"))
    assert Attachment.objects.count() == 0
