"""What a label says of the figure beside it: the kind of division ("dimension") and the place in it ("family").

Figures of one dimension exclude one another ("trước hạn", "đúng hạn", "quá hạn"), so they may be added; a division is
complete where all of its families are there.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import groupby
from typing import Final, NamedTuple

from reports.domain.quantities.family_hints import HINTS


class Family(NamedTuple):
    """A place in a division: ("time", "late")."""

    dimension: str
    name: str


_BOTH_IN_TIME: Final = (
    r"(?:trước|sớm)(?: thời)?(?: hạn| hẹn)?(?: và | hoặc | hay | & |, ?|/| - | – |-| )(?:giải quyết )?(?:đúng"
    r"|trong)(?: thời)? (?:hạn|hẹn)"
    r"|đúng(?: hạn)?(?: và | hoặc | hay | & |, ?|/| - |-| )(?:giải quyết )?(?:trước|sớm)(?: thời)? hạn"
)
COMPOUNDS: Final = re.compile(
    rf"(?<!\w)(?:{_BOTH_IN_TIME}|cán bộ, công chức(?:, viên chức)?(?:,? (?:và )?người lao động)?|công chức, viên chức"
    r"|phản ánh, (?:kiến nghị|đề xuất)|phản ánh và kiến nghị|sửa đổi, bổ sung(?:, thay thế)?|thay thế, bãi bỏ"
    r"|các (?:sở|cơ quan|đơn vị|địa phương)(?:, (?:ban|ngành|đơn vị|địa phương|đoàn thể)){1,3}"
    r"|sở, (?:ban, )?ngành|cơ quan, địa phương|đơn vị, địa phương|xã, (?:phường, đặc khu|thị trấn)"
    r"|huyện, (?:thị xã|quận)(?:, (?:thị xã|thành phố)){0,2}|tin, bài(?:, phóng sự)?|tin, phóng sự"
    r"|cơ quan, đơn vị(?:, địa phương)?|phí, lệ phí|đào tạo, bồi dưỡng|tiếp nhận, giải quyết"
    r"|tổ chức, cá nhân|cá nhân, tổ chức|tập thể, cá nhân|cá nhân, tập thể|người dân, doanh nghiệp|chỉ đạo, điều hành"
    r"|phòng, (?:ban, )?đơn vị|phòng, ban|kỷ luật, kỷ cương"
    r"|kiểm tra, giám sát"
    r"|xã, phường(?:, thị trấn)?|phường, xã|huyện, (?:thị xã, )?thành phố|hài lòng và rất hài lòng"
    r"|rất hài lòng và hài lòng"
    r"|hài lòng, rất hài lòng|rất hài lòng, hài lòng|bưu chính, viễn thông|hài lòng trở lên|công chức và viên chức"
    r"|trực tiếp và (?:qua )?(?:dịch vụ )?bưu chính(?: công ích)?"
    r"|trực tiếp, (?:qua )?(?:dịch vụ )?bưu chính(?: công ích)?"
    r"|bị từ chối, (?:rút|trả lại)(?: hoặc (?:rút|trả lại))?|rút và trả lại|trả lại, rút|trả lại và rút|rút, trả lại"
    r"|chưa đến hạn(?:,| và) (?:trong|còn) hạn|nhiệm vụ, giải pháp|hồ sơ, giấy tờ|thông tin, tuyên truyền|mức độ 3(?:,"
    r"| và|;) 4(?!\d))"
)
"""Words that hold a comma or "và" and name one thing."""

_LATE: Final = (
    r"quá hạn|trễ hạn|trễ hẹn|chậm hạn|muộn hạn|chậm muộn|quá (?:thời hạn|hẹn|ngày hẹn)|bị quá|bị trễ|sai hẹn|chậm trễ"
    r"|(?<!\w)(?:chậm|trễ|muộn)(?! nhất)(?!\w)|sau (?:ngày |giờ )?hẹn"
)
_NEXT: Final = r"(?: sau| tới| (?:kỳ|kì|quý|tháng|năm|tuần|đợt)(?: báo cáo)? (?:sau|tới|kế|tiếp|\d|[ivx]))"
_FAMILIES: Final = tuple(
    (Family(*place.split(".")), re.compile(pattern))
    for place, pattern in (
        ("time.in_time", _BOTH_IN_TIME),
        (
            "pending.in_time",
            r"chưa (?:đến|tới|quá) (?:thời |kỳ )?(?:hạn|điểm|kỳ|lịch)"
            r"|(?:còn|đang|vẫn) (?:trong )?(?:thời )?hạn|trong (?:thời )?hạn",
        ),
        ("time.late", _LATE),
        (
            "time.early",
            r"(?:trước|sớm)(?: thời)? hạn|sớm hẹn|(?:trước|sớm hơn) (?:ngày |giờ |thời gian |lịch )?(?:hẹn|quy định)"
            r"|(?:xong|trả|giải quyết|hoàn thành) sớm",
        ),
        ("time.on_time", r"đúng (?:thời )?(?:hạn|hẹn)|đúng (?:ngày|giờ|lịch|thời gian)(?: hẹn| hạn| trả| quy định)?"),
        (
            "returned.returned",
            r"trả lại|bị từ chối|từ chối|(?<!\w)rút(?! ngắn| kinh| gọn)|không tiếp nhận|không đủ điều kiện|(?<!\w)hủy"
            r"|dừng",
        ),
        (
            "origin.carried",
            (
                r"kỳ trước|kì trước|tồn (?:đầu (?:kỳ|tháng|quý|năm|tuần)|từ|cũ|của|năm|tháng|quý|trước)|đầu kỳ"
                r"|kỳ (?:báo cáo )?trước|(?:năm"
                r"|tháng|quý|tuần) trước (?:chuyển|mang|để|dồn|còn|tồn)|để lại"
                rf"|chuyển (?:sang|qua|tiếp|kỳ)(?!{_NEXT})|(?<!\w)tồn (?:\w+ ){{0,2}}chuyển(?!(?: sang| qua)?{_NEXT})"
                r"|chuyển từ (?:kỳ|năm|quý|tháng|tuần)|đầu (?:tháng|quý|năm|tuần)[^,;.#]{0,40} (?:còn|tồn)(?!\w)"
                r"|(?<!\w)cũ (?:chuyển|còn|tồn)|\A\W*(?:hồ sơ )?cũ\W*#"
            ),
        ),
        (
            "origin.new",
            r"(?:tiếp )?nhận (?:mới|thêm|(?:\w+ ){0,2}trong kỳ)|mới (?:tiếp )?nhận|phát sinh (?:mới|trong|thêm)"
            r"|mới phát sinh|hồ sơ mới(?!\w)|mới trong kỳ|nhận mới|\A\W*mới\W*#",
        ),
        ("held.online", r"(?<=họp )trực tuyến|(?<=nghị )trực tuyến|(?<=cuộc )trực tuyến|(?<=buổi )trực tuyến"),
        ("held.direct", r"(?<=họp )trực tiếp|(?<=nghị )trực tiếp|(?<=cuộc )trực tiếp|(?<=buổi )trực tiếp"),
        ("channel.post", r"bưu (?:chính|điện)(?! (?:huyện|tỉnh|xã|thành phố|khu vực|trung tâm|văn hóa))|bcci"),
        (
            "channel.direct",
            r"trực tiếp(?! (?:chỉ đạo|phụ trách|theo dõi|kiểm tra))|(?:hồ sơ|bản|nộp|bằng) giấy|tại quầy",
        ),
        (
            "channel.online",
            r"(?<!dịch vụ công )(?<!thanh toán )(?<!họp )(?<!hội nghị )trực tuyến(?! (?:toàn trình|một phần|mức))"
            r"|qua mạng",
        ),
        ("scale.full", r"toàn trình|mức độ 4|mức 4"),
        ("scale.partial", r"(?<!bảo đảm )(?<!đảm bảo )(?<!hiệu lực )(?<!tự chủ )một phần|mức độ 3|mức 3"),
        (
            "level.province",
            r"cấp tỉnh|cấp sở|(?:các )?sở, (?:ban, )?ngành|các sở|khối sở|cấp thành phố"
            r"|\A\W*(?:ở |khối |tuyến )?tỉnh\W*#",
        ),
        (
            "level.district",
            r"cấp (?:quận|huyện)|ubnd (?:các )?huyện|các huyện|huyện, (?:thị xã, )?thành phố|khối huyện"
            r"|bộ phận một cửa (?:của )?(?:huyện|thị xã|quận)(?!\w)"
            r"|\A\W*(?:ở |tại |khối |tuyến )?huyện\W*#",
        ),
        (
            "level.commune",
            r"cấp (?:xã|phường|cơ sở)|(?:các )?xã, phường(?:, thị trấn)?|ubnd (?:các )?(?:xã|phường)|các xã|phường, xã"
            r"|xã, (?:thị trấn|đặc khu)|\d (?:xã|phường)(?!\w)"
            r"|khối xã|\A\W*(?:ở |tuyến )?xã\W*#",
        ),
        (
            "staff.official",
            r"(?<!công chức, )(?<!cán bộ, )(?<!\w)công chức(?!, viên chức| và viên chức)|(?<!\w)cc(?!\w)",
        ),
        ("staff.employee", r"(?<!công chức, )(?<!công chức và )(?<!\w)viên chức|(?<!\w)vc(?!\w)"),
        ("gender.woman", r"(?<!phụ )(?<!\w)nữ(?!\w)"),
        ("gender.man", r"(?<!việt )(?<!\w)nam(?!\w)"),
        ("people.ethnic", r"dân tộc"),
        ("people.party", r"đảng viên|đoàn viên"),
        ("degree.high", r"trình độ cao cấp(?! (?:lý luận|chính trị))|\A\W*cao cấp\W*#"),
        ("degree.above", r"trên đại học|sau đại học"),
        ("degree.doctor", r"tiến sĩ"),
        ("degree.master", r"thạc sĩ"),
        ("degree.university", r"đại học|cử nhân"),
        ("degree.college", r"cao đẳng"),
        ("degree.school", r"trung cấp(?! chính trị| lý luận)|(?<!hồ )sơ cấp"),
        ("people.degree", r"trình độ"),
        ("people.young", r"(?<!đoàn )thanh niên|dưới \d\d tuổi|trẻ"),
        ("satisfied.no", r"(?:chưa|không) hài lòng"),
        (
            "satisfied.all",
            r"hài lòng và rất hài lòng|rất hài lòng và hài lòng|hài lòng, rất hài lòng|rất hài lòng, hài lòng"
            r"|hài lòng trở lên",
        ),
        ("satisfied.very", r"rất hài lòng"),
        ("satisfied.neutral", r"bình thường|chấp nhận được"),
        ("satisfied.yes", r"hài lòng"),
        ("half.first", r"(?:6|sáu) tháng đầu"),
        ("half.second", r"(?:6|sáu) tháng cuối"),
        ("quarter.one", r"(?<!\w)quý (?:i|1)(?!\w)"),
        ("quarter.two", r"(?<!\w)quý (?:ii|2)(?!\w)"),
        ("quarter.three", r"(?<!\w)quý (?:iii|3)(?!\w)"),
        ("quarter.four", r"(?<!\w)quý (?:iv|4)(?!\w)"),
        ("grade.excellent", r"hoàn thành xuất sắc|loại xuất sắc|\A\W*xuất sắc"),
        ("grade.good", r"hoàn thành tốt|loại tốt|\A\W*tốt"),
        ("grade.fair", r"loại khá|\A\W*khá"),
        ("grade.average", r"loại trung bình|\A\W*trung bình"),
        ("grade.failed", r"không hoàn thành(?: nhiệm vụ)?|loại yếu|\A\W*(?:yếu|kém)"),
        ("discipline.reprimand", r"khiển trách"),
        ("discipline.warning", r"cảnh cáo"),
        ("discipline.lowered", r"hạ bậc lương|giáng chức|cách chức|bãi nhiệm"),
        ("discipline.dismissed", r"buộc thôi việc|sa thải|khai trừ"),
        ("cause.own", r"chủ quan"),
        ("cause.other", r"khách quan"),
        ("recruited.exam", r"thi tuyển"),
        ("recruited.review", r"xét tuyển|xét chọn"),
        ("validity.partly", r"hết hiệu lực một phần"),
        ("validity.expired", r"hết hiệu lực"),
        ("validity.valid", r"còn (?:nguyên )?hiệu lực"),
        ("passed.no", r"(?<!\w)trượt(?!\w)|không (?:đỗ|trúng tuyển|đạt yêu cầu)|bị loại"),
        ("passed.yes", r"(?<!\w)đỗ(?!\w)"),
        ("plan.sudden", r"đột xuất"),
        ("plan.planned", r"theo kế hoạch|định kỳ|(?<!chi )thường xuyên"),
        (
            "state.pending",
            (
                r"đang (?:\w+ ){0,2}(?:giải quyết|xử lý|thụ lý|thực hiện|triển khai|khắc phục|tiến hành|xem xét"
                r"|xác minh"
                r"|hoàn thiện|theo dõi|trong quá trình)"
                r"|tồn (?:cuối|đọng|chưa|lại)|còn tồn|cuối kỳ(?! (?:đã|giải|xử|trả))|còn lại|đang (?:trong|chờ|dở|làm)"
                r"|(?<!\w)dở(?: dang)?(?!\w)"
                r"|đang (?:\w+ ){0,2}chờ"
                rf"|chuyển(?: sang| qua)?{_NEXT}|cuối (?:tháng|quý|năm|tuần)[^,;.#]{{0,30}} (?:còn|tồn)(?!\w)"
                r"|(?<!\w)chờ(?!\w)"
            ),
        ),
        (
            "state.not_yet",
            r"chưa (?:\w+ ){0,2}(?:giải quyết|xử lý|thực hiện|triển khai|khắc phục|hoàn thành|tổ chức|trả lời|ban hành"
            r"|đạt|công bố|sử dụng|số hóa|trả|xong|hoàn tất|có kết quả|ra kết quả)",
        ),
        (
            "state.done",
            (
                r"(?:đã |được |xong )(?:\w+ ){0,3}(?:giải quyết|xử lý|thực hiện|hoàn thành|khắc phục|trả|trả lời"
                r"|tổ chức|ban hành|số hóa|sử dụng)"
                r"|hoàn thành|giải quyết xong|xử lý xong|trả kết quả|(?<!\w)trả(?! lại)"
                r"|(?<!phải )(?<!cần )(?<!thẩm quyền )(?<!thời gian )(?<!đề nghị )(?<!yêu cầu )"
                r"giải quyết(?! (?:của|tthc|thủ tục))"
                r"|khắc phục xong|có kết quả|đã (?:\w+ )?xong|(?<!chưa )(?<!\w)xong(?!\w)|hoàn tất|đầu ra|dứt điểm"
            ),
        ),
        (
            "state.received",
            r"tiếp nhận|(?<!chứng )(?<!xác )(?<!ghi )(?<!công )(?<!chấp )(?<!\w)nhận(?! kết quả| thức)"
            r"|phải (?:giải quyết|xử lý)|cần giải quyết|thụ lý|được giao|phê duyệt|đầu vào",
        ),
    )
)
_DIVISIONS: Final = tuple(
    (HINTS[dimension], tuple(group)) for dimension, group in groupby(_FAMILIES, lambda one: one[0].dimension)
)
_COMPLETE: Final = {
    "time": ({"early", "on_time", "late"}, {"in_time", "late"}),
    "pending": ({"in_time", "late"},),
    "channel": ({"online", "direct"}, {"online", "direct", "post"}),
    "origin": ({"carried", "new"},),
    "held": ({"online", "direct"},),
    "level": ({"province", "district", "commune"}, {"province", "commune"}),
    "scale": ({"full", "partial"},),
    "staff": ({"official", "employee"},),
    "gender": ({"woman", "man"},),
    "satisfied": ({"no", "all"}, {"yes", "no"}, {"very", "yes", "no"}, {"very", "yes", "neutral", "no"}),
    "half": ({"first", "second"},),
    "quarter": ({"one", "two", "three", "four"},),
    "recruited": ({"exam", "review"},),
    "passed": ({"yes", "no"},),
    "plan": ({"sudden", "planned"},),
    "state": (
        {"done", "pending"},
        {"done", "not_yet"},
        {"done", "pending", "not_yet"},
        {"done", "pending", "returned"},
        {"done", "not_due"},
        {"done", "pending", "not_due"},
        {"done", "pending", "not_yet", "not_due"},
        {"done", "not_yet", "not_due"},
    ),
}


@lru_cache(maxsize=2048)
def families(label: str) -> tuple[Family, ...]:
    """Return all that a label in lower case says, the most special first; what a longer phrase holds is told once."""
    found: list[Family] = []
    for hints, group in _DIVISIONS:
        for hint in hints:
            if hint in label:
                break
        else:
            continue
        for family, pattern in group:
            label, times = pattern.subn(" § ", label)
            if times:
                found.append(family)
    return tuple(found)


def is_complete(dimension: str, names: Iterable[str]) -> bool:
    """Tell whether nothing is left out of the division."""
    return set(names) in _COMPLETE.get(dimension, ())


DIMENSIONS: Final = frozenset({"", *(family.dimension for family, _ in _FAMILIES)})
"""All divisions, and "" for parts that have none in common."""
