"""Long sentences with figures that stand word for word in the last report.

Source: custom of the field: clerks copy last period's file; a sentence with the figures of a period's work seldom holds
for the next period, too.
"""

import re
from collections.abc import Iterator
from typing import Final

from core.issue import Issue
from reports.checks.reading import Passage, Reading

CODE = "copied_sentence"
_FRAME: Final = frozenset({"title", "legal_bases", "intro", "closing", "recipients", "signer"})
_SHORTEST: Final = 60
_MOST: Final = 10
_BOUNDARY: Final = re.compile(r"[.;!?](?=\s)|\n")
_DIGIT: Final = re.compile(r"\d")
# A count or a rate of work: no date, year, number of a document, level, version or round hundred per cent.
_FIGURE: Final = re.compile(
    r"(?<![\w/.,-])(?<!ngày )(?<!tháng )(?<!quý )(?<!năm )(?<!số )(?<!mức độ )(?<!cấp )(?<!điều )(?<!khoản )"
    r"(?!(?:19|20)\d\d(?!\d|\.\d|,\d))(?!0?\d(?![\d.,])|100\s?%|0?\d[.,]?(?:\s|$))"
    r"\d{1,3}(?:\.?\d{3}){0,4}(?:,\d{1,4})?(?![\w/-]|\.\d)",
    re.IGNORECASE,
)


def check_copied_sentence(reading: Reading) -> Iterator[Issue]:
    """Yield a note for each passage with such a sentence, for the first ten of them."""
    last = reading.context.previous
    if last is None:
        return
    known = {sentence for passage in Reading(last).passages for sentence in _sentences(passage)}
    told = 0
    for passage in reading.passages:
        copied = next((sentence for sentence in _sentences(passage) if sentence in known), None)
        if copied is None:
            continue
        yield Issue(
            "info",
            CODE,
            passage.node,
            f"Câu có số liệu này giống hệt câu trong báo cáo kỳ {last.period.name}.",
            copied,
            "Hãy kiểm tra xem số liệu trong câu có phải của kỳ này không.",
        )
        told += 1
        if told == _MOST:
            return


def _sentences(passage: Passage) -> Iterator[str]:
    """Yield the long sentences with figures of a passage, as written."""
    if passage.kind in _FRAME or passage.is_table_row or not _DIGIT.search(passage.text, passage.own_from):
        return
    start = passage.own_from
    for end in (*(match.start() for match in _BOUNDARY.finditer(passage.text, start)), len(passage.text)):
        sentence = passage.text[start:end].strip(" \t\u00a0:;.")
        start = end + 1
        if len(sentence) >= _SHORTEST and _FIGURE.search(sentence):
            yield sentence
