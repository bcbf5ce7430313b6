"""Nouns that are counted only to be listed, and never summed: "3 lý do: …", "bốn phân hệ gồm …"."""

import re
from typing import Final

_LISTABLE: Final = re.compile(
    r"\s{0,3}(?:lý do|lí do|phần|phân hệ|chức năng|tính năng|tham luận|việc|mặt|sản phẩm|danh hiệu|giải thưởng|chốt"
    r"|phương pháp|chủ đề|chuyên đề|thao tác|công đoạn|loại|dạng|ưu điểm|nhược điểm|lợi ích|khó khăn|thuận lợi|kết quả"
    r"|dấu ấn|bảng|biển|hòm thư|đường dây|hướng|cơ chế|nguyên tắc|tiêu đề|mốc|đột phá|phương án|kịch bản|bất cập"
    r"|rào cản"
    r"|vướng mắc|thành phần|thành tố|hợp phần|cấu phần|khoản|phân khu|khu|góc|gian|bàn|thay đổi|ưu tiên|trụ cột"
    r"|thách thức|đề xuất|cam kết|thông điệp|khẩu hiệu|giá trị|quy tắc|lỗi|sai sót|nhược|hoạt động|sự kiện|cuộc thi"
    r"|hội thi|phong trào|chiến dịch|cách|lựa chọn|con đường|cổng|trang|ấn phẩm|đầu sách|sổ|tệp|bộ|chứng từ)(?!\w)"
)
_NO_THINGS: Final = re.compile(
    r"\s{0,3}(?:lần|phần (?:mềm|cứng|trăm|mười|ba|tư|nghìn)|mặt hàng|loại [ivx\d]|bộ hồ sơ|khu phố)(?!\w)"
)


def is_listable(after: str) -> bool:
    """Tell whether what follows a number, in lower case, begins with such a noun."""
    return listable_end(after, 0) > 0


def listable_end(lowered: str, position: int) -> int:
    """Return where the noun of that kind at `position` ends, 0 where none stands there."""
    match = _LISTABLE.match(lowered, position)
    return match.end() if match and not _NO_THINGS.match(lowered, position) else 0
