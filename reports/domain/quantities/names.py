"""How many names in quotation marks make up a list: "“Thứ Bảy vì dân”, “Hộp thư” và “Trả lời trong ngày”"."""

import re
from itertools import pairwise
from typing import Final

_QUOTED: Final = re.compile(r"“[^“”]{1,160}”|\"[^\"]{1,160}\"|«[^«»]{1,160}»")
_BRACKETED: Final = re.compile(r"\([^()]{0,200}\)")
_BETWEEN: Final = re.compile(r"[\s,;]*(?:(?:và|cùng|với)(?=\s))?")


def quoted_names(text: str, unit: str) -> int:
    """Return how many quoted names make up `text`, each perhaps after the noun `unit`; 0 where it holds other words."""
    quotes = list(_QUOTED.finditer(text))
    if len(quotes) < 2:
        return 0
    between = [text[: quotes[0].start()], *(text[one.end() : other.start()] for one, other in pairwise(quotes))]
    if any(
        _BETWEEN.sub("", _BRACKETED.sub("", gap).lower(), count=1).strip() not in ("", unit, f"các {unit}")
        for gap in between
    ):
        return 0
    return len(quotes)
