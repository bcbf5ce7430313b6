"""Words about all dossiers or none of them."""

import pytest

from reports.domain.quantities.claims import read_statement
from reports.domain.quantities.universals import find_universals


def found(text: str) -> list[tuple[str, str]]:
    return [(role, text[claim.start : claim.end]) for role, claim in find_universals(read_statement(text))]


@pytest.mark.parametrize(
    ("text", "role", "words"),
    [
        (
            "Tất cả 120 hồ sơ được trả trước và đúng hạn, đạt mục tiêu.",
            "all_in_time",
            "Tất cả 120 hồ sơ được trả trước và đúng hạn",
        ),
        ("Cuối năm 2022 không còn hồ sơ tồn đọng.", "none_backlog", "không còn hồ sơ tồn đọng"),
        (
            "Xã không còn hồ sơ nào đang giải quyết; 2 người nghỉ.",
            "none_pending",
            "không còn hồ sơ nào đang giải quyết",
        ),
        ("Không hồ sơ nào bị trễ so với ngày hẹn.", "none_late", "Không hồ sơ nào bị trễ"),
        ("Đã trả hết 45 hồ sơ cho dân.", "all_done", "trả hết 45 hồ sơ cho dân"),
        (
            "Cả 318 hồ sơ trả trong quý I/2026 đều đúng hẹn, trong đó 4 hồ sơ trả chậm.",
            "all_in_time",
            "Cả 318 hồ sơ trả trong quý I/2026 đều đúng hẹn",
        ),
        ("Toàn bộ 860 hồ sơ đã được giải quyết xong.", "all_done", "Toàn bộ 860 hồ sơ đã được giải quyết xong"),
    ],
)
def test_words_about_all_or_none_are_found(text: str, role: str, words: str) -> None:
    assert found(text) == [(role, words)]


@pytest.mark.parametrize(
    "text",
    [
        "Phấn đấu năm 2023 tất cả hồ sơ được giải quyết đúng hạn.",
        "Toàn bộ 12 hồ sơ trực tuyến được giải quyết đúng hạn.",
        "Có 3 xã mà toàn bộ hồ sơ đều đúng hạn.",
        "Đã giải quyết hết 15 hồ sơ tồn của năm trước.",
        "Không còn hồ sơ tồn đọng kéo dài trên 30 ngày.",
        "Toàn bộ 7 hồ sơ trễ hạn đều có thư xin lỗi.",
    ],
)
def test_words_about_some_are_left_alone(text: str) -> None:
    assert found(text) == []
