"""Assigning the units of a province to its reviewers."""

from collections import Counter

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from reports.forms.reviewer_assignments import AssignmentsForm
from reports.review.actor import actor_of
from reports.review.assignments import Outdated, assign_units, assigning_provinces, reviewers_in, units_to_assign
from reports.review.desk import reviewed_provinces


@require_http_methods(["GET", "HEAD", "POST"])
def assignments(request: HttpRequest, province_id: int) -> HttpResponse:
    """Show who reviews which unit, or store it; 404 for who neither reviews nor administers the province."""
    province = get_object_or_404(assigning_provinces(request.user), pk=province_id)
    units, reviewers = list(units_to_assign(province)), reviewers_in(province)
    form = AssignmentsForm(request.POST if request.method == "POST" else None, units, reviewers)
    if form.is_bound and form.is_valid():
        try:
            number = assign_units(province, form.changes(), actor_of(request))
        except Outdated as outdated:
            form.refuse(outdated.units, str(outdated))
        else:
            messages.success(request, f"Đã lưu phân công của {number} đơn vị." if number else "Không có gì thay đổi.")
            return redirect("review:assignments", province.pk)
    assigned = Counter(unit.reviewer_assignment.reviewer_id for unit in units if hasattr(unit, "reviewer_assignment"))
    context = {
        "province": province,
        "form": form,
        "rows": list(form.rows()),
        "loads": [(person.get_full_name(), assigned[person.pk]) for person in reviewers],
        "unassigned": len(units) - assigned.total(),
        "reviews": reviewed_provinces(request.user).filter(root=province.pk).exists(),
    }
    return render(request, "reports/review/assignments.html", context)
