"""How many bodies a list in a sentence names: "Sở Y tế, Thanh tra tỉnh và UBND các xã Tân Lập, Phú An" are four.

A name that follows "các xã" or "các sở" without a noun of its own is one more; "Sở Văn hóa và Thông tin tỉnh" may be
one or two. So there is a least and a most.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from reports.domain.quantities.body_names import close_names

UPPER: Final = "A-Z" + "".join(filter(str.isupper, map(chr, (*range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA)))))
"""The capitals of Vietnamese, for a class of characters; a range would hold small letters."""
_OF_AREAS: Final = "xã|phường|đặc khu|thị trấn|huyện|thị xã|thành phố|quận|tỉnh|thôn|ấp|bản|buôn|khu phố|tổ dân phố"
_OF_OFFICES: Final = (
    "sở|ban quản lý|ban|phòng|chi cục|cục|văn phòng|thanh tra|trung tâm|bộ|công an|kho bạc|bảo hiểm|thuế|trường"
    "|bệnh viện|trạm|công ty|tổng công ty|hội đồng|hội|đoàn|liên đoàn|chi nhánh|viện|tòa án|đài|báo|quỹ|hạt|đội|tổ"
    "|đảng ủy|mặt trận|tỉnh ủy|huyện ủy|bộ chỉ huy|bộ phận|ngân hàng|điện lực|xí nghiệp|tập đoàn|học viện|nhà"
)
_GOVERNS: Final = "ubnd|uỷ ban nhân dân|ủy ban nhân dân|hđnd|hội đồng nhân dân|văn phòng|đảng ủy|trạm y tế|công an"
_HEAD: Final = re.compile(
    rf"(?:(?P<governs>{_GOVERNS})\s)?(?P<plural>các\s|(?:hai|ba|bốn|năm|0?[2-9])\s)?"
    rf"(?:(?P<area>{_OF_AREAS})|(?P<office>{_OF_OFFICES}))(?!\w)(?P<more>(?:\s?[,/]\s?(?:{_OF_AREAS}|sở|ban|ngành))*)\s*:?",
    re.IGNORECASE,
)
_BODY_ALONE: Final = re.compile(
    r"(?:ubnd|uỷ ban nhân dân|ủy ban nhân dân|hđnd|vp|ubmttq|mttq|ubkt)(?!\w)", re.IGNORECASE
)
_BRACKETED: Final = re.compile(r"\([^()]{0,300}\)")
_END: Final = re.compile(r"[:…|“”\"]|\.(?=\s|\Z)|\.{3}|\s[–—]\s|(?<!\w)(?:tp|t)\.(?=\Z)")
_PARTED: Final = re.compile(rf"\s*(?P<sign>[,;]|(?<!\w)(?:và|cùng với|cùng(?=\s[{UPPER}])|với)(?!\w)|&)\s*")
_PLURAL_JOINED: Final = re.compile(
    rf"(?<=các )({_OF_AREAS}|sở|phòng|ban|chi cục)(?:(?:, (?:{_OF_AREAS}|ban|ngành)){{1,3}}(?= [A-ZĐ]|:):?|:)",
    re.IGNORECASE,
)
_OPEN: Final = re.compile(
    r"v\.v|(?<!\w)(?:khác|tiêu biểu|như|điển hình|còn lại|vv|nhất là|chủ yếu|đặc biệt|liên quan|trong đó"
    r"|nói trên)(?!\w)",
    re.IGNORECASE,
)
_CAPITAL: Final = re.compile(f"[{UPPER}]")
_NAME: Final = re.compile(rf"(?:[{UPPER}][\w'’.-]*|[IVX]+|\d{{1,2}})(?:\s(?:[{UPPER}][\w'’-]*|_+|-|\d{{1,2}}|[IVX]+))*")
_GOES_ON: Final = re.compile(
    r"\s(?:đã|đang|được|bị|có|chưa|không|đạt|là|đều|cũng|vẫn|thực hiện|hoàn thành|triển khai|vì|do|về|để|với|theo|trong"
    r"|xếp|phải|còn|tổ chức|ban hành|tiếp nhận|giải quyết|tự|mới|từ|vào|khi|chậm|sẽ|làm|cùng|nằm|báo cáo)(?!\w)"
)
_UPPER_AREAS: Final = frozenset({"huyện", "quận", "thị xã", "thành phố", "tỉnh"})
_INNER_OFFICES: Final = frozenset({"phòng", "chi cục", "trung tâm", "đội", "hạt", "tổ", "trạm", "trường", "chi nhánh"})
_OF_THEM: Final = re.compile(r"\s*(?:cùng|đều|lần lượt|tất cả) ")
"""What follows is said of all bodies of the list."""
_LONGEST_LIST: Final = 1_000
_LONGEST_NAME: Final = 110
_WORDS_OF_FIELD: Final = 7


@dataclass(frozen=True, slots=True)
class BodyList:
    """The least and the most number of bodies, and where the list ends; `is_closed`: "và" stands before its last."""

    least: int
    most: int
    end: int
    is_closed: bool


@dataclass(slots=True)
class _Reader:
    """What has been counted; `manner` says what a bare name is: "plural" after "các sở", "fields" after "các phòng",
    "area" after a commune.

    `of_one_noun`: the noun before the list is that of all its names ("03 xã A, B"), so that a name with a noun of its
    own may stand outside.
    """

    of_one_noun: bool
    least: int = 0
    most: int = 0
    manner: str = ""
    last: str = ""

    def add(self, is_sure: bool) -> None:
        self.least += is_sure
        self.most += 1


def body_list(text: str, of_one_noun: bool = False) -> BodyList | None:
    """Return what the list that opens `text` names, None where it is no list of bodies or may go on."""
    blanked = close_names(_BRACKETED.sub(lambda match: " " * len(match[0]), text[:_LONGEST_LIST]))
    blanked = _PLURAL_JOINED.sub(lambda match: match[1] + " " * (len(match[0]) - len(match[1])), blanked)
    end = _END.search(blanked)
    if end and end[0].startswith(("…", "..", "“", '"')):
        return None
    limit = end.start() if end else len(blanked)
    reader = _Reader(of_one_noun)
    last_end, is_closed, has_semicolon = 0, False, False
    for start, stop, sign in _pieces(blanked, limit):
        piece = blanked[start:stop]
        goes_on = _GOES_ON.search(piece)
        name = piece[: goes_on.start()] if goes_on else piece
        if _OPEN.search(name) or not _count(reader, name, sign):
            may_end = is_closed or _OF_THEM.match(piece) if sign == "," else sign == ";" and not has_semicolon
            return _found(reader, last_end, is_closed) if may_end and not _OPEN.match(name.strip()) else None
        last_end, is_closed = start + len(name.rstrip()), is_closed or sign == "và"
        has_semicolon = has_semicolon or sign == ";"
        if goes_on:
            return _found(reader, last_end, is_closed) if is_closed else None
    is_dash = end is not None and end[0].strip() in ("–", "—")
    return None if is_dash and not is_closed else _found(reader, last_end, is_closed)


def _found(reader: _Reader, end: int, is_closed: bool) -> BodyList | None:
    return BodyList(reader.least, reader.most, end, is_closed) if reader.most > 1 else None


def _pieces(text: str, limit: int) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and the sign before each piece that has words: "", ",", ";" or "và"."""
    start, sign = 0, ""
    for match in _PARTED.finditer(text, 0, limit):
        if text[start : match.start()].strip():
            yield start, match.start(), sign
            sign = ""
        # "A, và B": the word says more than the comma.
        sign = match["sign"] if match["sign"] in ",;" and sign != "và" else "và"
        start = match.end()
    if text[start:limit].strip():
        yield start, limit, sign


def _count(reader: _Reader, piece: str, sign: str) -> bool:
    """Add what a piece names; False where it is none of the list."""
    piece = piece.strip(" \u00a0.")
    if not piece or len(piece) > _LONGEST_NAME:
        return False
    head = _HEAD.match(piece)
    if head and _CAPITAL.search(piece):
        noun = (head["area"] or head["office"]).lower()
        rest = piece[head.end() :].strip()
        if head["plural"]:
            if not _CAPITAL.match(rest):
                return False
            manner = "plural" if head["area"] or noun == "sở" else "fields"
        else:
            manner = "area" if head["area"] else "office"
        # "xã Tân Lập, huyện Châu Đức", "Phòng Tổ chức, Sở Nội vụ" may be one.
        is_outer = sign == "," and (
            (noun in _UPPER_AREAS and not head["governs"] and reader.last not in (*_UPPER_AREAS, ""))
            or (reader.last in _INNER_OFFICES and noun not in _INNER_OFFICES)
        )
        reader.add(not is_outer and not (reader.of_one_noun and reader.most))
        reader.manner, reader.last = manner, noun
        return True
    if _BODY_ALONE.match(piece):
        reader.add(True)
        reader.manner = reader.last = "area"
        return True
    if not _CAPITAL.match(piece):
        # "Trung tâm Văn hóa và truyền thông": the end of a name, or something else.
        return False
    # "các phòng Tư pháp, Hành chính và Quản trị" may be two.
    is_field = reader.manner == "plural" or (reader.manner == "fields" and sign != "và")
    is_name = len(piece.split()) <= _WORDS_OF_FIELD if is_field else _NAME.fullmatch(piece) is not None
    reader.add(is_name and (is_field or reader.manner in ("area", "")))
    return True
