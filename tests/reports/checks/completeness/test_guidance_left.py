"""Instructions of the guidance."""

import pytest

from reports.checks.completeness.guidance_left import check_guidance_left
from reports.domain.document import Line
from tests.reports.checks.loose import words_of
from tests.reports.checks.trees import report, section


@pytest.mark.parametrize(("text", "words"), [
    ("Kết quả thực hiện (nêu rõ số lượng, tiến độ).", "(nêu rõ số lượng, tiến độ)"),
    ("Chưa phát sinh (nếu có thì ghi rõ)", "(nếu có thì ghi rõ)"),
    ("Đã tổ chức (ghi rõ số) cuộc họp.", "(ghi rõ số)"),
])  # fmt: skip
def test_an_order_with_nothing_after_it_is_told(text: str, words: str) -> None:
    assert words_of(check_guidance_left, text) == [words]


@pytest.mark.parametrize("text", [
    "- Kết quả rà soát (nêu rõ số lượng): đã rà soát 12 văn bản.",
    "Kết quả (Số lượng TTHC được rà soát; đánh giá về cắt giảm chi phí): đang rà soát.",
    "Tờ khai (ghi rõ họ tên); lý do (nếu có); kết quả (báo cáo kết quả thực hiện Nghị định số 60/2021/NĐ-CP).",
])  # fmt: skip
def test_prompts_that_are_answered_and_forms_are_right(text: str) -> None:
    assert words_of(check_guidance_left, text) == []


def test_a_reports_own_words_hold_no_instruction_at_all() -> None:
    (issue,) = check_guidance_left(report(section(Line("", "Đã làm (nêu rõ kết quả) trong quý."))))
    assert issue.excerpt == "(nêu rõ kết quả)"
    (issue,) = check_guidance_left(report(section(Line("", "(Số lượng văn bản; tiến độ xử lý) 12"))))
    assert issue.excerpt == "(Số lượng văn bản; tiến độ xử lý)"
    assert list(check_guidance_left(report(section(Line("", "Có 29 văn bản (số lượng 20; tổng số 9)."))))) == []
