"""What a list of the audit trail is asked for, as it stands in the address."""

from typing import Any

from django import forms

from accounts.models import User
from accounts.selectors import units_of
from core.form_fields import DayField, WordsField
from reports.domain.audit import ACTIONS
from reports.domain.states import MOVES
from reports.models import ReportingPeriod
from reports.review.trail import Wanted
from reports.selectors import reports_of


class TrailFilter(forms.Form):
    """Unit, period, action, person and days; all may stay blank, and what is wrong hides nothing."""

    don_vi = WordsField(
        "Đơn vị",
        limit=100,
        required=False,
        widget=forms.TextInput({"type": "search", "placeholder": "Không cần gõ dấu"}),
    )
    ky = forms.ModelChoiceField(
        ReportingPeriod.objects.none(),
        label="Kỳ báo cáo",
        required=False,
        empty_label="Tất cả các kỳ",
        error_messages={"invalid_choice": "Không có kỳ báo cáo này, hãy chọn trong danh sách."},
    )
    viec = forms.ChoiceField(
        label="Việc",
        required=False,
        choices=[
            ("", "Tất cả các việc"),
            ("Chuyển trạng thái", [(action, move.label) for action, move in MOVES.items()]),
            ("Việc khác", list(ACTIONS.items())),
        ],
        error_messages={"invalid_choice": "Không có việc này, hãy chọn trong danh sách."},
    )
    nguoi = WordsField(
        "Người thực hiện",
        limit=100,
        required=False,
        widget=forms.TextInput({"type": "search", "placeholder": "Họ tên, tên đăng nhập"}),
    )
    tu_ngay = DayField("Từ ngày")
    den_ngay = DayField("Đến ngày")

    def __init__(self, data: Any, user: User) -> None:
        super().__init__(data)
        if len(units_of(user).values_list("pk")[:2]) < 2:
            del self.fields["don_vi"]
        periods = reports_of(user).order_by().values("period")
        self.fields["ky"].queryset = ReportingPeriod.objects.filter(pk__in=periods).order_by("-ends_on", "-pk")
        for name, field in self.fields.items():
            field.widget.attrs["class"] = "form-select" if name in ("ky", "viec") else "form-control"

    def clean(self) -> dict[str, Any]:
        first, last = self.cleaned_data.get("tu_ngay"), self.cleaned_data.get("den_ngay")
        if first and last and last < first:
            self.add_error("den_ngay", "Ngày kết thúc phải từ ngày bắt đầu trở đi, hãy chọn lại.")
        return self.cleaned_data

    def wanted(self) -> Wanted:
        """Return what the valid fields ask for."""
        self.is_valid()
        asked = self.cleaned_data
        return Wanted(
            unit=asked.get("don_vi", ""),
            period=asked.get("ky"),
            action=asked.get("viec", ""),
            person=asked.get("nguoi", ""),
            first=asked.get("tu_ngay"),
            last=asked.get("den_ngay"),
        )

    def is_used(self) -> bool:
        """Whether anything was asked for."""
        return any(self.data.get(name) for name in self.fields)
