"""The topics of documents and plans (chuyên đề), as the outlines ask for them, and how people name them."""

from typing import Final

TOPICS: Final = {
    "reform_plan": "Kế hoạch cải cách hành chính",
    "direction": "Chỉ đạo, điều hành",
    "meeting": "Hội nghị, họp giao ban",
    "inspection_plan": "Kiểm tra cải cách hành chính, công vụ",
    "communication_plan": "Tuyên truyền cải cách hành chính",
    "legal_document": "Văn bản quy phạm pháp luật",
    "law_enforcement": "Thi hành pháp luật",
    "legal_review": "Rà soát, hệ thống hóa văn bản",
    "training_plan": "Đào tạo, bồi dưỡng",
    "financial_autonomy": "Tự chủ tài chính",
    "digital_plan": "Chính quyền điện tử, chuyển đổi số",
}
"""Topics by their word in outlines, in the order of the report."""

PLAN_TOPICS: Final = ("reform_plan", "inspection_plan", "communication_plan", "training_plan", "digital_plan")
"""The topics of which a unit makes plans."""


def topic_name(topic: str) -> str:
    """Return the name of a topic; one that only a province's own outline knows is named by its word there."""
    return TOPICS.get(topic, topic)
