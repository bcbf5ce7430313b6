"""Starting a new report: every heading of the outline, unanswered, with the words the outline starts with."""

from collections.abc import Iterable

from django.db import transaction

from accounts.models import Unit
from reports.domain.lines import split_marker
from reports.models import AnswerState, Outline, PeriodOutline, Report, ReportingPeriod, Section, SectionLine
from reports.selectors import outline_data, outline_of


def start_report(unit: Unit, period: ReportingPeriod) -> Report:
    """Return the unit's report for the period, made from the outline where there is none; raises InputError."""
    with transaction.atomic():
        outline = lock_outline_of(unit, period)
        data = outline_data(outline)
        report, created = Report.objects.get_or_create(unit=unit, period=period, defaults={"outline": outline})
        if not created:
            return report
        sections = Section.objects.bulk_create(
            Section(
                report=report,
                key=node.key,
                state=AnswerState.ANSWERED if node.lines else AnswerState.UNANSWERED,
                finished=bool(node.lines),
            )
            for node in data.nodes
        )
        lines: list[SectionLine] = []
        for section, node in zip(sections, data.nodes, strict=True):
            for marker, text in starting_lines(node.lines, unit, period):
                lines.append(SectionLine(section=section, position=len(lines), marker=marker, text=text))
            for sentence in node.sentences:
                lines.append(
                    SectionLine(
                        section=section,
                        position=len(lines),
                        marker=split_marker(sentence)[0],
                        sentence=sentence,
                        origin=SectionLine.Origin.GENERATED,
                    )
                )
        SectionLine.objects.bulk_create(lines)
    return report


def lock_outline_of(unit: Unit, period: ReportingPeriod) -> Outline:
    """Return the outline that the unit reports by, as `outline_of` does; it stays so until the transaction ends.

    Publishing another version waits for the report that is being made, and then finds it; or it was waited for.
    """
    list(PeriodOutline.objects.select_for_update().filter(period=period, unit_kind=unit.kind))
    return outline_of(unit, period)


def starting_lines(lines: Iterable[str], unit: Unit, period: ReportingPeriod) -> list[tuple[str, str]]:
    """Return (marker, text) of the words that a node starts with: {period} and {unit} stand for their names."""
    words = (line.replace("{period}", period.name).replace("{unit}", unit.name) for line in lines)
    return [split_marker(text) for text in words]
