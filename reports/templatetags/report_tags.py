"""How pages word what the tree of a report holds."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from django import template
from django.utils import timezone

from core.numbers import format_number
from directives.domain.citation import format_date
from reports.assembly.open_section import OpenSection
from reports.domain import deadlines
from reports.domain.document import FigureValue, Node, Source
from reports.domain.next_steps import NEXT_STEPS, NextStep
from reports.domain.outline import FRAME_KINDS, KINDS, OutlineNode
from reports.domain.states import TO_REVIEW
from reports.models import AnswerState, Report, Section
from reports.review.checklist import CheckedIssue
from reports.review.comments import MAX_EXCERPT

register = template.Library()

_NOUNS = {
    "documents": "văn bản",
    "plan_tasks": "nhiệm vụ trong kế hoạch",
    "assigned_tasks": "nhiệm vụ được giao",
    "inspections": "cuộc kiểm tra",
    "findings": "tồn tại, hạn chế",
    "proposals": "kiến nghị, đề xuất",
    "dossiers": "hồ sơ",
    "dossier_table": "hồ sơ trong bảng nhập tay",
    "apologies": "hồ sơ quá hạn",
    "procedures": "thủ tục",
}


@register.filter
def next_step(report: Report) -> NextStep:
    """Return what the unit does next with its report."""
    return NEXT_STEPS[report.state]


@register.filter
def state_to_review(report: Report) -> str:
    """Return the report's state as those read it who do not write it."""
    return TO_REVIEW if report.state == Report.State.SUBMITTED else report.get_state_display()


@register.filter
def records_named(source: Source) -> str:
    """Return how many records of which kind stand behind a list or a figure: "10 văn bản"."""
    return f"{format_number(Decimal(source.count))} {_NOUNS[source.kind]}"


@register.filter
def place(node: Node) -> str:
    """Return a node's numeral and heading without the colon that leads to its answer; its kind where both are blank."""
    words = f"{node.numeral} {node.heading}".strip().rstrip(": ")
    return words or KINDS[node.kind]


@register.filter
def outline_name(node: OutlineNode) -> str:
    """Return how the editor's outline names a node; a frame node by its kind."""
    if node.level == 0 and node.kind in FRAME_KINDS:
        return KINDS[node.kind]
    return f"{node.numeral} {node.heading}".strip() or KINDS[node.kind]


@register.filter
def who_writes(section: Section) -> str:
    """Return to whom a section is given and until when: "Phòng Tổ chức, hạn 10/3/2022"; "" for nobody."""
    who = section.assignee.get_full_name() if section.assignee else section.room
    due = f"hạn {format_date(section.due_on)}" if section.due_on else ""
    return ", ".join(part for part in (who, due) if part)


@register.filter
def proposals_named(opened: OpenSection) -> str:
    """Return what the register of an open section proposes: "văn bản trong kỳ chưa đưa vào báo cáo"."""
    sources = {line.source for line in opened.proposals}
    noun = _NOUNS.get(sources.pop(), "") if len(sources) == 1 else ""
    return f"{noun} trong kỳ chưa đưa vào báo cáo" if noun else "đề xuất chưa đưa vào báo cáo"


@register.filter
def due_moment(moment: datetime) -> str:
    """Return "17:00, 16/3/2022" in local time."""
    local = timezone.localtime(moment)
    return f"{local:%H:%M}, {format_date(local.date())}"


@register.filter
def official_date(day: date) -> str:
    """Return "16/3/2022"."""
    return format_date(day)


@register.filter
def word_days_left(days: int) -> str:
    """Return "còn 3 ngày", "hạn hôm nay" or "quá hạn 2 ngày"."""
    return deadlines.word_days_left(days)


@register.filter
def days_left_sentence(days: int) -> str:
    """Return the same where it stands alone: "Còn 3 ngày"."""
    return deadlines.days_left_sentence(days)


@register.filter
def urgency(days: int) -> str:
    """Return the name of the urgency that a page's colours follow."""
    return deadlines.urgency(days)


@register.filter
def vietnamese_number(value: Decimal | None) -> str:
    """Return "1.234,5"; nothing for no value."""
    return "" if value is None else format_number(value)


@register.filter
def shown_value(figure: FigureValue) -> str:
    """Return a figure's value, or in words why it has none."""
    return AnswerState(figure.state).label if figure.value is None else format_number(figure.value)


@register.filter
def comment_on(comments_by_words: Mapping[tuple[str, str], int], checked: CheckedIssue) -> int | None:
    """Return the number of the comment that speaks of the very words of an issue in its section."""
    return comments_by_words.get((checked.issue.node, checked.shown_words[:MAX_EXCERPT]))
