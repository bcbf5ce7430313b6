"""Totals against their parts; tests/reports/domain/quantities/test_parts.py has the readings."""

from reports.checks.figures.dossier_balance import check_dossier_balance
from reports.checks.figures.levels import check_levels
from reports.checks.figures.sum_of_parts import check_sum_of_parts
from reports.domain.document import Line
from tests.reports.checks.figures.loose import reading
from tests.reports.checks.trees import report, section


def test_a_wrong_total_is_told_with_the_sum_and_the_mend() -> None:
    (issue,) = check_sum_of_parts(reading("Đã cử 37 công chức, viên chức (20 cán bộ nguồn và 18 trường hợp khác)."))
    assert (issue.severity, issue.code, issue.node, issue.excerpt) == (
        "warning",
        "sum_of_parts",
        "line.1",
        "37 công chức",
    )
    assert issue.message == "Tổng ghi “37 công chức”, nhưng các phần cộng lại: 20 + 18 = 38."
    assert issue.suggestion == "Sửa tổng thành 38, hoặc sửa số của các phần."
    assert issue.needs_reason


def test_a_part_greater_than_its_total_is_told() -> None:
    (issue,) = check_sum_of_parts(reading("Ban hành 12 văn bản, trong đó có 15 kế hoạch."))
    assert issue.message == "Tổng ghi “12 văn bản”, nhưng một phần của nó ghi 15, lớn hơn tổng."


def test_each_kind_of_parts_is_told_by_its_own_rule_alone() -> None:
    levels = reading("Có 600 TTHC, gồm cấp tỉnh 500 TTHC và cấp xã 90 TTHC.")
    channels = reading("Tiếp nhận 600 hồ sơ, gồm 500 hồ sơ trực tuyến và 90 hồ sơ trực tiếp.")
    assert [issue.code for issue in check_levels(levels)] == ["levels"]
    assert [issue.code for issue in check_dossier_balance(channels)] == ["dossier_balance"]
    assert list(check_sum_of_parts(levels)) == list(check_sum_of_parts(channels)) == []


def test_a_section_of_a_report_is_read_like_a_text() -> None:
    lines = (
        Line("+", "Tổng số nhiệm vụ: 26"),
        Line("+", "Số nhiệm vụ đã thực hiện: 10"),
        Line("+", "Số nhiệm vụ đang thực hiện: 15"),
    )
    (issue,) = check_sum_of_parts(report(section(*lines)))
    assert (issue.node, issue.excerpt) == ("a", "Tổng số nhiệm vụ: 26")


def test_parts_in_lines_of_their_own_are_pointed_out_beside_the_total() -> None:
    text = "Số cuộc kiểm tra được phê duyệt: 14 cuộc.\nSố cuộc đã kiểm tra: 08 cuộc.\nSố cuộc chưa kiểm tra: 05 cuộc."
    total, done, open_ = check_sum_of_parts(reading(text))
    assert [issue.severity for issue in (total, done, open_)] == ["warning", "info", "info"]
    assert (total.node, done.node, open_.node) == ("line.1", "line.2", "line.3")
    assert open_.message == "Số này là một phần của tổng “14 cuộc”, nhưng các phần cộng lại: 8 + 5 = 13."
    assert open_.suggestion == "Nếu tổng đúng và các phần khác đúng, sửa số này thành 6."
    assert not open_.needs_reason


def test_the_sums_of_the_seed_are_right() -> None:
    text = (
        "+ Tổng số nhiệm vụ:\t25\n+ Số nhiệm vụ đã thực hiện:\t10\n+ Số nhiệm vụ đang triển khai thực hiện:\t15\n"
        "- Có 02 trường hợp CVC; 08 trường hợp nâng ngạch CV (01 CC và 7 VC)"
    )
    assert list(check_sum_of_parts(reading(text))) == []


def test_a_remainder_that_a_fraction_denies_is_told_with_what_is_left() -> None:
    (issue,) = check_sum_of_parts(reading("Đã lắp màn hình tại 12/16 phường, còn 5 phường chưa lắp."))
    assert (issue.excerpt, issue.message) == (
        "5 phường",
        "Câu ghi còn lại “5 phường”, nhưng “12/16 phường” thì còn lại 4.",
    )
    assert issue.suggestion == "Sửa 5 thành 4, hoặc sửa “12/16 phường”."
    assert issue.needs_reason
