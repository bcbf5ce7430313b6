"""Lines that contradict their records."""

from reports.checks.figures.record_differs import check_record_differs
from reports.domain.document import Line
from tests.reports.checks.trees import figure, report, section


def test_words_that_contradict_a_document_may_stay() -> None:
    line = Line("-", "Kế hoạch số 22/KH-SYT ngày 20/02/2022", differs="Kế hoạch số 22/KH-SYT", document_ids=(1,))
    (issue,) = check_record_differs(report(section(line)))
    assert (issue.severity, issue.excerpt, issue.needs_reason) == ("warning", line.text, False)
    assert issue.message == "Câu khác với sổ theo dõi. Theo sổ: “Kế hoạch số 22/KH-SYT”"


def test_words_that_contradict_a_figure_stay_with_a_reason_alone() -> None:
    line = Line("+", "Tổng số nhiệm vụ: 24", differs="Tổng số nhiệm vụ: 25")
    (issue,) = check_record_differs(report(section(line, kind="figures", figures=(figure(25),))))
    assert issue.needs_reason is True


def test_words_that_agree_are_right() -> None:
    assert list(check_record_differs(report(section(Line("-", "Đã làm."))))) == []
