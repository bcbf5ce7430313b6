"""An attached workbook that the report prints as an annex."""

from decimal import Decimal

from django.db import transaction

from accounts.models import Attachment, User
from core.errors import InputError
from core.file_types import EXCEL
from core.numbers import format_number
from reports.importers.attached_table import read_table
from reports.models import AnnexTable, Section
from reports.services.evidence import hold_open

MAX_HEAD_ROWS = 5
MAX_CELLS = 5000
"""Cells of all annexes of a report together: the PDF lays a thousand of them out in one to two seconds."""


def table_of(attachment: Attachment) -> list[list[str]]:
    """Return the table in an attached workbook.

    Raises InputError where the file is no workbook, has no table that fits an annex, or is gone from the storage.
    """
    if attachment.media_type != EXCEL.media_type:
        raise InputError(f"{attachment.name}: chỉ bảng trong tệp Excel (.xlsx) mới in được thành phụ lục")
    try:
        with attachment.content.open("rb") as file:
            data = file.read()
    except FileNotFoundError as error:
        raise InputError(f"{attachment.name}: không còn tệp trong kho lưu trữ, hãy xóa rồi đính kèm lại") from error
    return read_table(attachment.name, data)


def print_as_annex(section: Section, attachment: Attachment, user: User, title: str, head_rows: int) -> AnnexTable:
    """Let the report print the attached table, as it is read now; chosen again, title and head are replaced.

    Raises InputError as `table_of` does, where the head leaves no row, and where the report's annexes grow too long;
    SectionClosed where the user may not write the section now.
    """
    rows = table_of(attachment)
    if head_rows >= len(rows):
        raise InputError(f"bảng chỉ có {len(rows)} dòng, số dòng tiêu đề phải ít hơn")
    with transaction.atomic():
        # One table at a time into a report: two together must not pass by the limit.
        hold_open(section, user)
        others = AnnexTable.objects.filter(section__report=section.report_id).exclude(attachment=attachment)
        count, held = _cells(rows), sum(_cells(table) for table in others.values_list("rows", flat=True))
        if held + count > MAX_CELLS:
            raise InputError(
                f"{attachment.name}: bảng có {_number(count)} ô, các phụ lục khác đã có {_number(held)} ô; "
                f"một báo cáo in nhiều nhất {_number(MAX_CELLS)} ô, hãy rút gọn bảng"
            )
        values = {"section": section, "title": title, "head_rows": head_rows, "rows": rows}
        return AnnexTable.objects.update_or_create(attachment=attachment, defaults=values)[0]


@transaction.atomic
def leave_out_of_annexes(section: Section, attachment: Attachment, user: User) -> None:
    """Let the report no longer print the table; the file stays. Raises SectionClosed."""
    hold_open(section, user)
    AnnexTable.objects.filter(attachment=attachment).delete()


def _cells(rows: list[list[str]]) -> int:
    return len(rows) * len(rows[0])


def _number(count: int) -> str:
    return format_number(Decimal(count))
