"""The words of the frame of NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I: number, place and date, addressees, annex reference.

Unknown parts stay blank. Numbers in brackets name the place in Phần I.
"""

import re
import textwrap
from datetime import date
from typing import Final

from reports.domain.document import Header, ReportDocument

NATION: Final = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO: Final = "Độc lập - Tự do - Hạnh phúc"
ADDRESSEES_LABEL: Final = "Kính gửi:"
DRAFT_MARK: Final = "DỰ THẢO"
ROOM: Final = "\u00a0" * 8
"""Room to write a number, a day, a month or a year by hand."""

_LEFT_BLOCK: Final = 20
"""Characters in UPPER case, bold, 13 pt that the left block holds beside Quốc hiệu."""
# The name of a place stays whole: "UBND TỈNH" above "BÀ RỊA - VŨNG TÀU".
_LEVEL_AND_PLACE: Final = re.compile(
    r"(?P<level>.*\b(?:TỈNH|THÀNH PHỐ|THỊ XÃ|HUYỆN|QUẬN|XÃ|PHƯỜNG|ĐẶC KHU)) (?P<place>.+)"
)

_FINAL_STATES: Final = frozenset({"submitted", "approved"})


def is_draft(document: ReportDocument) -> bool:
    """Whether the paper carries the mark DỰ THẢO: every state but submitted and approved."""
    return document.state not in _FINAL_STATES


def balanced_lines(text: str, longest: int) -> list[str]:
    """Return `text` in as few lines of at most `longest` characters as possible, all about equally long."""
    fewest = len(_wrapped(text, longest))
    narrowest = next(width for width in range(1, longest + 1) if len(_wrapped(text, width)) <= fewest)
    return _wrapped(text, narrowest)


def body_lines(name: str) -> list[str]:
    """Return the name of a body in the frame's left block: UPPER case, a long name on several lines (II.2.b)."""
    name = name.upper()
    placed = _LEVEL_AND_PLACE.fullmatch(name)
    if len(name) > _LEFT_BLOCK and placed:
        return balanced_lines(placed["level"], _LEFT_BLOCK) + balanced_lines(placed["place"], _LEFT_BLOCK)
    return balanced_lines(name, _LEFT_BLOCK)


def number_text(header: Header) -> str:
    """Return "05/BC-SYT": a number below 10 gets a leading zero, an unknown one leaves room (II.3)."""
    number = header.number.zfill(2) if header.number.isdigit() else header.number
    return f"{number or ROOM}/{header.symbol}"


def date_text(issued_on: date | None) -> str:
    """Return "ngày 05 tháng 02 năm 2022": a leading zero for days below 10 and months 1 and 2 (II.4.b)."""
    if issued_on is None:
        return f"ngày{ROOM}tháng{ROOM}năm{ROOM}"
    month = f"{issued_on.month:02}" if issued_on.month <= 2 else str(issued_on.month)
    return f"ngày {issued_on.day:02} tháng {month} năm {issued_on.year}"


def place_and_date(header: Header) -> str:
    """Return the line below the national title: "Bà Rịa, ngày 15 tháng 3 năm 2022"."""
    return f"{header.place or ROOM}, {date_text(header.issued_on)}"


def replaces_text(header: Header) -> str:
    """Return "(Thay thế Báo cáo số 05/BC-SYT ngày 15/3/2022)" for below the title; "" for what replaces nothing.

    NĐ 30 has no rule for this line.
    """
    return f"(Thay thế {header.replaces})" if header.replaces else ""


def addressee_lines(header: Header) -> list[str]:
    """Return the lines after "Kính gửi:": one name as it is; several with dash, semicolon and full stop (II.9.d)."""
    names = [name.rstrip(" ;.") for name in header.addressees]
    if len(names) < 2:
        return names
    return [f"- {name};" for name in names[:-1]] + [f"- {names[-1]}."]


def annex_reference(header: Header, type_name: str) -> str:
    """Return the line below an annex's title that names the document it belongs to (III.1.c)."""
    return (
        f"(Kèm theo {type_name.capitalize() or 'Văn bản'} số {number_text(header)} "
        f"{date_text(header.issued_on)} của {header.body})"
    )


def _wrapped(text: str, width: int) -> list[str]:
    """Return `text` in lines that never begin with a dash."""
    unbroken = text.replace(" - ", "\u00a0- ")
    return textwrap.wrap(unbroken, width, break_long_words=False, break_on_hyphens=False)
