"""Comparing the words of a signed copy with those of the revision that was signed.

What a signed copy has and a revision cannot have is no difference: number and date, page numbers, the mark of a digital
signature. Nor are line breaks, punctuation and the case of letters.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from rapidfuzz.distance import LCSseq

from core.text import search_key, squeeze
from reports.domain.document import ReportDocument
from reports.domain.signed_copies import MAX_DIFFERENCES, Comparison, WordDifference
from reports.renderers import frame
from reports.renderers.annex import ANNEX_TITLE, annex_header, annex_labels, annex_rows, attached_annexes
from reports.renderers.layout import Paragraph, lay_out

_NUMBER: Final = "\ue000"
"""Stands where the văn thư writes a number, a day, a month or a year."""
_PLACE: Final = "\ue001"
"""Stands where the frame has no place: whoever issues the report writes one."""
_LONGEST_NUMBER: Final = 6
_LONGEST_PLACE: Final = 6
_TOKEN: Final = re.compile(rf"[^\W\d_]+|\d+|[{_NUMBER}{_PLACE}]")
_PAGE_NUMBER: Final = re.compile(r"\W*(?:trang|page)?\W*\d{1,3}(?:\W+\d{1,3})?\W*", re.IGNORECASE)
_STAMP: Final = re.compile(
    r"(?:ky (?:so )?boi|nguoi ky|duoc ky boi|digitally signed|signature (?:not )?(?:verified|valid))\b"
)
_STAMP_GOES_ON: Final = re.compile(
    r"(?:e ?mail|co quan|to chuc|chuc vu|thoi gian ky|ngay ky|ly do|date|reason|location)\b"
)
_STAMP_LINES: Final = 8
_LONGEST_STAMP: Final = 40
_MARGIN_LINES: Final = 2
_FEWEST_A_PAGE: Final = 30
"""Words: a page with fewer is a picture, with at most a stamp on it."""
_MOST_PAIRS: Final = 800_000_000
"""Words times words: what is compared takes an eighth of it in bytes."""
_AROUND: Final = 6
_LONGEST_SHOWN: Final = 300


@dataclass(frozen=True, slots=True)
class _Words:
    """A text cut into words: `folded` are compared, `spans` tell where they stand.

    `left_out` are page numbers and marks of signatures, by the number of words before them.
    """

    text: str
    folded: list[str]
    spans: list[tuple[int, int]]
    left_out: Mapping[int, list[str]] = field(default_factory=dict)

    def between(self, start: int, end: int) -> str:
        """Return the words from `start` up to `end` as they are written, no longer than fits on a page."""
        if start >= end:
            return ""
        words = squeeze(self.text[self.spans[start][0] : self.spans[end - 1][1]])
        words = words.replace(_NUMBER, "…").replace(_PLACE, "…")
        return words if len(words) <= _LONGEST_SHOWN else f"{words[:_LONGEST_SHOWN]}…"


@dataclass(frozen=True, slots=True)
class _Hunk:
    """Words `left` up to `left_end` of the revision stand where the copy has `right` up to `right_end`."""

    left: int
    left_end: int
    right: int
    right_end: int


def compare_copy(document: ReportDocument, pages: Sequence[str], unread_pages: int = 0) -> Comparison:
    """Return how the words of a copy's `pages` differ from those that `document` prints."""
    expected, found = _cut("\n".join(printed_words(document))), _cut_pages(pages)
    words = sum(not _is_slot(word) for word in expected.folded)
    if len(found.folded) < _FEWEST_A_PAGE * len(pages):
        return Comparison("no_text", words, unread_pages=unread_pages)
    if len(expected.folded) * len(found.folded) > _MOST_PAIRS:
        return Comparison("too_long", words, unread_pages=unread_pages)
    heads = frozenset("".join(_cut(" ".join(head)).folded) for head in _table_heads(document))
    counted = [(hunk, *_difference(hunk, expected, found, heads)) for hunk in _hunks(expected.folded, found.folded)]
    real = _merged([one for one in counted if one[1] or one[2]])
    return Comparison(
        outcome="different" if real else "same",
        words=words,
        missing=sum(missing for _, missing, _ in real),
        added=sum(added for *_, added in real),
        differing=len(real),
        differences=tuple(_shown(hunk, expected, found) for hunk, *_ in real[:MAX_DIFFERENCES]),
        unread_pages=unread_pages,
    )


def printed_words(document: ReportDocument) -> Iterator[str]:
    """Yield what the paper prints, in the order in which a reader of its PDF meets it, number and date as slots."""
    layout = lay_out(document)
    header = replace(document.header, number=_NUMBER, issued_on=None, place=document.header.place or _PLACE)
    yield from frame.body_lines(header.parent_body)
    yield from frame.body_lines(header.body)
    yield from (frame.NATION, frame.MOTTO, f"Số: {frame.number_text(header)}")
    yield _slotted(frame.place_and_date(header))
    yield from (layout.type_name, *layout.subject, frame.replaces_text(header))
    if header.addressees:
        yield from (frame.ADDRESSEES_LABEL, *frame.addressee_lines(header))
    for section in layout.body:
        for block in section.blocks:
            if isinstance(block, Paragraph):
                yield block.text
            else:
                yield from (cell.text for row in (block.head, *block.rows) for cell in row)
    yield from (layout.recipients_label, *layout.recipients, *layout.posts, layout.signer_name)
    yield from _annexes(document, _slotted(frame.annex_reference(header, layout.type_name)))


def _annexes(document: ReportDocument, reference: str) -> Iterator[str]:
    rows = annex_rows(document)
    if rows:
        yield from (annex_labels(document)[0], ANNEX_TITLE, reference, *annex_header(document))
        for row in rows:
            yield from (row.number, row.label, row.unit, row.current, row.previous, row.formula)
    for annex in attached_annexes(document):
        yield from (annex.label, annex.title, reference)
        yield from (cell.text for cells in (*annex.head, *annex.rows) for cell in cells)


def _table_heads(document: ReportDocument) -> Iterator[list[str]]:
    """Yield the words of the heads of all tables."""
    yield list(annex_header(document))
    blocks = (block for section in lay_out(document).body for block in section.blocks)
    yield from ([cell.text for cell in block.head] for block in blocks if not isinstance(block, Paragraph))
    yield from ([cell.text for row in annex.head for cell in row] for annex in attached_annexes(document))


def _slotted(text: str) -> str:
    return text.replace(frame.ROOM, f" {_NUMBER} ")


def _cut(text: str) -> _Words:
    text = unicodedata.normalize("NFKC", text.replace("\u00ad", ""))
    found = list(_TOKEN.finditer(text))
    return _Words(text, [one[0].casefold() for one in found], [one.span() for one in found])


def _cut_pages(pages: Sequence[str]) -> _Words:
    """Return the words of all pages without what stands in their margins and the marks of signatures."""
    text, folded, spans = "", [], []
    left_out: dict[int, list[str]] = defaultdict(list)
    for page in pages:
        own = _cut(page)
        margin = _margin(own)
        for word, (start, end) in zip(own.folded, own.spans, strict=True):
            if any(first <= start < last for first, last in margin):
                left_out[len(folded)].append(word)
            else:
                folded.append(word)
                spans.append((len(text) + start, len(text) + end))
        text += f"{own.text}\n"
    return _Words(text, folded, spans, left_out)


def _margin(page: _Words) -> list[tuple[int, int]]:
    """Return from where to where a page has its number and the marks of signatures."""
    lines = [line for line in re.finditer(r"[^\n]+", page.text) if line[0].strip()]
    found = [
        line.span() for line in {*lines[:_MARGIN_LINES], *lines[-_MARGIN_LINES:]} if _PAGE_NUMBER.fullmatch(line[0])
    ]
    for index, line in enumerate(lines):
        if _STAMP.match(search_key(line[0])):
            following = lines[index : index + _STAMP_LINES]
            last = max(at for at, one in enumerate(following) if not at or _STAMP_GOES_ON.match(search_key(one[0])))
            span = (line.start(), following[last].end())
            if len(_TOKEN.findall(page.text[slice(*span)])) <= _LONGEST_STAMP:
                found.append(span)
    return found


def _hunks(left: Sequence[str], right: Sequence[str]) -> Iterator[_Hunk]:
    numbers: dict[str, int] = {}
    coded = [[numbers.setdefault(word, len(numbers)) for word in words] for words in (left, right)]
    left_at = right_at = 0
    for block in LCSseq.opcodes(*coded).as_matching_blocks():
        if block.a > left_at or block.b > right_at:
            yield _Hunk(left_at, block.a, right_at, block.b)
        left_at, right_at = block.a + block.size, block.b + block.size


def _difference(hunk: _Hunk, expected: _Words, found: _Words, heads: frozenset[str]) -> tuple[int, int]:
    """Return how many words a hunk lacks and adds beyond what a signed copy may; (0, 0) where it says the same.

    `heads` are the heads of tables, which are printed again on every page.
    """
    given = expected.folded[hunk.left : hunk.left_end]
    missing = [word for word in given if not _is_slot(word)]
    added = found.folded[hunk.right : hunk.right_end]
    for _ in range(given.count(_NUMBER)):
        number = next((word for word in added if word.isdigit() and len(word) <= _LONGEST_NUMBER), None)
        if number is not None:
            added.remove(number)
    if _PLACE in given and len(added) <= _LONGEST_PLACE:
        added = []
    # What looked like a page number or a mark may be words of the report.
    for word in (word for at in range(hunk.right, hunk.right_end + 1) for word in found.left_out.get(at, ())):
        if word in missing:
            missing.remove(word)
    joined = "".join(added)
    if "".join(missing) == joined or (not missing and joined in heads):
        return 0, 0
    return len(missing), len(added)


def _merged(counted: list[tuple[_Hunk, int, int]]) -> list[tuple[_Hunk, int, int]]:
    """Return the hunks with those as one between which a single word is the same."""
    merged: list[tuple[_Hunk, int, int]] = []
    for hunk, missing, added in counted:
        if merged and hunk.left - merged[-1][0].left_end <= 1 and hunk.right - merged[-1][0].right_end <= 1:
            last, missing_before, added_before = merged.pop()
            hunk = _Hunk(last.left, hunk.left_end, last.right, hunk.right_end)
            missing, added = missing + missing_before, added + added_before
        merged.append((hunk, missing, added))
    return merged


def _shown(hunk: _Hunk, expected: _Words, found: _Words) -> WordDifference:
    return WordDifference(
        before=expected.between(max(0, hunk.left - _AROUND), hunk.left),
        missing=expected.between(hunk.left, hunk.left_end),
        added=found.between(hunk.right, hunk.right_end),
        after=expected.between(hunk.left_end, min(len(expected.spans), hunk.left_end + _AROUND)),
    )


def _is_slot(word: str) -> bool:
    return word in (_NUMBER, _PLACE)
