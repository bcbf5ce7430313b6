"""When two subjects (trích yếu) name one document: a shorter wording of a subject is the same subject."""

import re
from functools import lru_cache
from typing import Final

from core.text import search_key

_WRITTEN_OUT: Final = {
    "cchc": "cai cach hanh chinh",
    "tthc": "thu tuc hanh chinh",
    "kstthc": "kiem soat thu tuc hanh chinh",
    "cntt": "cong nghe thong tin",
    "cbccvc": "can bo cong chuc vien chuc",
    "ccvc": "cong chuc vien chuc",
    "dvc": "dich vu cong",
    "dvctt": "dich vu cong truc tuyen",
    "ubnd": "uy ban nhan dan",
    "hdnd": "hoi dong nhan dan",
    "pbgdpl": "pho bien giao duc phap luat",
    "pctn": "phong chong tham nhung",
    "vbqppl": "van ban quy pham phap luat",
    "cds": "chuyen doi so",
    "qppl": "quy pham phap luat",
}
_STOCK_PHRASES: Final = re.compile(
    r"\b(?:cai cach hanh chinh(?: nha nuoc)?|thu tuc hanh chinh|hanh chinh|cong tac|ke hoach|nhiem vu|chuong trinh"
    r"|quyet dinh|thong bao|bao cao|thuc hien|trien khai|ban hanh|phe duyet|hoat dong|to chuc|tren dia ban|dia ban"
    r"|ve viec|ve|v v|viec|cua|tai|va|cac|cho|trong|theo|nam|nganh|tinh|huyen|xa|thanh pho|phuong|don vi|co quan|so)\b"
)
_TAIL: Final = re.compile(
    r" (?:cua|tren dia ban|tai|trong) (?:nganh|tinh|huyen|xa|phuong|thanh pho|so|don vi|co quan|toan|uy ban)\b"
    r".{0,120}\Z"
)
_OPENING: Final = re.compile(r"(?:ve viec |ve |v v )")
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
_DIFFERENT: Final = 0.4
_SHORTEST_TITLE: Final = 4


@lru_cache(maxsize=4096)
def plain_subject(subject: str) -> str:
    """Return the words of a subject as they are compared: without "về việc", "của ngành …", abbreviations in full."""
    words = [_WRITTEN_OUT.get(word, word) for word in search_key(subject[:400]).split()]
    return _TAIL.sub("", _OPENING.sub("", " ".join(words), count=1))


def names_other_document(left: str, right: str) -> bool:
    """Tell whether two subjects surely name two documents: their own words, without those of the field, differ.

    Two years ("… năm 2021", "… năm 2022") differ as well. A blank subject differs from none.
    """
    first, second = plain_subject(left), plain_subject(right)
    if not first or not second or first == second:
        return False
    if names_other_year(left, right):
        return True
    one, other = _own_words(first), _own_words(second)
    if not one or not other:
        return False
    return len(one & other) / min(len(one), len(other)) < _DIFFERENT


def names_other_year(left: str, right: str) -> bool:
    """Tell whether each of two subjects names years, and none of the other's."""
    years, others = set(_YEAR.findall(left)), set(_YEAR.findall(right))
    return bool(years and others) and not years & others


def title_key(subject: str) -> str:
    """Return a key that two wordings of one full title share; "" for what is too short to name one document."""
    words = _YEAR.sub("", plain_subject(subject)).split()
    years = "".join(sorted(set(_YEAR.findall(subject))))
    return f"{' '.join(words)} {years}" if len(words) >= _SHORTEST_TITLE else ""


@lru_cache(maxsize=4096)
def _own_words(plain: str) -> frozenset[str]:
    return frozenset(word for word in _STOCK_PHRASES.sub(" ", plain).split() if not word.isdigit())
