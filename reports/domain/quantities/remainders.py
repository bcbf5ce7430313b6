"""What remains of a whole: "12/16 phường đã xong; bốn phường còn lại", "24 xã; đã kiểm tra 15 xã, còn 9 xã chưa"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from reports.domain.quantities.certainty import FILLING
from reports.domain.quantities.claims import Claim, Statement
from reports.domain.quantities.divisions import WrongParts
from reports.domain.quantities.traces import has_trace

_REMAINS: Final = re.compile(r"\s*(?:[^\W\d]+\s){0,4}?còn lại")
_LEFT_OVER: Final = re.compile(r"(?<!\w)còn(?: lại)?(?: có)?\s\Z")
_NOT_YET: Final = re.compile(r"[^,;.]{0,40}(?<!\w)chưa(?!\w)")
_BEING_DONE: Final = re.compile(r"\s?(?:đang|còn) (?:\w+ )?(?:thực hiện|triển khai|xử lý|giải quyết|xem xét)(?!\w)")
_DONE: Final = re.compile(r"(?:[^,;.]{0,20}\s)?đã (?:được )?(?P<verb>\w+(?: \w+)?)(?:[^,;.]{0,30}\Z)?")
_UNDONE: Final = re.compile(r"\s?chưa (?:được )?(?P<verb>\w+)")
_PRESENT: Final = re.compile(r"(?<!\w)(?:có mặt|hiện có|đã (?:bố trí|tuyển|có))(?!\w)")
_LACKING: Final = re.compile(r"(?<!\w)(?:thiếu|khuyết)\s\Z")
_WORD: Final = re.compile(r"\w+")
_FAR: Final = 160


@dataclass(frozen=True, slots=True)
class WrongRemainder:
    """What is told to remain of a fraction, which leaves another number."""

    claim: Claim
    fraction: Claim

    @property
    def left(self) -> Decimal:
        """What the fraction leaves."""
        return (self.fraction.mention.of or Decimal(0)) - self.fraction.mention.value


def wrong_remainders(statement: Statement) -> Iterator[WrongRemainder]:
    """Yield every remainder that contradicts the one fraction of its noun right before it."""
    last: Claim | None = None
    for claim in statement.claims:
        mention = claim.mention
        if mention.kind == "fraction":
            last = claim
        elif mention.kind == "count" and last is not None and mention.unit and mention.unit == last.mention.unit:
            wrong = WrongRemainder(claim, last)
            is_next = claim.sentence - last.sentence <= 1 and mention.start - last.mention.end <= _FAR
            is_exact = mention.is_exact and not last.mention.is_approximate
            if is_next and is_exact and mention.value != wrong.left and _is_remainder(statement, claim):
                yield wrong
            last = None


def _is_remainder(statement: Statement, claim: Claim) -> bool:
    text, mention = statement.lowered, claim.mention
    if _REMAINS.match(text, mention.end, mention.until + 40):
        return True
    is_left = _LEFT_OVER.search(text, max(0, mention.start - 12), mention.start)
    return bool(is_left and (_NOT_YET.match(text, mention.until) or _BEING_DONE.match(text, mention.until)))


def wrong_rests(statement: Statement) -> Iterator[WrongParts]:
    """Yield the wholes of sentences with three numbers of one noun, all, those done and those left, that do not fit."""
    for whole, done, rest in zip(statement.claims, statement.claims[1:], statement.claims[2:], strict=False):
        mentions = (whole.mention, done.mention, rest.mention)
        groups = {one.group for one in mentions}
        if whole.mention.group == "person" and _LACKING.search(rest.before):
            # "25 biên chế, hiện có mặt 22, thiếu 3".
            groups -= {""}
        if "" in groups or len(groups) > 1 or whole.mention.unit == "lượt":
            continue
        if any(one.kind != "count" or not one.is_exact for one in mentions) or rest.sentence - whole.sentence > 1:
            continue
        sentences = (whole.sentence, rest.sentence)
        if sum(one.mention.group in groups and one.sentence in sentences for one in statement.claims) > len(mentions):
            continue
        reached = done.mention.value + rest.mention.value
        target = whole.mention.value
        if reached == target or max(done.mention.value, rest.mention.value) > target:
            continue
        if _is_left_undone(statement, done, rest) or (
            _are_denied(done, rest)
            and (
                reached > whole.mention.value
                or has_trace(whole.mention.value, [done.mention.value, rest.mention.value])
            )
        ):
            yield WrongParts(whole, (done, rest), "")


def _is_left_undone(statement: Statement, done: Claim, rest: Claim) -> bool:
    """Tell whether the last number counts those of which is denied what is told of the other: "đã in", "chưa in"."""
    text = statement.lowered
    if rest.mention.group in ("person", "") and _PRESENT.search(done.before) and _LACKING.search(rest.before):
        return True
    verb = _DONE.search(text, max(0, done.mention.start - 60), done.mention.start) or _DONE.match(
        text, done.mention.until
    )
    undone = _UNDONE.match(text, rest.mention.until)
    if verb is None or undone is None or rest.mention.group == "dossier":
        return False
    is_left = _LEFT_OVER.search(text, max(0, rest.mention.start - 12), rest.mention.start)
    return bool(is_left and undone["verb"].split()[0] == verb["verb"].split()[0])


def _are_denied(done: Claim, rest: Claim) -> bool:
    """Tell whether of the one is said "đã có văn bản xin lỗi", of the other "chưa thực hiện xin lỗi"."""
    one, other = (set(_WORD.findall(claim.after)) - FILLING for claim in (done, rest))
    return "đã" in one and "chưa" in other and "chưa" not in one and len(one & other) > 1
