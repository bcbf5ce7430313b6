"""Dossiers told in sentences; tests/reports/domain/quantities/test_balance.py has the readings."""

import pytest

from reports.checks.figures.dossier_balance import check_dossier_balance
from tests.reports.checks.figures.loose import reading


def test_the_balance_is_recomputed() -> None:
    (issue,) = check_dossier_balance(reading("Tiếp nhận 940 hồ sơ; đã giải quyết 871 hồ sơ; đang giải quyết 96 hồ sơ."))
    assert (issue.code, issue.excerpt, issue.needs_reason) == ("dossier_balance", "96 hồ sơ", True)
    assert issue.message == "Số tiếp nhận ghi 940, nhưng đã giải quyết + đang giải quyết: 871 + 96 = 967."


def test_figures_in_two_lines_are_told_at_both() -> None:
    issues = list(
        check_dossier_balance(
            reading("- Tiếp nhận: 940 hồ sơ.\n- Đã giải quyết: 871 hồ sơ.\n- Đang giải quyết: 96 hồ sơ.")
        )
    )
    assert [(issue.node, issue.excerpt) for issue in issues] == [("line.3", "96 hồ sơ"), ("line.1", "940 hồ sơ")]


def test_none_overdue_against_a_number_of_them() -> None:
    (issue,) = check_dossier_balance(
        reading("Sở không có hồ sơ quá hạn. Đã giải quyết đúng hạn 98 hồ sơ, quá hạn 04 hồ sơ.")
    )
    assert issue.message == "Báo cáo ghi “Sở không có hồ sơ quá hạn”, nhưng cũng nêu “quá hạn 04 hồ sơ”."


def test_carried_over_and_new_ones_are_added_before_they_are_compared() -> None:
    (issue,) = check_dossier_balance(
        reading(
            "Kỳ trước chuyển sang 120 hồ sơ; tiếp nhận mới 1.880 hồ sơ; đã giải quyết 1.900 hồ sơ; đang giải "
            "quyết 70 hồ sơ."
        )
    )
    assert issue.message == (
        "Kỳ trước chuyển sang + tiếp nhận trong kỳ: 120 + 1.880 = 2.000, nhưng đã giải quyết + đang giải quyết: "
        "1.900 + 70 = 1.970."
    )


def test_more_resolved_than_received_needs_dossiers_of_before() -> None:
    wrong = "Tiếp nhận 640 hồ sơ, giải quyết 655 hồ sơ (không có hồ sơ kỳ trước chuyển sang)."
    (issue,) = check_dossier_balance(reading(wrong))
    assert issue.message.startswith("Đã giải quyết 655 hồ sơ, nhiều hơn 640 hồ sơ tiếp nhận")
    assert list(check_dossier_balance(reading("Tiếp nhận 640 hồ sơ, giải quyết 655 hồ sơ."))) == []


def test_none_left_against_a_number_of_them() -> None:
    (issue,) = check_dossier_balance(
        reading("Đến cuối kỳ không còn hồ sơ nào chưa giải quyết; 14 hồ sơ đang thẩm tra.")
    )
    assert issue.message == (
        "Báo cáo ghi “không còn hồ sơ nào chưa giải quyết”, nhưng cũng nêu “14 hồ sơ đang thẩm tra”."
    )
    assert issue.suggestion == "Hãy bỏ câu không có hồ sơ chưa giải quyết, hoặc sửa số hồ sơ chưa giải quyết."


def test_one_figure_told_with_two_digits_interchanged() -> None:
    (issue,) = check_dossier_balance(
        reading("Quý I, xã tiếp nhận 2.067 hồ sơ. Số tiếp nhận 2.076 hồ sơ của quý I cao hơn mọi quý.")
    )
    assert issue.message == "Số tiếp nhận ghi hai lần khác nhau: 2.067 và 2.076."
    assert issue.excerpt in ("2.067 hồ sơ", "2.076 hồ sơ")


@pytest.mark.parametrize(
    "text",
    [
        "Không có hồ sơ quá hạn ở cấp xã; cấp tỉnh có 09 hồ sơ quá hạn.",
        "Giải quyết 905 hồ sơ, 100% đúng hạn; đang giải quyết 64 hồ sơ, có 03 hồ sơ quá hạn do chờ xác minh.",
        "Giải quyết 905 hồ sơ, trong đó quá hạn 06. Đang giải quyết 64 hồ sơ, không có hồ sơ quá hạn.",
        "Tháng 5 nhận 310 hồ sơ. Lũy kế 05 tháng nhận 1.640 hồ sơ, trong đó 1.402 hồ sơ trực tuyến.",
        "Nhận 826 hồ sơ (chuyển kỳ 61; mới 765, gồm 540 trực tuyến và 225 trực tiếp).",
    ],
)
def test_what_is_said_of_another_body_step_or_period_denies_nothing(text: str) -> None:
    assert list(check_dossier_balance(reading(text))) == []
