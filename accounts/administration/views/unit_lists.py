"""A list of units comes in as a file: trial reading with errors by row, confirmation, and the loads so far."""

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from accounts.administration.forms.units import UnitListForm
from accounts.administration.importers import HEADS, KIND, load_unit_list, read_unit_list, try_unit_list
from accounts.administration.services.changes import Administrator
from accounts.administration.views.scope import administrator_of, sent
from accounts.models import Unit, UploadedList
from accounts.uploaded_lists import MAX_BYTES, discard_list, keep_list, loads_of, read_list, waiting_lists
from core.errors import InputError, RowErrors
from core.text import clean, squeeze

PAGE_SIZE = 20
SHOWN_ERRORS = 200


@require_http_methods(["GET", "HEAD", "POST"])
def upload_units(request: HttpRequest, province_id: int) -> HttpResponse:
    """Take a file and read it on trial; show the rows to mend, the list that waits, and the loads so far."""
    by = administrator_of(request, province_id)
    form = UnitListForm(sent(request), request.FILES or None)
    errors: list[tuple[int, str]] = []
    if request.method == "POST" and form.is_valid():
        try:
            waiting = _keep_if_right(by, form.cleaned_data["file"])
        except RowErrors as error:
            errors = error.rows
            form.add_error("file", f"{len(errors)} dòng sai, chưa nạp dòng nào. Hãy sửa các dòng nêu dưới rồi nộp lại.")
        except InputError as error:
            form.add_error("file", error.sentence)
        else:
            return redirect("administration:unit_list", by.province.pk, waiting.pk)
    context = {
        "province": by.province,
        "form": form,
        "errors": errors[:SHOWN_ERRORS],
        "errors_left_out": len(errors[SHOWN_ERRORS:]),
        "waiting": waiting_lists(by.province, KIND, request.user).first(),
        "loads": Paginator(loads_of(by.province, KIND), PAGE_SIZE).get_page(request.GET.get("trang")),
        "columns": [ways[0] for ways in HEADS.values()],
        "kinds": [kind.label for kind in Unit.Kind if kind != Unit.Kind.PROVINCE],
    }
    return render(request, "accounts/administration/unit_list_upload.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def review_units(request: HttpRequest, province_id: int, list_id: int) -> HttpResponse:
    """Show what loading the list will do; load it, or forget it."""
    by = administrator_of(request, province_id)
    waiting = get_object_or_404(UploadedList, pk=list_id, unit=by.province, kind=KIND, uploaded_by=request.user)
    if waiting.loaded_at is not None:
        messages.info(request, f"Tệp “{waiting.name}” đã được nạp.")
        return redirect("administration:upload_units", by.province.pk)
    if request.method == "POST" and "load" not in request.POST:
        return _forget(request, by, waiting)
    context: dict[str, object] = {"province": by.province, "waiting": waiting}
    try:
        if request.method == "POST":
            return _load(request, by, waiting)
        context["summary"] = try_unit_list(read_unit_list(by.province, waiting.name, read_list(waiting)))
    except RowErrors as error:
        # Somebody changed the units since the file was read.
        context |= {"errors": error.rows[:SHOWN_ERRORS], "errors_left_out": len(error.rows[SHOWN_ERRORS:])}
        context["problem"] = f"{len(error.rows)} dòng sai, chưa nạp dòng nào. Hãy sửa các dòng nêu dưới rồi nộp lại."
    except InputError as error:
        context["problem"] = error.sentence
    return render(request, "accounts/administration/unit_list_review.html", context)


def _keep_if_right(by: Administrator, file: UploadedFile) -> UploadedList:
    """Keep the list that waits to be loaded; raises InputError, and keeps what waited, where it cannot be loaded."""
    if 0 < (file.size or 0) <= MAX_BYTES:
        try_unit_list(read_unit_list(by.province, squeeze(clean(file.name or "")), file.read()))
        file.seek(0)
    return keep_list(by.province, KIND, by.user, file)


def _load(request: HttpRequest, by: Administrator, waiting: UploadedList) -> HttpResponse:
    """Load the list and say what changed; raises InputError where it is wrong by now."""
    try:
        summary = load_unit_list(by, waiting)
    except UploadedList.DoesNotExist:
        messages.info(request, f"Tệp “{waiting.name}” đã được nạp.")
    else:
        changes = f"Không thay đổi: {summary.unchanged} đơn vị trong tệp giống danh sách đã lưu."
        if summary.created or summary.changed:
            changes = f"Đã nạp tệp “{waiting.name}”. {summary}"
        messages.success(request, changes)
    return redirect("administration:upload_units", by.province.pk)


def _forget(request: HttpRequest, by: Administrator, waiting: UploadedList) -> HttpResponse:
    discard_list(waiting)
    messages.info(request, f"Đã bỏ tệp “{waiting.name}”, chưa nạp dòng nào.")
    return redirect("administration:upload_units", by.province.pk)
