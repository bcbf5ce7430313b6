"""How a dossier came in and how it stands, out of the words that the one-stop software writes."""

import re
from typing import Any, Final

from core.text import search_key
from tthc.dossier_files.cells import text_of

_ONLINE: Final = re.compile(r"\b(?:truc tuyen|online|qua mang|internet|cong dvc|cong dich vu cong|dichvucong|dvctt)\b")
_POST: Final = re.compile(r"\b(?:buu chinh|buu dien|bcci|bccc|vnpost|chuyen phat)\b")
_DIRECT: Final = re.compile(
    r"\b(?:truc tiep|tai quay|mot cua|tai cho|tai bo phan|bo phan tiep nhan|tai trung tam|trung tam hanh chinh cong"
    r"|trung tam phuc vu|muc(?: do)? [12]|tai co quan|tai don vi|offline)\b"
)
# The level of the procedure's service: "trực tiếp, mức độ 3" came in directly nevertheless.
_LEVEL: Final = re.compile(
    r"\b(?:muc(?: do)? [34]|toan trinh|mot phan|dvc|dvcqg|dich vu cong|dien tu|web|zalo|vneid|ung dung)\b"
)
_UNKNOWN: Final = (
    "hình thức nộp không rõ, chỉ nhận: trực tuyến (qua mạng, cổng DVC, mức độ 3, mức độ 4, toàn trình, một phần), "
    "trực tiếp (tại quầy, một cửa), bưu chính công ích (bưu điện, BCCI) hoặc để trống"
)

_WITHDRAWN: Final = re.compile(r"\brut\b(?! ngan)")
_REFUSED: Final = re.compile(r"\b(?:tu choi|khong tiep nhan|khong duoc tiep nhan)\b")
_RETURNED: Final = re.compile(r"\btra lai\b(?! (?:ket qua|kq))")
# Without its accents "dừng" is also "đúng" (đúng hạn) and "dụng" (sử dụng): alone it counts with its accent only.
_STOPPED: Final = re.compile(r"\b(?:tam dung|dung (?:xu ly|giai quyet|tham dinh|thuc hien|ho so))\b")
_STOPPED_WITH_ACCENT: Final = re.compile(r"\bdừng\b", re.IGNORECASE)


def channel_of(value: Any) -> str:
    """Return online, direct or post for the words in a cell, "" for a blank one.

    A dossier handed in online whose result comes by post is an online one. Raises ValueError with the accepted words.
    """
    key = search_key(text_of(value))
    if not key:
        return ""
    online, post = _ONLINE.search(key), _POST.search(key)
    if online and post:
        return "online" if online.start() < post.start() else "post"
    if online or post:
        return "online" if online else "post"
    if _DIRECT.search(key):
        return "direct"
    if _LEVEL.search(key):
        return "online"
    raise ValueError(_UNKNOWN)


def status_of(value: Any) -> str:
    """Return withdrawn, refused, returned or stopped for the words in a cell, "" for all others: they are free texts.

    "Trả lại" is returned; "đã trả kết quả" and "trả lại kết quả" are not.
    """
    text = text_of(value)
    key = search_key(text)
    if _WITHDRAWN.search(key):
        return "withdrawn"
    if _REFUSED.search(key):
        return "refused"
    if _RETURNED.search(key):
        return "returned"
    if _STOPPED_WITH_ACCENT.search(text) or (_STOPPED.search(key) and "đúng" not in text.lower()):
        return "stopped"
    return ""
