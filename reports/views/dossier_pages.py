"""Dossiers behind a figure: far too many for a table here, they have pages of their own."""

from typing import Final
from urllib.parse import urlencode

from django.urls import reverse

from reports.assembly.sources.dossiers import APOLOGIES_KIND, COLUMNS, KIND, TYPED_KIND
from reports.domain.document import Source
from reports.models import Report
from tthc.forms.deadlines import ApologyFilter

PAGES: Final = {
    KIND: "Hồ sơ thủ tục hành chính",
    TYPED_KIND: "Bảng tổng hợp hồ sơ nhập tay",
    APOLOGIES_KIND: "Hồ sơ quá hạn và văn bản xin lỗi",
}
"""What stands behind figures of these kinds of sources."""

_LETTERS: Final = {
    "apologised_in_time": "in_time",
    "apologised_late": "late",
    "not_apologised": "missing",
    "reappointed": ApologyFilter.MORE_THAN_ONCE,
}
"""How the register of apology letters is asked for what a figure counts."""


def dossier_address(report: Report, source: Source) -> str:
    """Return the page that lists the dossiers which a figure of the report counts."""
    unit_id, period = report.unit_id, report.period
    if source.kind == TYPED_KIND:
        return reverse("dossier_tables:table", args=[unit_id, period.pk])
    if source.kind == APOLOGIES_KIND:
        asked = {"tu_ngay": f"{period.starts_on:%d/%m/%Y}", "den_ngay": f"{period.ends_on:%d/%m/%Y}"}
        if source.measure in _LETTERS:
            asked["thu"] = _LETTERS[source.measure]
        return f"{reverse('dossier_deadlines:apologies', args=[unit_id])}?{urlencode(asked)}"
    if source.measure == "online_resolved":
        row = urlencode({"xem": "channel", "dong": "online"})
        return f"{reverse('dossier_tables:dossiers', args=[unit_id, period.pk, COLUMNS['resolved']])}?{row}"
    return reverse("dossier_tables:dossiers", args=[unit_id, period.pk, COLUMNS[source.measure]])
