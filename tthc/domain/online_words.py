"""Levels of online public services as lists write them, and as a single choice with their scale."""

import re
from datetime import date
from typing import Final

from core.text import search_key
from tthc.domain.online import LEVELS_OF

LAST_DAY_OF_LEVELS: Final = date(2022, 12, 31)
"""Until then a bare "mức độ 3" is one of the scale "levels"; later nobody knows without being told."""

NUMBERED_SCALES: Final = ("levels", "proactive")
"""The scales whose levels are numbers."""

NOTES: Final = {"levels": "thang đến năm 2022", "proactive": "thang Nghị định 224/2026/NĐ-CP"}
"""What is said of a level's scale where its name alone says nothing."""

_NONE: Final = {
    *("", "0", "khong", "khong co", "khong truc tuyen", "chua", "chua co", "truc tiep"),
    *("khong cung cap", "khong cung cap truc tuyen", "khong cung cap dich vu cong truc tuyen"),
    *("cung cap thong tin", "dich vu cung cap thong tin truc tuyen"),
}
_NUMBERED: Final = re.compile(r"(?:dich vu cong |dvc ?)?(?:truc tuyen |tt )?(?:muc(?: do)? )?([1-4]|i{1,3}|iv)")
_ROMAN: Final = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
_EXTENTS: Final = {"toan trinh": "full", "mot phan": "partial"}


def parse_online(text: str, counts_from: date, scale: str = "") -> tuple[str, str]:
    """Return (scale, level) of what a list says, ("", "") where the procedure is not provided online.

    `counts_from` is the day from which this holds, `scale` what somebody chose for bare numbers ("": nothing).
    Raises ValueError with a Vietnamese reason where the words, or the scale of a bare number, are not known.
    """
    words = search_key(text)
    if words in _NONE:
        return "", ""
    extents = [level for name, level in _EXTENTS.items() if name in words]
    if len(extents) == 1 and not words.startswith("khong"):
        return "extent", extents[0]
    numbered = _NUMBERED.fullmatch(words)
    if not numbered:
        raise ValueError(
            f"mức độ trực tuyến “{text[:40]}” không rõ, hãy ghi như “toàn trình”, “một phần”, “mức độ 3” hoặc “không”"
        )
    if scale not in NUMBERED_SCALES and counts_from > LAST_DAY_OF_LEVELS:
        raise ValueError(
            f"“{text[:40]}” tính từ ngày {counts_from:%d/%m/%Y} không rõ theo thang nào, "
            "hãy chọn thang mức độ khi nạp, hoặc ghi “toàn trình”, “một phần”"
        )
    return scale if scale in NUMBERED_SCALES else "levels", _ROMAN.get(numbered[1], numbered[1])


def online_choices() -> list[tuple[str, str]]:
    """Return (value, words) of every level of every scale, "" for a procedure that is not provided online first."""
    choices = [("", "Không cung cấp trực tuyến")]
    for scale, levels in LEVELS_OF.items():
        choices += [(f"{scale}:{level}", word_level(scale, level)) for level in levels]
    return choices


def word_level(scale: str, level: str) -> str:
    """Return a level with its scale: "Toàn trình", "Mức độ 3 (thang đến năm 2022)"; "" for none."""
    note = NOTES.get(scale)
    return f"{LEVELS_OF[scale][level]} ({note})" if note else LEVELS_OF[scale][level] if scale else ""
