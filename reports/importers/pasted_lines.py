"""Pasted lines of an old report: split, read, and doubted where the words themselves give reason to."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from core.text import clean
from directives.domain.citation import format_date
from directives.domain.references import Reference, parse_references
from reports.domain.lines import split_marker
from reports.importers.parsing import ParsedReference, role_of

_KINDS_WITH_DOCUMENTS: Final = ("documents", "tasks")


@dataclass(frozen=True, slots=True)
class PastedLine:
    """A pasted line as it would stand in the report, and the references that it has, in order."""

    marker: str
    text: str
    named: tuple[ParsedReference, ...]

    @property
    def first(self) -> Reference | None:
        return self.named[0].reference if self.named else None


def split_pasted(text: str) -> list[str]:
    """Return the lines of pasted text without blank ones, in NFC and without control characters."""
    return [line.strip() for line in clean(text).split("\n") if line.strip()]


def read_pasted(words: str, node_kind: str, unit_short_name: str) -> PastedLine:
    """Return one line of `split_pasted` as read for a node of this kind in the report of the unit."""
    marker, text = split_marker(words)
    named = (
        ParsedReference(reference, role_of(reference, text, node_kind, unit_short_name), line=0)
        for reference in parse_references(text)
    )
    return PastedLine(marker, text, tuple(named))


def doubts_of(line: PastedLine, node_kind: str, starts_on: date, ends_on: date) -> list[str]:
    """Return what is doubtful in the words of a line for a report on the days from `starts_on` to `ends_on`.

    A list of documents or tasks should name a document in each line; elsewhere prose is as good.
    """
    if line.first is None:
        return ["Không nhận ra văn bản nào trong dòng."] if node_kind in _KINDS_WITH_DOCUMENTS else []
    doubts = [f"{fault}." for one in line.named for fault in one.reference.faults]
    if not line.first.date_text:
        doubts.append("Chưa thấy ngày ban hành.")
    if not line.first.subject:
        doubts.append("Chưa thấy trích yếu.")
    for one in line.named:
        doubts.extend(_doubts_of_day(one, starts_on, ends_on))
    return doubts


def _doubts_of_day(named: ParsedReference, starts_on: date, ends_on: date) -> Iterator[str]:
    """What the unit issues belongs to the period; what it cites may be older, but not younger than the cut-off."""
    issued_on = named.reference.issued_on
    if issued_on is None:
        return
    dated = f"Văn bản số {named.reference.number}/{named.reference.symbol} ghi ngày {format_date(issued_on)}"
    if named.role == "issued" and not starts_on <= issued_on <= ends_on:
        yield f"{dated}, ngoài kỳ báo cáo (từ {format_date(starts_on)} đến {format_date(ends_on)})."
    elif issued_on > ends_on:
        yield f"{dated}, sau ngày chốt số liệu {format_date(ends_on)}."
