"""The list of reports that a user may see."""

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.models import Unit, User
from accounts.selectors import units_written_by
from core.text import clean
from reports.domain.states import STATES, TO_REVIEW
from reports.models import Report, ReportingPeriod
from reports.review.due import with_due
from reports.selectors import reports_of, with_progress

PAGE_SIZE = 50
_STATES = STATES | {"submitted": f"{STATES['submitted']}, {TO_REVIEW[:1].lower()}{TO_REVIEW[1:]}"}


class CleanTextField(forms.CharField):
    """Text as the portal stores it: NFC, without control characters."""

    def to_python(self, value: Any) -> str:
        return clean(super().to_python(value))


class ListFilter(forms.Form):
    """Which reports to list; all fields may stay empty."""

    ky = forms.ModelChoiceField(
        ReportingPeriod.objects.none(),
        label="Kỳ báo cáo",
        required=False,
        empty_label="Tất cả các kỳ",
        error_messages={"invalid_choice": "Không có kỳ báo cáo này, hãy chọn trong danh sách."},
    )
    don_vi = CleanTextField(
        label="Tên đơn vị",
        required=False,
        max_length=100,
        error_messages={"max_length": "Tên đơn vị dài quá 100 ký tự, hãy gõ ngắn hơn."},
    )
    trang_thai = forms.ChoiceField(
        label="Trạng thái",
        required=False,
        choices=[("", "Mọi trạng thái"), *_STATES.items()],
        widget=forms.Select({"class": "form-select"}),
        error_messages={"invalid_choice": "Không có trạng thái này, hãy chọn trong danh sách."},
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reports = reports_of(user).order_by()
        self.fields["ky"].queryset = ReportingPeriod.objects.filter(pk__in=reports.values("period"))
        self.fields["ky"].widget.attrs["class"] = "form-select"
        self.fields["don_vi"].widget = forms.TextInput({"class": "form-control", "type": "search", "maxlength": 100})

    def narrow(self, reports: QuerySet[Report]) -> QuerySet[Report]:
        """Return the reports that the valid fields ask for."""
        self.is_valid()
        if self.cleaned_data.get("ky"):
            reports = reports.filter(period=self.cleaned_data["ky"])
        if self.cleaned_data.get("don_vi"):
            reports = reports.filter(unit__in=Unit.objects.search(self.cleaned_data["don_vi"]))
        if self.cleaned_data.get("trang_thai"):
            reports = reports.filter(state=self.cleaned_data["trang_thai"])
        return reports

    def is_used(self) -> bool:
        """Whether anything was asked for."""
        return any(self.data.get(name) for name in self.fields)


@require_safe
def report_list(request: HttpRequest) -> HttpResponse:
    """Show the user's reports, newest period first."""
    list_filter = ListFilter(request.GET, user=request.user)
    own = units_written_by(request.user).filter(unit=OuterRef("unit"))
    reports = with_due(with_progress(list_filter.narrow(reports_of(request.user))).annotate(is_own=Exists(own)))
    page = Paginator(reports, PAGE_SIZE).get_page(request.GET.get("trang"))
    return render(request, "reports/list.html", {"filter": list_filter, "page": page})
