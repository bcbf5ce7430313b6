"""Fractions above their whole, and numbers carried over that were others."""

from reports.checks.figures.dossiers_twice import check_dossiers_twice
from tests.reports.checks.figures.loose import reading


def test_a_fraction_above_its_whole_is_told() -> None:
    (issue,) = check_dossiers_twice(reading("Phòng đã trả 2.418/2.148 hồ sơ phải giải quyết."))
    assert (issue.code, issue.excerpt) == ("dossier_balance", "2.418/2.148 hồ sơ")
    assert "phần (2.418) lớn hơn tổng (2.148)" in issue.message


def test_a_fraction_of_other_things_is_one_of_parts() -> None:
    (issue,) = check_dossiers_twice(reading("Đã hoàn thành 26/24 nhiệm vụ được giao."))
    assert issue.code == "sum_of_parts"


def test_a_number_carried_over_that_was_another_is_told() -> None:
    text = "Hết tháng 5, xã còn tồn 42 hồ sơ. Tháng 6 nhận mới 350 hồ sơ; chuyển từ tháng 5 là 24 hồ sơ."
    (issue,) = check_dossiers_twice(reading(text))
    assert issue.excerpt == "24 hồ sơ"
    assert "42" in issue.message


def test_right_figures_are_left_alone() -> None:
    assert list(check_dossiers_twice(reading("Phòng đã trả 2.148/2.418 hồ sơ phải giải quyết."))) == []
