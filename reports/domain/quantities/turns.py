""" "Giảm từ 4,8% xuống còn 5,1%": a rise or a fall between two values whose order says the opposite."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from reports.domain.quantities.change_values import are_alike
from reports.domain.quantities.change_words import Change
from reports.domain.quantities.measures import Value

_UP: Final = "tăng|nâng|vươn|nhảy|bứt|mở rộng|bổ sung|leo"
_DOWN: Final = "giảm|cắt giảm|kéo giảm|rút ngắn|rút|hạ|tụt|thu gọn|tinh gọn|thu hẹp|tinh giản|rớt|tiết giảm|sụt"
_MANNER: Final = (
    r"(?: (?:mạnh|nhanh|dần|đều|sâu|vọt|cao|nhẹ|đáng kể|rõ rệt|rõ nét|liên tục|thêm|bớt|số lượng|tỷ lệ"
    r"|thời gian|đầu mối"
    r"|ngắn|mức|từng bước|hẳn|chỉ số|nhiều))"
)
_VERB: Final = rf"(?P<up>{_UP})|(?P<down>{_DOWN})"
_WAY: Final = r"(?P<to_up>lên)|(?P<to_down>xuống|còn)|thành"
_HEDGE: Final = r"(?: (?:còn|tới|đến|mức|thành|chỉ|khoảng|gần|hơn|trên|dưới|đạt|là|hạng|thứ|vị trí|xếp|thứ hạng))"
_FROM: Final = re.compile(
    rf"(?<!\w)(?:(?P<no>không|chưa|chống|ngăn) )?(?:(?:{_VERB}){_MANNER}{{0,2}} )?từ(?: (?:mức|con số|chỗ"
    rf"|vị trí|hạng|thứ"
    r"|gần|hơn|khoảng|trên|tỷ lệ|điểm|số|xếp|chỉ có|chỉ|có)){0,3} \Z"
)
_TO: Final = re.compile(rf"[^;.?!]{{0,110}}?(?<!\w)(?:(?:{_VERB}){_MANNER}{{0,2}} )?(?:{_WAY}){_HEDGE}{{0,3}} \Z")
_RISE_BACK: Final = re.compile(
    rf"(?<!\w)(?:(?P<no>không|chưa) )?(?:{_VERB}){_MANNER}{{0,2}} (?:{_WAY}){_HEDGE}{{0,3}} \Z"
)
_BACK: Final = re.compile(
    r"[^,;.()\d]{0,24}[,(]? ?(?:so với|từ)(?: (?:mức|con số|tỷ lệ|cùng kỳ|cùng kỳ năm trước|năm trước"
    r"|quý trước|kỳ trước|là"
    r"|chỉ|của))*[ (]*\Z"
)
_OTHER_TALE: Final = re.compile(
    r"(?<!\w)(?:trong đó|riêng|rồi|sau đó|có lúc|đỉnh|trong khi|nhưng|song|còn lại|gồm|nhập|gộp|hợp nhất"
    r"|sáp nhập)(?!\w)"
)
_PLACES: Final = re.compile(r"(?<!\w)(?:bậc|hạng|vị trí|thứ tự|xếp)(?!\w)")


def wrong_turns(text: str, values: Sequence[Value]) -> Iterator[tuple[Change, Value, Value]]:
    """Yield (what is told, the first value, the second one) where the way is not that from the one to the other."""
    for first, second in pairwise(values):
        if not are_alike(first, second) or first.value == second.value or _is_scaled(first) != _is_scaled(second):
            continue
        told = _from_to(text, first, second)
        old, new = first, second
        if told is None:
            told = _back(text, first, second)
            old, new = second, first
        if told is None:
            continue
        start, sign = told
        rises = (new.value > old.value) != _is_rank(text, first, second)
        if rises != (sign > 0):
            end = max(new.end, start)
            yield Change(start, end, new.value, new.decimals, new.kind, sign), old, new


def _from_to(text: str, first: Value, second: Value) -> tuple[int, int] | None:
    """Return the start of the words and the way, 1 up and -1 down, of "giảm từ 30 xuống 21"."""
    opened = _FROM.search(text, max(0, first.start - 60), first.start)
    if opened is None or opened["no"]:
        return None
    joint = _TO.fullmatch(text, first.end, second.start)
    if joint is None or _OTHER_TALE.search(joint[0]):
        return None
    ways = {_way(opened, "up", "down"), _way(joint, "up", "down"), _way(joint, "to_up", "to_down")} - {0}
    if len(ways) != 1:
        return None
    own = next(
        (joint.start(name) for name in ("up", "down", "to_up", "to_down") if joint[name]),
        opened.start(),
    )
    return (own if not (opened["up"] or opened["down"]) else opened.start("up" if opened["up"] else "down")), ways.pop()


def _back(text: str, first: Value, second: Value) -> tuple[int, int] | None:
    """Return the same of "giảm còn 5,1% so với 4,8% của năm trước"."""
    opened = _RISE_BACK.search(text, max(0, first.start - 60), first.start)
    if opened is None or opened["no"] or not _BACK.fullmatch(text, first.end, second.start):
        return None
    ways = {_way(opened, "up", "down"), _way(opened, "to_up", "to_down")} - {0}
    return (opened.start(), ways.pop()) if len(ways) == 1 else None


def _way(match: re.Match[str], up: str, down: str) -> int:
    return 1 if match[up] else -1 if match[down] else 0


def _is_rank(text: str, first: Value, second: Value) -> bool:
    """Tell whether places are compared, of which the first is the best: "tụt 3 bậc, từ 21 xuống 24"."""
    if "rank" in (first.kind, second.kind):
        return True
    is_bare = first.kind == second.kind == "count" and not first.noun and not second.noun
    return is_bare and bool(_PLACES.search(text, max(0, first.start - 80), second.start))


def _is_scaled(value: Value) -> bool:
    """Tell whether a measure like "nghìn" stands behind the number: a bare number beside it may share it."""
    exponent = value.value.as_tuple().exponent
    return isinstance(exponent, int) and exponent > 0
