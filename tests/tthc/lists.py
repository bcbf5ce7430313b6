"""Lists of dossiers for tests: as files of the one-stop software, and as rows that were read already."""

import csv
import io
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from accounts.models import Unit, User
from core.jobs import run_due
from tests.tthc.dossiers import make_list
from tthc.domain.dossiers import closed_day
from tthc.models import DossierList
from tthc.services.dossier_lists import confirm, keep_list
from tthc.services.dossier_loading import hold_unit, store_rows
from tthc.services.dossier_rows import staged

HEADS = ["Số hồ sơ", "Mã TTHC", "Tên thủ tục hành chính", "Lĩnh vực", "Ngày tiếp nhận", "Ngày hẹn trả"]
HEADS += ["Ngày trả kết quả", "Hình thức nộp"]
PROCEDURE = ("1.000001", "Cấp giấy phép hoạt động", "Khám bệnh")
LISTED_ON = date(2022, 3, 14)


def file_row(code: str, received: str = "10/01/2022", due: str = "20/01/2022", finished: str = "") -> list[str]:
    """Return a row under HEADS."""
    return [code, *PROCEDURE, received, due, finished, "Trực tuyến"]


def csv_file(*rows: Sequence[str], heads: Sequence[str] = HEADS, name: str = "ho-so.csv") -> SimpleUploadedFile:
    """Return a list as a browser uploads it."""
    text = io.StringIO()
    csv.writer(text).writerows([heads, *rows])
    return SimpleUploadedFile(name, text.getvalue().encode("utf-8-sig"))


def uploaded(unit: Unit, user: User, *rows: Sequence[str], **file: object) -> DossierList:
    """Return a list that was uploaded and read on trial by the worker."""
    lst = keep_list(unit, user, csv_file(*rows, **file), LISTED_ON)
    run_due()
    return DossierList.objects.get(pk=lst.pk)


def loaded(unit: Unit, user: User, *rows: Sequence[str], **file: object) -> DossierList:
    """Return a list that was uploaded, read, confirmed and loaded."""
    lst = uploaded(unit, user, *rows, **file)
    confirm(lst, user)
    run_due()
    return DossierList.objects.get(pk=lst.pk)


def line(
    code: str,
    received_on: str = "2022-01-10",
    due_on: str | None = "2022-01-20",
    extended_due_on: str | None = None,
    finished_on: str | None = None,
    apology_on: str | None = None,
    channel: str = "direct",
    status: str = "",
    place: int = 0,
) -> str:
    """Return a line of rows.tsv (tthc.dossier_files.reading)."""
    finished = date.fromisoformat(finished_on) if finished_on else None
    closed = closed_day(status, date.fromisoformat(received_on), finished)
    days = (received_on, due_on, extended_due_on, finished_on, closed, apology_on)
    escaped = code.replace("\\", "\\\\")
    return "\t".join(map(str, (2, escaped, place, channel, status, *(r"\N" if day is None else day for day in days))))


def load_lines(
    unit: Unit, folder: Path, *lines: str, procedures: Sequence[tuple[str, str, str]] = (PROCEDURE,), **more: object
) -> DossierList:
    """Load lines as the worker does, without a file, and return the list."""
    path = folder / "rows.tsv"
    path.write_text("".join(f"{one}\n" for one in lines))
    lst = make_list(unit, stage=DossierList.Stage.LOADING, loaded_at=None, **more)
    with staged(path) as rows, transaction.atomic():
        hold_unit(unit)
        DossierList.objects.filter(pk=lst.pk).update(**store_rows(lst, rows, procedures))
    return DossierList.objects.get(pk=lst.pk)
