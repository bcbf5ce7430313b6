"""What was done under a document on a day before the document: "Ngày 12/5/2025, Đoàn kiểm tra thành lập theo Quyết định
số 918/QĐ-UBND ngày 20/6/2025 đã làm việc …".

Source: NĐ 30/2020/NĐ-CP, a document is carried out once it is issued; a team works once it is set up.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from core.issue import Issue
from directives.domain.citation import format_date
from reports.checks.reading import Reading
from reports.checks.references.citations import Citation, citations
from reports.checks.references.impossible_date import YEARS
from reports.checks.references.late import late_citations
from reports.checks.references.one_number import disputed_dates
from reports.checks.references.year_in_number import contradicted_years

CODE = "dated_after_event"
_DATE: Final = r"(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>20\d\d)(?![\w/])"
_HOUR: Final = r"(?:(?:vào |trong )?(?:sáng|chiều) )?"
_ACT: Final = (
    r"(?:tổ chức|kiểm tra|làm việc|tiến hành|họp|khảo sát|giám sát|ban hành|khai trương|tập huấn|thẩm định|mở|bàn giao"
    r"|rà soát|thanh tra|hoàn thành|công bố|triển khai|phát hành|gửi|đưa|phê duyệt|thành lập|kiện toàn|trao|sơ kết"
    r"|tổng kết)"
)
_ACTOR: Final = (
    r"(?:đoàn|tổ|ban|sở|ubnd|phòng|hội đồng|trung tâm|văn phòng|chủ tịch|giám đốc|lãnh đạo|xã|phường|đơn vị|cơ quan"
    r"|thanh tra|chi cục|huyện|tỉnh|thành phố|công an|bộ phận)"
)
_UNDER: Final = (
    r"(?:(?:(?:thành lập|lập|kiện toàn|giao nhiệm vụ|trưng tập) )?(?:theo|tại|bằng|căn cứ|thực hiện|triển khai)"
    r"(?: nội dung| yêu cầu| tinh thần| chỉ đạo)?(?: tại)?|(?:căn cứ|trên cơ sở|theo) [^.;,]{2,60} tại)"
    r"(?: kế hoạch| quyết định| văn bản)? ?\Z"
)
_DAY_FIRST: Final = re.compile(
    rf"(?:\A|[.;\n]\s+|,\s){_HOUR}(?:ngày )?{_DATE},? (?={_ACTOR}(?!\w))"
    rf"(?P<between>(?:[^.;,]{{3,140}}?|[^.;]{{3,180}}?,(?= (?:căn cứ|trên cơ sở|theo))) ){_UNDER}",
    re.IGNORECASE,
)
_UNSURE: Final = re.compile(
    r"(?<!\w)(?:chưa|sẽ|không|dự kiến|dự thảo|(?<!quy )(?<!chương )trình|đề nghị|lấy ý kiến|góp ý|thay"
    r"|sửa|(?<!chuyển )đổi|bãi bỏ|phản ánh|chuẩn bị|về việc|hạn cuối|hạn chót|thời hạn"
    r"|kết thúc|hiệu lực|trước|sau|đến|từ)(?!\w)",
    re.IGNORECASE,
)
_OPENS: Final = re.compile(
    r"(?:\A|[.;\n]\s*|\A[-+*] ?)(?P<word>thực hiện|triển khai|căn cứ|theo|thi hành)"
    r"(?: nội dung| chỉ đạo tại| tại)? ?\Z",
    re.IGNORECASE,
)
_DAY_LATER: Final = re.compile(
    rf",? (?:{_HOUR}(?:vào )?ngày |từ (?:ngày )?\d{{1,2}}/\d{{1,2}}(?:/20\d\d)? đến (?:hết )?(?:ngày )?){_DATE},? "
    rf"{_ACTOR}(?!\w)[^.;,]{{0,70}}? (?:đã )?{_ACT}(?!\w)",
    re.IGNORECASE,
)
_SET_UP: Final = re.compile(r"(?:thành lập|kiện toàn) (?:theo|tại|bằng) ?\Z", re.IGNORECASE)
_WORKED: Final = re.compile(
    rf"[^.;,]{{0,60}}? đã {_ACT}(?!\w)[^.;,]{{0,80}}?(?<!\w)(?:vào )?ngày {_DATE}", re.IGNORECASE
)
_ORDERS: Final = frozenset({"KH", "QĐ", "CT", "QĐi"})
_TELLS: Final = frozenset({"BC", "KL", "BB", "TB", "TTr"})
"""Documents that tell of what was before them."""
_LEAD: Final = 260


def check_event_before(reading: Reading) -> Iterator[Issue]:
    """Yield a warning for every document dated after what was done under it, where nothing else accuses its date."""
    if len(citations(reading)) == 0:
        return
    silent = contradicted_years(reading) | disputed_dates(reading) | late_citations(reading).keys()
    for one in citations(reading):
        if one.date is None or one.date.year not in YEARS or one.place in silent or not one.is_accusable:
            continue
        event = _event_of(one)
        if event is not None and event < one.date:
            yield Issue(
                "warning",
                CODE,
                one.node,
                f"Văn bản số {one.name} ghi ngày {one.reference.date_text}, sau ngày {format_date(event)} của việc "
                "thực hiện theo văn bản đó.",
                one.words,
                "Đối chiếu văn bản gốc và sửa một trong hai ngày.",
            )


def _event_of(one: Citation) -> date | None:
    """Return the day of what was done under a document, None where the sentence tells of no such thing."""
    lead = one.text[max(0, one.reference.start - _LEAD) : one.reference.start]
    matches = list(_DAY_FIRST.finditer(lead))
    if matches and not _UNSURE.search(matches[-1]["between"]):
        return _day(matches[-1])
    behind = one.text[one.reference.start : one.reference.start + 2 * _LEAD]
    at = behind.find(one.reference.date_text)
    if at < 0:
        return None
    behind = behind[at + len(one.reference.date_text) :]
    if _SET_UP.search(lead):
        match = _WORKED.match(behind)
        return _day(match) if match else None
    opens = _OPENS.search(lead)
    if opens is None or one.kind in _TELLS or (opens["word"].lower() == "theo" and one.kind not in _ORDERS):
        return None
    match = re.match(r"(?: của [^.;,]{2,60}| về [^.;,]{2,160})?", behind)
    later = _DAY_LATER.match(behind, match.end() if match else 0)
    return _day(later) if later else None


def _day(match: re.Match[str]) -> date | None:
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None
