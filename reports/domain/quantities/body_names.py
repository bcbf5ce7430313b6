"""Names of departments, bureaus and offices that hold "và" or a comma, each one name wherever it stands in a list.

Source: Nghị định 45/2025/NĐ-CP and 150/2025/NĐ-CP, 24/2014/NĐ-CP and 37/2014/NĐ-CP (departments and bureaus of the
province, the district and the commune, now and before 2025).
"""

import re
from typing import Final

_FIELDS: Final = """
    Dân tộc và Tôn giáo|Khoa học và Công nghệ|Giáo dục và Đào tạo|Nông nghiệp và Môi trường|Tài nguyên và Môi trường
    Nông nghiệp và Phát triển nông thôn|Thông tin và Truyền thông|Kế hoạch và Đầu tư|Văn hóa, Thể thao và Du lịch
    Văn hóa và Thể thao|Lao động, Thương binh và Xã hội|Lao động - Thương binh và Xã hội|Kinh tế, Hạ tầng và Đô thị
    Kinh tế và Hạ tầng|Văn hóa và Thông tin|Văn hóa và Xã hội|Văn hóa, Xã hội|Văn hóa và Khoa học
    Văn hóa, Khoa học và Thông tin|Quy hoạch và Kiến trúc|Tài chính và Kế hoạch|Giao thông và Xây dựng
    HĐND và UBND|Hội đồng nhân dân và Ủy ban nhân dân|Đoàn ĐBQH và HĐND|Đoàn đại biểu Quốc hội và HĐND
    Đoàn đại biểu Quốc hội và Hội đồng nhân dân|Phát thanh và Truyền hình|Phát thanh, Truyền hình
    Báo và Phát thanh, Truyền hình|Báo và Đài Phát thanh, Truyền hình|Văn hóa, Thể thao và Truyền thông
    Văn hóa, Thông tin và Thể thao|Văn hóa, Thông tin và Truyền thông|Văn hóa, Thể thao
    Văn hóa, Thể thao, Du lịch và Truyền thông|Chăn nuôi và Thú y|Chăn nuôi, Thú y và Thủy sản|Chăn nuôi, Thú y
    Trồng trọt và Bảo vệ thực vật|Thủy lợi và Phòng, chống thiên tai|Phát triển nông thôn và Quản lý chất lượng
    Quản lý chất lượng nông, lâm sản và thủy sản|Quản lý chất lượng nông lâm sản và thủy sản|Biển và Hải đảo
    Kinh tế hợp tác và Phát triển nông thôn|Vệ sinh an toàn thực phẩm và Dân số|Văn hóa và Thể thao, Du lịch
    An toàn vệ sinh thực phẩm và Dân số|Dân số và Trẻ em|Dân số, Trẻ em và Phòng, chống tệ nạn xã hội
    Khu kinh tế và các khu công nghiệp|Khu kinh tế, khu công nghiệp|các khu kinh tế và khu công nghiệp
    khu kinh tế và các khu công nghiệp|khu công nghiệp và khu chế xuất|các khu chế xuất và công nghiệp
    Bảo hiểm xã hội và Bảo hiểm thất nghiệp|Tổ chức và Cán bộ|Hành chính và Quản trị|Thuế và Hải quan
    Nông, Lâm nghiệp và Thủy sản|Tuyên giáo và Dân vận|Ứng dụng và Chuyển giao|Đào tạo và Bồi dưỡng
    Dạy nghề và Giáo dục thường xuyên|Giáo dục nghề nghiệp và Giáo dục thường xuyên|Dịch vụ việc làm và Đào tạo
    Xúc tiến Đầu tư, Thương mại và Du lịch|Xúc tiến Đầu tư và Hỗ trợ doanh nghiệp|Tiếp nhận và Trả kết quả
    Phòng cháy, chữa cháy và cứu nạn, cứu hộ|Chuyển đổi số và Truyền thông|Công nghệ thông tin và Truyền thông
    Khuyến công và Xúc tiến thương mại|Quan trắc và Phân tích môi trường|Cấp nước và Vệ sinh môi trường
"""
_ALL: Final = [field.strip() for line in _FIELDS.split("\n") for field in line.split("|") if field.strip()]
_JOINED: Final = re.compile(
    "|".join(re.escape(field) for field in sorted(_ALL, key=len, reverse=True))
    .replace("và", "(?:và|&)")
    .replace(r"\-", "[-–]"),
    re.IGNORECASE,
)
_INNER: Final = re.compile(r"[,&–-]|(?<!\w)và(?!\w)")


def close_names(text: str) -> str:
    """Return `text` with the signs and the "và" inside such names blanked out, character by character."""
    if " và " not in text and "&" not in text and "," not in text:
        return text
    return _JOINED.sub(lambda match: _INNER.sub(lambda inner: "_" * len(inner[0]), match[0]), text)
