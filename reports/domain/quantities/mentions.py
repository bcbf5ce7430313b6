"""Numbers that count something, found in running text in all their spellings.

"659.245 hồ sơ", "08", "98,81%", "13/15", "58 trên tổng số 64", "hai mươi lăm văn bản", "10,18 ngàn", "gần 900" and
"không có hồ sơ quá hạn" are; numbers of documents, dates, years, periods, ranks, levels, articles and telephones are
not.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from reports.domain.quantities.numerals import NAMED, counts_places, is_name, is_numeral, is_room
from reports.domain.quantities.spelled import SPELLED, is_listed, may_spell, spelled_value
from reports.domain.quantities.units import is_known_noun, unit_at

Kind = Literal["count", "percent", "fraction", "none"]
_MOST_DIGITS: Final = 15
_NUMBER: Final = r"\d{1,3}(?:\.\d{3})+(?:,\d{1,6})?(?!\d|[.,]\d)|\d{1,15}(?:[.,]\d{1,6})?(?!\d|[.,]\d)"
# "230,5 tỷ đồng/410 tỷ đồng", "12 hồ sơ/15 hồ sơ".
_AFTER_NOUN: Final = "|".join(
    f"(?<={noun}/)" for noun in ["đồng", "sơ", "tục", "người", "bản", "vụ", "vị", "xã", "phiếu"]
)
_TOKEN: Final = re.compile(
    rf"(?<![\w.,&-])(?:(?<!/)|{_AFTER_NOUN})(?<![\w.,]-)(?P<number>{_NUMBER})"
    rf"(?:(?P<percent>\s{{0,2}}%|\sphần trăm(?!\w))|\s?/\s?(?P<of>{_NUMBER})(?![\w/-])(?!\.\d))?"
)
_DIGITS: Final = re.compile(r"\d+")
# A number that goes on is that of a document, a date, an hour, a telephone or a name: "22/KH", "7h30", "15/8/2022".
_GOES_ON: Final = re.compile(r"\s?[/–-]\s?\d|/|-[\w]|h\d|[^\W\d_]|\s?[–-]\s\d")
_RANKED: Final = re.compile(r"(?:thứ|hạng|xếp)(?: thứ| hạng)? \Z")
_DAY_BEFORE: Final = re.compile(r"(?:ngày|từ|đến|hết|trước|sau|đến hết|và|sáng|chiều|tối|nay|\() ?\Z")
APPROXIMATE: Final = re.compile(
    r"(?<!\w)(?:gần|trên|hơn|khoảng|ước|ước đạt|ước tính|dưới|tối thiểu|tối đa|ít nhất|không quá|xấp xỉ|chừng|cỡ|~|≈|>"
    r"|<|≥|≤"
    r"|vài)[ \u00a0]{0,2}\Z"
)
_OR_MORE: Final = re.compile(r"(?:\s\w{1,8}){0,2}\s(?:trở lên|trở xuống|trở đi)")
_SCALE: Final = re.compile(r"\s{0,2}(?P<scale>ngàn|nghìn|triệu|tỷ|tỉ)(?!\w)(?!\s{0,2}đồng)")
_SCALES: Final = {"ngàn": 3, "nghìn": 3, "triệu": 6, "tỷ": 9, "tỉ": 9}
_MONEY: Final = re.compile(r"\s{0,2}(?:đồng|tỷ|tỉ|triệu|vnđ|usd)")
_CHANGE: Final = re.compile(
    r"(?:(?<!\w)(?:tăng|giảm|bớt|(?<!đạt và )(?<!đạt, )(?<!đạt hoặc )vượt|hụt"
    r"|(?<!nhận )(?<!sinh )(?<!tiếp )(?<!thiện )thêm|cao hơn|thấp hơn"
    r"|ít hơn|nhiều hơn|tăng thêm|cắt giảm|nâng thêm|rút ngắn)"
    r"(?: được| khoảng| gần| hơn| trên| so với[^,;.()\d]{0,40})?) \Z"
)
# "Cắt giảm 64 biểu mẫu" is what was done, and may have parts.
_CUT: Final = re.compile(r"cắt giảm(?: được)? \Z")
_ON: Final = re.compile(
    r"(?P<words>[^,;.:()\d]{0,60}?)(?<!\w)(?:trên(?: tổng số| tổng| tổng cộng| số)?|trong(?: tổng số"
    r"| tổng| số)|(?P<bare>trong))(?P<more>[^,;.:()\d]{0,24}?)\s\Z"
)
_RANGE: Final = re.compile(r"\s?(?:-|–|—|đến)\s?(?=\d)")
_NO_ARTICLE: Final = re.compile(
    r"(?:thứ|tháng|quý|lần|ngày|mỗi|từng|cùng|chủ nhật|cửa|hơn|khoảng|gần|cả|trong|đầu|cuối"
    r"|hằng|hàng|nhiều|các|những) \Z"
)
NONE: Final = re.compile(
    r"(?<!\w)(?:không(?: có| còn| phát sinh| để xảy ra| để phát sinh| để| xảy ra| ghi nhận)?|chưa có|chưa phát sinh"
    r"|chưa để xảy ra)(?: tình trạng| bất kỳ| trường hợp| một)?"
    r"(?: (?:hồ sơ|hs|nhiệm vụ|văn bản|trường hợp|phản ánh|kiến nghị))?(?: nào| tthc)?"
    r"(?= (?:(?:bị|giải quyết|đã|đang|còn|nào|tthc|xử lý|nhiệm vụ|cũ) ){0,3}"
    r"(?:quá hạn|trễ hạn|trễ hẹn|chậm hạn|chậm muộn|chậm trễ|sai hẹn|quá hẹn"
    r"|trả (?:chậm|trễ|muộn)|tồn|từ chối|trả lại|rút|chuyển|(?:từ |của )?(?:kỳ|tháng|quý|năm|tuần) trước))"
)
_YEARS: Final = (1945, 2100)


@dataclass(frozen=True, slots=True)
class Mention:
    """A number in the text from `start` to `end`; `until` is the end of the noun that it counts.

    `value` of a fraction is its numerator, and `of` its denominator; `decimals` are those written. `group` is that of
    reports.domain.quantities.units. `is_change`: it tells by how much something rose or fell. A "none" is a 0 in words,
    which are its `unit`.
    """

    start: int
    end: int
    until: int
    kind: Kind
    value: Decimal
    decimals: int = 0
    unit: str = ""
    group: str = ""
    is_approximate: bool = False
    is_change: bool = False
    of: Decimal | None = None

    @property
    def is_exact(self) -> bool:
        """Whether it may be added and compared."""
        return not self.is_approximate and not self.is_change


def find_mentions(lowered: str) -> list[Mention]:
    """Return the numbers of `lowered`, a text in lower case, in order."""
    found = [*_numerals(lowered), *_spelled(lowered), *_nones(lowered)]
    found.sort(key=lambda mention: mention.start)
    return _fractions_in_words(lowered, _without_ranges(lowered, found))


def _numerals(text: str) -> Iterator[Mention]:
    last_end = 0
    for digits in _DIGITS.finditer(text):
        match = _TOKEN.match(text, digits.start()) if digits.start() >= last_end else None
        if match is None:
            continue
        last_end = match.end()
        number, of = match["number"], match["of"]
        is_percent = match["percent"] is not None
        if not is_percent and of is None and _GOES_ON.match(text, last_end):
            continue
        if sum(map(str.isdigit, number)) > _MOST_DIGITS or not f"{number}{of or ''}".isascii():
            continue
        before = text[max(0, match.start() - 32) : match.start()]
        if len(number) <= 2 and is_numeral(text, match, before):
            continue
        value, decimals = _value(number, is_percent)
        if of is not None:
            if (mention := _fraction(text, match, before, value, of)) is not None:
                yield mention
            continue
        if not is_percent and is_name(text, match, before):
            continue
        unit, group, until = ("", "", match.end()) if is_percent else unit_at(text, match.end())
        if unit == "điểm" and value == int(value) and counts_places(text, until, before):
            group = "seat"
        scale = None if is_percent else _SCALE.match(text, match.end())
        if scale and f"{scale['scale']} đồng" in text and not unit_at(text, scale.end())[0]:
            # "4,85 tỷ đồng: hạ tầng 3,1 tỷ, phần mềm 1,25 tỷ".
            unit, group, until, scale = f"{scale['scale']} đồng", "money", scale.end(), None
        if scale:
            value = value.scaleb(_SCALES[scale["scale"]])
            unit, group, until = unit_at(text, scale.end())
        if group == "" and not is_percent and len(number) < 3 and is_room(text, match.end(), before):
            continue
        is_money = group == "money"
        if group == "none" or (not is_money and not is_percent and _is_year(text, match, value, group, before)):
            continue
        is_odd = not is_percent and not is_money and decimals > 0
        yield Mention(
            match.start(),
            match.end(),
            until,
            "percent" if is_percent else "count",
            value,
            decimals,
            unit,
            unit if is_money else group,
            bool(scale) or is_odd or _is_approximate(text, before, until),
            _CHANGE.search(before) is not None and (is_percent or not _CUT.search(before)),
        )


def _value(number: str, is_percent: bool) -> tuple[Decimal, int]:
    """Return the value and its decimals; "98.5%" has a decimal point, as foreign software writes it."""
    whole, comma, fraction = number.partition(",")
    if not comma and "." in whole and (is_percent or len(whole.rpartition(".")[2]) != 3):
        whole, _, fraction = whole.rpartition(".")
    return Decimal(f"{whole.replace('.', '')}.{fraction}" if fraction else whole.replace(".", "")), len(fraction)


def _fraction(text: str, match: re.Match[str], before: str, value: Decimal, of: str) -> Mention | None:
    total, decimals = _value(of, False)
    unit, group, until = unit_at(text, match.end())
    may_be_day = len(match["number"]) <= 2 and len(of) <= 2 and 1 <= value <= 31 and 1 <= total <= 12
    is_day = may_be_day and (bool(_DAY_BEFORE.search(before)) or group in ("", "none") or value > total)
    is_year = len(of) == 4 and "." not in of and _YEARS[0] < total < _YEARS[1] and value <= 12
    is_money = _MONEY.match(text, match.end()) is not None
    if not total or (decimals and not is_money) or is_day or is_year or group == "none" or _RANKED.search(before):
        return None
    if (value != int(value) and not is_money) or NAMED.search(before) or match[0] in ("24/7", "24/24"):
        return None
    if value > total:
        return None
    return Mention(
        match.start(),
        match.end(),
        until,
        "fraction",
        value,
        0,
        unit,
        unit if group == "money" else group,
        _is_approximate(text, before, until),
        of=total,
    )


def _is_year(text: str, match: re.Match[str], value: Decimal, group: str, before: str) -> bool:
    if (
        len(match["number"]) != 4
        or not match["number"].isdecimal()
        or not _YEARS[0] <= value <= _YEARS[1]
        or value != int(value)
    ):
        return False
    return not is_known_noun(text, match.end()) or before.endswith(("năm ", "/"))


def _is_approximate(text: str, before: str, until: int) -> bool:
    return bool(APPROXIMATE.search(before) or _OR_MORE.match(text, until))


def _spelled(text: str) -> Iterator[Mention]:
    if not may_spell(text):
        return
    for match in SPELLED.finditer(text):
        if not text[match.end() : match.end() + 4].lstrip()[:1].isalpha():
            continue
        if not is_known_noun(text, match.end()) and not is_listed(text, match):
            continue
        before = text[max(0, match.start() - 32) : match.start()]
        if _NO_ARTICLE.search(before) or NAMED.search(before) or _NUMBER_BEFORE.search(before):
            continue
        unit, group, until = unit_at(text, match.end())
        if match[0] == "một" and group not in ("any", "document") and not is_listed(text, match):
            continue
        yield Mention(
            match.start(),
            match.end(),
            until,
            "count",
            Decimal(spelled_value(match)),
            0,
            unit,
            group,
            _is_approximate(text, before, until),
            _CHANGE.search(before) is not None,
        )


_NUMBER_BEFORE: Final = re.compile(r"\d ?\Z")


def _nones(text: str) -> Iterator[Mention]:
    if "không" not in text and "chưa" not in text:
        return
    for match in NONE.finditer(text):
        yield Mention(match.start(), match.end(), match.end(), "none", Decimal(0), unit=match[0])


def _without_ranges(text: str, mentions: list[Mention]) -> list[Mention]:
    """Leave out both ends of "80 - 90 hồ sơ" and "từ 15 đến 20 ngày"."""
    kept: list[Mention] = []
    closed = -1
    for index, mention in enumerate(mentions):
        following = mentions[index + 1] if index + 1 < len(mentions) else None
        if mention.start == closed:
            continue
        joint = _RANGE.match(text, mention.end)
        if joint and following and joint.end() == following.start:
            closed = following.start
            continue
        if kept and mention.start < kept[-1].end:
            continue
        kept.append(mention)
    return kept


def _fractions_in_words(text: str, mentions: list[Mention]) -> list[Mention]:
    """Join "58 trên tổng số 64 công chức" to one fraction."""
    joined: list[Mention] = []
    for mention in mentions:
        last = joined[-1] if joined else None
        if (
            last is not None
            and last.kind == mention.kind == "count"
            and not last.is_approximate
            and mention.start - last.end < 100
            and last.value <= mention.value
            and _is_part(text, last, mention)
        ):
            joined[-1] = Mention(
                last.start,
                mention.end,
                mention.until,
                "fraction",
                last.value,
                0,
                last.unit or mention.unit,
                last.group or mention.group,
                of=mention.value,
            )
        else:
            joined.append(mention)
    return joined


def _is_part(text: str, last: Mention, mention: Mention) -> bool:
    """Tell whether "trên tổng số", "trong" or a stroke makes the first number a part of the second."""
    if text[last.until : mention.start] == "/":
        return True
    joint = _ON.fullmatch(text, last.end, mention.start)
    # "Xử lý 5 nhiệm vụ trong 12 tháng" is no share; "130 trong 5.200 hồ sơ" is.
    return joint is not None and (joint["bare"] is None or bool(mention.group and last.group in ("", mention.group)))
