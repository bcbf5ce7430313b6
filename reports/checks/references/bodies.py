"""Issuing bodies by the code in a symbol: which code means one body alone, and which must be told by its name.

"SYT" is one body in a province, "UBND" is one in every province, district and commune, so that a number of the one
says nothing about a number of the other.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from core.text import search_key
from directives.domain.issuer_names import fullest_names, may_be_same_body

_MANY: Final = re.compile(
    r"(?:TT)?(?:UBND|HĐND)|ĐU|HU|QU|(?:UB)?MTTQ.*|BCĐ.*|BQL.*|BTC|HĐ.*|VP|ĐTN|CĐ|CĐCS|LĐLĐ|HPN|HCCB|HND|CA[HXPTQ]?|BCH.*"
    r"|P(?:NV|TP|YT|TC|TCKH|TNMT|GDĐT|GD&ĐT|LĐTBXH|VHTT|KT|KTHT|VH)|TTYT|TYT|BV.*|TT(?!CP)[A-ZĐ]{2,}|TH|THCS|THPT|MN|TrTH|ĐKTĐT"
)
"""Codes that many bodies of one province bear."""
_STATE: Final = frozenset(
    {"UBND", "HĐND", "CP", "TTg", "VPCP", "TTCP", "UBTVQH", "CTN", "BHXH", "KBNN", "NHNN", "UBDT", "KTNN", "TANDTC"}
)
_OFFICE: Final = re.compile(r"[SB](?:[A-ZĐ]{2,7})")
"""Sở … and Bộ …: SNV, SYT, SGDĐT, BNV, BTTTT."""
_PARTY: Final = frozenset({"TU", "TW", "HU", "QU", "ĐU", "ĐUK", "BTCTU", "BTGTU", "UBKTTU", "VPTU", "BDVTU"})
_AREA: Final = r"(?:tỉnh|thành phố|TP\.?|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu)"
_ACTOR: Final = re.compile(
    rf"(?:UBND|HĐND|Ủy ban nhân dân|Uỷ ban nhân dân|Hội đồng nhân dân|Đảng ủy|Ban Chỉ đạo|Trung tâm Y tế|Trạm Y tế"
    rf"|Phòng|Công an|Huyện ủy|Bệnh viện)(?: {_AREA})?(?: [A-ZĐÂĂÊÔƠƯÁÀẢÃẠ]\w{{0,12}}){{0,4}}"
)
_BEFORE: Final = 120
_MOST_BODIES: Final = 200
"""Each is compared with every other; a province has fewer that share a code and report."""


@lru_cache(maxsize=1024)
def is_of_many(code: str) -> bool:
    """Tell whether bodies of one province share this code."""
    return _MANY.fullmatch(code) is not None


def is_state_body(code: str) -> bool:
    """Tell whether this is the code of a body of the state that reports cite: Chính phủ, UBND, a Bộ or a Sở."""
    return code in _STATE or _OFFICE.fullmatch(code) is not None


def is_party_body(code: str) -> bool:
    """Tell whether this is a body of the Party, which numbers its documents by rules of its own ("12-KH/TU")."""
    return code in _PARTY


def acting_body(text: str, at: int) -> str:
    """Return the name of the body that the sentence names last before `at` ("UBND xã Tân Lập ban hành …"), or ""."""
    start = max(0, at - _BEFORE)
    for mark in (". ", "; ", "\n"):
        start = max(start, text.rfind(mark, start, at) + 1)
    named = ""
    for match in _ACTOR.finditer(text, start, at):
        named = match[0]
    return named


def tell_apart(named: Iterable[tuple[str, str]]) -> list[str | None]:
    """Return for each (code, name of the body) a key of the body; None where it cannot be known which one is meant.

    A code that many bodies share stands for one of them as long as the text names no two; of too many none is told.
    """
    pairs = list(named)
    names: dict[str, set[str]] = defaultdict(set)
    for code, name in pairs:
        if is_of_many(code):
            names[code].add(name)
    bodies = {
        code: [name for name in (fullest_names(found) if len(found) <= _MOST_BODIES else found) if name]
        for code, found in names.items()
    }
    keys = {(code, name): _key(code, name, bodies.get(code, [])) for code, name in set(pairs)}
    return [keys[pair] for pair in pairs]


def _key(code: str, name: str, bodies: list[str]) -> str | None:
    if len(bodies) < 2:
        return code
    if len(bodies) >= _MOST_BODIES:
        return None
    matching = [body for body in bodies if name and may_be_same_body(name, body)]
    return f"{code} {search_key(matching[0])}" if len(matching) == 1 else None
