"""Choosing a file to upload."""

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms


class UploadForm(forms.Form):
    """Choosing the file of an old report."""

    file = forms.FileField(
        label="Tệp báo cáo",
        help_text="Tệp Word (.docx) hoặc văn bản (.txt), không quá 20 MB.",
        error_messages={
            "required": "Hãy chọn tệp báo cáo.",
            "empty": "Tệp không có nội dung, hãy chọn tệp khác.",
            "invalid": "Chưa nhận được tệp, hãy chọn lại.",
        },
        max_length=255,
        widget=forms.ClearableFileInput(attrs={"accept": ".docx,.txt"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].error_messages["max_length"] = "Tên tệp quá dài, hãy đặt tên ngắn hơn."
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
