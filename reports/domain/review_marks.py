"""What to look at again in words copied from an earlier report: every period, date and number in them."""

import re
from dataclasses import dataclass
from typing import Final, Literal

Kind = Literal["period", "date", "number"]

# No part reaches further than three white spaces or into another line, so that the time stays linear.
_S: Final = r"[^\S\n]{1,3}"
_S0: Final = r"[^\S\n]{0,3}"
_DASH: Final = r"[-\u2010-\u2015\u2212]"
_YEARS: Final = rf"\d{{4}}(?!\d)(?:{_S0}(?:{_DASH}|,|và|đến){_S0}\d{{4}}(?!\d)){{0,5}}"
_OF_YEAR: Final = rf"{_S0}(?:[/,]|{_DASH})?{_S0}(?:(?:của{_S})?năm{_S})?{_YEARS}"
_DAY: Final = r"(?:0?[1-9]|[12]\d|3[01])(?!\d)"
_MONTH: Final = r"(?:0?[1-9]|1[0-2])(?!\d)"
_QUARTER: Final = r"(?:I{1,3}|IV|\d)(?!\w)"
_FULL_DATE: Final = rf"{_DAY}{_S0}(?:/{_S0}{_MONTH}{_S0}/|\.{_MONTH}\.|-{_MONTH}-){_S0}(?:\d{{4}}|\d{{2}})(?!\d|[.,]\d)"
_GROUP: Final = r"(?-i:[A-ZĂÂĐÊÔƠƯ])\w{0,20}"

_DATES: Final = (
    rf"(?<!\w)ngày{_S}{_FULL_DATE}",
    rf"(?<!\w)ngày{_S}\d{{1,2}}(?!\d)(?:{_S}tháng{_S}{_MONTH}(?:,?{_S}năm{_S}\d{{4}})?|{_S0}[/.-]{_S0}{_MONTH})?",
    rf"(?<![\w/]){_FULL_DATE}",
    rf"(?<![\w/]){_DAY}{_S}tháng{_S}{_MONTH}(?:,?{_S}năm{_S}\d{{4}})?",
    rf"(?<![\w/.,]){_DAY}/{_MONTH}(?![\w/]|[.,]\d|{_S0}%)",
)
_PERIODS: Final = (
    rf"(?<!\w)(?:qu[ýí]{_S}|q){_QUARTER}(?:{_S0}(?:[,&]|và|{_DASH}){_S0}(?:quý{_S})?{_QUARTER}){{0,3}}(?:{_OF_YEAR})?",
    rf"(?<![\w/.,])(?:\d{{1,2}}|ba|sáu|chín){_S}tháng(?!\w)(?:{_S}(?:đầu|cuối))?(?:{_OF_YEAR}|{_S}năm(?!\w))?",
    rf"(?<!\w)tháng{_S}{_MONTH}(?:{_OF_YEAR})?",
    rf"(?<!\w)(?:năm(?:{_S}học)?|giai{_S}đoạn|nhiệm{_S}kỳ){_S}{_YEARS}",
    rf"(?<![\w/.,]){_MONTH}/(?:19|20)\d\d(?![\w/]|[.,]\d)",
)
_NUMBERS: Final = (
    rf"\d{{1,6}}{_S0}/{_S0}(?:\d{{4}}{_S0}/{_S0})?{_GROUP}(?:{_S0}&{_S0}\w{{1,20}}|{_DASH}\w{{1,20}}){{0,6}}",
    rf"\d+(?:[.,]\d+)*(?:{_S0}/{_S0}\d+(?:[.,]\d+)*)?(?:{_S0}[%‰])?",
)
_MARKS: Final = re.compile(
    rf"(?P<date>{'|'.join(_DATES)})|(?P<period>{'|'.join(_PERIODS)})|(?P<number>{'|'.join(_NUMBERS)})", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a text that may be of an earlier period: text[start:end]."""

    start: int
    end: int
    text: str
    kind: Kind


def review_marks(text: str) -> list[Mark]:
    """Return every period, date and number of `text` in order, without overlap; each digit stands in one of them.

    A document's number and symbol ("385/SYT-VP") is one number. Never raises; the time is linear in the text.
    """
    return [Mark(match.start(), match.end(), match[0], _kind(match)) for match in _MARKS.finditer(text)]


def _kind(match: re.Match[str]) -> Kind:
    if match["date"] is not None:
        return "date"
    return "period" if match["period"] is not None else "number"
