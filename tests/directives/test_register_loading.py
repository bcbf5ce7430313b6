"""A list of documents meets the register: what is new, what changes, what stays."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import Unit
from directives.domain.typed_reference import typed_reference
from directives.importers.cells import CellError
from directives.importers.document_list import ListedDocument
from directives.models import Document
from directives.register_loading import DocumentLoading, summary_of

DAY = date(2022, 2, 21)


@pytest.fixture
def unit(brvt: Unit) -> Unit:
    return Unit.objects.get(province=brvt, code="SYT")


def listed(row: int, number: str, subject: str = "về kiểm tra", issuer: str = "", **more: object) -> ListedDocument:
    reference = typed_reference(number, issued_on=more.pop("issued_on", DAY), issuer=issuer, subject=subject, **more)
    return ListedDocument(row, f"A{row}", reference)


def load(unit: Unit, *rows: ListedDocument, topic: str = "") -> list[str]:
    loading = DocumentLoading(unit, rows, topic)
    loading.store()
    return [one.outcome for one in loading.rows]


def test_the_same_list_again_changes_nothing_and_leaves_no_history(unit: Unit) -> None:
    rows = [listed(2, "22/KH-SYT"), listed(3, "5/BC-SYT", "về báo cáo", "Sở Y tế")]
    assert load(unit, *rows, topic="direction") == ["thêm mới", "thêm mới"]
    before = list(Document.objects.order_by("pk").values())
    assert load(unit, *rows, topic="direction") == ["giữ nguyên", "giữ nguyên"]
    assert list(Document.objects.order_by("pk").values()) == before
    assert [one.history.count() for one in Document.objects.all()] == [1, 1]


def test_a_new_document_has_all_that_the_list_says(unit: Unit) -> None:
    load(unit, listed(2, "22/KH-SYT", "về kiểm tra", "Sở Y tế"), topic="direction")
    document = Document.objects.get()
    assert (document.type_code, document.type_name, document.number, document.symbol) == (
        *("KH", "Kế hoạch"),
        *("22", "KH-SYT"),
    )
    assert (document.year, document.issued_on, document.issuer_code) == (2022, DAY, "SYT")
    assert (document.issuer, document.subject, document.topic) == ("Sở Y tế", "về kiểm tra", "direction")
    assert list(Document.objects.search("ke hoach kiem tra")) == [document]


def test_blanks_are_filled_and_what_the_list_says_differently_is_replaced(unit: Unit) -> None:
    document = Document.objects.create(
        unit=unit, number="022", symbol="kh-syt", issuer="UBND tỉnh", subject="kiểm tra công tác CCHC năm 2021"
    )
    row = listed(2, "22/KH-SYT", "về kiểm tra công tác CCHC năm 2022", "Ủy ban nhân dân tỉnh")
    loading = DocumentLoading(unit, [row], "direction")
    assert loading.rows[0].change_names == [
        *("ngày ban hành", "năm", "cơ quan ban hành", "trích yếu"),
        *("mã loại", "loại văn bản", "mã cơ quan ban hành", "chuyên đề"),
    ]
    loading.store()
    document.refresh_from_db()
    assert (document.number, document.symbol) == ("022", "kh-syt")
    assert (document.issued_on, document.issuer) == (DAY, "Ủy ban nhân dân tỉnh")
    assert (document.subject, document.topic) == ("về kiểm tra công tác CCHC năm 2022", "direction")
    assert document.history.count() == 2
    assert list(Document.objects.search("nam 2022")) == [document]


def test_a_wording_that_differs_in_its_opening_alone_and_a_topic_stay(unit: Unit) -> None:
    Document.objects.create(
        **{"unit": unit, "number": "22", "symbol": "KH-SYT", "issued_on": DAY, "year": 2022, "topic": "meeting"},
        **{"type_code": "KH", "type_name": "Kế hoạch", "issuer_code": "SYT", "subject": "Kiểm tra, giám sát"},
    )
    assert load(unit, listed(2, "22/KH-SYT", "về kiểm tra giám sát"), topic="direction") == ["giữ nguyên"]
    assert Document.objects.get().topic == "meeting"


def test_one_number_on_two_subjects_is_two_documents(unit: Unit) -> None:
    rows = [listed(2, "22/KH-SYT", "về kiểm tra cải cách"), listed(3, "22/KH-SYT", "về tuyên truyền pháp luật")]
    assert load(unit, *rows) == ["thêm mới", "thêm mới"]
    assert load(unit, *rows) == ["giữ nguyên", "giữ nguyên"]


def test_one_number_of_two_bodies_is_two_documents_in_any_order(unit: Unit) -> None:
    rows = [
        listed(2, "1/TB-UBND", "về nghỉ Tết", "UBND huyện Đất Đỏ"),
        listed(3, "1/TB-UBND", "về nghỉ Tết", "UBND huyện Long Điền"),
    ]
    assert load(unit, *rows) == ["thêm mới", "thêm mới"]
    assert load(unit, *reversed(rows)) == ["giữ nguyên", "giữ nguyên"]


def test_a_document_that_stands_twice_in_the_list_is_an_error_naming_both_rows(unit: Unit) -> None:
    loading = DocumentLoading(unit, [listed(2, "22/KH-SYT"), listed(9, "022/kh-syt")])
    assert [str(error) for error in loading.errors] == [
        "ô A9: trùng số, ký hiệu, năm và trích yếu với dòng 2, hãy bỏ bớt một trong hai dòng"
    ]


def test_a_document_merged_into_another_does_not_come_back(unit: Unit) -> None:
    kept = Document.objects.create(unit=unit, number="22", symbol="KH-SYT", subject="về tuyên truyền pháp luật")
    Document.objects.create(
        **{"unit": unit, "number": "22", "symbol": "KH-SYT", "subject": "về kiểm tra"},
        **{"removed_at": timezone.now(), "merged_into": kept},
    )
    assert load(unit, listed(2, "22/KH-SYT")) == ["giữ nguyên"]
    assert list(Document.objects.current()) == [kept]


def merged_chain(unit: Unit, **last: object) -> list[Document]:
    """Return three documents of one number, the first merged into the second, this into the third."""
    third = Document.objects.create(unit=unit, number="22", symbol="KH-SYT", subject="về cải cách", **last)
    removed = {"unit": unit, "number": "22", "symbol": "KH-SYT", "removed_at": timezone.now()}
    second = Document.objects.create(**removed, subject="về tuyên truyền pháp luật", merged_into=third)
    return [Document.objects.create(**removed, subject="về kiểm tra", merged_into=second), second, third]


def test_what_was_merged_into_a_merged_one_does_not_come_back_either(unit: Unit) -> None:
    merged_chain(unit)
    assert load(unit, listed(2, "22/KH-SYT")) == ["giữ nguyên"]


def test_a_document_merged_into_one_that_was_removed_later_comes_back(unit: Unit) -> None:
    merged_chain(unit, removed_at=timezone.now())
    assert load(unit, listed(2, "22/KH-SYT")) == ["thêm mới"]


def test_a_letter_keeps_its_blank_code_beside_a_name_that_the_list_does_not_tell(unit: Unit) -> None:
    letter = Document.objects.create(
        **{"unit": unit, "number": "22", "symbol": "KH-SYT", "type_name": "Công văn", "issuer_code": "SYT"},
        **{"year": 2022, "issued_on": DAY, "subject": "về kiểm tra"},
    )
    assert load(unit, listed(2, "22/KH-SYT")) == ["giữ nguyên"]
    letter.refresh_from_db()
    assert (letter.type_code, letter.type_name) == ("", "Công văn")


def subjects(number: int) -> list[str]:
    """Return so many subjects of which none is like another."""
    return [" ".join(chr(97 + (place * 7 + n // 26**place) % 26) * 9 for place in range(3)) for n in range(number)]


def test_more_than_100_wordings_of_one_number_are_refused_by_their_cells(unit: Unit) -> None:
    rows = [listed(row, "1/SYT-VP", subject) for row, subject in enumerate(subjects(102), start=2)]
    loading = DocumentLoading(unit, [*rows, listed(200, "2/SYT-VP")])
    assert [str(error) for error in loading.errors if error.cell in ("A102", "A103")] == [
        f"ô A{row}: quá 100 văn bản khác nhau cùng số, ký hiệu và năm, hãy kiểm tra lại số, ký hiệu"
        for row in (102, 103)
    ]
    assert loading.rows[-1].row == 200


def test_a_document_of_the_very_words_is_found_before_one_that_is_like_it(unit: Unit) -> None:
    one = Document.objects.create(unit=unit, number="22", symbol="KH-SYT", subject="về kiểm tra cải cách quý I")
    two = Document.objects.create(unit=unit, number="22", symbol="KH-SYT", subject="về kiểm tra cải cách quý II")
    rows = [listed(2, "22/KH-SYT", two.subject), listed(3, "22/KH-SYT", one.subject)]
    assert [row.record for row in DocumentLoading(unit, rows).rows] == [two, one]


def test_a_removed_document_is_added_anew(unit: Unit) -> None:
    Document.objects.create(unit=unit, number="22", symbol="KH-SYT", subject="về kiểm tra", removed_at=timezone.now())
    assert load(unit, listed(2, "22/KH-SYT")) == ["thêm mới"]


def test_registers_of_other_units_are_not_touched(unit: Unit, dlk: Unit) -> None:
    Document.objects.create(unit=dlk.units.get(code="SYT"), number="22", symbol="KH-SYT", subject="về kiểm tra")
    assert load(unit, listed(2, "22/KH-SYT")) == ["thêm mới"]


def test_comparing_takes_one_query_however_much_is_known(unit: Unit) -> None:
    for number in (10, 200):
        rows = [listed(row, f"{row}/KH-SYT", f"về việc {row}") for row in range(1, number)]
        load(unit, *rows)
        with CaptureQueriesContext(connection) as queries:
            DocumentLoading(unit, rows)
        assert len(queries) == 1


def test_a_summary_counts_outcomes_and_names_ignored_columns(unit: Unit) -> None:
    load(unit, listed(2, "1/KH-SYT"))
    loading = DocumentLoading(unit, [listed(2, "1/KH-SYT"), listed(3, "2/KH-SYT", "về hai"), listed(4, "3/KH-SYT")])
    assert str(summary_of(loading.rows, ("STT",))) == "Thêm mới 2, thay đổi 0, giữ nguyên 1. Bỏ qua cột: STT."


LACKING = CellError("D2", "thiếu trích yếu, hãy điền vào ô này")


def test_what_a_row_lacks_is_an_error_of_an_unknown_document_alone(unit: Unit) -> None:
    row = replace(listed(2, "22/KH-SYT", ""), lacking=(LACKING,))
    loading = DocumentLoading(unit, [row])
    assert (loading.errors, loading.rows) == ([LACKING], [])
    known = Document.objects.create(
        **{"unit": unit, "number": "22", "symbol": "KH-SYT", "issued_on": DAY, "year": 2022, "issuer": "Sở Y tế"},
        **{"type_code": "KH", "type_name": "Kế hoạch", "issuer_code": "SYT", "subject": "về kiểm tra"},
    )
    loading = DocumentLoading(unit, [row])
    assert (loading.errors, [(one.record, one.outcome) for one in loading.rows]) == ([], [(known, "giữ nguyên")])


def test_a_row_without_a_subject_means_the_document_without_one(unit: Unit) -> None:
    load(unit, listed(2, "22/KH-SYT", "về kiểm tra"))
    Document.objects.create(unit=unit, number="22", symbol="KH-SYT", issued_on=DAY)
    rows = [listed(2, "22/KH-SYT", "về kiểm tra"), replace(listed(3, "22/KH-SYT", ""), lacking=(LACKING,))]
    for some in (rows, rows[::-1]):
        loading = DocumentLoading(unit, some)
        assert loading.errors == []
        assert [one.record.subject for one in loading.rows] == [one.reference.subject for one in some]
