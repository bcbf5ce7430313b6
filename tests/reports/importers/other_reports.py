"""Reports of other units in the manner of real ones: five parts, other wording; each heading with its key."""

COMMUNE = """
UBND HUYỆN KRÔNG PẮC
PHÒNG NỘI VỤ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 41/BC-PNV
Krông Pắc, ngày 12 tháng 6 năm 2023
BÁO CÁO
Kết quả công tác cải cách hành chính 6 tháng đầu năm 2023
Kính gửi: Sở Nội vụ tỉnh Đắk Lắk.
Thực hiện Công văn số 512/SNV-CCHC ngày 02/6/2023 của Sở Nội vụ, Phòng Nội vụ báo cáo như sau:
steering|I. CÔNG TÁC CHỈ ĐẠO ĐIỀU HÀNH CCHC
steering.plan|1. Kế hoạch cải cách hành chính
Ban hành Kế hoạch số 12/KH-PNV ngày 05/01/2023 với 31 nhiệm vụ, đã hoàn thành 18 nhiệm vụ.
steering.direction|2. Tổ chức chỉ đạo, điều hành cải cách hành chính
Phòng đã tham mưu 14 văn bản chỉ đạo, đôn đốc các xã, thị trấn.
steering.inspection|3. Công tác kiểm tra cải cách hành chính, công vụ
Đã kiểm tra tại 06 xã, phát hiện 09 tồn tại và yêu cầu khắc phục trước ngày 30/6/2023.
steering.communication|4. Công tác tuyên truyền cải cách hành chính
Phát 24 tin, bài trên hệ thống truyền thanh cơ sở.
results|II. KẾT QUẢ THỰC HIỆN CẢI CÁCH HÀNH CHÍNH
results.institutions|1. Về cải cách thể chế
Không ban hành văn bản quy phạm pháp luật trong kỳ.
results.procedures|2. Về cải cách thủ tục hành chính
Tiếp nhận 1.204 hồ sơ, giải quyết trước và đúng hạn 1.198 hồ sơ, đạt 99,5%.
results.organisation|3. Về cải cách tổ chức bộ máy hành chính
Tiếp tục sắp xếp các đơn vị sự nghiệp theo đề án đã duyệt.
results.civil_service|4. Về cải cách chế độ công vụ
Cử 15 lượt cán bộ, công chức đi bồi dưỡng.
results.public_finance|5. Về cải cách tài chính công
Thực hiện tự chủ theo Nghị định số 60/2021/NĐ-CP.
results.digital_government|6. Xây dựng, phát triển chính quyền điện tử, chính quyền số
100% văn bản đi được ký số, trừ văn bản mật.
assessment|III. ĐÁNH GIÁ CHUNG
assessment.strengths|1. Những ưu điểm
Người đứng đầu các cơ quan quan tâm, chỉ đạo quyết liệt.
assessment.shortcomings|2. Tồn tại, hạn chế
Một số xã chưa cập nhật hồ sơ kịp thời lên phần mềm một cửa điện tử.
directions|IV. PHƯƠNG HƯỚNG, NHIỆM VỤ 6 THÁNG CUỐI NĂM 2023
1. Tiếp tục thực hiện kế hoạch đã ban hành.
2. Tăng cường kiểm tra đột xuất tại các xã.
proposals|V. ĐỀ XUẤT, KIẾN NGHỊ
Đề nghị Sở Nội vụ tổ chức tập huấn nghiệp vụ cho công chức cấp xã.
Trên đây là báo cáo kết quả công tác cải cách hành chính 6 tháng đầu năm 2023./.
Nơi nhận:
- Như trên;
- Lưu: VT.
TRƯỞNG PHÒNG
Y Bhiông Niê
"""

DEPARTMENT = """
BÁO CÁO CÔNG TÁC CẢI CÁCH HÀNH CHÍNH QUÝ III NĂM 2022
Căn cứ Kế hoạch số 9/KH-STP ngày 06/01/2022 của Sở Tư pháp về cải cách hành chính;
Sở Tư pháp báo cáo kết quả như sau:
steering|A. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CẢI CÁCH HÀNH CHÍNH
steering.plan|1/ Về kế hoạch CCHC
steering.plan.issued|a) Việc xây dựng, ban hành kế hoạch CCHC
Đã ban hành Kế hoạch số 9/KH-STP.
steering.direction|2/ Về tổ chức chỉ đạo, điều hành CCHC
steering.direction.documents|a) Việc ban hành các văn bản chỉ đạo, điều hành về CCHC
Ban hành 05 văn bản.
steering.direction.emulation|b) Công tác thi đua, khen thưởng gắn với thực hiện nhiệm vụ CCHC: chưa phát sinh.
results|B. KẾT QUẢ THỰC HIỆN CÔNG TÁC CCHC
results.institutions|1/ Cải cách thể chế
results.institutions.legal_documents|a) Kết quả xây dựng, ban hành văn bản QPPL: trình ban hành 02 văn bản.
results.institutions.enforcement|b) Kết quả thi hành pháp luật và theo dõi thi hành pháp luật
Đã kiểm tra 03 đơn vị.
results.procedures|2/ Cải cách TTHC
results.procedures.simplification|a) Kết quả rà soát, cắt giảm, đơn giản hóa TTHC: đã rà soát 12 TTHC.
results.procedures.one_stop|b) Kết quả thực hiện cơ chế một cửa, một cửa liên thông
Tiếp nhận 3.310 hồ sơ, trong đó có 2.050 hồ sơ trực tuyến.
results.public_finance|5/ Cải cách tài chính công
Thực hiện đúng quy chế chi tiêu nội bộ.
assessment|C. ĐÁNH GIÁ CHUNG
assessment.strengths|1/ Ưu điểm: công tác chỉ đạo được quan tâm.
assessment.shortcomings|2/ Tồn tại, hạn chế: còn hồ sơ trễ hạn do lỗi phần mềm.
directions|D. PHƯƠNG HƯỚNG, NHIỆM VỤ TRỌNG TÂM
Rà soát quy trình nội bộ đối với các thủ tục hành chính mới công bố.
proposals|Đ. KIẾN NGHỊ, ĐỀ XUẤT
Không.
GIÁM ĐỐC
LÊ VĂN C
Nơi nhận:
- Sở Nội vụ;
- Lưu: VT.
"""


def taken_apart(report: str) -> tuple[list[str], dict[str, str]]:
    """Return the lines of a report and what heads each key."""
    lines, heads = [], {}
    for line in report.strip().split("\n"):
        key, bar, text = line.partition("|")
        lines.append(text if bar else line)
        if bar:
            heads[key] = text
    return lines, heads
