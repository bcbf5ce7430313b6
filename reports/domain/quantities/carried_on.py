"""What is left at the end of a period, and told once more in the next: "quý II còn 213 …; 231 quý II chuyển sang".

Source: biểu II.06 of Thông tư 01/2020/TT-VPCP: column (6) of a period is column (11) of the one before it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from reports.domain.quantities.claims import Claim, Statement
from reports.domain.quantities.families import families

_NAME: Final = r"(?:quý (?:iv|i{1,3}|[1-4])|tháng (?:1[0-2]|0?[1-9])|tuần \d{1,2}|năm 20\d\d)(?:/20\d\d)?(?!\w)"
_PERIOD: Final = re.compile(_NAME)
_MOVES: Final = r"(?:chuyển|mang|dồn|để|đưa|gối|tồn|còn lại|sót)"
_LEFT: Final = re.compile(
    r"(?<!\w)(?:còn|tồn|chưa (?:\w+ ){0,2}(?:xong|giải quyết|xử lý)|đang (?:\w+ ){0,2}(?:giải quyết|xử lý|thụ lý)"
    r"|dở dang)(?!\w)"
)
_FROM_LAST: Final = re.compile(
    rf"(?:(?:của|từ|do|ở) )?(?P<last>{_NAME}) {_MOVES}(?: sang| qua| lại| tiếp| tới)?(?! {_NAME})"
    rf"|{_MOVES}(?: sang| qua| lại| tiếp)? (?:từ|của) (?P<from>{_NAME})"
)
_AMONG: Final = re.compile(r"trong (?:đó|số)|riêng|(?<!\w)lĩnh vực(?!\w)|cùng kỳ|(?<!\w)đã giải quyết (?:xong )?\Z")
_BODY: Final = re.compile(r"(?<!\w)(?:[Xx]ã|[Pp]hường|[Ss]ở|[Hh]uyện|[Pp]hòng|[Cc]hi nhánh) [A-ZĐ]")
_SENTENCES: Final = 3
_FAR: Final = 120


@dataclass(frozen=True, slots=True)
class CarriedTwice:
    """The figure `again` that a period takes over, though `left` is what the one before it left."""

    left: Claim
    again: Claim
    period: str


def carried_twice(statement: Statement) -> Iterator[CarriedTwice]:
    """Yield every number carried over from a named period whose end was told with another number."""
    text = statement.lowered
    if "chuyển" not in text and "tồn" not in text and "còn" not in text:
        return
    left: dict[str, Claim] = {}
    for claim in statement.claims:
        if not _counts_dossiers(claim, "hồ sơ" in text):
            continue
        words = claim.before[-_FAR:] + " # " + claim.after[:_FAR]
        words += _until_stop(claim.trail) if claim.mention.unit else ""
        taken = _FROM_LAST.search(words)
        if taken is not None:
            period = _plain(taken["last"] or taken["from"])
            known = left.get(period)
            if known is not None and not _is_of_done(text, claim) and _do_differ(statement, known, claim):
                yield CarriedTwice(known, claim, period)
        elif (period := _ending(text, claim)) and claim.depth == 0 and not _AMONG.search(claim.lead[-40:] + words):
            left.setdefault(period, claim)


def _counts_dossiers(claim: Claim, is_about_them: bool) -> bool:
    mention = claim.mention
    is_dossier = mention.group in ("dossier", "any") or (not mention.group and is_about_them)
    return mention.kind == "count" and mention.is_exact and is_dossier


def _until_stop(trail: str) -> str:
    """Return the words behind a clause up to the end of the sentence."""
    return re.split(r"[.;]", trail, maxsplit=1)[0]


def _ending(text: str, claim: Claim) -> str:
    """Return the period at whose end the figure is left: "cuối quý II còn 318 hồ sơ", "" where none is named."""
    start = max(text.rfind(". ", 0, claim.mention.start) + 1, claim.mention.start - _FAR, 0)
    before = text[start : claim.mention.start]
    if not _LEFT.search(f"{before[-40:]} {claim.after[:40]}"):
        return ""
    named = _PERIOD.findall(before)
    return _plain(named[0]) if len(set(named)) == 1 else ""


def _is_of_done(text: str, claim: Claim) -> bool:
    """Tell whether those taken over are some of what was done: "đã giải quyết 46 hồ sơ quý II chuyển sang"."""
    start = max(_place_behind(text, claim.mention.start), claim.mention.start - _FAR)
    return any(one.name in ("done", "not_yet") for one in families(text[start : claim.mention.start]))


def _place_behind(text: str, end: int) -> int:
    """Return where the clause before `end` begins: behind the last full stop or semicolon."""
    return max(text.rfind(". ", 0, end), text.rfind("; ", 0, end), 0)


def _plain(period: str) -> str:
    return re.sub(r"/20\d\d|(?<= )0", "", period)


def _do_differ(statement: Statement, left: Claim, again: Claim) -> bool:
    """Tell whether both tell of the same dossiers: no body of its own stands between them."""
    if left.mention.value == again.mention.value or not 0 <= again.sentence - left.sentence <= _SENTENCES:
        return False
    return len(_BODY.findall(statement.text[left.mention.start : again.mention.start])) == 0
