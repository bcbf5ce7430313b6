"""A list of the unit's procedures on its way in: chosen, read on trial, loaded whole."""

from datetime import date
from typing import Final
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.models import Unit, UploadedList
from accounts.uploaded_lists import MAX_BYTES, keep_list, loads_of, waiting_lists
from core.errors import InputError, RowErrors
from core.row_files import LoadSummary
from tthc.domain.online import SCALES
from tthc.forms.unit_procedures import ListTermsForm, UnitListForm
from tthc.importers.unit_procedures import HEADS, REQUIRED, ListTerms, load_waiting, parse_unit_list, try_list
from tthc.selectors.unit_procedures import LIST_KIND
from tthc.views.procedures import counts_of
from tthc.views.scope import unit_to_write

SHOWN_ERRORS: Final = 200
"""So many wrong rows a page names; the others show once these are mended."""
_SHOWN_LOADS: Final = 20


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Take a list and the day from which it counts; show what was loaded before."""
    unit = unit_to_write(request, unit_id)
    today = timezone.localdate()
    form = UnitListForm(request.POST, request.FILES) if request.method == "POST" else _blank_form(request, today)
    if form.is_bound and form.is_valid():
        try:
            kept = _kept(unit, request)
        except InputError as error:
            form.add_error("file", error.sentence)
        else:
            return redirect(review_address(kept, form.terms(today)))
    context = {
        "unit": unit,
        "form": form,
        "columns": [(ways[0], column in REQUIRED, ways[1:-1][:3]) for column, ways in HEADS.items()],
        "waiting": waiting_lists(unit, LIST_KIND, request.user),
        "loads": loads_of(unit, LIST_KIND)[:_SHOWN_LOADS],
    }
    return render(request, "tthc/unit_procedures/upload.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, unit_id: int, list_id: int) -> HttpResponse:
    """Show what loading a list would do, or every wrong row; load it all or nothing."""
    unit = unit_to_write(request, unit_id)
    if loads_of(unit, LIST_KIND).filter(pk=list_id, uploaded_by=request.user).exists():
        messages.info(request, "Danh sách này đã được nạp.")
        return redirect("unit_procedures:list", unit.pk)
    waiting = get_object_or_404(waiting_lists(unit, LIST_KIND, request.user).select_related("unit"), pk=list_id)
    terms = ListTermsForm(request.GET).terms(timezone.localdate())
    context: dict[str, object] = {
        "unit": unit,
        "waiting": waiting,
        "terms": terms,
        "scale": SCALES.get(terms.scale, ""),
    }
    context["again"] = f"{reverse('unit_procedures:upload', args=[unit.pk])}?{_query(terms)}"
    try:
        if request.method == "POST":
            return _loaded(request, unit, load_waiting(waiting, terms))
        summary = try_list(waiting, terms)
        context |= {"summary": summary, "counts": counts_of(summary)}
    except RowErrors as error:
        context |= {"errors": error.rows[:SHOWN_ERRORS], "error_count": len(error.rows)}
    except InputError as error:
        if not waiting_lists(unit, LIST_KIND, request.user).filter(pk=list_id).exists():
            messages.info(request, error.sentence)
            return redirect("unit_procedures:list", unit.pk)
        context |= {"problem": error.sentence}
    return render(request, "tthc/unit_procedures/review.html", context)


def review_address(kept: UploadedList, terms: ListTerms) -> str:
    """Return the address of a list's trial reading; what is said of the whole list goes along."""
    return f"{reverse('unit_procedures:review', args=[kept.unit_id, kept.pk])}?{_query(terms)}"


def _query(terms: ListTerms) -> str:
    return urlencode({"ngay": f"{terms.listed_on:%d/%m/%Y}", "thang": terms.scale})


def _blank_form(request: HttpRequest, today: date) -> UnitListForm:
    terms = ListTermsForm(request.GET).terms(today)
    return UnitListForm(initial={"ngay": terms.listed_on, "thang": terms.scale})


def _kept(unit: Unit, request: HttpRequest) -> UploadedList:
    """Keep the uploaded list until its load; raises InputError, keeping nothing, where it is no list at all."""
    file = request.FILES["file"]
    if file.size <= MAX_BYTES:
        parse_unit_list(file.name, file.read())
        file.seek(0)
    return keep_list(unit, LIST_KIND, request.user, file)


def _loaded(request: HttpRequest, unit: Unit, summary: LoadSummary) -> HttpResponse:
    counts = ", ".join(f"{name.lower()} {count}" for name, count in counts_of(summary))
    is_same = not (summary.created or summary.changed)
    messages.success(request, f"{'Không thay đổi' if is_same else 'Đã nạp danh sách'}: {counts}.")
    return redirect("unit_procedures:list", unit.pk)
