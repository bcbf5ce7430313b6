"""How many dossiers were pending at the end of the period before, as the unit said it then."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from accounts.models import Unit
from reports.models import AnswerState, Revision, RevisionFigure
from tthc.selectors.carried_over import pending_before
from tthc.selectors.statistics import newest_listed_on, typed_counts
from tthc.selectors.typed_tables import rows_before

PENDING = "dossiers.pending"
"""The figure of a report that holds column 11."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """Column 11 of the days before, where it is from, and since when it stands (None: it is counted anew now)."""

    number: int
    source: str
    moment: datetime | None


def earlier_pending(unit: Unit, starts_on: date) -> Earlier | None:
    """Return column 11 of what ended the day before `starts_on`, None where nobody knows it.

    In this order: frozen in the last revision of the report of such a period; entered by hand, unless the list was
    chosen; counted from the list.
    """
    before = starts_on - timedelta(1)
    frozen = _frozen(unit, before)
    if frozen is not None:
        return frozen
    rows = rows_before(unit, starts_on)
    if rows and rows[0].table.is_used is not False:
        total = sum(typed_counts(row).c11 for row in rows)
        return Earlier(total, "bảng nhập tay", rows[0].table.entered_at)
    if newest_listed_on(unit) is not None:
        return Earlier(pending_before(unit, starts_on), "danh sách hồ sơ hiện nay", None)
    return None


def _frozen(unit: Unit, ends_on: date) -> Earlier | None:
    last = Revision.objects.filter(report__unit=unit, report__period__ends_on=ends_on).order_by("-made_at", "-pk")[:1]
    figures = RevisionFigure.objects.filter(revision__in=last.values("pk"), code=PENDING).select_related("revision")
    figure = figures.first()
    if figure is None or (figure.value is None and figure.state != AnswerState.NONE):
        return None
    revision = figure.revision
    return Earlier(int(figure.value or 0), f"số đã chốt ở phiên bản {revision.number} của báo cáo", revision.made_at)
