"""A document dated long before the period, in a list of what the unit issued in the period.

Source: Công văn 581/BNV-CCHC, a report tells of the work of its period.
"""

from collections.abc import Iterator

from core.issue import Issue
from reports.checks.reading import Reading
from reports.checks.references.citations import citations, reported_period
from reports.checks.references.late import late_citations
from reports.checks.references.one_number import disputed_dates
from reports.checks.references.own_lists import strangers_in_lists
from reports.checks.references.wrong_year import wrong_years
from reports.checks.references.year_in_number import contradicted_years

CODE = "outside_period"


def check_outside_period(reading: Reading) -> Iterator[Issue]:
    """Yield an info for such a document where all others of its list are of the period, and nothing else accuses it."""
    strangers = strangers_in_lists(reading)
    period = reported_period(reading)
    if not strangers or period is None:
        return
    accused = (
        contradicted_years(reading)
        | disputed_dates(reading)
        | late_citations(reading).keys()
        | wrong_years(reading).keys()
    )
    for one in citations(reading):
        if one.place in strangers and one.place not in accused and one.is_accusable:
            yield Issue(
                "info",
                CODE,
                one.node,
                f"Văn bản số {one.name} ghi ngày {one.reference.date_text}, trước kỳ báo cáo; {strangers[one.place]} "
                f"văn bản khác trong danh sách đều ban hành trong {period.name}.",
                one.words,
                "Kiểm tra lại ngày, hoặc chỉ liệt kê văn bản ban hành trong kỳ.",
            )
