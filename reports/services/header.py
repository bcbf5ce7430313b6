"""Storing what a report's writers know of its frame."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from accounts.models import User
from reports.models import Report
from reports.services.editing import change_section

HEADER_KEY = "header"


@transaction.atomic
def save_header(report: Report, version: int, user: User, values: Mapping[str, Any]) -> None:
    """Store symbol, place and addressees of the report at `version` of its header; raises StaleSection."""
    # The report first, as whoever sends it does: two that take them the other way round wait for each other for ever.
    Report.objects.select_for_update(no_key=True).get(pk=report.pk)
    change_section(report.pk, HEADER_KEY, version, user, lambda section, lines: lines)
    for name in ("symbol", "place_name", "addressees"):
        setattr(report, name, values[name])
    report.save(update_fields=["symbol", "place_name", "addressees", "updated_at"])
