"""What a report lacks, or still holds of its making."""

from typing import Final

from reports.checks.completeness.blanks import check_blanks
from reports.checks.completeness.colleague_notes import check_colleague_notes
from reports.checks.completeness.frame_parts import check_frame_parts
from reports.checks.completeness.guidance_left import check_guidance_left
from reports.checks.completeness.missing_annexes import check_missing_annexes
from reports.checks.completeness.numbering import check_numbering
from reports.checks.completeness.open_annex import check_open_annex
from reports.checks.completeness.required import check_required
from reports.checks.completeness.unanswered_prompts import check_unanswered_prompts

RULES: Final = (
    check_required,
    check_open_annex,
    check_missing_annexes,
    check_blanks,
    check_unanswered_prompts,
    check_colleague_notes,
    check_guidance_left,
    check_frame_parts,
    check_numbering,
)
NAMES: Final = {
    "required": "Mục bắt buộc",
    "open_annex": "Tài liệu đính kèm",
    "missing_annex": "Phụ lục thiếu",
    "blank": "Chỗ bỏ trống",
    "prompt": "Gợi ý chưa trả lời",
    "note_left": "Lời ghi chú còn sót",
    "guidance_left": "Lời hướng dẫn còn sót",
    "frame_part": "Thể thức",
    "numbering": "Số thứ tự đề mục",
}
