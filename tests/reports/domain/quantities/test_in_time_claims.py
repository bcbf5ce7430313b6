"""All in time beside late ones."""

import pytest

from reports.domain.quantities.claims import read_statement
from reports.domain.quantities.in_time_claims import wrong_in_time


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Xử lý 215 kiến nghị, trong đó 7 kiến nghị trễ hạn. Như vậy 100% kiến nghị được trả lời đúng thời hạn.", 1),
        ("Phòng xử lý 90 phản ánh, quá hạn 6 phản ánh. Toàn bộ phản ánh đều được xử lý đúng hạn.", 1),
        ("Giải quyết 305 hồ sơ, quá hạn 5. Kết quả, 100% hồ sơ đã giải quyết bảo đảm trước hạn và đúng hạn.", 1),
        ("Năm trước có 12 văn bản trả chậm. Năm nay, toàn bộ văn bản được trả đúng hạn.", 0),
        ("Cấp tỉnh có 12 văn bản trả chậm. Tại cấp xã, toàn bộ văn bản được trả đúng hạn.", 0),
        ("Có 3 nhiệm vụ chậm tiến độ. Phấn đấu cuối năm 100% nhiệm vụ hoàn thành đúng hạn.", 0),
        ("Đang xử lý 4 kiến nghị đã quá hạn; 100% kiến nghị đã trả lời đúng hạn.", 0),
        ("Có 7 phản ánh xử lý trễ hạn; sau khi khắc phục, 100% phản ánh đều xử lý đúng hạn.", 0),
    ],
)
def test_all_in_time_beside_late_ones(text: str, count: int) -> None:
    assert len(list(wrong_in_time(read_statement(text)))) == count
