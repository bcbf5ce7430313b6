"""Number against date within one register: a number that was given before, or after, those round it.

Source: NĐ 30/2020/NĐ-CP, Điều 15: numbers run on from 1/1 to 31/12 in the register of the issuing body; official
letters of all departments share one. Found in a unit's report (Quý I/2022: 395 of 18/02 between 385 of 17/01 and 692
of 28/01).
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

from core.issue import Issue, Severity
from directives.domain.citation import format_date
from reports.checks.per_reading import per_reading
from reports.checks.reading import Reading
from reports.checks.references.citations import Citation, Register, citations
from reports.checks.references.late import late_citations
from reports.checks.references.one_number import disagreements, disputed_dates
from reports.checks.references.registers import Entry, Order, neighbours, numbers_of_day, order_of, slip_of_date
from reports.checks.references.same_document import other_numbers
from reports.checks.references.year_in_number import contradicted_years

CODE = "register_order"
Names = Mapping[tuple[Register, Entry], str]
"""The number and symbol as cited of each entry of a register."""
_FEW_DAYS: Final = 3
"""Numbers are taken a few days ahead, or given a few days late."""


@per_reading
def orders(reading: Reading) -> dict[tuple[Register, int], Order]:
    """Return the order of every register and year; what another rule disputes is left out."""
    silent = contradicted_years(reading) | disputed_dates(reading)
    late = late_citations(reading)
    entries: dict[tuple[Register, int], list[Entry]] = defaultdict(list)
    for one in citations(reading):
        if one.date and one.body is not None and one.number and one.place not in late and one.place not in silent:
            entries[one.register, one.date.year].append(Entry(one.date, one.number))
    return {key: order_of(found) for key, found in entries.items()}


@per_reading
def out_of_order(reading: Reading) -> dict[int, Issue]:
    """Return by the place of the citation what is wrong with its number or date."""
    told = disagreements(reading).keys() | other_numbers(reading).keys()
    names = {(one.register, Entry(one.date, one.number)): one.name for one in citations(reading) if one.date}
    found: dict[int, Issue] = {}
    accused: set[tuple[str, Register, Entry]] = set()
    for one in citations(reading):
        if one.date is None or one.body is None or one.place in told or not one.is_accusable:
            continue
        order = orders(reading).get((one.register, one.date.year))
        entry = Entry(one.date, one.number)
        place = (one.node, one.register, entry)
        if order is None or place in accused:
            continue
        if entry in order.out:
            accused.add(place)
            found[one.place] = _stands_out(one, entry, order, names)
        elif entry in order.doubtful:
            accused.add(place)
            other = next(other for other in order.doubtful if other != entry)
            found[one.place] = _excludes(one, entry, other, names)
    return found


def check_register_order(reading: Reading) -> Iterator[Issue]:
    """Yield a warning for what stands out of its register; an info at both places where either may be wrong."""
    yield from out_of_order(reading).values()


def _stands_out(one: Citation, entry: Entry, order: Order, names: Names) -> Issue:
    below, above = neighbours(order.run, entry.number)
    told = " và ".join(_named(one, other, names) for other in (below, above) if other)
    days = [abs((entry.day - other.day).days) for other in (below, above) if other and not _agrees(entry, other)]
    severity: Severity = "warning" if max(days, default=_FEW_DAYS + 1) > _FEW_DAYS else "info"
    first, last = numbers_of_day(order.run, entry.day)
    range_of_numbers = " ".join(
        text for text in (first and f"sau số {first.number}", last and f"trước số {last.number}") if text
    )
    slip = slip_of_date(order.run, entry)
    proposal = f"có thể là {format_date(slip)}, " if slip else ""
    return Issue(
        severity,
        CODE,
        one.node,
        f"Số {one.name} ghi ngày {one.reference.date_text} không đúng thứ tự của sổ: {told}.",
        one.words,
        f"Đối chiếu sổ đăng ký văn bản đi: sửa ngày ({proposal}{_between(below, above)}) hoặc sửa số (ngày "
        f"{one.reference.date_text} {range_of_numbers}).",
    )


def _agrees(entry: Entry, other: Entry) -> bool:
    return entry.day == other.day or (entry.day < other.day) == (entry.number < other.number)


def _named(one: Citation, other: Entry, names: Names) -> str:
    return f"số {names[one.register, other]} ngày {format_date(other.day)}"


def _between(below: Entry | None, above: Entry | None) -> str:
    if below and above:
        if below.day == above.day:
            return f"theo số thì ban hành ngày {format_date(below.day)}"
        return f"theo số thì ban hành từ {format_date(below.day)} đến {format_date(above.day)}"
    if above:
        return f"theo số thì ban hành chậm nhất ngày {format_date(above.day)}"
    return f"theo số thì ban hành sớm nhất ngày {format_date(below.day)}" if below else "theo số"


def _excludes(one: Citation, entry: Entry, other: Entry, names: Names) -> Issue:
    return Issue(
        "info",
        CODE,
        one.node,
        f"Số {one.name} ngày {one.reference.date_text} và {_named(one, other, names)} không cùng đúng thứ tự của sổ: "
        f"số {'lớn' if entry.number > other.number else 'nhỏ'} hơn lại ban hành "
        f"{'trước' if entry.day < other.day else 'sau'}.",
        one.words,
        "Đối chiếu sổ đăng ký văn bản đi và sửa số hoặc ngày ở chỗ sai.",
    )
