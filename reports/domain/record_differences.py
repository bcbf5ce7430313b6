"""The records that stand behind a report before and after: which came, which went, which read otherwise."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import date

from reports.domain.document import DocumentRow, InspectionRow, ReportDocument, TaskRow
from reports.domain.inline_diff import Paragraph, diff_paragraph

_Worded = Sequence[tuple[Hashable, str]]


@dataclass(frozen=True, slots=True)
class RecordDifference:
    """What differs in one list of records; `changed` are those that both have, worded otherwise."""

    title: str
    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[Paragraph, ...]


def diff_records(before: ReportDocument, after: ReportDocument) -> tuple[RecordDifference, ...]:
    """Return the lists that differ. A record is the same by its id, else by its words: it may have been typed anew."""
    lists: tuple[tuple[str, _Worded, _Worded], ...] = (
        ("Văn bản", _documents(before), _documents(after)),
        ("Nhiệm vụ được giao", _tasks(before), _tasks(after)),
        ("Kiểm tra", _inspections(before), _inspections(after)),
    )
    found = [_difference(title, old, new) for title, old, new in lists]
    return tuple(one for one in found if one.added or one.removed or one.changed)


def _difference(title: str, before: _Worded, after: _Worded) -> RecordDifference:
    known: dict[Hashable, list[str]] = defaultdict(list)
    for key, words in before:
        known[key].append(words)
    changed, came = [], []
    for key, words in after:
        if known[key]:
            paragraph = diff_paragraph(known[key].pop(0), words)
            changed += [paragraph] if paragraph else []
        else:
            came.append(words)
    went = [words for stayed in known.values() for words in stayed]
    return RecordDifference(title, _without(came, went), _without(went, came), tuple(changed))


def _without(words: Sequence[str], others: Sequence[str]) -> tuple[str, ...]:
    """Return the words that `others` do not have as often."""
    left = Counter(others)
    kept = []
    for one in words:
        if left[one]:
            left[one] -= 1
        else:
            kept.append(one)
    return tuple(kept)


def _documents(document: ReportDocument) -> _Worded:
    return [(row.id, _document(row)) for row in document.documents]


def _document(row: DocumentRow) -> str:
    number = "/".join(part for part in (row.number, row.symbol) if part)
    parts = (
        row.type_name or "Văn bản",
        f"số {number}" if number else "",
        f"ngày {word_day(row.issued_on)}" if row.issued_on else "",
        f"của {row.issuer}" if row.issuer else "",
        row.subject,
    )
    return " ".join(part for part in parts if part)


def _tasks(document: ReportDocument) -> _Worded:
    return [(row.id, _task(row)) for row in document.tasks]


def _task(row: TaskRow) -> str:
    parts = (
        row.content,
        row.assigned_by and f"{row.assigned_by} giao",
        f"hạn {word_day(row.due_on)}" if row.due_on else "",
        f"hoàn thành {word_day(row.done_on)}" if row.done_on else "",
        f"cập nhật phần mềm {word_day(row.updated_in_software_on)}" if row.updated_in_software_on else "",
        row.answer,
        row.status,
    )
    return "; ".join(part for part in parts if part)


def _inspections(document: ReportDocument) -> _Worded:
    return [((row.kind, row.id), _inspection(row)) for row in document.inspections]


def _inspection(row: InspectionRow) -> str:
    visit = f"{row.team}, {word_day(row.visited_on)}" if row.visited_on else row.team
    parts = (row.kind, row.content, visit, f"khắc phục {word_day(row.remedied_on)}" if row.remedied_on else "")
    return "; ".join(part for part in parts if part)


def word_day(day: date | None) -> str:
    """Return "07/3/2022" as official papers write it, "" for no day."""
    if day is None:
        return ""
    return f"{day.day:02d}/{f'{day.month:02d}' if day.month < 3 else day.month}/{day.year:04d}"
