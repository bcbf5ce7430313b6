"""Cumulative figures below those of the period that they hold: "nhận thêm 418 hồ sơ, nâng tổng số … lên 397 hồ sơ"."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from reports.domain.quantities.certainty import FILLING
from reports.domain.quantities.claims import Claim, Statement
from reports.domain.quantities.divisions import WrongParts
from reports.domain.quantities.families import Family, families

_RAISED: Final = re.compile(
    r"(?<!\w)(?:nâng|đưa)(?!\w)[^.;]{0,100}?(?<!\w)(?:lên|đạt)(?: thành| tới| đến| mức| là)?\s\Z"
)
_CUMULATIVE: Final = re.compile(
    r"(?<!\w)(?:lũy kế|luỹ kế|cộng dồn|tính chung|(?:tính |kể )?từ đầu (?:năm|quý|kỳ|nhiệm kỳ)"
    r"|cả năm|(?:6|9|11|sáu|chín|mười một) tháng)(?!\w)"
)
_SHORT: Final = re.compile(r"(?<!\w)(?:tháng(?! đầu)|quý|tuần|kỳ(?! trước)|ngày)(?!\w)")
_INSIDE: Final = re.compile(r"(?<!\w)(?:riêng|trong đó)(?: riêng)?,? (?:trong )?(?:tháng|quý|tuần|kỳ)(?!\w)")
_OTHER: Final = re.compile(
    r"cùng kỳ|kế hoạch|chỉ tiêu|phấn đấu|dự kiến|so với|(?:năm|quý|tháng|tuần|kỳ) trước|bình quân"
    r"|(?<!\w)mỗi(?!\w)|từ đầu|lũy kế|luỹ kế|(?<!\w)giảm"
)
_YEAR: Final = re.compile(r"(?<!\d)20\d\d(?!\d)")
_WORD: Final = re.compile(r"[^\W\d]+")
_SCOPE: Final = FILLING | frozenset(
    re.findall(
        r"\w+",
        "nâng đưa tổng lên đạt thành tới đến mức từ đầu năm quý kỳ tháng tuần ngày nay này lũy luỹ kế cộng dồn tính kể"
        " chung cả của toàn các đã được tại trên địa bàn ở hiện giải quyết xử lý tiếp nhận trả kết quả thêm mới tất"
        " theo vừa qua i ii iii iv như vậy giao ban hành nhiệm riêng trong đó hết tiếp chỉ là ba sáu chín mười một",
    )
)
"""Words that tell of the time and the work, and do not limit what is counted."""
_FAR: Final = 180


def wrong_cumulatives(statement: Statement, counts: Sequence[Claim]) -> Iterator[WrongParts]:
    """Yield every cumulative figure with the figure of a part of its time that is greater."""
    text = statement.lowered
    for index, claim in enumerate(counts):
        last_end = counts[index - 1].mention.until if index else 0
        words = text[max(last_end, claim.mention.start - _FAR) : claim.mention.start]
        if not claim.mention.is_exact or not claim.mention.unit:
            continue
        held = None
        if _RAISED.search(words):
            held = _before(counts[:index], claim, words, 0)
        elif _CUMULATIVE.search(words):
            held = _period_before(statement, counts[:index], claim, words) or _period_inside(
                statement, counts[index + 1 :], claim, words
            )
        if held is not None and held.mention.value > claim.mention.value:
            yield WrongParts(claim, (held,), "")


def _before(before: Sequence[Claim], claim: Claim, words: str, sentences: int) -> Claim | None:
    """Return the nearest figure of the same thing before it."""
    held = next((one for one in reversed(before) if _are_one_noun(one, claim)), None)
    if held is None or held.mention.is_approximate or claim.sentence - held.sentence > sentences:
        return None
    return held if _is_same_thing(held, held.lead + held.label, words + claim.after) else None


def _period_before(statement: Statement, before: Sequence[Claim], claim: Claim, words: str) -> Claim | None:
    held = _before(before, claim, words, 1)
    if held is None or held.mention.is_change:
        return None
    index = before.index(held)
    start = max(before[index - 1].mention.until if index else 0, held.mention.start - _FAR)
    own = statement.lowered[start : held.mention.start]
    scope = statement.lowered[start : claim.mention.until]
    is_short = _SHORT.search(own) and not _OTHER.search(own) and not _CUMULATIVE.search(own)
    return held if is_short and len(set(_YEAR.findall(scope))) < 2 else None


def _period_inside(statement: Statement, after: Sequence[Claim], claim: Claim, words: str) -> Claim | None:
    """Return the figure of "…; riêng quý III tiếp nhận 8.910 hồ sơ"."""
    held = after[0] if after else None
    if held is None or not _are_one_noun(held, claim) or held.sentence - claim.sentence > 1:
        return None
    between = statement.lowered[claim.mention.until : held.mention.start]
    if not held.mention.is_exact or not _INSIDE.search(between) or _OTHER.search(between):
        return None
    return held if _is_same_thing(claim, words + claim.label, between + held.after) else None


def _is_same_thing(known: Claim, told: str, words: str) -> bool:
    """Tell whether `words` limit what is counted no further than what is told of the figure that is known."""
    of_work = _families(words)
    if not of_work <= _families(told) and not (of_work <= {Family("state", "received")} and not _families(told)):
        return False
    return set(_WORD.findall(words)) - _SCOPE <= set(_WORD.findall(told)) | set(known.mention.unit.split())


def _families(words: str) -> set[Family]:
    new, received = Family("origin", "new"), Family("state", "received")
    told = (one for one in families(words) if one.dimension not in ("quarter", "half"))
    return {received if one == new else one for one in told}


def _are_one_noun(one: Claim, other: Claim) -> bool:
    """Tell whether both count one thing: "hồ sơ", "hồ sơ tthc"."""
    first, second = sorted((one.mention.unit, other.mention.unit), key=len)
    return one.mention.group == other.mention.group and (second == first or second.startswith(f"{first} "))
