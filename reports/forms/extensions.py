"""Giving one unit more time, and choosing a unit or a period to do so."""

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.db.models import QuerySet

from accounts.models import Unit
from core.form_fields import TextField
from reports.forms.periods import MomentField
from reports.models import Extension, ReportingPeriod

MAX_REASON = Extension._meta.get_field("reason").max_length or 0


class ExtensionForm(forms.Form):
    """The new due moment of a unit, and why."""

    # The browser's own messages would be English.
    use_required_attribute = False

    due_at = MomentField("Hạn mới")
    reason = TextField(
        "Lý do gia hạn",
        MAX_REASON,
        widget=forms.Textarea(
            attrs={"rows": 3, "placeholder": "Ví dụ: chờ số liệu của Trung tâm Phục vụ hành chính công"}
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True


class ExtensionChoice(forms.Form):
    """Another period's extensions, or a unit to give more time: one of the two."""

    use_required_attribute = False

    ky = forms.ModelChoiceField(
        ReportingPeriod.objects.none(),
        label="Kỳ báo cáo",
        required=False,
        empty_label=None,
        error_messages={"invalid_choice": "Không có kỳ báo cáo này, hãy chọn trong danh sách."},
    )
    don_vi = forms.ModelChoiceField(
        Unit.objects.none(),
        label="Đơn vị chưa gửi báo cáo",
        required=False,
        empty_label="Chọn đơn vị",
        error_messages={"invalid_choice": "Đơn vị này không còn chờ gửi báo cáo, hãy chọn trong danh sách."},
    )

    def __init__(self, *args: Any, periods: QuerySet[ReportingPeriod], units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ky"].queryset = periods
        self.fields["don_vi"].queryset = units
        for field in self.fields.values():
            field.widget.attrs["class"] = "form-select"
