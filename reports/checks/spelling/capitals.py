"""Capitals in names of bodies: "Chính Phủ", "Uỷ ban Nhân dân", "sở Y tế", "Bộ nội vụ".

Source: NĐ 30/2020/NĐ-CP, Phụ lục II, mục IV (tên cơ quan, tổ chức).
"""

import re
from collections.abc import Iterator
from typing import Final

from core.issue import Issue
from reports.checks.reading import Reading
from reports.checks.spelling.words import slip, whole_word_mend
from reports.checks.written import written

_FIELDS: Final = (
    "Nội vụ|Y tế|Tài chính|Tư pháp|Xây dựng|Công Thương|Giáo dục và Đào tạo|Khoa học và Công nghệ|"
    "Thông tin và Truyền thông|Kế hoạch và Đầu tư|Tài nguyên và Môi trường|Giao thông vận tải|"
    "Nông nghiệp và Phát triển nông thôn|Nông nghiệp và Môi trường|Lao động - Thương binh và Xã hội|"
    "Văn hóa và Thể thao|Văn hóa, Thể thao và Du lịch|Ngoại vụ|Du lịch|Dân tộc và Tôn giáo"
)
_CAPITALISED: Final = {
    f"{body.lower()} {field.lower()}": f"{body} {field}" for field in _FIELDS.split("|") for body in ("Sở", "Bộ")
} | {
    "chính phủ": "Chính phủ",
    "quốc hội": "Quốc hội",
    "ủy ban nhân dân": "Ủy ban nhân dân",
    "uỷ ban nhân dân": "Uỷ ban nhân dân",
    "hội đồng nhân dân": "Hội đồng nhân dân",
}
_IN_NAMES: Final = frozenset(["Phủ", "phủ", "Hội", "quốc", "Nhân", "Ban", "Đồng", "ủy", "uỷ", "hội", "Sở", "Bộ"])
_OF_SMALL_NAMES: Final = re.compile("[ởộ] [A-ZĐ]")
"""What "sở Y tế" has, and "cơ sở", "cán bộ" have not."""
_NAME: Final = re.compile(
    rf"(?:[sSbB][ởộ] (?i:{'|'.join(sorted(_FIELDS.split('|'), key=len, reverse=True))})|[cC]hính [pP]hủ|[qQ]uốc [hH]ội|"
    r"(?:[ủỦ]y [bB]an|[uU]ỷ [bB]an|[hH]ội [đĐ]ồng) [nN]hân [dD]ân)(?!\w)"
)
_OF_A_PLACE: Final = re.compile(r"\s+(?:tỉnh|thành phố|huyện|quận|thị xã|phường|xã)\s+[A-ZĐÀ-Ỹ]")
_FOREIGN: Final = re.compile(r"\s+(?:các nước|nước|Mỹ|Anh|Pháp|điện tử|số|liên hiệp)", re.IGNORECASE)


def check_capitals(reading: Reading) -> Iterator[Issue]:
    """Yield an info for every name of a body with wrong capitals, once a section."""
    for one in written(reading):
        text = one.text
        if text.isupper() or (_IN_NAMES.isdisjoint(one.words) and not _OF_SMALL_NAMES.search(text)):
            continue
        told: set[str] = set()
        for match in _NAME.finditer(text):
            name = match[0]
            right = _CAPITALISED[name.lower()]
            if name == right or name in told or not _is_wrong(name, right, text, match):
                continue
            told.add(name)
            yield slip(
                "capitals",
                one.passage,
                name,
                f"Tên cơ quan “{name}” viết hoa chưa đúng Phụ lục II Nghị định số 30/2020/NĐ-CP.",
                f"Sửa thành “{right}”.",
                whole_word_mend(reading, one, name, right),
                "info",
            )


def _is_wrong(name: str, right: str, text: str, match: re.Match[str]) -> bool:
    """Tell whether the capitals are surely wrong: no title in capitals, no general "ủy ban nhân dân các cấp"."""
    words = name.split()
    if text[match.start() - 1 : match.start()].isalpha():
        return False
    if name.isupper() or (all(word[0].isupper() or word in ("và", "-") for word in words) and len(words) > 2):
        return False
    if not name[0].islower():
        return not _FOREIGN.match(text, match.end())
    if right.startswith(("Sở", "Bộ")):
        return name[3:] == right[3:] and not right.endswith("Du lịch")
    return bool(_OF_A_PLACE.match(text, match.end()))
