"""The register of apology letters of a unit: who is still owed one, and entering the days that letters were sent."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.forms import BoundField
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.models import Unit
from core.numbers import format_number
from tthc.domain.apologies import LETTERS, is_reappointed_too_often, judge_letter, last_day_for_letter
from tthc.forms.deadlines import ApologyFilter, ApologyRows
from tthc.models import Dossier
from tthc.selectors.deadlines import age_of, apology_counts, overdue_in, working_days
from tthc.services.apologies import enter_apologies
from tthc.views.scope import unit_in_scope, unit_to_write

PAGE_SIZE: Final = 25
_MAX_KEY: Final = 24
_COUNTS: Final = {
    "overdue": "Hồ sơ quá hạn",
    "apologised_in_time": "Thư đúng hạn",
    "apologised_late": "Thư muộn",
    "not_apologised": "Chưa có thư",
    "reappointed_more_than_once": "Hẹn lại quá một lần",
}
_WARNINGS: Final = {"apologised_late", "not_apologised", "reappointed_more_than_once"}


@dataclass(frozen=True, slots=True)
class LetterRow:
    """A dossier that missed its first due day, what its letter is worth, and the fields to enter it."""

    dossier: Dossier
    letter: str
    letter_words: str
    last_day: date
    is_reappointed_too_often: bool
    day: BoundField
    seen: BoundField


@require_http_methods(["GET", "HEAD", "POST"])
def apologies(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Show the overdue dossiers of the chosen days with their letters; store the days that are entered in the rows.

    What is right is stored; what is wrong stays as it was typed, with the reason beside it.
    """
    unit = unit_to_write(request, unit_id) if request.method == "POST" else unit_in_scope(request, unit_id)
    letter_filter = ApologyFilter(request.GET, today=timezone.localdate())
    if request.method == "POST":
        return _entered(request, unit, letter_filter)
    found = letter_filter.narrow(overdue_in(unit, *letter_filter.days()), unit).order_by("due_on", "code")
    page = Paginator(_with_names(found), PAGE_SIZE).get_page(request.GET.get("trang"))
    return _page(request, unit, letter_filter, ApologyRows(dossiers=list(page)), page)


def _entered(request: HttpRequest, unit: Unit, letter_filter: ApologyFilter) -> HttpResponse:
    form = ApologyRows(request.POST, dossiers=_posted(unit, request.POST))
    saved = enter_apologies(unit, form.entered(), request.user, timezone.localdate())
    # What was refused is saved against what the page shows then, not against what it showed before.
    mended = form.shown_again(_posted(unit, request.POST), saved.refused)
    wrong = len(mended.errors)
    if saved.count:
        messages.success(request, f"Đã lưu ngày gửi thư xin lỗi của {saved.count} hồ sơ.")
    if not wrong:
        if not saved.count:
            messages.info(request, "Không có ngày nào thay đổi.")
        return redirect(request.get_full_path())
    messages.error(request, f"{wrong} ô chưa lưu được; lý do ghi cạnh ô, hãy sửa rồi lưu lại.")
    return _page(request, unit, letter_filter, mended)


def _posted(unit: Unit, posted: QueryDict) -> list[Dossier]:
    """Return the dossiers of the unit that stand on the posted page, in its order."""
    ids = [int(key[5:]) for key in posted if key.startswith("ngay-") and key[5:].isdecimal() and len(key) < _MAX_KEY]
    found = _with_names(Dossier.objects.filter(unit=unit, due_on__isnull=False)).in_bulk(ids[:PAGE_SIZE])
    return [found[pk] for pk in ids if pk in found]


def _with_names(dossiers: QuerySet[Dossier]) -> QuerySet[Dossier]:
    return dossiers.select_related("listed__procedure", "apology_entered_by")


def _page(
    request: HttpRequest, unit: Unit, letter_filter: ApologyFilter, form: ApologyRows, page: Page | None = None
) -> HttpResponse:
    """Show the rows of the form; `page` is None where they are those of a page that was sent."""
    today = timezone.localdate()
    starts_on, ends_on = letter_filter.days()
    counts = apology_counts(unit, starts_on, ends_on)
    context = {
        "unit": unit,
        "filter": letter_filter,
        "starts_on": starts_on,
        "ends_on": ends_on,
        "age": age_of(unit, today, working_days()),
        "counts": [
            (label, format_number(Decimal(counts[name])), bool(counts[name]) and name in _WARNINGS)
            for name, label in _COUNTS.items()
        ],
        "page": page,
        "count": format_number(Decimal(page.paginator.count)) if page else "",
        "rows": [_row(dossier, form) for dossier in form.dossiers],
    }
    return render(request, "tthc/deadlines/apologies.html", context)


def _row(dossier: Dossier, form: ApologyRows) -> LetterRow:
    letter = judge_letter(dossier.due_on, dossier.apology_on)
    day, seen = form.fields_of(dossier)
    return LetterRow(
        dossier=dossier,
        letter=letter,
        letter_words=LETTERS[letter],
        last_day=last_day_for_letter(dossier.due_on),
        is_reappointed_too_often=is_reappointed_too_often(dossier.extensions),
        day=day,
        seen=seen,
    )
