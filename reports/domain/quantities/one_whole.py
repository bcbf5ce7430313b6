""" "Tổ chức chiếm 35,6%, cá nhân chiếm 65,4%": shares told one beside the other that are meant to make a whole.

Shares of different things make about 100 % only by chance, and hardly ever miss it by one slip of a digit; so a run of
parallel shares that does is accused. A run that makes less may lack a share, unless its sentence counts them ("chỉ có
hai hình thức") or names the rest.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from reports.domain.quantities.claims import Claim, Statement
from reports.domain.quantities.exclusive_shares import is_off
from reports.domain.quantities.families import families
from reports.domain.quantities.shares import HUNDRED, NO_SHARE, has_percent

_TAKES: Final = re.compile(r"(?<!\w)chiếm(?: (?:tỷ lệ|tới|đến|tỷ trọng|mức))?[\s:(]*\Z")
_HELD: Final = re.compile(
    r"trong đó|trong số|riêng|gồm cả|kể cả|đồng thời|trở lên|nhất(?!\w)|nhiều (?:phương án|lựa chọn|đáp án)|chỉ tiêu"
    r"|mục tiêu|cùng kỳ|(?:năm|quý|tháng|kỳ) (?:trước|ngoái)|(?<!\w)tăng|giảm|vượt|so với"
)
_NUMBERS: Final = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5}
_KINDS: Final = re.compile(
    r"(?<!\w)(?P<number>hai|ba|bốn|năm|0?[2-5]) (?:hình thức|phương thức|cách thức|loại|nhóm|mức|kênh|đường|nguồn|khoản"
    r"|khối|phần|ý kiến|phương án|dạng|cấp|bộ phận|lựa chọn|hướng|luồng|cách)(?!\w)"
)
_REST: Final = re.compile(r"còn lại|(?<!\w)khác(?!\w)")
_OF: Final = re.compile(r"(?<!\w)(?:số|tổng số|trong|trên|của) .*")
_SCOPES: Final = frozenset({"level", "half", "quarter"})
_LEAST: Final = Decimal(90)
_MOST: Final = Decimal(110)
_LONGEST: Final = 6


def wrong_wholes(statement: Statement, percents: Sequence[Claim]) -> Iterator[list[Claim]]:
    """Yield the runs of shares that miss 100 % by one digit."""
    for run in _runs(statement, percents):
        reached = sum((one.mention.value for one in run), Decimal(0))
        if not _LEAST <= reached <= _MOST or not is_off(run, HUNDRED) or not _is_one_digit(reached - HUNDRED):
            continue
        is_closed = _is_closed(statement, run)
        if (reached > HUNDRED or is_closed) and not _differ(run, is_closed):
            yield run


def _runs(statement: Statement, percents: Sequence[Claim]) -> Iterator[list[Claim]]:
    """Yield the shares of each sentence that stand in one row, each with its "chiếm"."""
    sentences: dict[int, list[Claim]] = {}
    for claim in percents:
        sentences.setdefault(claim.sentence, []).append(claim)
    for run in sentences.values():
        if not 2 <= len(run) <= _LONGEST or any(not one.mention.is_exact or one.depth != run[0].depth for one in run):
            continue
        words = statement.lowered[max(0, run[0].mention.start - 90) : run[-1].end]
        if not all(_TAKES.search(one.before) for one in run) or _HELD.search(words) or NO_SHARE.search(words):
            continue
        numbers = [one for one in statement.claims if run[0].mention.start < one.mention.start < run[-1].mention.start]
        if all(one.mention.kind == "percent" or has_percent(statement, one) for one in numbers):
            yield run


def _is_one_digit(difference: Decimal) -> bool:
    """Tell whether one wrong digit explains it: 2, 0.3, 10; not 2.4."""
    return len(str(int(abs(difference).scaleb(6))).strip("0")) == 1


def _differ(run: Sequence[Claim], is_closed: bool) -> bool:
    """Tell whether the shares are told of kinds of different divisions, or of different places and times."""
    told = [{family.dimension for family in families(_OF.sub(" ", one.before))} - {"people"} for one in run]
    named = [one for one in told if one]
    if not named or not set.intersection(*named):
        return bool(named)
    return len(named) < len(told) and (not is_closed or any(one & _SCOPES for one in named))


def _is_closed(statement: Statement, run: Sequence[Claim]) -> bool:
    """Tell whether no share can lack: the sentence counts the kinds, or the last one is the rest."""
    opening = statement.lowered[max(0, run[0].mention.start - 160) : run[0].mention.start].rpartition(". ")[2]
    counted = [match["number"].lstrip("0") for match in _KINDS.finditer(opening)]
    if any((_NUMBERS.get(one) or int(one)) == len(run) for one in counted):
        return True
    return bool(_REST.search(run[-1].before))
