"""One broken place in the corrected seed each, where a second place or a rule contradicts it."""

from dataclasses import dataclass
from typing import Final

CYRILLIC_A: Final = "\u0430"
CARON_A: Final = "\u01ce"
ETH: Final = "\u00d0"


@dataclass(frozen=True, slots=True)
class Mutation:
    """In the corrected text `old`, which stands there once, becomes `new`.

    `words` are the broken words, or another way of naming them: an issue holds one of these in its excerpt or message.
    `beside`: words of the lines that contradict the broken one and may be accused in its place.
    """

    kind: str
    old: str
    new: str
    words: tuple[str, ...]
    beside: tuple[str, ...] = ()


def _of(kind: str, *rows: tuple) -> list[Mutation]:
    return [
        Mutation(kind, old, new, (words,) if isinstance(words, str) else words, *more)
        for old, new, words, *more in rows
    ]


_TASKS = ("+ Tổng số nhiệm vụ:", "+ Số nhiệm vụ đã thực hiện:", "+ Số nhiệm vụ đang triển khai")
_CLASSES = ("Số lớp được phê duyệt", "Số lớp đã tổ chức", "Số lớp chưa tổ chức")
_TRAINED = (
    "Số lượng CBCCVC được cử tham gia",
    "lớp Lý luận chính trị",
    "Quản lý nhà nước theo ngạch",
    "theo vị trí việc làm",
)
_OTHER_NAMES = ("báo cáo công tác cải cách hành chính Quý", "quý I - năm 2022")
_PROCEDURES = ("hiện đang tiếp nhận tại Trung tâm", "Tổng số TTHC lĩnh vực y tế", "dịch vụ công mức độ 3, 4 tại")

MUTATIONS: Final = [
    *_of(
        "phần của một tổng",
        ("đã thực hiện:\t10", "đã thực hiện:\t11", "11", _TASKS),
        ("trong đó có 50 thủ tục", "trong đó có 52 thủ tục", "52"),
        ("(01 CC và 7 VC)", "(02 CC và 7 VC)", ("02 CC", "08 trường hợp")),
        ("chưa tổ chức: 04 lớp", "chưa tổ chức: 03 lớp", ("03", "3"), _CLASSES),
        ("trung cấp: 02 người)", "trung cấp: 03 người)", ("trung cấp: 03", "03")),
        ("chuyển sang 50 hồ sơ", "chuyển sang 60 hồ sơ", "60"),
    ),
    *_of(
        "tổng",
        (
            "thủ tục hành chính thực hiện dịch vụ công mức độ 3, 4 tại Trung tâm phục vụ hành chính công là 126",
            "thủ tục hành chính thực hiện dịch vụ công mức độ 3, 4 tại Trung tâm phục vụ hành chính công là 128",
            "128",
        ),
        ("Tổng số nhiệm vụ:\t25", "Tổng số nhiệm vụ:\t26", "26", _TASKS),
        ("08 trường hợp nâng ngạch", "09 trường hợp nâng ngạch", "09"),
        ("bồi dưỡng: 12 người", "bồi dưỡng: 13 người", "13", _TRAINED),
        ("đã giải quyết 1.150 hồ sơ, trong đó", "đã giải quyết 1.160 hồ sơ, trong đó", "1.160"),
        ("tổng số hồ sơ tiếp nhận 1.250", "tổng số hồ sơ tiếp nhận 1.350", "1.350"),
    ),
    *_of(
        "tỷ lệ",
        ("đạt tỷ lệ 98%", "đạt tỷ lệ 95%", "95%"),
        ("trực tuyến, đạt 60%", "trực tuyến, đạt 65%", "65%"),
        ("nhiệm vụ, đạt 40%", "nhiệm vụ, đạt 45%", "45%"),
        ("đạt tỷ lệ 98%", "đạt tỷ lệ 99,2%", "99,2%"),
    ),
    *_of(
        "tổng theo cấp",
        ("cấp huyện 31 thủ tục", "cấp huyện 13 thủ tục", "13"),
        ("cấp xã 21 thủ tục", "cấp xã 12 thủ tục", "12"),
        ("lĩnh vực y tế là 178", "lĩnh vực y tế là 187", "187"),
        ("cấp tỉnh 126 thủ tục", "cấp tỉnh 162 thủ tục", "162", _PROCEDURES),
    ),
    *_of(
        "ngày không có trong lịch",
        ("34/TB-SYT ngày 16/2/2022", "34/TB-SYT ngày 30/2/2022", "30/2/2022"),
        ("51/TB-SYT ngày 10/3/2022", "51/TB-SYT ngày 10/13/2022", "10/13/2022"),
        ("5065/QĐ-UBND ngày 31/12/2021", "5065/QĐ-UBND ngày 31/11/2021", "31/11/2021"),
        ("258/BC-SYT ngày 28/6/2021", "258/BC-SYT ngày 31/6/2021", "31/6/2021"),
        ("17/KH-SYT ngày 11/2/2022", "17/KH-SYT ngày 29/2/2022", "29/2/2022"),
    ),
    *_of(
        "ngày sau kỳ báo cáo",
        ("41/KH-SYT ngày 09/3/2022", "41/KH-SYT ngày 09/9/2022", "09/9/2022"),
        ("385/SYT-VP ngày 17/01/2022", "385/SYT-VP ngày 17/11/2022", "17/11/2022"),
        ("1133/SYT-VP ngày 25/2/2022", "1133/SYT-VP ngày 25/12/2022", "25/12/2022"),
        ("17/KH-SYT ngày 11/2/2022", "17/KH-SYT ngày 11/10/2022", "11/10/2022"),
        ("04/CT-UBND ngày 07/2/2022", "04/CT-UBND ngày 07/12/2022", "07/12/2022"),
    ),
    *_of(
        "năm của ngày",
        ("1299/SYT-VP ngày 03/3/2022", "1299/SYT-VP ngày 03/3/2021", "03/3/2021"),
        ("692/SYT-VP ngày 28/01/2022", "692/SYT-VP ngày 28/01/2020", "28/01/2020"),
        ("34/TB-SYT ngày 16/2/2022", "34/TB-SYT ngày 16/2/2020", "16/2/2020"),
        ("11/KH-SYT ngày 24/01/2022", "11/KH-SYT ngày 24/01/2021", "24/01/2021"),
        ("352/UBND-VP ngày 12/01/2022", "352/UBND-VP ngày 12/01/2023", "12/01/2023"),
        ("cải cách hành chính năm 2022 của ngành Y tế", "cải cách hành chính năm 2021 của ngành Y tế", "2021"),
    ),
    *_of(
        "năm trong số văn bản",
        ("107/2021/NĐ-CP", "107/2020/NĐ-CP", "2020"),
        ("02/2022/NQ-HĐND ngày 25/02/2022 quy định", "02/2021/NQ-HĐND ngày 25/02/2022 quy định", "02/2021/NQ-HĐND"),
        ("60/2021/NĐ-CP", "60/2020/NĐ-CP", "2020"),
        ("98/2021/NĐ-CP", "98/2022/NĐ-CP", "98/2022/NĐ-CP"),
    ),
    *_of(
        "một số cho hai văn bản",
        ("43/KH-SYT ngày 10/3/2022", "41/KH-SYT ngày 10/3/2022", "41/KH-SYT", ("41/KH-SYT ngày 09/3/2022",)),
        ("47/TB-SYT ngày 01/3/2022", "34/TB-SYT ngày 01/3/2022", "34/TB-SYT", ("34/TB-SYT ngày 16/2/2022",)),
        ("1133/SYT-VP ngày 25/2/2022", "1347/SYT-VP ngày 25/2/2022", "1347/SYT-VP", ("1347/SYT-VP ngày 07/3",)),
        ("18/KH-SYT ngày 17/02/2022", "17/KH-SYT ngày 17/02/2022", "17/KH-SYT", ("17/KH-SYT ngày 11/2",)),
        (
            "23/KH-SYT ngày 21/02/2022 về tuyên truyền công tác cải cách hành chính năm 2022.\n\n- Kết quả",
            "22/KH-SYT ngày 21/02/2022 về tuyên truyền công tác cải cách hành chính năm 2022.\n\n- Kết quả",
            "22/KH-SYT",
            ("22/KH-SYT ngày 21/02/2022 kiểm tra", "22/KH-SYT ngày 21/02/2022 về kiểm tra", "- Kế hoạch số 23/KH-SYT"),
        ),
    ),
    *_of(
        "thứ tự số và ngày",
        ("35/KH-SYT ngày 02/03/2022", "15/KH-SYT ngày 02/03/2022", "15/KH-SYT"),
        ("41/KH-SYT ngày 09/3/2022", "14/KH-SYT ngày 09/3/2022", "14/KH-SYT"),
        ("692/SYT-VP ngày 28/01/2022", "1692/SYT-VP ngày 28/01/2022", "1692/SYT-VP"),
        ("34/TB-SYT ngày 16/2/2022", "54/TB-SYT ngày 16/2/2022", "54/TB-SYT"),
        ("18/KH-SYT ngày 17/02/2022", "18/KH-SYT ngày 17/01/2022", "18/KH-SYT"),
    ),
    *_of(
        "ký hiệu sai",
        ("107/2021/NĐ-CP", "107/2021/NĐ", "107/2021/NĐ"),
        ("4655/QĐ-UBND", "4655/QĐ", "4655/QĐ"),
        ("Kế hoạch số 43/KH-SYT", "Kế hoạch số 43/KH", "43/KH"),
        ("60/2021/NĐ-CP", "60/NĐ-CP", "60/NĐ-CP"),
        ("10/CT-UBND ngày 16/8/2021", "10/CT ngày 16/8/2021", "10/CT"),
    ),
    *_of(
        "tên loại không có",
        ("Kế hoạch số 43/KH-SYT", "Kế hoạch số 43/KK-SYT", ("43/KK-SYT", "KK")),
        ("Thông báo số 47/TB-SYT", "Thông báo số 47/TV-SYT", ("47/TV-SYT", "TV")),
        ("Quyết định số 4655/QĐ-UBND", "Quyết định số 4655/QQ-UBND", ("4655/QQ-UBND", "QQ")),
        ("Báo cáo số 44/BC-SYT", "Báo cáo số 44/BX-SYT", ("44/BX-SYT", "BX")),
    ),
    *_of(
        "chỗ trống",
        ("đã tổ chức: 00 lớp", "đã tổ chức: ..... lớp", "....."),
        ("chuyên viên: 03 người", "chuyên viên: … người", "…"),
        ("nghiệp vụ: 05 người", "nghiệp vụ: người", "người"),
        ("đã triển khai 29 VBQPPL", "đã triển khai ...... VBQPPL", "......"),
        ("ước khoảng 564 triệu đồng", "ước khoảng ……… triệu đồng", "………"),
        ("(nếu có): chưa phát sinh trong kỳ báo cáo.", "(nếu có):", ("(nếu có):", "Tình hình ban hành")),
    ),
    *_of(
        "phụ lục không có",
        ("29 VBQPPL.", "29 VBQPPL (đính kèm danh sách).", "đính kèm"),
        ("chức, viên chức: thực hiện theo quy trình.", "chức, viên chức: có biểu số liệu đính kèm.", "đính kèm"),
        ("theo quy định phân cấp.", "chi tiết tại Phụ lục 2 kèm theo.", "Phụ lục 2"),
        ("hiện đang trong quá trình rà soát.", "có danh sách kèm theo báo cáo này.", "kèm theo"),
    ),
    *_of(
        "số lượng và danh sách",
        ("Trong kỳ có 02 nhiệm vụ", "Trong kỳ có 03 nhiệm vụ", "03 nhiệm vụ"),
        ("đã ban hành 10 văn bản", "đã ban hành 12 văn bản", "12 văn bản"),
        ("đã ban hành 03 thông báo", "đã ban hành 04 thông báo", "04 thông báo"),
        ("Ban hành 06 Kế hoạch", "Ban hành 05 Kế hoạch", "05 Kế hoạch"),
        (
            "+ Thông báo số 47/TB-SYT ngày 01/3/2022 kết luận cuộc họp giao ban Sở Y tế ngày 28/2/2022;\n",
            "",
            "03 thông báo",
            ("03 thông báo",),
        ),
    ),
    *_of(
        "tên kỳ báo cáo",
        (
            "QUÍ I NĂM 2022",
            "QUÍ I NĂM 2021",
            ("2021", "2022"),
            ("báo cáo công tác cải cách hành chính Quý", "quý I - năm 2022"),
        ),
        ("Quý I/2022 như sau", "Quý IV/2021 như sau", "Quý IV/2021"),
        ("quý I - năm 2022 của", "quý II - năm 2022 của", "quý II - năm 2022"),
        ("quý I - năm 2022 của", "quý I năm 2021 của", "quý I năm 2021"),
        (
            "QUÍ I NĂM 2022",
            "QUÍ III NĂM 2022",
            ("QUÍ III", "Quý I/2022"),
            ("báo cáo công tác cải cách hành chính Quý", "quý I - năm 2022"),
        ),
    ),
    *_of(
        "một văn bản hai ngày",
        (
            "22/KH-SYT ngày 21/02/2022 kiểm tra",
            "22/KH-SYT ngày 12/02/2022 kiểm tra",
            "12/02/2022",
            ("22/KH-SYT ngày 21/02/2022 về",),
        ),
        (
            "(Nghị quyết số 02/2022/NQ-HĐND ngày 25/02/2022)",
            "(Nghị quyết số 02/2022/NQ-HĐND ngày 15/02/2022)",
            "15/02/2022",
            ("02/2022/NQ-HĐND ngày 25/02/2022 quy",),
        ),
        (
            "22/KH-SYT ngày 21/02/2022 về kiểm tra",
            "22/KH-SYT ngày 28/02/2022 về kiểm tra",
            "28/02/2022",
            ("22/KH-SYT ngày 21/02/2022 kiểm",),
        ),
        (
            "- Kế hoạch số 23/KH-SYT ngày 21/02/2022",
            "- Kế hoạch số 23/KH-SYT ngày 22/02/2022",
            "22/02/2022",
            ("tuyên truyền CCHC: Kế hoạch số 23/KH-SYT",),
        ),
    ),
    *_of(
        "lời nhắn để lại",
        ("đạt 60%.", "đạt 60%. Chị Hoa kiểm tra lại giúp em nhé", ("giúp em", "nhé", "kiểm tra lại")),
        ("đã được giải quyết.", "đã được giải quyết (anh Nam bổ sung thêm số liệu nha).", ("nha", "bổ sung thêm")),
        ("theo đúng lộ trình đã đăng ký.", "theo đúng lộ trình đã đăng ký [bổ sung sau].", "bổ sung sau"),
        ("thực hiện theo quyết định.", "chờ phòng Tổ chức gửi số liệu rồi điền vào đây.", ("điền vào", "chờ phòng")),
        ("thực hiện theo quy định phân cấp.", "em chưa có số liệu mục này ạ.", ("em chưa", "ạ")),
    ),
    *_of(
        "từ lặp",
        ("hiện đang tiếp nhận", "hiện đang đang tiếp nhận", "đang đang"),
        ("tiếp tục được duy trì", "tiếp tục được được duy trì", "được được"),
        ("hỗ trợ cho việc báo cáo", "hỗ trợ cho cho việc báo cáo", "cho cho"),
        ("góp phần nâng cao hiệu quả", "góp phần nâng cao cao hiệu quả", "cao cao"),
    ),
    *_of(
        "âm tiết không có",
        ("hiện đang tiếp nhận", "hiện đagn tiếp nhận", "đagn"),
        ("để xác định", "để xcá định", "xcá"),
        ("Trung tâm giám sát", "Trugn tâm giám sát", "Trugn"),
        ("đẩy mạnh công tác CCHC", "đẩy mạnnh công tác CCHC", "mạnnh"),
        ("được dư luận đánh giá cao", "được dư lậun đánh giá cao", "lậun"),
    ),
    *_of(
        "chữ giống chữ Việt",
        ("hiện đang tiếp nhận", f"hiện đ{CYRILLIC_A}ng tiếp nhận", f"đ{CYRILLIC_A}ng"),
        ("Chức năng đọc bài", f"Chức n{CARON_A}ng đọc bài", f"n{CARON_A}ng"),
        ("các Sở, ban ngành chuyển", f"c{CYRILLIC_A}c Sở, ban ngành chuyển", f"c{CYRILLIC_A}c"),
        ("Đề nghị xem xét: việc", f"{ETH}ề nghị xem xét: việc", f"{ETH}ề"),
    ),
]

TABLE_MUTATIONS: Final = [
    Mutation("tổng của bảng", *row)
    for row in (
        ("\tTổng số\t1.250\t", "\tTổng số\t1.240\t", ("1.240",)),
        ("\t590\t60", "\t580\t60", ("1.150", "580"), ("\tTổng số\t",)),
        ("\t1.150\t100", "\t1.150\t110", ("110",)),
    )
]
"""The same in the rows of the table."""
