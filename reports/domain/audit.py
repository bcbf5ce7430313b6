"""What people do to reports beside changing their state: the registered names of actions in the audit trail."""

from typing import Final

ACTIONS: Final = {
    "comment": "Góp ý",
    "comment_answered": "Trả lời góp ý",
    "comment_closed": "Đóng góp ý",
    "comment_reopened": "Mở lại góp ý",
    "section_asked": "Đề nghị mở thêm mục",
    "section_granted": "Mở thêm mục",
    "section_refused": "Không mở thêm mục",
    "waiver": "Giữ nguyên nội dung bị cảnh báo",
    "waiver_withdrawn": "Bỏ giữ nguyên",
    "numbered": "Ghi số, ngày văn bản",
    "signed_copy": "Tải lên bản đã ký",
    "extension": "Gia hạn",
    "reviewer_assigned": "Phân công người kiểm tra",
    "mended": "Sửa giúp theo kiểm tra",
    "mend_undone": "Hoàn tác sửa giúp",
}
"""Vietnamese names by code; a stored code is never renamed."""
