"""What wrong input says on a page."""

import pytest

from core.errors import InputError


@pytest.mark.parametrize(
    ("message", "shown"),
    [
        ("mục đã có nội dung", "Mục đã có nội dung."),
        ("danh-sach.csv: tệp rỗng", "Tệp danh-sach.csv: tệp rỗng."),
        ("kế hoạch 1.2.pdf: nội dung là chương trình.", "Tệp kế hoạch 1.2.pdf: nội dung là chương trình."),
        ("không có đơn vị mã “A”: hãy kiểm tra", "Không có đơn vị mã “A”: hãy kiểm tra."),
    ],
)
def test_a_message_is_shown_as_a_sentence_that_keeps_file_names(message: str, shown: str) -> None:
    assert InputError(message).sentence == shown
