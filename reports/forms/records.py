"""What the forms of all records share."""

from dataclasses import dataclass
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms

from accounts.models import Unit
from directives.models import Record
from reports.domain.outline import OutlineNode
from reports.forms.rows import Rows
from reports.models import Report

CHANGED_MEANWHILE = "Bản ghi này vừa được người khác sửa. Hãy đóng và mở lại để xem bản mới nhất."


@dataclass(frozen=True, slots=True)
class InSection:
    """The section of a report in which a record is typed."""

    report: Report
    node: OutlineNode


class TypedForm(forms.BaseForm):
    """A form of a record, perhaps with rows. The form around it is the template's."""

    # A field that the browser asks for would stop htmx without a word; the message comes from here.
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="record-%s", **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True

    @property
    def row_sets(self) -> tuple[Rows, ...]:
        """The rows that belong to the record."""
        return ()

    def is_valid(self) -> bool:
        return all([super().is_valid(), *(rows.is_valid() for rows in self.row_sets)])

    def forget_errors(self) -> None:
        """Show what was typed without a word about what is wrong or missing: nobody has asked to store it yet."""
        self.is_valid()
        self.errors.clear()
        for rows in self.row_sets:
            rows.forget_errors()

    def check_days(self, first: str, last: str, message: str) -> None:
        """Say `message` beside the field `last` where its day lies before that of `first`."""
        start, end = self.cleaned_data.get(first), self.cleaned_data.get(last)
        if start and end and end < start:
            self.add_error(last, message)

    def focus_first(self) -> None:
        """Let the cursor stand where typing goes on: in a row just asked for, at the first error, else at the top."""
        grown = next((rows for rows in self.row_sets if rows.grown), None)
        fields = self.visible_fields()
        if grown:
            row = next((row for row in grown if not row.has_changed()), grown.forms[-1])
            row.fields["content"].widget.attrs["autofocus"] = True
        elif fields:
            field = next((field for field in fields if field.errors), fields[0])
            field.field.widget.attrs["autofocus"] = True


class RecordForm(TypedForm, forms.ModelForm):
    """A record of a unit's register, new or stored; `save` stores it and is called inside a transaction.

    `section` is where it is typed, None on the register's own pages; `address` is where the form is posted to. `seen`
    says which state of a stored record the form shows, so that two who edit one record do not undo each other.
    """

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        data: Any,
        unit: Unit,
        record: Record | None = None,
        section: InSection | None = None,
        address: str = "",
    ) -> None:
        self.unit, self.section, self.address = unit, section, address
        super().__init__(data, instance=record or self.new_record())
        self._stored = self.instance.updated_at.isoformat() if record else ""
        self.initial["seen"] = self._stored

    def new_record(self) -> Record:
        return self._meta.model(unit=self.unit)

    def clean(self) -> None:
        super().clean()
        if self.cleaned_data.get("seen", "") != self._stored:
            self.add_error(None, CHANGED_MEANWHILE)
