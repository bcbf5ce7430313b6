"""Parts greater than their whole where not all parts are told: "trong đó 102 xã giải quyết …", "riêng đất đai …"."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from reports.domain.quantities.certainty import do_overlap
from reports.domain.quantities.claims import Claim, Statement
from reports.domain.quantities.divisions import OVERLAP, WrongParts
from reports.domain.quantities.families import Family, families
from reports.domain.quantities.openings import dimensions_of, is_rest
from reports.domain.quantities.traces import has_trace

_BRINGS_IN: Final = re.compile(
    r"(?<!\w)(?:(?P<among>trong đó|(?:kể|tính|gồm|bao gồm) cả|trong số (?:này|đó|ấy))"
    r"|(?P<some>(?:chỉ )?riêng|(?:nhiều|cao|lớn|đông) nhất|chủ yếu|tập trung|phần lớn|đa số|nhất là|điển hình|tiêu biểu"
    r"|đứng đầu|dẫn đầu|chiếm đa số))(?!\w)"
)
_OTHER: Final = re.compile(
    r"cùng kỳ|kế hoạch|chỉ tiêu|lũy kế|luỹ kế|phấn đấu|dự kiến|so với|từ đầu|(?<!\w)năm(?!\w)|(?:quý|tháng|kỳ) trước"
    r"|bình quân|trung bình|(?<!\w)mỗi(?!\w)|(?<!\w)(?:hơn|thêm|yêu cầu|gấp)(?!\w)|tổng số|trong số \d"
)
_MEAN: Final = re.compile(
    r"bình quân|trung bình|(?<!\w)mỗi(?!\w)|cùng kỳ|(?<!\w)lĩnh vực(?!\w)|chỉ có|(?<!\w)các(?!\w)"
)
_WHOLE: Final = re.compile(r"(?<!\w)(?:toàn|cả|tổng)(?!\w)")
_BODY: Final = re.compile(
    r"(?<!\w)(?:xã|phường|huyện|thị trấn|thị xã|thành phố|sở|phòng|chi cục|đơn vị|ban|ubnd)(?!\w)"
)
_PLACES: Final = frozenset({"level", "scale"})
_DONE, _RECEIVED = Family("state", "done"), Family("state", "received")
_FAR_ABOVE: Final = 2
_MOST_OVER: Final = Decimal("1.5")
_OPENS: Final = re.compile(r"[^.;:\d]{0,40}")
_FEW: Final = 2
_FAR: Final = 120
_MOST: Final = 40


def wrong_wholes(statement: Statement, counts: Sequence[Claim]) -> Iterator[WrongParts]:
    """Yield every whole that one of its parts, or several that exclude one another, exceed."""
    for number, match in enumerate(_BRINGS_IN.finditer(statement.lowered, 0, counts[-1].mention.start)):
        if number == _MOST:
            return
        parts = _parts(statement, match, counts)
        wholes = _wholes(statement, match, counts, parts)
        among = match["among"] is not None
        if not parts or not wholes:
            continue
        most = max(one.mention.value for one in wholes)
        whole = wholes[-1]
        if any(one.mention.is_approximate for one in (*wholes, *parts)):
            if parts[0].mention.value > most * _FAR_ABOVE and _is_of(statement, whole, parts[:1], match.start(), among):
                yield WrongParts(whole, (parts[0],), "")
            continue
        if among:
            # What is told without an agent is reports.domain.quantities.divisions'.
            if parts[0].mention.value > most and _is_of(statement, whole, parts[:1], match.start(), among):
                yield WrongParts(whole, (parts[0],), "")
        elif _is_of(statement, whole, parts, match.start(), among):
            reached = sum((part.mention.value for part in parts), Decimal(0))
            if parts[0].mention.value > most:
                yield WrongParts(whole, (parts[0],), "")
            elif (most < reached <= most * _MOST_OVER or _misses(whole, parts)) and _exclude(statement, whole, parts):
                yield WrongParts(whole, tuple(parts), "")


def _parts(statement: Statement, match: re.Match[str], counts: Sequence[Claim]) -> list[Claim]:
    """Return the figures brought in, those of who did the work left out: "trong đó 102 xã giải quyết 900 hồ sơ"."""
    parts: list[Claim] = []
    following = [claim for claim in counts if claim.mention.start >= match.end()]
    last_end = match.end()
    for index, claim in enumerate(following):
        between = statement.lowered[last_end : claim.mention.start]
        if ";" in between or len(between) > _FAR or (parts and _BRINGS_IN.search(between)):
            break
        if any(mark.sign == "." and match.end() <= mark.place < claim.mention.start for mark in statement.marks):
            break
        is_agent = claim.mention.group in ("body", "person", "field") and index + 1 < len(following)
        if _WHOLE.search(between):
            # "…; tính cả các xã thì toàn tỉnh tiếp nhận 214.508 hồ sơ"
            break
        if not parts and is_agent and following[index + 1].mention.group not in ("body", "person", "field"):
            last_end = claim.mention.until
            continue
        if parts and claim.mention.unit not in ("", parts[0].mention.unit):
            break
        if claim.mention.is_change or claim.mention.kind != "count":
            break
        parts.append(claim)
        last_end = claim.mention.until
    return parts


def _wholes(statement: Statement, match: re.Match[str], counts: Sequence[Claim], parts: Sequence[Claim]) -> list[Claim]:
    """Return the figures of the parts' noun before them, in the same sentence or, where they open one, in the last."""
    if not parts or not parts[0].mention.unit:
        return []
    before = [one for one in counts if one.mention.end <= match.start() and not one.mention.is_change]
    opens = any(
        mark.sign == "." and _OPENS.fullmatch(statement.lowered, mark.place + 1, match.start())
        for mark in statement.marks
        if mark.place < match.start()
    )
    sentence = parts[0].sentence - opens
    return [one for one in before if one.sentence == sentence and _counts_same(one, parts[0])]


def _counts_same(whole: Claim, part: Claim) -> bool:
    """Tell whether both have one noun; "hồ sơ quá hạn của tỉnh là 318" has it before the number."""
    unit = part.mention.unit
    return whole.mention.unit == unit or (not whole.mention.unit and unit in whole.before)


def _is_of(statement: Statement, whole: Claim, parts: Sequence[Claim], place: int, among: bool) -> bool:
    """Tell whether the parts, brought in at `place`, tell of the whole's own work and time, and it is one of all."""
    start = max(0, whole.mention.start - _FAR)
    own = statement.lowered[start : whole.mention.start].rpartition(".")[2]
    told_of = own + whole.after
    if _MEAN.search(own[-60:]):
        return False
    known = set(families(whole.lead + whole.label))
    for part in parts:
        words = statement.lowered[max(place, part.mention.start - _FAR) : part.end]
        if _OTHER.search(words):
            return False
        told = {one for one in families(part.lead + part.label) if one.dimension not in _PLACES}
        if among or _DONE in known:
            # Kinds of any division may be "trong đó"; those in time and late divide what is resolved.
            told = {one for one in told if one.dimension == "state" or not (among or one.dimension == "time")}
        if not told <= known and (known or not told <= {_DONE, _RECEIVED}):
            return False
        if not among and _BODY.search(words) and not _WHOLE.search(told_of):
            return False
    return True


def _misses(whole: Claim, parts: Sequence[Claim]) -> bool:
    """Tell whether a list that the rest closes misses the whole: "đông nhất là …, các lĩnh vực khác 515"."""
    values = [part.mention.value for part in parts]
    target = whole.mention.value
    return len(parts) > _FEW and is_rest(parts[-1]) and sum(values) < target and has_trace(target, values)


def _exclude(statement: Statement, whole: Claim, parts: Sequence[Claim]) -> bool:
    """Tell whether several parts are fields, or bodies, of one kind that have nothing in common."""
    scope = statement.lowered[whole.mention.until : parts[-1].end]
    if do_overlap(parts) or OVERLAP.search(scope) or any(dimensions_of(part) - _PLACES for part in parts[1:]):
        return False
    return len({bool(_BODY.search(part.lead + part.before)) for part in parts}) == 1
