"""The head of a reference: which numbers are one, and how type, number and symbol are read."""

import pytest

from directives.domain.references import parse_references


@pytest.mark.parametrize(
    "text",
    [
        "ngày 16/8/2021",
        "đạt 5.292/5.292 hồ sơ",
        "13/15 nhiệm vụ",
        "1.456/1.625",
        "quý I/2022",
        "quý III và IV/2022",
        "trực 24/7",
        "chuẩn HL7-FHIR-SNOMED",
        "https://soyte.gov.vn/12/KH-SYT",
        "https://soyte.gov.vn/tra-cuu?so=12/KH-SYT",
        "Đề án 06/CP",
        "Nhà số 3/B đường 30/4",
        "5.292/KH-SYT",
        "SARS-CoV-2, Covid-19, vắc-xin",
        "",
    ],
)
def test_leaves_other_numbers_alone(text: str) -> None:
    assert parse_references(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Công văn số 385/SYT-VP",
        "Công văn Số 385/SYT-VP",
        "Công văn số: 385/SYT-VP",
        "Công văn  số  385/SYT-VP",
        "Công văn\u00a0số\u00a0385/SYT-VP",
        "Công văn số385/SYT-VP",
        "Công văn 385/SYT-VP",
        "Công văn số 385 / SYT-VP",
        "Công văn số 385/SYT - VP",
        "Công văn số 385/ SYT -VP",
        "Công văn số 385/SYT\u2013VP",
        "Công văn số 385/SYT\u2011VP",
    ],
)
def test_tolerates_spacing_and_dashes(text: str) -> None:
    [reference] = parse_references(text)
    assert (reference.type_name, reference.number, reference.symbol) == ("Công văn", "385", "SYT-VP")
    assert (reference.start, reference.end) == (0, len(text))


def test_takes_no_words_after_a_spaced_dash_into_the_symbol() -> None:
    [reference] = parse_references("Kế hoạch số 22/KH-SYT - UBND tỉnh")
    assert reference.symbol == "KH-SYT"


@pytest.mark.parametrize(
    ("text", "type_code", "issuer_code", "year"),
    [
        ("Kế hoạch số 22/KH-SYT", "KH", "SYT", None),
        ("Công văn số 385/SYT-VP", "", "SYT", None),
        ("Văn bản số 352/UBND-VP", "", "UBND", None),
        ("Quyết định số 184/QĐ-UBND", "QĐ", "UBND", None),
        ("Quyết định số 1557/QĐ-TTg", "QĐ", "TTg", None),
        ("Quyết định số 385/SYT-VP", "QĐ", "SYT", None),
        ("số 22/KH-SYT", "KH", "SYT", None),
        ("Nghị quyết số 202/2025/QH15", "NQ", "QH", 2025),
        ("Nghị quyết số 351/2017/UBTVQH14", "NQ", "UBTVQH", 2017),
        ("Luật số 59/2020/QH14", "L", "QH", 2020),
        ("Bộ luật số 91/2015/QH13", "L", "QH", 2015),
        ("Tờ trình số 12/TTr-SYT", "TTr", "SYT", None),
        ("Quy định số 12/QyĐ-SYT", "QyĐ", "SYT", None),
        ("Thông tư liên tịch số 12/2014/TTLT-BTC-BNV", "TTLT", "BTC", 2014),
        ("Công văn số 315/SNV-CCHC&VTLT", "", "SNV", None),
    ],
)
def test_reads_type_and_issuer_from_the_symbol(text: str, type_code: str, issuer_code: str, year: int | None) -> None:
    [reference] = parse_references(text)
    assert (reference.type_code, reference.issuer_code, reference.year) == (type_code, issuer_code, year)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Quyet dinh so 15/QD-SYT ngay 1/3/2022 cua So Y te ve thanh lap To", ("QĐ", "SYT")),
        ("Nghi dinh so 61/2018/ND-CP ngay 23/4/2018 cua Chinh phu", ("NĐ", "CP")),
        ("Hướng dẫn số 3/HD-SYT ngày 01/3/2022", ("HD", "SYT")),
    ],
)
def test_codes_are_read_where_accents_are_lost(text: str, codes: tuple[str, str]) -> None:
    [reference] = parse_references(text)
    assert (reference.type_code, reference.issuer_code) == codes
