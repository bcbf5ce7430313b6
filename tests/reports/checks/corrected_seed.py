"""The seed report with every defect mended, so that what is found in it is found wrongly.

A defect is mended as its unit would mend it: blanks answered, promised lists left out, documents dated. Where the seed
is silent, a sentence with figures is added, so that there is something to break.
"""

from functools import cache
from typing import Final

from core.text import clean
from reports.demo import SEED_REPORT

MENDED: Final[tuple[tuple[str, str, int], ...]] = (
    # Wrong years and dates.
    ("về cải cách hành chính năm 2021 của ngành", "về cải cách hành chính năm 2022 của ngành", 1),
    ("870/UBND-VP của UBND tỉnh", "870/UBND-VP ngày 24/01/2022 của UBND tỉnh", 1),
    ("395/SYT-VP ngày 18/02/2022", "395/SYT-VP ngày 18/01/2022", 1),
    ("813/SYT-VP ngày 12/02/2022", "813/SYT-VP ngày 11/02/2022", 1),
    ("5065/QĐ-UBND ngày 31/12/2022", "5065/QĐ-UBND ngày 31/12/2021", 1),
    ("1295/SYT-VP ngày 03/3/2020", "1295/SYT-VP ngày 03/3/2022", 1),
    ("28/KH-SYT ngày 23/3/2022", "28/KH-SYT ngày 23/02/2022", 1),
    ("05/KH-SYT ngày 13/02/2022", "05/KH-SYT ngày 13/01/2022", 1),
    ("ngày 6/8/2021", "ngày 06/8/2021", 1),
    ("Quyết định số 184/QĐ-UBND.", "Quyết định số 184/QĐ-UBND ngày 20/01/2022 của UBND tỉnh.", 1),
    ("Nghị định 98/2021/NĐ-CP", "Nghị định số 98/2021/NĐ-CP ngày 08/11/2021 của Chính phủ", 1),
    # Wrong numbers and symbols.
    ("107/2021/NĐ ngày", "107/2021/NĐ-CP ngày", 1),
    ("số 60/2022/NĐ-CP", "số 60/2021/NĐ-CP", 1),
    (
        "Kế hoạch số 22/KH-SYT ngày 21/02/2022 về tuyên truyền",
        "Kế hoạch số 23/KH-SYT ngày 21/02/2022 về tuyên truyền",
        1,
    ),
    # Slips of the keyboard.
    ("báo cáo công tác cải cách Quý", "báo cáo công tác cải cách hành chính Quý", 1),
    ("xcas định", "xác định", 1),
    ("Trang tâm giám sát", "Trung tâm giám sát", 1),
    ("(Nghị Quyết số", "(Nghị quyết số", 1),
    ("đnag tiếp nhận", "đang tiếp nhận", 1),
    ("các kiên nghị sau", "các kiến nghị sau", 1),
    ("02/03/2022 Triển khai", "02/03/2022 triển khai", 1),
    ("Cụ thể đến Sở Y tế đã", "Cụ thể, Sở Y tế đã", 1),
    ("thông tin oxy tế", "thông tin oxy y tế", 1),
    ("nâng cấp đổi bổ sung", "nâng cấp, bổ sung", 1),
    ("trong hoạt động đối Sở Y tế", "trong hoạt động của Sở Y tế", 1),
    ("có nề tảng công nghệ", "có nền tảng công nghệ", 1),
    ("Thư điện tử công vụ :", "Thư điện tử công vụ:", 1),
    ("CBCCVN", "CBCCVC", 1),
    ("gắn với CCH :", "gắn với CCHC:", 1),
    ("hiện đại nền hành chính", "hiện đại hóa nền hành chính", 1),
    ("Đề nghị, Sở Nội vụ", "Đề nghị Sở Nội vụ", 1),
    # Promises, blanks and notes.
    (" (*đính kèm danh sách*).", ".", 1),
    (
        ": đính kèm bảng số liệu.",
        ": tổng số hồ sơ tiếp nhận 1.250 hồ sơ (kỳ trước chuyển sang 50 hồ sơ, tiếp nhận mới trong kỳ 1.200 hồ sơ); "
        "đã giải quyết 1.150 hồ sơ, trong đó đúng hạn và trước hạn 1.127 hồ sơ, đạt tỷ lệ 98%, quá hạn 23 hồ sơ; đang "
        "giải quyết 100 hồ sơ.",
        1,
    ),
    ("Số lớp đã tổ chức:.....lớp", "Số lớp đã tổ chức: 00 lớp", 1),
    ("tham gia đào tạo, bồi dưỡng.....người", "tham gia đào tạo, bồi dưỡng: 12 người", 1),
    (
        "Lý luận chính trị: người (trình độ cao cấp:.....người; trình độ trung cấp:.....người)",
        "Lý luận chính trị: 03 người (trình độ cao cấp: 01 người; trình độ trung cấp: 02 người)",
        1,
    ),
    (
        "theo ngạch:.....người (chuyên viên chính:.....người; chuyên viên:.....người)",
        "theo ngạch: 04 người (chuyên viên chính: 01 người; chuyên viên: 03 người)",
        1,
    ),
    ("kỹ năng nghiệp vụ:.....người", "kỹ năng nghiệp vụ: 05 người", 1),
    ("địa phương (nếu có).", "địa phương (nếu có): chưa phát sinh trong kỳ báo cáo.", 1),
    (
        "trong quý:nhờ Ngân thêm vào giúp nha",
        "trong quý: trong tổng số 1.150 hồ sơ đã giải quyết có 690 hồ sơ trực tuyến, đạt 60%.",
        1,
    ),
    ("có nhiều hồ sơ....)", "có nhiều hồ sơ).", 1),
    # What the seed leaves unsaid: counts of lists, a rate, procedures by level.
    (
        "tại các cơ quan, đơn vị, địa phương:\n\n+ Văn bản số 7351",
        "tại các cơ quan, đơn vị, địa phương: trong kỳ, Sở Y tế đã ban hành 10 văn bản, cụ thể:\n\n+ Văn bản số 7351",
        1,
    ),
    ("liên quan đến công tác CCHC cụ thể:", "liên quan đến công tác CCHC, đã ban hành 03 thông báo, cụ thể:", 1),
    (
        "trong năm): Hiện đang triển khai thực hiện.",
        "trong năm): đã hoàn thành 06/15 nhiệm vụ, đạt 40%.",
        1,
    ),
    ("Ban hành các Kế hoạch làm định hướng", "Ban hành 06 Kế hoạch làm định hướng", 1),
    (
        "là 126 thủ tục.",
        "là 126 thủ tục.\n\n+ Tổng số TTHC lĩnh vực y tế là 178 thủ tục, trong đó: cấp tỉnh 126 thủ tục, "
        "cấp huyện 31 thủ tục, cấp xã 21 thủ tục.",
        1,
    ),
)
"""What stands in the seed, what stands there instead, and how often."""

TABLE: Final = (
    ("STT", "Lĩnh vực", "Tiếp nhận", "Đã giải quyết", "Đang giải quyết"),
    ("1", "Dược phẩm", "480", "450", "30"),
    ("2", "Khám bệnh, chữa bệnh", "650", "590", "60"),
    ("3", "Trang thiết bị y tế", "120", "110", "10"),
    ("", "Tổng số", "1.250", "1.150", "100"),
)
"""A table that agrees with the text, as a Word file would have it below the sentence on dossiers."""


@cache
def corrected_seed() -> str:
    """Return the corrected text; raises AssertionError where the seed is not what the mends were written for."""
    text = clean(SEED_REPORT.read_text("utf-8"))
    for old, new, times in MENDED:
        found = text.count(old)
        assert found == times, f"“{old}” stands {found} times in the seed, not {times}"
        text = text.replace(old, new)
    return text
