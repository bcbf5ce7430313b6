"""How pages word what differs between two versions of a report."""

from django import template

from reports.domain.document import FigureValue
from reports.models import AnswerState
from reports.templatetags.report_tags import shown_value

register = template.Library()


@register.filter
def answer_label(state: str) -> str:
    """Return how a section is answered: "Đã trả lời"."""
    return AnswerState(state).label


@register.filter
def value_or_gone(figure: FigureValue | None) -> str:
    """Return a figure's value, or in words why it has none; a dash where the report does not ask for it."""
    return shown_value(figure) if figure else "–"
