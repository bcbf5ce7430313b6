"""The tail of a reference: its date in every form, before and after the issuer."""

from datetime import date

import pytest

from directives.domain.references import parse_references


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("ngày 07/3/2022", ("07/3/2022", date(2022, 3, 7))),
        ("ngày 7-3-2022", ("7-3-2022", date(2022, 3, 7))),
        ("ngày 07.3.2022", ("07.3.2022", date(2022, 3, 7))),
        (", ngày 07/3/2022", ("07/3/2022", date(2022, 3, 7))),
        ("ký ngày 07/3/2022", ("07/3/2022", date(2022, 3, 7))),
        ("07/3/2022", ("07/3/2022", date(2022, 3, 7))),
        ("ngày 08 tháng 12 năm 2021", ("08 tháng 12 năm 2021", date(2021, 12, 8))),
        ("của Sở Y tế ngày 07/3/2022", ("07/3/2022", date(2022, 3, 7))),
        ("ngày 31/02/2022", ("31/02/2022", None)),
        ("ngày 07/3/22", ("07/3/22", None)),
        ("ngày 07/3", ("07/3", None)),
        ("", ("", None)),
    ],
)
def test_reads_dates_in_all_forms(written: str, expected: tuple[str, date | None]) -> None:
    [reference] = parse_references(f"Kế hoạch số 22/KH-SYT {written} về tuyên truyền")
    assert (reference.date_text, reference.issued_on) == expected
    assert reference.subject == "về tuyên truyền"


def test_nam_is_a_year_only_before_four_digits() -> None:
    [reference] = parse_references("Kế hoạch số 22/KH-SYT ngày 12/3, nam 25 người")
    assert reference.date_text == "12/3"
