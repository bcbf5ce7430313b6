"""A code in a symbol that no kind of document has ("12/QDD-UBND", "43/KK-SYT").

A first group may be the issuing body too (SYT-VP), and bodies have any letters; so a code is accused only before a
known body, where it is one slip away from a code: the one of the kind's name, where a name stands before the number.

Source: NĐ 30/2020/NĐ-CP, Phụ lục III, mục I.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from core.issue import Issue
from core.text import fold, squeeze
from directives.domain.document_types import TYPE_CODES, TYPE_NAMES
from reports.checks.reading import Reading
from reports.checks.references.bodies import is_of_many, is_party_body, is_state_body
from reports.checks.references.citations import Citation, citations

CODE = "type_code"
_OTHER_CODES: Final = frozenset(
    {"KHLT", "KHPH", "CTPH", "QCPH", "NQLT", "QyC", "CV", "TTHĐ", "GP", "GCN", "GXN", "GĐK", "GT", "GTT", "QT", "QTr"}
    | {
        "PYC",
        "PTr",
        "TBKL",
        "KL",
        "CK",
        "CCHC",
        "ĐK",
        "DM",
        "DS",
        "DT",
        "PL",
        "L",
        "NV",
        "VB",
        "LCT",
        "ĐN",
        "KN",
        "TTT",
    }
    | {"CTHĐ", "CTHD", "TLK", "BCTĐ", "BCTT", "BCTH", "TTLN", "KHLN", "HDLN", "HDLT", "TMời", "TM", "PBC", "TTC", "QN"}
)
"""Codes in use beside the list: joint documents, licences, forms, conclusions, letters of the Party."""
_COMMON: Final = ("QĐ", "KH", "TB", "BC", "TTr", "NQ", "CT", "NĐ", "HD", "CTr", "TT", "CĐ")


def check_type_code(reading: Reading) -> Iterator[Issue]:
    """Yield a warning for every such code, with the code that was meant."""
    found = citations(reading)
    bodies = {one.issuer_code for one in found if one.kind}
    letters = {one.issuer_code for one in found if not one.kind and one.reference.type_name.lower() == "công văn"}
    for one in found:
        groups = re.split("[-&]", one.reference.symbol.rpartition("/")[2])
        if one.is_written and len(groups) > 1 and groups[0] not in letters:
            meant = _meant(one, groups[0], groups[1], bodies)
            if meant:
                symbol = one.reference.symbol.replace(groups[0], meant, 1)
                yield Issue(
                    "warning",
                    CODE,
                    one.node,
                    f"Không có tên loại văn bản nào viết tắt là “{groups[0]}” (số {one.name}).",
                    one.number_words,
                    f"Sửa thành {one.reference.number}/{symbol} ({TYPE_NAMES[meant]}).",
                )


def _meant(one: Citation, code: str, body: str, bodies: set[str]) -> str:
    """Return the code that was meant, "" where the written one may be right."""
    if code in TYPE_NAMES or code in _OTHER_CODES or code in bodies or is_party_body(body):
        return ""
    if is_of_many(code) or is_state_body(code):
        return ""
    if body not in bodies and not is_state_body(body):
        return ""
    by_name = TYPE_CODES.get(squeeze(one.reference.type_name).lower())
    if by_name == "" and one.reference.type_name.lower() == "công văn":
        return ""
    if by_name:
        return by_name if _is_slip(code, by_name) else ""
    if fold(code) in {fold(known) for known in _COMMON}:
        # A lost accent alone, in a list of bare numbers, as machines print them.
        return ""
    return _nearest(code)


@lru_cache(maxsize=1024)
def _nearest(code: str) -> str:
    """Return the one common code of which this is a doubled letter, a lost accent or a transposition; else ""."""
    meant = [known for known in _COMMON if code != known and _squeezed(code) == _squeezed(known)]
    meant = meant or [known for known in _COMMON if code == known[::-1]]
    return meant[0] if len(meant) == 1 else ""


def _squeezed(code: str) -> str:
    return re.sub(r"(.)\1+", r"\1", fold(code))


@lru_cache(maxsize=1024)
def _is_slip(written: str, code: str) -> bool:
    """Tell whether one letter is wrong, too many, too few or in the other's place."""
    left, right = written.upper(), code.upper()
    if fold(left) == fold(right):
        return written != code and left != right
    if _squeezed(left) == _squeezed(right):
        return True
    if len(left) == len(right):
        wrong = [place for place, (a, b) in enumerate(zip(left, right, strict=True)) if a != b]
        return len(wrong) == 1 or (len(wrong) == 2 and sorted(left) == sorted(right))
    longer, shorter = sorted((left, right), key=len, reverse=True)
    return len(longer) - len(shorter) == 1 and any(
        longer[:place] + longer[place + 1 :] == shorter for place in range(len(longer))
    )
