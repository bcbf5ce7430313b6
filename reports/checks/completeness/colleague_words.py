"""How people write to one another in a draft: families of wordings, each with what a text must hold to have one."""

import re
from dataclasses import dataclass
from typing import Final

_PERSON: Final = r"(?:anh/chị|anh chị|các anh|các chị|anh|chị|em|bạn|cô|chú|bác|sếp|mọi người|a|c|e)"
_NAME: Final = r"(?:\s(?-i:[A-ZĐÀ-Ỹ])[^\W\d_]{0,9}){0,2}"
_ACT: Final = (
    r"(?:xem|kiểm tra|điền|bổ sung|cập nhật|gửi|rà|rà soát|sửa|thêm|nhập|ghi|viết|check|cho|lấy|tổng hợp|chỉnh|đọc|"
    r"hoàn thiện|báo|giúp|hỗ trợ)"
)
_HELP: Final = r"(?:giúp|hộ|giùm|dùm)"
_ME: Final = r"(?:em|mình|tôi|chị|anh|tui|tớ)"
_KIN: Final = r"(?:anh/chị|anh|chị|em|sếp|a|c|e)"
_DOER: Final = rf"(?:(?:đ/c|đồng chí|{_KIN})(?:\s(?-i:[A-ZĐÀ-Ỹ])[^\W\d_]{{0,9}}){{1,2}}|anh|chị|em|mình)"
_DO: Final = r"(?:xem|kiểm tra|điền|bổ sung|cập nhật|rà|rà soát|sửa|thêm|nhập|viết|check|gửi|làm|lo)"
_OF_THIS: Final = "|".join(
    rf"(?<={noun} này\s)" for noun in ("mục", "phần", "chỗ", "đoạn", "ý", "bảng", "số liệu", "nội dung", "câu", "dòng")
)
_FIGURES: Final = r"(?:số liệu|số|con số|danh sách|thông tin|báo cáo)"
_BEGINS: Final = r"(?:(?<=[.:;,(\[\-–]\s)|(?<=[.:;,(\[\-–])|(?<!.))"
"""A note has no subject: it opens the paragraph, or follows a mark."""
_END: Final = r"(?=\s{0,3}(?:[.!?,;)\]]|\Z))"
_OPEN, _CLOSE = r"[\[({<]\s{0,2}", r"[^()\[\]\n]{0,60}[\])}>]"
_REST: Final = r"(?!\w)[^.;()\n]{0,60}"

_COUNTED: Final = (
    r"hồ sơ|văn bản|thủ tục|TTHC|lượt|người|lớp|cuộc|nhiệm vụ|trường hợp|cán bộ|công chức|viên chức|đơn vị|phiếu|tin|"
    r"bài|dịch vụ|hội nghị|buổi|triệu|tỷ|tỉ|đồng|%"
)
_NUMERALED: Final = ("khóa", "khoá", "thứ", "kỷ", "kỉ", "lần", "kỳ", "hội", "phần", "chương", "mục", "loại", "hạng")
"""After these XX and XXX are Roman numerals: "Quốc hội khóa XXX", "thế kỷ XX"."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A family of wordings; a text with none of the hints, lower-case words or marks, has none of it."""

    hints: frozenset[str]
    pattern: re.Pattern[str]


def _wording(hints: str, pattern: str) -> Wording:
    return Wording(frozenset(hints.split()), re.compile(pattern, re.IGNORECASE))


_PEOPLE: Final = "anh chị em bạn cô chú bác sếp mọi a c e"
_HELPING: Final = "giúp hộ giùm dùm"

REQUESTS: Final = (
    _wording("nhờ", rf"(?<!\w)nhờ\s{_PERSON}{_NAME}\s[^.;()\n]{{0,80}}"),
    _wording(
        _HELPING,
        rf"(?<!\w)(?:nhờ|em|chị|anh)\s(?-i:[A-ZĐÀ-Ỹ])\w{{1,9}}\s[^.;()\n]{{0,60}}?{_HELP}(?:\s\w{{1,6}}){{0,2}}{_END}",
    ),
    _wording(
        _PEOPLE,
        rf"(?<!\w){_PERSON}{_NAME}\s(?:ơi|{_ACT}\s(?:lại|giúp|hộ|giùm|dùm|thêm|số liệu|vào|cho {_ME})){_REST}",
    ),
    _wording(
        _HELPING,
        rf"(?<!\w){_ACT}\s[^.;()\n]{{0,40}}?{_HELP}\s(?:{_ME}|phòng|với|nha|nhé|ạ)(?!\w)(?:\s(?:nha|nhé|với|ạ)(?!\w))?",
    ),
    _wording("em mình tui", rf"(?<!\w)cho\s(?:em|mình|tui)\s(?:xin|hỏi){_REST}"),
    _wording(
        "em mình tui",
        rf"(?<!\w)(?:mình|em|tui)\s(?:chưa|đang|sẽ|không)\s(?:có|lấy|xin|bổ sung|cập nhật|rõ|biết)\s"
        rf"(?:số|báo cáo|thông tin|phần|danh sách|được){_REST}",
    ),
    _wording(
        "lại",
        r"(?<!\w)(?:hỏi|xem|kiểm tra|rà|check|coi)\slại\s(?:giúp|phòng|anh|chị|bên|số|chỗ|với|xem)"
        r"(?!\w)[^.;()\n]{0,40}(?=[)\]]|\Z)",
    ),
    _wording("này", rf"(?:{_OF_THIS})(?:để\s|nhờ\s|giao\s)?{_DOER}\s{_DO}(?!\w)(?:\s(?:sau|rồi|tiếp|nhé|nha))?"),
    _wording(
        "xin hỏi",
        rf"(?<!\w)(?:xin|hỏi|lấy)\s(?:lại\s)?ý kiến\s(?:của\s)?{_KIN}\s(?-i:[A-ZĐÀ-Ỹ])[^\W\d_]{{0,9}}(?!\w){_REST}",
    ),
    _wording(
        "xin hỏi",
        r"(?<!\w)(?:xin|hỏi)\s(?:lại\s)?(?:ý kiến\s)?(?:sếp|lãnh đạo|trưởng phòng|phòng|anh|chị)(?:\s\w{1,10}){0,3}?\s"
        rf"(?:chỗ|phần|mục|đoạn|số)\snày{_REST}",
    ),
)
PROMISES: Final = (
    _wording(
        "chờ đợi",
        rf"{_BEGINS}(?:hiện\s)?(?:đang\s|còn\s|vẫn\s){{0,2}}(?:chờ|đợi)\s[^.;()\n]{{1,40}}?\s"
        rf"(?:gửi|cung cấp|báo|chuyển|cho)\s{_FIGURES}{_END}",
    ),
    _wording(
        "chưa không",
        rf"{_BEGINS}(?:chưa|không)\s(?:rõ|biết|nắm(?: được)?|chắc|chốt|(?:lấy|tìm|nhận|xin) được)\s"
        rf"(?:số liệu|con số|số){_END}",
    ),
    _wording("chưa", rf"{_BEGINS}(?:số liệu|con số|số này)\s(?:này\s)?chưa\s(?:rõ|chắc|chốt|có){_END}"),
    _wording(
        "sau",
        r"(?<!\w)(?:số liệu|phần này|mục này|nội dung này|chỗ này|đoạn này)\s(?:sẽ\s)?"
        rf"(?:bổ sung|cập nhật|gửi|điền|thêm|viết|tính)\ssau{_END}",
    ),
    _wording(
        "sau",
        r"(?<!\w)chưa có(?: số liệu| số)?\s{0,2},?\s(?:sẽ\s)?(?:gửi|bổ sung|cập nhật|điền|báo)\s(?:lại\s)?sau" + _END,
    ),
    _wording("sau", r"(?<!\w)(?:bổ sung|cập nhật|điền|gửi)\s(?:số liệu\s)?sau(?=\s{0,2}(?:[)\]]|\Z))"),
    _wording(
        "chờ đợi",
        r"(?<!\w)(?:chờ|đợi)\s[^.;()\n]{1,40}?\s(?:gửi|cung cấp|báo|cho)\s(?:số|số liệu|danh sách|thông tin)\s"
        r"(?:rồi|để|mới|xong)\s(?:điền|bổ sung|cập nhật|nhập|thêm|ghi|viết)(?!\w)[^.;()\n]{0,40}",
    ),
    _wording("đây", rf"(?<!\w)(?:điền|chèn|nhập|dán|bổ sung|thêm|cập nhật)\s(?:số liệu\s)?vào đây{_END}"),
)
ORDERS: Final = (
    _wording(
        "lại",
        rf"{_OPEN}(?:cần\s|phải\s|nhớ\s|nên\s)?"
        rf"(?:xem|kiểm tra|hỏi|rà soát|rà|check|coi|tính|đối chiếu)\slại(?!\w){_CLOSE}",
    ),
    _wording(
        "đ đồng anh chị em sếp a c e",
        rf"{_OPEN}(?:nhờ\s|giao\s|để\s)?{_DOER}\s{_DO}"
        r"(?:\s(?:lại|giúp|hộ|thêm|nhé|nha|với|số|số liệu|phần này|mục này|chỗ này|vào đây)){0,3}\s{0,2}[\])}>]",
    ),
    _wording(
        "cần chờ đợi thiếu nhớ",
        rf"{_OPEN}(?:cần|chờ|đợi|thiếu|nhớ)\s(?:bổ sung|cập nhật|số liệu|điền|thêm|xác nhận|hỏi|sửa)(?!\w){_CLOSE}",
    ),
    _wording(
        "điền nhập chèn thêm copy dán",
        rf"{_OPEN}(?:điền|nhập|chèn|thêm|copy|dán)\s"
        rf"(?:số|số liệu|tên|ngày|nội dung|vào|thêm|đầy đủ|thông tin|bảng|hình|giúp)(?!\w){_CLOSE}",
    ),
    _wording("[", r"\[\s{0,2}(?:số|số liệu|tên|ngày|tháng|năm|nội dung|đơn vị|tỷ lệ|x+|n+)(?:\s[^\[\]\n]{0,40})?\]"),
    _wording(
        "[ { <",
        r"[\[{<]\s{0,2}(?:ghi|nêu|điền|nhập|chèn|liệt kê|trình bày|bổ sung|thêm|cập nhật)\s[^\[\]{}<>\n]{1,80}[\]}>]",
    ),
    _wording("ghi note lưu nb", r"\((?:ghi chú|note|lưu ý|nb)\s?:[^()\n]{0,80}\)"),
)
MARKS: Final = (
    _wording("? !!", r"\?{2,}+(?!\s?/\s?[A-ZĐ])|!{2,}+|\d{1,12}\s?\?(?=[\s.,;)]|\Z)|(?<!hỏi )\(\s?\?\s?\)"),
    _wording(
        "xx xxx",
        rf"(?<![\w-])(?<!{')(?<!'.join(f'{word} ' for word in _NUMERALED)})(?-i:XX|XXX|xx)(?=\s(?:{_COUNTED})(?!\w))",
    ),
    _wording(
        "xxx xxxx xxxxx todo fixme tbd lorem",
        r"(?<!\w)(?:(?-i:xxx+|XXXX+)|TODO|FIXME|TBD|lorem ipsum)(?!\w)",
    ),
)
SPEECH: Final = (
    _wording("nha nhé nhá nghen nhe ạ", rf"(?<!\w)(?-i:nha|nhé|nhá|nghen|nhe|ạ){_END}"),
    _wording(
        "ko hok đc dc oke tks thanks hihi hehe haha thui rùi nhìu zậy dzậy ntn",
        r"(?<![\w-])(?-i:ko|hok|đc|dc|oke|tks|thanks|hihi|hehe|haha|thui|rùi|nhìu|zậy|dzậy|ntn)(?![\w-])",
    ),
)
FORMAL: Final = re.compile(
    r"anh\schị\sem|(?:các|của|cho|với|và|cùng|những)\s(?:em|anh|chị)\s(?:học sinh|thiếu nhi|nhỏ|em)", re.IGNORECASE
)
"""Wordings with the same words that are no notes."""
