"""Totals announced in one paragraph whose parts, or whose items, are the paragraphs after it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from reports.domain.quantities.certainty import are_kinds
from reports.domain.quantities.claims import Claim, Statement
from reports.domain.quantities.common_division import common_dimension
from reports.domain.quantities.divisions import WrongParts, judge
from reports.domain.quantities.families import is_complete
from reports.domain.quantities.openings import families_of
from reports.domain.quantities.sums import adds_up
from reports.domain.quantities.traces import has_trace, is_near
from reports.domain.quantities.units import group_in

_NUMERAL: Final = re.compile(r"(?:(?P<number>\d{1,2})|(?P<letter>[a-zđ]))(?P<sign>[.)])\s")
_INTRODUCTION: Final = re.compile(r"(?<!\w)(?:(bao gồm|gồm|cụ thể|như sau|sau đây|sau|là)|trong đó)[^\w]{0,4}\Z")
_LABELLED: Final = re.compile(r"(?:số|tổng số|tổng)(?!\w)")
_COLON_LABEL: Final = re.compile(r"[^:.;,\d]{3,50}:\s*\d")
_TOTAL: Final = re.compile(r"tổng|được giao|phê duyệt|phải thực hiện")
# "DVCTT toàn trình: 706." above "+ Cấp tỉnh: 548".
_ENDS_IN_NUMBER: Final = re.compile(r":\s?\d[\d.]{0,11}(?: [^\W\d]{1,9}){0,3}[.;]?\Z")
_OPENS: Final = re.compile(r"(?<!\w)(?:trong đó|gồm|gồm có|như sau|cụ thể)[,.]?\Z")
_ONLY_OPENS: Final = re.compile(
    r"\W*(?:trong đó|bao gồm|gồm(?: có)?|cụ thể(?: như sau)?|chia ra|phân theo[^\d:]{0,40}|chia theo[^\d:]{0,40}"
    r"|trong số (?:này|đó))\W*"
)
_ASIDE: Final = re.compile(r"(?<!\w)(?:trong đó|riêng|cùng kỳ|theo kế hoạch|chỉ tiêu|so với|tăng|giảm)(?!\w)")
_FEWEST_LINES: Final = 3
_LINE: Final = re.compile(r"[^:.;\d]{2,70}:\s*\d")
_SUM_LINE: Final = re.compile(
    r"\W*(?:tổng(?: số| cộng)?|cộng|toàn (?:tỉnh|huyện|xã|ngành))(?: [^\W\d]{1,9}){0,4}\s?[:=–-]?\s"
)
_MOST_ITEMS: Final = 200


@dataclass(frozen=True, slots=True)
class Item:
    """A paragraph as lists see it: its `style` is its marker or the manner of its numeral, "" for plain text.

    `number` is that of its numeral, 0 where it has none.
    """

    statement: Statement
    style: str
    number: int


@dataclass(frozen=True, slots=True)
class Listing:
    """An announcing paragraph (its place among the items) and the places of what it announces."""

    announcer: int
    items: tuple[int, ...]
    strength: str


def make_item(marker: str, statement: Statement) -> Item:
    """Return a paragraph with the style of its marker or numeral."""
    match = _NUMERAL.match(statement.lowered)
    if marker or not match:
        return Item(statement, marker, 0)
    if match["number"]:
        return Item(statement, f"1{match['sign']}", int(match["number"]))
    return Item(statement, f"a{match['sign']}", 0)


def find_listings(items: Sequence[Item]) -> Iterator[Listing]:
    """Yield every paragraph that opens a list, with the paragraphs of the list on its first level."""
    for place, item in enumerate(items[:-1]):
        text = item.statement.lowered.rstrip()
        if text.endswith(":") or (items[place + 1].style != item.style and _OPENS.search(text)):
            found = _below(items, place)
            if found:
                match = _INTRODUCTION.search(text)
                is_weak = match is not None and match[1] is None
                yield Listing(place, found, "weak" if is_weak else "strong" if match else "colon")
        elif item.statement.claims and (
            (_LABELLED.match(text) and _TOTAL.search(text[:80]))
            or (items[place + 1].style not in ("", item.style) and _ENDS_IN_NUMBER.search(text))
        ):
            found = _labelled(items, place)
            if len(found) > 1:
                yield Listing(place, found, "none")


def _below(items: Sequence[Item], place: int) -> tuple[int, ...]:
    style = items[place + 1].style
    if style == items[place].style and style != "":
        return ()
    found: list[int] = []
    for index in range(place + 1, min(len(items), place + _MOST_ITEMS)):
        item = items[index]
        if item.style == style:
            if item.number and found and item.number != items[found[-1]].number + 1:
                break
            found.append(index)
        elif item.style in ("", items[place].style) or not style:
            break
    return tuple(found)


def _labelled(items: Sequence[Item], place: int) -> tuple[int, ...]:
    """Return the lines right after a total that are labels with numbers of their own."""
    style = items[place + 1].style
    found = []
    for index in range(place + 1, min(len(items), place + 8)):
        item = items[index]
        counts = [claim for claim in item.statement.claims if claim.depth == 0]
        lowered = item.statement.lowered
        if item.style != style or len(counts) != 1 or not (_LABELLED.match(lowered) or _COLON_LABEL.match(lowered)):
            break
        found.append(index)
    return tuple(found)


def wrong_lists(items: Sequence[Item]) -> Iterator[tuple[int, WrongParts]]:
    """Yield the totals that contradict the numbers of their list, with the place of the announcing paragraph."""
    for listing in find_listings(items):
        announcer = listing.announcer
        if announcer and _ONLY_OPENS.fullmatch(items[announcer].statement.lowered):
            # "Số hồ sơ quá hạn: 385", then "Trong đó:" on a line of its own.
            announcer -= 1
        totals = _totals(items[announcer].statement)
        parts = [_first(items[place].statement) for place in listing.items]
        known = [part for part in parts if part is not None]
        if not totals or len(known) < 2 or len(known) < len(parts):
            continue
        scope = " ".join(items[place].statement.lowered[:200] for place in listing.items)
        if (following := listing.items[-1] + 1) < len(items):
            # "(Ngoài các loại trên, không có loại nào khác.)"
            scope += f" {items[following].statement.lowered[:120]}"
        wrong = judge(totals, known, listing.strength, False, True, scope)
        if wrong is None and listing.strength == "none":
            heading = items[announcer - 1].statement.lowered if announcer else ""
            wrong = _wrong_labels(totals[0], known, heading if heading.rstrip().endswith(":") else "")
        if wrong is not None:
            yield announcer, wrong


def wrong_sum_lines(items: Sequence[Item]) -> Iterator[tuple[int, WrongParts]]:
    """Yield the total under its lines: "- Di sản: 21 TTHC", "- Du lịch: 26 TTHC", "Tổng cộng: 57 TTHC"."""
    for place, item in enumerate(items):
        counts = [one for one in item.statement.claims if one.mention.kind == "count"]
        if len(counts) != 1 or not counts[0].mention.is_exact or not _SUM_LINE.match(item.statement.lowered):
            continue
        parts: list[Claim] = []
        for above in reversed(items[max(0, place - _MOST_ITEMS) : place]):
            own = [one for one in above.statement.claims if one.mention.kind == "count"]
            if len(own) != 1 or not _LINE.match(above.statement.lowered) or _TOTAL.match(above.statement.lowered):
                break
            parts.insert(0, own[0])
        total = counts[0]
        names = {
            name for part in parts for dimension, name in families_of(part) if dimension == common_dimension(parts)
        }
        is_whole = len(parts) == _FEWEST_LINES - 1 and is_complete(common_dimension(parts), names)
        if (
            (len(parts) < _FEWEST_LINES and not is_whole)
            or any(_breaks(total, part) for part in parts)
            or adds_up(parts, total)
        ):
            continue
        if len({families_of(part) for part in parts}) > 1 and not common_dimension(parts):
            # Lines of several divisions: "Tiếp nhận: …", "Trực tuyến: …".
            continue
        yield place, WrongParts(total, tuple(parts), common_dimension(parts))


def _breaks(total: Claim, part: Claim) -> bool:
    """Tell whether a line is no part of the total, or may be told beside it: "Tổng số hồ sơ quá hạn"."""
    if not part.mention.is_exact or part.mention.unit != total.mention.unit:
        return True
    return part.mention.value > total.mention.value or bool(_ASIDE.search(part.label + part.trail))


def _wrong_labels(total: Claim, parts: Sequence[Claim], heading: str) -> WrongParts | None:
    """Return the total of "Tổng số nhiệm vụ: 63", "Đã hoàn thành: 47" … where its lines miss it narrowly.

    Lines on dossiers divide them in several ways; they are reports.domain.quantities.balance's.
    """
    values = [part.mention.value for part in parts]
    target = total.mention.value
    if not total.mention.is_exact or (total.mention.group or group_in(total.before) or group_in(heading)) in (
        "",
        "dossier",
    ):
        return None
    if not are_kinds(total, parts) or adds_up(parts, total):
        return None
    if not has_trace(target, values) and not is_near(target, sum(values, Decimal(0))):
        return None
    return WrongParts(total, tuple(parts), common_dimension(parts))


def _totals(statement: Statement) -> list[Claim]:
    counts = [one for one in statement.claims if one.mention.kind == "count" and one.depth == 0]
    if not counts:
        # "Kết quả cấp thẻ (318 thẻ):"
        counts = [one for one in statement.claims[-1:] if one.mention.kind == "count" and one.depth == 1]
    last = counts[-1].sentence if counts else 0
    return [one for one in reversed(counts) if one.sentence == last and not one.mention.is_change][:4]


def _first(statement: Statement) -> Claim | None:
    counts = [one for one in statement.claims if one.mention.kind in ("count", "none", "fraction")]
    return counts[0] if counts and counts[0].mention.kind != "fraction" else None
