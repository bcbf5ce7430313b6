"""How pages word what was sent and approved."""

from django import template
from django.utils import timezone

from directives.domain.citation import format_date
from reports.models import Revision, RevisionFile
from reports.services.formats import FORMATS

register = template.Library()

_SHOWN_DIGITS = 12


@register.filter
def format_label(file: RevisionFile) -> str:
    """Return the name of a file's format: "PDF", "Excel"."""
    return FORMATS[file.format].label


@register.filter
def short_hash(revision: Revision) -> str:
    """Return the beginning of a revision's hash in groups of four, enough to tell it from others."""
    digits = revision.sha256[:_SHOWN_DIGITS]
    return " ".join(digits[place : place + 4] for place in range(0, _SHOWN_DIGITS, 4))


@register.filter
def retried_at(file: RevisionFile) -> str:
    """Return when a file whose making failed is tried again: "lúc 10:32", with the day where that is not today."""
    moment, today = timezone.localtime(file.try_after), timezone.localdate()
    day = "" if moment.date() == today else f" ngày {format_date(moment.date())}"
    return f"lúc {moment:%H:%M}{day}"


def making_words(file: RevisionFile) -> str:
    """Return why a file cannot be had yet, and when it can."""
    name = f"Tệp {FORMATS[file.format].label} của phiên bản {file.revision.number}"
    if file.last_error:
        return (
            f"{name} chưa tạo được sau {file.attempts} lần thử; hệ thống thử lại {retried_at(file)}. "
            "Nội dung báo cáo đã được lưu đầy đủ. Nếu lần sau vẫn không được, hãy báo người quản trị."
        )
    return f"{name} đang được tạo, thường chỉ vài giây. Trang này tự cập nhật; hãy tải về khi tệp sẵn sàng."


@register.filter
def asked_again_after(files: list[RevisionFile]) -> str:
    """Return how soon a page asks again for the files of a revision: "2s"; "" where all of them are ready."""
    waiting = [file for file in files if not file.is_ready]
    if not waiting:
        return ""
    return "30s" if all(file.last_error for file in waiting) else "2s"
