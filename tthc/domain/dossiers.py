"""What is known of a dossier (hồ sơ): how it came in, how it ended, and on which day it counts as ended."""

from datetime import date
from typing import Final, Literal

Channel = Literal["online", "direct", "post"]
Status = Literal["", "stopped", "returned", "withdrawn", "refused"]

CHANNELS: Final[dict[str, str]] = {
    "online": "Trực tuyến",
    "direct": "Trực tiếp",
    "post": "Bưu chính công ích",
}
STATUSES: Final[dict[str, str]] = {
    "": "Bình thường",
    "stopped": "Dừng xử lý",
    "returned": "Trả lại",
    "withdrawn": "Rút",
    "refused": "Từ chối tiếp nhận",
}
ENDED: Final = frozenset({"returned", "withdrawn", "refused"})
"""Such a dossier is no longer worked on, and was not late (biểu II.06 as Thanh Hóa counts it)."""


def closed_day(status: str, received_on: date, finished_on: date | None) -> date | None:
    """Return the day from which the dossier is no longer open, None while it is.

    It is the day of the result, but never before the day of reception, so that a dossier is in every table either
    pending or resolved. One that ended without a day (withdrawn, refused) ended on the day of reception.
    """
    if finished_on is not None:
        return max(finished_on, received_on)
    return received_on if status in ENDED else None
