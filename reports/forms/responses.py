"""What the unit writes to its reviewers beside the report."""

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms

from core.form_fields import TextField
from reports.review.section_requests import MAX_REASON


class SectionRequestForm(forms.Form):
    """Why another section of a returned report should be opened."""

    # A field that the browser asks for would stop htmx without a word; the message comes from here.
    use_required_attribute = False

    reason = TextField(
        "Lý do cần mở mục",
        MAX_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Nêu chỗ cần sửa và căn cứ; Sở Nội vụ xem rồi mở mục hoặc trả lời vì sao không mở.",
    )

    def __init__(self, *args: Any) -> None:
        super().__init__(*args, auto_id="ask-%s")
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
