"""Words that cannot be Vietnamese."""

import pytest

from core.issue import Mend
from reports.checks.context import CheckContext
from reports.checks.spelling.syllables import check_syllables
from tests.reports.checks.loose import issues_of, words_of


def test_letters_out_of_order_lead_to_the_word_that_was_meant() -> None:
    text = "Khảo sát để xcas định chỉ số; hồ sơ hiện đnag tiếp nhận."
    assert [(one.severity, one.excerpt, one.suggestion) for one in issues_of(check_syllables, text)] == [
        ("warning", "xcas", "Sửa thành “xác”."),
        ("warning", "đnag", "Sửa thành “đang”."),
    ]
    assert issues_of(check_syllables, text)[0].mend == Mend("xcas", "xác")


@pytest.mark.parametrize(("text", "word"), [
    ("Nguồn nhân lưc còn thiếu.", "lưc"),
    ("UBND tỉmh ban hành quy chế.", "tỉmh"),
    ("Hồ sơ đươc kết nối.", "đươc"),
    ("Phục vụ nhu cầu cuả người dân.", "cuả"),
    ("Hệ thống hòan chỉnh.", "hòan"),
    ("Khắc phục nhửng tồn tại.", "nhửng"),
    ("Đựơc sự quan tâm của lãnh đạo.", "Đựơc"),
])  # fmt: skip
def test_an_impossible_word_is_told(text: str, word: str) -> None:
    assert words_of(check_syllables, text) == [word]


@pytest.mark.parametrize("text", [
    "Hệ thống LGSP, VNPT iGate, eOffice, VNeID, Zalo; website, camera, wifi, online; dịch Covid-19.",
    "Các huyện Krông Năng, Ea H'leo, Cư M’gar, M’Drắk, tỉnh Đắk Lắk; người Ê Đê, M'nông; Pleiku.",
    "Gửi vanphong@syt.gov.vn hoặc https://dichvucong.gov.vn/xyz, tệp bao_cao.docx.",
    "Mát-xcơ-va, Vla-đi-mia, vắc-xin, kilômét, 30Mbps, 10 km, tr. 12, mục c, điểm đ.",
    "Hoá đơn, hóa đơn, thuỷ lợi, thủy lợi, kĩ năng, quí I, lí luận.",
    "Theo SYT, TTĐT, QĐ-UBND và Nguyễn Xcvb.",
])  # fmt: skip
def test_names_foreign_words_addresses_and_codes_are_left_alone(text: str) -> None:
    assert words_of(check_syllables, text) == []


def test_the_units_own_words_are_known() -> None:
    context = CheckContext(words=frozenset({"Phần mềm vnptx đnag"}))
    assert issues_of(check_syllables, "Hồ sơ đnag xử lý.", context) == []


def test_half_of_a_term_is_told_by_its_term() -> None:
    assert words_of(check_syllables, "Đã giải quyêt hồ sơ.") == []


def test_two_words_written_as_one_are_told_apart() -> None:
    (issue,) = issues_of(check_syllables, "Số thủtục đã công bố.")
    assert (issue.excerpt, issue.suggestion) == ("thủtục", "Sửa thành “thủ tục”.")
