"""Citations of documents that did not exist yet: which they are, and against what day."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Final, NamedTuple

from core.issue import Issue
from directives.domain.citation import format_date
from reports.checks.per_reading import per_reading
from reports.checks.reading import Reading
from reports.checks.references.citations import Citation, citations, reported_period
from reports.checks.references.impossible_date import YEARS
from reports.checks.references.one_number import disputed_dates
from reports.checks.references.year_in_number import contradicted_years

AFTER_CITING, AFTER_REPORT = "dated_after_citing", "dated_after_report"
_GRACE: Final = timedelta(days=30)
"""A report is signed soon after its period; a later date than this is none of its time."""
_CITES: Final = re.compile(
    r"(?<!\w)(?:triển khai|thực hiện|theo|tại|thi hành|cụ thể hóa|căn cứ|quán triệt|phổ biến|hướng dẫn|trả lời|phúc đáp"
    r"|sửa đổi|bổ sung|thay thế|bãi bỏ|điều chỉnh|đính chính|góp ý|kết luận|rà soát|tiến độ|nội dung)(?!\w)",
    re.IGNORECASE,
)
_GOES_ON: Final = re.compile(
    r"(?<!\w)(?:đã|được|bị|hiện|sau đó|đến nay|đồng thời|(?<!về )kết quả|hết hiệu lực|tiếp theo|bởi|bằng"
    r"|(?:sửa đổi|bổ sung|thay thế|bãi bỏ|điều chỉnh|đính chính|gia hạn|phê duyệt|ban hành|công bố|cụ thể hóa) tại)"
    r"(?!\w)",
    re.IGNORECASE,
)
"""With these the sentence tells what became of the document, and what follows may be later."""
_CARRIES_OUT: Final = re.compile(
    r"(?:để |nhằm |về |về việc )?(?:tổ chức )?(?:triển khai|thực hiện|thi hành|cụ thể hóa|trả lời|phúc đáp|quán triệt)"
    r"(?: và| các| nội dung| thực hiện| theo| đối với| nhiệm vụ| chỉ đạo| yêu cầu| đề nghị| của \S+ \S+ tại| tại){0,4}"
    r" ?|(?:theo|căn cứ)(?: nội dung| yêu cầu| đề nghị| chỉ đạo| tinh thần| quy định)?(?: tại)? ?",
    re.IGNORECASE,
)
_OPENS_WITH: Final = re.compile(
    r"(?:để |nhằm )?(?:thực hiện|triển khai|căn cứ|theo|trên cơ sở|thi hành|phúc đáp|trả lời|tiếp theo|quán triệt)"
    r"(?!\w)[^.;\d]{0,60}\Z",
    re.IGNORECASE,
)
_RESTS_ON: Final = re.compile(
    r"[^.;]{0,120}?(?:(?<!\w)(?:được|do [^.;,]{2,40}) |(?:,|\A) ?)"
    r"(?:xây dựng|lập|ban hành|soạn|soạn thảo|tham mưu|hoàn thiện|tổng hợp)"
    r"(?: và [^.;,]{2,20})? [^.;,]{0,30}?(?:theo|trên cơ sở|căn cứ|dựa trên|bám sát|để thực hiện|để triển khai"
    r"|nhằm thực hiện|nhằm triển khai|thực hiện|triển khai)(?: [^.;,]{0,80})? "
    r"|[^.;]{0,160}?(?<!\w)(?:nêu|viện dẫn|dẫn chiếu|trích dẫn|phần căn cứ|theo đó)(?: rõ| ghi)?[:,]? "
    r"(?:[^.;,]{2,60} )?",
    re.IGNORECASE,
)
"""The citing one was made after the cited: "Báo cáo số … ngày … được lập theo đề cương kèm Công văn số …"."""
_ASIDE: Final = re.compile(
    rf"(?: của [^.;,()]{{2,50}})?(?: \((?:{_CARRIES_OUT.pattern})|(?<=[^.;,\d]), (?:{_CARRIES_OUT.pattern}))",
    re.IGNORECASE,
)
"""Said of the citing one beside it: "Báo cáo số … ngày … của xã, trả lời Công văn số …"."""
_ANSWERED: Final = re.compile(
    r"(?: của [^.;,]{2,50})? (?:đã )?được (?:[^.;,]{2,50} )?(?:trả lời|phúc đáp|cụ thể hóa|triển khai|thực hiện) "
    r"(?:bằng|tại|thông qua) ",
    re.IGNORECASE,
)
_MADE_ANEW: Final = re.compile(
    r"(?<!\w)(?:lại|sửa đổi|bổ sung|thay thế|bãi bỏ|điều chỉnh|đính chính|gia hạn|thu hồi|hủy|sau đó|trước"
    r"|sẽ|chờ)(?!\w)",
    re.IGNORECASE,
)
_ISSUES: Final = re.compile(
    r"(?:ban hành|xây dựng|phát hành|tham mưu|trình|có|ký)(?: và ban hành)? (?:các |ban hành )?\Z", re.IGNORECASE
)
_SENTENCE: Final = re.compile(r"[.!?]\s+(?=[^\W\d_])|[;\n]")


class Late(NamedTuple):
    """`citing`: the place of the citation that carries it out, None where it is later than the report itself."""

    citing: int | None
    issue: Issue


@per_reading
def late_citations(reading: Reading) -> dict[int, Late]:
    """Return by its place each citation that is too late, and why."""
    silent = contradicted_years(reading) | disputed_dates(reading)
    found: dict[int, Late] = {}
    for citing, day, one in _carried_out(reading):
        if (
            one.date
            and one.date > day
            and one.date.year in YEARS
            and one.place not in silent
            and citing.place not in silent
        ):
            found.setdefault(one.place, Late(citing.place, _after_citing(citing, day, one)))
    limit = _limit(reading)
    if limit:
        last, told = limit
        for one in citations(reading):
            if (
                one.date
                and one.date > last
                and one.date.year in YEARS
                and one.place not in found
                and one.place not in silent
            ):
                found[one.place] = Late(None, _after_report(one, last, told))
    return found


def _is_after(one: Citation, day: date) -> bool:
    """Tell whether its date is later; of a year that no document bears another rule speaks."""
    return one.date is not None and one.date > day and one.date.year in YEARS


def _carried_out(reading: Reading) -> Iterator[tuple[Citation, date, Citation]]:
    """Yield (the citing one, its day, the one that it carries out)."""
    for one in citations(reading):
        outer = one.outer
        if outer and outer.date:
            between = one.text[outer.symbol_end : one.reference.start]
            is_title = "," not in outer.own_subject and not _is_carried_out(outer)
            if is_title and _CITES.search(between) and not _GOES_ON.search(between):
                yield outer, outer.date, one
    for left, right in pairwise(citations(reading)):
        if left.cited.passage is not right.cited.passage:
            continue
        between = right.text[left.symbol_end : right.reference.start].replace("; theo đó", ", theo đó")
        if len(between) > 400 or _SENTENCE.search(between):
            continue
        if left.date and right.outer in (None, left) and _RESTS_ON.fullmatch(_after_date(left, between)):
            if not _MADE_ANEW.search(between):
                yield left, left.date, right
        elif left.date and right.outer in (None, left) and _opens_sentence(left) and _is_aside(left, between):
            yield left, left.date, right
        elif left.date and right.date and right.outer in (None, left) and _is_answered(left, between):
            yield right, right.date, left
        elif left.date is None and right.outer in (None, left):
            day = left.day_before
            rests_on = _RESTS_ON.fullmatch(between) and not _MADE_ANEW.search(between)
            if day and (rests_on or _CARRIES_OUT.fullmatch(between.strip(" ,") + " ")):
                yield left, day, right
        elif right.outer is None and "," in between and _ISSUES.search(between) and _is_carried_out(left):
            day = right.date or right.day_before
            if day:
                yield right, day, left


def _opens_sentence(one: Citation) -> bool:
    """Tell whether the sentence begins with it, as its subject: "Báo cáo số …"."""
    before = _SENTENCE.split(one.text[max(0, one.reference.start - 80) : one.reference.start])[-1]
    return not before.strip(" -+*")


def _is_aside(one: Citation, between: str) -> bool:
    return _ASIDE.fullmatch(_after_date(one, between).rstrip() + " ") is not None


def _is_answered(one: Citation, between: str) -> bool:
    return _ANSWERED.fullmatch(_after_date(one, between)) is not None


def _after_date(one: Citation, words: str) -> str:
    """Return what of the words behind a symbol stands behind its date."""
    return words.partition(one.reference.date_text)[2]


def _is_carried_out(one: Citation) -> bool:
    """Tell whether the sentence opens with it: "Thực hiện Kế hoạch số …, Sở Y tế ban hành …"."""
    before = one.text[max(0, one.reference.start - 80) : one.reference.start]
    return _OPENS_WITH.search(_SENTENCE.split(before)[-1].strip() + " ") is not None


def _after_citing(citing: Citation, day: date, one: Citation) -> Issue:
    assert one.date is not None
    return Issue(
        "warning",
        AFTER_CITING,
        one.node,
        f"Văn bản số {one.name} ghi ngày {one.reference.date_text}, sau ngày {format_date(day)} của văn bản số "
        f"{citing.name} triển khai, dẫn chiếu nó.",
        one.words,
        f"Đối chiếu văn bản gốc và sửa ngày{_year_before(one.date, day)}.",
    )


def _year_before(written: date, last: date) -> str:
    """Return a proposal where the year alone may be wrong."""
    for year in range(last.year, last.year - 2, -1):
        try:
            day = written.replace(year=year)
        except ValueError:
            continue
        if day <= last:
            return f" (nếu chỉ sai năm: {format_date(day)})"
    return ""


def _limit(reading: Reading) -> tuple[date, str] | None:
    """Return the last day that a citation may bear, and what day this is."""
    issued_on = reading.document.header.issued_on
    if issued_on:
        return issued_on, f"ngày ban hành báo cáo ({format_date(issued_on)})"
    today = reading.context.today
    period = reported_period(reading)
    if period and not (today and today < period.ends_on + _GRACE):
        told = f"ngày kết thúc kỳ báo cáo ({format_date(period.ends_on)}) hơn 30 ngày"
        return period.ends_on + _GRACE, told
    return (today, f"hôm nay ({format_date(today)})") if today else None


def _after_report(one: Citation, last: date, told: str) -> Issue:
    assert one.date is not None
    return Issue(
        "warning",
        AFTER_REPORT,
        one.node,
        f"Văn bản số {one.name} ghi ngày {one.reference.date_text}, sau {told}: báo cáo không thể viện dẫn văn bản "
        "chưa ban hành.",
        one.words,
        f"Đối chiếu văn bản gốc và sửa ngày{_year_before(one.date, last)}.",
    )
