"""Nouns that numbers count in reports on administrative reform, and which of them may be added to one another."""

import re
from typing import Final

_GROUPS: Final = {
    "dossier": "bộ hồ sơ|hồ sơ tthc|hồ sơ thủ tục hành chính|hồ sơ|hs",
    "procedure": (
        "thủ tục hành chính|thủ tục|tthc|dịch vụ công trực tuyến|dịch vụ công|dịch vụ|dvctt|dvc|quy trình nội bộ"
        "|quy trình"
    ),
    "document": (
        "văn bản quy phạm pháp luật|văn bản|vbqppl|dự thảo|nghị quyết|quyết định"
        "|kế hoạch|công văn|chỉ thị|báo cáo|tờ trình"
        "|thông báo|hướng dẫn|quy chế|đề án|thông tư|nghị định|luật|chương trình"
    ),
    "person": (
        "lượt người|lượt cán bộ|lượt công chức|lượt viên chức|lượt học viên|lượt|người|cán bộ|công chức|viên chức"
        "|cbccvc|cbcc|ccvc|cvc|cc|vc|nam|nữ|đại biểu|thành viên|hội viên|đoàn viên|đảng viên"
        "|biên chế|học viên|thí sinh|ứng viên"
        "|lãnh đạo|giáo viên|lao động|đồng chí|cá nhân"
        "|nhân viên|cộng tác viên|tình nguyện viên|giám sát viên"
        "|tổ trưởng|tổ phó|tổ viên|phó trưởng đoàn|trưởng đoàn|phó đoàn|phó ban|trưởng ban|thư ký"
        "|hợp đồng lao động|hợp đồng"
        "|phó chủ tịch|chủ tịch|phó giám đốc|giám đốc|phó trưởng phòng|trưởng phòng|chuyên viên|hộ gia đình"
        "|hộ|phó trưởng ban|ủy viên"
    ),
    "body": (
        "đơn vị sự nghiệp|đơn vị|cơ quan|ubnd|đặc khu"
        "|đầu mối|tổ chức|phòng chuyên môn|phòng|chi cục|sở|ban|ngành|xã|phường"
        "|thị trấn|quận|huyện|thị xã|thành phố|tỉnh|địa phương|trung tâm|tập thể|doanh nghiệp|địa bàn"
        "|trường học|trường|trạm y tế|trạm|bệnh viện|tổ dân phố|khu phố|thôn|ấp"
    ),
    "task": "nhiệm vụ|công việc|nội dung|chỉ tiêu|mục tiêu|đầu việc",
    "remark": "phản ánh|kiến nghị|đề nghị|ý kiến|khiếu nại|tố cáo|đơn thư|đơn|pakn",
    "any": "trường hợp",
    "check": "cuộc kiểm tra|cuộc thanh tra|cuộc|đợt|đoàn|lượt kiểm tra",
    "class": "lớp bồi dưỡng|lớp",
    "form": "phiếu",
    "flaw": "tồn tại|hạn chế|vấn đề|sai phạm|thiếu sót",
    "idea": "sáng kiến|mô hình|giải pháp|hình thức|cách làm",
    "meeting": "hội nghị|hội thảo|cuộc họp|phiên họp|phiên|kỳ họp|buổi",
    "news": "tin bài|tin|bài viết|bài|phóng sự|chuyên mục|video|clip",
    "field": "lĩnh vực|nhóm|tiêu chí|hợp phần",
    "paper": ("giấy phép|giấy chứng nhận|chứng chỉ|giấy tờ|tờ khai|biểu mẫu|mẫu đơn|tài liệu|tờ rơi|ấn phẩm"),
    "point": (
        "chỉ số|điểm nghẽn|điểm mới|điểm sáng|điểm yếu|nguyên nhân|bài học|bước|nhóm giải pháp|khâu|điều kiện|yêu cầu"
        "|biện pháp|câu hỏi|câu|kênh|tiện ích|phương thức|cách thức|trụ cột|kỹ năng|chuyên đề|tiêu chuẩn|khu vực"
    ),
    "works": "dự án|công trình|hạng mục|phần mềm|hệ thống|cơ sở dữ liệu|ứng dụng|nền tảng|gói thầu|đề tài",
    "seat": "quầy|điểm cầu|máy|thiết bị|bộ phận",
    "account": "tài khoản|chứng thư số|chứng thư|chữ ký số|chữ ký|giao dịch",
    "money": "tỷ đồng|tỉ đồng|triệu đồng|nghìn đồng|ngàn đồng|đồng",
    "team": "tổ công nghệ số cộng đồng|tổ",
}
UNKNOWN: Final = "?"
"""Opens the group of a noun that the list does not have."""
_NO_COUNT: Final = (
    "ngày làm việc|ngày|giờ|phút|tháng|năm|tuần|quý|lần|điểm phần trăm"
    "|điểm(?! (?:nghẽn|cầu|mới|sáng|yếu|tiếp nhận))|mbps|mb|gb|tb|km|m2|ha|m|kg|người dân số"
    "|tuổi|bậc|độ|°c|vị trí"
)
_GROUP_OF: Final = {word: group for group, words in _GROUPS.items() for word in words.split("|")}
_UNIT: Final = re.compile(
    rf"\s{{0,3}}(?:(?P<none>{_NO_COUNT})"
    rf"|(?:số lượng )?(?P<unit>{'|'.join(sorted(_GROUP_OF, key=len, reverse=True))}))(?!\w)"
)
_NOUN: Final = re.compile(rf"(?<!\w)({'|'.join(sorted(_GROUP_OF, key=len, reverse=True))})(?!\w)")
_WORD: Final = re.compile(r"\s{0,3}([^\W\d_]{2,12}(?:-[^\W\d_]{1,8})?)(?!\w)")
_GRADED: Final = re.compile(r"loại (?:[abcd]|[iv]{1,3}|[1-4])(?!\w)")
"""Of what kind the things are: "14 loại B"."""
_NO_NOUNS: Final = frozenset(
    [
        "và",
        "là",
        "có",
        "đạt",
        "chiếm",
        "trong",
        "trên",
        "của",
        "so",
        "tại",
        "với",
        "được",
        "do",
        "thuộc",
        "đã",
        "đang",
        "chưa",
        "còn",
        "gồm",
        "bằng",
        "tăng",
        "giảm",
        "tương",
        "cao",
        "thấp",
        "các",
        "đến",
        "từ",
        "đúng",
        "trước",
        "quá",
        "trễ",
        "hay",
        "hoặc",
        "nhưng",
        "theo",
        "đều",
        "này",
        "trở",
        "mới",
        "cho",
        "về",
        "để",
        "vào",
        "ở",
        "như",
        "khi",
        "nên",
        "cùng",
        "ra",
        "thì",
        "bị",
        "đủ",
        "trực",
        "toàn",
        "một",
        "mức",
        "cấp",
        "sau",
        "qua",
        "nộp",
        "nhận",
        "lên",
        "xuống",
        "nay",
        "nhất",
        "lần",
        "giải",
        "xử",
        "xong",
        "sớm",
        "muộn",
        "chậm",
        "chờ",
        "tồn",
        "tiếp",
        "hoàn",
        "chuyển",
        "rút",
        "rồi",
    ]
)


def unit_at(lowered: str, position: int) -> tuple[str, str, int]:
    """Return (noun, group, end) of what the number that ends at `position` counts; `lowered` is in lower case.

    The group is "" where no noun stands there, "none" for days, times, scores and other measures, and the noun itself
    where it belongs to no known group.
    """
    match = _UNIT.match(lowered, position)
    if match:
        if match["none"]:
            return match["none"], "none", match.end()
        return match["unit"], _GROUP_OF[match["unit"]], match.end()
    match = _WORD.match(lowered, position)
    if match and match[1] not in _NO_NOUNS and not _GRADED.match(lowered, match.start(1)):
        return match[1], UNKNOWN + match[1], match.end()
    return "", "", position


def is_known_noun(lowered: str, position: int) -> bool:
    """Tell whether one of the field's nouns stands at `position`."""
    match = _UNIT.match(lowered, position)
    return match is not None and match["unit"] is not None


def group_in(lowered: str) -> str:
    """Return the group of the first of the field's nouns in a label, "" where it has none."""
    match = _NOUN.search(lowered)
    return _GROUP_OF[match[1]] if match else ""


def are_addable(group: str, other: str) -> bool:
    """Tell whether what counts the one may be part of what counts the other."""
    if group == other or not group or not other or "any" in (group, other):
        return True
    return is_unknown(group) or is_unknown(other)


def is_unknown(group: str) -> bool:
    """Tell whether a noun stands there that the list does not have."""
    return group.startswith(UNKNOWN)
