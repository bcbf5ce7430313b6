"""Lists of short things that plainly end."""

import pytest

from reports.domain.quantities.short_lists import asides_listed, closed_scope, days_listed, short_things


@pytest.mark.parametrize(
    ("pieces", "announced", "listed"),
    [
        (["nhanh", "gọn", "rẻ và tiện"], 2, 4),
        (["đất đai", "hộ tịch và chứng thực"], 2, 3),
        (["nhân lực thiếu", "thiết bị cũ và hỏng"], 2, None),
        (["văn hóa", "thể thao và du lịch"], 2, None),
        (["kế hoạch và chỉ tiêu", "kiểm tra", "thi đua và khen thưởng"], 2, None),
    ],
)
def test_short_things_are_counted_where_they_cannot_be_fewer(
    pieces: list[str], announced: int, listed: int | None
) -> None:
    assert short_things(pieces, announced) == listed


def test_what_a_sentence_adds_to_a_list_is_left_out() -> None:
    assert closed_scope("đất đai và hộ tịch, các lĩnh vực khác không có") == "đất đai và hộ tịch"
    assert closed_scope("một cửa, kế toán, lưu trữ; mỗi phần mềm có một đầu mối") == "một cửa, kế toán, lưu trữ"
    assert closed_scope("đất đai, các việc khác") == "đất đai, các việc khác"


def test_things_with_an_aside_each_are_counted() -> None:
    assert asides_listed("cấp giấy phép (14), xác nhận hoàn công (9) và tách thửa (3)") == 3
    assert asides_listed("cấp giấy phép (14), tách thửa") == 0


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        (" họp giao ban (ngày 9/4, ngày 7/5 và ngày 4/6).", 3),
        (", vào các ngày 09/4, 07/5/2025.", 2),
        (" từ ngày 9/4, 7/5.", None),
        (", gần nhất là ngày 9/4, 7/5.", None),
    ],
)
def test_days_right_behind_are_counted(text: str, listed: int | None) -> None:
    assert days_listed(text, 0) == listed
