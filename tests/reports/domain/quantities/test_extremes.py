"""The highest and the lowest."""

import pytest

from reports.domain.quantities.claims import read_statement
from reports.domain.quantities.extremes import wrong_extremes


def wrong(text: str) -> list[tuple[str, str]]:
    found = wrong_extremes(read_statement(text))
    return [(str(claim.mention.value), str(rival.mention.value)) for claim, rival, _ in found]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Nhiều nhất là lĩnh vực đất đai 1.240 hồ sơ, tiếp đến là lĩnh vực hộ tịch 1.560 hồ sơ.", ("1240", "1560")),
        ("Xã A đạt 91,2%, xã B đạt 94,4%, cao nhất là xã C với 93,8%.", ("93.8", "94.4")),
        ("Xã A có tỷ lệ cao nhất (92,1%), xã B 94,5%, xã C 88,2%.", ("92.1", "94.5")),
        ("Thấp nhất là phường Đông với 71,2%, trong khi phường Tây chỉ đạt 68,4%.", ("71.2", "68.4")),
        ("Năm 2024 đạt 95,2%, cao nhất trong 3 năm (năm 2023 đạt 96,1%, năm 2022 đạt 93%).", ("95.2", "96.1")),
    ],
)
def test_a_value_beside_it_is_more(text: str, values: tuple[str, str]) -> None:
    assert wrong(text) == [values]


@pytest.mark.parametrize(
    "text",
    [
        "Xã A đạt 91,2%, xã B đạt 93,4%, cao nhất là xã C với 93,8%.",
        "Trong khối sở, thấp nhất là Sở Y tế 92,1%; khối xã thấp nhất là xã Tân An 85,2%.",
        "Cấp xã tiếp nhận 8.410 hồ sơ (xã nhiều nhất 1.120 hồ sơ).",
        "Tháng cao nhất tiếp nhận 1.200 hồ sơ, cả quý tiếp nhận 3.100 hồ sơ.",
        "Năm 2024 đạt 97,2%, cao nhất trong 3 năm (năm 2023 đạt 96,1%, năm 2022 đạt 93%).",
        "Chỉ số thành phần cao nhất đạt 95,1%, thấp nhất 70,4%.",
    ],
)
def test_right_extremes_and_those_of_another_group_are_silent(text: str) -> None:
    assert wrong(text) == []
