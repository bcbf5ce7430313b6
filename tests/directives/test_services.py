"""The document register: one document, one record."""

import pytest

from accounts.models import Unit
from directives.domain.references import parse_references
from directives.models import Document
from directives.services import DocumentRegister, same_subject


@pytest.fixture
def unit(brvt: Unit) -> Unit:
    return Unit.objects.get(province=brvt, code="SYT")


def found(register: DocumentRegister, text: str) -> Document:
    return register.find_or_add(parse_references(text)[0])


def test_the_same_document_named_twice_is_one_record(unit):
    register = DocumentRegister(unit)
    full = found(register, "Nghị quyết số 02/2022/NQ-HĐND ngày 25/02/2022 quy định mức giá dịch vụ xét nghiệm")
    short = found(register, "(Nghị Quyết số 02/2022/NQ-HĐND ngày 25/02/2022)")
    assert short is full
    assert register.save() == [full]
    assert Document.objects.get().subject == "quy định mức giá dịch vụ xét nghiệm"


def test_what_a_later_mention_knows_completes_a_new_record(unit):
    register = DocumentRegister(unit)
    first = found(register, "theo Chỉ thị 10/CT-UBND.")
    found(register, "Chỉ thị số 10/CT-UBND ngày 16/8/2021 của Chủ tịch UBND tỉnh về nâng cao hiệu quả CCHC.")
    assert (first.issued_on.isoformat(), first.year, first.issuer) == ("2021-08-16", 2021, "Chủ tịch UBND tỉnh")


def test_a_number_used_for_two_subjects_is_two_records(unit):
    register = DocumentRegister(unit)
    one = found(register, "Kế hoạch số 22/KH-SYT ngày 21/02/2022 về kiểm tra công tác cải cách hành chính năm 2022")
    two = found(register, "Kế hoạch số 22/KH-SYT ngày 21/02/2022 về tuyên truyền pháp luật và phổ biến giáo dục")
    assert one is not two


def test_numbering_restarts_each_year(unit):
    register = DocumentRegister(unit)
    assert found(register, "Kế hoạch số 22/KH-SYT ngày 21/02/2022.") is not found(
        register, "Kế hoạch số 22/KH-SYT ngày 21/02/2021."
    )


def test_a_stored_record_is_found_and_never_changed(unit):
    stored = Document.objects.create(unit=unit, number="05", symbol="KH-SYT", year=2022)
    register = DocumentRegister(unit)
    assert found(register, "Kế hoạch số 5/KH-SYT ngày 13/02/2022 về thi hành pháp luật") == stored
    assert register.save() == []
    stored.refresh_from_db()
    assert (stored.number, stored.issued_on, stored.subject) == ("05", None, "")


def test_another_units_register_is_not_seen(unit, dlk):
    Document.objects.create(unit=dlk.units.get(code="SYT"), number="22", symbol="KH-SYT", year=2022)
    assert found(DocumentRegister(unit), "Kế hoạch số 22/KH-SYT ngày 21/02/2022.").pk is None


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("về kiểm tra công tác CCHC năm 2022 của ngành y tế", "Kiểm tra công tác CCHC năm 2022", True),
        ("về việc tuyển dụng viên chức", "về tuyển dụng viên chức.", True),
        ("về kiểm tra công tác CCHC", "về tuyên truyền pháp luật", False),
    ],
)
def test_subjects_that_mean_the_same(left, right, same):
    assert same_subject(left, right) is same


def test_every_document_of_one_number_is_told_the_same_document_or_not(unit):
    register = DocumentRegister(unit)
    first = found(register, "Kế hoạch số 22/KH-SYT ngày 21/02/2022 về kiểm tra công tác cải cách hành chính")
    second = found(register, "Kế hoạch số 22/KH-SYT ngày 21/02/2022 về tuyên truyền pháp luật")
    assert register.numbered(parse_references("Kế hoạch số 022/KH-SYT")[0]) == [first, second]
    assert register.numbered(parse_references("Kế hoạch số 23/KH-SYT")[0]) == []
