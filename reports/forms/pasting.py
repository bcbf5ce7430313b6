"""Pasting many lines: one large field first, then a row for each line.

The rows are a plain partial, not form fields of a library: there may be hundreds.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from crispy_forms.helper import FormHelper
from django import forms
from django.http import QueryDict

from core.form_fields import TextField
from core.numbers import format_number
from reports.forms.sections import MAX_LINE
from reports.importers.pasted_lines import PastedLine, split_pasted

MAX_PASTED: Final = 300
MAX_NAMED: Final = 1000
"""So many documents may the chosen lines name: each is looked up in the register."""
_MOST_DIGITS: Final = 9


@dataclass(frozen=True, slots=True)
class PastedRow:
    """A row of the table: the words as somebody left them, and whether they are to be taken in."""

    number: int
    words: str
    is_chosen: bool = True

    @property
    def error(self) -> str:
        if len(self.words) <= MAX_LINE:
            return ""
        return (
            f"Dòng {self.number} dài {_grouped(len(self.words))} ký tự, nhiều nhất là {_grouped(MAX_LINE)}; "
            "hãy tách thành nhiều dòng."
        )


class PasteForm(forms.Form):
    """The pasted text; `rows` has its lines once it is valid."""

    text = TextField(
        "Các dòng cần đưa vào mục",
        limit=MAX_PASTED * MAX_LINE,
        help_text=f"Mỗi văn bản hoặc mỗi ý một dòng, nhiều nhất {MAX_PASTED} dòng một lần.",
        widget=forms.Textarea(attrs={"rows": 8, "autofocus": True, "spellcheck": "false"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="paste-%s", **kwargs)
        self.rows: list[PastedRow] = []
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True

    def clean_text(self) -> str:
        text = self.cleaned_data["text"]
        lines = split_pasted(text)
        if len(lines) > MAX_PASTED:
            raise forms.ValidationError(
                f"Có {_grouped(len(lines))} dòng, mỗi lần nhận nhiều nhất {MAX_PASTED} dòng; "
                f"hãy để lại từ dòng {MAX_PASTED + 1} (“{lines[MAX_PASTED][:60]}”) cho lần sau."
            )
        self.rows = [PastedRow(number, words) for number, words in enumerate(lines, 1)]
        return text


def read_rows(posted: QueryDict) -> list[PastedRow]:
    """Return the rows of the table as posted; one with several lines becomes several, a blank one none."""
    chosen = set(posted.getlist("chosen"))
    lines = [
        (line, str(number) in chosen)
        for number, words in enumerate(posted.getlist("words"), 1)
        for line in split_pasted(words)
    ]
    return [PastedRow(number, line, is_chosen) for number, (line, is_chosen) in enumerate(lines, 1)]


def too_many_named(lines: Iterable[PastedLine]) -> str:
    """Return what is wrong where the lines name more documents than can be looked up at once."""
    named = sum(len(line.named) for line in lines)
    if named <= MAX_NAMED:
        return ""
    return (
        f"Các dòng nêu {_grouped(named)} văn bản, mỗi lần nhận nhiều nhất {_grouped(MAX_NAMED)}; hãy bỏ chọn bớt dòng."
    )


def read_seen(posted: QueryDict) -> int:
    """Return the version of the section that the rows were compared with; -1 where it is no number."""
    seen = posted.get("seen", "")
    return int(seen) if seen.isascii() and seen.isdigit() and len(seen) < _MOST_DIGITS else -1


def _grouped(number: int) -> str:
    return format_number(Decimal(number))
