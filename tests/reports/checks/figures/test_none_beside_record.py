"""Words that nothing arose, beside what did."""

from decimal import Decimal

from reports.checks.figures.none_beside_record import check_none_beside_record
from reports.domain.document import FigureValue, Line
from tests.reports.checks.trees import figure, report, section

NOTHING = Line("", "Không phát sinh trong kỳ.", inline=True)
FOLLOWED = Line("+", "Kế hoạch số 22/KH-SYT", "generated", document_ids=(1,))


def messages(*nodes: object) -> list[str]:
    return [issue.message for issue in check_none_beside_record(report(*nodes))]


def test_a_line_of_a_record_is_named() -> None:
    (issue,) = check_none_beside_record(report(section(NOTHING, FOLLOWED, state="none")))
    assert (issue.severity, issue.code, issue.node) == ("error", "none_beside_record", "a")
    assert issue.message == "Mục ghi “Không phát sinh” nhưng có dòng theo sổ “Kế hoạch số 22/KH-SYT”."


def test_a_line_of_a_task_has_no_document_and_is_a_record_too() -> None:
    task = Line("+", "Rà soát thủ tục", "generated")
    assert messages(section(NOTHING, task, kind="tasks", state="none")) == [
        "Mục ghi “Không phát sinh” nhưng có dòng theo sổ “Rà soát thủ tục”."
    ]


def test_a_sentence_of_figures_is_no_record() -> None:
    sentence = Line("+", "Tổng số nhiệm vụ: 00", "generated")
    assert messages(section(NOTHING, sentence, kind="figures", state="none", figures=(figure(0),))) == []


def test_a_figure_that_is_not_0_is_named_with_its_value() -> None:
    assert messages(section(NOTHING, state="none", figures=(figure(25),))) == [
        "Mục ghi “Không phát sinh” nhưng có chỉ tiêu “Tổng số nhiệm vụ” là 25 nhiệm vụ."
    ]


def test_many_contradictions_are_one_error() -> None:
    lines = [Line("+", f"Kế hoạch số {number}/KH-SYT", "generated", document_ids=(1,)) for number in range(5)]
    (message,) = messages(section(NOTHING, *lines, state="none"))
    assert message.endswith("“Kế hoạch số 2/KH-SYT”; và 2 chỗ khác.")


def test_a_figure_without_occurrence_that_records_count_is_an_error_of_its_own() -> None:
    silent = FigureValue("a.b", "Số cuộc kiểm tra", "cuộc", "none", origin="typed", computed=Decimal(3))
    assert messages(section(Line("", "Đã kiểm tra."), figures=(silent,))) == [
        "Chỉ tiêu “Số cuộc kiểm tra” chọn “Không phát sinh” nhưng tính được 3 cuộc."
    ]


def test_nothing_beside_nothing_is_right() -> None:
    assert messages(section(NOTHING, state="none", figures=(figure(0), figure(None, state="none")))) == []
    assert messages(section(FOLLOWED, figures=(figure(25),))) == []
