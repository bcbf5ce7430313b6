"""Terms of the field with a slip."""

import pytest

from core.issue import Mend
from reports.checks.spelling.fixed_terms import check_fixed_terms
from tests.reports.checks.loose import issues_of, words_of


@pytest.mark.parametrize(("text", "wrong", "right"), [
    ("Thực hiện các kiên nghị sau thanh tra.", "kiên nghị", "kiến nghị"),
    ("Trang có nề tảng công nghệ đã cũ.", "nề tảng", "nền tảng"),
    ("Hệ thống một cửa và Trang tâm giám sát.", "Trang tâm", "Trung tâm"),
    ("Xây dựng kê hoạch năm.", "kê hoạch", "kế hoạch"),
    ("Số thủ tuc hành chính.", "thủ tuc", "thủ tục"),
    ("Nhân viên hổ trợ người dân.", "hổ trợ", "hỗ trợ"),
    ("Toàn ngành nổ lực.", "nổ lực", "nỗ lực"),
    ("Sau khi chỉnh sữa dự thảo.", "chỉnh sữa", "chỉnh sửa"),
    ("Cải cáh hành chính.", "Cải cáh", "Cải cách"),
    ("Tình hình thưc hiện nhiệm vụ.", "thưc hiện", "thực hiện"),
    ("BÁO CÁO CÔNG TÁC CẢI CÁHC HÀNH CHÍNH", "CẢI CÁHC", "CẢI CÁCH"),
])  # fmt: skip
def test_a_slip_in_a_term_is_told_with_the_term(text: str, wrong: str, right: str) -> None:
    (issue,) = issues_of(check_fixed_terms, text)
    assert (issue.severity, issue.excerpt, issue.mend) == ("warning", wrong, Mend(wrong, right))
    assert issue.suggestion == f"Sửa thành “{right}”."


def test_terms_without_accents_that_follow_one_another_are_one_issue() -> None:
    (issue,) = issues_of(check_fixed_terms, "Sở đã công khai đầy đủ thu tuc hanh chinh theo đúng quy định.")
    assert (issue.excerpt, issue.suggestion) == ("thu tuc hanh chinh", "Sửa thành “thủ tục hành chính”.")


def test_a_mark_between_two_terms_with_slips_parts_them() -> None:
    assert words_of(check_fixed_terms, "Còn lại cãi cách, thũ tục; giãi quyết.") == [
        "cãi cách",
        "thũ tục",
        "giãi quyết",
    ]


@pytest.mark.parametrize(("text", "wrong", "right"), [
    ("Sở đã sử lý hồ sơ.", "sử lý", "xử lý"),
    ("Các xã chia xẻ thông tin dân cư.", "chia xẻ", "chia sẻ"),
    ("Bộ phận một của của xã.", "một của", "một cửa"),
    ("Cải cách hàng chính.", "hàng chính", "hành chính"),
    ("Sở đã sử lí hồ sơ.", "sử lí", "xử lí"),
    ("Bổ xung giấy tờ.", "Bổ xung", "Bổ sung"),
    ("Đã tiếp nhân 25 hồ sơ.", "tiếp nhân", "tiếp nhận"),
    ("Mọi đơn đều được tiếp nhân, phân loại.", "tiếp nhân", "tiếp nhận"),
    ("Ban Kiểm xoát nội bộ của quỹ.", "Kiểm xoát", "Kiểm soát"),
    ("Nâng cao trất lượng phục vụ.", "trất lượng", "chất lượng"),
    ("Đội ngũ công trức cấp xã.", "công trức", "công chức"),
    ("Chấn chĩnh lề lối.", "Chấn chĩnh", "Chấn chỉnh"),
    ("Theo quý định hiện nay.", "quý định", "quy định"),
    ("Đã cập nhập dữ liệu.", "cập nhập", "cập nhật"),
    ("Giải quyết đúng hạng 20 hồ sơ.", "đúng hạng", "đúng hạn"),
    ("Thường xuyên rà sót văn bản.", "rà sót", "rà soát"),
    ("Bộ phận trã kết quả.", "trã kết", "trả kết"),
    ("Nội dung xúc tích.", "xúc tích", "súc tích"),
    ("Chuẩn đoán bệnh.", "Chuẩn đoán", "Chẩn đoán"),
    ("Việc dành giật khách hàng.", "dành giật", "giành giật"),
    ("ĐỀ ÁN SÁT NHẬP XÃ", "SÁT NHẬP", "SÁP NHẬP"),
    ("Khó khăn, vướng mắt.", "vướng mắt", "vướng mắc"),
])  # fmt: skip
def test_words_that_sound_alike_are_told_apart_by_their_neighbour(text: str, wrong: str, right: str) -> None:
    (issue,) = issues_of(check_fixed_terms, text)
    assert (issue.severity, issue.excerpt, issue.mend) == ("warning", wrong, Mend(wrong, right))


@pytest.mark.parametrize("text", [
    "Sở khẩn trương trình UBND tỉnh; chủ trương trình Hội đồng; ông Trương trình bày; ông Sử lý giải.",
    "Giám sát nhập khẩu; khảo sát nhập học; hồ sơ xuất khẩu; thành tựu chung; khả năng xuất khẩu; vấn đề suất ăn.",
    "Gián tiếp nhân lên; trực tiếp nhân rộng; trưởng thôn tin rằng; tiến hành chỉnh lý; hóa đơn giảm; bắt đầu từ đây.",
    "Không phải xếp hàng; sóng điện từ; liên thôn bản; số lương hưu; trong quý trình UBND; người dần quen; văn phong.",
    "Cũng cố gắng; lịch sử lý luận; đáp ứng sử dụng; tiếp nhân dân; trực tiếp nhân viên; tiếp xúc tích cực.",
    "Xếp lương đúng hạng chức danh; quốc gia hạng đặc biệt; thế giới hạng nhất; thị trấn chỉnh trang; đọc kỹ luật.",
    "Điều chỉnh chu kỳ; hoàn chỉnh chu trình; nguyện vọng chung tâm huyết; dấu hiệu xuất hiện; giành lại; để giành.",
])  # fmt: skip
def test_halves_of_two_words_that_meet_are_no_wrong_pair(text: str) -> None:
    assert words_of(check_fixed_terms, text) == []


@pytest.mark.parametrize("text", [
    "Văn bản hành chính; thời gian ban hành; vận tải hành khách; cơ chế thị trường; dân chủ cộng hòa.",
    "Công cụ, công vụ; kiểm sát, kiểm soát; lưu trú, lưu trữ; dự đoán, dự toán; cá thể, cụ thể; y tá, y tế.",
    "Đại biểu biểu quyết tán thành; trong tâm trí; mở trang tâm sự; khấu trừ thuế thu nhập; trách nhiệm kê khai.",
    "Xã Hải Châu, xã Y Tý, ông Phan Anh; cơ quan chủ quản (TC CHỦ QUẢN).",
    "Tỷ lệ, tỉ lệ; kỷ luật, kỉ luật; xử lý, xử lí; số hóa, số hoá; ủy ban, uỷ ban.",
    "Cuối kỳ số dở dang còn 388; đầu kỳ số tồn là 12.",
    "Người dẫn đầu; một của quý; thế giới; quân sự; đô thị, đồ thị.",
])  # fmt: skip
def test_right_neighbours_and_other_words_are_not_accused(text: str) -> None:
    assert words_of(check_fixed_terms, text) == []
