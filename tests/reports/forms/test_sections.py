"""What the editor posts, read: rows, figures, answers, and what cannot be stored."""

from decimal import Decimal

import pytest
from django.http import QueryDict

from reports.forms.sections import MAX_LINE, MAX_LINES, read_section
from reports.services.section_saving import TypedFigure, TypedLine


def posted(rows: list[dict[str, str]] | None = None, **fields: str) -> QueryDict:
    query = QueryDict(mutable=True)
    query["version"] = "3"
    for row in rows or []:
        row = {"line": "", "origin": "written", "marker": "-", "text": "", "reviewed": "1"} | row
        for name, value in row.items():
            query.appendlist(name, value)
    query.update(fields)
    return query


def figure(**fields: str) -> tuple[TypedFigure, dict[str, str]]:
    section = read_section(posted(**{f"{name}-a.b": value for name, value in fields.items()}))
    return section.figures[0], section.errors


def test_rows_keep_their_order_and_their_own_characters() -> None:
    section = read_section(posted([{"line": "7", "text": " Một  dòng "}, {"marker": "|", "text": "a\tb"}]))
    assert section.version == 3
    assert section.lines == (
        TypedLine(7, "written", "-", " Một  dòng ", True),
        TypedLine(None, "written", "|", "a\tb", True),
    )
    assert section.errors == {}


def test_text_comes_in_as_nfc_without_control_characters() -> None:
    section = read_section(posted([{"text": "Quy\u0301 I\x00\x07 \U0001f600 =1+1 <b>"}]))
    assert section.lines[0].text == "Quý I \U0001f600 =1+1 <b>"


@pytest.mark.parametrize(
    ("typed", "value"), [("1.234,5", "1234.5"), ("08", "8"), ("0", "0"), ("12,25", "12.25"), ("-3", "-3")]
)
def test_a_figure_is_a_vietnamese_number(typed: str, value: str) -> None:
    assert figure(value=typed, state="", note="") == (TypedFigure("a.b", "answered", Decimal(value), ""), {})


def test_an_empty_figure_is_unanswered_and_not_zero() -> None:
    assert figure(value=" ", state="", note="")[0] == TypedFigure("a.b", "unanswered", None, "")


def test_a_figure_that_did_not_arise_has_no_value() -> None:
    assert figure(value="5", state="none", note="")[0] == TypedFigure("a.b", "none", None, "")


@pytest.mark.parametrize("typed", ["1,234.5", "nhiều", "=1+1", "1" * 20, "1,23456", "12 34"])
def test_what_is_no_number_is_told_beside_the_field(typed: str) -> None:
    message = figure(value=typed, state="", note="")[1]["figure-a.b"]
    assert "1.234,5" in message


def test_a_figure_not_yet_available_needs_its_reason() -> None:
    assert figure(value="", state="not_yet_available", note="")[1] == {"figure-a.b": "Hãy nêu lý do chưa có số liệu."}
    assert figure(value="", state="not_yet_available", note="Chờ phòng A")[1] == {}


def test_a_section_not_yet_available_needs_its_reason() -> None:
    assert read_section(posted(answer="not_yet_available", reason=" ")).errors == {
        "reason": "Hãy nêu lý do chưa có số liệu."
    }
    section = read_section(posted(answer="not_yet_available", reason="Chờ phòng A"))
    assert (section.state, section.reason, section.errors) == ("not_yet_available", "Chờ phòng A", {})


@pytest.mark.parametrize(
    ("row", "field"),
    [
        ({"text": "a" * (MAX_LINE + 1)}, "line-1"),
        ({"marker": "x"}, "line-1"),
        ({"origin": "stolen"}, "line-1"),
    ],
)
def test_a_row_that_cannot_be_stored_is_named(row: dict[str, str], field: str) -> None:
    errors = read_section(posted([row])).errors
    assert list(errors) == [field]
    assert errors[field].startswith("Dòng 1")


def test_columns_of_unequal_length_are_refused() -> None:
    query = posted([{}])
    query.appendlist("line", "9")
    assert list(read_section(query).errors) == ["lines"]


def test_too_many_rows_are_refused() -> None:
    assert "1000 dòng" in read_section(posted([{}] * (MAX_LINES + 1))).errors["lines"]


@pytest.mark.parametrize("version", ["", "-1", "abc", "1e9", "9" * 30, "٣"])
def test_a_version_that_is_no_number_is_no_version(version: str) -> None:
    query = posted()
    query["version"] = version
    section = read_section(query)
    assert (section.version, list(section.errors)) == (-1, ["version"])


def test_the_largest_figure_is_told_beside_the_field() -> None:
    assert figure(value="999.999.999.999", state="", note="")[1] == {}
    message = figure(value="9999999999999999", state="", note="")[1]["figure-a.b"]
    assert "Số lớn nhất là 999.999.999.999." in message
