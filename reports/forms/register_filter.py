"""What the list of a register is asked for, as it stands in the address."""

from collections.abc import Sequence
from typing import Any

from django import forms

from core.form_fields import WordsField
from directives.domain.topics import PLAN_TOPICS, TOPICS
from reports.models import ReportingPeriod
from reports.register_lists import NO_TOPIC, RULES, Wanted, states_of
from reports.registers import Register

MAX_WORDS = 200


class RegisterFilter(forms.Form):
    """Search, period, topic and state; all may stay blank, and what is wrong hides nothing."""

    tim = WordsField(
        "Tìm trong sổ",
        limit=MAX_WORDS,
        required=False,
        widget=forms.TextInput({"type": "search", "placeholder": "Không cần gõ dấu"}),
    )
    ky = forms.ChoiceField(label="Kỳ báo cáo", required=False)
    chuyen_de = forms.ChoiceField(label="Chuyên đề", required=False)
    trang_thai = forms.ChoiceField(label="Trạng thái", required=False)

    def __init__(self, data: Any, register: Register, periods: Sequence[ReportingPeriod]) -> None:
        super().__init__(data)
        self._periods = {str(period.pk): period for period in periods}
        self._sort = data.get("xep", "")
        choices = {
            "ky": [("", "Tất cả các kỳ"), *((pk, period.name) for pk, period in self._periods.items())],
            "trang_thai": [("", "Tất cả"), *states_of(register).items()],
        }
        if RULES[register.slug].has_topics:
            known = TOPICS if register.slug == "van-ban" else {topic: TOPICS[topic] for topic in PLAN_TOPICS}
            blank = [(NO_TOPIC, "Chưa có chuyên đề")] if register.slug == "van-ban" else []
            choices["chuyen_de"] = [("", "Tất cả"), *known.items(), *blank]
        else:
            del self.fields["chuyen_de"]
        for name, field in self.fields.items():
            if name in choices:
                field.choices = choices[name]
                label = field.label[:1].lower() + field.label[1:]
                field.error_messages["invalid_choice"] = f"Không có {label} này, hãy chọn trong danh sách."
            field.widget.attrs["class"] = "form-select" if name in choices else "form-control"

    def wanted(self) -> Wanted:
        """Return what the valid fields ask for."""
        self.is_valid()
        asked = self.cleaned_data
        return Wanted(
            words=asked.get("tim", ""),
            period=self._periods.get(asked.get("ky", "")),
            topic=asked.get("chuyen_de", ""),
            state=asked.get("trang_thai", ""),
            sort=self._sort,
        )

    def is_used(self) -> bool:
        """Whether anything was asked for."""
        return any(self.data.get(name) for name in self.fields)
