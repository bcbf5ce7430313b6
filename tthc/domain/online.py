"""Levels of online public services (mức độ dịch vụ công trực tuyến), always together with their scale.

Until 2022 "mức độ 1" to "mức độ 4"; since Nghị định 42/2022/NĐ-CP "toàn trình" and "một phần". Nghị định 224/2026/NĐ-CP
gives "mức độ 1" to "mức độ 4" another meaning (dịch vụ công trực tuyến chủ động), so a bare "mức độ 3" says nothing.
"""

from typing import Final

SCALES: Final = {
    "levels": "Mức độ 1 đến 4 (đến năm 2022)",
    "extent": "Toàn trình, một phần (Nghị định 42/2022/NĐ-CP)",
    "proactive": "Mức độ 1 đến 4 (Nghị định 224/2026/NĐ-CP)",
}

LEVELS_OF: Final = {
    "levels": {"1": "Mức độ 1", "2": "Mức độ 2", "3": "Mức độ 3", "4": "Mức độ 4"},
    "extent": {"full": "Toàn trình", "partial": "Một phần"},
    "proactive": {"1": "Mức độ 1", "2": "Mức độ 2", "3": "Mức độ 3", "4": "Mức độ 4"},
}
"""The levels of each scale and what they are called."""
