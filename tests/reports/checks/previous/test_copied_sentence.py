"""Long sentences with figures, copied from the last report."""

from core.issue import Issue
from reports.checks.previous.copied_sentence import check_copied_sentence
from reports.domain.document import Line
from tests.reports.checks.earlier_reports import found, of_period
from tests.reports.checks.trees import section

LONG = "Sở đã tiếp nhận 1.245 hồ sơ, đã giải quyết 1.230 hồ sơ, trong đó đúng hạn 1.228 hồ sơ"


def issues(text: str, last: str, kind: str = "narrative") -> list[Issue]:
    previous = of_period("2021-N", section(Line("", last)))
    return found(check_copied_sentence, of_period("2022-Q1", section(Line("", text), kind=kind)), previous=previous)


def test_the_same_sentence_with_figures_is_noted() -> None:
    (issue,) = issues(f"Kết quả tốt. {LONG}.", f"{LONG}; còn lại đang giải quyết.")
    assert (issue.severity, issue.node, issue.excerpt) == ("info", "a", LONG)
    assert "kỳ Năm 2021" in issue.message


def test_other_figures_short_sentences_and_sentences_without_figures_are_not() -> None:
    assert issues(LONG, LONG.replace("1.245", "1.246")) == []
    assert issues("Đã tiếp nhận 1.245 hồ sơ.", "Đã tiếp nhận 1.245 hồ sơ.") == []
    for standing in (
        "Công tác cải cách hành chính luôn được Đảng ủy, Ban lãnh đạo Sở quan tâm, chỉ đạo sâu sát",
        "100% cơ quan, đơn vị kết nối đường truyền số liệu chuyên dùng với tốc độ băng thông 30Mbps của tỉnh",
        "Thực hiện Chỉ thị số 10/CT-UBND ngày 16/8/2021 của Chủ tịch UBND tỉnh về nâng cao hiệu quả cải cách",
        "Phần mềm đang được vận hành và kết nối với Trục liên thông của tỉnh, đáp ứng việc liên thông 04 cấp",
    ):
        assert issues(standing, standing) == [], standing


def test_the_frame_is_the_same_in_every_report() -> None:
    assert issues(LONG, LONG, kind="legal_bases") == []


def test_a_report_that_was_copied_whole_is_told_by_its_first_sentences() -> None:
    lines = [Line("", f"{LONG} và {number} hồ sơ khác.") for number in range(10, 60)]
    document = of_period("2022-Q1", section(*lines))
    assert len(found(check_copied_sentence, document, previous=document)) == 10


def test_without_a_last_report_nothing_is_said() -> None:
    assert found(check_copied_sentence, of_period("2022-Q1", section(Line("", LONG)))) == []
