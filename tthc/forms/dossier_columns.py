"""Saying by hand what the columns of a list mean."""

from collections.abc import Sequence
from typing import Any, Final

from django import forms

from core.text import search_key
from tthc.dossier_files.columns import LABELS, REQUIRED
from tthc.dossier_files.heads import Column

EITHER: Final = ("procedure_code", "procedure_name")
"""Of these columns a list needs one."""
_CHOICES: Final = [("", "Không dùng"), *LABELS.items()]


class ColumnsForm(forms.Form):
    """One choice a column of the file that has a head; columns whose heads read alike share the first one's."""

    def __init__(self, columns: Sequence[Column], data: Any = None) -> None:
        super().__init__(data)
        self._heads: dict[str, str] = {}
        self._replaced: list[str] = []
        for column in columns:
            head, name = search_key(column.head), f"cot-{column.place}"
            if not head or head in self._heads.values():
                continue
            self._heads[name] = head
            self.fields[name] = forms.ChoiceField(
                label=f"Cột {column.place}: {column.head}",
                choices=_CHOICES,
                required=False,
                initial=column.key,
                error_messages={"invalid_choice": "Không có lựa chọn này, hãy chọn trong danh sách."},
                widget=forms.Select({"class": "form-select form-select-sm"}),
            )

    def clean(self) -> dict[str, Any]:
        if self.errors:
            return self.cleaned_data
        asked = set(self.changed_data)
        by_hand: dict[str, str] = {}
        for name in self.changed_data:
            key = self.cleaned_data[name]
            if key and key in by_hand:
                first = self.fields[by_hand[key]].label
                self.add_error(name, f"“{LABELS[key]}” đã được chọn cho {first}; chỉ để lại một cột.")
            by_hand.setdefault(key, name)
        if self.errors:
            return self.cleaned_data
        for name, key in self.cleaned_data.items():
            if key and name not in asked and key in by_hand:
                # What was chosen by hand takes the place of what was understood.
                self.cleaned_data[name] = ""
                self._replaced.append(name)
        missing = self._missing()
        if missing:
            self.add_error(None, f"Chưa có cột nào là {', '.join(missing)}; hãy chọn trong các cột của tệp.")
        return self.cleaned_data

    def choices(self) -> dict[str, str]:
        """Return what was changed: the folded head of a column → its meaning, "" for none."""
        return {self._heads[name]: self.cleaned_data[name] for name in (*self.changed_data, *self._replaced)}

    def _missing(self) -> list[str]:
        chosen = set(self.cleaned_data.values())
        missing = [f"“{LABELS[key]}”" for key in REQUIRED if key not in chosen]
        if chosen.isdisjoint(EITHER):
            missing.append(" hoặc ".join(f"“{LABELS[key]}”" for key in EITHER))
        return missing
