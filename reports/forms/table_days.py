"""Any days that a dossier table may be asked for, beside those of the periods."""

from typing import Any

from django import forms

from core.form_fields import DayField


class DaysForm(forms.Form):
    """From a day to a day, both included."""

    tu = DayField("Từ ngày", required=True)
    den = DayField("Đến ngày", required=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs["class"] = "form-control"

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        first, last = cleaned.get("tu"), cleaned.get("den")
        if first and last and last < first:
            self.add_error("den", "Ngày cuối phải từ ngày đầu trở đi.")
        return cleaned
