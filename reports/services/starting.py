"""Starting a new report: every heading of the outline, unanswered, with the words the outline starts with."""

from django.db import transaction

from accounts.models import Unit
from reports.domain.lines import split_marker
from reports.models import AnswerState, Report, ReportingPeriod, Section, SectionLine
from reports.selectors import outline_data, outline_of


def start_report(unit: Unit, period: ReportingPeriod) -> Report:
    """Return the unit's report for the period, made from the outline where there is none; raises InputError."""
    outline = outline_of(unit, period)
    data = outline_data(outline)
    with transaction.atomic():
        report, created = Report.objects.get_or_create(unit=unit, period=period, defaults={"outline": outline})
        if not created:
            return report
        sections = Section.objects.bulk_create(
            Section(
                report=report,
                key=node.key,
                state=AnswerState.ANSWERED if node.lines else AnswerState.UNANSWERED,
            )
            for node in data.nodes
        )
        lines = []
        for section, node in zip(sections, data.nodes, strict=True):
            words = [text.format(period=period.name, unit=unit.name) for text in node.lines]
            for text in words:
                marker, text = split_marker(text)
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
