"""Small tables in a loose text."""

import pytest

from reports.checks.figures.loose_columns import check_loose_columns
from tests.reports.checks.figures.loose import reading


@pytest.mark.parametrize(
    ("text", "node", "excerpt"),
    [
        ("Lĩnh vực | Số hồ sơ\nĐất đai | 214\nHộ tịch | 187\nXây dựng | 62\nTổng cộng | 473", "line.5", "473"),
        ("Đất đai\t214\nHộ tịch\t187\nXây dựng\t62\nTổng số\t453", "line.4", "453"),
        ("| Tổng số | 463 |\n|---|---|\n| Đất đai | 214 |\n| Hộ tịch | 187 |\n| Khác | 72 |", "line.1", "463"),
        ("Nội dung | Quý I\nTiếp nhận | 130\nĐã giải quyết | 110\nĐang giải quyết | 30", "line.4", "30"),
    ],
)
def test_a_wrong_row_is_told(text: str, node: str, excerpt: str) -> None:
    (issue,) = check_loose_columns(reading(text))
    assert (issue.code, issue.node) == ("table_sums", node)
    assert excerpt in issue.excerpt


@pytest.mark.parametrize(
    "text",
    [
        "Lĩnh vực | Số hồ sơ\nĐất đai | 214\nHộ tịch | 187\nTổng cộng | 401",
        "Nội dung | Quý I\nTiếp nhận | 130\nĐã giải quyết | 110\nĐang giải quyết | 20",
        "Sở Nội vụ | 12 | đúng hạn\nSở Tư pháp | 9 | trễ hạn",
    ],
)
def test_right_tables_are_left_alone(text: str) -> None:
    assert list(check_loose_columns(reading(text))) == []
