"""The dossier table as it is entered by hand: a row for each field, with messages that name row and column."""

from collections.abc import Sequence
from typing import Any, Final

from django import forms
from django.http import QueryDict

from core.numbers import parse_number
from core.text import clean, search_key, squeeze
from tthc.domain.statistics import COLUMNS, TYPED_COLUMNS, Counts
from tthc.domain.typed_rows import imbalance
from tthc.services.typed_tables import EnteredRow

MAX_ROWS: Final = 200
BLANK_ROWS: Final = 3
MAX_NUMBER: Final = 99_999_999

_FIELD_LIMIT: Final = 300


class CellField(forms.CharField):
    """Whatever was typed into a cell, in one line; the row judges it, so that its messages name row and column."""

    def __init__(self) -> None:
        super().__init__(required=False)

    def to_python(self, value: Any) -> str:
        return squeeze(clean(super().to_python(value) or ""))


class RowForm(forms.Form):
    """A row: the field and the counted columns; a blank column is 0, a row that is blank all over is left out."""

    field = CellField()

    def __init__(self, *args: Any, number: int = 0, **kwargs: Any) -> None:
        self.number = number
        super().__init__(*args, **kwargs)
        for name in TYPED_COLUMNS:
            self.fields[name] = CellField()
        for name, field in self.fields.items():
            kind = "table-name" if name == "field" else "table-number"
            field.widget.attrs |= {
                "class": f"form-control form-control-sm {kind}",
                "autocomplete": "off",
                "aria-label": f"{self._place}, {'lĩnh vực' if name == 'field' else f'cột {name[1:]}'}",
            }
            if name == "field":
                field.widget.attrs["list"] = "known-fields"
            else:
                field.widget.attrs |= {"inputmode": "numeric", "data-column": name}

    @property
    def _place(self) -> str:
        return f"Dòng {self.number}"

    @property
    def counts(self) -> Counts:
        """The row as far as its numbers are right; a wrong or blank one is 0."""
        if not self.is_bound:
            return Counts(**{name: int(self.initial.get(name) or 0) for name in TYPED_COLUMNS})
        numbers = getattr(self, "cleaned_data", {})
        return Counts(**{name: numbers.get(name) or 0 for name in TYPED_COLUMNS})

    @property
    def columns(self) -> list[tuple[str, Any]]:
        """The columns 3 to 13 for the page: (name, field to type into), or (name, sum)."""
        counts = self.counts
        return [(name, self[name] if name in TYPED_COLUMNS else getattr(counts, name)) for name in COLUMNS]

    @property
    def messages(self) -> list[str]:
        """What is wrong in the row, each naming row and column."""
        return [message for errors in self.errors.values() for message in errors]

    def clean(self) -> dict[str, Any]:
        typed = {name: self.cleaned_data[name] for name in self.fields}
        if not any(typed.values()):
            return {"field": ""}
        name = typed["field"]
        place = f"{self._place} ({name[:60]})" if name else self._place
        cleaned: dict[str, Any] = {"field": name}
        if not name:
            self.add_error("field", f"{place}: hãy ghi lĩnh vực.")
        elif len(name) > _FIELD_LIMIT:
            self.add_error("field", f"{place}: tên lĩnh vực dài quá {_FIELD_LIMIT} ký tự, hãy rút gọn.")
        for column in TYPED_COLUMNS:
            number = _number(typed[column])
            if number is None:
                self.add_error(column, f"{place}, cột {column[1:]}: hãy ghi số nguyên từ 0 đến 99.999.999.")
            else:
                cleaned[column] = number
        if not self.errors:
            reason = imbalance(Counts(**{column: cleaned[column] for column in TYPED_COLUMNS}))
            if reason:
                self.add_error(None, f"{place}: {reason}; hãy xem lại các cột của dòng này.")
        return cleaned


def _number(text: str) -> int | None:
    """Return the whole number that was typed ("1.234", "08", blank for 0), None where it is none or out of bounds."""
    if not text:
        return 0
    # What is longer than any number in bounds is not converted at all.
    number = parse_number(text) if len(text) <= 20 else None
    if number is None or number != int(number) or not 0 <= number <= MAX_NUMBER:
        return None
    return int(number)


class _Rows(forms.BaseFormSet):
    default_error_messages = {"too_many_forms": "Nhiều nhất %(num)d dòng; hãy gộp bớt."}

    @property
    def has_arrived(self) -> bool:
        """Whether the rows that were sent can be told at all."""
        return self.management_form.is_valid()

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        return {"number": 0 if index is None else index + 1}

    def clean(self) -> None:
        if not self.has_arrived or any(form.errors for form in self):
            return
        seen: dict[str, int] = {}
        for form in self.filled:
            key = search_key(form.cleaned_data["field"]) or form.cleaned_data["field"]
            if key in seen:
                form.add_error(
                    "field",
                    f"Dòng {form.number}: lĩnh vực “{form.cleaned_data['field'][:60]}” đã có ở dòng {seen[key]}; "
                    "hãy gộp hai dòng thành một.",
                )
            seen.setdefault(key, form.number)
        if not self.filled:
            raise forms.ValidationError(
                "Bảng chưa có dòng nào. Hãy ghi ít nhất một lĩnh vực; kỳ này không phát sinh thì để các cột bằng 0."
            )

    @property
    def filled(self) -> list[RowForm]:
        return [form for form in self if form.cleaned_data.get("field")]

    @property
    def total(self) -> Counts:
        """The sum of what is right so far."""
        total = Counts()
        for form in self:
            total += form.counts
        return total

    @property
    def messages(self) -> list[str]:
        """Everything that is wrong, in the order of the rows."""
        return [*self.non_form_errors(), *(message for form in self for message in form.messages)]

    def entered(self) -> list[EnteredRow]:
        """Return the rows that hold something, of a valid table."""
        return [
            EnteredRow(form.cleaned_data["field"], {name: form.cleaned_data[name] for name in TYPED_COLUMNS})
            for form in self.filled
        ]


_Table = forms.formset_factory(
    RowForm, formset=_Rows, extra=BLANK_ROWS, max_num=MAX_ROWS, absolute_max=MAX_ROWS, validate_max=True
)


def typed_table_form(data: QueryDict | None, rows: Sequence[tuple[str, dict[str, int | str]]] = ()) -> _Rows:
    """Return the form of the table: what was posted, or else `rows` (field, numbers) and some blank ones."""
    return _Table(data, initial=[{"field": field, **numbers} for field, numbers in rows], prefix="rows")
