""" "Trong 22 ngày tiếp nhận 2.640 hồ sơ, bình quân mỗi ngày 120 hồ sơ": a total over days or people."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from reports.domain.quantities.claims import Claim, Statement
from reports.domain.quantities.measures import NUMBER, read_value
from reports.domain.quantities.mentions import APPROXIMATE

_NOUN: Final = (
    r"ngày làm việc|ngày|tháng|tuần|quý|năm|xã|phường|huyện|sở|đơn vị|cơ quan|phòng|trường|tổ|đội|lớp|cuộc|buổi|đợt"
    r"|người|công chức|viên chức|cán bộ|chuyên viên|nhân viên|quầy|bộ phận|trung tâm|điểm|thôn|ấp|hộ|doanh nghiệp|hồ sơ"
    r"|thủ tục|đoàn|hội nghị|kỳ họp|lượt|giờ|ca|thành viên|học viên|máy"
    r"|bệnh viện|trạm y tế|trạm|khóa|nhóm|khối|địa phương|chi cục|ban|khu phố|tổ dân phố|dự án|chuyên đề|nơi"
)
_MEAN: Final = re.compile(
    rf"(?<!\w)(?:bình quân|trung bình|tính ra|tức|như vậy|tính bình quân)?,? ?"
    rf"(?:(?P<each>mỗi|một|1|01|từng) (?P<noun>{_NOUN})(?!\w)|(?<=bình quân)|(?<=trung bình))"
    r"(?P<words>[^,;.:()\d/]{0,50}?)"
    rf" {NUMBER}(?:(?P<shared>(?: [^\W\d]\w*){{1,4}}?)(?:\s?/\s?(?:1 |01 |một )?| (?:trên |cho "
    rf"|trong )?(?:mỗi|một) )(?P<per>{_NOUN})(?!\w)"
    r"|(?P<counted>(?: [^\W\d]\w*){1,2}))"
)
_MEAN_WORD: Final = re.compile(r"(?<!\w)(?:bình quân|trung bình|tính ra)(?!\w)")
_OVER: Final = re.compile(rf"(?<![\w.,/])(?P<number>\d{{1,3}}(?:\.\d{{3}})*)(?![.,/]?\d) (?P<noun>{_NOUN})(?!\w)")
_COUNTS: Final = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}
_SPELLED_OVER: Final = re.compile(
    rf"(?<!\w)(?<!thứ )(?<!tháng )(?<!mười )(?<!mươi )(?P<number>{'|'.join(_COUNTS)}) (?P<noun>{_NOUN})(?!\w)"
)
# "Mỗi công chức mỗi ngày 12 hồ sơ" is one of two numbers; who is in charge of what may share it.
_OF_MORE: Final = re.compile(r"(?<!\w)(?:mỗi|từng|một|phụ trách|quản lý|theo dõi)(?!\w)")
_ALL_ALIKE: Final = ("mỗi", "từng")
# "Mỗi lớp 40 học viên, tổng cộng 240 học viên": all have the same number, and their sum is told as such.
_TOLD_AS_ALL: Final = re.compile(
    r"(?<!\w)(?:tổng|tổng cộng|tổng số|tất cả|cả thảy|cộng lại|tính chung|toàn bộ|như vậy"
    r"|tính ra)(?!\w)[^,;.\d]{0,30}\Z"
)
_FOR: Final = re.compile(
    r"[^,;.()\d]{0,40}(?<!\w)(?:cho|tại|ở|trong|của|với|đến|về|thành|làm|vào)(?: các"
    r"| cả)? \d[\d.]{0,9} [^,;.()\d]{1,40}[,(]"
)
_CLOSING: Final = re.compile(r"[.;](?=\s)(?!(?<=;) (?:tính|cả|tổng|như vậy|trong \d))")
_HEDGE: Final = re.compile(r"(?<!\w)(?:gần|khoảng|trên|hơn|xấp xỉ|ước|chừng|dưới|tối thiểu|ít nhất)(?!\w)")
_OTHER_SCOPE: Final = re.compile(
    r"cùng kỳ|năm trước|quý trước|tháng trước|kế hoạch|chỉ tiêu|mục tiêu|so với|tối đa|không quá|quy định|trước đây"
)
_OF_CHANGE: Final = re.compile(r"(?<!\w)(?:tăng|giảm|cắt|bớt|thêm)(?!\w)")
_MONTHS: Final = re.compile(
    r"(?<!\w)(?P<number>\d{1,2}|sáu|chín|ba) tháng(?! \d)(?!\w)|(?P<quarter>quý (?:iv|i{1,3}|[1-4]))(?!\w)"
    r"|(?P<year>(?<!\w)cả năm)(?!\w)"
)
_WORDS: Final = {"ba": 3, "sáu": 6, "chín": 9}
_ALIKE: Final = {"phường": "xã", "ngày làm việc": "ngày", "chuyên viên": "công chức", "nhân viên": "người"}
_PEOPLE: Final = frozenset({"người", "công chức", "viên chức", "cán bộ", "thành viên", "học viên"})
_ROUGH: Final = Decimal("0.12")
_MOST: Final = 12


@dataclass(frozen=True, slots=True)
class WrongMean:
    """An average from `start` to `end` that `total` over the `count` of `noun` does not give; `expected` is right."""

    start: int
    end: int
    value: Decimal
    decimals: int
    total: Claim
    count: Decimal
    noun: str
    expected: Decimal


def wrong_means(statement: Statement) -> list[WrongMean]:
    """Return the averages of a paragraph that the one total and the one number of its sentence contradict."""
    if not _MEAN_WORD.search(statement.lowered) and "mỗi" not in statement.lowered:
        return []
    return [wrong for wrong in _means(statement) if wrong is not None][:_MOST]


def _means(statement: Statement) -> Iterator[WrongMean | None]:
    text = statement.lowered
    for match in _MEAN.finditer(text[:_LONGEST]):
        start = max(text.rfind(". ", 0, match.start()) + 1, 0)
        closing = _CLOSING.search(text, match.end())
        end = closing.start() if closing else len(text)
        is_mean = _MEAN_WORD.search(text, max(start, match.start() - 30), match.end()) is not None
        if not is_mean and (match["each"] not in _ALL_ALIKE or _HEDGE.search(match["words"] + " ")):
            continue
        noun = match["noun"] or match["per"]
        if (match["noun"] and match["per"]) or _OF_MORE.search(match["words"]):
            continue
        if noun is None or _OTHER_SCOPE.search(text, start, end) or _OF_CHANGE.search(match["words"]):
            continue
        yield _wrong(statement, match, noun, start, end, is_mean)


_LONGEST: Final = 12_000


def _wrong(
    statement: Statement, match: re.Match[str], noun: str, start: int, end: int, is_mean: bool
) -> WrongMean | None:
    text = statement.lowered
    counted = (match["shared"] or match["counted"]).strip()
    claims = [
        one
        for one in statement.claims
        if start <= one.mention.start < end and not match.start() <= one.mention.start < match.end()
    ]
    totals = [
        one
        for one in claims
        if one.mention.kind == "count" and one.mention.unit and _are_one(one.mention.unit, counted)
    ]
    counts = list(_counts(text, noun, start, end, match))
    before = [one for one in totals if one.mention.start < match.start()]
    if len(before) == 1 and len(totals) == 2 and len(counts) == 1:
        # "2.640 hồ sơ, bình quân mỗi ngày 102 hồ sơ, tức 30 hồ sơ một quầy": what follows divides the mean again.
        after = next(one for one in totals if one is not before[0])
        if after.mention.value < before[0].mention.value / counts[0]:
            totals = before
    if len(totals) != 1 or len(counts) != 1 or not totals[0].mention.is_exact:
        return None
    (total,), (count,) = totals, counts
    if not is_mean and not _is_told_as_all(text, total, claims, match):
        return None
    if not count:
        return None
    value, decimals = read_value(match)
    expected = total.mention.value / count
    is_hedged = bool(_HEDGE.search(match["words"]) or APPROXIMATE.search(text, match.start(), match.start("number")))
    unit = Decimal(1).scaleb(-decimals)
    slack = max(unit, expected * _ROUGH) if is_hedged else unit if is_mean else Decimal(0)
    if abs(value - expected) <= slack:
        return None
    return WrongMean(match.start("number"), match.end(), value, decimals, total, count, noun, expected)


def _is_told_as_all(text: str, total: Claim, claims: Sequence[Claim], match: re.Match[str]) -> bool:
    """Tell whether a figure is that of all together: "tổng cộng 240 học viên", "1.200 phiếu tại 4 xã, mỗi xã …"."""
    if any(one is not total and one.mention.unit == total.mention.unit for one in claims):
        return False
    if _TOLD_AS_ALL.search(total.lead[-30:] + total.before):
        return match.start() < total.mention.start
    return _FOR.fullmatch(text, total.mention.until, match.start()) is not None


def _are_one(unit: str, counted: str) -> bool:
    """Tell whether the average counts what the total does: "lượt" is short for "lượt người"."""
    return bool(unit) and (counted.startswith(unit) or unit.startswith(counted))


def _counts(text: str, noun: str, start: int, end: int, mean: re.Match[str]) -> Iterator[Decimal]:
    """Yield the numbers of the noun in the sentence: days, months of "6 tháng" and "quý I", bodies, people."""
    wanted = _ALIKE.get(noun, noun)
    if wanted == "tháng":
        for match in _MONTHS.finditer(text, start, end):
            if match["quarter"] or match["year"]:
                yield Decimal(3 if match["quarter"] else 12)
            else:
                yield Decimal(_WORDS.get(match["number"]) or int(match["number"]))
        return
    if wanted == "nơi":
        # "Tại 4 bệnh viện, mỗi nơi 300 phiếu": the noun right before is meant.
        nearest = list(_OVER.finditer(text, start, mean.start()))[-1:]
        yield from (read_value(match)[0] for match in nearest)
        return
    if mean.start() > start:
        for match in _SPELLED_OVER.finditer(text, start, mean.start()):
            if _ALIKE.get(match["noun"], match["noun"]) == wanted:
                yield Decimal(_COUNTS[match["number"]])
    for match in _OVER.finditer(text, start, end):
        if mean.start() <= match.start() < mean.end():
            continue
        found = _ALIKE.get(match["noun"], match["noun"])
        if found == wanted or (wanted == "người" and found in _PEOPLE):
            yield read_value(match)[0]
