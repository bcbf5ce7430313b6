"""Bad input into the answers and requests: never an error page, nothing unescaped, a message at the field."""

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from reports.models import CommentMessage, Report, SectionRequest
from tests.reports.returned import COMMENTED, LOCKED_KEY
from tests.reports.views.test_bad_input import BAD

FORMS = {"answer": "text", "ask": "reason"}


def address(page: str, report: Report) -> str:
    parts = {"answer": [report.comments.get(key=COMMENTED).pk], "ask": [LOCKED_KEY]}
    return reverse(f"responses:{page}", args=[report.pk, *parts[page]])


def test_the_table_names_every_form() -> None:
    names = {pattern.name for pattern in get_resolver("reports.response_urls").url_patterns}
    assert names == {*FORMS, "list", "beside"}


@pytest.mark.parametrize("htmx", [False, True])
@pytest.mark.parametrize("kind", BAD)
@pytest.mark.parametrize("page", FORMS)
def test_bad_input_is_answered_and_never_run(clerk: Client, returned: Report, page: str, kind: str, htmx: bool) -> None:
    bad = BAD[kind].encode("utf-8", "replace").decode()
    headers = {"HX-Request": "true"} if htmx else {}
    answer = clerk.post(address(page, returned), {FORMS[page]: bad}, headers=headers)
    assert answer.status_code in (200, 302)
    shown = clerk.get(reverse("responses:list", args=[returned.pk])).content.decode()
    for html in (answer.content.decode(), shown):
        assert "<script>alert" not in html and "onerror=alert(1)>" not in html


@pytest.mark.parametrize(
    ("page", "typed", "message"),
    [
        ("answer", "", "Hãy nhập nội dung trả lời."),
        ("answer", "Ữ" * 4001, "Nội dung trả lời dài quá 4.000 ký tự, hãy rút gọn."),
        ("ask", "\x00", "Hãy nhập lý do cần mở mục."),
        ("ask", "Ữ" * 1001, "Lý do cần mở mục dài quá 1.000 ký tự, hãy rút gọn."),
    ],
)
def test_what_is_refused_is_said_and_stays_typed(
    clerk: Client, returned: Report, page: str, typed: str, message: str
) -> None:
    before = CommentMessage.objects.count()
    for headers in ({}, {"HX-Request": "true"}):
        html = clerk.post(address(page, returned), {FORMS[page]: typed}, headers=headers).content.decode()
        assert message in html
        assert typed.strip("\x00") in html
    assert (CommentMessage.objects.count(), SectionRequest.objects.count()) == (before, 0)


def test_a_filter_that_does_not_exist_hides_nothing(clerk: Client, returned: Report) -> None:
    for wanted in BAD.values():
        asked = wanted.encode("utf-8", "replace").decode()[:500]
        page = clerk.get(reverse("responses:list", args=[returned.pk]), {"trang_thai": asked})
        assert len(page.context["sections"]) == 2
