"""The year inside a number against the year of its date."""

from core.issue import Mend
from reports.checks.references.year_in_number import check_year_in_number
from tests.reports.checks.references.loose import excerpts, issues


def test_two_years_in_one_citation_contradict_each_other() -> None:
    (issue,) = issues(check_year_in_number, "Thực hiện Nghị định số 60/2022/NĐ-CP ngày 21/6/2021 của Chính phủ")
    assert (issue.severity, issue.excerpt) == ("warning", "60/2022/NĐ-CP ngày 21/6/2021")
    assert "60/2021/NĐ-CP" in issue.suggestion and issue.mend is None


def test_another_citation_with_the_same_day_proves_the_number() -> None:
    text = "Nghị định số 60/2021/NĐ-CP ngày 21/6/2021\nTheo Nghị định số 60/2022/NĐ-CP ngày 21/6/2021 của Chính phủ"
    (issue,) = issues(check_year_in_number, text)
    assert issue.node == "line.2"
    assert issue.mend == Mend("60/2022/NĐ-CP ngày 21/6/2021", "60/2021/NĐ-CP ngày 21/6/2021")


def test_a_citation_of_the_wrong_number_elsewhere_proves_nothing() -> None:
    text = "số 60/2021/NĐ-CP ngày 21/6/2021\nsố 60/2022/NĐ-CP ngày 21/6/2021\nsố 60/2022/NĐ-CP ngày 19/8/2022"
    (issue,) = issues(check_year_in_number, text)
    assert issue.mend is None


def test_numbers_of_the_year_of_their_date_and_numbers_without_year_are_silent() -> None:
    text = "Nghị định số 61/2018/NĐ-CP ngày 23/4/2018; số 76/NQ-CP ngày 15/7/2021; số 2022/QĐ-UBND ngày 05/8/2021"
    assert excerpts(check_year_in_number, text) == []
