"""The balance of dossiers in running text."""

import pytest

from reports.domain.quantities.balance import imbalances
from reports.domain.quantities.claims import read_statement
from reports.domain.quantities.records import records


def wrong(*paragraphs: str) -> list[tuple[str, list[str]]]:
    statements = [read_statement(text) for text in paragraphs]
    found = [one for record in records(statements) for one in imbalances(record)]
    return [(one.whole.role, [part.role for part in one.parts]) for one in found]


@pytest.mark.parametrize(
    ("text", "whole", "parts"),
    [
        (
            "Tiếp nhận 940 hồ sơ; đã giải quyết 871 hồ sơ; đang giải quyết 96 hồ sơ.",
            "received",
            ["resolved", "pending"],
        ),
        (
            "Tiếp nhận 3.482 hồ sơ, kỳ trước chuyển sang 214 hồ sơ, tiếp nhận mới 3.258 hồ sơ.",
            "received",
            ["carried", "new"],
        ),
        (
            "Đã giải quyết 1.009 hồ sơ, đúng và trước hạn 1.001 hồ sơ, trễ hạn 18 hồ sơ.",
            "resolved",
            ["in_time", "late"],
        ),
        (
            "Đang giải quyết 50 hồ sơ, chưa đến hạn 48 hồ sơ, quá hạn 12 hồ sơ.",
            "pending",
            ["pending_in_time", "pending_late"],
        ),
        ("Đã giải quyết 31.470 hồ sơ; trước hạn và đúng hạn 31.502 hồ sơ.", "resolved", ["in_time"]),
        (
            "Sở Tư pháp tiếp nhận 1.240 hồ sơ, cấp xã tiếp nhận 310 hồ sơ hộ tịch. Sở đã giải quyết 1.198 hồ sơ, "
            "đang giải quyết 52 hồ sơ.",
            "received",
            ["resolved", "pending"],
        ),
        (
            "Lũy kế đến 30/9, Sở nhận 9.410 hồ sơ, giải quyết 9.300 hồ sơ, đang giải quyết 210 hồ sơ.",
            "received",
            ["resolved", "pending"],
        ),
        ("Cục tiếp nhận 3.120 hồ sơ trực tuyến, đã xử lý 3.210 hồ sơ trong số này.", "online", ["resolved"]),
        (
            "Hồ sơ tồn đầu kỳ 64, nhận mới trong kỳ 1.210, đã giải quyết 1.230, tồn cuối kỳ 54.",
            "carried",
            ["resolved", "pending"],
        ),
        ("Không có hồ sơ quá hạn. Đã giải quyết 98 hồ sơ đúng hạn, quá hạn 04 hồ sơ.", "none_late", ["late"]),
        (
            "100% hồ sơ được giải quyết đúng hạn, trong đó 08 hồ sơ trễ hạn đã có thư xin lỗi.",
            "all_in_time",
            ["some_late"],
        ),
        (
            "Xã tiếp nhận 640 hồ sơ, giải quyết 655 hồ sơ (không có hồ sơ kỳ trước chuyển sang).",
            "received",
            ["resolved"],
        ),
        (
            "Trong tháng nhận 2.140 hồ sơ, trả kết quả 2.015 hồ sơ; như vậy còn 135 hồ sơ chuyển sang tháng sau.",
            "received",
            ["resolved", "pending"],
        ),
        (
            "Đầu tháng, Phòng còn 75 hồ sơ chưa xong; nhận thêm 820 bộ, trả 810 bộ, cuối tháng tồn 95 hồ sơ.",
            "carried",
            ["resolved", "pending"],
        ),
        (
            "Tổng số hồ sơ tiếp nhận, giải quyết là 5.120. Đã giải quyết xong 5.004; đang giải quyết 126 hồ sơ.",
            "received",
            ["resolved", "pending"],
        ),
        (
            "Hồ sơ đã xong là 2.310, trong đó xong sớm 1.900 hồ sơ, xong đúng ngày hẹn 380 hồ sơ, xong muộn 40 hồ sơ.",
            "resolved",
            ["early", "on_time", "late"],
        ),
        (
            "Sở tiếp nhận và giải quyết 905 hồ sơ: nhận trực tuyến toàn trình 600, một phần 215, trực tiếp 80 hồ sơ.",
            "received",
            ["online_full", "online_partial", "direct"],
        ),
        ("Nhận 1.320 hồ sơ; đã trả 1.240 hồ sơ; 90 hồ sơ chưa đến hạn.", "received", ["resolved", "pending_in_time"]),
        (
            "Tiếp nhận 610 hồ sơ, giải quyết đúng hạn 588 hồ sơ, quá hạn 4 hồ sơ, đang giải quyết 28 hồ sơ.",
            "received",
            ["on_time", "late", "pending"],
        ),
        (
            "Đã giải quyết 430 hồ sơ trên tổng số 460 hồ sơ tiếp nhận; còn 40 hồ sơ.",
            "received",
            ["resolved", "pending"],
        ),
        (
            "Trong kỳ có 21 hồ sơ trễ hạn. Ở huyện 12 hồ sơ trễ hạn, ở các xã 10 hồ sơ trễ hạn.",
            "late",
            ["late", "late"],
        ),
        (
            "Quý I, xã tiếp nhận 2.067 hồ sơ. Số tiếp nhận 2.076 hồ sơ của quý I cao hơn mọi quý.",
            "received",
            ["received"],
        ),
        ("Toàn bộ hồ sơ được trả đúng hẹn, thế nhưng có 06 hồ sơ bị chậm.", "all_in_time", ["late"]),
        (
            "Sở không có hồ sơ quá hạn. Riêng lĩnh vực khoáng sản có 3 hồ sơ giải quyết quá hạn.",
            "none_late",
            ["some_late"],
        ),
        ("Trong quý giải quyết 905/905 hồ sơ đúng hạn. Có 6 hồ sơ giải quyết trễ hạn.", "all_in_time", ["late"]),
        (
            "Tổng số hồ sơ tiếp nhận (kể cả hồ sơ tồn của tháng trước) là 512 hồ sơ; đã giải quyết 530 hồ sơ.",
            "received",
            ["resolved"],
        ),
        ("Tháng này phải giải quyết 640 hồ sơ; đã trả kết quả 652 hồ sơ.", "received", ["resolved"]),
        ("Kỳ trước chuyển sang 25 hồ sơ, tiếp nhận mới 300 hồ sơ, đã giải quyết 331 hồ sơ.", "carried", ["resolved"]),
        (
            "Kỳ trước chuyển sang 64 hồ sơ, nhận mới 730 hồ sơ; đã giải quyết 702 hồ sơ; đang giải quyết 28 hồ sơ.",
            "carried",
            ["resolved", "pending"],
        ),
        ("Cả 318 hồ sơ trả trong quý I/2026 đều đúng hẹn, trong đó 4 hồ sơ trả chậm.", "all_in_time", ["late"]),
        ("Không còn hồ sơ nào đang giải quyết; 14 hồ sơ chưa xong vì chờ thẩm định.", "none_pending", ["pending"]),
        ("Xã đã giải quyết dứt điểm toàn bộ hồ sơ. Hiện 8 hồ sơ chưa giải quyết.", "all_done", ["pending"]),
        ("Nhận 148 hồ sơ (cũ 12, mới 136). Đã giải quyết 155 hồ sơ.", "received", ["resolved"]),
        ("Tháng này nhận 512 hồ sơ. Trực tuyến 497, còn lại 25 hồ sơ nộp tại quầy.", "received", ["online", "direct"]),
        ("Quầy nhận 275 hồ sơ, đúng hạn 271, trễ hạn 14.", "received", ["on_time", "late"]),
        (
            "Đầu quý, Chi cục tồn 320 hồ sơ. Nay nhận thêm 1.480 hồ sơ, làm xong 1.655 hồ sơ, cuối quý tồn 175 hồ sơ.",
            "carried",
            ["resolved", "pending"],
        ),
    ],
)
def test_figures_that_do_not_balance_are_told(text: str, whole: str, parts: list[str]) -> None:
    assert wrong(text) == [(whole, parts)]


@pytest.mark.parametrize(
    "text",
    [
        "Nhận 512 hồ sơ, đã giải quyết 480 hồ sơ, đang giải quyết 20 hồ sơ; các hồ sơ còn lại do công dân xin rút.",
        "Trong quý nhận 847 hồ sơ; đã giải quyết 874 hồ sơ, kể cả hồ sơ tồn quý trước.",
        "Kỳ trước chuyển sang 35 hồ sơ, tiếp nhận mới 300 hồ sơ, đã giải quyết 331 hồ sơ.",
        "Trong 820 hồ sơ đã giải quyết, có 512 hồ sơ được trả bản điện tử và 811 hồ sơ giải quyết đúng hạn.",
        (
            "Tiếp nhận 2.310 hồ sơ (kỳ trước chuyển sang 105 hồ sơ, tiếp nhận mới 2.205 hồ sơ); đã giải quyết "
            "2.198 hồ sơ; còn 112 hồ sơ đang xử lý."
        ),
        "Tiếp nhận mới 9.870 hồ sơ và đã giải quyết 9.912 hồ sơ; đang giải quyết 40 hồ sơ.",
        "Tiếp nhận 318 hồ sơ; giải quyết 296 hồ sơ; rút và trả lại 09 hồ sơ; đang giải quyết 13 hồ sơ.",
        "Số hồ sơ tồn đầu kỳ là 152, nhận thêm 1.930, hoàn thành 1.905, tồn cuối kỳ 177.",
        "Kỳ này không có hồ sơ quá hạn; kỳ trước có 12 hồ sơ quá hạn.",
        "Số hồ sơ giải quyết trễ hạn là 08 hồ sơ; hiện không còn hồ sơ quá hạn chưa giải quyết.",
        "Sở Y tế không có hồ sơ trễ hạn; Sở Xây dựng có 05 hồ sơ trễ hạn.",
        "Sở Nội vụ tiếp nhận 120 hồ sơ. Sở Tài chính đã giải quyết 95 hồ sơ, đang giải quyết 10 hồ sơ.",
        (
            "Cấp tỉnh tiếp nhận 1.200 hồ sơ, giải quyết 1.100 hồ sơ; cấp xã tiếp nhận 800 hồ sơ, giải quyết 790 "
            "hồ sơ; đang giải quyết 110 hồ sơ."
        ),
        "Tiếp nhận 4.206 hồ sơ, giải quyết 3.998 hồ sơ. Số còn lại đang trong thời hạn giải quyết.",
        "Tiếp nhận gần 900 hồ sơ, giải quyết 700 hồ sơ, đang giải quyết 100 hồ sơ.",
        "Nhận 1.510 hồ sơ: đã trả 1.380, đang xử lý 104, công dân xin rút 17, trả lại 9.",
        "Tiếp nhận 1.032 hồ sơ; giải quyết 1.000 hồ sơ; 12 hồ sơ chờ bổ sung, 9 hồ sơ rút, 11 hồ sơ đang giải quyết.",
        "Nhận 500 hồ sơ, giải quyết 520 hồ sơ (gồm hồ sơ kỳ trước chuyển sang), đang giải quyết 30 hồ sơ.",
        "Tiếp nhận 720 hồ sơ giấy và 1.280 hồ sơ trực tuyến; đã giải quyết 1.950 hồ sơ; đang giải quyết 50 hồ sơ.",
        "Nhận trong kỳ 960 hồ sơ: trực tuyến 850 hồ sơ; trực tiếp và bưu chính công ích 110 hồ sơ.",
        "Có 14 hồ sơ trễ hạn trên tổng số 820 hồ sơ đã trả; 9 hồ sơ có thư xin lỗi. Đúng hạn: 806 hồ sơ.",
        "Còn 12 hồ sơ quá hạn, trong đó 7 hồ sơ đã giải quyết, 5 hồ sơ đang giải quyết.",
        "Năm 2023 không có hồ sơ trễ hạn (năm 2022 có 14 hồ sơ trễ hạn).",
        "Sáu tháng đầu năm không có hồ sơ trễ hạn. Cả năm 2021 có 15 hồ sơ trễ hạn.",
        "Tháng 6 có 4 hồ sơ trễ hạn. Sau khi chấn chỉnh, đến nay không có hồ sơ trễ hạn.",
        "Không có hồ sơ trễ hạn quá 10 ngày; có 4 hồ sơ trễ hạn.",
        "Không có hồ sơ trễ hạn tại Bộ phận Một cửa; các phòng có 3 hồ sơ trễ hạn.",
        "Không còn hồ sơ tồn đọng; 48 hồ sơ đang giải quyết đều trong hạn.",
        "Đã giải quyết hết hồ sơ tồn của năm trước. Hiện đang giải quyết 35 hồ sơ.",
        "Quý I nhận 500 hồ sơ, trả 480 hồ sơ. Quý II nhận 620 hồ sơ, trả 600 hồ sơ, đang giải quyết 40 hồ sơ.",
        "Phường tiếp nhận 2.067 hồ sơ năm 2022 và tiếp nhận 2.076 hồ sơ năm 2023.",
        (
            "Sở Tư pháp tiếp nhận 1.240 hồ sơ, cấp xã tiếp nhận 310 hồ sơ hộ tịch. Sở đã giải quyết 1.198 hồ sơ, "
            "đang giải quyết 42 hồ sơ."
        ),
        (
            "UBND phường tiếp nhận 1.630 hồ sơ, riêng lĩnh vực đất đai tiếp nhận 412 hồ sơ; đã giải quyết 1.602 hồ sơ, "
            "đang giải quyết 28 hồ sơ."
        ),
        "Giải quyết 812 hồ sơ, 100% đúng hạn; lũy kế từ đầu năm giải quyết 4.107 hồ sơ, trong đó 12 hồ sơ trễ hạn.",
        "Từ tháng 9 đến nay không phát sinh hồ sơ trễ hạn, trong khi 8 tháng đầu năm có 21 hồ sơ trễ hạn.",
        "Riêng lĩnh vực đất đai tiếp nhận 205 hồ sơ, không có hồ sơ quá hạn. Toàn huyện có 11 hồ sơ quá hạn.",
        "Huyện không có hồ sơ quá hạn; tuy nhiên các xã còn 6 hồ sơ quá hạn.",
        "Quý này có 5 đơn vị đạt 100% hồ sơ đúng hạn; toàn tỉnh còn 18 hồ sơ trễ hạn.",
        "Cục tiếp nhận 3.120 hồ sơ trực tuyến, đã xử lý 3.102 hồ sơ trong số này.",
        "Cục nhận 310 hồ sơ, chuyển Văn phòng 42 hồ sơ; Văn phòng đã trả 40 hồ sơ, đang giải quyết 2 hồ sơ.",
        "Hồ sơ tồn đầu kỳ 64, nhận mới trong kỳ 1.210, đã giải quyết 1.230, tồn cuối kỳ 44.",
        "Nhận 148 hồ sơ (cũ 12, mới 136). Đã giải quyết 141 hồ sơ.",
        "Tháng này nhận 512 hồ sơ. Trực tuyến 487, còn lại 25 hồ sơ nộp tại quầy.",
        "Quầy nhận 275 hồ sơ, kỳ trước chuyển sang 12 hồ sơ; đúng hạn 271, trễ hạn 14.",
    ],
)
def test_figures_that_may_balance_are_left_alone(text: str) -> None:
    assert wrong(text) == []


def test_what_several_lines_tell_of_one_subject_is_read_together() -> None:
    lines = ["Tổng số hồ sơ tiếp nhận: 50 hồ sơ.", "Đã giải quyết: 40 hồ sơ.", "Đang giải quyết: 20 hồ sơ."]
    assert wrong(*lines) == [("received", ["resolved", "pending"])]
    assert wrong(*lines[:2], "Tổng số hồ sơ tiếp nhận: 70 hồ sơ.", lines[2]) == []
