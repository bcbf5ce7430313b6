"""Late dossiers against those for which somebody apologised and those for which nobody has yet."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from reports.domain.quantities.claims import Claim, Statement
from reports.domain.quantities.divisions import WrongParts
from reports.domain.quantities.families import Family
from reports.domain.quantities.openings import families_of

_APOLOGY: Final = "xin lỗi"
_DENIED: Final = re.compile(r"(?<!\w)(?:chưa|không|thiếu)(?!\w)")
_EXEMPT: Final = re.compile(r"không (?:phải|cần|thuộc|có nghĩa vụ)(?!\w)")
_LEFT: Final = re.compile(r"(?<!\w)còn(?: lại)?(?: có)?\s\Z")
_LATE: Final = Family("time", "late")
_SENTENCES: Final = 2
_MOST: Final = 4
_FAR: Final = 60


def wrong_apologies(statement: Statement, counts: Sequence[Claim]) -> Iterator[WrongParts]:
    """Yield the numbers of late dossiers that the apologies made and those still due do not make."""
    if _APOLOGY not in statement.lowered:
        return
    for index, late in enumerate(counts):
        is_late = _LATE in families_of(late) and late.mention.group in ("dossier", "any")
        if not is_late or not late.mention.is_exact or _APOLOGY in late.label:
            continue
        following = [one for one in counts[index + 1 : index + 1 + _MOST] if one.sentence - late.sentence <= _SENTENCES]
        for done, rest in combinations(following, 2):
            if _is_made(statement, done) and _is_due(rest) and _is_wrong(late, done, rest):
                yield WrongParts(late, (done, rest), "time")
                return


def _is_made(statement: Statement, done: Claim) -> bool:
    start = max(done.start, done.mention.start - _FAR)
    words = statement.lowered[start : done.mention.start] + done.after[:_FAR]
    return _APOLOGY in words and not _DENIED.search(words) and done.mention.is_exact


def _is_due(rest: Claim) -> bool:
    if _EXEMPT.search(rest.label):
        return False
    return _APOLOGY in rest.after and _DENIED.search(rest.label) is not None and rest.mention.is_exact


def _is_wrong(late: Claim, done: Claim, rest: Claim) -> bool:
    """Tell whether both are more than the late ones, or dossiers that the rest, told as such, leaves out."""
    reached = done.mention.value + rest.mention.value
    if done.mention.group not in ("dossier", "any", ""):
        # One letter may apologise for several dossiers.
        return reached > late.mention.value
    return reached > late.mention.value or (reached < late.mention.value and bool(_LEFT.search(rest.before)))
