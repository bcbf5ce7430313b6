"""Prompts without answers."""

import pytest

from reports.checks.completeness.unanswered_prompts import check_unanswered_prompts
from reports.domain.document import Line
from tests.reports.checks.loose import words_of
from tests.reports.checks.trees import report, section


def test_an_unanswered_prompt_of_a_report_is_told_where_it_is_not_required() -> None:
    (issue,) = check_unanswered_prompts(report(section(state="unanswered")))
    assert (issue.severity, issue.node, issue.excerpt) == ("warning", "a", "Một mục")
    assert list(check_unanswered_prompts(report(section(state="unanswered", required=True)))) == []
    assert list(check_unanswered_prompts(report(section(state="unanswered", absent=True)))) == []
    assert list(check_unanswered_prompts(report(section(state="unanswered", kind="heading")))) == []
    assert list(check_unanswered_prompts(report(section(Line("", "Đã làm."))))) == []


@pytest.mark.parametrize("text", [
    "- Tỷ lệ giải quyết hồ sơ trực tuyến trong quý:",
    "1. Ưu điểm:\n2. Tồn tại, hạn chế:\nCòn hồ sơ trễ hạn.",
    "- Tình hình thu hút người có tài năng (nếu có).\n5. Cải cách tài chính công",
    "- Kết quả rà soát:\n- Kết quả kiểm tra: đã kiểm tra 02 đơn vị.",
])  # fmt: skip
def test_a_line_that_asks_with_nothing_below_is_told(text: str) -> None:
    assert words_of(check_unanswered_prompts, text) == [text.split("\n")[0].removeprefix("- ")]


@pytest.mark.parametrize("text", [
    "- Kết quả rà soát:\n+ Đã rà soát 12 văn bản.",
    "Kết quả cụ thể như sau:\n- Tiếp nhận 12 hồ sơ.",
    "1. Ưu điểm:\nCông tác được quan tâm.",
    "- Việc ban hành kế hoạch:\n- Kế hoạch số 11/KH-SYT ngày 24/01/2022.",
    "I. Kết quả:\n1. Thể chế\nĐã ban hành.",
    "Hồ sơ kèm tài liệu liên quan (nếu có).",
    "Phát biểu tại buổi làm việc:",
])  # fmt: skip
def test_announcers_and_answers_are_right(text: str) -> None:
    assert words_of(check_unanswered_prompts, text) == []
