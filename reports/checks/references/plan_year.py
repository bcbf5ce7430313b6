"""A plan of one year that is titled for another: "Kế hoạch … ngày 27/12/2021 về cải cách hành chính năm 2021".

Source: custom of the field, the plan of a year is issued at the end of the year before or early in the year; found in a
unit's report (Quý I/2022).
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from core.issue import Issue
from directives.domain.citation import format_date
from reports.checks.reading import Reading
from reports.checks.references.citations import Citation, citations, reported_period
from reports.checks.references.late import late_citations
from reports.checks.references.one_number import disagreements, disputed_dates
from reports.checks.references.register_order import out_of_order
from reports.checks.references.wrong_year import wrong_years
from reports.checks.references.year_in_number import contradicted_years

CODE = "plan_year"
_YEARLY: Final = re.compile(
    r"cải cách hành chính|cchc|kiểm soát (?:thủ tục hành chính|tthc)|kiểm soát tthc|tuyên truyền|truyền thông|rà soát"
    r"|chuyển đổi số|chính quyền (?:điện tử|số)|ứng dụng công nghệ thông tin|công tác|pháp luật|pháp chế|đào tạo"
    r"|bồi dưỡng|thanh tra|kiểm tra|hoạt động|dân vận|văn thư|phòng, chống tham nhũng|tiết kiệm|hiện đại hóa|iso",
    re.IGNORECASE,
)
_LOOKS_BACK: Final = re.compile(
    r"tổng kết|sơ kết|đánh giá|xếp loại|phân loại|bình xét|thi đua|khen thưởng|quyết toán|kiểm kê|báo cáo|khắc phục"
    r"|chỉ số|kết quả|tiếp tục|cuối năm|bổ sung|điều chỉnh|quý|tháng|tết|đợt|học kỳ|năm học|khảo sát|xác định|kiểm điểm"
    r"|công bố|tồn tại|hạn chế|kết luận|chấm điểm|thẩm định|niên độ|đối chiếu|sửa đổi|thay thế",
    re.IGNORECASE,
)
_OTHER_DOCUMENT: Final = re.compile(
    r"(?<!\w)(?:Luật|Bộ luật|Pháp lệnh|Hiến pháp|Nghị quyết|Chỉ thị|Quyết định|Kết luận|Đề án)(?!\w)"
)
"""Named with its own year: "thực hiện Luật Thanh tra năm 2022"."""
_OF_PLAN: Final = re.compile(r"(?:về việc |về )?(?:ban hành|phê duyệt)(?: \w+){0,2} kế hoạch", re.IGNORECASE)
_YEAR_END: Final = (12, 15)
_FIRST_HALF: Final = 6


def check_plan_year(reading: Reading) -> Iterator[Issue]:
    """Yield a warning for a yearly plan that is older than its issue, or two years ahead of it."""
    accused = (
        contradicted_years(reading)
        | disputed_dates(reading)
        | late_citations(reading).keys()
        | wrong_years(reading).keys()
        | out_of_order(reading).keys()
        | disagreements(reading).keys()
    )
    period = reported_period(reading)
    # A yearly report, up to 14/12, may tell of a plan that came late.
    year_of_report = period.ends_on.year if period else None
    for one in citations(reading):
        if one.place not in accused and one.is_accusable and one.date and _is_yearly_plan(one):
            (titled,) = one.title_years
            expected = _expected(titled, one.date, year_of_report)
            if expected:
                yield _issue(one, titled, expected)


def _is_yearly_plan(one: Citation) -> bool:
    subject = one.own_subject
    if len(one.title_years) != 1 or not _YEARLY.search(subject) or _LOOKS_BACK.search(subject):
        return False
    if _OTHER_DOCUMENT.search(subject):
        return False
    return one.kind == "KH" or (one.kind in ("QĐ", "") and _OF_PLAN.match(subject) is not None)


def _expected(titled: int, day: date, year_of_report: int | None) -> int | None:
    """Return the year for which the plan should be titled, None where its title may be right."""
    if titled == day.year and (day.month, day.day) >= _YEAR_END and year_of_report in (None, titled + 1):
        return titled + 1
    if titled < day.year:
        return day.year + 1 if (day.month, day.day) >= _YEAR_END else day.year
    if titled > day.year + 1:
        return day.year + 1 if day.month > _FIRST_HALF else day.year
    return None


def _issue(one: Citation, titled: int, expected: int) -> Issue:
    match = re.search(rf"năm\s+{titled}(?!\d)", one.own_subject)
    assert one.date is not None
    return Issue(
        "warning",
        CODE,
        one.node,
        f"Kế hoạch số {one.name} ban hành ngày {format_date(one.date)} nhưng tên ghi năm {titled}.",
        match[0] if match else str(titled),
        f"Sửa tên thành “… năm {expected}” nếu là kế hoạch năm {expected}; nếu tên đúng, kiểm tra lại ngày ban hành.",
    )
