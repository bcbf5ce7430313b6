"""Documents long before the period in a list of what was issued in it."""

from reports.checks.references.outside_period import check_outside_period
from reports.checks.references.own_lists import strangers_in_lists
from tests.reports.checks.references.loose import TITLE, issues, read

ITEMS = ("385/SYT-VP ngày 17/01/2022", "692/SYT-VP ngày 28/01/2022", "1133/SYT-VP ngày 25/02/2022")
MORE = ("1297/SYT-VP ngày 03/3/2022", "1347/SYT-VP ngày 07/3/2022")


def text(*items: str, subject: str = "về lưu trữ hồ sơ") -> str:
    return TITLE + "Đã ban hành các văn bản:\n" + "\n".join(f"+ Văn bản số {item} {subject};" for item in items)


def test_the_one_old_document_of_a_list_is_worth_a_look() -> None:
    (issue,) = issues(check_outside_period, text(*ITEMS, "9812/SYT-VP ngày 03/8/2020", *MORE))
    assert (issue.severity, issue.excerpt) == ("info", "9812/SYT-VP ngày 03/8/2020")
    assert "5 văn bản khác trong danh sách" in issue.message


def test_documents_of_the_days_round_the_period_are_silent() -> None:
    assert issues(check_outside_period, text("7351/SYT-VP ngày 20/11/2021", *ITEMS, "1900/SYT-VP ngày 01/4/2022")) == []


def test_two_old_documents_show_another_kind_of_list() -> None:
    old = ("9812/SYT-VP ngày 03/8/2020", "9912/SYT-VP ngày 08/8/2020")
    assert strangers_in_lists(read(text(*ITEMS, *old))) == {}


def test_plans_for_several_years_and_documents_of_others_are_silent() -> None:
    assert (
        issues(check_outside_period, text(*ITEMS, "98/SYT-VP ngày 03/8/2020", subject="về giai đoạn 2020-2025")) == []
    )
    assert issues(check_outside_period, text(*ITEMS, *MORE, "98/UBND-VP ngày 03/8/2020")) == []
