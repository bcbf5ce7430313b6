"""Values that are said to be more, less, enough, the highest or the average, beside what they are compared with.

"Đạt 81,7%, vượt chỉ tiêu 85%", "cao nhất là xã A với 98,7%, kế đến là xã B (99,1%)", "bốn quý 97%, 98%, 99%, 98%; cả
năm 99,4%".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from reports.domain.quantities.claims import Claim, Statement
from reports.domain.quantities.extremes import wrong_extremes
from reports.domain.quantities.in_time_claims import wrong_in_time
from reports.domain.quantities.mean_extremes import wrong_mean_extremes
from reports.domain.quantities.overall_rates import rates_out_of_range
from reports.domain.quantities.shares import HUNDRED
from reports.domain.quantities.units import are_addable

Kind = Literal["more", "less", "reached", "highest", "lowest", "average", "highest_mean", "lowest_mean", "all_in_time"]
HINTS: Final = re.compile(
    r"vượt|hơn|tăng|giảm|kém|đạt (?:được )?(?:(?:chỉ|mục) tiêu|yêu cầu)|hoàn thành|nhất|tính chung"
    r"|bình quân|cả năm|tháng"
    r"|toàn|chung"
)
_COMPARED: Final = re.compile(
    r"[^;.(,]{0,60}[,(]\s?(?:và |nhưng |song |đã |vẫn |còn |tuy nhiên |mới |cũng |đều |như vậy )*"
    r"(?P<word>vượt|cao hơn|lớn hơn|tăng|thấp hơn|giảm|kém|chưa đạt|không đạt|chưa hoàn thành|không hoàn thành"
    r"|đạt|hoàn thành)(?: được| nhẹ| mạnh| cao)?"
    r" (?P<goal>(?:so với |hơn |mức )?(?:chỉ tiêu|mục tiêu|kế hoạch|yêu cầu))?(?P<base>[^;.,]{0,80})\Z"
)
_BASE: Final = re.compile(
    r"(?<!\w)(?:so với|mức|bình quân|trung bình|cùng kỳ|năm trước|quý trước|tháng trước|kỳ trước|năm ngoái|chỉ tiêu"
    r"|mục tiêu|kế hoạch)(?!\w)"
)
_LESS: Final = frozenset({"thấp hơn", "giảm", "kém"})
_MISSED: Final = frozenset({"chưa đạt", "không đạt", "chưa hoàn thành", "không hoàn thành"})
_LOWER_IS_BETTER: Final = re.compile(
    r"quá hạn|trễ|chậm|trả lại|từ chối|bổ sung|không hài lòng|chưa hài lòng|không quá|tối đa|dưới|giảm|cắt|rút|sai sót"
    r"|nợ|thời gian|tồn"
)
_GOAL: Final = re.compile(r"(?<!\w)(?:chỉ tiêu|mục tiêu|kế hoạch|yêu cầu)(?!\w)[^;.%]{0,90}\Z")
_VERDICT: Final = re.compile(
    r"(?:mục tiêu|chỉ tiêu|kế hoạch|yêu cầu)(?: này| trên| đề ra| được giao| đó)? (?P<missed>chưa"
    r"|không)? ?(?:đã )?(?:được )?"
    r"(?:hoàn thành|đạt|vượt)(?! \d)"
    r"|(?P<not>chưa |không )?(?:đạt|vượt|hoàn thành)(?: vượt)?(?: mức)? (?:mục tiêu|chỉ tiêu|kế hoạch|yêu cầu)"
    r"(?: đề ra| được giao| đã đề ra| tỉnh giao| này| năm)?(?=\s*[,;.)]|$)"
)


@dataclass(frozen=True, slots=True)
class WrongComparison:
    """A value that is not what the words say of it; `start` and `end` bound the words, `against` is the other value."""

    start: int
    end: int
    claim: Claim
    against: Claim
    kind: Kind


def wrong_comparisons(statement: Statement) -> list[WrongComparison]:
    """Return the comparisons of a paragraph that its values contradict."""
    late = [WrongComparison(start, end, one, one, "all_in_time") for start, end, one in wrong_in_time(statement)]
    if len(statement.claims) < 2 or not HINTS.search(statement.lowered):
        return late
    percents = [one for one in statement.claims if one.mention.kind == "percent"]
    return [
        *late,
        *_compared(statement),
        *_verdicts(statement, percents),
        *_extremes(statement),
        *_averages(percents),
    ]


def _compared(statement: Statement) -> Iterator[WrongComparison]:
    """Yield "81,7%, vượt chỉ tiêu 85%"; where a number tells by how much, another rule reads it."""
    for claim, other in zip(statement.claims, statement.claims[1:], strict=False):
        first, second = claim.mention, other.mention
        is_rate_of = first.kind == "fraction" and second.kind == "percent"
        if not is_rate_of and (first.kind != second.kind or first.kind not in ("percent", "count")):
            continue
        if not first.is_exact or not are_addable(first.group, second.group):
            continue
        match = _COMPARED.match(statement.lowered, first.until, second.start)
        if not match or not _BASE.search((match["goal"] or "") + match["base"]) or "trong đó" in match[0]:
            continue
        word = match["word"]
        if second.is_change and not match["base"].endswith("mức "):
            continue
        is_goal = word not in _LESS and bool(match["goal"] or word in _MISSED)
        if is_goal and _LOWER_IS_BETTER.search(claim.lead[-80:] + claim.label + other.label):
            continue
        wanted = _wanted(word, match["goal"])
        if wanted is not None and not _holds(wanted, claim, other):
            end = second.until + statement.lowered.startswith(")", second.until)
            yield WrongComparison(match.start("word"), end, claim, other, wanted)


def _wanted(word: str, goal: str | None) -> Kind | None:
    if word in _LESS or word in _MISSED:
        return "less"
    if word in ("đạt", "hoàn thành"):
        return "reached" if goal else None
    return "reached" if word == "vượt" else "more"


def _holds(wanted: Kind, claim: Claim, other: Claim) -> bool:
    value, against = claim.mention.value, other.mention.value
    if claim.mention.of and other.mention.kind == "percent":
        value = value / claim.mention.of * HUNDRED
    if wanted == "less":
        return value < against
    return value >= against if wanted == "reached" else value > against


def _verdicts(statement: Statement, percents: Sequence[Claim]) -> Iterator[WrongComparison]:
    """Yield "đạt 71,4%. Mục tiêu này đã hoàn thành" after "mục tiêu tối thiểu 80%"."""
    if len(percents) != 2:
        return
    goal, result = percents
    if not _GOAL.search(goal.lead[-60:] + goal.before) or _GOAL.search(result.before) or not result.mention.is_exact:
        return
    if result.sentence > goal.sentence + 1 or _LOWER_IS_BETTER.search(goal.lead + goal.label + result.label):
        return
    match = _VERDICT.search(statement.lowered, result.mention.end, result.mention.end + 120)
    if not match:
        return
    wanted: Kind = "less" if match["missed"] or match["not"] else "reached"
    if not _holds(wanted, result, goal):
        yield WrongComparison(match.start(), match.end(), result, goal, wanted)


def _extremes(statement: Statement) -> Iterator[WrongComparison]:
    """Yield "cao nhất là xã A với 98,7%, kế đến là xã B (99,1%)"."""
    for claim, other, is_highest in wrong_extremes(statement):
        kind: Kind = "highest" if is_highest else "lowest"
        yield WrongComparison(claim.mention.start, claim.mention.end, claim, other, kind)


def _averages(percents: Sequence[Claim]) -> Iterator[WrongComparison]:
    """Yield the rate of a year, or of a province, that lies outside those of its quarters, levels or extremes."""
    for claim, mean, is_highest in wrong_mean_extremes(percents):
        kind: Kind = "highest_mean" if is_highest else "lowest_mean"
        yield WrongComparison(claim.mention.start, claim.mention.end, claim, mean, kind)
    for claim, nearest in rates_out_of_range(percents):
        yield WrongComparison(claim.mention.start, claim.mention.end, claim, nearest, "average")
