"""Finding dossiers and units, handing in a list of dossiers, saying what its columns mean."""

from datetime import date
from pathlib import PurePath
from typing import Any, Final

from crispy_forms.helper import FormHelper
from django import forms
from django.core.files.uploadedfile import UploadedFile

from accounts.models import Unit
from core.form_fields import DayField, WordsField
from tthc.domain.dossiers import CHANNELS
from tthc.models import Procedure
from tthc.selectors.dossiers import STATES, WantedDossiers, listed_fields
from tthc.services.dossier_lists import MAX_BYTES

SUFFIXES: Final = (".xlsx", ".xls", ".csv")


class UnitSearch(forms.Form):
    """Which units to show."""

    tim = WordsField(
        "Tên đơn vị", limit=100, required=False, widget=forms.TextInput({"class": "form-control", "type": "search"})
    )


class DossierFilter(forms.Form):
    """Which dossiers to list; every field may stay empty, and what is wrong hides nothing."""

    tim = WordsField(
        "Số hồ sơ, thủ tục",
        limit=200,
        required=False,
        widget=forms.TextInput({"type": "search", "placeholder": "Không cần gõ dấu"}),
    )
    linh_vuc = forms.ChoiceField(label="Lĩnh vực", required=False)
    hinh_thuc = forms.ChoiceField(
        label="Hình thức nộp", required=False, choices=[("", "Tất cả hình thức"), *CHANNELS.items()]
    )
    tinh_trang = forms.ChoiceField(label="Tình trạng", required=False, choices=[("", "Tất cả"), *STATES.items()])
    tu = DayField("Tiếp nhận từ ngày")
    den = DayField("Đến ngày")

    def __init__(self, data: Any, unit: Unit) -> None:
        super().__init__(data)
        self.fields["linh_vuc"].choices = [("", "Tất cả lĩnh vực"), *((name, name) for name in listed_fields(unit))]
        for field in self.fields.values():
            is_choice = isinstance(field, forms.ChoiceField)
            field.widget.attrs["class"] = "form-select" if is_choice else "form-control"
            if is_choice:
                label = field.label[:1].lower() + field.label[1:]
                field.error_messages["invalid_choice"] = f"Không có {label} này, hãy chọn trong danh sách."

    def clean(self) -> dict[str, Any]:
        first, last = self.cleaned_data.get("tu"), self.cleaned_data.get("den")
        if first and last and last < first:
            self.add_error("den", "Ngày cuối phải từ ngày đầu trở đi.")
        return self.cleaned_data

    def wanted(self) -> WantedDossiers:
        """Return what the valid fields ask for."""
        self.is_valid()
        asked = self.cleaned_data
        return WantedDossiers(
            words=asked.get("tim", ""),
            field=asked.get("linh_vuc", ""),
            channel=asked.get("hinh_thuc", ""),
            state=asked.get("tinh_trang", ""),
            received_from=asked.get("tu"),
            received_to=asked.get("den"),
        )

    def is_used(self) -> bool:
        """Whether anything was asked for."""
        return any(self.data.get(name) for name in self.fields)


class CatalogueSearch(forms.Form):
    """Which procedures of the catalogue to offer."""

    tim = WordsField(
        "Mã hoặc tên thủ tục",
        limit=200,
        required=False,
        widget=forms.TextInput({"class": "form-control", "type": "search", "placeholder": "Không cần gõ dấu"}),
    )


class MatchForm(forms.Form):
    """The procedure of the catalogue that a listed one is; `outside` where the catalogue has none."""

    procedure = forms.ModelChoiceField(
        Procedure.objects.all(),
        required=False,
        error_messages={"invalid_choice": "Không có thủ tục này trong danh mục, hãy chọn trong danh sách."},
    )
    outside = forms.BooleanField(required=False)

    def clean(self) -> dict[str, Any]:
        if not self.errors and bool(self.cleaned_data.get("procedure")) == self.cleaned_data["outside"]:
            self.add_error("procedure", "Hãy chọn một thủ tục của danh mục, hoặc bấm “Để ngoài danh mục”.")
        return self.cleaned_data


class DossierUploadForm(forms.Form):
    """Handing in a list of dossiers, with the day that it shows."""

    use_required_attribute = False

    file = forms.FileField(
        label="Tệp danh sách hồ sơ",
        help_text="Tệp Excel (.xlsx, .xls) hoặc CSV xuất từ phần mềm một cửa, không quá 300 MB.",
        error_messages={
            "required": "Hãy chọn tệp danh sách hồ sơ.",
            "empty": "Tệp không có nội dung, hãy chọn tệp khác.",
            "invalid": "Chưa nhận được tệp, hãy chọn lại.",
            "max_length": "Tên tệp quá dài, hãy đặt tên ngắn hơn.",
        },
        max_length=255,
        widget=forms.FileInput({"accept": ",".join(SUFFIXES)}),
    )
    listed_on = DayField("Số liệu đến ngày", required=True)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        listed_on = self.fields["listed_on"]
        listed_on.initial = today
        listed_on.error_messages["required"] = "Hãy ghi ngày mà số liệu của danh sách tính đến."
        listed_on.help_text = "Ngày xuất danh sách khỏi phần mềm; mọi con số được hiểu là tính đến ngày đó."
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True

    def clean_file(self) -> UploadedFile:
        """Refuse at the door what no reader could read."""
        file = self.cleaned_data["file"]
        if PurePath(file.name).suffix.lower() not in SUFFIXES:
            raise forms.ValidationError("Chỉ nhận tệp .xlsx, .xls hoặc .csv; hãy xuất lại danh sách từ phần mềm.")
        if file.size > MAX_BYTES:
            raise forms.ValidationError("Tệp lớn quá 300 MB, hãy xuất theo từng khoảng ngày rồi nạp từng tệp.")
        return file

    def clean_listed_on(self) -> date:
        """A list cannot show a day that has not come."""
        day = self.cleaned_data["listed_on"]
        if day > self.today:
            raise forms.ValidationError("Ngày số liệu không được sau hôm nay, hãy ghi ngày phần mềm xuất danh sách.")
        return day
