"""How pages write numbers of dossiers."""

from decimal import Decimal

from django import template

from core.numbers import format_number

register = template.Library()


@register.filter
def grouped(count: int) -> str:
    """Return a count as Vietnamese text: "1.234"."""
    return format_number(Decimal(count))
