"""Handing in a list of dossiers."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from core.errors import InputError
from tthc.dossier_files.columns import LABELS, REQUIRED
from tthc.forms.dossier_columns import EITHER
from tthc.forms.dossiers import DossierUploadForm
from tthc.services.dossier_lists import AlreadyLoaded, keep_list
from tthc.views.scope import unit_to_write


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Take a list, to be read on trial by the worker."""
    unit = unit_to_write(request, unit_id)
    today = timezone.localdate()
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = DossierUploadForm(*sent, today=today)
    if form.is_bound and form.is_valid():
        asked = form.cleaned_data
        try:
            kept = keep_list(unit, request.user, asked["file"], asked["listed_on"])
        except AlreadyLoaded as error:
            messages.info(request, error.sentence)
            return redirect("dossiers:load", unit.pk, error.loaded.pk)
        except InputError as error:
            form.add_error("file", error.sentence)
        else:
            return redirect("dossiers:load", unit.pk, kept.pk)
    context = {
        "unit": unit,
        "form": form,
        "required": [LABELS[key] for key in REQUIRED],
        "either": [LABELS[key] for key in EITHER],
        "optional": [label for key, label in LABELS.items() if key not in (*REQUIRED, *EITHER)],
    }
    return render(request, "tthc/dossiers/upload.html", context)
