"""Places left blank."""

import pytest

from core.issue import Mend
from reports.checks.completeness.blanks import check_blanks
from reports.domain.document import Line
from tests.reports.checks.loose import issues_of, words_of
from tests.reports.checks.trees import report, section


@pytest.mark.parametrize(("text", "words"), [
    ("Số lượt được cử đi bồi dưỡng.....người, bao gồm:", ["Số lượt được cử đi bồi dưỡng.....người"]),
    ("Học viên (cao cấp:.....người; trung cấp:.....người).", ["cao cấp:.....người", "trung cấp:.....người"]),
    ("Ban hành Kế hoạch số …/KH-UBND năm 2024.", ["Ban hành Kế hoạch số …/KH-UBND"]),
    ("Kế hoạch ban hành ngày … tháng … năm 2024.", ["Kế hoạch ban hành ngày … tháng"]),
    ("Ban hành Kế hoạch số   /KH-UBND ngày 12/3/2024.", ["Ban hành Kế hoạch số   /KH"]),
    ("Xã đã mở 0… lớp tập huấn.", ["Xã đã mở 0… lớp"]),
    ("Kinh phí thực hiện là [ ] triệu đồng.", ["Kinh phí thực hiện là [ ] triệu đồng"]),
    ("Tỷ lệ hồ sơ đúng hạn đạt %.", ["Tỷ lệ hồ sơ đúng hạn đạt %"]),
    ("Số lượng công chức đi học là người, trong đó có 04 nữ.", ["Số lượng công chức đi học là người"]),
    ("Đã tiếp nhận … hồ sơ trong quý.", ["Đã tiếp nhận … hồ sơ"]),
    ("Tổng kinh phí: ______ triệu đồng", ["Tổng kinh phí: ______ triệu"]),
    ("........", ["........"]),
    ("Kinh phí do cơ quan chi trả là triệu đồng.", ["Kinh phí do cơ quan chi trả là triệu đồng"]),
])  # fmt: skip
def test_a_blank_is_told_with_its_unit(text: str, words: list[str]) -> None:
    assert words_of(check_blanks, text) == words


@pytest.mark.parametrize("text", [
    "Số hồ sơ tiếp nhận............: 1.204 hồ sơ",
    "Thời hạn rút từ 15 ngày xuống 9 ngày...",
    "Mẫu sổ có ô “Nhận ngày … tháng …” để ghi tay.",
    "Kinh phí là hàng triệu đồng, thu về 12 triệu đồng.",
    "Giảm chi phí, thời gian,... cho người dân; phối hợp các sở, ban, ngành… triển khai.",
    "Các ứng dụng dùng chung như phần mềm Một cửa, Quản lý văn bản... và bảo đảm an toàn.",
    "Việc gửi văn bản xin lỗi chưa kịp thời…. Đơn vị có nhiều hồ sơ....)",
    "Hải Phòng, …. Tại Trung tâm; v.v…; “(…) theo quy định”; […]; đạt 5.292/5.292 hồ sơ.",
    "Tỷ lệ (%) đúng hạn; tỷ lệ % so với kế hoạch; số cán bộ được cử là công chức; gồm: hồ sơ, văn bản.",
    "Người đứng đầu là người chịu trách nhiệm; ngày tháng năm sinh; tổ chức… người dân tham gia.",
    "_______________",
    "…",
])  # fmt: skip
def test_an_ellipsis_a_rule_and_running_words_are_none(text: str) -> None:
    assert words_of(check_blanks, text) == []


def test_the_third_of_three_numbers_is_proposed() -> None:
    text = "Số lớp được phê duyệt tổ chức: 04 lớp.\nSố lớp đã tổ chức:.....lớp.\nSố lớp chưa tổ chức: 04 lớp."
    (issue,) = issues_of(check_blanks, text)
    assert (issue.node, issue.suggestion) == ("line.2", "Điền 00.")
    assert issue.mend == Mend("Số lớp đã tổ chức:.....lớp", "Số lớp đã tổ chức: 00 lớp")
    assert "“Số lớp được phê duyệt tổ chức: 04 lớp”" in issue.message


def test_the_third_number_is_found_in_one_sentence_and_as_the_whole() -> None:
    (inside,) = issues_of(
        check_blanks, "Tổng số nhiệm vụ: 25 nhiệm vụ; đã thực hiện: 10 nhiệm vụ; chưa thực hiện: ..... nhiệm vụ"
    )
    (whole,) = issues_of(check_blanks, "Tổng số lớp: ..... lớp; đã tổ chức: 03 lớp; chưa tổ chức: 02 lớp")
    assert (inside.suggestion, whole.suggestion) == ("Điền 15.", "Điền 05.")


def test_two_blanks_other_units_and_a_sum_below_nothing_propose_nothing() -> None:
    texts = (
        "Tổng số lớp: 4 lớp; đã tổ chức: ..... lớp; chưa tổ chức: ..... lớp",
        "Tổng số lớp: 4 lớp; đã tổ chức: ..... lớp; chưa học: 2 người",
        "Tổng số lớp: 4 lớp; đã tổ chức: ..... lớp; chưa tổ chức: 5 lớp",
    )
    assert {issue.suggestion[:8] for text in texts for issue in issues_of(check_blanks, text)} == {"Hãy điền"}


def test_the_same_words_twice_in_a_section_are_not_mended_at_once() -> None:
    first, second = ("Tổng số lớp: 25 lớp; đã mở: 10 lớp; chưa mở: ..... lớp", "Tổng số lớp: 30 lớp; đã mở: 9 lớp")
    lines = (first, *["Nội dung khác."] * 3, f"{second}; chưa mở: ..... lớp")
    found = list(check_blanks(report(section(*(Line("-", text) for text in lines)))))
    assert [(issue.suggestion, issue.mend) for issue in found] == [("Điền 15.", None), ("Điền 21.", None)]


def test_the_outlines_own_prompt_is_never_accused() -> None:
    node = section(Line("", " đã ban hành", inline=True))
    assert list(check_blanks(report(node))) == []
    (issue,) = check_blanks(report(section(Line("", "Đã tổ chức ..... lớp"))))
    assert (issue.severity, issue.node, issue.excerpt) == ("warning", "a", "Đã tổ chức ..... lớp")


@pytest.mark.parametrize(("text", "advice"), [
    ("Hải Phòng, ngày … tháng … năm 2024", "Ghi ngày, tháng."),
    ("Theo Kế hoạch ban hành ngày ..... của Sở", "Ghi ngày, tháng."),
    ("Số: …./BC-SYT", "Ghi số của văn bản."),
    ("Ban hành Kế hoạch số …/KH-UBND năm 2024.", "Ghi số của văn bản."),
    ("Ban hành Kế hoạch số   /KH-UBND ngày 12/3/2024.", "Ghi số của văn bản."),
    ("Số lớp đã tổ chức: ..... lớp", "Hãy điền số liệu; nếu không có, hãy ghi 0 hoặc “không phát sinh”."),
])  # fmt: skip
def test_the_advice_is_of_the_kind_of_the_blank(text: str, advice: str) -> None:
    assert [issue.suggestion for issue in issues_of(check_blanks, text)] == [advice]
