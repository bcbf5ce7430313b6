"""Findings of inspections without a remedy, or without the report of it.

Source: the inspection of 27/6/2023 by Đoàn kiểm tra 611: each finding is remedied and the remedy reported; "chưa thực
hiện báo cáo khắc phục" was itself a finding.
"""

from collections.abc import Iterator

from core.issue import Issue
from directives.domain.citation import format_date
from reports.checks.context import KnownFinding
from reports.checks.reading import Reading
from reports.checks.records import first_of_many, inspections_section, shortened

CODE = "open_finding"


def check_open_findings(reading: Reading) -> Iterator[Issue]:
    """Yield a warning for each finding that was not remedied by the cut-off; a note where the visit was in the period.

    A remedy whose report the register does not name is a note.
    """
    section = inspections_section(reading.document)
    yield from first_of_many(_open(reading, section), "tồn tại, hạn chế chưa khắc phục")
    yield from first_of_many(_unreported(reading, section), "tồn tại, hạn chế chưa có báo cáo khắc phục")


def _open(reading: Reading, section: str) -> Iterator[Issue]:
    period = reading.document.period
    for one in reading.context.findings or ():
        if one.visited_on <= period.ends_on and (one.remedied_on is None or one.remedied_on > period.ends_on):
            yield Issue(
                "warning" if one.visited_on < period.starts_on else "info",
                CODE,
                section,
                f"{_named(one)} chưa có kết quả khắc phục đến ngày {format_date(period.ends_on)}.",
                shortened(one.content),
                "Hãy nêu kết quả hoặc tiến độ khắc phục ở mục này, ghi ngày và báo cáo khắc phục vào Sổ kiểm tra.",
            )


def _unreported(reading: Reading, section: str) -> Iterator[Issue]:
    period = reading.document.period
    for one in reading.context.findings or ():
        remedied_on = one.remedied_on
        if remedied_on and period.starts_on <= remedied_on <= period.ends_on and not one.has_remedy_report:
            yield Issue(
                "info",
                CODE,
                section,
                f"{_named(one)} đã khắc phục ngày {format_date(remedied_on)} nhưng chưa ghi báo cáo khắc phục.",
                shortened(one.content),
                "Hãy ghi số, ký hiệu báo cáo khắc phục vào Sổ kiểm tra.",
            )


def _named(one: KnownFinding) -> str:
    return f"Tồn tại “{shortened(one.content)}” ({one.team}, kiểm tra ngày {format_date(one.visited_on)})"
