"""What is said of all, beside some that it is not true of."""

import pytest

from reports.domain.quantities.all_of import find_denied
from reports.domain.quantities.claims import read_statement


def found(text: str) -> list[tuple[str, int]]:
    return [(text[one.start : one.end], int(one.some.mention.value)) for one in find_denied(read_statement(text))]


@pytest.mark.parametrize(
    ("text", "said", "some"),
    [
        ("Cả 16/16 xã đã nộp báo cáo đúng hạn. Có 02 xã nộp báo cáo chậm.", "Cả 16/16 xã đã nộp báo cáo đúng hạn", 2),
        (
            "Tất cả 42 công chức đã nộp bản kê khai, còn 3 công chức chưa nộp bản kê khai.",
            "Tất cả 42 công chức đã nộp bản kê khai",
            3,
        ),
        (
            "Toàn bộ 905 hồ sơ đều được trả sớm hẹn; số hồ sơ trước hạn là 895.",
            "Toàn bộ 905 hồ sơ đều được trả sớm hẹn",
            895,
        ),
        (
            "Toàn bộ 512 hồ sơ đều được trả đúng hạn; tỷ lệ đúng hạn của lĩnh vực này đạt 98%.",
            "Toàn bộ 512 hồ sơ đều được trả đúng hạn",
            98,
        ),
    ],
)
def test_some_that_deny_it_are_told(text: str, said: str, some: int) -> None:
    assert found(text) == [(said, some)]


@pytest.mark.parametrize(
    "text",
    [
        "Cả 16/16 xã đã nộp báo cáo đúng hạn; 02 sở nộp báo cáo chậm.",
        "Toàn bộ 24 nhiệm vụ hoàn thành đúng hạn; năm trước có 3 nhiệm vụ quá hạn của năm 2024.",
        "Phấn đấu cả 16 xã nộp báo cáo đúng hạn; hiện 02 xã nộp chậm.",
        "Toàn bộ 24 nhiệm vụ đều hoàn thành đúng hạn, trong đó 3 nhiệm vụ hoàn thành trước hạn.",
    ],
)
def test_others_are_left_alone(text: str) -> None:
    assert found(text) == []
