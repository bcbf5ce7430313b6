"""Words that the parts of a reference share, and how a pattern is made of them."""

from collections.abc import Iterable
from typing import Final

SPACE: Final = r"[^\S\n]"
"""Pattern of one space; no part of a reference crosses a line."""

BODIES: Final = (
    *("Sở", "UBND", "HĐND", "Ủy ban", "Uỷ ban", "Hội đồng", "Bộ", "Cục", "Chi cục", "Ban", "Phòng", "Văn phòng"),
    *("Trung tâm", "Bệnh viện", "Chính phủ", "Thủ tướng", "Chủ tịch", "Giám đốc", "Ngành", "Cơ quan", "Đơn vị"),
    *("cơ quan", "đơn vị"),
)
"""What the names of issuing bodies begin with."""

SURE_OPENERS: Final = (
    *("về", "v/v", "quy định", "ban hành", "phê duyệt", "hướng dẫn", "triển khai", "công bố"),
    *("sửa đổi", "bãi bỏ"),
)
"""With these a subject may follow a bare symbol."""


def any_of(words: Iterable[str]) -> str:
    """Return a pattern for any of `words` as whole words, the longest first, with any spacing inside."""
    longest_first = sorted(words, key=len, reverse=True)
    return r"(?<!\w)(?:" + "|".join(word.replace(" ", f"{SPACE}{{1,3}}") for word in longest_first) + r")(?!\w)"
