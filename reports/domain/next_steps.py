"""What the unit does next with its report, by state."""

from dataclasses import dataclass
from typing import Final

from reports.domain.states import State


@dataclass(frozen=True, slots=True)
class NextStep:
    """What waits, in one sentence, and the page for it: its name among the URLs and the words of its button."""

    words: str
    page: str
    label: str


NEXT_STEPS: Final[dict[State, NextStep]] = {
    "draft": NextStep("Đơn vị đang soạn. Soạn xong thì kiểm tra rồi gửi báo cáo.", "reports:edit", "Soạn báo cáo"),
    "awaiting_leader": NextStep(
        "Chờ thủ trưởng đơn vị duyệt và gửi Sở Nội vụ, hoặc trả lại để sửa.", "submission:check", "Kiểm tra và gửi"
    ),
    "submitted": NextStep("Đã gửi, chờ Sở Nội vụ kiểm tra.", "reports:preview", "Xem bản đã gửi"),
    "returned": NextStep(
        "Sở Nội vụ yêu cầu bổ sung, chỉnh sửa: sửa mục được mở, trả lời góp ý rồi gửi lại.",
        "responses:list",
        "Xem góp ý, sửa",
    ),
    "approved": NextStep("Sở Nội vụ đã tiếp nhận; đơn vị không phải làm gì thêm.", "reports:preview", "Xem báo cáo"),
    "reopened": NextStep("Báo cáo được mở lại để đính chính: sửa xong thì gửi lại.", "reports:edit", "Sửa báo cáo"),
}
