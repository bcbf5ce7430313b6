"""One document with two numbers."""

from reports.checks.references.two_numbers import check_two_numbers
from tests.reports.checks.references.loose import issues


def told(*lines: str) -> list[tuple[str, str, str]]:
    return [(issue.severity, issue.node, issue.excerpt) for issue in issues(check_two_numbers, "\n".join(lines))]


def test_a_plan_of_one_title_and_day_has_one_number() -> None:
    assert told(
        "Kế hoạch số 22/KH-SYT ngày 21/02/2022 về tuyên truyền công tác CCHC năm 2022",
        "Kế hoạch số 23/KH-SYT ngày 21/02/2022 về việc tuyên truyền công tác cải cách hành chính năm 2022 của Sở Y tế",
    ) == [("warning", "line.1", "22/KH-SYT ngày 21/02/2022"), ("warning", "line.2", "23/KH-SYT ngày 21/02/2022")]


def test_two_letters_of_one_title_may_go_to_two_addressees() -> None:
    subject = "ngày 21/02/2022 về chấn chỉnh công tác tiếp nhận hồ sơ"
    assert [one[0] for one in told(f"Văn bản số 5/SYT-VP {subject}", f"Văn bản số 6/SYT-VP {subject}")] == ["info"] * 2


def test_another_day_year_or_title_is_another_document() -> None:
    plan = "Kế hoạch số 22/KH-SYT ngày 21/02/2022 về tuyên truyền cải cách hành chính năm 2022"
    assert told(plan, plan.replace("22/KH", "23/KH").replace("21/02", "22/02")) == []
    assert told(plan, plan.replace("22/KH", "23/KH").replace("năm 2022", "năm 2023")) == []
    assert told(plan, plan.replace("22/KH", "23/KH").replace("tuyên truyền", "kiểm tra")) == []
