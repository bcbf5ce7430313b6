"""Rows of a record: how many there are, which of them count."""

import pytest
from django import forms
from django.http import QueryDict

from reports.forms.rows import MAX_ROWS, Rows, rows_of, with_one_more


class Row(forms.Form):
    content = forms.CharField()


def rows(data: dict[str, str] | None = None, **kwargs: object) -> Rows:
    return rows_of(Row)(data, prefix="row", title="Dòng", noun="dòng", **kwargs)


def posted(*contents: str, total: str = "") -> dict[str, str]:
    data = {"row-TOTAL_FORMS": total or str(len(contents)), "row-INITIAL_FORMS": "0"}
    return data | {f"row-{index}-content": content for index, content in enumerate(contents)}


def test_two_blank_rows_follow_the_stored_ones() -> None:
    shown = rows(initial=[{"content": "Một"}])
    assert [row["content"].value() for row in shown] == ["Một", None, None]
    assert ["DELETE" in row.fields for row in shown] == [True, False, False]


def test_blank_rows_do_not_count() -> None:
    typed = rows(posted("", "Một", ""))
    assert typed.is_valid()
    assert [row.cleaned_data["content"] for row in typed.entered()] == ["Một"]


def test_a_stored_row_is_left_out_by_its_mark_alone() -> None:
    stored = {**posted("Một", "", ""), "row-INITIAL_FORMS": "2"}
    assert rows(stored).is_valid() is False
    marked = rows({**stored, "row-0-DELETE": "on", "row-1-DELETE": "on"})
    assert (marked.is_valid(), marked.entered()) == (True, [])


@pytest.mark.parametrize(
    ("total", "message"),
    [
        ("x", "Dữ liệu các dòng gửi lên không đầy đủ; hãy đóng và mở lại."),
        ("99999", f"Nhiều nhất {MAX_ROWS} dòng; hãy gộp bớt."),
    ],
)
def test_a_wrong_number_of_rows_is_refused(total: str, message: str) -> None:
    typed = rows(posted("Một", total=total))
    assert (typed.is_valid(), typed.non_form_errors()) == (False, [message])


@pytest.mark.parametrize(("total", "grown"), [("2", "3"), ("", ""), ("x", "x"), ("9" * 5000, "9" * 5000)])
def test_one_more_row_is_made(total: str, grown: str) -> None:
    data = QueryDict(mutable=True)
    data.update({"more": "row", "row-TOTAL_FORMS": total})
    assert with_one_more(data)["row-TOTAL_FORMS"] == grown
