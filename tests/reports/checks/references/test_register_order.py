"""Number against date in one register."""

from reports.checks.references.register_order import check_register_order
from tests.reports.checks.references.loose import issues

KEPT = ("385/SYT-VP ngày 17/01/2022", "692/SYT-VP ngày 28/01/2022", "813/SYT-KHTC ngày 11/02/2022")
LATER = ("1133/SYT-VP ngày 25/02/2022", "1297/SYT-NV ngày 03/3/2022")


def text(*numbers: str) -> str:
    return "\n".join(f"+ Văn bản số {number} về công việc {place};" for place, number in enumerate(numbers))


def test_the_outlier_is_accused_with_its_neighbours_and_a_proposal() -> None:
    (issue,) = issues(check_register_order, text(*KEPT, "395/SYT-VP ngày 18/02/2022", *LATER))
    assert (issue.severity, issue.excerpt) == ("warning", "395/SYT-VP ngày 18/02/2022")
    assert "số 385/SYT-VP ngày 17/01/2022 và số 692/SYT-VP ngày 28/01/2022" in issue.message
    assert "có thể là 18/01/2022" in issue.suggestion
    assert "sau số 813 trước số 1133" in issue.suggestion


def test_the_first_number_may_stand_out_too() -> None:
    (issue,) = issues(check_register_order, text("9000/SYT-VP ngày 03/01/2022", *KEPT, *LATER))
    assert issue.excerpt == "9000/SYT-VP ngày 03/01/2022"


def test_where_either_of_two_may_be_wrong_both_are_worth_a_look() -> None:
    found = issues(
        check_register_order,
        text(*KEPT, "1300/SYT-VP ngày 25/02/2022", "1200/SYT-VP ngày 28/02/2022", "1400/SYT-VP ngày 03/3/2022"),
    )
    assert [(issue.severity, issue.excerpt[:4]) for issue in found] == [("info", "1300"), ("info", "1200")]


def test_a_number_taken_a_day_ahead_is_no_more_than_worth_a_look() -> None:
    numbers = ("10/KH-SYT ngày 10/01/2022", "12/KH-SYT ngày 21/02/2022", "13/KH-SYT ngày 21/02/2022")
    found = issues(check_register_order, text(*numbers, "14/KH-SYT ngày 20/02/2022", "15/KH-SYT ngày 25/02/2022"))
    assert [(issue.severity, issue.excerpt[:2]) for issue in found] == [("info", "14")]


def test_registers_in_order_are_silent_each_by_itself_and_every_year_anew() -> None:
    plans = ("05/KH-SYT ngày 13/01/2022", "22/KH-SYT ngày 21/02/2022", "22/KH-SYT ngày 21/02/2022")
    last_year = ("7351/SYT-VP ngày 17/12/2021", "219/KH-SYT ngày 27/12/2021")
    assert issues(check_register_order, text(*last_year, *KEPT, *plans, *LATER)) == []


def test_too_few_others_accuse_nobody() -> None:
    assert issues(check_register_order, text(*KEPT[:2], "395/SYT-VP ngày 18/02/2022")) == []
