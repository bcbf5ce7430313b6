"""What reports count, and what stands for a number that nobody has filled in."""

from typing import Final

_UNIT_WORDS: Final = """
    cán bộ, công chức, viên chức|tổ chức, cá nhân|lượt người|lượt|người|lớp|học viên|hồ sơ|văn bản|thủ tục|tthc|vbqppl|
    cuộc|nhiệm vụ|trường hợp|đơn vị|cơ quan|cán bộ|công chức|viên chức|cbccvc|cbcc|ccvc|dịch vụ|phản ánh|kiến nghị|
    ý kiến|sáng kiến|mô hình|tin|bài|buổi|hội nghị|doanh nghiệp|biên chế|chỉ tiêu|lần|phiếu|tài khoản|quyết định|
    kế hoạch|đợt|đoàn|vụ việc|vụ|đơn|thành viên|cá nhân|tập thể|triệu|tỷ|nghìn|đồng|phần trăm|%|tháng|năm|ngày|giờ|xã|
    phường|huyện|điểm
"""
UNIT: Final = "|".join(word.strip() for word in _UNIT_WORDS.split("|"))
"""Alternatives of a pattern: what a number counts; longer ones first."""
BLANK: Final = r"(?:[.…_]{2,}+|…)"
"""Dots and lines of a form; a possessive pattern, so that a page of dots is read once."""


def dots(run: str) -> int:
    """Return how many dots a run is as wide as; "…" counts three."""
    return len(run) + 2 * run.count("…")
