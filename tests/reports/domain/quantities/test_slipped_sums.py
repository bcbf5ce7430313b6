"""Totals that miss the sum beside them by one slip of a digit, whatever the words between."""

import pytest

from reports.domain.quantities.claims import read_statement
from reports.domain.quantities.slipped_sums import slipped_sums


def found(text: str) -> list[tuple[int, list[int], int]]:
    """Return each total with its parts and what they make."""
    return [
        (int(one.total.mention.value), [int(part.mention.value) for part in one.parts], int(one.reached))
        for one in slipped_sums(read_statement(text))
    ]


@pytest.mark.parametrize(
    ("text", "slip"),
    [
        (
            "Khi khối tỉnh trả 41.280 hồ sơ và khối xã trả 12.345 hồ sơ thì tổng của tỉnh là 56.325 hồ sơ.",
            (56325, [41280, 12345], 53625),
        ),
        (
            "Ba lĩnh vực đông nhất gồm đất đai (3.207), hộ tịch (1.415), xây dựng (480), tổng cộng 5.012 hồ sơ.",
            (5012, [3207, 1415, 480], 5102),
        ),
        (
            "Sở theo dõi 2.175 hồ sơ: 1.940 hồ sơ mới, 253 hồ sơ kỳ trước chuyển sang.",
            (2175, [1940, 253], 2193),
        ),
        (
            "Huyện phát 600 phiếu: 420 phiếu tại quầy và 190 phiếu qua mạng.",
            (600, [420, 190], 610),
        ),
        (
            "Danh mục có 1.538 TTHC, chia thành ba nhóm: 604 TTHC toàn trình, 711 TTHC một phần, 232 TTHC khác.",
            (1538, [604, 711, 232], 1547),
        ),
    ],
    ids=["total last", "in brackets", "turned in a part", "one digit of a total", "another number between"],
)
def test_a_total_that_its_parts_miss_by_a_slip(text: str, slip: tuple[int, list[int], int]) -> None:
    assert found(text) == [slip]


INNOCENT = {
    "right": "Sở theo dõi 2.193 hồ sơ: 1.940 hồ sơ mới, 253 hồ sơ kỳ trước chuyển sang.",
    "right with a word between": "Trong 287 văn bản có ở 3 cấp thì 164 văn bản của tỉnh, 123 văn bản của xã.",
    "a part of a part": "Sở có 908 hồ sơ (640 hồ sơ trước hạn, bao gồm 278 hồ sơ trả ngay); 55 hồ sơ chờ bổ sung.",
    "in two of the parts": "Có 1.912 TTHC, gồm 1.498 của tỉnh, 484 của xã; 70 TTHC thực hiện ở cả hai cấp.",
    "two periods": "Xã nhận 1.226 hồ sơ, trong khi quý trước nhận 612 hồ sơ và quý này xử lý 604 hồ sơ.",
    "some of the whole": "Sở có 118 TTHC, trong đó 74 TTHC toàn trình, 39 TTHC được rút ngắn thời hạn.",
    "far from each other": "Phường có 64 công chức, trong đó 39 nữ, 52 đảng viên.",
    "other things": "Huyện có 152 xã, trong đó có 141 nhà văn hóa và 10 chợ.",
    "a list that goes on": "Ngành có 1.248 phiếu, gồm 811 phiếu giấy, 467 phiếu điện tử, 392 phiếu gửi lại.",
    "kinds that overlap": "Ngành có 1.248 viên chức, trong đó nữ 811 người, đảng viên 467 người.",
    "hedged": "Tỉnh trả gần 53.400 hồ sơ, gồm 41.280 hồ sơ của sở và 12.345 hồ sơ của xã.",
    "few digits": "Xã có 29 hồ sơ trễ, trong đó 14 hồ sơ đất đai, 12 hồ sơ hộ tịch.",
}


@pytest.mark.parametrize("text", INNOCENT.values(), ids=INNOCENT)
def test_what_may_be_right_is_not_accused(text: str) -> None:
    assert found(text) == []
