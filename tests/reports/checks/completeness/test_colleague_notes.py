"""Notes to colleagues."""

import pytest

from reports.checks.completeness.colleague_notes import check_colleague_notes
from reports.domain.document import Line
from tests.reports.checks.loose import issues_of, words_of
from tests.reports.checks.trees import report, section


@pytest.mark.parametrize(("text", "words"), [
    ("Tỷ lệ trong quý:nhờ Ngân thêm vào giúp nha", "nhờ Ngân thêm vào giúp nha"),
    ("Tỷ lệ trong quý: nhờ chị Hoa bổ sung số liệu giúp em.", "nhờ chị Hoa bổ sung số liệu giúp em"),
    ("Mục này anh Nam xem lại giúp em nhé.", "anh Nam xem lại giúp em nhé"),
    ("Đã giải quyết 120 hồ sơ (kiểm tra lại số liệu).", "(kiểm tra lại số liệu)"),
    ("Giải ngân (chờ số liệu của phòng Kế hoạch).", "(chờ số liệu của phòng Kế hoạch)"),
    ("Kết quả: số liệu sẽ bổ sung sau.", "số liệu sẽ bổ sung sau"),
    ("Kinh phí: đợi Kho bạc cung cấp số liệu để bổ sung.", "đợi Kho bạc cung cấp số liệu để bổ sung"),
    ("Tổng số lớp: phòng Tổ chức điền vào đây.", "điền vào đây"),
    ("Kết quả: chưa có số liệu, gửi sau.", "chưa có số liệu, gửi sau"),
    ("Số hồ sơ tiếp nhận: 45? hồ sơ.", "45?"),
    ("Tổng số: xxx thủ tục.", "xxx"),
    ("TODO: thêm phụ lục", "TODO"),
    ("Đã tổ chức [ghi rõ số cuộc] cuộc họp.", "[ghi rõ số cuộc]"),
    ("Kết quả: (điền số liệu)", "(điền số liệu)"),
    ("Đang chờ phòng TCCB gửi số liệu", "Đang chờ phòng TCCB gửi số liệu"),
    ("Kinh phí: còn đợi Kho bạc báo số.", "còn đợi Kho bạc báo số"),
    ("Mục này a Minh viết", "a Minh viết"),
    ("Phần này để chị Hoa làm nhé", "để chị Hoa làm nhé"),
    ("Xin ý kiến anh Hùng chỗ này", "Xin ý kiến anh Hùng chỗ này"),
    ("Xin ý kiến lãnh đạo phần này.", "Xin ý kiến lãnh đạo phần này"),
    ("Kết quả giải ngân (đ/c Lan xem)", "(đ/c Lan xem)"),
    ("Kết quả giải ngân [chị Hoa bổ sung số liệu]", "[chị Hoa bổ sung số liệu]"),
    ("Chưa rõ số liệu", "Chưa rõ số liệu"),
    ("Kết quả: chưa nắm được số.", "chưa nắm được số"),
    ("Tiếp nhận <điền số> hồ sơ", "<điền số>"),
    ("Tiếp nhận ??? hồ sơ", "???"),
    ("Tiếp nhận XXX hồ sơ", "XXX"),
    ("Hồ sơ đc giải quyết đúng hạn.", "đc"),
])  # fmt: skip
def test_a_note_is_told_by_its_grammar(text: str, words: str) -> None:
    (issue,) = issues_of(check_colleague_notes, text)
    assert (issue.severity, issue.excerpt) == ("warning", words)


@pytest.mark.parametrize("text", [
    "Sở Y tế đề nghị Sở Nội vụ xem xét, bổ sung kinh phí; kiểm tra lại hồ sơ theo quy định.",
    "Nhờ sự chỉ đạo của Tỉnh ủy, kết quả đạt cao; nhờ ứng dụng CNTT giúp người dân tiết kiệm chi phí.",
    "Số liệu được cập nhật sau khi có kết quả; hồ sơ cần bổ sung; các em học sinh; anh chị em công nhân.",
    "Người dân hỏi: “Hồ sơ của tôi đến đâu rồi ạ?”, “Chị xem lại giúp em nhé!”.",
    "Sở đang chờ Bộ Nội vụ cho ý kiến; Phòng xin ý kiến đồng chí Nguyễn Văn A, Phó Chủ tịch; chưa rõ nguyên nhân.",
    "Nội dung này Sở Nội vụ bổ sung; các đơn vị gửi số liệu; Quốc hội khóa XXX, thế kỷ XX, Đại hội lần XX người dự.",
    "Đoàn (đồng chí Lan, đồng chí Hùng) kiểm tra; (anh hùng lao động); các mục này em nhỏ được hưởng.",
    "Xã Mường Nhé, xã Xuân Nha, Tây Ban Nha; khóa XXX; Ghi chú\tSTT; (sửa đổi, bổ sung); […]",
])  # fmt: skip
def test_formal_requests_names_and_quotations_are_silent(text: str) -> None:
    assert words_of(check_colleague_notes, text) == []


def test_several_notes_in_one_paragraph_are_several_issues() -> None:
    text = "Tiếp nhận ??? hồ sơ; giải quyết XX hồ sơ; nhờ Lan thêm vào giúp nha; TODO"
    assert words_of(check_colleague_notes, text) == ["???", "XX", "nhờ Lan thêm vào giúp nha", "TODO"]


def test_in_a_report_the_own_words_are_read() -> None:
    (issue,) = check_colleague_notes(report(section(Line("", " nhờ Ngân thêm vào giúp nha", inline=True))))
    assert (issue.node, issue.excerpt) == ("a", "nhờ Ngân thêm vào giúp nha")
