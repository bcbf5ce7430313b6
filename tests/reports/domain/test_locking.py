"""A returned report is read: what was opened as it is now, the rest as it was sent."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

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
from reports.domain.locking import keep_locked

PLACES = {"one": "I", "one.a": "I.1", "one.b": "I.2", "two": "II"}


def node(key: str, words: str, **facts: object) -> Node:
    return Node(
        key, "narrative", level=key.count(".") + 1, numeral="", marker="", heading=key, state="answered",
        lines=(Line("-", words),), **facts,
    )  # fmt: skip


def report(words: str, **facts: object) -> ReportDocument:
    """A report whose every section says `words`: a part with two sections, and another part."""
    nodes = (
        node("one", words, children=(node("one.a", words), node("one.b", words))),
        node("two", words),
    )
    day = date(2022, 3, 14)
    header = Header("UBND TỈNH", "SỞ Y TẾ", "BC-SYT", "Bà Rịa", number=words)
    document = ReportDocument(
        "Báo cáo", "SYT", "Sở Y tế", "returned", Period("2022-Q1", "Quý I/2022", day, day), "Năm 2021", header, nodes
    )
    return replace(document, **facts)


def words(document: ReportDocument) -> dict[str, str]:
    return {one.key: one.lines[0].text for one in document.walk()}


def document_row(pk: int, subject: str, *places: str) -> DocumentRow:
    return DocumentRow(pk, "Kế hoạch", str(pk), "KH-SYT", None, "Sở Y tế", subject, places)


def task(pk: int, content: str) -> TaskRow:
    return TaskRow(pk, "", content, None, None, None, "", "")


def kept(live: ReportDocument, frozen: ReportDocument, *keys: str) -> ReportDocument:
    return keep_locked(live, frozen, keys, PLACES)


def test_open_sections_are_live_and_all_others_as_they_were_sent() -> None:
    document = kept(report("nay"), report("gửi"), "one.b")
    assert words(document) == {"one": "gửi", "one.a": "gửi", "one.b": "nay", "two": "gửi"}


def test_an_open_part_does_not_open_the_sections_below_it() -> None:
    assert words(kept(report("nay"), report("gửi"), "one"))["one.a"] == "gửi"


def test_number_and_date_are_live() -> None:
    assert kept(report("nay"), report("gửi"), "two").header.number == "nay"


def test_nothing_open_is_what_was_sent() -> None:
    live = report("nay", header=report("gửi").header)
    assert kept(live, report("gửi")) == report("gửi")


def test_everything_open_is_what_it_is_now() -> None:
    assert kept(report("nay"), report("gửi"), *PLACES) == report("nay")


def test_a_section_that_the_outline_got_since_is_live() -> None:
    live = report("nay")
    live = replace(live, nodes=(*live.nodes, node("three", "nay")))
    assert words(kept(live, report("gửi")))["three"] == "nay"


def test_a_section_that_the_outline_dropped_is_gone() -> None:
    live = report("nay")
    assert list(words(kept(replace(live, nodes=live.nodes[:1]), report("gửi")))) == ["one", "one.a", "one.b"]


def test_what_lies_outside_the_outline_is_live() -> None:
    live, frozen = (
        replace(report(one), nodes=(replace(node("outside", one), kind="outside"),)) for one in ("nay", "gửi")
    )
    assert words(kept(live, frozen)) == {"outside": "nay"}


def test_a_locked_section_is_numbered_as_the_outline_numbers_it_now() -> None:
    live, frozen = (replace(report("x"), nodes=(replace(node("two", "x"), numeral=one),)) for one in ("III.", "II."))
    assert kept(live, frozen).nodes[0].numeral == "III."


def test_figures_of_a_locked_section_stay_formulas_too() -> None:
    def counting(value: int) -> ReportDocument:
        figure = FigureValue("total", "Tổng số", "việc", "answered", Decimal(value), "formula", Decimal(value))
        return report("x", nodes=(node("one", "x", figures=(figure,)),))

    assert [one.value for one in kept(counting(9), counting(7)).figures()] == [7]
    assert [one.value for one in kept(counting(9), counting(7), "one").figures()] == [9]


def test_documents_follow_the_sections_that_name_them() -> None:
    live = report("x", documents=(document_row(1, "sửa", "I.1", "II"), document_row(3, "mới", "II")))
    frozen = report("x", documents=(document_row(2, "cũ", "I.2", "II"), document_row(1, "cũ", "I.1")))
    assert kept(live, frozen, "two").documents == (
        document_row(1, "sửa", "I.1", "II"),
        document_row(2, "cũ", "I.2"),
        document_row(3, "mới", "II"),
    )
    assert kept(live, frozen).documents == frozen.documents[::-1]


def test_documents_of_one_section_keep_their_order() -> None:
    rows = tuple(document_row(pk, "x", "I.1") for pk in (5, 3, 9))
    assert kept(report("nay"), report("gửi", documents=rows), "two").documents == rows
    assert kept(report("nay", documents=rows), report("gửi"), "one.a").documents == rows


def with_list(kind: str, **facts: object) -> ReportDocument:
    """A report with two sections that show the same list."""
    source = Source(kind, 1, (1,))
    return report("x", nodes=(node("one.a", "x", source=source), node("two", "x", source=source)), **facts)


def test_tasks_are_those_of_the_sections_that_show_them() -> None:
    live = with_list("assigned_tasks", tasks=(task(1, "sửa"), task(3, "mới")))
    frozen = with_list("assigned_tasks", tasks=(task(1, "cũ"), task(2, "cũ")))
    assert kept(live, frozen).tasks == frozen.tasks
    assert kept(live, frozen, "one.a", "two").tasks == live.tasks
    assert kept(live, frozen, "two").tasks == (task(1, "sửa"), task(3, "mới"), task(2, "cũ"))


def test_tasks_that_came_since_are_shown_where_their_section_is_open() -> None:
    live, frozen = with_list("assigned_tasks", tasks=(task(3, "mới"),)), report("x")
    frozen = replace(frozen, nodes=(node("one.a", "x"), node("two", "x")))
    assert kept(live, frozen).tasks == ()
    assert kept(live, frozen, "one.a", "two").tasks == (task(3, "mới"),)


def test_findings_and_requests_of_one_number_are_two_rows() -> None:
    finding, request = (InspectionRow(1, "Đoàn", None, kind, "x", None) for kind in ("Tồn tại, hạn chế", "Đề nghị"))
    live, frozen = with_list("inspections", inspections=(finding,)), with_list("findings", inspections=(request,))
    assert kept(live, frozen, "two").inspections == (finding, request)


def test_annexes_follow_their_sections_in_reading_order() -> None:
    live = report("x", attached_tables=(AttachedTable("one.a", "nay", 0, ()), AttachedTable("two", "nay", 0, ())))
    frozen = report("x", attached_tables=(AttachedTable("one.a", "gửi", 0, ()), AttachedTable("one.b", "gửi", 0, ())))
    tables = kept(live, frozen, "two").attached_tables
    assert [(one.key, one.title) for one in tables] == [("one.a", "gửi"), ("one.b", "gửi"), ("two", "nay")]
