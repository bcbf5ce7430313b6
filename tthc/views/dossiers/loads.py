"""The lists of dossiers of a unit: one list from its trial reading to its load, and the history of all."""

from datetime import timedelta
from typing import Any, Final

from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.models import Unit
from core.errors import InputError
from tthc.forms.dossier_columns import ColumnsForm
from tthc.models import DossierList
from tthc.selectors.dossier_lists import can_be_undone, lists_of
from tthc.services.dossier_lists import CANCELLABLE, CHOOSABLE
from tthc.views.dossiers.trial import trial_of
from tthc.views.scope import unit_in_scope

PAGE_SIZE: Final = 50
PATIENCE: Final = timedelta(seconds=30)
"""A list that nobody has taken up for so long waits for a worker that is busy or not running."""
BUSY: Final = {DossierList.Stage.READING, DossierList.Stage.LOADING, DossierList.Stage.UNDOING}
"""Stages that end by themselves, once the worker has done its part."""


@require_safe
def load(request: HttpRequest, unit_id: int, list_id: int) -> HttpResponse:
    """Show where a list is on its way, what was read, and what can be done next."""
    unit = unit_in_scope(request, unit_id)
    return show_load(request, unit, list_in(unit, list_id))


def show_load(request: HttpRequest, unit: Unit, lst: DossierList, columns: ColumnsForm | None = None) -> HttpResponse:
    """Show the page of a list; `columns` is a choice of columns that was refused."""
    trial = trial_of(lst.reading)
    if columns is None and lst.stage in CHOOSABLE and trial:
        columns = ColumnsForm(trial.columns)
    context = {
        **_progress(unit, lst),
        "trial": trial,
        "problem": InputError(lst.problem).sentence if lst.problem else "",
        "columns": columns,
        "can_cancel": unit.is_written and lst.stage in CANCELLABLE,
        "can_undo": unit.is_written and can_be_undone(lst),
    }
    return render(request, "tthc/dossiers/load.html", context)


@require_safe
def progress(request: HttpRequest, unit_id: int, list_id: int) -> HttpResponse:
    """Return how far the worker is, for the page of the list; once it is through, the page loads itself anew."""
    unit = unit_in_scope(request, unit_id)
    lst = list_in(unit, list_id)
    if "HX-Request" not in request.headers:
        return redirect("dossiers:load", unit.pk, lst.pk)
    if lst.stage not in BUSY:
        return HttpResponse(headers={"HX-Refresh": "true"})
    return render(request, "tthc/dossiers/_progress.html", _progress(unit, lst))


@require_safe
def wrong(request: HttpRequest, unit_id: int, list_id: int) -> FileResponse:
    """Return all wrong cells of a list as CSV."""
    lst = list_in(unit_in_scope(request, unit_id), list_id)
    try:
        content = lst.wrong_rows.open("rb")
    except (ValueError, FileNotFoundError) as error:
        raise Http404("danh sách không có tệp dòng sai") from error
    return FileResponse(content, as_attachment=True, filename=f"o-sai-{lst.pk}.csv", content_type="text/csv")


@require_safe
def loads(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Show the lists that were handed in for the unit, newest first."""
    unit = unit_in_scope(request, unit_id)
    page = Paginator(lists_of(unit), PAGE_SIZE).get_page(request.GET.get("trang"))
    rows = [(lst, trial_of(lst.reading)) for lst in page]
    return render(request, "tthc/dossiers/loads.html", {"unit": unit, "page": page, "rows": rows})


def list_in(unit: Unit, list_id: int) -> DossierList:
    """Return a list of the unit, with who handed it in; raises Http404."""
    return get_object_or_404(lists_of(unit), pk=list_id)


def _progress(unit: Unit, lst: DossierList) -> dict[str, Any]:
    """Return what the worker is at: `is_waiting` while nobody has taken the list up yet."""
    now = timezone.now()
    is_waiting = lst.done_at is None and lst.try_after <= now
    return {
        "unit": unit,
        "lst": lst,
        "is_busy": lst.stage in BUSY,
        "is_waiting": is_waiting,
        "waits_long": is_waiting and lst.try_after < now - PATIENCE,
        "tries_again_at": lst.try_after if lst.last_error and lst.done_at is None and not is_waiting else None,
    }
