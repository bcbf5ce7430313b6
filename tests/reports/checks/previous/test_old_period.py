"""Done work that is told of another period."""

from dataclasses import replace

import pytest

from core.issue import Issue
from reports.checks.context import CheckContext
from reports.checks.loose_text import document_of_text, period_of, split_lines
from reports.checks.previous.old_period import check_old_period
from reports.checks.reading import Reading
from reports.domain.document import Line
from tests.reports.checks.trees import report, section


def issues(text: str, key: str = "2022-Q1", last: str = "", last_key: str = "2021-N") -> list[Issue]:
    reading = report(section(Line("", text)), period=period_of(key), previous_period_name=period_of(last_key).name)
    if last:
        previous = replace(report(section(Line("", last))).document, period=period_of(last_key))
        reading = Reading(reading.document, CheckContext(previous=previous))
    return list(check_old_period(reading))


@pytest.mark.parametrize(
    ("text", "words", "key"),
    [
        ("Trong quý IV năm 2021, Sở đã ban hành 05 văn bản chỉ đạo.", "quý IV năm 2021", "2022-Q1"),
        ("Quý IV/2021, Sở tiếp nhận 120 hồ sơ.", "Quý IV/2021", "2022-Q1"),
        ("Sở đã giải quyết 300 hồ sơ trong quý I/2021, tăng 5% so với quý IV/2020.", "quý I/2021", "2022-Q1"),
        ("Trong 6 tháng đầu năm 2021, toàn tỉnh tiếp nhận 3.000 hồ sơ.", "6 tháng đầu năm 2021", "2022-6T"),
        ("Thu ngân sách theo tiến độ được giao quý IV/2021 ước khoảng 564 triệu đồng.", "quý IV/2021", "2022-Q1"),
        ("Trong quý II/2022, Sở đã tổ chức 03 cuộc họp giao ban.", "quý II/2022", "2022-Q1"),
        ("Trong quý III, Sở đã hoàn thành 05 nhiệm vụ.", "quý III", "2022-Q1"),
        ("Các cuộc họp được lồng ghép: trong quý IV/2021, Sở đã tổ chức giao ban.", "quý IV/2021", "2022-Q1"),
    ],
)
def test_done_work_of_another_period_is_told(text: str, words: str, key: str) -> None:
    (issue,) = issues(text, key)
    assert (issue.severity, issue.node, issue.excerpt, issue.mend) == ("warning", "a", words, None)
    assert words in text
    assert "soát lại số liệu" in issue.suggestion


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("So với quý I năm 2021, số hồ sơ tăng 5%.", "2022-Q1"),
        ("Số hồ sơ tăng 5% so với cùng kỳ quý I/2021.", "2022-Q1"),
        ("Trong quý IV/2021 tiếp nhận 7.840 hồ sơ; quý I/2022 tiếp nhận 8.000 hồ sơ.", "2022-Q1"),
        ("Quý IV/2021 có 12 văn bản, quý này có 15 văn bản.", "2022-Q1"),
        ("Trong quý IV/2021, Sở đã xây dựng phần mềm, đến nay đang vận hành ổn định.", "2022-Q1"),
        ("Hồ sơ từ quý IV/2021 chuyển sang là 120 hồ sơ.", "2022-Q1"),
        ("Trong quý IV/2021, Đoàn kiểm tra đã nêu 03 tồn tại, Sở đã khắc phục xong.", "2022-Q1"),
        ("Dự kiến trong quý III/2022 sẽ kiểm tra 05 đơn vị.", "2022-Q1"),
        ("Trong quý II/2022, Sở tập trung rà soát thủ tục hành chính.", "2022-Q1"),
        ("Sở đã ban hành Kế hoạch kiểm tra quý IV/2021.", "2022-Q1"),
        ("Hội nghị sơ kết 6 tháng đầu năm 2021 đã được tổ chức.", "2022-Q1"),
        ("Thông báo số 34/TB-SYT ngày 16/2/2022 kết luận giao ban quý IV/2021 đã được triển khai.", "2022-Q1"),
        ("Trong năm 2021, Sở đã ban hành 20 văn bản.", "2022-Q1"),
        ("Trong quý I/2022, Sở đã ban hành 05 văn bản.", "2022-6T"),
        ("Trong quý II/2022, Sở đã ban hành 05 văn bản.", "2022-6T"),
        ("Trong 9 tháng đầu năm 2022, Sở đã ban hành 05 văn bản.", "2022-Q3"),
        ("Kế hoạch giai đoạn 2021-2025 đã được ban hành.", "2022-Q1"),
        ("Trong thời hạn 6 tháng, Sở đã giải quyết xong.", "2022-Q1"),
    ],
)
def test_comparisons_plans_recounts_and_titles_are_right(text: str, key: str) -> None:
    assert issues(text, key) == []


def test_a_sentence_copied_from_the_last_report_is_told_where_it_names_that_period() -> None:
    text = "Trong năm 2021, Sở đã ban hành 20 văn bản chỉ đạo, điều hành."
    (issue,) = issues(text, last=text)
    assert (issue.excerpt, issue.message) == (
        "năm 2021",
        "Câu chép nguyên từ báo cáo kỳ Năm 2021, còn ghi “năm 2021”.",
    )
    assert issues(text, last="Trong năm 2021, Sở đã ban hành 19 văn bản chỉ đạo, điều hành.") == []


def test_six_months_copied_into_the_third_quarter_are_told() -> None:
    text = "Trong 6 tháng đầu năm 2022, Sở đã ban hành 20 văn bản chỉ đạo."
    assert issues(text, "2022-Q3") == []
    assert [one.excerpt for one in issues(text, "2022-Q3", last=text, last_key="2022-6T")] == ["6 tháng đầu năm 2022"]


def test_the_outlines_own_prompt_is_never_accused() -> None:
    node = replace(section(Line("", " chưa phát sinh.", inline=True)), heading="Trong quý IV/2021, đã ban hành:")
    assert list(check_old_period(report(node))) == []


def test_a_loose_text_is_read_by_the_period_of_its_title() -> None:
    text = "BÁO CÁO\nCông tác CCHC quý I năm 2022\nI. KẾT QUẢ\nTrong quý IV/2021, Sở đã ban hành 05 văn bản."
    reading = Reading(document_of_text(split_lines(text)))
    assert [(one.node, one.excerpt) for one in check_old_period(reading)] == [("line.4", "quý IV/2021")]


def test_a_paragraph_that_names_its_period_itself_is_not_accused() -> None:
    text = "Quý III/2021, huyện đã tiếp nhận 120 hồ sơ.\nTrong quý I/2022, huyện đã tiếp nhận 150 hồ sơ."
    assert list(check_old_period(Reading(document_of_text(split_lines(text))))) == []
