"""The year inside a document's number against the year of its date ("60/2022/NĐ-CP ngày 21/6/2021").

Source: Luật Ban hành văn bản quy phạm pháp luật 80/2015/QH13, Điều 11: the number of a legal document shows the year in
which it was issued; found in a unit's report (Quý I/2022, tự chủ tài chính).
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from core.issue import Issue, Mend
from reports.checks.per_reading import per_reading
from reports.checks.reading import Reading
from reports.checks.references.citations import Citation, citations

CODE = "reference_year"


@per_reading
def contradicted_years(reading: Reading) -> frozenset[int]:
    """Return the places of the citations whose number and date name two years."""
    return frozenset(
        one.place
        for one in citations(reading)
        if one.has_year_inside and one.date and one.date.year != one.reference.year
    )


def check_year_in_number(reading: Reading) -> Iterator[Issue]:
    """Yield a warning for every such number; another citation may prove which year is right."""
    places = contradicted_years(reading)
    if not places:
        return
    dates: dict[str, set[date]] = defaultdict(set)
    for one in citations(reading):
        if one.date and one.place not in places:
            dates[one.name].add(one.date)
    for one in citations(reading):
        if one.place in places and one.date and one.is_written:
            yield _issue(one, one.date, dates)


def _issue(one: Citation, day: date, dates: dict[str, set[date]]) -> Issue:
    inside = one.reference.symbol[:4]
    with_year_of_date = f"{one.reference.number}/{day.year}{one.reference.symbol[4:]}"
    message = (
        f"Số {one.name} ghi năm {inside} nhưng ngày ban hành là {one.reference.date_text}: "
        "năm trong số văn bản phải là năm ban hành."
    )
    suggestion = f"Sửa số thành {with_year_of_date}, hoặc sửa năm của ngày thành {inside} nếu số đúng."
    mend = None
    if dates.get(with_year_of_date) == {day} and not dates.get(one.name):
        suggestion = f"Sửa số thành {with_year_of_date} như chỗ khác trong báo cáo."
        mend = Mend(one.words, one.words.replace(f"/{inside}/", f"/{day.year}/", 1))
        mend = mend if mend.replacement != mend.words else None
    return Issue("warning", CODE, one.node, message, one.words, suggestion, mend=mend)
