"""Numbers spelled out in Vietnamese: "hai", "bốn mươi hai", "hai mươi lăm", "một trăm linh năm"."""

import re
from typing import Final

_DIGITS: Final = {
    "một": 1,
    "mốt": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "tư": 4,
    "năm": 5,
    "lăm": 5,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
}
_ONE: Final = "một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín"
_LAST: Final = f"{_ONE}|mốt|tư|lăm"
_TENS: Final = rf"(?:(?P<tens>{_ONE}) mươi|(?P<ten>mười))(?: (?P<unit>{_LAST}))?"
SPELLED: Final = re.compile(
    rf"(?<!\w)(?=m(?:ột|ười)|hai|b(?:a|ốn|ảy|ẩy)|năm|sáu|tám|chín)"
    rf"(?:(?P<hundreds>{_ONE}) trăm(?: (?:linh|lẻ) (?P<odd>{_LAST})| {_TENS})?"
    rf"|{_TENS.replace('<tens>', '<tens2>').replace('<ten>', '<ten2>').replace('<unit>', '<unit2>')}"
    rf"|(?P<lone>{_ONE}))(?!\w)"
)
_COUNTED: Final = rf"(?:{_ONE}|\d{{1,4}})\s[^\W\d]"
_LISTED_BEFORE: Final = re.compile(rf"[:,(]\s{_COUNTED}[^,;:.()]{{1,40}}(?:,| và|, và)\s\Z")
_LISTED_BEHIND: Final = re.compile(rf"\s(?!là |phần |số |cửa )[^\W\d][^,;:.()]{{1,40}}?(?:,| và)\s{_COUNTED}")
_OPENS_LIST: Final = re.compile(r"[:(,]\s?\Z")


_FIRST: Final = tuple(f" {word} " for word in (*_ONE.split("|"), "mười") if word != "năm")
_FIVE: Final = re.compile(r"năm (?=[^\W\d])")
_SIGNS: Final = '(“"\u00a0/\n\t'


def may_spell(text: str) -> bool:
    """Tell cheaply whether `text`, in lower case, may hold a number in words; "năm 2022" is a year."""
    for sign in _SIGNS:
        text = text.replace(sign, " ")
    text = f" {text}"
    return any(word in text for word in _FIRST) or _FIVE.search(text) is not None


def spelled_value(match: re.Match[str]) -> int:
    """Return the value of a match of SPELLED."""
    groups = match.groupdict()
    if groups["lone"]:
        return _DIGITS[groups["lone"]]
    value = 100 * _DIGITS[groups["hundreds"]] if groups["hundreds"] else 0
    if groups["odd"]:
        return value + _DIGITS[groups["odd"]]
    tens = groups["tens"] or groups["tens2"]
    if tens:
        value += 10 * _DIGITS[tens]
    elif groups["ten"] or groups["ten2"]:
        value += 10
    unit = groups["unit"] or groups["unit2"]
    return value + (_DIGITS[unit] if unit else 0)


def is_listed(text: str, match: re.Match[str]) -> bool:
    """Tell whether a number in words is one of several in a row: "bốn giáo viên, một kế toán, hai y sĩ"."""
    before = text[max(0, match.start() - 50) : match.start()]
    if _LISTED_BEFORE.search(before):
        return re.match(r"\s(?!là |phần |số |cửa )[^\W\d]", text[match.end() : match.end() + 6]) is not None
    return _OPENS_LIST.search(before) is not None and _LISTED_BEHIND.match(text, match.end()) is not None
