"""What a report lacks, or still holds of its making."""

from typing import Final

from reports.checks.completeness.open_annex import check_open_annex
from reports.checks.completeness.required import check_required

RULES: Final = (check_required, check_open_annex)
NAMES: Final = {"required": "Mục bắt buộc", "open_annex": "Tài liệu đính kèm"}
