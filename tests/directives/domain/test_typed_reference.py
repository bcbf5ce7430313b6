"""What is typed of a document becomes a reference."""

from datetime import date

import pytest

from directives.domain.typed_reference import typed_reference


def test_number_and_symbol_tell_type_and_issuer() -> None:
    reference = typed_reference(" 22 / KH–SYT", issued_on=date(2022, 2, 21), subject="về kiểm tra; ")
    assert (reference.number, reference.symbol, reference.type_code, reference.issuer_code) == (
        "22",
        "KH-SYT",
        "KH",
        "SYT",
    )
    assert (reference.year, reference.subject) == (2022, "về kiểm tra")


def test_the_year_inside_a_number_counts_before_the_days() -> None:
    reference = typed_reference("02/2022/NQ-HĐND", issued_on=date(2023, 1, 5))
    assert (reference.symbol, reference.year) == ("2022/NQ-HĐND", 2022)


def test_a_symbol_that_nobody_knows_is_split_at_the_first_slash() -> None:
    reference = typed_reference("7a/vp.x/2", type_name="Quy chế")
    assert (reference.number, reference.symbol, reference.type_code) == ("7a", "vp.x/2", "QC")


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
    "text",
    [
        "",
        "KH-SYT",
        "22",
        "22/",
        "/KH",
        "22/-KH",
        "không số",
        "1234567/KH",
        "9" * 5000,
        "385",
        "SYT-VP/385",
        "=1+1/2",
        "385/<b>",
        "số 385/SYT",
    ],
)
def test_what_is_no_number_and_symbol_is_none(text: str) -> None:
    assert typed_reference(text) is None


def test_a_subject_with_another_document_stays_the_subject() -> None:
    one = typed_reference("385/SYT-VP", subject="triển khai văn bản số 352/UBND-VP ngày 12/01/2022;")
    assert one is not None
    assert (one.number, one.year, one.subject) == ("385", None, "triển khai văn bản số 352/UBND-VP ngày 12/01/2022")
