"""National codes of procedures (mã thủ tục hành chính quốc gia)."""

import re
from typing import Final

from core.text import clean

# The national code, with the suffix that a province's own copy adds (H = province).
_CODE: Final = re.compile(r"([0-9]\.[0-9]{6})(?:\.[0-9]{3}\.[0-9]{2}\.[0-9]{2}\.H[0-9]{2})?")


def parse_code(text: str) -> str:
    """Return the national code in `text`: "1.004616", also out of "1.004616.000.00.00.H56" and with spaces.

    Raises ValueError with a Vietnamese reason where there is none.
    """
    match = _CODE.fullmatch("".join(clean(text).split()).upper())
    if match is None:
        raise ValueError(f'mã thủ tục "{text.strip()}" sai, cần dạng 1.004616' if text.strip() else "thiếu mã thủ tục")
    return match[1]
