"""Number and date of the printed report, and choosing a PDF to keep or to look up."""

import re
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.dateparse import parse_date

from core.form_fields import DayField, WordsField
from core.text import clean
from reports.models import Report
from reports.services.numbering import Numbered

_DIGITS = re.compile(r"[0-9]{1,6}")


class NumberForm(forms.Form):
    """Number and date as the văn thư issued them; both blank take them back."""

    number = WordsField(
        "Số",
        limit=20,
        required=False,
        help_text="Chỉ ghi chữ số, ví dụ 05; ký hiệu lấy theo phần đầu của báo cáo.",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    issued_on = DayField("Ngày ban hành")

    def __init__(self, *args: Any, report: Report, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"number": report.number, "issued_on": report.issued_on}
        self.helper = _helper()

    def clean_number(self) -> str:
        number = self.cleaned_data["number"]
        if number and (not _DIGITS.fullmatch(number) or not int(number)):
            raise forms.ValidationError(
                "Hãy ghi số bằng chữ số, bắt đầu từ 01, không kèm ký hiệu: 05, không phải 05/BC-SYT."
            )
        # A number below 10 has a leading zero, a larger one has none (NĐ 30/2020/NĐ-CP, Phụ lục I, II.3).
        return f"{int(number):02}" if number else ""

    def clean_issued_on(self) -> Any:
        day = self.cleaned_data["issued_on"]
        if day and day > timezone.localdate():
            raise forms.ValidationError("Ngày ban hành ở tương lai, hãy ghi ngày văn thư đã cấp số.")
        return day

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if not self.errors and bool(values["number"]) != bool(values["issued_on"]):
            missing, words = ("issued_on", "ngày ban hành") if values["number"] else ("number", "số")
            self.add_error(missing, f"Số và ngày được cấp cùng lúc: hãy ghi cả {words}, hoặc để trống cả hai.")
        return values


def read_shown(posted: QueryDict) -> Numbered:
    """Return the number and the date that the page showed when it was sent; blank where it says none."""
    try:
        day = parse_date(posted.get("shown_day", ""))
    except ValueError:
        day = None
    return clean(posted.get("shown_number", "")), day


class PdfForm(forms.Form):
    """Choosing a PDF."""

    file = forms.FileField(
        label="Tệp PDF",
        help_text="Tệp PDF, không quá 20 MB.",
        error_messages={
            "required": "Hãy chọn tệp PDF.",
            "empty": "Tệp không có nội dung, hãy chọn tệp khác.",
            "invalid": "Chưa nhận được tệp, hãy chọn lại.",
            "max_length": "Tên tệp quá dài, hãy đặt tên ngắn hơn.",
        },
        max_length=255,
        widget=forms.FileInput(attrs={"accept": ".pdf"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = _helper()


def _helper() -> FormHelper:
    helper = FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True
    return helper
