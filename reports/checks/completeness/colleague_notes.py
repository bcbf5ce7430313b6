"""Notes to a colleague, marks of unfinished work and colloquial words that were left in.

Known by their grammar: a request to a person ("nhờ Ngân thêm vào giúp nha", "anh Nam xem lại giúp em"), a promise of
figures ("số liệu bổ sung sau"), an order in brackets ("(kiểm tra lại)"), marks ("???", "xxx", "TODO") and particles of
speech ("nhé", "ạ"). Requests to a body are formal and stay silent ("đề nghị Sở Nội vụ xem xét, bổ sung"); so does
what stands in quotation marks.

Source: the seed's II.6.8; NĐ 30/2020/NĐ-CP and Luật Ban hành văn bản quy phạm pháp luật: the official style.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from core.issue import Issue
from reports.checks.completeness.colleague_words import FORMAL, MARKS, ORDERS, PROMISES, REQUESTS, SPEECH
from reports.checks.reading import Reading
from reports.checks.written import Written, written

_WORDINGS: Final = (*REQUESTS, *PROMISES, *ORDERS, *MARKS, *SPEECH)
_QUOTED: Final = re.compile(r"“[^”\n]{0,400}”|\"[^\"\n]{0,400}\"")
_HINTS: Final = frozenset().union(*(one.hints for one in _WORDINGS))
_MARKS: Final = tuple(hint for hint in _HINTS if not hint.isalpha())
_MOST_TOLD: Final = 20
_SHOWN: Final = 90


def check_colleague_notes(reading: Reading) -> Iterator[Issue]:
    """Yield a warning for every such note; wordings that overlap or follow one another are one note."""
    for one in written(reading):
        passage, own = one.passage, one.passage.own
        if not own or passage.kind == "recipients":
            continue
        for start, end in islice(_notes(one), _MOST_TOLD):
            yield Issue(
                "warning",
                "note_left",
                passage.node,
                "Lời ghi chú hoặc lời nói thường ngày còn sót lại trong văn bản.",
                own[start : min(end, start + _SHOWN)].strip(),
                "Hãy bỏ lời này và viết nội dung chính thức.",
            )


def _notes(one: Written) -> Iterator[tuple[int, int]]:
    """Yield where the notes of the answer begin and end."""
    own = one.passage.own
    marks = [mark for mark in _MARKS if mark in own]
    if not marks and _HINTS.isdisjoint(one.lower):
        return
    found = {*one.lower, *marks}
    wordings = [wording for wording in _WORDINGS if not wording.hints.isdisjoint(found)]
    spoken = _QUOTED.sub(lambda match: "\x00" * len(match[0]), own) if "“" in own or '"' in own else own
    spans = sorted(
        match.span() for wording in wordings for match in islice(wording.pattern.finditer(spoken), _MOST_TOLD)
    )
    if not spans or FORMAL.search(own):
        return
    start, end = spans[0]
    for begin, until in spans[1:]:
        if begin > end and own[end:begin].strip():
            yield start, end
            start, end = begin, until
        end = max(end, until)
    yield start, end
