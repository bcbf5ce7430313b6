"""Finding procedures of a unit, handing in a list of them, changing one of them."""

from datetime import date
from typing import Any, Final

from crispy_forms.helper import FormHelper
from django import forms

from core.form_fields import DayField, WordsField
from tthc.domain.levels import LEVELS
from tthc.domain.online import LEVELS_OF, SCALES
from tthc.domain.online_words import NUMBERED_SCALES, online_choices, word_level
from tthc.importers.unit_procedures import ListTerms
from tthc.models import UnitProcedure
from tthc.selectors.unit_procedures import NOT_ONLINE, ONLINE
from tthc.services.unit_procedures import RowChange

_NOT_IN_LIST: Final = {"invalid_choice": "Không có lựa chọn này, hãy chọn trong danh sách."}


class UnitProcedureFilter(forms.Form):
    """Which procedures of a unit to list; every field may stay empty, and what is wrong hides nothing."""

    tim = WordsField(
        "Mã, tên thủ tục",
        limit=200,
        required=False,
        widget=forms.TextInput({"type": "search", "placeholder": "Không cần gõ dấu"}),
    )
    linh_vuc = forms.ChoiceField(label="Lĩnh vực", required=False, error_messages=_NOT_IN_LIST)
    cap = forms.ChoiceField(
        label="Cấp thực hiện",
        required=False,
        choices=[("", "Tất cả các cấp"), *((level, level) for level in LEVELS)],
        error_messages=_NOT_IN_LIST,
    )
    truc_tuyen = forms.ChoiceField(
        label="Trực tuyến",
        required=False,
        choices=[
            ("", "Tất cả"),
            (ONLINE, "Có cung cấp trực tuyến"),
            (NOT_ONLINE, "Không cung cấp trực tuyến"),
            *online_choices()[1:],
        ],
        error_messages=_NOT_IN_LIST,
    )
    ngay = DayField("Có hiệu lực vào ngày")

    def __init__(self, data: Any, today: date) -> None:
        super().__init__(data)
        self.today = today
        style(self)

    def know_fields(self, fields: tuple[str, ...]) -> None:
        """Offer the fields of the unit's procedures, and read what is asked for."""
        self.fields["linh_vuc"].choices = [("", "Tất cả lĩnh vực"), *((name, name) for name in fields)]
        self.full_clean()

    def day(self) -> date:
        """Return the day that is asked for: today where none is, or a wrong one."""
        try:
            return self.fields["ngay"].clean(self.data.get("ngay", "")) or self.today
        except forms.ValidationError:
            return self.today

    def asked(self, name: str) -> str:
        """Return what a valid field asks for, "" for nothing."""
        return self.cleaned_data.get(name, "")

    def is_used(self) -> bool:
        """Whether anything but the day was asked for."""
        return any(self.data.get(name) for name in self.fields if name != "ngay")


class ListTermsForm(forms.Form):
    """What is said of a whole list of procedures: it goes along in the address of its trial reading."""

    use_required_attribute = False

    ngay = DayField(
        "Danh sách tính từ ngày",
        required=True,
        help_text="Mức độ trực tuyến khác với đã lưu được tính từ ngày này, nếu dòng không ghi ngày riêng.",
    )
    thang = forms.ChoiceField(
        label="Thang của “mức độ 1” đến “mức độ 4”",
        required=False,
        choices=[
            ("", "Theo ngày: đến hết năm 2022 là thang 1 đến 4 cũ"),
            *((scale, SCALES[scale]) for scale in NUMBERED_SCALES),
        ],
        help_text="Chỉ dùng cho ô ghi số mà không ghi “toàn trình” hay “một phần”.",
        error_messages=_NOT_IN_LIST,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        without_form_tag(self)

    def terms(self, today: date) -> ListTerms:
        """Return the valid terms; without a valid day the list counts from today."""
        self.is_valid()
        return ListTerms(self.cleaned_data.get("ngay") or today, self.cleaned_data.get("thang", ""))


class UnitListForm(ListTermsForm):
    """The file of a list of the unit's procedures, and what is said of it."""

    field_order = ("file",)

    file = forms.FileField(
        label="Danh sách thủ tục của đơn vị",
        help_text="Tệp Excel (.xlsx) hoặc CSV, không quá 20 MB.",
        error_messages={
            "required": "Hãy chọn tệp danh sách thủ tục.",
            "empty": "Tệp không có nội dung, hãy chọn tệp khác.",
            "invalid": "Chưa nhận được tệp, hãy chọn lại.",
            "max_length": "Tên tệp quá dài, hãy đặt tên ngắn hơn.",
        },
        max_length=255,
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv"}),
    )


class RowForm(forms.Form):
    """How a unit carries out a procedure from a day on, and its last day."""

    use_required_attribute = False

    online = forms.ChoiceField(label="Mức độ trực tuyến", required=False, error_messages=_NOT_IN_LIST)
    level = forms.ChoiceField(
        label="Cấp thực hiện", choices=[(level, level) for level in LEVELS], error_messages=_NOT_IN_LIST
    )
    from_day = DayField(
        "Cấp và mức độ này tính từ ngày",
        help_text="Trước ngày này giữ như đã lưu. Để trống nếu đã lưu sai, cần sửa từ đầu.",
    )
    valid_to = DayField("Có hiệu lực đến hết ngày", help_text="Để trống nếu còn thực hiện.")

    def __init__(self, data: Any, row: UnitProcedure, today: date) -> None:
        super().__init__(data, initial=_initial(row, today))
        none, *_ = online_choices()
        groups = [
            (SCALES[scale], [(f"{scale}:{level}", word_level(scale, level)) for level in levels])
            for scale, levels in LEVELS_OF.items()
        ]
        self.fields["online"].choices = [none, *groups]
        self.fields["level"].error_messages["required"] = "Hãy chọn cấp thực hiện."
        without_form_tag(self)

    def change(self, seen: int) -> RowChange:
        """Return what is said of the row by a valid form; `seen` is the version that was looked at."""
        said = self.cleaned_data
        scale, _, level = said["online"].partition(":")
        return RowChange(said["level"], (scale, level), said["from_day"], said["valid_to"], seen)


def style(form: forms.Form) -> None:
    """Give the fields of a list's filter the looks of the portal."""
    for field in form.fields.values():
        field.widget.attrs["class"] = "form-select" if isinstance(field, forms.ChoiceField) else "form-control"


def without_form_tag(form: forms.Form) -> None:
    """Let crispy render the fields alone: form, token and buttons stand in the template."""
    form.helper = FormHelper()
    form.helper.form_tag = False
    form.helper.disable_csrf = True


def _initial(row: UnitProcedure, today: date) -> dict[str, Any]:
    is_today_inside = (row.valid_from is None or row.valid_from <= today) and (
        row.valid_to is None or today <= row.valid_to
    )
    return {
        "online": f"{row.online_scale}:{row.online_level}" if row.online_scale else "",
        "level": row.level,
        "from_day": today if is_today_inside else row.valid_from,
        "valid_to": row.valid_to,
    }
