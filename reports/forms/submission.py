"""Forms of the page where a unit checks and sends its report."""

from typing import Any, Final

from django import forms

from core.form_fields import TextField, WordsField
from reports.review.waivers import MAX_REASON

_STALE: Final = "Trang đã cũ. Hãy tải lại trang rồi thực hiện lại."
_MAX_BACK: Final = 1000


class MoveForm(forms.Form):
    """A change of state: `version` is that of the report as the page showed it."""

    use_required_attribute = False

    version = forms.IntegerField(
        min_value=1,
        max_value=2**31 - 1,
        widget=forms.HiddenInput,
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), _STALE),
    )

    @property
    def problem(self) -> str:
        """What stands above the form, because no field that people see is wrong."""
        return " ".join([*self.errors.get("version", ()), *self.non_field_errors()])


class SendForm(MoveForm):
    """Sending: a leader says that the report was read, and anybody that one without a change is meant."""

    read = forms.BooleanField(
        label="Tôi đã xem toàn bộ báo cáo và chịu trách nhiệm về nội dung, số liệu",
        error_messages={"required": "Hãy đánh dấu đã xem báo cáo trước khi gửi."},
    )
    unchanged = forms.BooleanField(label="Vẫn gửi lại dù nội dung không khác bản đã gửi lần trước", required=False)

    def __init__(self, *args: Any, is_leader: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asks_unchanged = bool(self.data.get("unchanged"))
        if not is_leader:
            del self.fields["read"]


class BackForm(MoveForm):
    """Giving the report back to whoever writes it."""

    reason = TextField(
        "Nội dung cần sửa (không bắt buộc)", _MAX_BACK, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class KeepForm(forms.Form):
    """A warning by its identity, and why its words stay."""

    rule = forms.CharField(max_length=80)
    key = forms.CharField(max_length=120, required=False)
    words = forms.CharField(max_length=64)
    reason = WordsField("Lý do", MAX_REASON, required=False)


class MendForm(forms.Form):
    """A certain mend by its identity; `version` is that of the section where the page shows one."""

    rule = forms.CharField(max_length=80)
    key = forms.CharField(max_length=120)
    words = forms.CharField(max_length=64)
    version = forms.IntegerField(min_value=0, max_value=2**31 - 1, required=False)


class UndoForm(forms.Form):
    """Undoing the last mend, by its number."""

    number = forms.CharField(max_length=32)
