"""A field of whole numbers, with messages that name the field and its bounds."""

from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator


class NumberField(forms.IntegerField):
    """A whole number from `least` to `most`, both included."""

    def __init__(self, label: str, least: int, most: int, **kwargs: Any) -> None:
        outside = f"{label} phải từ {least} đến {most}."
        super().__init__(
            label=label,
            validators=[MinValueValidator(least, outside), MaxValueValidator(most, outside)],
            widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
            error_messages={
                "invalid": f"{label} phải là số nguyên từ {least} đến {most}.",
                "required": f"Hãy nhập {label[:1].lower()}{label[1:]}.",
            },
            **kwargs,
        )
