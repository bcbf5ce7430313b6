"""Forms of units: the filter of the list, the unit itself, its end, and a list as a file."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from accounts.administration.selectors.units import unit_choices
from accounts.codes import MAX_LENGTH, is_code, normalise_code
from accounts.models import Unit
from core.form_fields import DayField, WordsField

_REQUIRED_KIND = "Hãy chọn loại đơn vị."
_NO_SUCH_UNIT = "Không có đơn vị này trong tỉnh, hãy chọn trong danh sách."


class CodeField(forms.CharField):
    """The code of a unit in its stored form: capitals, digits, hyphens."""

    def __init__(self, **kwargs: Any) -> None:
        required = {"required": "Hãy nhập mã đơn vị."}
        super().__init__(label="Mã đơn vị", error_messages=required, **kwargs)

    def to_python(self, value: Any) -> str:
        text = normalise_code(super().to_python(value))
        if text and not is_code(text):
            raise forms.ValidationError(f"Mã gồm 1 đến {MAX_LENGTH} chữ cái, chữ số hoặc gạch nối, ví dụ SYT.")
        return text


class UnitField(forms.TypedChoiceField):
    """One of the units that the form was given, grouped by kind."""

    def __init__(self, label: str, **kwargs: Any) -> None:
        name = label[:1].lower() + label[1:]
        messages = {"required": f"Hãy chọn {name}.", "invalid_choice": _NO_SUCH_UNIT}
        super().__init__(label=label, coerce=int, empty_value=None, error_messages=messages, **kwargs)

    def offer(self, units: list[Unit], empty: str) -> None:
        """Offer these units; `empty` are the words of the blank option."""
        self.choices = [("", empty), *unit_choices(units)]


class UnitFilter(forms.Form):
    """Which units to list; all fields may stay empty."""

    class State:
        ACTIVE, ENDED, COMING = "hoat-dong", "da-ket-thuc", "chua-bat-dau"

    tu = WordsField(
        "Mã hoặc tên đơn vị",
        100,
        required=False,
        widget=forms.TextInput({"class": "form-control", "type": "search", "maxlength": 100}),
    )
    loai = forms.ChoiceField(
        label="Loại đơn vị",
        required=False,
        choices=[("", "Tất cả các loại"), *Unit.Kind.choices],
        error_messages={"invalid_choice": "Không có loại đơn vị này, hãy chọn trong danh sách."},
        widget=forms.Select({"class": "form-select"}),
    )
    hieu_luc = forms.ChoiceField(
        label="Hiệu lực",
        required=False,
        choices=[
            ("", "Tất cả"),
            (State.ACTIVE, "Đang hoạt động"),
            (State.ENDED, "Đã kết thúc"),
            (State.COMING, "Chưa bắt đầu"),
        ],
        error_messages={"invalid_choice": "Không có lựa chọn này, hãy chọn trong danh sách."},
        widget=forms.Select({"class": "form-select"}),
    )
    ngay = DayField("Vào ngày")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ngay"].widget.attrs["class"] = "form-control"

    def is_used(self) -> bool:
        """Whether anything was asked for."""
        return any(self.data.get(name) for name in self.fields)

    def narrow(self, units: QuerySet[Unit]) -> QuerySet[Unit]:
        """Return the units that the valid fields ask for; a day alone asks for the units in force on it."""
        self.is_valid()
        wanted = self.cleaned_data
        if wanted.get("tu"):
            units = units.search(wanted["tu"])
        if wanted.get("loai"):
            units = units.filter(kind=wanted["loai"])
        return self._on_a_day(units, wanted.get("hieu_luc", ""), wanted.get("ngay"))

    def _on_a_day(self, units: QuerySet[Unit], state: str, asked: date | None) -> QuerySet[Unit]:
        day = asked or timezone.localdate()
        if state == self.State.ENDED:
            return units.filter(valid_to__lt=day)
        if state == self.State.COMING:
            return units.filter(valid_from__gt=day)
        return units.in_force_within(day, day) if state or asked else units


class UnitForm(forms.Form):
    """The fields of a unit; of the province itself only its names."""

    code = CodeField(help_text="Chữ cái không dấu, chữ số, gạch nối; dùng khi nhập tệp và khi chạy lệnh.")
    name = WordsField("Tên đơn vị", 200)
    short_name = WordsField("Tên viết tắt", 20, required=False, help_text="Đứng trong ký hiệu văn bản, ví dụ SYT.")
    kind = forms.ChoiceField(
        label="Loại đơn vị",
        choices=[("", "Chọn loại đơn vị"), *(one for one in Unit.Kind.choices if one[0] != Unit.Kind.PROVINCE)],
        error_messages={"required": _REQUIRED_KIND, "invalid_choice": _REQUIRED_KIND},
    )
    parent = UnitField("Đơn vị cấp trên")
    parent_body = WordsField(
        "Cơ quan chủ quản", 200, required=False, help_text="In trên tên đơn vị ở đầu văn bản, ví dụ UBND tỉnh …"
    )
    place_name = WordsField("Địa danh", 100, required=False, help_text="In trước ngày, tháng, năm.")
    valid_from = DayField("Có hiệu lực từ", help_text="Để trống nếu không rõ.")
    valid_to = DayField("Có hiệu lực đến", help_text="Để trống khi đơn vị còn hoạt động.")
    clerk_submits = forms.BooleanField(
        label="Người lập báo cáo được tự gửi báo cáo",
        required=False,
        help_text="Gửi thẳng Sở Nội vụ, không phải trình thủ trưởng đơn vị trên hệ thống.",
    )

    def __init__(self, *args: Any, units: list[Unit], unit: Unit | None = None, **kwargs: Any) -> None:
        """`units`: those that may be the parent; `unit`: the one that is edited, None for a new one."""
        super().__init__(*args, **kwargs)
        self._units = {one.pk: one for one in units}
        if unit is not None and unit.kind == Unit.Kind.PROVINCE:
            for name in ("code", "kind", "parent", "parent_body", "valid_from", "valid_to", "clerk_submits"):
                del self.fields[name]
        else:
            self.fields["parent"].offer(units, "Chọn đơn vị cấp trên")
        if unit is not None:
            self.initial = {name: getattr(unit, name) for name in self.fields} | {"parent": unit.parent_id}

    def values(self) -> dict[str, Any]:
        """Return the fields of the valid form as the unit stores them."""
        values = dict(self.cleaned_data)
        if "parent" in values:
            values["parent"] = self._units[values["parent"]]
        return values


class EndForm(forms.Form):
    """The last day of a unit, and the unit that begins the next day."""

    last_day = DayField("Ngày cuối cùng có hiệu lực", required=True)
    has_successor = forms.BooleanField(label="Lập đơn vị kế tiếp, có hiệu lực từ ngày hôm sau", required=False)
    code = CodeField(required=False, help_text="Khác mã của đơn vị kết thúc, ví dụ SYT-2025.")
    name = WordsField("Tên đơn vị", 200, required=False)
    short_name = WordsField("Tên viết tắt", 20, required=False)
    parent = UnitField("Đơn vị cấp trên", required=False)
    with_roles = forms.BooleanField(
        label="Trao cho người dùng cùng vai trò ở đơn vị kế tiếp", required=False, initial=True
    )

    def __init__(self, *args: Any, unit: Unit, units: list[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._units = {one.pk: one for one in units if one.pk != unit.pk}
        self.fields["parent"].offer(list(self._units.values()), "Chọn đơn vị cấp trên")
        self.initial = {"name": unit.name, "short_name": unit.short_name, "parent": unit.parent_id, "with_roles": True}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("has_successor"):
            for field, message in (
                ("code", "Hãy nhập mã của đơn vị kế tiếp."),
                ("name", "Hãy nhập tên của đơn vị kế tiếp."),
                ("parent", "Hãy chọn đơn vị cấp trên của đơn vị kế tiếp."),
            ):
                if not cleaned.get(field) and field not in self.errors:
                    self.add_error(field, message)
        return cleaned

    def parent_chosen(self) -> Unit:
        """Return the parent that the valid form names for the successor."""
        return self._units[self.cleaned_data["parent"]]


class UnitListForm(forms.Form):
    """A list of units as a file."""

    file = forms.FileField(
        label="Tệp danh sách (.xlsx, .csv hoặc .json)",
        allow_empty_file=True,
        error_messages={"required": "Hãy chọn tệp danh sách đơn vị.", "invalid": "Hãy chọn lại tệp rồi gửi."},
        widget=forms.ClearableFileInput({"accept": ".xlsx,.csv,.json"}),
    )
