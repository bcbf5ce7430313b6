"""The words of NĐ 30's frame."""

from dataclasses import replace
from datetime import date

import pytest

from reports.domain.document import Header
from reports.renderers import frame
from tests.reports.renderers.sample_tree import sample_document

HEADER = Header("UBND tỉnh Bà Rịa - Vũng Tàu", "Sở Y tế", "BC-SYT", "Bà Rịa")
BLANK = "\u00a0" * 8


def test_unknown_number_and_date_leave_room_and_no_digit() -> None:
    assert frame.number_text(HEADER) == f"{BLANK}/BC-SYT"
    assert frame.place_and_date(HEADER) == f"Bà Rịa, ngày{BLANK}tháng{BLANK}năm{BLANK}"


@pytest.mark.parametrize(("number", "printed"), [("5", "05/BC-SYT"), ("05", "05/BC-SYT"), ("219", "219/BC-SYT")])
def test_number_below_ten_gets_a_leading_zero(number: str, printed: str) -> None:
    assert frame.number_text(replace(HEADER, number=number)) == printed


@pytest.mark.parametrize(
    ("issued_on", "printed"),
    [
        (date(2022, 2, 7), "ngày 07 tháng 02 năm 2022"),
        (date(2022, 3, 7), "ngày 07 tháng 3 năm 2022"),
        (date(2022, 12, 15), "ngày 15 tháng 12 năm 2022"),
    ],
)
def test_leading_zero_for_days_below_ten_and_the_first_two_months(issued_on: date, printed: str) -> None:
    assert frame.date_text(issued_on) == printed


def test_one_addressee_stands_as_it_is_and_several_are_listed() -> None:
    assert frame.addressee_lines(replace(HEADER, addressees=("Sở Nội vụ",))) == ["Sở Nội vụ"]
    assert frame.addressee_lines(replace(HEADER, addressees=("Bộ Y tế", "Sở Nội vụ;"))) == [
        "- Bộ Y tế;",
        "- Sở Nội vụ.",
    ]
    assert frame.addressee_lines(HEADER) == []


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Sở Y tế", ["SỞ Y TẾ"]),
        ("UBND tỉnh Bà Rịa - Vũng Tàu", ["UBND TỈNH", "BÀ RỊA\u00a0- VŨNG TÀU"]),
        ("Sở Nông nghiệp và Môi trường", ["SỞ NÔNG NGHIỆP", "VÀ MÔI TRƯỜNG"]),
        ("", []),
    ],
)
def test_long_names_of_bodies_take_several_balanced_lines(name: str, lines: list[str]) -> None:
    assert frame.body_lines(name) == lines


@pytest.mark.parametrize(
    ("state", "draft"),
    [
        ("draft", True),
        ("awaiting_leader", True),
        ("returned", True),
        ("reopened", True),
        ("submitted", False),
        ("approved", False),
    ],
)
def test_only_submitted_and_approved_papers_carry_no_draft_mark(state: str, draft: bool) -> None:
    assert frame.is_draft(sample_document(state=state)) is draft


def test_annex_names_the_document_it_belongs_to() -> None:
    header = replace(HEADER, number="5", issued_on=date(2022, 3, 15))
    reference = "(Kèm theo Báo cáo số 05/BC-SYT ngày 15 tháng 3 năm 2022 của Sở Y tế)"
    assert frame.annex_reference(header, "BÁO CÁO") == reference
