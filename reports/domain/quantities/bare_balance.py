"""What came in, was done and is left, told without a noun: "Tiếp nhận: 12; giải quyết: 9; tồn: 3".

Dossiers told as such are reports.domain.quantities.balance's.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from reports.domain.quantities.claims import Claim, Statement
from reports.domain.quantities.divisions import WrongParts
from reports.domain.quantities.families import Family
from reports.domain.quantities.openings import families_of

_LEFT: Final = re.compile(
    r"(?<!\w)(?:còn(?: lại| tồn)?|tồn(?: lại| đọng| cuối (?:kỳ|tháng|quý|năm))?|đang(?: \w+){1,3}|chưa(?: \w+){1,3}"
    r"|dở dang)(?: là)?[\s:]*\Z"
)
_OTHERS: Final = re.compile(
    r"hồ sơ|(?<!\w)hs(?!\w)|(?:kỳ|quý|tháng|tuần|năm) (?:trước|ngoái)|đầu (?:kỳ|năm|tháng|quý|tuần)|chuyển (?:sang|qua)"
    r"|(?<!\w)(?:cũ|lũy kế|luỹ kế|cùng kỳ|trả lại|từ chối|rút|hủy)(?!\w)|mang sang|tồn (?:từ|của|trước)"
)
_AMONG: Final = re.compile(r"trong (?:đó|số)")
_RECEIVED, _DONE = Family("state", "received"), Family("state", "done")
_BARE: Final = frozenset({"", "remark", "any"})


def wrong_bare_balances(statement: Statement, counts: Sequence[Claim]) -> Iterator[WrongParts]:
    """Yield the numbers received that those done and those left do not make, where the text tells these three only."""
    outer = [one for one in counts if one.depth == counts[0].depth and not _AMONG.search(one.lead + one.before)]
    if len(outer) != 3 or _OTHERS.search(statement.lowered):
        return
    received, done, left = outer
    if (
        not all(one.mention.is_exact and one.mention.group in _BARE for one in outer)
        or left.sentence > received.sentence + 1
    ):
        return
    units = {one.mention.unit for one in (done, left)} - {"", received.mention.unit}
    if (
        units
        or _RECEIVED not in families_of(received)
        or _DONE not in families_of(done)
        or not _LEFT.search(left.before)
    ):
        return
    if _RECEIVED not in families_of(done) and received.mention.value != done.mention.value + left.mention.value:
        yield WrongParts(received, (done, left), "state")
