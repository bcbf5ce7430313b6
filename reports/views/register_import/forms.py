"""Choosing the Excel file of a list."""

from typing import Any, Final

from crispy_forms.helper import FormHelper
from django import forms

from directives.domain.topics import TOPICS
from reports.services.loading_lists import DOCUMENTS

TOPIC: Final = "chuyen-de"
"""The topic's name in addresses."""


class ListForm(forms.Form):
    """The file of a list; a list of documents may have one topic."""

    file = forms.FileField(
        label="Tệp Excel",
        help_text="Tệp .xlsx, không quá 20 MB và 20.000 dòng.",
        error_messages={
            "required": "Hãy chọn tệp Excel.",
            "empty": "Tệp không có nội dung, hãy chọn tệp khác.",
            "invalid": "Chưa nhận được tệp, hãy chọn lại.",
            "max_length": "Tên tệp quá dài, hãy đặt tên ngắn hơn.",
        },
        max_length=255,
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx"}),
    )
    topic = forms.ChoiceField(
        label="Chuyên đề của cả danh sách",
        help_text="Văn bản có chuyên đề được đề xuất vào mục tương ứng của báo cáo. Văn bản đã có chuyên đề thì giữ.",
        choices=[("", "Không chọn"), *TOPICS.items()],
        required=False,
        error_messages={"invalid_choice": "Không có chuyên đề này, hãy chọn trong danh sách."},
    )

    def __init__(self, kind: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if kind != DOCUMENTS:
            del self.fields["topic"]
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
