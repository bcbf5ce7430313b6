"""Every reference of a real quarterly report: what is found, and how each part is read."""

import pytest

from directives.domain.references import Reference, parse_references


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
