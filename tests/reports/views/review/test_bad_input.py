"""Bad input into every form of the reviewers' desk: never an error page, never words that the browser would run."""

import unicodedata
from collections.abc import Callable
from itertools import product

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from accounts.models import User
from reports.models import Comment, CommentMessage, Report, ReviewerAssignment, SectionRequest, Transition
from reports.review.actor import Actor
from reports.review.comments import answer_comment
from reports.review.section_requests import ask_section
from reports.review.transitions import approve, return_report
from tests.reports.views.review.conftest import KEY
from tests.reports.views.test_bad_input import BAD

FORMS = {
    "comment": ["about", "excerpt", "text"],
    "approve": ["version"],
    "return": ["version", "reason"],
    "reopen": ["version", "reason"],
    "close_comment": ["text"],
    "reopen_comment": ["text"],
    "decide_section": ["decision", "answer"],
    "assignments": ["nguoi", "truoc"],
}
"""Every form that changes something by its page, with the fields that take the bad input."""
READ_ONLY = {"inbox", "report", "checks"}


def test_the_table_names_every_form() -> None:
    names = {pattern.name for pattern in get_resolver("reports.review_urls").url_patterns}
    assert names == {*FORMS, *READ_ONLY}


@pytest.fixture
def addresses(sent: Report, comment_on: Callable[..., Comment], people: dict[str, User]) -> dict[str, str]:
    """Where each form is sent."""
    comment = comment_on()
    asked = SectionRequest.objects.create(report=sent, key=KEY, reason="Sai số", asked_by=people["clerk"])
    arguments = {"close_comment": [sent.pk, comment.pk], "reopen_comment": [sent.pk, comment.pk]}
    arguments |= {"decide_section": [sent.pk, asked.pk], "assignments": [sent.unit.province_id]}
    return {page: reverse(f"review:{page}", args=arguments.get(page, [sent.pk])) for page in FORMS}


@pytest.mark.parametrize("page", FORMS)
def test_bad_input_is_answered_and_never_run(
    reviewing: Client, sent: Report, addresses: dict[str, str], page: str
) -> None:
    for field, kind in product(FORMS[page], BAD):
        bad = BAD[kind].encode("utf-8", "replace").decode()
        name = f"{field}-{sent.unit_id}" if page == "assignments" else field
        address = f"{addresses[page]}?muc={KEY}" if page == "comment" else addresses[page]
        answer = reviewing.post(address, {"version": 1, "text": "Sai.", name: bad})
        assert answer.status_code in (200, 302), (field, kind, answer.status_code)
        words = answer.content.decode()
        assert "<script>alert" not in words and "onerror=alert(1)>" not in words, (field, kind)


def test_a_bad_address_is_answered_and_never_run(reviewing: Client, sent: Report) -> None:
    pages = {
        reverse("review:inbox"): ("ky", "tim", "loc", "cua_toi"),
        reverse("review:report", args=[sent.pk]): ("muc",),
        reverse("review:checks", args=[sent.pk]): ("muc_do", "muc"),
    }
    for kind in BAD:
        bad = BAD[kind].encode("utf-8", "replace").decode()[:5000]
        for page, fields in pages.items():
            for field in fields:
                answer = reviewing.get(page, {field: bad})
                assert answer.status_code == 200, (field, kind)
                assert "<script>alert" not in answer.content.decode(), (field, kind)


def test_1_mb_is_refused_beside_the_field_and_nothing_is_stored(
    reviewing: Client, sent: Report, addresses: dict[str, str]
) -> None:
    before = CommentMessage.objects.count()
    page = reviewing.post(f"{addresses['comment']}?muc={KEY}", {"text": BAD["1 MB"], "excerpt": "a" * 501})
    words = page.content.decode()
    assert "Nội dung góp ý dài quá 4.000 ký tự, hãy rút gọn." in words
    assert "Đoạn cần sửa dài quá 500 ký tự, hãy rút gọn." in words
    page = reviewing.post(addresses["return"], {"version": 2, "reason": "a" * 4001}).content.decode()
    assert "Lý do, nội dung chung cần sửa dài quá 4.000 ký tự, hãy rút gọn." in page
    assert CommentMessage.objects.count() == before
    assert not Transition.objects.filter(action="return").exists()


def test_long_words_are_refused_in_threads_requests_and_for_reopening(
    reviewing: Client, sent: Report, people: dict[str, User], comment_on: Callable[..., Comment]
) -> None:
    comment, reviewer = comment_on(), Actor(people["reviewer"])
    return_report(sent.pk, 2, reviewer)
    answer_comment(comment.pk, "Đã sửa.", Actor(people["clerk"]))
    asked = ask_section(sent.pk, "steering.plan.issued", "Sai số", Actor(people["clerk"]))
    thread = reverse("review:reopen_comment", args=[sent.pk, comment.pk])
    page = reviewing.post(thread, {"text": "a" * 4001}).content.decode()
    assert "Nội dung còn phải sửa dài quá 4.000 ký tự, hãy rút gọn." in page
    request = reverse("review:decide_section", args=[sent.pk, asked.pk])
    page = reviewing.post(request, {"decision": "refuse", "answer": "a" * 1001}).content.decode()
    assert "Ý kiến dài quá 1.000 ký tự, hãy rút gọn." in page
    asked.refresh_from_db()
    assert (asked.state, Comment.objects.get().state) == ("waiting", "answered")
    Report.objects.filter(pk=sent.pk).update(state="submitted")
    approve(sent.pk, 3, reviewer)
    page = reviewing.post(reverse("review:reopen", args=[sent.pk]), {"version": 4, "reason": "a" * 4001})
    assert "Lý do mở lại dài quá 4.000 ký tự, hãy rút gọn." in page.content.decode()


def test_texts_are_stored_as_nfc_without_control_characters(
    reviewing: Client, sent: Report, addresses: dict[str, str]
) -> None:
    posted = {"text": unicodedata.normalize("NFD", "Thiếu số liệu\x08"), "excerpt": "a\u200bb"}
    reviewing.post(f"{addresses['comment']}?muc={KEY}", posted)
    comment = Comment.objects.last()
    assert (comment.excerpt, comment.messages.get().text) == ("ab", "Thiếu số liệu")


def test_an_assignment_of_a_wrong_type_is_refused(reviewing: Client, sent: Report, addresses: dict[str, str]) -> None:
    for name in ("nguoi", "truoc"):
        reviewing.post(addresses["assignments"], {f"nguoi-{sent.unit_id}": "", f"{name}-{sent.unit_id}": "9" * 30})
    assert not ReviewerAssignment.objects.exists()
