"""Which period a report says that it reports on: what its title, its opening sentence and its closing name."""

import re
from dataclasses import dataclass
from typing import Final

from reports.checks.reading import Passage, Reading
from reports.domain.period_names import PeriodMention, kind_and_year, period_mentions

_TITLE: Final = "tiêu đề"
_INTRO: Final = "câu mở đầu"
_CLOSING: Final = "câu kết thúc"
_INTRO_WITHIN: Final = 12
"""An opening sentence stands among so many first paragraphs, where nothing else tells it."""
_OPENS: Final = re.compile(r"báo cáo.{0,200}như sau\s{0,3}[:.]?\s{0,3}\Z", re.IGNORECASE)
_CLOSES: Final = re.compile(r"\s{0,3}[-–]?\s{0,3}trên đây là\b.{0,60}báo cáo\b", re.IGNORECASE)
_COMPARED: Final = re.compile(r"(?:so với|cùng kỳ|\bhơn|\bbằng)(?:\s{1,2}[\w/]{1,12}){0,3}\s{0,2}\Z", re.IGNORECASE)
_PLANNED: Final = re.compile(r"phương hướng|nhiệm vụ|kế hoạch|chương trình|trọng tâm|dự kiến|giải pháp", re.IGNORECASE)
_PLANS_ALONE: Final = re.compile(r"phương hướng|\bdự kiến\b|\bnhiệm vụ trọng tâm\b", re.IGNORECASE)
_NAMES_A_YEAR: Final = re.compile(
    r"kế hoạch|chương trình|chỉ số|giai đoạn|quyết định|nghị quyết|đề án|phong trào|chủ đề|dự toán", re.IGNORECASE
)
_MOST: Final = 8
"""A report has one title, one opening sentence and one closing, some of them in several paragraphs."""
_LONGEST: Final = 1500
"""What is longer is no title and no opening sentence."""


@dataclass(frozen=True, slots=True)
class Told:
    """A place that names the reporting period: the passage, what the place is called, the words that name it."""

    passage: Passage
    place: str
    mentions: tuple[PeriodMention, ...]

    @property
    def mention(self) -> PeriodMention:
        """Return the words that name it first."""
        return self.mentions[0]

    @property
    def words(self) -> str:
        """Return the words of the first mention."""
        return words_of(self.passage, self.mention)

    def fits(self, kind: str, year: int | None) -> bool:
        """Tell whether the place may speak of the report of that period."""
        return any(_fits(mention, kind, year) for mention in self.mentions)


@dataclass(frozen=True, slots=True)
class Reported:
    """What the report reports on, (kind, year), None where that is not certain; `others`: places that say otherwise.

    `is_given`: the period is known, and not read from the text.
    """

    period: tuple[str, int] | None
    others: tuple[Told, ...]
    told: tuple[Told, ...]
    is_given: bool


def words_of(passage: Passage, mention: PeriodMention) -> str:
    """Return the words of a mention in its passage."""
    return passage.text[mention.start : mention.end]


def quoted_spans(reading: Reading) -> dict[int, list[tuple[int, int]]]:
    """Return where documents are cited, by the place of the passage: a period in a title of theirs is not told."""
    spans: dict[int, list[tuple[int, int]]] = {}
    for cited in reading.references:
        spans.setdefault(cited.passage.place, []).append((cited.reference.start, cited.reference.end))
    return spans


def within(mention: PeriodMention, spans: list[tuple[int, int]]) -> bool:
    """Tell whether a mention stands in one of the spans, which are in order."""
    return any(start <= mention.start < end for start, end in spans)


def is_compared(passage: Passage, mention: PeriodMention) -> bool:
    """Tell whether something is compared with the period ("so với cùng kỳ quý I/2021")."""
    return _COMPARED.search(passage.text, max(0, mention.start - 40), mention.start) is not None


def reported(reading: Reading) -> Reported:
    """Return the period that the report reports on.

    That of a report is known. Of a loose text it is what most of title, opening and closing say.
    """
    told = tuple(_told(reading))
    known = kind_and_year(reading.document.period)
    if known is not None and (reading.document.unit_code or not _is_read_from(reading, *known)):
        others = tuple(one for one in told if not one.fits(*known))
        return Reported(known, others, told, is_given=True)
    named = [one.mention for one in told]
    fitting = [[other for other in told if other.fits(one.kind, one.year)] for one in named]
    if not told:
        return Reported(None, (), told, is_given=False)
    best = max(range(len(told)), key=lambda place: len(fitting[place]))
    if 2 * len(fitting[best]) <= len(told):
        return Reported(None, told, told, is_given=False)
    year = next((one.mention.year for one in fitting[best] if one.mention.year is not None), None)
    period = (named[best].kind, year) if year is not None else None
    others = tuple(one for one in told if one not in fitting[best])
    return Reported(period, others, told, is_given=False)


def _fits(mention: PeriodMention, kind: str, year: int | None) -> bool:
    if mention.kind == "N" and kind != "N":
        # "công tác năm 2022" may be said of a part of the year.
        return year is None or mention.year == year
    return mention.may_be(kind, year)


def _is_read_from(reading: Reading, kind: str, year: int) -> bool:
    first = reading.passages[:_INTRO_WITHIN]
    return any(
        (one.kind, one.year) == (kind, year) for passage in first for one in period_mentions(passage.text[:_LONGEST])
    )


def _told(reading: Reading) -> list[Told]:
    found = []
    spans: dict[int, list[tuple[int, int]]] | None = None
    for passage in reading.passages:
        place = _place(passage)
        mentions = period_mentions(passage.text) if place else []
        if mentions:
            spans = quoted_spans(reading) if spans is None else spans
            mentions = _reporting(passage, mentions, spans.get(passage.place, []))
        if mentions:
            found.append(Told(passage, place, tuple(mentions)))
        if len(found) == _MOST:
            break
    return found


def _place(passage: Passage) -> str:
    if passage.is_table_row or len(passage.text) > _LONGEST:
        return ""
    if passage.kind == "title":
        return _TITLE
    if passage.kind == "closing" or _CLOSES.match(passage.text):
        return _CLOSING
    if passage.place < _INTRO_WITHIN and passage.kind != "legal_bases" and _OPENS.search(passage.text[-300:]):
        return _INTRO
    return ""


def _reporting(passage: Passage, mentions: list[PeriodMention], spans: list[tuple[int, int]]) -> list[PeriodMention]:
    """Return the mentions that tell what is reported on: no titles of documents, no comparisons, no plans."""
    found: list[PeriodMention] = []
    has_other = any(one.kind != "N" for one in mentions)
    for mention in mentions:
        if mention.start < passage.own_from or within(mention, spans) or is_compared(passage, mention):
            continue
        before = passage.text[found[-1].end if found else 0 : mention.start]
        if mention.kind == "N" and (has_other or _NAMES_A_YEAR.search(before)):
            continue
        if (found and _PLANNED.search(before)) or (not found and _PLANS_ALONE.search(before)):
            break
        found.append(mention)
    return found
