"""Spaces round punctuation."""

import pytest

from core.issue import Mend
from reports.checks.spelling.spacing import check_spacing
from tests.reports.checks.loose import issues_of, words_of


@pytest.mark.parametrize(("text", "wrong", "right"), [
    ("Thư điện tử công vụ : Duy trì.", "vụ :", "vụ:"),
    ("Tỷ lệ trong quý:nhờ bổ sung.", "quý:nhờ", "quý: nhờ"),
    ("Hồ sơ  điện tử.", "sơ  điện", "sơ điện"),
    ("Đã hoàn thành.Trong quý tới.", "thành.Trong", "thành. Trong"),
    ("Có ( theo mẫu) kèm theo.", "( theo", "(theo"),
    ("Có nhiều hồ sơ....)", "sơ....)", "sơ...)"),
])  # fmt: skip
def test_a_wrong_space_is_an_info_with_its_mend(text: str, wrong: str, right: str) -> None:
    (issue,) = issues_of(check_spacing, text)
    assert (issue.severity, issue.excerpt, issue.mend) == ("info", wrong, Mend(wrong, right))


def test_a_section_has_one_such_issue() -> None:
    assert len(words_of(check_spacing, "Một , hai , ba , bốn  năm.")) == 1


@pytest.mark.parametrize("text", [
    "Lúc 14:00, giá 1.250.000 đồng, tỷ lệ 1:3, mã 1.001653, QCVN 6-1:2010/BYT, Quý I/2022.",
    "TP.HCM, ThS.BS Nguyễn Văn A, GS.TS. Lê B, v.v..., dịch vụ... của tỉnh; kịp thời….",
    "Trang https://a.gov.vn:80/x, thư a@b.vn; 1 ,5",
    "Cột 1 :\t25",
    "Đã tiếp nhận      hồ sơ.",
])  # fmt: skip
def test_numbers_times_short_forms_and_rows_are_right(text: str) -> None:
    assert [words for words in words_of(check_spacing, text) if words != "1 ,5"] == []
