"""Giving a section to a colleague, and writing a note beside it."""

from collections.abc import Iterable
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms

from accounts.models import User
from core.form_fields import DayField, TextField, WordsField
from core.text import sort_key
from directives.domain.citation import format_date
from reports.models import Report, Section, SectionNote
from reports.services.teamwork import latest_due_on

MAX_ROOM = Section._meta.get_field("room").max_length or 0
MAX_NOTE = SectionNote._meta.get_field("text").max_length or 0


class AssignmentForm(forms.Form):
    """Who writes a section, and until when; every field may be blank."""

    assignee = forms.TypedChoiceField(
        label="Người thực hiện",
        required=False,
        empty_value=None,
        error_messages={"invalid_choice": "Hãy chọn một người có trong danh sách của đơn vị."},
    )
    room = WordsField("Phòng thực hiện", MAX_ROOM, required=False)
    due_on = DayField("Hạn nội bộ")

    def __init__(self, report: Report, section: Section | None, colleagues: Iterable[User], *args: Any) -> None:
        initial = {"assignee": section.assignee_id, "room": section.room, "due_on": section.due_on} if section else {}
        super().__init__(*args, initial=initial, auto_id="assignment-%s")
        people = {str(person.pk): person for person in sorted(colleagues, key=_name_key)}
        self.fields["assignee"].choices = [
            ("", "Chưa giao cho ai"),
            *((pk, person.get_full_name()) for pk, person in people.items()),
        ]
        self.fields["assignee"].coerce = people.__getitem__
        self.fields["due_on"].help_text = f"Không muộn hơn hạn nộp báo cáo, ngày {format_date(latest_due_on(report))}."
        self.helper = _plain_helper()


class NoteForm(forms.Form):
    """A note to a colleague."""

    # A field that the browser asks for would stop htmx without a word; the message comes from here.
    use_required_attribute = False

    text = TextField(
        "Ghi chú mới",
        MAX_NOTE,
        widget=forms.Textarea(attrs={"rows": 3, "placeholder": "Ví dụ: nhờ phòng Tổ chức thêm số liệu quý I"}),
    )

    def __init__(self, *args: Any) -> None:
        super().__init__(*args, auto_id="note-%s")
        self.helper = _plain_helper()


def _plain_helper() -> FormHelper:
    helper = FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True
    return helper


def _name_key(person: User) -> tuple[str, str]:
    return sort_key(person.get_full_name()), person.username
