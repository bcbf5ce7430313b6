"""References in real report text: what is found, how each part is read, what is left alone, how it is written."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directives.domain.document_types import TYPE_NAMES, canonical_type_name, type_name_of
from directives.domain.references import (
    MAX_SUBJECT,
    Reference,
    format_date,
    format_document,
    format_reference,
    parse_references,
)


def marked(text: str, references: list[Reference]) -> str:
    """Return `text` with every reference in [ ] and its subject in { }."""
    opened: dict[int, str] = {}
    closed: dict[int, str] = {}
    for one in references:
        opened[one.start] = opened.get(one.start, "") + "["
        if one.subject:
            subject_at = one.end - len(one.subject)
            opened[subject_at] = opened.get(subject_at, "") + "{"
        closed[one.end] = ("}]" if one.subject else "]") + closed.get(one.end, "")
    places = range(len(text) + 1)
    return "".join(closed.get(place, "") + opened.get(place, "") + text[place : place + 1] for place in places)


def fields(one: Reference) -> str:
    """Return type, code, number, symbol, issuer's code, issuer and date; parts that are blank as "-"."""
    values = (one.type_name, one.type_code, one.number, one.symbol, one.issuer_code, one.issuer, one.issued_on)
    return " | ".join(str(value or "-") for value in values)


# Every line of a real quarterly report that cites a document, as its clerk wrote it (52 references).
REPORT_LINES: tuple[tuple[str, list[str]], ...] = (
    (
        "Thực hiện [Quyết định số 4655/QĐ-UBND ngày 08/12/2021 của UBND tỉnh {về việc ban hành kế hoạch cải cách "
        "hành chính nhà nước giai đoạn 2021-2025 trên địa bàn tỉnh Bà Rịa-Vũng Tàu}];",
        ["Quyết định | QĐ | 4655 | QĐ-UBND | UBND | UBND tỉnh | 2021-12-08"],
    ),
    (
        "Căn cứ [Công văn số 315/SNV-CCHC&VTLT ngày 10/3/2022 của Sở Nội vụ {về việc hướng dẫn thực hiện chế độ báo "
        "cáo cải cách hành chính định kỳ}].",
        ["Công văn | - | 315 | SNV-CCHC&VTLT | SNV | Sở Nội vụ | 2022-03-10"],
    ),
    (
        "- Việc xây dựng và ban hành kế hoạch cải cách hành chính: Sở Y tế đã xây dựng [Kế hoạch số 219/KH-SYT ngày "
        "27/12/2021 {về cải cách hành chính năm 2021 của ngành Y tế tỉnh Bà Rịa-Vũng Tàu}];",
        ["Kế hoạch | KH | 219 | KH-SYT | SYT | - | 2021-12-27"],
    ),
    (
        "+ [Văn bản số 7351/SYT-VP ngày 17/12/2021 {về chấn chỉnh công tác tiếp nhận hồ sơ và kết quả tại Trung tâm "
        "Phục vụ hành chính công}];",
        ["Văn bản | - | 7351 | SYT-VP | SYT | - | 2021-12-17"],
    ),
    (
        "+ [Văn bản số 385/SYT-VP ngày 17/01/2022 {triển khai chỉ đạo của UBND tỉnh tại [văn bản số 352/UBND-VP ngày "
        "12/01/2022 {về tổ chức tiếp nhận hồ sơ và kết quả tại Bộ phận một cửa cấp huyện, cấp xã đảm bảo thích ứng "
        "an toàn, linh hoạt, kiểm soát hiệu quả dịch Covid}]}];",
        ["Văn bản | - | 385 | SYT-VP | SYT | - | 2022-01-17", "văn bản | - | 352 | UBND-VP | UBND | - | 2022-01-12"],
    ),
    (
        "+ [Văn bản số 692/SYT-VP ngày 28/01/2022 {triển khai [văn bản số 870/UBND-VP của UBND tỉnh {về hướng dẫn số "
        "hóa, kết quả giải quyết thủ tục hành chính}]}];",
        ["Văn bản | - | 692 | SYT-VP | SYT | - | 2022-01-28", "văn bản | - | 870 | UBND-VP | UBND | UBND tỉnh | -"],
    ),
    (
        "+ [Văn bản số 395/SYT-VP ngày 18/02/2022 {triển khai thực hiện lưu trữ hồ sơ thủ tục hành chính điện tử}];",
        ["Văn bản | - | 395 | SYT-VP | SYT | - | 2022-02-18"],
    ),
    (
        "+ [Văn bản số 813/SYT-VP ngày 12/02/2022 {triển khai khảo sát ý kiến của cán bộ, công chức theo hình thức "
        "trực tuyến trên hệ thống ứng dụng CNTT đánh giá CCHC, đo lường sự hài lòng của người dân để xcas định chỉ "
        "số CCHC PAR INDEX của bộ, tỉnh năm 2021}];",
        ["Văn bản | - | 813 | SYT-VP | SYT | - | 2022-02-12"],
    ),
    (
        "+ [Văn bản số 177/PC-SYT ngày 25/2/2022 {về triển khai [Quyết định số 5065/QĐ-UBND ngày 31/12/2022 của UBND "
        "tỉnh {về việc ban hành Kế hoạch cải cách hành chính nhà nước trên địa bàn tỉnh năm 2022}]}];",
        [
            "Văn bản | PC | 177 | PC-SYT | SYT | - | 2022-02-25",
            "Quyết định | QĐ | 5065 | QĐ-UBND | UBND | UBND tỉnh | 2022-12-31",
        ],
    ),
    (
        "+ [Văn bản số 1133/SYT-VP ngày 25/2/2022 {về khắc phục tình trạng hồ sơ quá hạn trên Hệ thống thông tin một "
        "cửa điện tử và Trang tâm giám sát, điều hành Đô thị thông minh}];",
        ["Văn bản | - | 1133 | SYT-VP | SYT | - | 2022-02-25"],
    ),
    (
        "+ [Văn bản số 1295/SYT-VP ngày 03/3/2020 {về triển khai Kế hoạch hoạt động của Trung tâm phục vụ hành chính "
        "công tỉnh năm 2022}];",
        ["Văn bản | - | 1295 | SYT-VP | SYT | - | 2020-03-03"],
    ),
    (
        "+ [Văn bản số 1299/SYT-VP ngày 03/3/2022 {triển khai thực hiện tiếp nhận giải quyết thủ tục hành chính theo "
        "quy định tại [Nghị định số 107/2021/NĐ ngày 06/12/2021 của Chính phủ]}];",
        [
            "Văn bản | - | 1299 | SYT-VP | SYT | - | 2022-03-03",
            "Nghị định | NĐ | 107 | 2021/NĐ | - | Chính phủ | 2021-12-06",
        ],
    ),
    (
        "+ [Văn bản số 1347/SYT-VP ngày 07/3/2022 {triển khai thực hiện [Chỉ thị số 04/CT-UBND ngày 07/2/2022 {về "
        "nâng cao hiệu quả thi hành pháp luật trên địa bàn tỉnh Bà Rịa – Vũng Tàu}]}].",
        ["Văn bản | - | 1347 | SYT-VP | SYT | - | 2022-03-07", "Chỉ thị | CT | 04 | CT-UBND | UBND | - | 2022-02-07"],
    ),
    (
        "+ [Thông báo số 34/TB-SYT ngày 16/2/2022 {kết luận Hội nghị giao ban Ngành tháng 2}];",
        ["Thông báo | TB | 34 | TB-SYT | SYT | - | 2022-02-16"],
    ),
    (
        "+ [Thông báo số 47/TB-SYT ngày 01/3/2022 {kết luận cuộc họp giao ban Sở Y tế ngày 28/2/2022}];",
        ["Thông báo | TB | 47 | TB-SYT | SYT | - | 2022-03-01"],
    ),
    (
        "+ [Thông báo số 51/TB-SYT ngày 10/3/2022 {kết luận rà soát tiến độ thực hiện [kết luận số 48/TB-SYT ngày "
        "04/3/2022 của Sở Y tế] và công tác phòng, chống dịch covid-19}];",
        [
            "Thông báo | TB | 51 | TB-SYT | SYT | - | 2022-03-10",
            "kết luận | TB | 48 | TB-SYT | SYT | Sở Y tế | 2022-03-04",
        ],
    ),
    (
        "- Việc thực hiện theo [Chỉ thị số 10/CT-UBND ngày 16/8/2021 của Chủ tịch UBND tỉnh {về nâng cao hiệu quả "
        "CCHC}].",
        ["Chỉ thị | CT | 10 | CT-UBND | UBND | Chủ tịch UBND tỉnh | 2021-08-16"],
    ),
    (
        "+ [Văn bản số 1893/UBND-VP ngày 18/2/2022 của UBND tỉnh {về xây dựng Kế hoạch rà soát, đánh giá thủ tục "
        "hành chính năm 2022}]. Sở Y tế đã xây dựng [kế hoạch số 28/KH-SYT ngày 23/3/2022] tuy nhiên cập nhật trễ "
        "trên phần mềm.",
        [
            "Văn bản | - | 1893 | UBND-VP | UBND | UBND tỉnh | 2022-02-18",
            "kế hoạch | KH | 28 | KH-SYT | SYT | - | 2022-03-23",
        ],
    ),
    (
        "+ [Văn bản số 2153/UBND-VP ngày 24/2/2022 của UBND tỉnh {về đánh giá công tác phòng, chống dịch Covid-19 và "
        "đẩy nhanh tiến độ về tiêm vắc-xin mũi tăng cường}]. Sở Y tế có [văn bản số 1297/SYT-NV ngày 03/3/2022].",
        [
            "Văn bản | - | 2153 | UBND-VP | UBND | UBND tỉnh | 2022-02-24",
            "văn bản | - | 1297 | SYT-NV | SYT | - | 2022-03-03",
        ],
    ),
    (
        "- Việc ban hành kế hoạch kiểm tra, tự kiểm tra CCHC, công vụ hàng năm theo quy định: [Kế hoạch số 22/KH-SYT "
        "ngày 21/02/2022 {về kiểm tra công tác cải cách hành chính, kiểm soát thủ tục hành chính và công vụ năm 2022 "
        "của ngành y tế tỉnh Bà Rịa – Vũng Tàu}].",
        ["Kế hoạch | KH | 22 | KH-SYT | SYT | - | 2022-02-21"],
    ),
    (
        "- Việc xây dựng và ban hành kế hoạch tuyên truyền CCHC: [Kế hoạch số 22/KH-SYT ngày 21/02/2022 {về tuyên "
        "truyền công tác cải cách hành chính năm 2022}].",
        ["Kế hoạch | KH | 22 | KH-SYT | SYT | - | 2022-02-21"],
    ),
    (
        "+ Trong kỳ đã trình và được HĐND tỉnh thông qua [Nghị quyết số 02/2022/NQ-HĐND ngày 25/02/2022 {quy định "
        "mức giá dịch vụ xét nghiệm SARS-CoV-2 tại các cơ sở khám bệnh, chữa bệnh của Nhà nước không phụ thuộc phạm "
        "vi thanh toán của Quỹ bảo hiểm y tế trên địa bàn tỉnh Bà Rịa – Vũng Tàu}].",
        ["Nghị quyết | NQ | 02 | 2022/NQ-HĐND | HĐND | - | 2022-02-25"],
    ),
    (
        "+ Đã xây dựng [Kế hoạch số 05/KH-SYT ngày 13/02/2022 {về thực hiện quản lý công tác thi hành pháp luật, xử "
        "lý vi phạm hành chính}] và đang triển khai thực hiện;",
        ["Kế hoạch | KH | 05 | KH-SYT | SYT | - | 2022-02-13"],
    ),
    (
        "+ Đã xây dựng [Kế hoạch số 18/KH-SYT ngày 17/02/2022 {về thực hiện theo dõi thi hành pháp luật}] và đang "
        "triển khai thực hiện;",
        ["Kế hoạch | KH | 18 | KH-SYT | SYT | - | 2022-02-17"],
    ),
    (
        "+ Đã xây dựng [Kế hoạch số 43/KH-SYT ngày 10/3/2022 {về theo dõi thi hành pháp luật trọng tâm, liên ngành "
        "của ngành y tế năm 2022}].",
        ["Kế hoạch | KH | 43 | KH-SYT | SYT | - | 2022-03-10"],
    ),
    (
        "+ Đã xây dựng [Kế hoạch số 27/KH-SYT ngày 23/02/2022 {về rà soát văn bản quy phạm pháp luật năm 2022 của "
        "ngành y tế tỉnh Bà Rịa – Vũng Tàu}] và đang tiến hành thực hiện.",
        ["Kế hoạch | KH | 27 | KH-SYT | SYT | - | 2022-02-23"],
    ),
    (
        "+ Trong kỳ kiểm tra rà soát 01 văn bản QPPL ([Nghị Quyết số 02/2022/NQ-HĐND ngày 25/02/2022])",
        ["Nghị Quyết | NQ | 02 | 2022/NQ-HĐND | HĐND | - | 2022-02-25"],
    ),
    (
        "+ Trong kỳ bãi bỏ 02 thủ tục hành chính thuộc lĩnh vực TTB theo [Quyết định số 184/QĐ-UBND].",
        ["Quyết định | QĐ | 184 | QĐ-UBND | UBND | - | -"],
    ),
    (
        "- Kết quả thực hiện tuyển dụng công chức, viên chức: đang tiến hành tuyển dụng viên chức (theo [Kế hoạch số "
        "17/KH-SYT ngày 11/2/2022 {về tuyển dụng viên chức tại các đơn vị sự nghiệp}]).",
        ["Kế hoạch | KH | 17 | KH-SYT | SYT | - | 2022-02-11"],
    ),
    (
        "+ Tình hình triển khai thực hiện Kế hoạch đào tạo và bồi dưỡng: đã triển khai theo [Kế hoạch số 41/KH-SYT "
        "ngày 09/3/2022 {tổ chức các lớp đào tạo, bồi dưỡng tại tỉnh năm 2022}]",
        ["Kế hoạch | KH | 41 | KH-SYT | SYT | - | 2022-03-09"],
    ),
    (
        "- Tiến độ, kết quả thực hiện các kiên nghị sau thanh tra, kiểm tra, kiểm toán nhà nước về tài chính, ngân "
        "sách: [Báo cáo số 258/BC-SYT ngày 28/6/2021] số đơn vị đăng ký giảm trừ theo lộ trình, năm 2021 đã thực "
        "hiện đúng theo lộ trình, năm 2022 sẽ tiếp tục thực hiện theo lộ trình đăng ký.",
        ["Báo cáo | BC | 258 | BC-SYT | SYT | - | 2021-06-28"],
    ),
    (
        "5.2 Kết quả thực hiện quy định về quản lý, sử dụng tài sản công: thực hiện đúng theo quy chế của Sở, đã có "
        "báo cáo sử dụng tài sản tại [văn bản số 212/SYT-KHTC ngày 11/01/2022]",
        ["văn bản | - | 212 | SYT-KHTC | SYT | - | 2022-01-11"],
    ),
    (
        "5.3. Kết quả thực hiện cơ chế tự chủ tài chính tại các đơn vị sự nghiệp công lập (Báo cáo kết quả thực hiện "
        "[nghị định số 60/2022/NĐ-CP ngày 21/6/2021 của Chính phủ {quy định cơ chế tự chủ tài chính của đơn vị sự "
        "nghiệp công lập}] và các văn bản có liên quan):",
        ["nghị định | NĐ | 60 | 2022/NĐ-CP | CP | Chính phủ | 2021-06-21"],
    ),
    (
        "[Văn bản số 1372/SYT-KHTC ngày 07/3/2022 {về thẩm định phương án tự chủ, phân loại đơn vị sự nghiệp y tế "
        "giai đoạn 2022-2026}]",
        ["Văn bản | - | 1372 | SYT-KHTC | SYT | - | 2022-03-07"],
    ),
    (
        "[Báo cáo số 44/BC-SYT ngày 07/3/2022 {tổng hợp phương án phân loại tự chủ tài chính và dự toán thu, chi của "
        "các đơn vị sự nghiệp ngành y tế giai đoạn 2022-2026}].",
        ["Báo cáo | BC | 44 | BC-SYT | SYT | - | 2022-03-07"],
    ),
    (
        "- [Kế hoạch số 11/KH-SYT ngày 24/01/2022 {về hoạt động kiểm soát thủ tục hành chính năm 2022}].",
        ["Kế hoạch | KH | 11 | KH-SYT | SYT | - | 2022-01-24"],
    ),
    (
        "- [Kế hoạch số 22/KH-SYT ngày 21/02/2022 {kiểm tra công tác cải cách hành chính, kiểm soát thủ tục hành "
        "chính và công vụ năm 2022}].",
        ["Kế hoạch | KH | 22 | KH-SYT | SYT | - | 2022-02-21"],
    ),
    (
        "- [Kế hoạch số 23/KH-SYT ngày 21/02/2022 {về tuyên truyền công tác cải cách hành chính năm 2022}].",
        ["Kế hoạch | KH | 23 | KH-SYT | SYT | - | 2022-02-21"],
    ),
    (
        "- [Kế hoạch số 29/KH-SYT ngày 24/02/2022 {truyền thông hỗ trợ công tác kiểm soát thủ tục hành chính năm "
        "2022}].",
        ["Kế hoạch | KH | 29 | KH-SYT | SYT | - | 2022-02-24"],
    ),
    (
        "- [Kế hoạch số 35/KH-SYT ngày 02/03/2022 {Triển khai thực hiện Đề án phát triển thanh toán không dùng tiền "
        "mặt Ngành Y tế tỉnh Bà Rịa – Vũng Tàu giai đoạn 2021-2025}].",
        ["Kế hoạch | KH | 35 | KH-SYT | SYT | - | 2022-03-02"],
    ),
    (
        "- [Kế hoạch số 38/KH-SYT ngày 04/03/2022 {phát động phong trào thi đua đẩy mạnh công tác cải cách hành "
        "chính năm 2022}].",
        ["Kế hoạch | KH | 38 | KH-SYT | SYT | - | 2022-03-04"],
    ),
    (
        "Vận hành, nâng cấp đổi bổ sung dịch vụ công lĩnh vực trang thiết bị y tế theo yêu cầu của [Nghị định "
        "98/2021/NĐ-CP]; Triển khai Hệ thống thông tin báo cáo Bộ Y tế",
        ["Nghị định | NĐ | 98 | 2021/NĐ-CP | CP | - | -"],
    ),
    (
        "6.7. Tiến độ triển khai, kết quả thực hiện [Quyết định số 2207/QĐ-UBND ngày 6/8/2021 của UBND tỉnh {về phê "
        "duyệt chương trình hành động thực hiện Nghị quyết của Ban Chấp hành Đảng bộ tỉnh về chuyển đổi số, đô thị "
        "thông minh gắn với CCHC}]",
        ["Quyết định | QĐ | 2207 | QĐ-UBND | UBND | UBND tỉnh | 2021-08-06"],
    ),
    (
        "Tiếp tục rà soát đề xuất cắt giảm thời gian giải quyết thủ tục hành chính theo [Chỉ thị 10/CT-UBND].",
        ["Chỉ thị | CT | 10 | CT-UBND | UBND | - | -"],
    ),
)


@pytest.mark.parametrize(("line", "expected"), REPORT_LINES)
def test_reads_every_reference_of_a_report_line(line: str, expected: list[str]) -> None:
    text = line.translate(str.maketrans("", "", "[]{}"))
    references = parse_references(text)
    assert marked(text, references) == line
    assert [fields(reference) for reference in references] == expected


def test_reads_the_whole_report_as_its_lines() -> None:
    report = "\n\n".join(line for line, _ in REPORT_LINES).translate(str.maketrans("", "", "[]{}"))
    references = parse_references(report)
    assert len(references) == 52
    assert [fields(reference) for reference in references] == [one for _, expected in REPORT_LINES for one in expected]
    assert [(reference.number, reference.faults) for reference in references if reference.faults] == [
        ("107", ("Ký hiệu “NĐ” thiếu cơ quan ban hành",)),
        ("60", ("Năm 2022 trong số văn bản khác năm của ngày 21/6/2021",)),
    ]
    nested = {one.number: references[one.within].number for one in references if one.within is not None}
    assert nested == {"352": "385", "870": "692", "5065": "177", "107": "1299", "04": "1347", "48": "51"}


def only(text: str) -> Reference:
    references = parse_references(text)
    assert len(references) == 1
    return references[0]


@pytest.mark.parametrize(
    ("text", "span"),
    [
        (
            "+ Đã xây dựng Kế hoạch số 18/KH-SYT ngày 17/02/2022 về theo dõi thi hành pháp luật và đang triển khai;",
            "Kế hoạch số 18/KH-SYT ngày 17/02/2022 về theo dõi thi hành pháp luật",
        ),
        ("theo Quyết định số 184/QĐ-UBND.", "Quyết định số 184/QĐ-UBND"),
        ("Căn cứ số 385/SYT-VP ngày 17/01/2022.", "số 385/SYT-VP ngày 17/01/2022"),
        ("Căn cứ 385/SYT-VP của Sở Y tế.", "385/SYT-VP của Sở Y tế"),
        ("thực hiện Nghị định 98/2021/NĐ-CP; Triển khai", "Nghị định 98/2021/NĐ-CP"),
        ("theo kế hoạch đào tạo số 41/KH-SYT", "số 41/KH-SYT"),
    ],
)
def test_span_runs_from_the_first_word_to_the_last_part(text: str, span: str) -> None:
    reference = only(text)
    assert text[reference.start : reference.end] == span


def test_span_never_crosses_a_line() -> None:
    text = "Kế hoạch số\n22/KH-SYT\nngày 21/02/2022 về tuyên truyền"
    reference = only(text)
    assert text[reference.start : reference.end] == "22/KH-SYT"


@pytest.mark.parametrize(
    "text",
    [
        "ngày 16/8/2021",
        "đạt 5.292/5.292 hồ sơ",
        "13/15 nhiệm vụ",
        "1.456/1.625",
        "quý I/2022",
        "quý III và IV/2022",
        "trực 24/7",
        "chuẩn HL7-FHIR-SNOMED",
        "https://soyte.gov.vn/12/KH-SYT",
        "https://soyte.gov.vn/tra-cuu?so=12/KH-SYT",
        "Đề án 06/CP",
        "Nhà số 3/B đường 30/4",
        "5.292/KH-SYT",
        "SARS-CoV-2, Covid-19, vắc-xin",
        "",
    ],
)
def test_leaves_other_numbers_alone(text: str) -> None:
    assert parse_references(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Công văn số 385/SYT-VP",
        "Công văn Số 385/SYT-VP",
        "Công văn số: 385/SYT-VP",
        "Công văn  số  385/SYT-VP",
        "Công văn\u00a0số\u00a0385/SYT-VP",
        "Công văn số385/SYT-VP",
        "Công văn 385/SYT-VP",
        "Công văn số 385 / SYT-VP",
        "Công văn số 385/SYT - VP",
        "Công văn số 385/ SYT -VP",
        "Công văn số 385/SYT\u2013VP",
        "Công văn số 385/SYT\u2011VP",
    ],
)
def test_tolerates_spacing_and_dashes(text: str) -> None:
    reference = only(text)
    assert (reference.type_name, reference.number, reference.symbol) == ("Công văn", "385", "SYT-VP")
    assert (reference.start, reference.end) == (0, len(text))


def test_takes_no_words_after_a_spaced_dash_into_the_symbol() -> None:
    assert only("Kế hoạch số 22/KH-SYT - UBND tỉnh").symbol == "KH-SYT"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("ngày 07/3/2022", ("07/3/2022", date(2022, 3, 7))),
        ("ngày 7-3-2022", ("7-3-2022", date(2022, 3, 7))),
        ("ngày 07.3.2022", ("07.3.2022", date(2022, 3, 7))),
        (", ngày 07/3/2022", ("07/3/2022", date(2022, 3, 7))),
        ("ký ngày 07/3/2022", ("07/3/2022", date(2022, 3, 7))),
        ("07/3/2022", ("07/3/2022", date(2022, 3, 7))),
        ("ngày 08 tháng 12 năm 2021", ("08 tháng 12 năm 2021", date(2021, 12, 8))),
        ("của Sở Y tế ngày 07/3/2022", ("07/3/2022", date(2022, 3, 7))),
        ("ngày 31/02/2022", ("31/02/2022", None)),
        ("ngày 07/3/22", ("07/3/22", None)),
        ("ngày 07/3", ("07/3", None)),
        ("", ("", None)),
    ],
)
def test_reads_dates_in_all_forms(written: str, expected: tuple[str, date | None]) -> None:
    reference = only(f"Kế hoạch số 22/KH-SYT {written} về tuyên truyền")
    assert (reference.date_text, reference.issued_on) == expected
    assert reference.subject == "về tuyên truyền"


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("Nghị định số 107/2021/NĐ", ("Ký hiệu “NĐ” thiếu cơ quan ban hành",)),
        ("Công văn số 385/SYT", ("Ký hiệu “SYT” thiếu tên loại văn bản hoặc đơn vị soạn thảo",)),
        ("Nghị định số 30/NĐ-CP", ("Số 30/NĐ-CP thiếu năm ban hành",)),
        ("Luật số 59/QH14", ("Số 59/QH14 thiếu năm ban hành",)),
        ("Kế hoạch số 22/KH-SYT ngày 31/02/2022", ("Ngày 31/02/2022 không có trong lịch",)),
        ("Kế hoạch số 22/KH-SYT ngày 21/02", ("Ngày 21/02 thiếu năm",)),
        ("Kế hoạch số 22/KH-SYT ngày 21/02/22", ("Ngày 21/02/22 phải ghi năm bằng bốn chữ số",)),
        (
            "Nghị định số 60/2022/NĐ-CP ngày 21/6/2021",
            ("Năm 2022 trong số văn bản khác năm của ngày 21/6/2021",),
        ),
        ("Luật số 59/2020/QH14", ()),
        ("Kế hoạch số 22/KH-SYT", ()),
    ],
)
def test_names_what_is_malformed(text: str, faults: tuple[str, ...]) -> None:
    assert only(text).faults == faults


@pytest.mark.parametrize(
    ("text", "type_code", "issuer_code", "year"),
    [
        ("Kế hoạch số 22/KH-SYT", "KH", "SYT", None),
        ("Công văn số 385/SYT-VP", "", "SYT", None),
        ("Văn bản số 352/UBND-VP", "", "UBND", None),
        ("Quyết định số 184/QĐ-UBND", "QĐ", "UBND", None),
        ("Quyết định số 1557/QĐ-TTg", "QĐ", "TTg", None),
        ("Quyết định số 385/SYT-VP", "QĐ", "SYT", None),
        ("số 22/KH-SYT", "KH", "SYT", None),
        ("Nghị quyết số 202/2025/QH15", "NQ", "QH", 2025),
        ("Nghị quyết số 351/2017/UBTVQH14", "NQ", "UBTVQH", 2017),
        ("Luật số 59/2020/QH14", "L", "QH", 2020),
        ("Bộ luật số 91/2015/QH13", "L", "QH", 2015),
        ("Tờ trình số 12/TTr-SYT", "TTr", "SYT", None),
        ("Quy định số 12/QyĐ-SYT", "QyĐ", "SYT", None),
        ("Thông tư liên tịch số 12/2014/TTLT-BTC-BNV", "TTLT", "BTC", 2014),
        ("Công văn số 315/SNV-CCHC&VTLT", "", "SNV", None),
    ],
)
def test_reads_type_and_issuer_from_the_symbol(text: str, type_code: str, issuer_code: str, year: int | None) -> None:
    reference = only(text)
    assert (reference.type_code, reference.issuer_code, reference.year) == (type_code, issuer_code, year)


@pytest.mark.parametrize(
    ("words", "issuer", "subject"),
    [
        ("UBND tỉnh về việc A", "UBND tỉnh", "về việc A"),
        ("UBND tỉnh hoàn thiện bộ máy", "UBND tỉnh", "hoàn thiện bộ máy"),
        ("UBND tỉnh Bà Rịa - Vũng Tàu quy định A", "UBND tỉnh Bà Rịa - Vũng Tàu", "quy định A"),
        ("Chính phủ ban hành Chương trình A", "Chính phủ", "ban hành Chương trình A"),
        ("Thủ tướng Chính phủ phê duyệt A", "Thủ tướng Chính phủ", "phê duyệt A"),
        ("Sở Thông tin và Truyền thông về A", "Sở Thông tin và Truyền thông", "về A"),
        ("Bộ Văn hóa, Thể thao và Du lịch về A", "Bộ Văn hóa, Thể thao và Du lịch", "về A"),
        ("Bộ Tài chính - Bộ Nội vụ hướng dẫn A", "Bộ Tài chính - Bộ Nội vụ", "hướng dẫn A"),
        ("Ban chỉ đạo CCHC tỉnh kết luận A", "Ban chỉ đạo CCHC tỉnh", "kết luận A"),
        ("Sở Y tế và công tác phòng, chống dịch", "Sở Y tế", ""),
        ("Sở Nội vụ và Sở Tài chính", "Sở Nội vụ", ""),
        ("Sở Nội vụ, về A", "Sở Nội vụ", "về A"),
        ("Sở Nội vụ). Sau đó", "Sở Nội vụ", ""),
        ("về A", "", ""),
    ],
)
def test_ends_the_issuer_where_its_name_ends(words: str, issuer: str, subject: str) -> None:
    reference = only(f"Công văn số 315/SNV-VP ngày 10/3/2022 của {words}")
    assert (reference.issuer, reference.subject) == (issuer, subject)


@pytest.mark.parametrize(
    ("words", "subject"),
    [
        ("về tuyên truyền; đã xong", "về tuyên truyền"),
        ("về tuyên truyền. Sở Y tế đã gửi", "về tuyên truyền"),
        ("về tuyên truyền năm 2022./.", "về tuyên truyền năm 2022"),
        ("về tuyên truyền tại TP. Vũng Tàu.", "về tuyên truyền tại TP. Vũng Tàu"),
        ("về tuyên truyền: đã triển khai", "về tuyên truyền"),
        ("về tuyên truyền và đang triển khai thực hiện", "về tuyên truyền"),
        ("về tuyên truyền tuy nhiên còn chậm", "về tuyên truyền"),
        ("về tuyên truyền, đã hoàn thành", "về tuyên truyền"),
        ("về tuyên truyền, Sở Y tế đã ban hành văn bản", "về tuyên truyền"),
        ("về rà soát, hiện đại hóa và số hóa hồ sơ", "về rà soát, hiện đại hóa và số hóa hồ sơ"),
        ("về kế hoạch (giai đoạn 1; năm 2022) tại tỉnh", "về kế hoạch (giai đoạn 1; năm 2022) tại tỉnh"),
        ("về “Tuyên truyền; phổ biến” tại tỉnh", "về “Tuyên truyền; phổ biến” tại tỉnh"),
        ("về tuyên truyền) và các nội dung khác", "về tuyên truyền"),
        (", về tuyên truyền", "về tuyên truyền"),
        ("Ban hành Quy chế", "Ban hành Quy chế"),
        ("theo dõi thi hành pháp luật", "theo dõi thi hành pháp luật"),
        ("số hóa hồ sơ", "số hóa hồ sơ"),
        ("số đơn vị đăng ký giảm trừ", ""),
        ("tuy nhiên cập nhật trễ", ""),
        ("và đang triển khai", ""),
        ("đã hoàn thành", ""),
        ("được phê duyệt", ""),
        ("Sở Y tế đã ban hành văn bản", ""),
        (", đã hoàn thành", ""),
        (".", ""),
        ("", ""),
    ],
)
def test_ends_the_subject_where_the_sentence_goes_on(words: str, subject: str) -> None:
    assert only(f"Kế hoạch số 22/KH-SYT ngày 21/02/2022 {words}").subject == subject


def test_a_bare_symbol_needs_an_unmistakable_opening_word() -> None:
    assert only("theo Chỉ thị 10/CT-UBND giải quyết hồ sơ").subject == ""
    assert only("theo Chỉ thị 10/CT-UBND về nâng cao hiệu quả").subject == "về nâng cao hiệu quả"


def test_references_in_a_row_are_siblings() -> None:
    found = parse_references(
        "Kế hoạch số 11/KH-SYT, 12/KH-SYT ngày 01/3/2022 về tuyên truyền và Kế hoạch số 13/KH-SYT về kiểm tra"
    )
    assert [(one.number, one.subject, one.within) for one in found] == [
        ("11", "", None),
        ("12", "về tuyên truyền", None),
        ("13", "về kiểm tra", None),
    ]


def test_a_row_goes_on_after_a_nested_reference_of_another_issuer() -> None:
    found = parse_references(
        "Kế hoạch số 11/KH-SYT về triển khai Kế hoạch số 2/KH-UBND của UBND tỉnh về A, Kế hoạch số 13/KH-SYT về B"
    )
    assert [(one.number, one.subject, one.within) for one in found] == [
        ("11", "về triển khai Kế hoạch số 2/KH-UBND của UBND tỉnh về A", None),
        ("2", "về A", 0),
        ("13", "về B", None),
    ]


# --- Wording ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (date(2022, 2, 21), "21/02/2022"),
        (date(2022, 1, 5), "05/01/2022"),
        (date(2022, 3, 7), "07/3/2022"),
        (date(2021, 12, 8), "08/12/2021"),
    ],
)
def test_dates_have_a_leading_zero_below_day_10_and_in_months_1_and_2(value: date, expected: str) -> None:
    assert format_date(value) == expected


def test_format_document_prints_all_parts_in_order() -> None:
    wording = format_document("Nghị quyết", "2", "2022/NQ-HĐND", date(2022, 2, 25), "HĐND tỉnh", "quy định mức giá")
    assert wording == "Nghị quyết số 02/2022/NQ-HĐND ngày 25/02/2022 của HĐND tỉnh quy định mức giá"


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (("Kế hoạch", "22", "KH-SYT", None, "", ""), "Kế hoạch số 22/KH-SYT"),
        (("Kế hoạch", "", "KH-SYT", None, "", "về A"), "Kế hoạch về A"),
        (("", "385", "SYT-VP", None, "Sở Y tế", ""), "số 385/SYT-VP của Sở Y tế"),
        (("Công văn", "7", "", None, "", "về A"), "Công văn số 07 về A"),
        (("", "", "", None, "", ""), ""),
    ],
)
def test_format_document_leaves_out_blank_parts(
    parts: tuple[str, str, str, date | None, str, str], expected: str
) -> None:
    assert format_document(*parts) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("kế hoạch số 28/KH–SYT ngày 3.3.2022 về A", "Kế hoạch số 28/KH-SYT ngày 03/3/2022 về A"),
        ("Nghị Quyết 2/2022/NQ-HĐND", "Nghị quyết số 02/2022/NQ-HĐND"),
        ("số 22/KH-SYT", "Kế hoạch số 22/KH-SYT"),
        ("số 385/SYT-VP", "Công văn số 385/SYT-VP"),
        ("văn bản số 352/UBND-VP của UBND tỉnh", "Văn bản số 352/UBND-VP của UBND tỉnh"),
    ],
)
def test_format_reference_writes_what_was_read_as_the_decree_wants(written: str, expected: str) -> None:
    assert format_reference(only(written)) == expected


@pytest.mark.parametrize(
    ("code", "name"),
    [("KH", "Kế hoạch"), ("NĐ", "Nghị định"), ("PC", "Phiếu chuyển"), ("", "Công văn"), ("XYZ", "Văn bản")],
)
def test_type_name_of_a_code(code: str, name: str) -> None:
    assert type_name_of(code) == name


@pytest.mark.parametrize(
    ("written", "name"),
    [("Nghị Quyết", "Nghị quyết"), ("KẾ  HOẠCH", "Kế hoạch"), ("công văn", "Công văn"), ("Sổ tay", "Sổ tay")],
)
def test_canonical_type_name(written: str, name: str) -> None:
    assert canonical_type_name(written) == name


# --- Properties ------------------------------------------------------------------------------------------------------

TITLED = st.sampled_from(sorted(set(TYPE_NAMES) - {"L", "PL"})).map(lambda code: (TYPE_NAMES[code], code))
ISSUERS = st.sampled_from(
    ["", "UBND tỉnh", "Chủ tịch UBND tỉnh", "Chính phủ", "Sở Nội vụ", "Sở Khoa học và Công nghệ", "Bộ Y tế"]
)
SUBJECTS = st.one_of(
    st.just(""),
    st.tuples(
        st.sampled_from(["về", "về việc", "quy định", "ban hành", "triển khai", "phê duyệt"]),
        st.lists(st.sampled_from(["công tác", "cải cách", "hồ sơ,", "(đợt 1)", "năm 2022", "và", "PAR"]), max_size=9),
    ).map(lambda words: " ".join([words[0], *words[1], "hành chính"])),
)


@st.composite
def references(draw: st.DrawFn) -> Reference:
    """A well-formed reference, worded as format_document words it."""
    type_name, type_code = draw(TITLED)
    body = draw(st.sampled_from(["SYT", "UBND", "HĐND", "TTg", "BGDĐT"]))
    number = str(draw(st.integers(1, 99999))).zfill(2)
    issued_on = draw(st.none() | st.dates(date(1990, 1, 1), date(2099, 12, 31)))
    year = draw(st.just(issued_on.year) if issued_on else st.integers(1990, 2099))
    symbol = f"{year}/{type_code}-{body}"
    issuer, subject = draw(ISSUERS), draw(SUBJECTS)
    text = format_document(type_name, number, symbol, issued_on, issuer, subject)
    return Reference(
        start=0,
        end=len(text),
        type_name=type_name,
        type_code=type_code,
        number=number,
        symbol=symbol,
        year=year,
        issuer_code=body,
        issuer=issuer,
        issued_on=issued_on,
        date_text=format_date(issued_on) if issued_on else "",
        subject=subject,
        within=None,
        faults=(),
    )


@given(references())
def test_parsing_what_was_formatted_gives_the_reference_again(reference: Reference) -> None:
    assert parse_references(format_reference(reference)) == [reference]


FRAGMENTS = st.sampled_from(
    [
        *("Kế hoạch ", "Luật ", "số ", "số: ", "22", "/", "2022/", "KH-SYT", "NĐ", "QH15", "&", "-", " - ", "ngày "),
        *("07/3/2022", "31/02/2022", " tháng ", " của ", "UBND tỉnh", " về ", "và ", ", ", "; ", ". ", "(", ")", "“"),
        *("”", '"', "\n", "Sở Y tế đã ", "tuy nhiên", "\u00a0", "TP. ", ":", "…"),
    ]
)


@given(st.text() | st.lists(FRAGMENTS, max_size=60).map("".join))
def test_any_text_gives_ordered_spans_inside_it(text: str) -> None:
    found = parse_references(text)
    previous_start = 0
    for index, reference in enumerate(found):
        assert previous_start <= reference.start < reference.end <= len(text)
        assert "\n" not in text[reference.start : reference.end]
        assert text[reference.start : reference.end].endswith(reference.subject)
        if reference.within is not None:
            outer = found[reference.within]
            assert reference.within < index
            assert outer.start < reference.start < outer.end
        previous_start = reference.start + 1


MEGABYTE = 1_000_000


@pytest.mark.parametrize("unit", ["số 1/", "1/1/", "12345", " ", "A-", "((((", "“", "Kế hoạch số    ", ", Sở y ", ". "])
def test_a_megabyte_without_references_gives_none(unit: str) -> None:
    assert parse_references(unit * (MEGABYTE // len(unit))) == []


def test_nested_references_share_no_more_text_than_the_limit() -> None:
    unit = "số 1/KH-SYT về "
    count = 10_000
    found = parse_references(unit * count)
    assert len(found) == count
    assert max(len(reference.subject) for reference in found) <= MAX_SUBJECT


def test_a_reference_without_accents_has_its_type_and_its_date() -> None:
    [reference] = parse_references("(theo Ke hoach so 17/KH-SYT ngay 11 thang 2 nam 2022 ve tuyen dung)")
    assert (reference.type_name, reference.type_code, reference.issued_on) == ("Ke hoach", "KH", date(2022, 2, 11))
    assert reference.start == 6
