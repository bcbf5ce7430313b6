"""Slips of a digit in sums; tests/reports/domain/quantities/test_slipped_sums.py has the readings."""

from reports.checks.figures.digit_slips import check_digit_slips
from tests.reports.checks.figures.loose import reading


def test_a_slip_is_told_with_the_figures_beside_it() -> None:
    text = "Khi khối tỉnh trả 41.280 hồ sơ và khối xã trả 12.345 hồ sơ thì tổng của tỉnh là 56.325 hồ sơ."
    (issue,) = check_digit_slips(reading(text))
    assert (issue.severity, issue.code, issue.excerpt, issue.needs_reason) == (
        "warning",
        "digit_slips",
        "56.325 hồ sơ",
        True,
    )
    assert issue.message == ("“56.325 hồ sơ” gần bằng nhưng không bằng tổng các số bên cạnh: 41.280 + 12.345 = 53.625.")
    assert issue.suggestion == "Nếu đây là tổng, sửa thành 53.625, hoặc sửa số của các phần."


def test_it_is_silent_where_another_rule_speaks() -> None:
    assert list(check_digit_slips(reading("Có 1.366 hồ sơ, gồm 1.152 hồ sơ mới và 241 hồ sơ tồn."))) == []
