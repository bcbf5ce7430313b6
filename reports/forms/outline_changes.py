"""Changing an outline: a new item of the province, or other words of an item."""

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms

from core.form_fields import WordsField
from reports.domain.outline import OutlineNode
from reports.domain.outline_changes import may_hold, may_stand_after
from reports.services.outline_changes import AFTER, INSIDE, NewItem

MAX_HEADING = 2000
_KIND_LABELS = {
    "narrative": "Nội dung: đơn vị viết lời",
    "documents": "Danh sách văn bản",
    "heading": "Đề mục: chỉ để xếp các mục khác bên dưới",
}


class _OutlineForm(forms.Form):
    # The browser's own messages would be English.
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True


class NewItemForm(_OutlineForm):
    """An item that follows `after`, or is the first below it where that is a heading."""

    heading = WordsField(
        "Lời nhắc của mục",
        limit=MAX_HEADING,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Viết như trong văn bản hướng dẫn, không kèm số thứ tự: số thứ tự được đánh tự động.",
    )
    place = forms.ChoiceField(
        label="Vị trí",
        widget=forms.RadioSelect,
        error_messages={"required": "Hãy chọn vị trí.", "invalid_choice": "Không có vị trí này, hãy chọn lại."},
    )
    kind = forms.ChoiceField(
        label="Loại mục",
        choices=list(_KIND_LABELS.items()),
        initial="narrative",
        widget=forms.RadioSelect,
        error_messages={"required": "Hãy chọn loại mục.", "invalid_choice": "Không có loại này, hãy chọn lại."},
    )
    required = forms.BooleanField(
        label="Đơn vị bắt buộc trả lời mục này",
        required=False,
        initial=True,
        help_text="Không áp dụng cho đề mục.",
    )

    def __init__(self, *args: Any, after: OutlineNode, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.after = after
        choices = []
        if may_hold(after):
            choices.append((INSIDE, "Mục đầu tiên bên trong đề mục này"))
        if may_stand_after(after):
            choices.append((AFTER, "Ngay sau mục này và các mục bên dưới nó, cùng cấp"))
        self.fields["place"].choices = choices
        self.fields["place"].initial = choices[0][0] if choices else None

    def item(self) -> NewItem:
        """Return the item of a valid form."""
        return NewItem(after=self.after.key, **self.cleaned_data)


class RewordForm(_OutlineForm):
    """Other words of an item."""

    heading = WordsField("Lời nhắc của mục", limit=MAX_HEADING, widget=forms.Textarea(attrs={"rows": 4}))
