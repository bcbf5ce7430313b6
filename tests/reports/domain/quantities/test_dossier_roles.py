"""What a figure counts of dossiers."""

import pytest

from reports.domain.quantities.claims import read_statement
from reports.domain.quantities.dossier_roles import roles_of


def roles(text: str, told: tuple[str, ...] = (), status: str = "") -> tuple[str, ...]:
    (claim,) = read_statement(text).claims
    return roles_of(claim, claim.lead, told, status)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("đầu vào 3.310 hồ sơ", "received"),
        ("Tổng số hồ sơ: 820", "received"),
        ("tiếp nhận và giải quyết 640 hồ sơ", "received"),
        ("Bộ phận Tiếp nhận và Trả kết quả phường nhận 1.117 hồ sơ", "received"),
        ("tháng trước để lại 48 hồ sơ", "carried"),
        ("tồn đầu tháng 21 hồ sơ", "carried"),
        ("mở đầu tháng với 75 hồ sơ tồn", "carried"),
        ("nhận thêm 230 hồ sơ", "new"),
        ("hoàn tất 415 bộ", "resolved"),
        ("trả sau hẹn 22 hồ sơ", "late"),
        ("xong sớm 260 hồ sơ", "early"),
        ("trả đúng ngày hẹn 149 hồ sơ", "on_time"),
        ("chuyển sang tháng sau 31 hồ sơ", "pending"),
        ("dở dang 225 hồ sơ", "pending"),
        ("28 hồ sơ đang chờ thẩm định", "pending"),
        ("trực tiếp và qua bưu chính công ích 64 hồ sơ", "direct"),
        ("hồ sơ trực tuyến toàn trình 77 hồ sơ", "online_full"),
        ("số hồ sơ quá hạn có thư xin lỗi là 5 hồ sơ", "some_late"),
    ],
)
def test_the_words_of_a_figure_say_what_it_counts(text: str, role: str) -> None:
    assert roles(text) == (role,)


def test_what_was_told_before_says_the_rest() -> None:
    assert roles("trong kỳ 350 hồ sơ", ("received",)) == ("new",)
    assert roles("trong kỳ 350 hồ sơ") == ()
    assert roles("còn 10 hồ sơ", ("received", "resolved")) == ("pending",)
    assert roles("còn 10 hồ sơ", ("received",)) == ()
    assert roles("hồ sơ tồn 30", ("received",)) == ("carried",)
    assert roles("quá hạn 10 hồ sơ", status="pending") == ("pending_late",)


def test_a_zero_that_is_limited_says_nothing_of_all() -> None:
    assert roles("không có hồ sơ quá hạn") == ("none_late",)
    assert roles("không có hồ sơ quá hạn do lỗi chủ quan") == ()
    assert roles("phấn đấu không có hồ sơ quá hạn") == ()
