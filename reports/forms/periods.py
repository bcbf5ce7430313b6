"""The dates of a reporting period, and the outline that each kind of unit reports by."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Column, Layout, Row
from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils import timezone

from accounts.models import Unit
from core.form_fields import DayField
from core.text import clean
from reports.models import Outline, ReportingPeriod
from reports.services.periods import REPORTING_KINDS, PeriodDates, kinds_with_reports

_FIRST_MOMENT = datetime(1945, 1, 1, tzinfo=UTC)
_LAST_MOMENT = datetime(2100, 12, 31, tzinfo=UTC)
_WRONG_YEAR = "Hãy ghi năm từ 1945 đến 2100."
_DATES = ("starts_on", "ends_on", "department_due_at", "province_due_at")


class MomentField(forms.DateTimeField):
    """A local day with its hour as it is written (16/03/2022 17:00)."""

    def __init__(self, label: str, **kwargs: Any) -> None:
        super().__init__(
            label=label,
            input_formats=["%d/%m/%Y %H:%M", "%Y-%m-%d %H:%M"],
            widget=forms.DateTimeInput(
                format="%d/%m/%Y %H:%M", attrs={"placeholder": "ngày/tháng/năm giờ:phút", "autocomplete": "off"}
            ),
            validators=[MinValueValidator(_FIRST_MOMENT, _WRONG_YEAR), MaxValueValidator(_LAST_MOMENT, _WRONG_YEAR)],
            error_messages={
                "required": f"Hãy nhập {label[:1].lower()}{label[1:]}.",
                "invalid": "Hãy ghi ngày, tháng, năm và giờ như 16/03/2022 17:00.",
            },
            **kwargs,
        )

    def to_python(self, value: Any) -> datetime | None:
        return super().to_python(clean(value) if isinstance(value, str) else value)


class PeriodForm(forms.Form):
    """A period to open (`period` None, `initial` holds the proposed dates) or to change.

    A kind of unit that has reports keeps its outline. Where reports are there, other days ask for `confirm`.
    """

    # The browser's own messages would be English.
    use_required_attribute = False

    starts_on = DayField("Số liệu từ ngày", required=True)
    ends_on = DayField("Ngày chốt số liệu", required=True)
    department_due_at = MomentField("Hạn nộp của đơn vị")
    province_due_at = MomentField("Hạn nộp của tỉnh")
    confirm = forms.BooleanField(label="Tôi đã xem cảnh báo và vẫn đổi ngày số liệu", required=False)

    def __init__(
        self,
        *args: Any,
        outlines: Iterable[Outline],
        period: ReportingPeriod | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.period = period
        self.bound = {one.unit_kind: one.outline for one in period.outlines.all()} if period else {}
        self.outlines = {str(one.pk): one for one in (*self.bound.values(), *outlines)}
        self.kinds_with_reports = kinds_with_reports(period) if period else set()
        choices = [("", "Không lập báo cáo"), *((key, str(one)) for key, one in self.outlines.items())]
        for kind in REPORTING_KINDS:
            is_fixed = kind in self.kinds_with_reports
            self.fields[f"outline_{kind}"] = forms.ChoiceField(
                label=f"Đề cương của {kind.label.lower()}",
                choices=choices,
                required=False,
                disabled=is_fixed,
                help_text="Đã có báo cáo theo đề cương này nên không đổi ở đây." if is_fixed else "",
                error_messages={"invalid_choice": "Không có đề cương này, hãy chọn trong danh sách."},
            )
            self.initial.setdefault(f"outline_{kind}", self._initial_outline(kind))
        if period:
            self.initial |= {name: getattr(period, name) for name in _DATES}
        self.asks_to_confirm = False
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self._lay_out()

    def clean(self) -> None:
        super().clean()
        first, last = self.cleaned_data.get("starts_on"), self.cleaned_data.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", "Ngày chốt số liệu phải từ ngày bắt đầu lấy số liệu trở đi.")
        if first and not self.errors:
            moment = self.cleaned_data["department_due_at"]
            if moment.date() < first:
                self.add_error("department_due_at", "Hạn nộp phải sau ngày bắt đầu lấy số liệu.")
        names = [f"outline_{kind}" for kind in REPORTING_KINDS]
        if not any(self.cleaned_data.get(name) for name in names) and not any(name in self.errors for name in names):
            self.add_error(names[0], "Hãy chọn đề cương cho ít nhất một loại đơn vị.")
        if not self.errors and self._moves_reports() and not self.cleaned_data["confirm"]:
            self.asks_to_confirm = True
            self.add_error(
                "confirm",
                "Đã có báo cáo của kỳ này: đổi ngày số liệu thì số đếm từ các sổ và văn bản được đề xuất đổi theo. "
                "Hãy đánh dấu nếu vẫn đổi.",
            )
            self._lay_out()

    def tell_stored(self) -> None:
        """Say that the period was changed meanwhile, beside each field whose stored value is not the typed one."""
        self.add_error(
            None,
            "Kỳ báo cáo này vừa được người khác sửa nên chưa lưu. Hãy xem giá trị đang lưu nêu ở các ô bên dưới, "
            "sửa lại nếu cần rồi bấm Lưu.",
        )
        for name in self.changed_data:
            if name != "confirm":
                self.add_error(name, f"Đang lưu: {self._stored(name)}.")

    def dates(self) -> PeriodDates:
        """Return the dates of a valid form."""
        return PeriodDates(**{name: self.cleaned_data[name] for name in _DATES})

    def chosen_outlines(self) -> dict[str, Outline]:
        """Return the outline of each kind of unit that reports."""
        chosen = {kind: self.cleaned_data[f"outline_{kind}"] for kind in REPORTING_KINDS}
        return {str(kind): self.outlines[key] for kind, key in chosen.items() if key}

    def _initial_outline(self, kind: Unit.Kind) -> str:
        if self.period:
            return str(self.bound[kind].pk) if kind in self.bound else ""
        return next(iter(self.outlines), "")

    def _stored(self, name: str) -> str:
        value = self.initial[name]
        if name in _DATES:
            moment = timezone.localtime(value) if isinstance(value, datetime) else value
            return moment.strftime("%d/%m/%Y %H:%M" if isinstance(value, datetime) else "%d/%m/%Y")
        return dict(self.fields[name].choices)[value].lower() if not value else str(self.outlines[value])

    def _moves_reports(self) -> bool:
        days = ("starts_on", "ends_on")
        return bool(self.kinds_with_reports) and any(name in self.changed_data for name in days)

    def _lay_out(self) -> None:
        half = {"css_class": "col-md-6"}
        self.helper.layout = Layout(
            Row(Column("starts_on", **half), Column("ends_on", **half)),
            *(["confirm"] if self.asks_to_confirm else []),
            Row(Column("department_due_at", **half), Column("province_due_at", **half)),
            *(f"outline_{kind}" for kind in REPORTING_KINDS),
        )


class OtherPeriodForm(forms.Form):
    """Naming a period that is not among the next ones."""

    use_required_attribute = False

    loai = forms.ChoiceField(
        label="Kỳ",
        choices=[("Q1", "Quý I"), ("6T", "6 tháng đầu năm"), ("Q3", "Quý III"), ("N", "Năm")],
        error_messages={
            "required": "Hãy chọn kỳ.",
            "invalid_choice": "Không có kỳ báo cáo này, hãy chọn trong danh sách.",
        },
    )
    nam = forms.IntegerField(
        label="Năm",
        min_value=2000,
        max_value=2100,
        error_messages={
            "required": "Hãy nhập năm.",
            "invalid": "Hãy ghi năm bằng số, ví dụ 2022.",
            "min_value": "Hãy ghi năm từ 2000 đến 2100.",
            "max_value": "Hãy ghi năm từ 2000 đến 2100.",
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["loai"].widget.attrs["class"] = "form-select"
        self.fields["nam"].widget.attrs["class"] = "form-control"
        # A year is written without a thousands separator.
        self.fields["nam"].localize = False

    def key(self) -> str:
        """Return the key of the named period."""
        return f"{self.cleaned_data['nam']}-{self.cleaned_data['loai']}"
