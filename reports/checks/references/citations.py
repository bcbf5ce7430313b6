"""The citations of a report as these rules compare them: number, register, date, and the words that name them."""

import re
from datetime import date
from functools import cached_property
from typing import Final

from directives.domain.document_types import TYPE_NAMES
from directives.domain.issuer_names import may_be_same_body
from directives.domain.references import Reference
from reports.checks.per_reading import per_reading
from reports.checks.reading import Cited, Reading
from reports.checks.references.bodies import acting_body, is_of_many, tell_apart
from reports.domain.document import Period
from reports.domain.period_names import named_periods

_YEAR: Final = re.compile(r"(?<![\d/])(?:19|20)\d\d(?![\d/])")
_SEVERAL_YEARS: Final = re.compile(
    r"giai đoạn|nhiệm kỳ|định hướng|tầm nhìn|đến năm|đến hết|năm học|20\d\d\s?[-\u2013]\s?20\d\d"
)
_LONGEST_WORDS: Final = 100
_OWN_LEAST: Final = 5
_SURE_OPENING: Final = re.compile(r"(?:về|v/v|ban hành|phê duyệt|quy định|hướng dẫn|công bố)(?!\w)", re.IGNORECASE)

_DAY_BEFORE: Final = re.compile(
    r"(?<!\w)ngày (\d{1,2})/(\d{1,2})/(\d{4}),?[^.;\d]{0,80}?(?:ban hành|phát hành|ký|có|gửi|trình|nộp|hoàn thành"
    r"|báo cáo tại)(?: tiếp| thêm| (?:cấp trên|[A-ZĐ][\w ]{1,40}?))? \Z",
    re.IGNORECASE,
)

Register = tuple[str | None, str, bool]
"""Body, kind, and whether the numbers hold their year."""


class Citation:
    """One citation: `body` is the key of the issuing body (None: unknown), `kind` the code of its register.

    Official letters have the kind "", whatever department wrote them: they share one register. `outer` is the citation
    in whose subject this one stands, `inner_at` where the first one stands in its own.
    """

    def __init__(self, place: int, cited: Cited, body: str | None, outer: "Citation | None") -> None:
        self.place = place
        self.cited = cited
        self.body = body
        self.outer = outer
        self.inner_at: int | None = None
        self.reference = cited.reference
        self.date = cited.reference.issued_on
        self.number = int(self.reference.number)
        self.has_year_inside = self.reference.symbol[:4].isdigit()
        self.kind, self.issuer_code = _kind_and_issuer(self.reference)

    @property
    def node(self) -> str:
        return self.cited.passage.node

    @property
    def text(self) -> str:
        return self.cited.passage.text

    @property
    def is_written(self) -> bool:
        """Whether somebody of the unit wrote it, if only in a heading."""
        return self.reference.start >= self.cited.passage.written_from

    @property
    def is_accusable(self) -> bool:
        """Whether the writer cites it, and not the outline's prompt."""
        return self.cited.is_own_words

    @property
    def register(self) -> Register:
        """The register that numbers it; legal documents, with the year inside, have one of their own."""
        return self.body, self.kind, self.has_year_inside

    @property
    def name(self) -> str:
        """The number and symbol in their plain form: "05/KH-SYT"."""
        return f"{self.reference.number}/{self.reference.symbol}"

    @cached_property
    def number_at(self) -> int:
        return self.text.find(self.reference.number, self.reference.start)

    @cached_property
    def symbol_end(self) -> int:
        """Where the symbol as written ends; spaces in it are no part of `reference.symbol`."""
        at, left = self.number_at, len(self.name)
        while left and at < len(self.text):
            left -= not self.text[at].isspace()
            at += 1
        return at

    @cached_property
    def number_words(self) -> str:
        """The number and symbol as written."""
        return self.text[self.number_at : self.symbol_end]

    @cached_property
    def words(self) -> str:
        """Number, symbol and date as written, the date alone where a long name stands between."""
        written = self.reference.date_text
        if not written:
            return self.number_words
        end = self.text.find(written, self.symbol_end) + len(written)
        whole = self.text[self.number_at : end]
        return whole if len(whole) <= _LONGEST_WORDS else written

    @cached_property
    def day_before(self) -> date | None:
        """The day that stands before it: "Ngày 15/3/2023, Sở ban hành Công văn số …"."""
        match = _DAY_BEFORE.search(self.text[max(0, self.reference.start - 130) : self.reference.start])
        if not match:
            return None
        try:
            return date(int(match[3]), int(match[2]), int(match[1]))
        except ValueError:
            return None

    @cached_property
    def title_years(self) -> frozenset[int]:
        """The years that the subject names; none where it speaks of several years (giai đoạn 2021-2025)."""
        subject = self.own_subject
        if self.spans_years:
            return frozenset()
        return frozenset(int(year) for year in _YEAR.findall(subject))

    @property
    def spans_years(self) -> bool:
        return _SEVERAL_YEARS.search(self.own_subject) is not None

    @cached_property
    def own_subject(self) -> str:
        """The subject up to the next citation in it: what follows speaks of another document."""
        subject = self.reference.subject
        if self.inner_at is None:
            return subject
        return subject[: max(0, self.inner_at - self.reference.end + len(subject))].rstrip()

    @property
    def has_sure_subject(self) -> bool:
        """Whether the subject is a title: it opens as titles do, or the paragraph is an entry of a list."""
        return bool(self.own_subject) and (bool(_SURE_OPENING.match(self.own_subject)) or self.opens_passage)

    @property
    def opens_passage(self) -> bool:
        passage = self.cited.passage
        return self.reference.start - passage.own_from <= 2 and bool(passage.marker)


def _kind_and_issuer(reference: Reference) -> tuple[str, str]:
    groups = re.split("[-&]", reference.symbol.rpartition("/")[2])
    if len(groups) > 1 and groups[0] in TYPE_NAMES:
        return groups[0], groups[1]
    return "", reference.issuer_code


@per_reading
def citations(reading: Reading) -> tuple[Citation, ...]:
    """Return all citations of the report in reading order."""
    cited = reading.references
    bodies = tell_apart(
        (code, one.reference.issuer or (acting_body(one.passage.text, one.reference.start) if is_of_many(code) else ""))
        for one, code in ((one, _kind_and_issuer(one.reference)[1]) for one in cited)
    )
    found: list[Citation] = []
    first = 0
    for place, (one, body) in enumerate(zip(cited, bodies, strict=True)):
        if place and cited[place - 1].passage is not one.passage:
            first = place
        within = one.reference.within
        outer = None if within is None else found[first + within]
        if outer and outer.inner_at is None:
            outer.inner_at = one.reference.start
        found.append(Citation(place, one, body, outer))
    return tuple(found)


@per_reading
def own_issuer(reading: Reading) -> str:
    """Return the code of the unit that reports: of its own symbol, else the one that it cites most; "" if unclear."""
    symbol = reading.document.header.symbol
    if "-" in symbol:
        return symbol.rpartition("-")[2]
    counts: dict[str, int] = {}
    outer = [one for one in citations(reading) if one.outer is None and one.date]
    for one in outer:
        counts[one.issuer_code] = counts.get(one.issuer_code, 0) + 1
    code = max(counts, key=lambda key: counts[key], default="")
    return code if code and counts[code] >= max(_OWN_LEAST, len(outer) / 2) else ""


def is_own(one: Citation, reading: Reading) -> bool:
    """Tell whether the reporting unit issued it; of a code that many bodies bear only what is surely the unit's."""
    own = own_issuer(reading)
    if not own or one.issuer_code != own:
        return False
    if not is_of_many(own):
        return True
    issuer, unit = one.reference.issuer, reading.document.unit_name
    return may_be_same_body(issuer, unit) if issuer and unit else one.opens_passage and not issuer


def reported_period(reading: Reading) -> Period | None:
    """Return the period that the report is on, None for a text that only names one in passing."""
    document = reading.document
    if not document.period.key:
        return None
    if document.unit_code or any(named.key == document.period.key for named in named_periods(document.title)):
        return document.period
    return None
