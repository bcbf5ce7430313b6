"""Evidence of a section: its files change only while the section may be written, also where the report is sent at the
same moment."""

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from accounts.attachments import attach, remove_attachment
from accounts.models import Attachment, User
from core.errors import InputError
from reports.models import Section
from reports.selectors import reports_written_by


class SectionClosed(InputError):
    """The section may no longer be written: its report was sent after the caller looked."""

    def __init__(self) -> None:
        super().__init__(
            "báo cáo vừa được gửi hoặc mục vừa bị khóa nên tệp và phụ lục của mục giữ nguyên; hãy tải lại trang để xem "
            "trạng thái hiện nay"
        )


def hold_open(section: Section, user: User) -> None:
    """Keep the report from being sent until the transaction ends.

    Raises SectionClosed where the user may not write the section now.
    """
    reports = reports_written_by(user, section.key).filter(pk=section.report_id)
    if reports.select_for_update(of=("self",), no_key=True).only("pk").first() is None:
        raise SectionClosed


@transaction.atomic
def attach_to_section(section: Section, user: User, file: UploadedFile) -> Attachment:
    """Keep a file as evidence of the section; raises InputError as `attach` does, and SectionClosed."""
    hold_open(section, user)
    return attach(section, section.report.unit, user, file)


@transaction.atomic
def remove_from_section(section: Section, user: User, attachment: Attachment) -> None:
    """Forget a file of the section and the annex made of it; raises SectionClosed."""
    hold_open(section, user)
    remove_attachment(attachment)
