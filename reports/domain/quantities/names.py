"""How many names a list in a sentence holds: "Sở Y tế, Sở Nội vụ và Ban Dân tộc", "“Thứ Bảy vì dân”, “Hộp thư”".

"Sở Dân tộc và Tôn giáo" is one name or two, so that there is a least and a most.
"""

import re
from itertools import pairwise
from typing import Final

_QUOTED: Final = re.compile(r"“[^“”]{1,160}”|\"[^\"]{1,160}\"|«[^«»]{1,160}»")
_BRACKETED: Final = re.compile(r"\([^()]{0,200}\)")
_BETWEEN: Final = re.compile(r"[\s,;]*(?:(?:và|cùng|với)(?=\s))?")
_END: Final = re.compile(r"[;:]|\.(?=\s|\Z)")
_JOINT: Final = re.compile(r"\s(?:và|cùng|cùng với)\s+(?=(?P<head>[^\W\d]+))")
_OPEN: Final = re.compile(r"\.{3}|…|v\.v|(?<!\w)(?:khác|tiêu biểu|như)(?!\w)")
_HEAD: Final = re.compile(r"[^\W\d_]+")
_LONGEST_LIST: Final = 900
_LONGEST_NAME: Final = 90


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


def proper_names(text: str) -> tuple[int, int]:
    """Return the least and the most number of proper names that open `text`, (0, 0) where it does not list names."""
    text = _BRACKETED.sub("", text[:_LONGEST_LIST])
    end = _END.search(text)
    text = text[: end.start()] if end else text
    if _OPEN.search(text):
        return 0, 0
    names: list[str] = []
    for piece in text.split(","):
        name = piece.strip()
        if not name[:1].isupper() or len(name) > _LONGEST_NAME:
            if names and _JOINT.search(names[-1]):
                break
            return 0, 0
        names.append(name)
    heads = {match[0] for name in names if (match := _HEAD.match(name))}
    joints = [match["head"] for name in names for match in _JOINT.finditer(name)]
    if any(not head[:1].isupper() for head in joints) or len(names) + len(joints) < 2:
        return 0, 0
    return len(names) + sum(head in heads for head in joints), len(names) + len(joints)
