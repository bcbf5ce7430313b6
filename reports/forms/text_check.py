"""A text to be checked: pasted, or a file."""

from typing import Any, Final

from django import forms
from django.db.models.functions import Coalesce

from accounts.models import User
from accounts.selectors import units_of
from core.errors import InputError
from core.form_fields import TextField
from core.text import clean
from reports.domain.document import Period
from reports.models import ReportingPeriod
from reports.services.text_checking import read_text

MAX_CHARACTERS: Final = 1_000_000
_TOO_LONG: Final = "Tệp có hơn 1.000.000 ký tự, hãy chia thành nhiều phần rồi kiểm tra từng phần."


class WholeTextField(TextField):
    """A text with the blank lines at its beginning: its lines are counted."""

    def to_python(self, value: Any) -> str:
        return clean(forms.CharField.to_python(self, value) or "")


class TextCheckForm(forms.Form):
    """Either `text` or `file`; once it is valid, `cleaned_data["text"]` is what either holds.

    `period` may be chosen where the user's province has opened some.
    """

    text = WholeTextField(
        "Văn bản",
        limit=MAX_CHARACTERS,
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"class": "form-control", "rows": 14, "spellcheck": "false"}),
    )
    file = forms.FileField(
        label="Hoặc chọn tệp",
        required=False,
        max_length=255,
        help_text="Tệp Word (.docx) hoặc văn bản (.txt), không quá 20 MB.",
        error_messages={
            "empty": "Tệp không có nội dung, hãy chọn tệp khác.",
            "invalid": "Chưa nhận được tệp, hãy chọn lại.",
            "max_length": "Tên tệp quá dài, hãy đặt tên ngắn hơn.",
        },
        widget=forms.FileInput(attrs={"class": "form-control", "accept": ".docx,.txt"}),
    )
    period = forms.ModelChoiceField(
        ReportingPeriod.objects.none(),
        label="Kỳ báo cáo",
        required=False,
        empty_label="Theo tiêu đề của văn bản",
        error_messages={"invalid_choice": "Không có kỳ báo cáo này, hãy chọn trong danh sách."},
        widget=forms.Select(attrs={"class": "form-select"}),
    )

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        provinces = units_of(user).values(root=Coalesce("province", "pk"))
        periods = ReportingPeriod.objects.filter(family=ReportingPeriod.Family.REFORM, province__in=provinces)
        self.fields["period"].queryset = periods.order_by("-ends_on", "-pk")
        for name in ("text", "period"):
            self.fields[name].widget.attrs["data-keep-typed"] = f"{user.pk}:text-check"

    def full_clean(self) -> None:
        super().full_clean()
        for name in self.errors:
            self.fields[name].widget.attrs["class"] += " is-invalid"

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        file, text = data.get("file"), data.get("text", "")
        if self.errors:
            return data
        if file and text.strip():
            self.add_error("file", "Đã có văn bản dán ở trên. Hãy dán văn bản hoặc chọn tệp, không cả hai.")
        elif file:
            data["text"] = self._read(file)
        elif not text.strip():
            self.add_error("text", "Hãy dán văn bản cần kiểm tra, hoặc chọn một tệp.")
        return data

    def _read(self, file: Any) -> str:
        try:
            text = clean(read_text(clean(file.name), file.read()))
        except InputError as error:
            self.add_error("file", error.sentence)
            return ""
        if len(text) > MAX_CHARACTERS:
            self.add_error("file", _TOO_LONG)
        return text

    @property
    def chosen_period(self) -> Period | None:
        """Return the period that was chosen, None where the text's title is to tell it."""
        period = self.cleaned_data["period"]
        return Period(period.key, period.name, period.starts_on, period.ends_on) if period else None
