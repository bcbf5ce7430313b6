"""Where a page stands in the navigation."""

from django import template

register = template.Library()

_AREAS = {
    "reports": "reports",
    "reports:home": "work",
    "responses": "reports",
    "differences": "reports",
    "audit": "reports",
    "evidence:section_files": "reports",
    "evidence:annex": "reports",
    "registers": "registers",
    "register_import": "registers",
    "evidence": "registers",
    "administration": "administration",
    "periods": "administration",
    "tthc": "administration",
    "dossiers": "dossiers",
    "dossier_tables": "dossiers",
    "dossier_deadlines": "dossiers",
    "dossier_deadlines:holidays": "administration",
    "dossier_deadlines:add_holidays": "administration",
    "dossier_deadlines:holiday": "administration",
    "unit_procedures": "dossiers",
    "review": "review",
    "text_checks": "text",
    "deadlines": "review",
    "deadlines:calendar": "calendar",
}


@register.filter
def area_of(view_name: str) -> str:
    """Return the entry of the navigation under which a view stands; "" for pages outside it."""
    return _AREAS.get(view_name) or _AREAS.get(view_name.partition(":")[0], "")
