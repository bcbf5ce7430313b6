"""The head of a reference: type, number and symbol ("Kế hoạch số 22/KH-SYT")."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from core.text import fold, squeeze
from directives.domain.document_types import TYPE_CODES, TYPE_NAMES
from directives.domain.reference_words import SPACE, any_of

_MAX_SYMBOL: Final = 60
"""Longer runs of capitals and hyphens are no symbol of a document."""

_DASH: Final = r"[-\u2010-\u2015\u2212]"
_UPPER: Final = "A-ZĂÂĐÊÔƠƯ"
_GROUP: Final = rf"[{_UPPER}][{_UPPER}0-9]{{0,14}}(?:[a-zăâđêôơư]{{1,2}}[{_UPPER}0-9]{{0,8}})?(?!\w)"
_AND: Final = rf"{SPACE}?&{SPACE}?{_GROUP}"
_NUMBER: Final = re.compile(
    # Not inside a word, a date, a fraction, a web address or a number with separators; "số385" is one word too many.
    r"(?:(?<![\w/=])(?<!\w[-\u2013])(?<!\d[.,])|(?<=[sS]ố))"
    rf"(?P<number>[0-9]{{1,5}}){SPACE}{{0,2}}/{SPACE}{{0,2}}(?:(?P<year>[0-9]{{4}}){SPACE}{{0,2}}/{SPACE}{{0,2}})?"
    rf"(?P<groups>{_GROUP}(?:{_DASH}{_GROUP}|{_AND})+"
    # Spaces round the hyphen: only the second group, and only where it is plainly an abbreviation.
    rf"|{_GROUP}{SPACE}?{_DASH}{SPACE}?(?=[{_UPPER}]{{2}}|TTg){_GROUP}(?:{_DASH}{_GROUP}|{_AND}){{0,4}}"
    rf"|{_GROUP})"
)
NATIONAL_ASSEMBLY: Final = re.compile(r"((?:UBTV)?QH)[0-9]{1,2}")
"""The one symbol of a single group: the body and its term ("QH15")."""

# Also as they are typed where accents are lost.
_TYPE_WORDS: Final = {fold(name): code for name, code in TYPE_CODES.items()} | TYPE_CODES
_BEFORE_NUMBER: Final = re.compile(
    rf"(?:(?P<type>{any_of(_TYPE_WORDS)}){SPACE}{{1,3}})?(?:(?<!\w)(?P<number_word>s[ốo]){SPACE}{{0,3}}:?{SPACE}{{0,3}})?\Z",
    re.IGNORECASE,
)
_BEFORE_WINDOW: Final = 40


class Head(NamedTuple):
    """Type, number and symbol, and where they stand."""

    start: int
    end: int
    type_name: str
    number: str
    year: int | None
    groups: str


def find_heads(text: str) -> Iterator[Head]:
    """Yield type, number and symbol of every reference of `text` in order."""
    previous_end = 0
    for match in _NUMBER.finditer(text):
        number_at = match.start()
        before = _BEFORE_NUMBER.search(text, max(previous_end, number_at - _BEFORE_WINDOW), number_at)
        type_name = (before and before["type"]) or ""
        groups = re.sub(SPACE, "", re.sub(_DASH, "-", match["groups"]))
        year = match["year"]
        if len(groups) > _MAX_SYMBOL:
            continue
        if "-" not in groups and "&" not in groups and not NATIONAL_ASSEMBLY.fullmatch(groups):
            # One group alone is a slip ("107/2021/NĐ") where the rest shows a reference, else no reference ("Nhà 3/B").
            named = bool(type_name) and (year or (before and before["number_word"]))
            if not named and not (year and groups in TYPE_NAMES):
                continue
        start = before.start() if before else number_at
        previous_end = match.end()
        yield Head(start, match.end(), type_name, match["number"], int(year) if year else None, groups)


def codes_of(head: Head) -> tuple[str, str]:
    """Return (type code, issuer code). Source: NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.3.b."""
    by_name = _TYPE_WORDS.get(squeeze(head.type_name).lower(), "")
    assembly = NATIONAL_ASSEMBLY.fullmatch(head.groups)
    if assembly:
        return by_name, assembly[1]
    groups = re.split("[-&]", head.groups)
    issuer = groups[1] if len(groups) > 1 else ""
    if groups[0] in TYPE_NAMES:
        return groups[0], issuer
    # Where accents are lost, "QD" beside "Quyet dinh" is QĐ.
    if by_name and groups[0] == _without_accents(by_name):
        return by_name, issuer
    return by_name, groups[0]


def _without_accents(code: str) -> str:
    return "".join(fold(char).upper() if char.isupper() else fold(char) for char in code)
