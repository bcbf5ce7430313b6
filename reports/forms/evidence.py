"""Attaching a file, and letting the report print an attached table as an annex."""

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms

from accounts.attachments import MAX_FILES
from core.file_types import ACCEPTED, FILE_TYPES
from core.form_fields import WordsField
from reports.services.annexes import MAX_HEAD_ROWS

_HEAD_ROWS = f"Hãy ghi số dòng tiêu đề từ 1 đến {MAX_HEAD_ROWS}."


class AttachmentForm(forms.Form):
    """Choosing the file to attach."""

    file = forms.FileField(
        label="Tệp cần đính kèm",
        help_text=f"{ACCEPTED}; mỗi tệp không quá 20 MB, nhiều nhất {MAX_FILES} tệp.",
        error_messages={
            "required": "Hãy chọn tệp cần đính kèm.",
            "empty": "Tệp không có nội dung, hãy chọn tệp khác.",
            "invalid": "Chưa nhận được tệp, hãy chọn lại.",
            "max_length": "Tên tệp quá dài, hãy đặt tên ngắn hơn.",
        },
        max_length=255,
        widget=forms.FileInput(attrs={"accept": ",".join(ending for kind in FILE_TYPES for ending in kind.suffixes)}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="attachment-%s", **kwargs)
        self.helper = _helper()


class AnnexForm(forms.Form):
    """What the report prints above an attached table, and how many rows of it are its head."""

    title = WordsField("Tên phụ lục", 300, help_text="In chữ in hoa dưới dòng “Phụ lục”.")
    head_rows = forms.IntegerField(
        label="Số dòng tiêu đề của bảng",
        min_value=1,
        max_value=MAX_HEAD_ROWS,
        help_text="Các dòng này được in đậm và lặp lại ở đầu mỗi trang.",
        error_messages={name: _HEAD_ROWS for name in ("required", "invalid", "min_value", "max_value")},
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="annex-%s", **kwargs)
        self.helper = _helper()


def _helper() -> FormHelper:
    helper = FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True
    return helper
