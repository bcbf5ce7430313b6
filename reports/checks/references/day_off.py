"""A document of the unit dated on a Saturday, a Sunday or a public holiday: worth a look, no more.

Source: Bộ luật Lao động 45/2019/QH14, Điều 112 on holidays, and the days off that the portal's calendar holds; QĐ
188/1999/QĐ-TTg on the week of forty hours.
"""

from collections.abc import Iterator
from datetime import date
from typing import Final

from core.issue import Issue
from reports.checks.reading import Reading
from reports.checks.references.citations import citations, is_own, own_issuer, reported_period
from reports.checks.references.late import late_citations
from reports.checks.references.one_number import disagreements
from reports.checks.references.outside_period import check_outside_period
from reports.checks.references.register_order import out_of_order
from reports.checks.references.wrong_year import wrong_years
from reports.checks.references.year_in_number import contradicted_years

CODE = "day_off"
_FIXED: Final = {(1, 1): "Tết Dương lịch", (4, 30): "ngày 30/4", (5, 1): "ngày 01/5", (9, 2): "Quốc khánh"}
_SATURDAY: Final = 5
_LEVEL_OF_SECTIONS: Final = 2


def check_day_off(reading: Reading) -> Iterator[Issue]:
    """Yield at most one info a section, where no other rule speaks of the date; only of a report with a known unit."""
    if not own_issuer(reading) or reported_period(reading) is None:
        return
    accused = (
        contradicted_years(reading)
        | disagreements(reading).keys()
        | late_citations(reading).keys()
        | wrong_years(reading).keys()
        | out_of_order(reading).keys()
    )
    told = {issue.excerpt for issue in check_outside_period(reading)}
    sections = _sections(reading)
    done: set[int] = set()
    for one in citations(reading):
        section = sections.get(one.node, 0)
        if one.date is None or not is_own(one, reading) or not one.is_accusable or section in done:
            continue
        day_off = _name(one.date, reading.context.holidays)
        if day_off and one.place not in accused and one.words not in told:
            done.add(section)
            yield Issue(
                "info",
                CODE,
                one.node,
                f"Văn bản số {one.name} ghi ngày {one.reference.date_text} là {day_off}.",
                one.words,
                "Kiểm tra lại ngày; nếu đúng thì giữ nguyên.",
            )


def _name(day: date, holidays: frozenset[date]) -> str:
    if (day.month, day.day) in _FIXED:
        return f"ngày nghỉ lễ ({_FIXED[day.month, day.day]})"
    if day in holidays:
        return "ngày nghỉ lễ"
    if day.weekday() < _SATURDAY:
        return ""
    return "thứ Bảy" if day.weekday() == _SATURDAY else "Chủ nhật"


def _sections(reading: Reading) -> dict[str, int]:
    """Return for each node the number of the section that it stands in."""
    found: dict[str, int] = {}
    section = 0
    for node in reading.document.walk():
        section += node.level <= _LEVEL_OF_SECTIONS
        found[node.key] = section
    return found
