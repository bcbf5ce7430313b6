"""The frame of the printed report that its writers know: place, symbol and addressees (NĐ 30/2020/NĐ-CP, Phụ lục I)."""

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms

from core.form_fields import TextField, WordsField
from core.text import squeeze
from reports.models import Report

MAX_ADDRESSEES = 20
_MAX_NAME = 300


class HeaderForm(forms.Form):
    """Blank fields follow the unit. Number and date are not here: the unit's văn thư issues them."""

    symbol = WordsField("Ký hiệu", limit=60, required=False)
    place_name = WordsField("Địa danh", limit=100, required=False)
    addressees = TextField(
        "Kính gửi",
        limit=MAX_ADDRESSEES * _MAX_NAME,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Mỗi dòng một nơi nhận; để trống thì không in “Kính gửi”.",
    )

    def __init__(self, *args: Any, report: Report, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unit = report.unit
        self.initial = {
            "symbol": report.symbol,
            "place_name": report.place_name,
            "addressees": "\n".join(report.addressees),
        }
        own_symbol = f"BC-{unit.short_name}" if unit.short_name else "BC"
        self.fields["symbol"].help_text = f"Để trống thì in {own_symbol}."
        own_place = f"Để trống thì in {unit.place_name}." if unit.place_name else "In trước ngày, tháng, năm."
        self.fields["place_name"].help_text = own_place
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True

    def clean_symbol(self) -> str:
        symbol = self.cleaned_data["symbol"]
        if "/" in symbol:
            raise forms.ValidationError("Chỉ ghi ký hiệu, không ghi số: BC-SYT, không phải 12/BC-SYT.")
        return symbol

    def clean_addressees(self) -> list[str]:
        names = [squeeze(line) for line in self.cleaned_data["addressees"].split("\n") if line.strip()]
        if len(names) > MAX_ADDRESSEES or any(len(name) > _MAX_NAME for name in names):
            raise forms.ValidationError(
                f"Nhiều nhất {MAX_ADDRESSEES} nơi nhận, mỗi nơi một dòng không quá {_MAX_NAME} ký tự."
            )
        return names
