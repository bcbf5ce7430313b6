"""Which two versions of a report are compared, as it stands in the address."""

from collections.abc import Mapping
from typing import Any, Final

from django import forms

NOW: Final = "hien-tai"
PREVIOUS: Final = "ky-truoc"
_MISSING: Final = "Không có bản này của báo cáo, hãy chọn trong danh sách."


class ComparisonForm(forms.Form):
    """The earlier and the later version; what is left out or wrong is taken from `default`."""

    truoc = forms.ChoiceField(label="Bản trước", required=False, error_messages={"invalid_choice": _MISSING})
    sau = forms.ChoiceField(label="Bản sau", required=False, error_messages={"invalid_choice": _MISSING})

    def __init__(
        self, data: Any, before: Mapping[str, str], after: Mapping[str, str], default: tuple[str, str]
    ) -> None:
        super().__init__({"truoc": data.get("truoc") or default[0], "sau": data.get("sau") or default[1]})
        self._default = default
        for name, choices in (("truoc", before), ("sau", after)):
            self.fields[name].choices = list(choices.items())
            self.fields[name].widget.attrs["class"] = "form-select"

    def chosen(self) -> tuple[str, str]:
        """Return the words of the versions to compare; a list with a wrong word shows what is compared instead."""
        for name, default in zip(self.fields, self._default, strict=True):
            if name in self.errors:
                self.data[name] = default
        return self.cleaned_data.get("truoc", self._default[0]), self.cleaned_data.get("sau", self._default[1])
