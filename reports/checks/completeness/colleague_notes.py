"""Notes to a colleague, marks of unfinished work and colloquial words that were left in.

Known by their grammar: a request to a person ("nhờ Ngân thêm vào giúp nha", "anh Nam xem lại giúp em"), a promise of
figures ("số liệu bổ sung sau"), an order in brackets ("(kiểm tra lại)"), marks ("???", "xxx", "TODO") and particles of
speech ("nhé", "ạ"). Requests to a body are formal and stay silent ("đề nghị Sở Nội vụ xem xét, bổ sung"); so does
what stands in quotation marks.

Source: the seed's II.6.8; NĐ 30/2020/NĐ-CP and Luật Ban hành văn bản quy phạm pháp luật: the official style.
"""

import re
from collections.abc import Iterator
from typing import Final

from core.issue import Issue
from reports.checks.completeness.colleague_words import FORMAL, MARKS, ORDERS, PROMISES, REQUESTS, SPEECH
from reports.checks.reading import Reading
from reports.checks.written import Written, written

_WORDINGS: Final = (*REQUESTS, *PROMISES, *ORDERS, *MARKS, *SPEECH)
_QUOTED: Final = re.compile(r"“[^”\n]{0,400}”|\"[^\"\n]{0,400}\"")
_MARKS: Final = ("?", "!!", "[", "{", "<")
_HINTS: Final = frozenset().union(*(one.hints for one in _WORDINGS))
_LATER: Final = 6
_SHOWN: Final = 90


def check_colleague_notes(reading: Reading) -> Iterator[Issue]:
    """Yield one warning for every paragraph that holds such words, with the first of them."""
    for one in written(reading):
        passage, own = one.passage, one.passage.own
        span = _first(one) if own and passage.kind != "recipients" else None
        if span:
            start, end = span
            yield Issue(
                "warning",
                "note_left",
                passage.node,
                "Lời ghi chú hoặc lời nói thường ngày còn sót lại trong văn bản.",
                own[start : min(end, start + _SHOWN)].strip(),
                "Hãy bỏ lời này và viết nội dung chính thức.",
            )


def _first(one: Written) -> tuple[int, int] | None:
    """Return where the first such words stand in the answer; wordings that overlap are one note."""
    own = one.passage.own
    marks = [mark for mark in _MARKS if mark in own]
    if not marks and _HINTS.isdisjoint(one.lower):
        return None
    found = {*one.lower, *marks}
    wordings = [wording for wording in _WORDINGS if not wording.hints.isdisjoint(found)]
    spoken = _QUOTED.sub(lambda match: "\x00" * len(match[0]), own) if "“" in own or '"' in own else own
    spans = [match.span() for wording in wordings if (match := wording.pattern.search(spoken))]
    if not spans or FORMAL.search(own):
        return None
    start = min(start for start, _ in spans)
    return start, max(end for begin, end in spans if begin <= start + _LATER)
