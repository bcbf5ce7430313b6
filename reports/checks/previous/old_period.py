"""Present work told of another period than the one that is reported on: words copied from an old report.

Source: custom of the field: clerks copy last period's file and forget to change the period. Comparisons, plans,
recounts of the same year and titles of documents name other periods rightly.
"""

import re
from collections.abc import Iterator
from typing import Final

from core.issue import Issue
from core.text import squeeze
from reports.checks.previous.told_periods import is_compared, quoted_spans, reported, within, words_of
from reports.checks.reading import Passage, Reading
from reports.domain.period_names import PeriodMention, kind_and_year, period_mentions, reword

CODE = "old_period"
_FRAME: Final = frozenset({"title", "legal_bases", "intro", "closing", "recipients", "signer"})
_HINT: Final = re.compile(r"qu[ýí]\s|tháng\sđầu|\d\stháng|năm\s20", re.IGNORECASE)
_NEAR: Final = 200
"""A period named so near is what the other one is compared with."""
_OPENING: Final = re.compile(
    r"(?:\A|[.;:!?]\s|\n|\)\s|^[-+*•]\s{0,2})\s{0,2}(?:trong|tại|ở|riêng|riêng trong)?\s{0,2}\Z", re.I
)
_INSIDE: Final = re.compile(
    r"\b(?:trong|kỳ báo cáo|trong kỳ báo cáo|trong kỳ|trong thời gian|kết quả thực hiện)\s{1,2}\Z", re.IGNORECASE
)
_ESTIMATED: Final = re.compile(r"\s{0,2}(?:là\s|thu\s|chi\s)?ước\b", re.IGNORECASE)
_WORK: Final = re.compile(
    r"\b(?:đã|đang|có|không|chưa|ước|đạt|tiếp nhận|giải quyết|ban hành|triển khai|tổ chức|hoàn thành|phát sinh|"
    r"thực hiện|cử|tham mưu|xây dựng|công bố|rà soát|phối hợp|tăng cường|toàn (?:tỉnh|ngành|huyện)|kết quả)\b",
    re.IGNORECASE,
)
_DONE: Final = re.compile(r"\b(?:đã|không phát sinh|chưa phát sinh)\b", re.IGNORECASE)
_PRESENT: Final = re.compile(
    r"\b(?:này|năm nay|đến nay|hiện nay|hiện tại|nay|đến thời điểm|đến hết|đến cuối|tính đến|trước đây|trước đó|"
    r"chuyển sang|chuyển tiếp|tồn đọng|lũy kế|khắc phục)\b",
    re.IGNORECASE,
)
_PLANNED: Final = re.compile(
    r"\b(?:sẽ|dự kiến|phấn đấu|kế hoạch|mục tiêu|chỉ tiêu|đăng ký|định hướng|phương hướng|nhiệm vụ trọng tâm|cần|"
    r"yêu cầu|tiến độ|lộ trình|thời hạn|trước|sau|từ)\b",
    re.IGNORECASE,
)
_TITLES: Final = re.compile(
    r"\b(?:kế hoạch|báo cáo|chương trình|hội nghị|sơ kết|tổng kết|thông báo|kết luận|phong trào|đề án|danh mục|chỉ số|"
    r"biên bản|phiên họp|cuộc họp|giao ban|cam kết|quyết định|nghị quyết|văn bản|công văn|dự toán|bảng|biểu|phụ lục|"
    r"giai đoạn|đợt|khảo sát|đánh giá|xếp hạng|khen thưởng|kiến nghị)\b",
    re.IGNORECASE,
)
_BOUNDARY: Final = re.compile(r"[.;:!?](?=\s)|\n")
_CLAUSE: Final = re.compile(r"[.;:!?,(](?=\s|\w)|\n")
_MOST: Final = 50
"""So many places are told; no report has more."""
_SHORTEST: Final = 30
"""Shorter sentences may be the same in two reports by chance."""


def check_old_period(reading: Reading) -> Iterator[Issue]:
    """Yield a warning where a sentence tells done work of a period that the report is not about."""
    period = reported(reading).period
    if period is None:
        return
    last, told = _last_sentences(reading), 0
    spans: dict[int, list[tuple[int, int]]] | None = None
    for passage in reading.passages:
        if passage.kind in _FRAME or passage.is_table_row or not _HINT.search(passage.text):
            continue
        spans = quoted_spans(reading) if spans is None else spans
        for issue in _of_passage(reading, passage, spans.get(passage.place, []), period, last):
            yield issue
            told += 1
        if told >= _MOST:
            return


def _of_passage(
    reading: Reading,
    passage: Passage,
    spans: list[tuple[int, int]],
    period: tuple[str, int],
    last: frozenset[str],
) -> Iterator[Issue]:
    mentions = period_mentions(passage.text)
    for place, mention in enumerate(mentions):
        if mention.start < passage.own_from or mention.may_be(*period) or (mention.kind == "N" and not last):
            continue
        beside = (*mentions[max(0, place - 1) : place], *mentions[place + 1 : place + 2])
        if within(mention, spans) or any(_is_compared_with(one, mention, period) for one in beside):
            continue
        start, end = _sentence(passage.text, mention)
        copied = _is_of(mention, reading) and squeeze(passage.text[start:end]) in last
        if _tells_work(passage, mention, start, end, period, copied):
            words = words_of(passage, mention)
            right = reword(words, mention, *period)
            told = f"Câu kể việc của kỳ này nhưng ghi “{words}”."
            if copied:
                told = f"Câu chép nguyên từ báo cáo kỳ {reading.document.previous_period_name}, còn ghi “{words}”."
            mend = f"Nếu là số liệu của kỳ này, sửa thành “{right}” và soát lại số liệu trong câu."
            yield Issue("warning", CODE, passage.node, told, words, mend)


def _is_compared_with(other: PeriodMention, mention: PeriodMention, period: tuple[str, int]) -> bool:
    """Tell whether the period that is reported on, or the same part of another year, is named close by."""
    near = max(other.start - mention.end, mention.start - other.end) < _NEAR
    return near and (other.may_be(*period) or (other.kind == mention.kind and other.year != mention.year))


def _tells_work(
    passage: Passage, mention: PeriodMention, start: int, end: int, period: tuple[str, int], copied: bool
) -> bool:
    """Tell whether the sentence tells done work of the period, and no comparison, plan, recount or title."""
    text = passage.text
    before, after = text[start : mention.start], text[mention.end : min(end, mention.end + _NEAR)]
    is_estimated = mention.kind != "N" and _ESTIMATED.match(after) is not None
    is_opening = _OPENING.search(text, max(0, mention.start - 40), mention.start) is not None
    is_leading = is_opening or _INSIDE.search(before[-40:]) is not None
    is_earlier, is_later = _is_earlier(mention, period[1]), _is_later(mention, *period)
    if is_compared(passage, mention) or not (is_leading or is_estimated or copied):
        return False
    if is_estimated and is_earlier:
        # What is over needs no estimate.
        return True
    clause = before[max((match.end() for match in _CLAUSE.finditer(before)), default=0) :]
    if _is_exempt(clause, before, after, is_opening):
        return False
    if copied:
        return is_leading or mention.kind != "N"
    if mention.kind == "N" or not is_leading:
        return False
    if is_later:
        return _DONE.search(after[:80]) is not None
    return is_earlier and _WORK.search(f"{clause} {after[:120]}") is not None


def _is_exempt(clause: str, before: str, after: str, is_opening: bool) -> bool:
    """Tell whether the words round the mention make it a title, a plan, or something told up to now."""
    if _TITLES.search(clause) or _PLANNED.search(clause) or (is_opening and _PLANNED.search(after[:60])):
        return True
    return bool(_PRESENT.search(before[-_NEAR:]) or _PRESENT.search(after))


def _is_earlier(mention: PeriodMention, year: int) -> bool:
    """Tell whether the period lies before the year that the report is about: it may well recount its own year."""
    return mention.year is not None and mention.year < year


def _is_later(mention: PeriodMention, kind: str, year: int) -> bool:
    last_month = PeriodMention(0, 0, kind, year).last_month
    if mention.year is None or mention.year == year:
        return mention.first_month > last_month or (mention.kind != "N" and mention.last_month > last_month)
    return mention.year > year


def _sentence(text: str, mention: PeriodMention) -> tuple[int, int]:
    """Return where the sentence of a mention begins and ends, as far as 400 letters off."""
    first = max(0, mention.start - 400)
    start = max((match.end() for match in _BOUNDARY.finditer(text, first, mention.start)), default=first)
    following = _BOUNDARY.search(text, mention.end, mention.end + 400)
    return start, following.start() if following else min(len(text), mention.end + 400)


def _last_sentences(reading: Reading) -> frozenset[str]:
    """Return the sentences of the last report that name a period."""
    previous = reading.context.previous
    if previous is None:
        return frozenset()
    found = set()
    for passage in Reading(previous).passages:
        if _HINT.search(passage.text):
            for mention in period_mentions(passage.text):
                start, end = _sentence(passage.text, mention)
                found.add(squeeze(passage.text[start:end]))
    return frozenset(one for one in found if len(one) >= _SHORTEST)


def _is_of(mention: PeriodMention, reading: Reading) -> bool:
    """Tell whether the words name the period of the last report."""
    previous = reading.context.previous
    told = kind_and_year(previous.period) if previous is not None else None
    return told is not None and mention.may_be(*told)
