"""Finding procedures, and choosing a list of them to load."""

from datetime import date
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.db.models import QuerySet

from core.form_fields import WordsField
from tthc.domain.levels import LEVELS
from tthc.models import Procedure
from tthc.selectors.procedures import in_force, known_fields, procedures_found

_NOT_IN_LIST = {"invalid_choice": "Không có lựa chọn này, hãy chọn trong danh sách."}


class ProcedureFilter(forms.Form):
    """Which procedures to list; every field may stay empty."""

    tu_khoa = WordsField("Mã hoặc tên thủ tục", limit=200, required=False, widget=forms.TextInput({"type": "search"}))
    linh_vuc = forms.ChoiceField(label="Lĩnh vực", required=False, error_messages=_NOT_IN_LIST)
    cap = forms.ChoiceField(
        label="Cấp thực hiện",
        required=False,
        choices=[("", "Tất cả các cấp"), *((level, level) for level in LEVELS)],
        error_messages=_NOT_IN_LIST,
    )
    hieu_luc = forms.ChoiceField(
        label="Hiệu lực",
        required=False,
        choices=[("", "Tất cả"), ("con", "Còn hiệu lực"), ("het", "Chưa hoặc hết hiệu lực")],
        error_messages=_NOT_IN_LIST,
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["linh_vuc"].choices = [("", "Tất cả lĩnh vực"), *((name, name) for name in known_fields())]
        for field in self.fields.values():
            is_choice = isinstance(field, forms.ChoiceField)
            field.widget.attrs["class"] = "form-select" if is_choice else "form-control"

    def found(self) -> QuerySet[Procedure]:
        """Return the procedures that the valid fields ask for."""
        self.is_valid()
        asked = self.cleaned_data
        procedures = procedures_found(asked.get("tu_khoa", ""))
        if asked.get("linh_vuc"):
            procedures = procedures.filter(field=asked["linh_vuc"])
        if asked.get("cap"):
            procedures = procedures.filter(levels__contains=asked["cap"])
        if asked.get("hieu_luc") == "con":
            procedures = procedures.filter(in_force(self.today))
        elif asked.get("hieu_luc") == "het":
            procedures = procedures.exclude(in_force(self.today))
        return procedures

    def is_used(self) -> bool:
        """Whether anything was asked for."""
        return any(self.data.get(name) for name in self.fields)


class ProcedureUploadForm(forms.Form):
    """Choosing the file of a list."""

    use_required_attribute = False

    file = forms.FileField(
        label="Danh sách thủ tục",
        help_text="Tệp Excel (.xlsx), CSV hoặc JSON, không quá 20 MB.",
        error_messages={
            "required": "Hãy chọn tệp danh sách thủ tục.",
            "empty": "Tệp không có nội dung, hãy chọn tệp khác.",
            "invalid": "Chưa nhận được tệp, hãy chọn lại.",
        },
        max_length=255,
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv,.json"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].error_messages["max_length"] = "Tên tệp quá dài, hãy đặt tên ngắn hơn."
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
