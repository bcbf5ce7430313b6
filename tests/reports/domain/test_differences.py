"""What differs between two versions of a report, section by section."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from reports.domain.differences import Differences, HeaderChange, compare_documents
from reports.domain.document import (
    AttachedTable,
    DocumentRow,
    FigureValue,
    InspectionRow,
    Line,
    Node,
    Period,
    ReportDocument,
    Source,
    TaskRow,
)
from reports.services.revisions import same_content
from tests.reports.domain.test_inline_diff import marked
from tests.reports.renderers.sample_tree import issued_header, sample_document, small_document

NEXT = Period("2022-6T", "6 tháng đầu năm 2022", date(2021, 12, 15), date(2022, 6, 14))


def section(key: str, *lines: str, numeral: str = "", heading: str = "", **changes: object) -> Node:
    state = "answered" if lines else "unanswered"
    node = Node(key, "narrative", 2, numeral, "", heading or key, state, lines=tuple(Line("-", one) for one in lines))
    return replace(node, **changes)


def figure(code: str, value: int) -> FigureValue:
    return FigureValue(code, code.capitalize(), "hồ sơ", "answered", Decimal(value))


def words_of(found: Differences) -> dict[str, list[str]]:
    return {one.key: [marked(paragraph) for paragraph in one.paragraphs] for one in found.sections}


def records_of(found: Differences) -> list[tuple]:
    return [(one.title, one.added, one.removed, [marked(each) for each in one.changed]) for one in found.records]


def test_a_report_does_not_differ_from_itself() -> None:
    document = sample_document()
    assert compare_documents(document, document) == Differences((), (), (), False)
    assert compare_documents(document, replace(document, state="approved")).is_empty


def test_only_sections_that_differ_are_told_with_the_words_that_went_and_came() -> None:
    before = small_document(section("a", "Một hai"), section("b", "Ban hành 02 văn bản"), section("c", "Dòng cũ"))
    after = small_document(section("a", "Một hai"), section("b", "Ban hành 03 văn bản"), section("c", "Viết thêm"))
    assert words_of(compare_documents(before, after)) == {
        "b": ["- Ban hành [-02-][+03+] văn bản"],
        "c": ["[-- Dòng cũ-]", "[+- Viết thêm+]"],
    }


def test_sections_stand_in_reading_order_and_those_that_are_gone_where_they_stood() -> None:
    before = small_document(*(section(key, "cũ") for key in ("first", "a", "between", "b", "after_b", "last")))
    after = small_document(*(section(key, "mới") for key in ("b", "new", "a")))
    found = compare_documents(before, after).sections
    assert [(one.key, one.kind) for one in found] == [
        ("first", "removed"),
        ("b", "changed"),
        ("after_b", "removed"),
        ("last", "removed"),
        ("new", "added"),
        ("a", "changed"),
        ("between", "removed"),
    ]


def test_a_section_is_named_by_the_numerals_that_lead_to_it() -> None:
    child = section("p.c", "cũ", numeral="3.", heading="Cải cách thể chế: ")
    part = Node("p", "heading", 1, "II.", "", "KẾT QUẢ", "unanswered")
    before = small_document(replace(part, children=(child,)))
    after = small_document(replace(part, children=(replace(child, lines=(Line("-", "mới"),)),)))
    assert [one.name for one in compare_documents(before, after).sections] == ["II.3. Cải cách thể chế"]


def test_what_lies_outside_the_outline_has_a_name_too() -> None:
    before = small_document(Node("outside", "outside", 0, "", "", "", "answered", lines=(Line("", "một"),)))
    (found,) = compare_documents(before, small_document()).sections
    assert (found.name, found.kind) == ("Nội dung ngoài đề cương", "removed")


def test_the_answer_of_a_section_and_its_files_are_compared() -> None:
    before = section("a", "Không phát sinh.", state="none", attachments=1)
    after = section("a", "Không phát sinh.", attachments=3)
    (found,) = compare_documents(small_document(before), small_document(after)).sections
    assert (found.states, found.files, found.paragraphs) == (("none", "answered"), (1, 3), ())
    assert (found.has_another_state, found.has_other_files) == (True, True)


def test_figures_are_told_with_their_section_and_known_by_their_code_wherever_they_stand() -> None:
    before = small_document(
        section("a", figures=(figure("moved", 1), figure("gone", 2))), section("b", figures=(figure("kept", 3),))
    )
    after = small_document(section("a"), section("b", figures=(figure("moved", 4), figure("kept", 3))))
    found = compare_documents(before, after)
    assert [(one.key, [(each.figure.code, each.change) for each in one.figures]) for one in found.sections] == [
        ("a", [("gone", "không còn")]),
        ("b", [("moved", "+3 (+300,0%)")]),
    ]
    assert found.figure_count == 2


def test_rows_of_tables_and_annexes_are_words_of_their_section() -> None:
    table = AttachedTable("a", "Danh sách lớp", 1, (("Tên", "Số"), ("Lớp 1", "20")))
    before = small_document(section("a", "x", lines=(Line("|", "1\tTiếp nhận\t152"),)), attached_tables=(table,))
    other = replace(table, rows=(("Tên", "Số"), ("Lớp 1", "25")))
    after = small_document(section("a", "x", lines=(Line("|", "1\tTiếp nhận\t160"),)), attached_tables=(other,))
    (found,) = compare_documents(before, after).sections
    assert [marked(one) for one in found.paragraphs if one.kind == "changed"] == [
        "1 | Tiếp nhận | [-152-][+160+]",
        "Lớp 1 | [-20-][+25+]",
    ]


def test_a_heading_that_the_text_left_out_counts_as_words_that_are_not_there() -> None:
    before = small_document(section("a", heading="Thi đua, khen thưởng", absent=True))
    after = small_document(section("a", "Đã phát động", heading="Thi đua, khen thưởng"))
    assert words_of(compare_documents(before, after)) == {"a": ["[+Thi đua, khen thưởng+]", "[+- Đã phát động+]"]}


DOCUMENT = DocumentRow(1, "Kế hoạch", "22", "KH-SYT", date(2022, 2, 21), "Sở Y tế", "về kiểm tra", ("I.1",))
TASK = TaskRow(1, "UBND tỉnh", "Rà soát thủ tục", date(2022, 3, 15), None, None, "", "Đang thực hiện")
FINDING = InspectionRow(1, "Đoàn 611", date(2022, 3, 1), "Tồn tại, hạn chế", "Chưa công khai", None)


def with_records(**changes: object) -> ReportDocument:
    return replace(small_document(), **changes)


def test_records_that_came_and_went_are_told_in_words() -> None:
    before = with_records(documents=(DOCUMENT,), tasks=(TASK,))
    after = with_records(documents=(replace(DOCUMENT, id=2, number="23"),), inspections=(FINDING,))
    found = compare_documents(before, after)
    assert records_of(found) == [
        (
            "Văn bản",
            ("Kế hoạch số 23/KH-SYT ngày 21/02/2022 của Sở Y tế về kiểm tra",),
            ("Kế hoạch số 22/KH-SYT ngày 21/02/2022 của Sở Y tế về kiểm tra",),
            [],
        ),
        (
            "Nhiệm vụ được giao",
            (),
            ("Rà soát thủ tục; UBND tỉnh giao; hạn 15/3/2022; Đang thực hiện",),
            [],
        ),
        ("Kiểm tra", ("Tồn tại, hạn chế; Chưa công khai; Đoàn 611, 01/3/2022",), (), []),
    ]
    assert (found.records_added, found.records_removed) == (2, 2)


def test_a_record_that_was_corrected_is_one_record() -> None:
    done = replace(TASK, done_on=date(2022, 3, 10), status="Đúng hạn")
    found = compare_documents(with_records(tasks=(TASK,)), with_records(tasks=(done,)))
    assert records_of(found) == [
        (
            "Nhiệm vụ được giao",
            (),
            (),
            ["Rà soát thủ tục; UBND tỉnh giao; hạn 15/3/2022; [-Đang thực hiện-][+hoàn thành 10/3/2022; Đúng hạn+]"],
        )
    ]


def test_the_same_words_under_another_id_are_the_same_record() -> None:
    before = with_records(documents=(DOCUMENT, DOCUMENT), period=NEXT)
    after = with_records(documents=(replace(DOCUMENT, id=7),))
    assert records_of(compare_documents(before, after)) == [
        ("Văn bản", (), ("Kế hoạch số 22/KH-SYT ngày 21/02/2022 của Sở Y tế về kiểm tra",), [])
    ]


def test_a_finding_and_a_request_of_one_id_are_two_records() -> None:
    request = replace(FINDING, kind="Đề nghị của đoàn kiểm tra")
    found = compare_documents(with_records(inspections=(FINDING,)), with_records(inspections=(request,)))
    assert [(len(one.added), len(one.removed), one.changed) for one in found.records] == [(1, 1, ())]


def test_the_head_of_the_paper_is_compared_field_by_field() -> None:
    found = compare_documents(sample_document(), sample_document(header=issued_header()))
    assert found.header == (HeaderChange("Số", "", "5"), HeaderChange("Ngày ban hành", "", "07/02/2022"))
    other = replace(issued_header(), addressees=("Sở Nội vụ", "UBND tỉnh"), place="Vũng Tàu", symbol="BC")
    assert compare_documents(sample_document(header=issued_header()), sample_document(header=other)).header == (
        HeaderChange("Ký hiệu", "BC-SYT", "BC"),
        HeaderChange("Địa danh", "Bà Rịa", "Vũng Tàu"),
        HeaderChange("Kính gửi", "Sở Nội vụ", "Sở Nội vụ; UBND tỉnh"),
    )


def test_number_date_and_links_of_another_period_make_no_difference() -> None:
    before = sample_document(header=issued_header(), period=NEXT, previous_period_name="Quý I năm 2022")
    assert compare_documents(before, sample_document()).is_empty


def first_node(change: Callable[[Node], Node]) -> Callable[[ReportDocument], ReportDocument]:
    def changed(document: ReportDocument) -> ReportDocument:
        part = next(node for node in document.nodes if node.lines)
        return replace(document, nodes=tuple(change(node) if node is part else node for node in document.nodes))

    return changed


def first_line(**changes: object) -> Callable[[ReportDocument], ReportDocument]:
    return first_node(lambda node: replace(node, lines=(replace(node.lines[0], **changes), *node.lines[1:])))


CHANGES: dict[str, Callable[[ReportDocument], ReportDocument]] = {
    "nothing": lambda document: document,
    "state of the report": lambda document: replace(document, state="submitted"),
    "number": lambda document: replace(document, header=issued_header()),
    "title": lambda document: replace(document, title="Báo cáo khác"),
    "previous period": lambda document: replace(document, previous_period_name="Quý IV"),
    "province": lambda document: replace(document, province_code="DLK"),
    "words": first_line(text="Lời khác hẳn"),
    "white space": first_line(text="  CỘNG  HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    "link": first_line(document_ids=(3,)),
    "wording of the register": first_line(differs="Kế hoạch số 1"),
    "origin": first_line(origin="generated"),
    "files": first_node(lambda node: replace(node, attachments=1)),
    "answer": first_node(lambda node: replace(node, state="none")),
    "source": first_node(lambda node: replace(node, source=Source("documents", 1))),
    "required": first_node(lambda node: replace(node, required=True)),
    "figure": first_node(lambda node: replace(node, figures=(figure("x", 1),))),
    "place of a document": lambda document: replace(
        document, documents=(replace(document.documents[0], appears_in=("II.9",)), *document.documents[1:])
    ),
    "order of records": lambda document: replace(document, documents=tuple(reversed(document.documents))),
    "record": lambda document: replace(document, tasks=()),
    "annex": lambda document: replace(document, attached_tables=(AttachedTable("x", "Bảng", 0, ()),)),
}


@pytest.mark.parametrize("change", CHANGES)
def test_no_difference_is_the_same_content_and_the_other_way_round(change: str) -> None:
    """Whatever changes, "nothing differs" is told exactly where sending again would be sending the same."""
    before, after = sample_document(), CHANGES[change](sample_document())
    assert compare_documents(before, after).is_empty == same_content(before, after)


def test_what_is_not_read_is_told_as_lying_beneath() -> None:
    before = sample_document()
    found = compare_documents(before, CHANGES["link"](before))
    assert (found.beneath, found.header, found.sections, found.records) == (True, (), (), ())
    assert not compare_documents(before, CHANGES["words"](before)).beneath


def test_a_report_of_many_long_sections_is_compared() -> None:
    lines = [f"Nhiệm vụ số {number}: hoàn thành theo kế hoạch đã ban hành." for number in range(1000)]
    edited = [one.replace("hoàn thành", "đang làm") if number % 50 == 0 else one for number, one in enumerate(lines)]
    before = small_document(*(section(f"s{number}", *lines) for number in range(10)), section("big", "x" * 1_000_000))
    after = small_document(*(section(f"s{number}", *edited) for number in range(10)), section("big", "y" * 1_000_000))
    found = compare_documents(before, after)
    assert [len([one for one in each.paragraphs if one.kind == "changed"]) for each in found.sections] == [
        *[20] * 10,
        0,
    ]
    assert [one.kind for one in found.sections[-1].paragraphs] == ["removed", "added"]
