"""A duty of another family: what it is called, and its dates."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Column, Layout, Row
from django import forms
from django.utils import timezone

from core.form_fields import DayField, WordsField
from reports.forms.periods import MomentField
from reports.models import ReportingPeriod
from reports.services.duties import DUTY_FAMILIES
from reports.services.periods import PeriodDates

MAX_KEY = ReportingPeriod._meta.get_field("key").max_length or 0
MAX_NAME = ReportingPeriod._meta.get_field("name").max_length or 0
_DATES = tuple(PeriodDates.__slots__)


class DutyForm(forms.Form):
    """A duty to add (`duty` None), or to change: its family and key stay."""

    # The browser's own messages would be English.
    use_required_attribute = False

    family = forms.ChoiceField(
        label="Loại nghĩa vụ",
        choices=[("", "Chọn loại"), *((family.value, family.label) for family in DUTY_FAMILIES)],
        error_messages={
            "required": "Hãy chọn loại nghĩa vụ.",
            "invalid_choice": "Không có loại này, hãy chọn trong danh sách.",
        },
    )
    key = WordsField("Mã kỳ", MAX_KEY, help_text="Ví dụ 2022-Q2, 2022-9T, 2022-N.")
    name = WordsField("Tên kỳ", MAX_NAME, help_text="Ví dụ Quý II/2022. Lịch ghi tên này sau loại nghĩa vụ.")
    starts_on = DayField("Số liệu từ ngày", required=True)
    ends_on = DayField("Đến hết ngày", required=True)
    department_due_at = MomentField("Hạn nộp của đơn vị")
    province_due_at = MomentField("Hạn nộp của tỉnh")

    def __init__(self, *args: Any, duty: ReportingPeriod | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if duty:
            del self.fields["family"], self.fields["key"]
            self.initial = {name: getattr(duty, name) for name in ("name", *_DATES)}
        half = {"css_class": "col-md-6"}
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = Layout(
            *([] if duty else [Row(Column("family", **half), Column("key", **half))]),
            "name",
            Row(Column("starts_on", **half), Column("ends_on", **half)),
            Row(Column("department_due_at", **half), Column("province_due_at", **half)),
        )

    def clean_key(self) -> str:
        return self.cleaned_data["key"].upper()

    def clean(self) -> None:
        super().clean()
        first, last = self.cleaned_data.get("starts_on"), self.cleaned_data.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", "Ngày cuối phải từ ngày đầu trở đi.")
        due_at = self.cleaned_data.get("department_due_at")
        if first and due_at and timezone.localtime(due_at).date() < first:
            self.add_error("department_due_at", "Hạn nộp phải sau ngày bắt đầu lấy số liệu.")

    def tell_stale(self) -> None:
        """Say that somebody changed the duty since its page was opened."""
        self.add_error(
            None,
            "Nghĩa vụ này vừa được người khác sửa nên chưa lưu. Hãy mở lại trang để xem giá trị đang lưu, "
            "hoặc bấm Lưu lần nữa để ghi các giá trị dưới đây.",
        )

    def dates(self) -> PeriodDates:
        """Return the dates of a valid form."""
        return PeriodDates(**{name: self.cleaned_data[name] for name in _DATES})
