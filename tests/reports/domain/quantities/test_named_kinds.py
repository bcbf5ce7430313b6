"""Kinds that a total itself names."""

import pytest

from reports.domain.quantities.claims import read_statement
from reports.domain.quantities.named_kinds import are_named_kinds


def are_named(text: str) -> bool:
    total, *parts = read_statement(text).claims
    return are_named_kinds(total, parts)


@pytest.mark.parametrize(
    "text",
    [
        "Sở tiếp nhận 318 hồ sơ cấp phép và gia hạn, trong đó hồ sơ cấp phép 204, hồ sơ gia hạn 104.",
        "Xã giải quyết 540 hồ sơ hộ tịch, chứng thực, trong đó hộ tịch 210 hồ sơ, chứng thực 320 hồ sơ.",
    ],
)
def test_parts_that_are_just_the_kinds_named(text: str) -> None:
    assert are_named(text)


@pytest.mark.parametrize(
    "text",
    [
        "Xã giải quyết 540 hồ sơ, trong đó hộ tịch 210 hồ sơ, chứng thực 320 hồ sơ.",
        "Xã nhận 900 hồ sơ hộ tịch, đất đai và chứng thực, trong đó hộ tịch 210 hồ sơ, chứng thực 320 hồ sơ.",
        "Xã nhận 900 hồ sơ hộ tịch và chứng thực, trong đó hộ tịch 210 hồ sơ, hộ tịch trực tuyến 120 hồ sơ.",
        "Có 09 chỉ tiêu đạt và vượt, trong đó 04 chỉ tiêu vượt, 02 chỉ tiêu dự kiến đạt.",
    ],
)
def test_parts_beside_the_kinds_named(text: str) -> None:
    assert not are_named(text)
