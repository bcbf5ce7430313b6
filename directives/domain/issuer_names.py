"""When two names of issuing bodies may mean one body: "UBND tỉnh" and "Ủy ban nhân dân tỉnh Đắk Lắk" may."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from core.text import search_key

_FULL_WORDS: Final = {
    "ubnd": "uy ban nhan dan",
    "hdnd": "hoi dong nhan dan",
    "vp": "van phong",
    "tp": "thanh pho",
    "tt": "trung tam",
    "bv": "benh vien",
}


def may_be_same_body(left: str, right: str) -> bool:
    """Tell whether two names may mean one body: one is blank or a part of the other, abbreviations written out."""
    left, right = _compared(left), _compared(right)
    return _is_part(left, right) or _is_part(right, left)


def fullest_names(names: Iterable[str]) -> list[str]:
    """Return the names, abbreviations written out, that are no part of another: each is a body of its own.

    A blank is part of any; it stays where there is no other.
    """
    distinct = sorted({_compared(name) for name in names})
    return [one for one in distinct if not any(one != other and _is_part(one, other) for other in distinct)]


def _is_part(name: str, other: str) -> bool:
    return not name or f" {name} " in f" {other} "


@lru_cache(maxsize=2048)
def _compared(name: str) -> str:
    return " ".join(_FULL_WORDS.get(word, word) for word in search_key(name).split())
