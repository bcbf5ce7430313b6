"""Years that register and title, or register and list, contradict."""

from reports.checks.references.wrong_year import check_wrong_year
from tests.reports.checks.references.loose import TITLE, issues

REGISTER = (
    "Theo văn bản số 692/SYT-VP ngày 28/01/2022 và văn bản số 1133/SYT-VP ngày 25/2/2022\n"
    "Theo văn bản số 1297/SYT-VP ngày 03/3/2022 và văn bản số 1347/SYT-VP ngày 07/3/2022\n"
)
ODD = "Sở có Văn bản số 1295/SYT-VP ngày 03/3/2020 về triển khai Kế hoạch hoạt động của Trung tâm năm 2022"


def test_register_and_title_show_the_year() -> None:
    (issue,) = issues(check_wrong_year, REGISTER + ODD)
    assert (issue.severity, issue.excerpt) == ("warning", "1295/SYT-VP ngày 03/3/2020")
    assert "số 1133 ngày 25/02/2022 và số 1297 ngày 03/3/2022" in issue.message
    assert issue.suggestion.startswith("Sửa ngày thành 03/3/2022")


def test_register_and_list_show_the_year() -> None:
    listed = "".join(
        f"+ Thông báo số {number} kết luận cuộc họp;\n"
        for number in ("34/TB-SYT ngày 16/2/2020", "47/TB-SYT ngày 01/3/2022", "51/TB-SYT ngày 10/3/2022")
    )
    text = f"{TITLE}{REGISTER}{listed}Theo Thông báo số 48/TB-SYT ngày 04/3/2022"
    assert [issue.excerpt for issue in issues(check_wrong_year, text)] == ["34/TB-SYT ngày 16/2/2020"]


def test_a_number_alone_proves_no_year() -> None:
    assert issues(check_wrong_year, REGISTER + "Theo Văn bản số 1295/SYT-VP ngày 03/3/2020 về công tác y tế") == []


def test_a_title_for_the_year_before_or_for_several_years_proves_none() -> None:
    assert issues(check_wrong_year, REGISTER + ODD.replace("2020", "2023")) == []
    assert issues(check_wrong_year, REGISTER + ODD.replace("năm 2022", "giai đoạn 2020-2022")) == []


def test_a_plan_late_in_the_year_before_is_silent() -> None:
    assert issues(check_wrong_year, REGISTER + ODD.replace("03/3/2020", "27/12/2021")) == []
