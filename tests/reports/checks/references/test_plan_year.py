"""Plans titled for another year."""

import pytest

from reports.checks.references.plan_year import check_plan_year
from tests.reports.checks.references.loose import TITLE, excerpts, issues


@pytest.mark.parametrize(
    ("text", "words", "year"),
    [
        ("Kế hoạch số 219/KH-SYT ngày 27/12/2021 về cải cách hành chính năm 2021 của ngành Y tế", "năm 2021", 2022),
        ("Kế hoạch số 20/KH-SYT ngày 15/02/2022 về tuyên truyền CCHC năm 2021", "năm 2021", 2022),
        ("Quyết định số 5/QĐ-UBND ngày 31/12/2021 ban hành Kế hoạch cải cách hành chính năm 2021", "năm 2021", 2022),
        ("Kế hoạch số 20/KH-SYT ngày 15/02/2022 về kiểm tra công vụ năm 2024", "năm 2024", 2022),
    ],
)
def test_a_yearly_plan_is_titled_for_its_year(text: str, words: str, year: int) -> None:
    (issue,) = issues(check_plan_year, TITLE + text)
    assert (issue.severity, issue.excerpt) == ("warning", words)
    assert f"năm {year}" in issue.suggestion


@pytest.mark.parametrize(
    "text",
    [
        "Kế hoạch số 219/KH-SYT ngày 27/12/2021 về cải cách hành chính năm 2022",
        "Kế hoạch số 219/KH-SYT ngày 27/12/2021 về tổng kết công tác cải cách hành chính năm 2021",
        "Kế hoạch số 20/KH-SYT ngày 15/02/2022 về khắc phục hạn chế trong cải cách hành chính năm 2021",
        "Kế hoạch số 20/KH-SYT ngày 15/02/2022 về cải cách hành chính giai đoạn 2021-2025",
        "Kế hoạch số 20/KH-SYT ngày 15/02/2022 về công tác thực hiện Luật Thanh tra năm 2010",
        "Kế hoạch số 150/KH-SYT ngày 15/10/2021 về cải cách hành chính năm 2021",
        "Báo cáo số 20/BC-SYT ngày 15/02/2022 về công tác cải cách hành chính năm 2021",
    ],
)
def test_plans_of_their_year_and_what_looks_back_are_silent(text: str) -> None:
    assert excerpts(check_plan_year, TITLE + text) == []
