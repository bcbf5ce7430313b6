"""Numbers that count nothing: they name ("Đoàn 611", "mức độ 3", "lớp 1 có …") or number what follows ("1. …")."""

import re
from typing import Final

from reports.domain.quantities.units import is_known_noun

NAMED: Final = re.compile(
    r"(?:(?<!tổng )(?<!con )(?<!trong )(?<!trên )(?<!ký )(?<!thư )(?<!đổi )số|điện thoại|hotline|tổng đài|iso"
    r"|phiên bản)[ \u00a0:.-]{1,3}\Z"
    r"|(?<!\w)(?:ngày|tháng|năm|quý|quí|tuần|(?<!chuyển )(?<!định )kỳ"
    r"|khóa|khoá|thứ|mức độ|mức|điều|(?<!chuyển )(?<!tài )khoản|(?<!dứt )(?<!thời )điểm"
    r"|(?<!danh )(?<!hạng )(?<!chuyên )mục|chương|phụ lục|biểu|mẫu"
    r"|bảng"
    r"|đề án|chỉ thị|đoàn kiểm tra|đoàn|nghị quyết|quyết định|nghị định|thông tư|công văn|top|hạng|xếp|lúc"
    r"|nhiệm kỳ"
    r"|giai đoạn|nhóm|covid|tết|mùng|quốc lộ|đường|khu phố|thôn|tổ dân phố|đợt|lần|vòng|bước|văn bản|tờ trình|cấp độ"
    r"|trang|(?<!số )(?<!các )tiêu chí)[ \u00a0-]{1,2}\Z"
)
_NAMED_IN_ROW: Final = re.compile(
    r"(?<!\w)(?:tiêu chí|điều|khoản|bước|quầy|tổ|chương|phụ lục|biểu|mẫu)(?: số)? \d{1,3}"
    r"(?:, ?\d{1,3}){0,6}(?:,| và) ?\Z"
)
_IN_PERIOD: Final = re.compile(r"(?:đầu|cuối|trong|này) (?:kỳ|tháng|quý|tuần) \Z")
_WHOLE_YEAR: Final = re.compile(r"(?<!\w)(?:cả|trong|toàn) năm \Z")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_HOTLINES: Final = frozenset({"1022", "1900", "1800"})
_MONTHS: Final = 12
_LEVELS: Final = re.compile(r"mức(?: độ)? ?\d ?(?:,|và|hoặc|;|-|–) ?\Z")
_TITLE: Final = re.compile(r":\s+[^\W\d_]")
_ENUMERATED: Final = re.compile(r"[;:.,]\s{0,3}\(\Z")
_RANGE_BEFORE: Final = re.compile(r"\d\s?[-–—]\s?\Z")
# "Lớp 1 có 65 học viên" names; "mỗi lớp 40 học viên" counts.
_ROOM: Final = re.compile(r"(?<!\w)(?:lớp|quầy|tổ|cụm|đội|ca|khối|cơ sở) \Z")
_HAS: Final = re.compile(r"\s(?:có|gồm|với)(?!\w)")

_OPENED: Final = re.compile(
    r"(?<!\w)(?:tổng cộng|phủ(?: kín)?|bố trí|lắp đặt|kết nối|hình thành|thiết lập|thành lập|mở(?: mới)?)"
    r"(?: có| được| tới| đến| tại)? \Z"
)
_LISTED: Final = re.compile(r"\s?:\s?\d{1,4} (?:trung tâm|sở|xã|phường|huyện|điểm|bộ phận|quầy)(?!\w)")


def counts_places(text: str, until: int, before: str) -> bool:
    """Tell whether points that end at `until` are places, no scores: "đã phủ 165 điểm", "178 điểm: 20 sở, …"."""
    return bool(_OPENED.search(before) or _LISTED.match(text, until))


def is_room(text: str, end: int, before: str) -> bool:
    """Tell whether a number that ends at `end` names one of several rooms, classes or teams."""
    return _ROOM.search(before) is not None and _HAS.match(text, end) is not None


def is_numeral(text: str, match: re.Match[str], before: str) -> bool:
    """Tell whether a number only numbers what follows: "1. …", "…: (1) …; (2) …"."""
    sign = text[match.end() : match.end() + 2].strip()
    opens = before.strip() in ("", "(") and match.start() < len(before) + 1
    if _TITLE.match(text, match.end()):
        return True
    return (opens and sign in (".", ")")) or (sign == ")" and _ENUMERATED.search(before) is not None)


def is_name(text: str, match: re.Match[str], before: str) -> bool:
    """Tell whether a number names something ("Đoàn 611", "mức độ 3 và 4"); one with grouped thousands never does."""
    number = match["number"]
    if _RANGE_BEFORE.search(before):
        return True
    may_count = before.endswith(("đầu kỳ ", "cuối kỳ ", "trong kỳ ")) or is_known_noun(text, match.end())
    if may_count and _IN_PERIOD.search(before) and number.isdecimal() and int(number) > _MONTHS:
        # "Nhận trong tháng 405 hồ sơ"; "tồn cuối kỳ 54".
        return False
    if before.endswith(("điện thoại ", "kiểm tra ")) and is_known_noun(text, match.end()):
        # "Qua điện thoại 680 lượt"; "đoàn kiểm tra 11 đơn vị".
        return False
    if _WHOLE_YEAR.search(before) and is_known_noun(text, match.end()) and not _YEAR.fullmatch(number):
        # "Cả năm 650 hồ sơ".
        return False
    if number in _HOTLINES and not is_known_noun(text, match.end()):
        return True
    is_level = (len(number) == 1 and _LEVELS.search(before)) or (len(number) < 4 and _NAMED_IN_ROW.search(before))
    return "." not in number and bool(is_level or NAMED.search(before))
