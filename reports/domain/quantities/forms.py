"""Forms of a survey: those given out ≥ those that came back = the valid ones + the invalid ones."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from reports.domain.quantities.claims import Claim, Statement
from reports.domain.quantities.divisions import WrongParts

_INVALID: Final = re.compile(r"(?:không|chưa) hợp lệ")
_VALID: Final = re.compile(r"hợp lệ")
_BACK: Final = re.compile(r"(?<!\w)(?:thu (?:về|lại|được|nhận|hồi)|nhận (?:lại|về)|phản hồi|gửi lại|thu)(?!\w)")
_OUT: Final = re.compile(r"(?<!\w)(?:phát|gửi|phát hành|in)(?: ra| đi| hành| đến| tới| phiếu)?(?!\w)")
_LOST: Final = re.compile(r"(?:không|chưa) (?:thu (?:hồi|về|lại|được)|phản hồi|gửi lại)|thất lạc")
_ROLES: Final = (("lost", _LOST), ("invalid", _INVALID), ("valid", _VALID), ("back", _BACK), ("out", _OUT))
_OF_THOSE: Final = re.compile(r"\s*(?:không )?hợp lệ,? (?:thì )?(?:có|thu)(?!\w)")
_NEAR: Final = 40


def wrong_forms(statement: Statement, counts: Sequence[Claim]) -> Iterator[WrongParts]:
    """Yield every number of forms that is smaller than a part of it, or is not the sum of its two parts."""
    if "phiếu" not in statement.lowered:
        return
    told: dict[str, Claim] = {}
    for claim in counts:
        role = _role(claim)
        if not role or not claim.mention.is_exact:
            continue
        if role in told:
            # Another survey.
            yield from _wrong(told)
            told = {}
        told[role] = claim
    yield from _wrong(told)


def _role(claim: Claim) -> str:
    """Return what a number of forms tells, "" for another number."""
    if claim.mention.unit != "phiếu" and not (not claim.mention.unit and "phiếu" in claim.before):
        return ""
    if _OF_THOSE.match(claim.before):
        # "trên 440 phiếu hợp lệ có 429 phiếu hài lòng"
        return ""
    for words in (claim.label, claim.lead[-_NEAR:]):
        found = next((role for role, pattern in _ROLES if pattern.search(words)), "")
        if found:
            return found
    return ""


def _wrong(told: dict[str, Claim]) -> Iterator[WrongParts]:
    out, back, valid, invalid = (told.get(role) for role in ("out", "back", "valid", "invalid"))
    if out and back and back.mention.value > out.mention.value:
        yield WrongParts(out, (back,), "")
    lost = told.get("lost")
    if out and back and lost and not valid and back.mention.value + lost.mention.value != out.mention.value:
        yield WrongParts(out, (back, lost), "")
    whole = back or out
    if whole is None:
        return
    parts = tuple(one for one in (valid, invalid) if one)
    reached = sum(one.mention.value for one in parts)
    if reached > whole.mention.value or (back and len(parts) > 1 and reached != whole.mention.value):
        yield WrongParts(whole, parts, "")
