"""A task that UBND tỉnh, Chủ tịch UBND tỉnh assigned to the unit."""

from typing import Any

from crispy_forms.layout import Column, Layout, Row
from django import forms
from django.utils.html import escape

from core.form_fields import DayField, WordsField
from directives.domain.references import Reference
from directives.models import AssignedTask
from directives.services import DocumentRegister
from directives.wording import word_document
from reports.forms.documents import NamedDocumentField, found_words
from reports.forms.records import RecordForm
from reports.services.typed_records import save_task


class AssignedTaskForm(RecordForm):
    """An assigned task; its documents are typed in words and found in the register, or added to it.

    While one types, the form is posted with "look" and shows back which documents were found.
    """

    assigning = NamedDocumentField("Văn bản giao")
    answering = NamedDocumentField("Văn bản trả lời, kết quả")
    content = WordsField(
        "Nội dung nhiệm vụ",
        limit=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Để trống thì theo trích yếu của văn bản giao.",
    )
    assigned_on = DayField("Ngày giao", help_text="Để trống thì theo ngày văn bản giao.")
    due_on = DayField("Thời hạn")
    done_on = DayField("Ngày hoàn thành", help_text="Để trống thì theo ngày văn bản trả lời.")
    updated_in_software_on = DayField("Ngày cập nhật trên phần mềm")
    update_told_late = forms.BooleanField(label="Cập nhật trễ trên phần mềm, không rõ ngày", required=False)

    field_order = ("assigning", "content")

    class Meta:
        model = AssignedTask
        fields = ("content", "assigned_on", "due_on", "done_on", "updated_in_software_on", "update_told_late")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("assigning", "answering"):
            field, document = self.fields[name], getattr(self.instance, f"{name}_document")
            if document:
                field.document, self.initial[name] = document, word_document(document)
            shown = f"#record-{name}_helptext"
            field.widget.attrs |= {
                "hx-post": self.address,
                "hx-trigger": "change",
                "hx-vals": '{"look": "1"}',
                "hx-target": shown,
                "hx-select": shown,
                "hx-swap": "outerHTML",
            }
        self.helper.layout = Layout(
            "seen",
            "assigning",
            "content",
            Row(
                Column("assigned_on", css_class="col-md-4"),
                Column("due_on", css_class="col-md-4"),
                Column("done_on", css_class="col-md-4"),
            ),
            "answering",
            "updated_in_software_on",
            "update_told_late",
        )

    def clean(self) -> None:
        super().clean()
        named = {name: self.cleaned_data.get(name) for name in ("assigning", "answering")}
        register = DocumentRegister(self.instance.unit, [one for one in named.values() if isinstance(one, Reference)])
        for name, document in named.items():
            self[name].help_text = found_words(document, register) or self[name].help_text
        if not self.cleaned_data.get("content") and not named["assigning"] and "assigning" not in self.errors:
            self.add_error("content", "Hãy nhập nội dung nhiệm vụ hoặc văn bản giao.")
        self.check_days("assigned_on", "done_on", "Ngày hoàn thành phải từ ngày giao trở đi.")

    def forget_errors(self) -> None:
        self.is_valid()
        for name in self.errors.keys() & {"assigning", "answering"}:
            self[name].help_text = escape(" ".join(self.errors[name]))
        super().forget_errors()

    def save(self) -> AssignedTask:
        return save_task(self.instance, self.cleaned_data["assigning"], self.cleaned_data["answering"])
