"""What typed fields say of a document."""

from datetime import date

import pytest

from reports.services.typed_records import typed_reference


@pytest.mark.parametrize(
    ("number_symbol", "type_name", "known"),
    [
        ("385/SYT-VP", "", ("385", "SYT-VP", "", "SYT", 2022)),
        ("22/KH-SYT", "", ("22", "KH-SYT", "KH", "SYT", 2022)),
        ("315/SNV-CCHC&VTLT", "Công văn", ("315", "SNV-CCHC&VTLT", "", "SNV", 2022)),
        ("02/2021/NQ-HĐND", "", ("02", "2021/NQ-HĐND", "NQ", "HĐND", 2021)),
        ("45/2019/QH14", "Luật", ("45", "2019/QH14", "L", "QH", 2019)),
        ("12a/KH-SYT", "Kế hoạch", ("12a", "KH-SYT", "KH", "", 2022)),
    ],
)
def test_number_and_symbol_in_one_field(number_symbol: str, type_name: str, known: tuple[object, ...]) -> None:
    one = typed_reference(number_symbol, type_name, date(2022, 1, 17))
    assert one is not None
    assert (one.number, one.symbol, one.type_code, one.issuer_code, one.year) == known


@pytest.mark.parametrize(
    "typed", ["385", "/SYT-VP", "SYT-VP/385", "=1+1/2", "385/", "385/<b>", "1234567/SYT-VP", "số 385/SYT"]
)
def test_what_is_no_number_and_symbol(typed: str) -> None:
    assert typed_reference(typed) is None


def test_a_subject_with_another_document_stays_the_subject() -> None:
    one = typed_reference("385/SYT-VP", subject="triển khai văn bản số 352/UBND-VP ngày 12/01/2022;")
    assert one is not None
    assert (one.number, one.year, one.subject) == ("385", None, "triển khai văn bản số 352/UBND-VP ngày 12/01/2022")
