"""A unit asks for another section of its returned report; a reviewer opens it or says why not.

Every function stores all of it or nothing, and raises reports.review.transitions.Refused, whose message says why.
"""

from typing import Final

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from core.text import clean
from directives.domain.citation import format_date
from notices.services import News, notify
from reports.domain.editability import EVERY_SECTION
from reports.models import Report, SectionOpening, SectionRequest
from reports.permissions import may_review, may_write
from reports.review.actor import Actor
from reports.review.audit import leave_trace
from reports.review.recipients import people_of, reviewers_of
from reports.review.transitions import Refused
from reports.selectors import opened_keys, published_places

MAX_REASON: Final = SectionRequest._meta.get_field("reason").max_length or 0
MAX_ANSWER: Final = SectionRequest._meta.get_field("answer").max_length or 0
_WAITING: Final = SectionRequest.State.WAITING
_NOT_RETURNED: Final = "Chỉ mở thêm được mục khi báo cáo đang ở trạng thái “Yêu cầu bổ sung, chỉnh sửa”."
_ASKED_ALREADY: Final = "Mục này đã được đề nghị mở, đang chờ Sở Nội vụ."


def requests_of(report: Report) -> QuerySet[SectionRequest]:
    """Return the requests of a report with who asked and who decided, newest first (one query)."""
    return report.section_requests.select_related("asked_by", "decided_by").order_by("-asked_at", "-pk")


def place_of_request(request: SectionRequest) -> str:
    """Return how a reader finds the section that was asked for."""
    return published_places(request.report.outline).get(request.key, request.key)


@transaction.atomic
def ask_section(report_id: int, key: str, reason: str, by: Actor) -> SectionRequest:
    """Store that the unit asks for the section `key` of its returned report, and tell who reviews it."""
    words = _checked(reason, "lý do cần mở mục", MAX_REASON)
    report = _locked_report(report_id)
    verdict = may_write(by.user, report.unit)
    if not verdict.allowed:
        raise Refused(verdict.reason)
    place = published_places(report.outline).get(key)
    if place is None:
        raise Refused("Đề cương của báo cáo không có mục này. Hãy tải lại trang rồi chọn lại.")
    if report.state != Report.State.RETURNED:
        raise Refused(_NOT_RETURNED)
    if not opened_keys(report).isdisjoint({EVERY_SECTION, key}):
        raise Refused("Mục này đang mở, có thể sửa ngay. Hãy tải lại trang.")
    try:
        with transaction.atomic():
            asked = SectionRequest.objects.create(report=report, key=key, reason=words, asked_by=by.user)
    except IntegrityError as error:
        raise Refused(_ASKED_ALREADY) from error
    leave_trace(by, "section_asked", report, detail=f"{place}: {words}")
    title = f"{report.unit.name} đề nghị mở thêm mục của báo cáo {report.period.name}"
    link = reverse("review:report", args=[report.pk])
    news = News("section_asked", f"section_request:{asked.pk}", title, f"Mục {place}.\nLý do: {words}", link)
    notify(reviewers_of(report.unit).exclude(pk=by.user.pk), news)
    return asked


@transaction.atomic
def grant_section(request_id: int, by: Actor, answer: str = "") -> None:
    """Open the section that was asked for; only while the report is returned."""
    words = _checked(answer, "ý kiến", MAX_ANSWER, required=False)
    asked = _asked(request_id, by)
    if asked.report.state != Report.State.RETURNED:
        raise Refused(_NOT_RETURNED)
    _decide(asked, SectionRequest.State.GRANTED, words, by)
    SectionOpening.objects.get_or_create(
        report=asked.report, key=asked.key, defaults={"cause": SectionOpening.Cause.REQUEST}
    )
    _tell(asked, "section_granted", "đã mở mục theo đề nghị", words, by)


@transaction.atomic
def refuse_section(request_id: int, by: Actor, answer: str) -> None:
    """Leave the section that was asked for locked, and say why."""
    words = _checked(answer, "lý do không mở mục", MAX_ANSWER)
    asked = _asked(request_id, by)
    _decide(asked, SectionRequest.State.REFUSED, words, by)
    _tell(asked, "section_refused", "không mở mục theo đề nghị", words, by)


def _checked(text: str, what: str, longest: int, required: bool = True) -> str:
    words = clean(text).strip()
    if required and not words:
        raise Refused(f"Hãy nhập {what}.")
    if len(words) > longest:
        raise Refused(f"{what[:1].upper()}{what[1:]} dài quá 1.000 ký tự, hãy rút gọn.")
    return words


def _locked_report(report_id: int) -> Report:
    """Return the report; whoever moves it on waits, so that nothing opens in one that was sent meanwhile."""
    reports = Report.objects.select_related("unit__province", "period", "outline")
    return reports.select_for_update(of=("self",), no_key=True).get(pk=report_id)


def _asked(request_id: int, by: Actor) -> SectionRequest:
    asked = SectionRequest.objects.select_related("asked_by", "decided_by").get(pk=request_id)
    asked.report = _locked_report(asked.report_id)
    verdict = may_review(by.user, asked.report.unit)
    if not verdict.allowed:
        raise Refused(verdict.reason)
    return asked


def _decide(asked: SectionRequest, state: str, answer: str, by: Actor) -> None:
    """Decide a request that still waits; raises Refused, saying who was faster."""
    values = {"state": state, "decided_by": by.user, "decided_at": timezone.now(), "answer": answer}
    if SectionRequest.objects.filter(pk=asked.pk, state=_WAITING).update(**values) == 1:
        return
    decided = SectionRequest.objects.select_related("decided_by").get(pk=asked.pk)
    moment = timezone.localtime(decided.decided_at)
    raise Refused(
        f"{decided.decided_by.get_full_name()} đã trả lời đề nghị này lúc {moment:%H:%M} ngày "
        f"{format_date(moment.date())}: {decided.get_state_display().lower()}. Hãy tải lại trang."
    )


def _tell(asked: SectionRequest, action: str, what: str, words: str, by: Actor) -> None:
    """Leave a trace, and tell who asked and the others who write the unit's reports."""
    report, place = asked.report, place_of_request(asked)
    leave_trace(by, action, report, detail=f"{place}: {words}" if words else place)
    title = f"Sở Nội vụ {what} của báo cáo {report.period.name}"
    text = f"Mục {place}." + (f"\nÝ kiến: {words}" if words else "")
    link = reverse("responses:list", args=[report.pk])
    news = News("section_decided", f"section_decision:{asked.pk}", title, text, link)
    people = people_of(report.unit) | User.objects.filter(pk=asked.asked_by_id, is_active=True)
    notify(people.exclude(pk=by.user.pk), news)
