"""What stands before part I and after the last part, as NĐ 30/2020/NĐ-CP sets it and as people type it."""

from datetime import date

import pytest

from reports.importers.parsing import ParsedReport
from tests.reports.importers.samples import in_order, parse, placed

BODY = ["I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CẢI CÁCH HÀNH CHÍNH", "V. KIẾN NGHỊ, ĐỀ XUẤT", "Không có."]
HEADER = [
    "UBND TỈNH BÀ RỊA - VŨNG TÀU",
    "SỞ Y TẾ",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "_______________",
    "Số: 05/BC-SYT",
    "Bà Rịa, ngày 15 tháng 3 năm 2022",
]
TITLE = ["BÁO CÁO", "Công tác cải cách hành chính Quý II năm 2022"]
CLOSING = "Trên đây là báo cáo công tác cải cách hành chính Quý II/2022 của Sở Y tế./."
RECIPIENTS = ["Nơi nhận:", "- Như trên;", "- Giám đốc Sở (để b/c);", "- Lưu: VT, VP."]
SIGNER = ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "(Đã ký)", "Trần Văn B"]


def framed(parsed: ParsedReport) -> dict[str, list[str]]:
    return {node.node.key: node.paragraphs for node in parsed.nodes if node.node.level == 0}


def test_a_whole_head_is_taken_apart() -> None:
    bases = ["Căn cứ Công văn số 315/SNV-CCHC&VTLT ngày 10/3/2022 của Sở Nội vụ;", "Thực hiện Kế hoạch năm 2022,"]
    parsed = parse(
        [*HEADER, *TITLE, "-----", "Kính gửi: Ủy ban nhân dân tỉnh.", *bases, "Sở Y tế báo cáo như sau:", *BODY]
    )
    assert framed(parsed) == {
        "header": [*HEADER, "-----", "Kính gửi: Ủy ban nhân dân tỉnh."],
        "title": TITLE,
        "legal_bases": bases,
        "intro": ["Sở Y tế báo cáo như sau:"],
    }
    frame = parsed.frame
    assert (frame.number, frame.issued_on, frame.addressees) == ("05", date(2022, 3, 15), ["Ủy ban nhân dân tỉnh"])
    assert parsed.unmatched == []


def test_a_head_in_two_columns_is_read_too() -> None:
    head = [
        "UBND TỈNH BÀ RỊA - VŨNG TÀU\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "SỞ Y TẾ\tĐộc lập - Tự do - Hạnh phúc",
        "Số:     05  /BC-SYT\tBà Rịa, ngày  15   tháng 3 năm 2022",
    ]
    parsed = parse([*head, *TITLE, *BODY])
    assert framed(parsed)["header"] == head
    assert (parsed.frame.number, parsed.frame.issued_on) == ("05", date(2022, 3, 15))


def test_the_line_of_a_correction_is_the_frames_and_no_part_of_the_title() -> None:
    line = "(Thay thế Báo cáo số 05/BC-SYT ngày 15/3/2022)"
    parsed = parse([*HEADER, *TITLE, line, "Kính gửi: Sở Nội vụ", *BODY])
    assert framed(parsed) == {"header": [*HEADER, line, "Kính gửi: Sở Nội vụ"], "title": TITLE}
    assert parsed.frame.replaces == "Báo cáo số 05/BC-SYT ngày 15/3/2022"
    assert parse([*HEADER, *TITLE, "(Thay thế cho báo cáo trước)", *BODY]).frame.replaces == ""


@pytest.mark.parametrize(
    "line",
    [
        "Số:      /BC-SYT",
        "Bà Rịa, ngày    tháng 3 năm 2022",
        "Bà Rịa, ngày ... tháng ... năm 2022",
        "Bà Rịa, ngày 31 tháng 2 năm 2022",
    ],
)
def test_blank_number_and_date_stay_blank(line: str) -> None:
    parsed = parse([line, *TITLE, *BODY])
    assert framed(parsed)["header"] == [line]
    assert (parsed.frame.number, parsed.frame.issued_on) == ("", None)


@pytest.mark.parametrize(
    "lines",
    [
        ["Kính gửi:", "- Ủy ban nhân dân tỉnh;", "- Sở Nội vụ."],
        ["Kính gửi: - Ủy ban nhân dân tỉnh;", "- Sở Nội vụ."],
        ["Kính gửi:", "Ủy ban nhân dân tỉnh;", "- Sở Nội vụ."],
    ],
)
def test_several_addressees_are_listed(lines: list[str]) -> None:
    parsed = parse([*TITLE, *lines, "Sở Y tế báo cáo như sau:", *BODY])
    assert parsed.frame.addressees == ["Ủy ban nhân dân tỉnh", "Sở Nội vụ"]
    assert framed(parsed)["header"] == lines
    assert framed(parsed)["intro"] == ["Sở Y tế báo cáo như sau:"]


def test_a_report_without_frame_has_none() -> None:
    parsed = parse(BODY)
    assert (framed(parsed), in_order(parsed)) == ({}, BODY)


@pytest.mark.parametrize("before", [True, False])
def test_recipients_and_signer_come_in_either_order(before: bool) -> None:
    back = [*RECIPIENTS, *SIGNER] if before else [*SIGNER, *RECIPIENTS]
    parsed = parse([*BODY, CLOSING, *back])
    assert framed(parsed) == {"closing": [CLOSING], "recipients": RECIPIENTS, "signer": SIGNER}
    assert parsed.unmatched == []


def test_a_signer_is_found_without_closing_words_and_in_any_case() -> None:
    signer = ["kt. giám đốc", "phó giám đốc", "Trần Văn B"]
    assert framed(parse([*BODY, *RECIPIENTS, *signer])) == {"recipients": RECIPIENTS, "signer": signer}
    assert framed(parse([*BODY, *SIGNER, *RECIPIENTS])) == {"recipients": RECIPIENTS, "signer": SIGNER}


def test_recipients_in_capitals_are_recipients() -> None:
    shouted = [line.upper() for line in RECIPIENTS]
    assert framed(parse([*BODY, *shouted, *SIGNER]))["recipients"] == shouted


def test_what_follows_the_signature_is_kept_as_unmatched() -> None:
    annex = ["Phụ lục I", "BẢNG TỔNG HỢP", *(f"Lĩnh vực {number}\t{number}" for number in range(80))]
    parsed = parse([*BODY, CLOSING, *RECIPIENTS, *SIGNER, *annex])
    assert framed(parsed) == {"closing": [CLOSING], "recipients": RECIPIENTS, "signer": SIGNER}
    assert parsed.unmatched == annex


def test_words_of_the_frame_inside_the_body_open_nothing() -> None:
    told = ["Trên đây là một số kết quả nổi bật.", "Nơi nhận kết quả: Trung tâm Phục vụ hành chính công."]
    parsed = parse([BODY[0], *told, *BODY[1:], CLOSING])
    assert placed(parsed) == {"steering": [BODY[0], *told], "proposals": BODY[1:], "closing": [CLOSING]}


def test_the_title_of_an_annex_is_no_signers_name() -> None:
    lines = ["I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CẢI CÁCH HÀNH CHÍNH", "Trên đây là báo cáo./.", "GIÁM ĐỐC"]
    parsed = parse([*lines, "DANH SÁCH VĂN BẢN", "Nội dung bảng"])
    assert framed(parsed)["signer"] == ["GIÁM ĐỐC"]
    assert parsed.unmatched == ["DANH SÁCH VĂN BẢN", "Nội dung bảng"]
