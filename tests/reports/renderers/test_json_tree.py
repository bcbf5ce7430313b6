"""The tree as JSON, there and back."""

import json
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import InputError
from reports.domain.document import (
    AttachedTable,
    DocumentRow,
    FigureValue,
    Header,
    InspectionRow,
    Line,
    Node,
    Period,
    ReportDocument,
    Source,
    TaskRow,
)
from reports.renderers.json_tree import parse_json, render_json
from tests.reports.renderers.sample_tree import sample_document, small_document

NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=3)
DATES = st.dates(min_value=date(2000, 1, 1), max_value=date(2099, 12, 31))
TEXTS = st.text(max_size=8)
LITERALS = {
    "state": st.sampled_from(["unanswered", "answered", "none", "not_yet_available"]),
    "origin": st.sampled_from(["records", "formula", "typed", ""]),
}
SOURCES = st.builds(Source, TEXTS, st.integers(0, 300), st.lists(st.integers(1), max_size=2).map(tuple))
LINES = st.builds(
    Line,
    st.sampled_from(["", "-", "|"]),
    TEXTS,
    st.sampled_from(["written", "generated"]),
    st.booleans(),
    TEXTS,
    st.lists(st.integers(1), max_size=2).map(tuple),
)
FIGURES = st.builds(
    FigureValue,
    TEXTS,
    TEXTS,
    TEXTS,
    LITERALS["state"],
    st.none() | NUMBERS,
    LITERALS["origin"],
    st.none() | NUMBERS,
    st.none() | NUMBERS,
    TEXTS,
    TEXTS,
    st.none() | SOURCES,
)


def nodes(children: st.SearchStrategy[tuple[Node, ...]]) -> st.SearchStrategy[Node]:
    return st.builds(
        Node,
        TEXTS,
        TEXTS,
        st.integers(1, 6),
        TEXTS,
        TEXTS,
        TEXTS,
        LITERALS["state"],
        st.booleans(),
        st.lists(LINES, max_size=2).map(tuple),
        st.lists(FIGURES, max_size=2).map(tuple),
        st.none() | SOURCES,
        st.booleans(),
        st.booleans(),
        children,
        st.integers(0, 20),
    )


def several(items: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(items, max_size=2).map(tuple)


DOCUMENTS = st.builds(
    ReportDocument,
    TEXTS,
    TEXTS,
    TEXTS,
    TEXTS,
    st.builds(Period, TEXTS, TEXTS, DATES, DATES),
    TEXTS,
    st.builds(Header, TEXTS, TEXTS, TEXTS, TEXTS, TEXTS, st.none() | DATES, several(TEXTS)),
    several(nodes(several(nodes(st.just(()))))),
    several(
        st.builds(DocumentRow, st.integers(1), TEXTS, TEXTS, TEXTS, st.none() | DATES, TEXTS, TEXTS, several(TEXTS))
    ),
    several(st.builds(TaskRow, st.integers(1), TEXTS, TEXTS, st.none() | DATES, st.none() | DATES)),
    several(st.builds(InspectionRow, st.integers(1), TEXTS, st.none() | DATES, TEXTS, TEXTS, st.none() | DATES)),
    TEXTS,
    attached_tables=several(st.builds(AttachedTable, TEXTS, TEXTS, st.integers(1, 5), several(several(TEXTS)))),
)


@given(DOCUMENTS)
def test_a_tree_comes_back_equal(document: ReportDocument) -> None:
    assert parse_json(render_json(document)) == document


def test_the_sample_comes_back_equal_and_equal_trees_give_equal_bytes() -> None:
    assert parse_json(render_json(sample_document())) == sample_document()
    assert render_json(parse_json(render_json(sample_document()))) == render_json(sample_document())


def test_values_are_plain_and_keys_sorted() -> None:
    figure = FigureValue("a", "b", "c", "answered", Decimal("1.250E+3"), previous=Decimal("2.50"))
    node = Node("key", "figures", 4, "", "-", "Kết quả", "answered", figures=(figure,))
    text = render_json(small_document(node)).decode()
    data = json.loads(text)
    assert (data["schema"], data["period"]["starts_on"]) == (1, "2021-12-15")
    assert data["nodes"][0]["figures"][0]["value"] == "1250"
    assert data["nodes"][0]["figures"][0]["previous"] == "2.5"
    assert list(data) == sorted(data)
    assert "Kết quả" in text


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"khong phai json", "Tệp JSON của báo cáo không đọc được: hãy xuất lại từ hệ thống."),
        (b"[]", "Tệp JSON của báo cáo: schema là None, hệ thống đọc schema 1; hãy xuất lại."),
        (b'{"schema": 2}', "Tệp JSON của báo cáo: schema là 2, hệ thống đọc schema 1; hãy xuất lại."),
    ],
)
def test_what_is_no_tree_is_refused(content: bytes, message: str) -> None:
    with pytest.raises(InputError) as refusal:
        parse_json(content)
    assert str(refusal.value) == message


@pytest.mark.parametrize(
    ("path", "value"),
    [(("period", "starts_on"), "15/12/2021"), (("title",), 5), (("nodes",), "x"), (("header", "issued_on"), "x")],
)
def test_a_wrong_value_is_refused_with_its_place(path: tuple[str, ...], value: object) -> None:
    data = json.loads(render_json(small_document()))
    target = data
    for name in path[:-1]:
        target = target[name]
    target[path[-1]] = value
    with pytest.raises(InputError) as refusal:
        parse_json(json.dumps(data).encode())
    place = ".".join(("báo cáo", *path))
    assert str(refusal.value) == f"Tệp JSON của báo cáo, {place}: giá trị không hợp lệ; hãy xuất lại từ hệ thống."


def test_a_missing_field_is_refused_by_name() -> None:
    data = json.loads(render_json(small_document()))
    del data["header"]["place"]
    with pytest.raises(InputError) as refusal:
        parse_json(json.dumps(data).encode())
    message = "Tệp JSON của báo cáo, báo cáo.header: thiếu hoặc thừa trường place; hãy xuất lại từ hệ thống."
    assert str(refusal.value) == message
