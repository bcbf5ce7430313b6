"""Words of the unit's last report, copied into a section for review."""

from django.db.models import Prefetch, QuerySet, prefetch_related_objects

from accounts.models import User
from core.errors import InputError
from core.text import squeeze
from directives.models import Inspection
from reports.assembly.lines import word_line
from reports.domain.periods import last_report_key, period_name
from reports.domain.review_marks import review_marks
from reports.models import Report, ReportingPeriod, Section, SectionLine
from reports.services.editing import Lines, change_section

_RECORDS = ("document", "assigned_task__assigning_document", "assigned_task__answering_document")


def last_lines(report: Report, key: str) -> QuerySet[SectionLine]:
    """Return the lines of the same node in the unit's last report, with the documents that they print (one query).

    Lines that print figures are left out: a new report prints its own.
    """
    lines = SectionLine.objects.filter(section__report__in=_last_report(report), section__key=key, sentence="")
    return lines.select_related(*_RECORDS).order_by("position", "pk")


def copy_previous(report: Report, key: str, version: int, user: User) -> Section:
    """Append the words of the same node of the unit's last report as written lines, and return the section.

    Lines with a period, a date or a number in them wait for review; words that the section has are not copied again.
    Raises InputError where there is nothing to copy, and StaleSection.
    """

    def change(section: Section, lines: Lines) -> Lines:
        last = list(last_lines(report, key))
        if not last:
            raise InputError(_why_nothing(report))
        # Read together, so that the number of generated lines does not count in queries.
        prefetch_related_objects([*last, *lines], *_RECORDS, Prefetch("inspection", Inspection.objects.with_counts()))
        held = {squeeze(word_line(line, {})) for line in lines}
        copied = [_copy(line, is_first=not lines and line is last[0]) for line in last]
        new = [line for line in copied if squeeze(line.text) not in held]
        if not new:
            raise InputError(f"mục đã có đủ các dòng của báo cáo kỳ {_last_period(report)}")
        return [*lines, *new]

    return change_section(report.pk, key, version, user, change)


def _copy(line: SectionLine, is_first: bool) -> SectionLine:
    text = word_line(line, {})
    to_review = bool(review_marks(text))
    return SectionLine(marker=line.marker, text=text, inline=line.inline and is_first, to_review=to_review)


def _why_nothing(report: Report) -> str:
    unit, period = report.unit.name, _last_period(report)
    if _last_report(report).exists():
        return f"báo cáo kỳ {period} của {unit} không có lời ở mục này, hãy tự viết"
    return f"{unit} chưa có báo cáo kỳ {period} trên cổng, hãy tự viết hoặc dán từ báo cáo cũ"


def _last_report(report: Report) -> QuerySet[Report]:
    return Report.objects.filter(
        unit=report.unit_id,
        period__province=report.period.province_id,
        period__family=ReportingPeriod.Family.REFORM,
        period__key=last_report_key(report.period.key),
    )


def _last_period(report: Report) -> str:
    return period_name(last_report_key(report.period.key))
