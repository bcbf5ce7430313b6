"""Fields of typed text and days: cleaned at the entrance, with messages that name the field and the mend."""

from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator, MaxValueValidator, MinValueValidator

from core.days import FIRST_DAY, LAST_DAY
from core.text import clean, squeeze


class TextField(forms.CharField):
    """Paragraphs in NFC without control characters, no longer than `limit`.

    The limit is not told to the browser, which would cut pasted text without a word.
    """

    def __init__(self, label: str, limit: int, **kwargs: Any) -> None:
        shown = f"{limit:,}".replace(",", ".")
        too_long = MaxLengthValidator(limit, f"{label} dài quá {shown} ký tự, hãy rút gọn.")
        super().__init__(label=label, validators=[too_long], error_messages=_required(label), **kwargs)

    def to_python(self, value: Any) -> str:
        return clean(super().to_python(value) or "").strip()


class WordsField(TextField):
    """The same in one line."""

    def to_python(self, value: Any) -> str:
        return squeeze(super().to_python(value))


class DayField(forms.DateField):
    """A day as it is written in reports (21/02/2022); may be blank unless `required`."""

    def __init__(self, label: str, required: bool = False, **kwargs: Any) -> None:
        wrong_year = f"Hãy ghi năm từ {FIRST_DAY.year} đến {LAST_DAY.year}."
        super().__init__(
            label=label,
            required=required,
            input_formats=["%d/%m/%Y", "%Y-%m-%d"],
            widget=forms.DateInput(format="%d/%m/%Y", attrs={"placeholder": "ngày/tháng/năm", "autocomplete": "off"}),
            validators=[MinValueValidator(FIRST_DAY, wrong_year), MaxValueValidator(LAST_DAY, wrong_year)],
            error_messages={"invalid": "Hãy ghi ngày, tháng, năm như 21/02/2022.", **_required(label)},
            **kwargs,
        )


def _required(label: str) -> dict[str, str]:
    return {"required": f"Hãy nhập {label[:1].lower()}{label[1:]}."}
