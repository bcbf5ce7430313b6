"""The catalogue of procedures in the administration: the list, and new lists on their way in."""

from decimal import Decimal

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import Unit, UploadedList
from accounts.permissions import province_to_administer
from accounts.uploaded_lists import MAX_BYTES, keep_list, loads_of, waiting_lists
from core.errors import InputError, RowErrors
from core.numbers import format_number
from core.row_files import LoadSummary
from tthc.forms.procedures import ProcedureFilter, ProcedureUploadForm
from tthc.importers.procedures import load_waiting, parse_procedure_file, try_list
from tthc.models import Procedure
from tthc.selectors.procedures import LIST_KIND, catalogue_loads

PAGE_SIZE = 50
SHOWN_ERRORS = 200
"""So many wrong rows a page names; the others show once these are mended."""


@require_safe
def procedure_list(request: HttpRequest, province_id: int) -> HttpResponse:
    """Show the procedures that are asked for, by name."""
    province = province_to_administer(request, province_id)
    procedure_filter = ProcedureFilter(request.GET, today=timezone.localdate())
    page = Paginator(procedure_filter.found(), PAGE_SIZE).get_page(request.GET.get("trang"))
    context = {
        "province": province,
        "filter": procedure_filter,
        "page": page,
        "count": format_number(Decimal(page.paginator.count)),
        "rows": [(procedure, word_time_limit(procedure)) for procedure in page],
    }
    return render(request, "tthc/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest, province_id: int) -> HttpResponse:
    """Take a list, to be read on trial."""
    province = province_to_administer(request, province_id)
    form = ProcedureUploadForm(request.POST, request.FILES) if request.method == "POST" else ProcedureUploadForm()
    if form.is_bound and form.is_valid():
        try:
            kept = _kept(province, request)
        except InputError as error:
            form.add_error("file", error.sentence)
        else:
            return redirect("tthc:review", province.pk, kept.pk)
    return render(request, "tthc/upload.html", {"province": province, "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, province_id: int, list_id: int) -> HttpResponse:
    """Show what loading a list would do, or every wrong row; load it all or nothing."""
    province = province_to_administer(request, province_id)
    if loads_of(province, LIST_KIND).filter(pk=list_id, uploaded_by=request.user).exists():
        messages.info(request, "Danh sách này đã được nạp.")
        return redirect("tthc:loads", province.pk)
    waiting = get_object_or_404(waiting_lists(province, LIST_KIND, request.user), pk=list_id)
    context: dict[str, object] = {"province": province, "waiting": waiting}
    try:
        if request.method == "POST":
            return _loaded(request, province, load_waiting(waiting))
        summary = try_list(waiting)
        context |= {"summary": summary, "counts": counts_of(summary)}
    except RowErrors as error:
        context |= {"errors": error.rows[:SHOWN_ERRORS], "error_count": len(error.rows)}
    except InputError as error:
        if not waiting_lists(province, LIST_KIND, request.user).filter(pk=list_id).exists():
            messages.info(request, error.sentence)
            return redirect("tthc:loads", province.pk)
        context |= {"problem": error.sentence}
    return render(request, "tthc/review.html", context)


@require_safe
def loads(request: HttpRequest, province_id: int) -> HttpResponse:
    """Show which lists were loaded in any province, by whom and what they changed: the catalogue is everybody's."""
    province = province_to_administer(request, province_id)
    page = Paginator(catalogue_loads(), PAGE_SIZE).get_page(request.GET.get("trang"))
    return render(request, "tthc/loads.html", {"province": province, "page": page})


def _kept(province: Unit, request: HttpRequest) -> UploadedList:
    """Keep the uploaded list until its load; raises InputError, keeping nothing, where it is no list at all."""
    file = request.FILES["file"]
    if file.size <= MAX_BYTES:
        parse_procedure_file(file.name, file.read())
        file.seek(0)
    return keep_list(province, LIST_KIND, request.user, file)


def word_time_limit(procedure: Procedure) -> str:
    """Return "5 ngày làm việc", "7 (không ghi đơn vị)"; "" where no time limit is known."""
    if procedure.time_limit is None:
        return ""
    unit = procedure.get_time_limit_unit_display().lower()
    is_stated = procedure.time_limit_unit != Procedure.TimeLimitUnit.UNSTATED
    return f"{format_number(procedure.time_limit)} {unit if is_stated else f'({unit})'}"


def counts_of(summary: LoadSummary) -> list[tuple[str, str]]:
    """Return the counts of a load with their names."""
    counts = {"Thêm mới": summary.created, "Thay đổi": summary.changed, "Giữ nguyên": summary.unchanged}
    return [(name, format_number(Decimal(count))) for name, count in counts.items()]


def _loaded(request: HttpRequest, province: Unit, summary: LoadSummary) -> HttpResponse:
    counts = ", ".join(f"{name.lower()} {count}" for name, count in counts_of(summary))
    is_same = not (summary.created or summary.changed)
    messages.success(request, f"{'Không thay đổi' if is_same else 'Đã nạp danh sách'}: {counts}.")
    return redirect("tthc:procedures", province.pk)
