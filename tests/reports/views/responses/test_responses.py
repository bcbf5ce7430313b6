"""The unit's page of comments, answers from it and from the editor, and asking for another section."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from reports.models import Comment, CommentMessage, Report, SectionRequest
from reports.review.actor import Actor
from reports.review.comments import answer_comment, close_comment, reopen_comment, write_comment
from reports.review.section_requests import ask_section, refuse_section
from reports.review.transitions import approve, reopen, send_to_leader, submit
from tests.reports.returned import ALSO, COMMENTED, LOCKED_KEY

HTMX = {"HX-Request": "true"}


def page(client: Client, report: Report, **query: str):
    return client.get(reverse("responses:list", args=[report.pk]), query)


def places(client: Client, report: Report, **query: str) -> list[tuple[str, list[str]]]:
    sections = page(client, report, **query).context["sections"]
    return [(one.key, [comment.messages.all()[0].text for comment in one.comments]) for one in sections]


def answer_to(report: Report, key: str) -> str:
    return reverse("responses:answer", args=[report.pk, report.comments.get(key=key).pk])


def test_comments_stand_by_section_with_the_way_into_the_editor(clerk: Client, returned: Report) -> None:
    assert places(clerk, returned) == [
        (COMMENTED, ["Thiếu Công văn số 385 của Sở."]),
        (ALSO, ["Nêu rõ số đơn vị đã sắp xếp."]),
    ]
    html = page(clerk, returned).content.decode()
    assert f'<a href="{reverse("reports:section", args=[returned.pk, COMMENTED])}">Sửa mục này</a>' in html
    assert "Người reviewer yêu cầu bổ sung, chỉnh sửa lúc" in html and "với 2 góp ý." in html
    assert html.count("thread-form") == 2


def test_a_reopened_report_says_who_reopened_it_and_why(
    clerk: Client, returned: Report, people: dict[str, User]
) -> None:
    submit(returned.pk, returned.version, Actor(people["leader"]), confirms_unchanged=True)
    approve(returned.pk, returned.version + 1, Actor(people["reviewer"]))
    reopen(returned.pk, returned.version + 2, Actor(people["reviewer"]), "Sai số liệu mục II.3")
    for name in ("responses:list", "submission:check"):
        html = clerk.get(reverse(name, args=[returned.pk])).content.decode()
        assert "Người reviewer mở lại báo cáo để đính chính lúc" in html
        assert "Lý do: Sai số liệu mục II.3" in html
    preview = clerk.get(reverse("reports:preview", args=[returned.pk])).content.decode()
    assert f'<a href="{reverse("responses:list", args=[returned.pk])}">Xem lý do mở lại</a>' in preview


def test_filters_follow_the_answer(clerk: Client, returned: Report, people: dict[str, User]) -> None:
    clerk.post(answer_to(returned, COMMENTED), {"text": "Đã bổ sung Công văn số 385."})
    close_comment(returned.comments.get(key=ALSO).pk, Actor(people["reviewer"]))
    shown = {wanted: [key for key, _ in places(clerk, returned, trang_thai=wanted)] for wanted in ("", "cho-tra-loi")}
    shown |= {wanted: [key for key, _ in places(clerk, returned, trang_thai=wanted)] for wanted in ("da-tra-loi",)}
    shown |= {wanted: [key for key, _ in places(clerk, returned, trang_thai=wanted)] for wanted in ("da-xong",)}
    assert shown == {"": [COMMENTED, ALSO], "cho-tra-loi": [], "da-tra-loi": [COMMENTED], "da-xong": [ALSO]}
    html = page(clerk, returned, trang_thai="cho-tra-loi").content.decode()
    assert "Không có góp ý nào ở trạng thái này." in html and "Đã trả lời (1)" in html


def test_an_answer_is_stored_and_leads_back_to_its_comment(clerk: Client, returned: Report) -> None:
    comment = returned.comments.get(key=COMMENTED)
    answer = clerk.post(answer_to(returned, COMMENTED), {"text": "Đã bổ sung."})
    assert answer.headers["Location"] == f"{reverse('responses:list', args=[returned.pk])}#gop-y-{comment.pk}"
    comment.refresh_from_db()
    assert comment.state == "answered"
    assert list(comment.messages.values_list("author__username", "text")) == [
        ("reviewer", "Thiếu Công văn số 385 của Sở."),
        ("clerk", "Đã bổ sung."),
    ]
    assert "Đã gửi trả lời góp ý." in page(clerk, returned).content.decode()


def test_in_the_editor_an_answer_shows_the_comments_anew_and_the_section_stays(clerk: Client, returned: Report) -> None:
    html = clerk.post(answer_to(returned, COMMENTED), {"text": "Đã bổ sung."}, headers=HTMX).content.decode()
    assert html.startswith('<section class="section-comments" id="section-comments"')
    assert "Đã gửi trả lời góp ý." in html and "Đơn vị đã trả lời" in html
    assert f'<span id="comments-{COMMENTED}" hx-swap-oob="true"></span>' in html
    refused = clerk.post(answer_to(returned, ALSO), {"text": "a" * 4001}, headers=HTMX).content.decode()
    assert "dài quá 4.000 ký tự" in refused and "a" * 4001 in refused


def test_comments_beside_a_section_cost_the_same_for_one_and_twenty(
    clerk: Client, returned: Report, people: dict[str, User]
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            clerk.get(reverse("responses:beside", args=[returned.pk, COMMENTED]))
        return len(captured)

    one = queries()
    for _ in range(19):
        comment = Comment.objects.create(report=returned, key=COMMENTED, author=people["reviewer"])
        CommentMessage.objects.create(comment=comment, author=people["reviewer"], text="Xem lại.")
    assert (one, queries()) == (4, 4)


def test_coming_back_from_the_sign_in_writes_nothing(clerk: Client, returned: Report) -> None:
    assert clerk.get(answer_to(returned, COMMENTED)).status_code == 302
    ask = reverse("responses:ask", args=[returned.pk, LOCKED_KEY])
    assert clerk.get(ask).headers["Location"] == reverse("reports:section", args=[returned.pk, LOCKED_KEY])
    assert (CommentMessage.objects.count(), SectionRequest.objects.count()) == (2, 0)


def test_comments_that_nobody_was_told_of_are_not_shown(
    clerk: Client, returned: Report, people: dict[str, User]
) -> None:
    submit(returned.pk, returned.version, Actor(people["leader"]), confirms_unchanged=True)
    write_comment(returned.pk, LOCKED_KEY, Comment.Target.SECTION, "", "", "Chưa gửi", Actor(people["reviewer"]))
    assert LOCKED_KEY not in dict(places(clerk, returned))
    untold = reverse("responses:answer", args=[returned.pk, returned.comments.get(key=LOCKED_KEY).pk])
    assert clerk.post(untold, {"text": "?"}).status_code == 404


def test_a_comment_opened_again_untold_offers_no_answer_and_shows_nothing_new(
    clerk: Client, returned: Report, people: dict[str, User]
) -> None:
    comment = returned.comments.get(key=COMMENTED)
    answer_comment(comment.pk, "Đã bổ sung.", Actor(people["clerk"]))
    submit(returned.pk, returned.version, Actor(people["leader"]), confirms_unchanged=True)
    reopen_comment(comment.pk, "Vẫn thiếu tháng 3.", Actor(people["reviewer"]))
    beside = reverse("responses:beside", args=[returned.pk, COMMENTED])
    for html in (page(clerk, returned).content.decode(), clerk.get(beside).content.decode()):
        assert "Vẫn thiếu tháng 3." not in html and "Đã bổ sung." in html
        assert answer_to(returned, COMMENTED) not in html
    assert "Chờ trả lời (1)" in page(clerk, returned).content.decode()
    assert "Vẫn thiếu" not in clerk.get(reverse("audit:report", args=[returned.pk])).content.decode()


@pytest.mark.parametrize("headers", [{}, HTMX])
@pytest.mark.parametrize("faster", ["closed", "approved"])
def test_an_answer_that_comes_too_late_is_shown_with_the_reason(
    clerk: Client, returned: Report, people: dict[str, User], faster: str, headers: dict[str, str]
) -> None:
    reviewer = Actor(people["reviewer"])
    if faster == "closed":
        close_comment(returned.comments.get(key=COMMENTED).pk, reviewer)
        why = "Người reviewer đã đóng góp ý này. Hãy tải lại trang."
    else:
        submit(returned.pk, returned.version, Actor(people["leader"]), confirms_unchanged=True)
        approve(returned.pk, returned.version + 1, reviewer)
        why = "Báo cáo đã được tiếp nhận nên không trả lời góp ý được nữa."
    html = clerk.post(answer_to(returned, COMMENTED), {"text": "Đã gửi <b>385</b>."}, headers=headers).content.decode()
    assert why in html
    assert "Nội dung bạn đã nhập chưa được gửi:" in html and "Đã gửi &lt;b&gt;385&lt;/b&gt;." in html
    assert answer_to(returned, COMMENTED) not in html
    assert '<details class="comment-closed">' not in html


def test_a_section_is_asked_for_with_and_without_scripts(
    clerk: Client, returned: Report, people: dict[str, User]
) -> None:
    ask = reverse("responses:ask", args=[returned.pk, LOCKED_KEY])
    shown = clerk.post(ask, {"reason": "Cần sửa số liệu."}, headers=HTMX).content.decode()
    assert "Đã gửi đề nghị mở mục." in shown and "Lý do: Cần sửa số liệu." in shown
    assert "ask-form" not in shown
    refuse_section(SectionRequest.objects.get().pk, Actor(people["reviewer"]), "Số liệu đã đúng.")
    again = clerk.post(ask, {"reason": "Có văn bản mới."})
    assert again.headers["Location"] == reverse("reports:section", args=[returned.pk, LOCKED_KEY])
    html = page(clerk, returned).content.decode()
    assert "Đề nghị mở thêm mục (2)" in html and "Số liệu đã đúng." in html and "Chờ Sở Nội vụ" in html


def test_what_cannot_be_asked_for_keeps_its_words(clerk: Client, returned: Report, people: dict[str, User]) -> None:
    ask_section(returned.pk, LOCKED_KEY, "Trước", Actor(people["leader"]))
    ask = reverse("responses:ask", args=[returned.pk, LOCKED_KEY])
    html = clerk.post(ask, {"reason": "Sau"}).content.decode()
    assert "Lý do: Trước" in html and SectionRequest.objects.count() == 1
    opened = clerk.post(reverse("responses:ask", args=[returned.pk, COMMENTED]), {"reason": "Sau"}, headers=HTMX)
    assert "Mục này đang mở, có thể sửa ngay." in opened.content.decode()


def test_a_report_without_comments_says_what_comes(client: Client, sendable: Report, people: dict[str, User]) -> None:
    client.force_login(people["clerk"])
    assert "Chưa có góp ý nào về báo cáo này." in page(client, sendable).content.decode()


@pytest.mark.parametrize("name", ["clerk", "reviewer"])
def test_two_and_forty_comments_cost_the_same(
    client: Client, returned: Report, people: dict[str, User], name: str
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            page(client, returned)
        return len(captured)

    client.force_login(people[name])
    queries()
    few = queries()
    keys = returned.outline.nodes.values_list("key", flat=True)[:38]
    for key in keys:
        comment = Comment.objects.create(report=returned, key=key, author=people["reviewer"])
        CommentMessage.objects.create(comment=comment, author=people["reviewer"], text="Xem lại.")
        if key not in (COMMENTED, ALSO):
            SectionRequest.objects.create(report=returned, key=key, reason="Cần sửa.", asked_by=people["clerk"])
    assert (queries(), few <= 14) == (few, True)


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_reason_stays_where_a_colleague_sent_the_report_first(
    clerk: Client, returned: Report, people: dict[str, User], headers: dict[str, str]
) -> None:
    send_to_leader(returned.pk, returned.version, Actor(people["clerk"]))
    ask = reverse("responses:ask", args=[returned.pk, LOCKED_KEY])
    answer = clerk.post(ask, {"reason": "Cần sửa số liệu."}, headers=headers)
    html = answer.content.decode()
    assert answer.status_code == 200
    assert "Chỉ mở thêm được mục khi báo cáo đang ở trạng thái “Yêu cầu bổ sung, chỉnh sửa”." in html
    assert "Cần sửa số liệu.</textarea>" in html
    assert not SectionRequest.objects.exists()
