"""How a document and its date are written where they are cited."""

from datetime import date

import pytest

from directives.domain.citation import format_date, format_document


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (date(2022, 2, 21), "21/02/2022"),
        (date(2022, 1, 5), "05/01/2022"),
        (date(2022, 3, 7), "07/3/2022"),
        (date(2021, 12, 8), "08/12/2021"),
    ],
)
def test_dates_have_a_leading_zero_below_day_10_and_in_months_1_and_2(value: date, expected: str) -> None:
    assert format_date(value) == expected


def test_format_document_prints_all_parts_in_order() -> None:
    wording = format_document("Nghị quyết", "2", "2022/NQ-HĐND", date(2022, 2, 25), "HĐND tỉnh", "quy định mức giá")
    assert wording == "Nghị quyết số 02/2022/NQ-HĐND ngày 25/02/2022 của HĐND tỉnh quy định mức giá"


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (("Kế hoạch", "22", "KH-SYT", None, "", ""), "Kế hoạch số 22/KH-SYT"),
        (("Kế hoạch", "", "KH-SYT", None, "", "về A"), "Kế hoạch về A"),
        (("", "385", "SYT-VP", None, "Sở Y tế", ""), "số 385/SYT-VP của Sở Y tế"),
        (("Công văn", "7", "", None, "", "về A"), "Công văn số 07 về A"),
        (("", "", "", None, "", ""), ""),
    ],
)
def test_format_document_leaves_out_blank_parts(
    parts: tuple[str, str, str, date | None, str, str], expected: str
) -> None:
    assert format_document(*parts) == expected
