""" "Kế hoạch 20 cuộc; đã thực hiện 25 cuộc, đạt 125%": what was done as a share of what was planned."""

import re
from collections.abc import Sequence
from typing import Final

from reports.domain.quantities.claims import Claim, Statement
from reports.domain.quantities.roundings import is_told
from reports.domain.quantities.shares import HUNDRED, NO_SHARE, Share
from reports.domain.quantities.units import are_addable

_PLAN: Final = re.compile(
    r"(?<!\w)(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu|định mức|hạn mức|được giao|giao|được phân bổ|được cấp"
    r"|được bố trí|bố trí|được duyệt|đăng ký|cam kết|phấn đấu"
    r"|dự kiến)(?!\w)(?: (?!trên|thực hiện|đã |đạt|đến|có )[^\W\d]{1,9}){0,8}[\s:(]*\Z"
)
_PLANNED_BEHIND: Final = re.compile(
    r"[^,;.()\d]{0,40}?[ (](?:theo )?(?:kế hoạch|dự toán|chỉ tiêu|được giao|giao)(?: (?:giao|năm|đề ra"
    r"|được giao))?\W*\Z"
)
_REACHED: Final = re.compile(
    r"[^;.:()\d]{0,60}[,(] ?(?:tức |tương ứng |như vậy )?(?:đạt|bằng|hoàn thành|tương đương)(?: (?:tỷ lệ|mức"
    r"|được))?\s*\Z"
    r"|[^,;.:()\d]{0,60}\(\s?\Z"
)
_OF_PLAN: Final = re.compile(r"\s*(?:so với )?(?:tổng )?(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu)(?!\w)")
_OF_ELSE: Final = re.compile(r"\s*(?:so với|của|tổng|số|trong|trên|cùng kỳ)(?!\w)")


def fulfilment(statement: Statement, claim: Claim) -> Share | None:
    """Return what was done and planned where the percentage right behind the two tells how far the plan is fulfilled.

    None where the sentence, or the one before it, has more or fewer than one planned figure of the noun.
    """
    before = [
        one
        for one in statement.claims
        if one.mention.end <= claim.mention.start and claim.sentence - 1 <= one.sentence <= claim.sentence
    ]
    if len(before) < 2 or before[-1].sentence != claim.sentence or before[-1].mention.kind != "count":
        return None
    if not _REACHED.fullmatch(statement.lowered, before[-1].mention.until, claim.mention.start):
        return None
    if claim.mention.is_approximate or (_OF_ELSE.match(claim.after) and not _OF_PLAN.match(claim.after)):
        return None
    plans = [one for one in before[-4:] if one.mention.kind == "count" and _is_plan(one)]
    if len(plans) != 1 or not plans[0].mention.value or not is_told(plans[0]):
        return None
    plan = plans[0]
    done = before[-1] if before[-1] is not plan else before[-2]
    if abs(before.index(done) - before.index(plan)) != 1 or not is_told(done) or done.mention.kind != "count":
        return None
    alike = are_addable(done.mention.group, plan.mention.group)
    if not alike or _is_no_result(done) or not _is_sure(claim, before, done, plan):
        return None
    return Share(done, plan, done.mention.value, plan.mention.value)


def _is_plan(one: Claim) -> bool:
    return bool(_PLAN.search(one.lead[-30:] + one.before) or _PLANNED_BEHIND.match(one.after))


def _is_no_result(one: Claim) -> bool:
    return bool(NO_SHARE.search(one.before) or _PLAN.search(one.before))


def _is_sure(claim: Claim, before: Sequence[Claim], done: Claim, plan: Claim) -> bool:
    """Tell whether the rate is one of the plan: so named, above 100 %, or no other figure stands before it."""
    if _OF_PLAN.match(claim.after) or claim.mention.value > HUNDRED:
        return True
    return len(before) == 2 and done.sentence == plan.sentence
