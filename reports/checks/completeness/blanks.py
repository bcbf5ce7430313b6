"""Places left blank: "Số lớp đã tổ chức: ..... lớp", "số …/KH-UBND", "Số lượng … là người", "đạt %".

An ellipsis is none: "chi phí, thời gian,...", "xử lý...;", "(…)" in a quotation.

Source: NĐ 30/2020/NĐ-CP, Phụ lục III (dots stand in forms, not in documents); the seed's part II.4.
"""

import re
from collections.abc import Iterator
from itertools import chain, islice
from typing import Final

from core.issue import Issue, Mend
from directives.domain.document_types import TYPE_CODES
from reports.checks.completeness.counted import BLANK, UNIT, dots
from reports.checks.completeness.derived_blanks import Derived, derive
from reports.checks.reading import Passage, Reading

_RUN: Final = re.compile(BLANK)
_UNIT: Final = re.compile(rf"(?:{UNIT})(?!\w)(?!\s+(?:dân|đứng|lao|nghèo|có công|hành chính))", re.IGNORECASE)
_SYMBOL: Final = re.compile(r"/\s?[A-ZĐ\d.…_]")
_LEAD: Final = re.compile(
    r"(?:[:=]|(?<!\d )(?<!\w)(?:ngày|tháng|năm)|(?<!\w)(?:số|là|đạt|gồm|có|khoảng|chiếm|tỷ lệ|tỉ lệ|tổng số|tổng|được"
    r"|còn|trên|ước|tăng|giảm|ban hành|tiếp nhận|giải quyết|tổ chức))\Z",
    re.IGNORECASE,
)
_ZERO: Final = re.compile(r"(?<![\d.,/])0\Z")
"""Opens a number of two digits whose second is left open: "0… lớp"."""
_EMPTY_BRACKETS: Final = re.compile(rf"(?<!\w)\[\s{{0,9}}\]\s{{0,3}}(?:{UNIT}|%|triệu đồng|tỷ đồng)", re.IGNORECASE)
_AFTER_VALUE: Final = re.compile(r"\Z|[.,;)](?!\.)|(?:tháng|năm|của|trong đó|so với|trên)(?!\w)", re.IGNORECASE)
_NOTHING_COUNTED: Final = (
    r"\s{1,12}(?:người|lượt người|lượt|lớp|hồ sơ|văn bản|cuộc|trường hợp|thủ tục|nhiệm vụ)"
    r"(?=\s{0,2}(?:[(.;)]|\Z|,\s{0,2}(?:trong đó|gồm|bao gồm|đạt|chiếm|tăng|giảm)))"
)
# Each begins with its very letters, which are found faster than alternatives.
_UNCOUNTED: Final = (
    re.compile(f":{_NOTHING_COUNTED}"),
    *(re.compile(rf"{lead}(?<!\w{lead}){_NOTHING_COUNTED}") for lead in ("là", "gồm", "đạt")),
)
_ASKS_NUMBER: Final = re.compile(r"(?<!\w)(?:số lượng|số lượt|tổng số|số)(?!\w)[^.;()]{0,200}\Z", re.IGNORECASE)
_NO_MONEY: Final = re.compile(
    r"(?<!\w)(?:là|đạt|chi trả|chi|thu|ước)\s{1,3}(?:nghìn|ngàn|triệu|tỷ|tỉ) đồng(?!\w)", re.IGNORECASE
)
_LEADER: Final = re.compile(r"\s{0,3}:\s{0,3}\d")
"""Dots that lead to a number: "Số hồ sơ tiếp nhận......: 1.204"."""
_NO_RATE: Final = re.compile(
    r"(?<!\w)(?:đạt|chiếm|là|tăng|giảm|tỷ lệ là|đạt tỷ lệ|đạt tỉ lệ)\s{1,5}%(?=\s{0,2}(?:[.,;)]|\Z|so với))",
    re.IGNORECASE,
)
_NO_NUMBER: Final = re.compile(
    r"(?<=\w )số\s{1,9}/\s?[A-ZĐ]{2,9}|(?<!\w)[sS]ố\s{0,3}:?\s{0,9}/\s?[A-ZĐ]{1,4}-[A-ZĐ]{2,10}(?!\w)"
)
_NO_DAY: Final = re.compile(
    r"(?<!\w)ngày\s{1,9}tháng\s{1,9}(?:\d{1,2}\s{1,3})?năm\s{1,3}\d{4}|(?<!\w)ngày\s{1,9}tháng\s\d{1,2}(?=\s)"
)
_OF_ONE_DATE: Final = ("tháng", "năm", "/")
_OF_DATE: Final = re.compile(r"(?<!\w)(ngày|tháng|năm)\Z", re.IGNORECASE)
_DATE_GOES_ON: Final = re.compile(r"\Z|[./,;)]|(?:tháng|năm|của)(?!\w)|\d", re.IGNORECASE)
_OF_NUMBER: Final = re.compile(rf"(?<!\w)(?:(?:{'|'.join(TYPE_CODES)}|văn bản)\s)?số\s?:?\Z", re.IGNORECASE)
_SHOWN: Final = 60
_LONG, _VERY_LONG = 4, 8
_MOST_TOLD: Final = 20
_LONGEST_QUOTATION: Final = 160


def check_blanks(reading: Reading) -> Iterator[Issue]:
    """Yield a warning for every blank, with the number that follows from those beside it where one does."""
    for passage in reading.passages:
        own = passage.own
        if not own or passage.kind == "signer":
            continue
        for start, end in islice(_blanks(passage, own), _MOST_TOLD):
            if not _is_quoted(own, start, end):
                yield _issue(reading, passage, start, end)


def _is_quoted(own: str, start: int, end: int) -> bool:
    """Tell whether the blank stands in a quotation: the sentence tells of the line of a form."""
    if "“" not in own:
        return False
    opened = own.rfind("“", max(0, start - _LONGEST_QUOTATION), start)
    return opened > own.rfind("”", 0, start) and "”" in own[end : end + _LONGEST_QUOTATION]


def _blanks(passage: Passage, own: str) -> Iterator[tuple[int, int]]:
    """Yield where the blanks of the own words begin and end."""
    if ".." in own or "…" in own or "__" in own:
        if not own.strip(" .…_\t\u00a0"):
            if "_" not in own and dots(own.strip()) >= _LONG:
                yield 0, len(own)
            return
        is_row, told = passage.is_table_row or passage.kind == "table_row", 0
        for match in _RUN.finditer(own):
            if _is_blank(own, match, is_row):
                if not told or own[told : match.start()].strip() not in _OF_ONE_DATE:
                    yield match.span()
                told = match.end()
    if "[" in own:
        yield from (match.span() for match in _EMPTY_BRACKETS.finditer(own))
    if " %" in own or "\u00a0%" in own or "\t%" in own:
        yield from (match.span() for match in _NO_RATE.finditer(own))
    if " đồng" in own:
        yield from (match.span() for match in _NO_MONEY.finditer(own))
    if "/" in own and "ố" in own:
        yield from (match.span() for match in _NO_NUMBER.finditer(own))
    if "tháng" in own and "ngày" in own:
        yield from (match.span() for match in _NO_DAY.finditer(own))
    for match in chain.from_iterable(pattern.finditer(own) for pattern in _UNCOUNTED):
        before = passage.text[max(passage.own_from + match.start() - 200, 0) : passage.own_from + match.start()]
        if _ASKS_NUMBER.search(before):
            yield match.span()


def _is_blank(own: str, match: re.Match[str], is_row: bool) -> bool:
    before = own[max(match.start() - _SHOWN, 0) : match.start()]
    after = own[match.end() : match.end() + _SHOWN]
    left, right = before.rstrip(" \u00a0"), after.lstrip(" \u00a0")
    width = dots(match[0])
    if is_row:
        return width >= _LONG and (not left or left.endswith("\t")) and (not right or right.startswith("\t"))
    if (
        width < 3
        or _LEADER.match(after)
        or (left.endswith(("(", "[", "“", '"')) and right.startswith((")", "]", "”", '"')))
    ):
        return False
    is_long = width >= _LONG and match[0] != "…."
    has_unit = bool(_UNIT.match(right))
    if "_" in match[0] or not left or _SYMBOL.match(right) or width >= _VERY_LONG:
        return is_long or bool(left)
    if has_unit and before == left and _ZERO.search(left):
        return True
    if _LEAD.search(left):
        return is_long or has_unit or bool(_AFTER_VALUE.match(right))
    apart = before != left and left[-1] not in ",;"
    return has_unit and (is_long or apart)


def _issue(reading: Reading, passage: Passage, start: int, end: int) -> Issue:
    own = passage.own
    first, last = _shown(own, start, end)
    excerpt = own[first:last]
    found = derive(reading, passage, start)
    if found is None:
        message = "Chỗ này còn bỏ trống, chưa điền."
        return Issue("warning", "blank", passage.node, message, excerpt, _advice(own, start, end))
    return Issue(
        "warning",
        "blank",
        passage.node,
        f"Chỗ này còn bỏ trống; theo “{found.words[0]}” và “{found.words[1]}” thì là {found.number}.",
        excerpt,
        f"Điền {found.number}.",
        mend=_mend(reading.sections[passage.node], excerpt, start - first, end - first, found),
    )


def _advice(own: str, start: int, end: int) -> str:
    """Return what to fill in: a date, the number of a document, or a figure."""
    words = own[start:end].lower()
    left, right = own[max(start - _SHOWN, 0) : start].rstrip(), own[end : end + _SHOWN].lstrip()
    of_date = _OF_DATE.search(left) if _DATE_GOES_ON.match(right) else None
    if words.startswith("ngày") or of_date:
        return "Ghi năm." if of_date and of_date[1].lower() == "năm" else "Ghi ngày, tháng."
    named = _OF_NUMBER.search(left)
    if words.startswith("số") or (named and (_SYMBOL.match(right) or " " in named[0].rstrip(": "))):
        return "Ghi số của văn bản."
    return "Hãy điền số liệu; nếu không có, hãy ghi 0 hoặc “không phát sinh”."


def _mend(section: str, excerpt: str, start: int, end: int, found: Derived) -> Mend | None:
    """Return the excerpt with the number in it, set off by spaces; None where the section has the same words twice."""
    before = excerpt[:start].rstrip() + " "
    after = excerpt[end:].lstrip()
    joined = after if not after or not after[0].isalpha() else " " + after
    return Mend(excerpt, before + found.number + joined) if section.count(excerpt) == 1 else None


def _shown(own: str, start: int, end: int) -> tuple[int, int]:
    """Return the place of the blank with the words that it belongs to and its unit."""
    before = own[max(start - _SHOWN, 0) : start]
    cut = max(before.rfind(mark) for mark in (";", "(", "\t", ". ", ", ", "…", ".."))
    first = start - len(before) + cut + 1 if cut >= 0 else start - len(before)
    if cut < 0 and start > _SHOWN:
        first = own.find(" ", first, start) + 1 or first
    first += len(own[first:start]) - len(own[first:start].lstrip())
    unit = re.compile(r"\s{0,3}").match(own, end)
    counted = _UNIT.match(own, unit.end() if unit else end)
    symbol = re.compile(r"\s{0,2}/[\w&-]{1,20}").match(own, end)
    return first, counted.end() if counted else symbol.end() if symbol else end
