"""References to documents (số, ký hiệu văn bản) in the running text of reports: found, read and written.

A reference reads "Kế hoạch số 22/KH-SYT ngày 21/02/2022 của Sở Y tế về …": type, number and symbol, date, issuer,
subject. The text is taken as it is (NFC, any spacing); what is malformed is kept and named in `faults`.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from directives.domain.citation import format_document
from directives.domain.document_types import TYPE_NAMES, canonical_type_name, type_name_of
from directives.domain.reference_heads import NATIONAL_ASSEMBLY, Head, codes_of, find_heads
from directives.domain.reference_subjects import find_stops, find_subject_end
from directives.domain.reference_tails import Tail, calendar_date, full_year, read_tail
from directives.domain.reference_words import SPACE

_TRIMMED: Final = " \t\u00a0\u2009\u202f\r.,;:/…-\u2013"
_JOINED: Final = re.compile(rf"(?:[,;]|(?<!\w)(?:và|hoặc|cùng|cùng với)){SPACE}{{0,3}}(?:các{SPACE}{{1,3}})?\Z")
_JOINER_WINDOW: Final = 16
_NEEDS_YEAR: Final = frozenset({"NĐ", "TT", "TTLT", "NQLT"})


@dataclass(frozen=True, slots=True)
class Reference:
    """One citation of a document; `start` and `end` bound all its parts in the text.

    Parts that the text does not name are "" or None. `symbol` is everything after the first slash without spaces.
    `type_code` comes from the symbol, else from the type's name. `year` is the one inside the number, else the
    date's. `subject` keeps its opening word ("về …"). `within` is the index of the reference in whose subject this
    one stands. `faults` are Vietnamese sentences.
    """

    start: int
    end: int
    type_name: str
    type_code: str
    number: str
    symbol: str
    year: int | None
    issuer_code: str
    issuer: str
    issued_on: date | None
    date_text: str
    subject: str
    within: int | None
    faults: tuple[str, ...]


def parse_references(text: str) -> list[Reference]:
    """Return every reference of `text` in order; nested ones name the reference they stand in.

    `text` is NFC; the span of a reference never crosses a line. Never raises; the time is linear in the text.
    """
    heads = list(find_heads(text))
    if not heads:
        return []
    stops = find_stops(text)
    codes = [codes_of(head) for head in heads]
    tails: list[Tail] = []
    subject_ends: list[int] = []
    within: list[int | None] = []
    open_subjects: list[int] = []
    for index, head in enumerate(heads):
        while open_subjects and subject_ends[open_subjects[-1]] <= head.start:
            open_subjects.pop()
        joined_from = max(heads[index - 1].end if index else 0, head.start - _JOINER_WINDOW)
        joined = _JOINED.search(text, joined_from, head.start)
        if joined and open_subjects:
            # "Kế hoạch … về A và Kế hoạch … về B": the nearest of the same issuer, else the innermost, ends here.
            same = [place for place, opened in enumerate(open_subjects) if codes[opened][1] == codes[index][1]]
            first_closed = same[-1] if same else len(open_subjects) - 1
            for closed in open_subjects[first_closed:]:
                subject_ends[closed] = joined.start()
            del open_subjects[first_closed:]
        outer = open_subjects[-1] if open_subjects else None
        limit = heads[index + 1].start if index + 1 < len(heads) else len(text)
        tail = read_tail(text, head.end, limit)
        tails.append(tail)
        within.append(outer)
        outer_end = len(text) if outer is None else subject_ends[outer]
        if tail.subject_start is None or tail.subject_start >= outer_end:
            subject_ends.append(tail.end)
        else:
            subject_ends.append(find_subject_end(text, tail.subject_start, outer_end, stops))
            open_subjects.append(index)
    return [
        _reference(text, head, code, tail, end, outer)
        for head, code, tail, end, outer in zip(heads, codes, tails, subject_ends, within, strict=True)
    ]


def _reference(
    text: str, head: Head, codes: tuple[str, str], tail: Tail, subject_end: int, within: int | None
) -> Reference:
    subject = ""
    if tail.subject_start is not None:
        subject = text[tail.subject_start : subject_end].rstrip(_TRIMMED)
    type_code, issuer_code = codes
    written_year = full_year(tail.dated) if tail.dated else None
    return Reference(
        start=head.start,
        end=tail.subject_start + len(subject) if tail.subject_start is not None and subject else tail.end,
        type_name=head.type_name,
        type_code=type_code,
        number=head.number,
        symbol=head.groups if head.year is None else f"{head.year:04d}/{head.groups}",
        year=written_year if head.year is None else head.year,
        issuer_code=issuer_code,
        issuer=tail.issuer,
        issued_on=calendar_date(tail.dated) if tail.dated else None,
        date_text=tail.dated["date"] if tail.dated else "",
        subject=subject,
        within=within,
        faults=_faults(head, type_code, tail.dated),
    )


def _faults(head: Head, type_code: str, dated: re.Match[str] | None) -> tuple[str, ...]:
    faults: list[str] = []
    assembly = NATIONAL_ASSEMBLY.fullmatch(head.groups) is not None
    if head.groups in TYPE_NAMES:
        faults.append(f"Ký hiệu “{head.groups}” thiếu cơ quan ban hành")
    elif not assembly and not re.search("[-&]", head.groups):
        faults.append(f"Ký hiệu “{head.groups}” thiếu tên loại văn bản hoặc đơn vị soạn thảo")
    if head.year is None and (assembly or type_code in _NEEDS_YEAR):
        faults.append(f"Số {head.number}/{head.groups} thiếu năm ban hành")
    if dated is None:
        return tuple(faults)
    year = full_year(dated)
    if dated["year"] is None:
        faults.append(f"Ngày {dated['date']} thiếu năm")
    elif year is None:
        faults.append(f"Ngày {dated['date']} phải ghi năm bằng bốn chữ số")
    elif calendar_date(dated) is None:
        faults.append(f"Ngày {dated['date']} không có trong lịch")
    elif head.year is not None and head.year != year:
        faults.append(f"Năm {head.year} trong số văn bản khác năm của ngày {dated['date']}")
    return tuple(faults)


def format_reference(reference: Reference) -> str:
    """Return `reference` as NĐ 30/2020/NĐ-CP wants it written; a type that the text lacks follows from the code."""
    return format_document(
        canonical_type_name(reference.type_name) or type_name_of(reference.type_code),
        reference.number,
        reference.symbol,
        reference.issued_on,
        reference.issuer,
        reference.subject,
    )
