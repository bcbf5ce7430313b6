"""Words written twice."""

import pytest

from core.issue import Mend
from reports.checks.spelling.doubled_words import check_doubled_words
from tests.reports.checks.loose import issues_of, words_of


@pytest.mark.parametrize(("text", "wrong", "right"), [
    ("Giao các các phòng thực hiện.", "các các", "các"),
    ("Giám sát việc tiếp tiếp nhận hồ sơ.", "tiếp tiếp", "tiếp"),
    ("Đã giải quyết hồ sơ hồ sơ đúng hạn.", "hồ sơ hồ sơ", "hồ sơ"),
    ("Hồ sơ của của người dân.", "của của", "của"),
    ("Không đơn vị nào nào chậm báo cáo.", "nào nào", "nào"),
    ("Giao một người để tiếp nhận nhận phản ánh.", "nhận nhận", "nhận"),
    ("Niêm yết thủ tục tục tại quầy.", "tục tục", "tục"),
    ("Có 12 hồ sơ quá hạn hạn trên hệ thống.", "hạn hạn", "hạn"),
])  # fmt: skip
def test_a_word_that_never_doubles_is_mended(text: str, wrong: str, right: str) -> None:
    (issue,) = issues_of(check_doubled_words, text)
    assert (issue.excerpt, issue.mend) == (wrong, Mend(wrong, right))


@pytest.mark.parametrize("text", [
    "Dần dần, luôn luôn, ngày ngày, xanh xanh, từ từ, song song, đều đặn; từng bước, từng bước.",
    "Trực tiếp tiếp nhận; các tồn tại tại Sở; số thu được được nộp; thiết bị bị hỏng; lý do do khách quan.",
    "Quản lý lý lịch tư pháp; Trưởng ban ban hành; cơ sở sở hữu; ban hành quyết định quyết định chủ trương.",
    "Bộ phận tiếp nhận nhận phản ánh; việc tiếp nhận nhận được đồng tình; kế hoạch hoạch định nhân sự.",
    "Cải cách hành chính chính là khâu đột phá; cơ sở Sở quản lý; đang triển khai khai thác dữ liệu.",
    "Sở Nội vụ nội vụ; Văn phòng phòng, chống; bà Lê Thị Các các buôn.",
])  # fmt: skip
def test_reduplication_and_words_that_meet_are_right(text: str) -> None:
    assert words_of(check_doubled_words, text) == []
