"""Closing parts of a whole report."""

from reports.checks.completeness.frame_parts import check_frame_parts
from tests.reports.checks.loose import issues_of

BODY = "BÁO CÁO\nI. CHỈ ĐẠO\nĐã chỉ đạo.\nII. KẾT QUẢ\nĐã làm.\nIII. ĐÁNH GIÁ\nTốt.\n"


def test_a_whole_report_lacks_its_closing_parts() -> None:
    issues = issues_of(check_frame_parts, BODY)
    assert [(issue.severity, issue.suggestion) for issue in issues] == [
        ("info", "Thêm “./.”."),
        ("info", "Thêm phần “Nơi nhận”."),
        ("info", "Thêm chức vụ và họ tên."),
    ]


def test_with_them_and_for_a_piece_of_text_nothing_is_said() -> None:
    end = "Trên đây là báo cáo của Sở./.\nNơi nhận:\n- Sở Nội vụ;\n- Lưu: VT.\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nNguyễn Văn A"
    assert issues_of(check_frame_parts, BODY + end) == []
    assert issues_of(check_frame_parts, "Ngày 27/6, Đoàn kiểm tra làm việc tại Sở.") == []
