"""Rows of a record (findings, requests, tasks): two blank ones stand ready, more come from the server.

They are rendered by a plain partial: a library that renders each field takes too long for many rows.
"""

from typing import Any, Final

from django import forms
from django.http import QueryDict

BLANK_ROWS: Final = 2
MAX_ROWS: Final = 100
_TAMPERED = "Dữ liệu các dòng gửi lên không đầy đủ; hãy đóng và mở lại."


class Rows(forms.BaseFormSet):
    """The rows of one kind; `title` stands above them, `noun` in the button that adds one.

    `grown`: a blank row was just asked for.
    """

    default_error_messages = {
        "missing_management_form": _TAMPERED,
        "too_many_forms": "Nhiều nhất %(num)d dòng; hãy gộp bớt.",
    }

    def __init__(self, *args: Any, title: str, noun: str, **kwargs: Any) -> None:
        self.title, self.noun = title, noun
        super().__init__(*args, auto_id="record-%s", **kwargs)

    @property
    def grown(self) -> bool:
        return self.is_bound and self.data.get("more") == self.prefix

    def add_fields(self, form: forms.Form, index: int | None) -> None:
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].label = "Bỏ dòng này"
        for field in form.fields.values():
            checkbox = isinstance(field.widget, forms.CheckboxInput)
            field.widget.attrs["class"] = "form-check-input" if checkbox else "form-control"

    def entered(self) -> list[forms.Form]:
        """Return the rows that hold something and are not to be left out."""
        return [form for form in self if form.cleaned_data.get("content") and not form.cleaned_data.get("DELETE")]

    def forget_errors(self) -> None:
        self.non_form_errors().clear()
        for form in self:
            form.errors.clear()


def rows_of(form: type[forms.Form], most: int = MAX_ROWS) -> type[Rows]:
    """Return the rows made of `form`, at most so many; those that are stored can be left out by a mark."""
    return forms.formset_factory(
        form,
        formset=Rows,
        extra=BLANK_ROWS,
        can_delete=True,
        can_delete_extra=False,
        max_num=most,
        absolute_max=most,
        validate_max=True,
    )


def with_one_more(data: QueryDict) -> QueryDict:
    """Return posted `data` with a blank row more of the kind that "more" names."""
    grown = data.copy()
    name = f"{data.get('more', '')}-TOTAL_FORMS"
    total = data.get(name, "")
    if total.isdecimal() and len(total) < 5:
        grown[name] = str(int(total) + 1)
    return grown
