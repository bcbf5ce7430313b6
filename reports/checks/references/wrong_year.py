"""A year of a date that the register and a second witness contradict: the document's title, or the list it stands in.

A number alone proves no year, for the numbers of every year are alike; with a title for one year ("… năm 2022"), or in
a list of what was issued in the period, it does.

Source: NĐ 30/2020/NĐ-CP, Điều 15 on registers; found in a unit's report (Quý I/2022: 1295 of 03/3/2020 between 1133 of
25/2/2022 and 1297 of 03/3/2022, on a plan of 2022).
"""

from collections.abc import Iterator
from datetime import date
from typing import Final

from core.issue import Issue
from directives.domain.citation import format_date
from reports.checks.per_reading import per_reading
from reports.checks.reading import Reading
from reports.checks.references.citations import Citation, citations, reported_period
from reports.checks.references.late import late_citations
from reports.checks.references.one_number import disputed_dates
from reports.checks.references.own_lists import is_of_period, strangers_in_lists
from reports.checks.references.register_order import orders
from reports.checks.references.registers import LEAST_OTHERS, Entry, fits, neighbours
from reports.checks.references.year_in_number import contradicted_years

CODE = "wrong_year"
_YEARS_APART: Final = 4
_EARLY: Final = 9


@per_reading
def wrong_years(reading: Reading) -> dict[int, Issue]:
    """Return by the place of the citation what is wrong with its year."""
    silent = contradicted_years(reading) | disputed_dates(reading) | late_citations(reading).keys()
    strangers = strangers_in_lists(reading)
    found: dict[int, Issue] = {}
    for one in citations(reading):
        if one.date is None or one.body is None or one.place in silent or not one.is_accusable:
            continue
        for year in _other_years(one, one.place in strangers, one.date):
            issue = _shown_by_register(reading, one, one.date, year, one.place in strangers)
            if issue:
                found[one.place] = issue
                break
    return found


def check_wrong_year(reading: Reading) -> Iterator[Issue]:
    """Yield a warning for every such year, with the year that fits."""
    yield from wrong_years(reading).values()


def _other_years(one: Citation, is_stranger: bool, day: date) -> list[int]:
    """Return the years that a second witness gives the document."""
    if day.year in one.title_years or one.spans_years:
        return []
    # A later document may look back on an earlier year, and the plan of a year comes late in the year before.
    titled = [year for year in one.title_years if year > day.year + (day.month > _EARLY)]
    years = titled if len(one.title_years) == 1 else []
    nearby = range(day.year + 1, day.year + _YEARS_APART + 1) if is_stranger else ()
    return [year for year in (*years, *nearby) if 0 < abs(year - day.year) <= _YEARS_APART]


def _shown_by_register(reading: Reading, one: Citation, written: date, year: int, is_stranger: bool) -> Issue | None:
    own = orders(reading).get((one.register, written.year))
    if own and len(own.run) > LEAST_OTHERS and Entry(written, one.number) in own.run:
        return None
    order = orders(reading).get((one.register, year))
    try:
        day = written.replace(year=year)
    except ValueError:
        return None
    period = reported_period(reading)
    if is_stranger and period and not is_of_period(day, period):
        return None
    entry = Entry(day, one.number)
    if order is None or len(order.run) < LEAST_OTHERS or entry in order.run or not fits(order.run, entry):
        return None
    below, above = neighbours(order.run, one.number)
    # Within a list of the period one neighbour is enough; a title may name the year before or after.
    if not (below and above) and not is_stranger:
        return None
    told = " và ".join(f"số {other.number:02d} ngày {format_date(other.day)}" for other in (below, above) if other)
    witness = (
        f"tên văn bản cũng nói đến năm {year}" if year in one.title_years else "các văn bản cùng danh sách đều của kỳ"
    )
    return Issue(
        "warning",
        CODE,
        one.node,
        f"Số {one.name} ghi ngày {one.reference.date_text}, nhưng cùng sổ năm {year} có {told}; {witness}.",
        one.words,
        f"Sửa ngày thành {format_date(day)} nếu sổ đăng ký văn bản đi ghi như vậy.",
    )
