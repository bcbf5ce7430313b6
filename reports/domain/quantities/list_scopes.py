"""Where a list in a sentence ends, and what parts it: signs outside brackets, ordinals, symbols of documents."""

import re
from collections.abc import Sequence
from typing import Final

from reports.domain.quantities.claims import Statement

_ORDINALS: Final = (
    ("thứ nhất", "thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "thứ tám"),
    ("một là", "hai là", "ba là", "bốn là", "năm là", "sáu là", "bảy là", "tám là"),
)
HEDGED: Final = re.compile(
    r"trong đó|tiêu biểu|điển hình|(?<!\w)như(?! sau)|nổi bật|đáng (?:chú ý|kể|lưu ý)"
    r"|nhất là|chủ yếu|đặc biệt|một số|chẳng hạn|cụ thể hóa"
    r"|(?<!cần )tập trung(?! khắc phục| giải quyết| xử lý)|…|\.{3}|v\.v|khác(?!\w)"
    r"|còn lại|các (?:sở|xã|phường|đơn vị)|mỗi"
)
"""Words after which a list need not hold all."""
_SYMBOL: Final = re.compile(r"(?<![\w/])\d{1,5}\s?/\s?(?:\d{4}\s?/\s?)?[a-zđ]{1,5}(?:[-&][a-zđ0-9&-]{1,14})?(?![\w/])")
_CITING: Final = re.compile(
    r"(?:thực hiện|triển khai|theo|thay thế|sửa đổi|kèm theo|tại|của|căn cứ|hướng dẫn|bãi bỏ"
    r"|bổ sung)\s(?:\w+\s){0,3}(?:số\s)?\Z"
)
_ENDS: Final = re.compile(
    r"\s*(?:(?:có |và |với |đồng thời |tổ chức |ban hành )?\d{1,4}\s+[^\W\d]"
    r"|(?:qua (?:kiểm tra|rà soát|đó)|trong đó|kết quả|đến nay|còn lại)(?!\w))"
)
_BRACKETED: Final = re.compile(r"\([^()]{0,300}\)")


def ordinals(lowered: str, start: int) -> int:
    """Return how many of "thứ nhất", "thứ hai" … or "một là", "hai là" … follow closely, 0 for fewer than two."""
    for words in _ORDINALS:
        position = lowered.find(words[0], start, start + 60 + len(words[0]))
        count = 0
        for word in words:
            position = lowered.find(word, position)
            if position < 0:
                break
            count += 1
        if count > 1:
            return count
    return 0


def scope_end(statement: Statement, start: int, in_bracket: bool) -> int:
    depth = 0
    for mark in statement.marks:
        if mark.place < start:
            continue
        if mark.sign == "(":
            depth += 1
        elif mark.sign == ")":
            if depth == 0 and in_bracket:
                return mark.place
            depth = max(0, depth - 1)
        elif depth == 0 and (mark.sign == "." or (mark.sign == ";" and _ENDS.match(statement.lowered, mark.place + 1))):
            return mark.place
    return len(statement.lowered)


def cut(lowered: str, start: int, end: int, places: Sequence[int]) -> list[str]:
    edges = [start, *(place + 1 for place in places)]
    pieces = [lowered[one : (place if place >= one else end)] for one, place in zip(edges, [*places, end], strict=True)]
    return [piece.strip(" ,;") for piece in pieces if piece.strip(" ,;")]


def outer_commas(statement: Statement, start: int, end: int) -> list[int]:
    depth = 0
    places = []
    for mark in statement.marks:
        if not start <= mark.place < end:
            continue
        if mark.sign == "(":
            depth += 1
        elif mark.sign == ")":
            depth -= 1
        elif mark.sign == "," and depth == 0:
            places.append(mark.place)
    return places


def top_symbols(scope: str) -> int:
    scope = _BRACKETED.sub(" ", scope)
    found = {
        match[0]
        for match in _SYMBOL.finditer(scope)
        if not _CITING.search(scope[max(0, match.start() - 40) : match.start()])
    }
    return len(found)
