"""Choosing dossiers that fall due or missed their day, entering apology days, and the days of the calendar."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Column, Layout, Row
from django import forms
from django.db.models import QuerySet

from accounts.models import Unit
from core.form_fields import DayField, WordsField
from tthc.domain.apologies import LETTERS
from tthc.models import Dossier, Holiday
from tthc.selectors.deadlines import DUE_DAYS, LETTER, REAPPOINTED_TOO_OFTEN, named
from tthc.services.apologies import Entered
from tthc.services.holidays import MAX_DAYS

MAX_DUE_DAYS: Final = 30
DEFAULT_DAYS: Final = 90
"""So many days back, today included, the register of letters begins where nobody chose."""
_MAX_SPAN: Final = 366 * 3
_NOT_IN_LIST: Final = {"invalid_choice": "Không có lựa chọn này, hãy chọn trong danh sách."}
_KINDS: Final = [("off", "Ngày nghỉ"), ("worked", "Ngày làm bù (thứ Bảy, Chủ nhật)")]


class _Filter(forms.Form):
    """What a list shows; whatever is wrong is told beside its field and asks for nothing."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            is_choice = isinstance(field, forms.ChoiceField)
            field.widget.attrs["class"] = "form-select" if is_choice else "form-control"
        self.is_valid()

    def is_used(self) -> bool:
        """Whether anything was asked for."""
        return any(self.data.get(name) for name in self.fields)


def _words_field() -> WordsField:
    widget = forms.TextInput({"type": "search"})
    return WordsField("Số hồ sơ, mã hoặc tên thủ tục", limit=200, required=False, widget=widget)


class DueFilter(_Filter):
    """Which dossiers that fall due to list."""

    class State:
        OVERDUE, SOON = "qua-han", "sap-den-han"

    tu_khoa = _words_field()
    so_ngay = forms.IntegerField(
        label="Đến hạn trong (ngày làm việc)",
        required=False,
        min_value=1,
        max_value=MAX_DUE_DAYS,
        widget=forms.NumberInput({"placeholder": DUE_DAYS}),
        error_messages={
            "invalid": f"Hãy ghi số ngày từ 1 đến {MAX_DUE_DAYS}.",
            "min_value": f"Hãy ghi số ngày từ 1 đến {MAX_DUE_DAYS}.",
            "max_value": f"Hãy ghi số ngày từ 1 đến {MAX_DUE_DAYS}.",
        },
    )
    tinh_trang = forms.ChoiceField(
        label="Tình trạng",
        required=False,
        choices=[("", "Quá hạn và sắp đến hạn"), (State.OVERDUE, "Quá hạn"), (State.SOON, "Sắp đến hạn")],
        error_messages=_NOT_IN_LIST,
    )

    def days(self) -> int:
        """Return within how many working days the dossiers fall due."""
        return self.cleaned_data.get("so_ngay") or DUE_DAYS

    def narrow(self, dossiers: QuerySet[Dossier], unit: Unit, today: date) -> QuerySet[Dossier]:
        """Return those of the unit's open dossiers that the valid fields ask for."""
        state = self.cleaned_data.get("tinh_trang")
        if state == self.State.OVERDUE:
            dossiers = dossiers.filter(current_due_on__lt=today)
        elif state == self.State.SOON:
            dossiers = dossiers.filter(current_due_on__gte=today)
        return named(dossiers, unit, self.cleaned_data.get("tu_khoa", ""))


class ApologyFilter(_Filter):
    """Which dossiers that missed their first due day to list."""

    MORE_THAN_ONCE = "hen-lai-nhieu"

    tu_ngay = DayField("Từ ngày")
    den_ngay = DayField("Đến ngày")
    thu = forms.ChoiceField(
        label="Thư xin lỗi",
        required=False,
        choices=[
            ("", "Tất cả"),
            ("missing", LETTERS["missing"]),
            ("in_time", f"Đã gửi, {LETTERS['in_time'].lower()}"),
            ("late", f"Đã gửi, {LETTERS['late'].lower()}"),
            (MORE_THAN_ONCE, "Hẹn lại quá một lần"),
        ],
        error_messages=_NOT_IN_LIST,
    )
    tu_khoa = _words_field()

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        self.today = today
        super().__init__(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        if "tu_ngay" in self.errors or "den_ngay" in self.errors:
            return
        first, last = self._chosen()
        if first > last:
            self.add_error("den_ngay", "Ngày cuối phải từ ngày đầu trở đi.")
        elif (last - first).days >= _MAX_SPAN:
            self.add_error("den_ngay", "Mỗi lần xem nhiều nhất 3 năm, hãy chọn ngày gần nhau hơn.")

    def days(self) -> tuple[date, date]:
        """Return the first and the last day chosen; where one is wrong, those that stand while nobody chose."""
        is_wrong = "tu_ngay" in self.errors or "den_ngay" in self.errors
        return self._default(self.today) if is_wrong else self._chosen()

    def narrow(self, dossiers: QuerySet[Dossier], unit: Unit) -> QuerySet[Dossier]:
        """Return those of the unit's overdue dossiers that the valid fields ask for."""
        letter = self.cleaned_data.get("thu")
        if letter:
            dossiers = dossiers.filter(REAPPOINTED_TOO_OFTEN if letter == self.MORE_THAN_ONCE else LETTER[letter])
        return named(dossiers, unit, self.cleaned_data.get("tu_khoa", ""))

    def _chosen(self) -> tuple[date, date]:
        last = self.cleaned_data.get("den_ngay") or self.today
        return self.cleaned_data.get("tu_ngay") or self._default(last)[0], last

    def _default(self, last: date) -> tuple[date, date]:
        return last - timedelta(days=DEFAULT_DAYS - 1), last


class ApologyRows(forms.Form):
    """The apology day of each dossier of a page; what the page showed goes with it."""

    use_required_attribute = False

    def __init__(self, *args: Any, dossiers: Sequence[Dossier], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.dossiers = dossiers
        for dossier in dossiers:
            day = DayField(f"Ngày gửi thư xin lỗi của hồ sơ {dossier.code}", initial=dossier.apology_on)
            day.widget.attrs["class"] = "form-control form-control-sm"
            seen = DayField("Ngày đã ghi", initial=dossier.apology_on)
            seen.widget = forms.HiddenInput()
            self.fields |= {_day(dossier): day, _seen(dossier): seen}

    def fields_of(self, dossier: Dossier) -> tuple[forms.BoundField, forms.BoundField]:
        """Return the field of the day and that of what was shown."""
        return self[_day(dossier)], self[_seen(dossier)]

    def entered(self) -> list[Entered]:
        """Return what the valid fields of the sent form say."""
        self.is_valid()
        return [
            Entered(one.pk, self.cleaned_data[_seen(one)], self.cleaned_data[_day(one)])
            for one in self.dossiers
            if not (self.has_error(_day(one)) or self.has_error(_seen(one)))
        ]

    def shown_again(self, dossiers: Sequence[Dossier], refused: Mapping[int, str]) -> "ApologyRows":
        """Return a form that keeps what was typed beside the dossiers as they are now, with all that is wrong."""
        again = {_day(one): self.data.get(_day(one), "") for one in dossiers}
        again |= {_seen(one): one.apology_on or "" for one in dossiers}
        form = ApologyRows(again, dossiers=dossiers)
        for one in dossiers:
            if one.pk in refused or (self.has_error(_seen(one)) and not form.has_error(_day(one))):
                form.add_error(_day(one), refused.get(one.pk, "Chưa lưu được ngày này, hãy xem lại rồi lưu."))
        return form


def _day(dossier: Dossier) -> str:
    return f"ngay-{dossier.pk}"


def _seen(dossier: Dossier) -> str:
    return f"truoc-{dossier.pk}"


class HolidayForm(forms.Form):
    """A day of the calendar (`holiday`), or one or several days in a row to add."""

    use_required_attribute = False

    first = DayField("Ngày đầu", required=True)
    last = DayField("Ngày cuối", help_text=f"Để trống nếu chỉ một ngày; mỗi lần nhiều nhất {MAX_DAYS} ngày.")
    name = WordsField("Tên", limit=Holiday._meta.get_field("name").max_length or 0, help_text="Ví dụ Tết Nguyên đán.")
    kind = forms.ChoiceField(
        label="Loại",
        choices=_KINDS,
        initial="off",
        widget=forms.RadioSelect,
        error_messages={"required": "Hãy chọn loại ngày.", **_NOT_IN_LIST},
    )

    def __init__(self, *args: Any, holiday: Holiday | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        days = Row(Column("first", css_class="col-md-6"), Column("last", css_class="col-md-6"))
        if holiday:
            del self.fields["last"]
            self.fields["first"] = DayField("Ngày", required=True)
            days = Row(Column("first", css_class="col-md-6"))
            kind = "worked" if holiday.is_worked else "off"
            self.initial = {"first": holiday.day, "name": holiday.name, "kind": kind}
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = Layout(days, "name", "kind")

    def clean(self) -> None:
        super().clean()
        first, last = self.cleaned_data.get("first"), self.cleaned_data.get("last")
        if first and last and last < first:
            self.add_error("last", "Ngày cuối phải từ ngày đầu trở đi.")

    def days(self) -> tuple[date, date]:
        """Return the first and the last day of the valid form."""
        return self.cleaned_data["first"], self.cleaned_data.get("last") or self.cleaned_data["first"]

    def is_worked(self) -> bool:
        """Whether the valid form speaks of days that are worked instead."""
        return self.cleaned_data["kind"] == "worked"
