"""What is decided about a list of dossiers: its columns, to load it, to give it up, to undo it."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from accounts.models import Unit, User
from core.errors import InputError
from tthc.forms.dossier_columns import ColumnsForm
from tthc.models import DossierList
from tthc.services import dossier_lists
from tthc.views.dossiers.loads import list_in, show_load
from tthc.views.dossiers.trial import trial_of
from tthc.views.scope import unit_to_write


@require_POST
def columns(request: HttpRequest, unit_id: int, list_id: int) -> HttpResponse:
    """Let columns of the file mean what was chosen by hand; the list is read again."""
    unit = unit_to_write(request, unit_id)
    lst = list_in(unit, list_id)
    trial = trial_of(lst.reading)
    if trial is None:
        messages.info(request, "Danh sách đang được đọc hoặc đã bỏ; hãy xem tình hình mới nhất dưới đây.")
        return redirect("dossiers:load", unit.pk, lst.pk)
    form = ColumnsForm(trial.columns, request.POST)
    if not form.is_valid():
        return show_load(request, unit, lst, form)
    choices = form.choices()
    if not choices:
        messages.info(request, "Chưa đổi ý nghĩa cột nào, danh sách giữ nguyên.")
        return redirect("dossiers:load", unit.pk, lst.pk)
    return _decided(request, unit, lst, lambda: dossier_lists.choose_columns(lst, choices), "")


@require_POST
def confirm(request: HttpRequest, unit_id: int, list_id: int) -> HttpResponse:
    """Let the worker load a list that was read without errors."""
    return _by_user(request, unit_id, list_id, dossier_lists.confirm, "")


@require_POST
def cancel(request: HttpRequest, unit_id: int, list_id: int) -> HttpResponse:
    """Give a list up before it is loaded."""
    return _by_user(request, unit_id, list_id, dossier_lists.cancel, "Đã hủy, không có gì được ghi vào sổ.")


@require_POST
def undo(request: HttpRequest, unit_id: int, list_id: int) -> HttpResponse:
    """Let the worker take back the list that was loaded last."""
    return _by_user(request, unit_id, list_id, dossier_lists.undo, "")


def _by_user(
    request: HttpRequest, unit_id: int, list_id: int, decide: Callable[[DossierList, User], None], done: str
) -> HttpResponse:
    unit = unit_to_write(request, unit_id)
    lst = list_in(unit, list_id)
    return _decided(request, unit, lst, lambda: decide(lst, request.user), done)


def _decided(request: HttpRequest, unit: Unit, lst: DossierList, decide: Callable[[], None], done: str) -> HttpResponse:
    """Decide, and say on the list's page what came of it; `done` is "" where the page itself says enough."""
    try:
        decide()
    except InputError as error:
        messages.error(request, error.sentence)
    else:
        if done:
            messages.success(request, done)
    return redirect("dossiers:load", unit.pk, lst.pk)
