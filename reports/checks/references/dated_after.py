"""A document that is cited before it existed: dated after the one that carries it out, or after the report.

Source: NĐ 30/2020/NĐ-CP, a document cites what has been issued; found in a unit's report (Quý I/2022, a decision of
31/12/2022 carried out on 25/2/2022).
"""

from collections.abc import Iterator

from core.issue import Issue
from reports.checks.reading import Reading
from reports.checks.references.citations import citations
from reports.checks.references.late import late_citations
from reports.checks.references.register_order import out_of_order
from reports.checks.references.wrong_year import wrong_years


def check_dated_after(reading: Reading) -> Iterator[Issue]:
    """Yield a warning for every such document, once; where the citing one has the wrong date, that has been said."""
    late = late_citations(reading)
    if not late:
        return
    wrong = wrong_years(reading).keys() | out_of_order(reading).keys()
    for one in citations(reading):
        if one.place in late and one.is_accusable and late[one.place].citing not in wrong:
            yield late[one.place].issue
