"""Handing over, sending and giving back from the page."""

import re
from collections.abc import Callable

import pytest
from django.contrib.messages import get_messages
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from accounts.models import User
from reports.models import Report, Revision, Section, Transition
from reports.review.actor import Actor
from reports.review.transitions import return_report, send_back, send_to_leader, submit
from tests.reports.views.submission.test_checking import returned_with_locked_error

SignIn = Callable[[str], Client]


def post(client: Client, page: str, report: Report, **sent: object) -> HttpResponse:
    stored = Report.objects.get(pk=report.pk)
    return client.post(reverse(f"submission:{page}", args=[report.pk]), {"version": stored.version, **sent})


def words(answer: HttpResponse) -> str:
    return re.sub(r"\s+", " ", answer.content.decode())


def told(answer: HttpResponse) -> list[str]:
    return [str(message) for message in get_messages(answer.wsgi_request)]


def state(report: Report) -> str:
    return Report.objects.get(pk=report.pk).state


def test_handing_over_says_what_happens_next(signed_in: SignIn, report: Report) -> None:
    answer = post(signed_in("clerk"), "to_leader", report)
    assert answer.headers["Location"] == reverse("reports:preview", args=[report.pk])
    assert told(answer) == [
        "Đã trình thủ trưởng đơn vị. Trong lúc chờ, báo cáo không sửa được; "
        "muốn sửa, hãy lấy lại ở trang “Kiểm tra và gửi”."
    ]
    assert state(report) == "awaiting_leader"


def test_a_leader_confirms_having_read_the_report(signed_in: SignIn, report: Report) -> None:
    leader = signed_in("leader")
    refused = post(leader, "send", report)
    assert "Hãy đánh dấu đã xem báo cáo trước khi gửi." in words(refused)
    assert state(report) == "draft"
    answer = post(leader, "send", report, read="on")
    assert told(answer)[0].startswith("Đã gửi báo cáo đến Sở Nội vụ.")
    assert state(report) == "submitted"


def test_sending_twice_makes_one_revision_and_says_who_was_faster(signed_in: SignIn, report: Report) -> None:
    leader = signed_in("leader")
    posted = {"version": 1, "read": "on"}
    address = reverse("submission:send", args=[report.pk])
    assert leader.post(address, posted).status_code == 302
    assert "Người leader đã gửi báo cáo này lúc" in words(leader.post(address, posted))
    assert (Revision.objects.count(), Transition.objects.count()) == (1, 1)


def test_errors_that_came_meanwhile_are_told(signed_in: SignIn, report: Report) -> None:
    Section.objects.filter(report=report, key="steering.plan.issued").update(state="unanswered")
    page = words(post(signed_in("leader"), "send", report, read="on"))
    assert '<div class="alert alert-danger" role="alert">Báo cáo còn 1 lỗi phải sửa trước khi gửi.</div>' in page
    assert state(report) == "draft"


def test_errors_in_locked_sections_open_them(signed_in: SignIn, report: Report, people: dict[str, User]) -> None:
    returned_with_locked_error(report, people)
    page = words(post(signed_in("clerk"), "to_leader", report))
    assert re.search(r"Báo cáo còn 1 lỗi phải sửa trước khi gửi. Đã mở mục I\.2\. [^;]+ để sửa\.", page)
    assert set(report.openings.values_list("key", "cause")) == {
        ("steering.plan.issued", "comment"),
        ("steering.direction.documents", "error"),
    }


def test_an_unchanged_report_is_sent_again_after_a_confirmation(
    signed_in: SignIn, report: Report, people: dict[str, User]
) -> None:
    submit(report.pk, 1, Actor(people["leader"]))
    return_report(report.pk, 2, Actor(people["reviewer"]), "Thiếu số liệu")
    leader = signed_in("leader")
    page = words(post(leader, "send", report, read="on"))
    assert "Nội dung không khác bản đã gửi lần trước." in page
    assert "Vẫn gửi lại dù nội dung không khác bản đã gửi lần trước" in page
    assert re.search(r'name="read"[^>]* checked', page)
    assert state(report) == "returned"
    assert post(leader, "send", report, read="on", unchanged="on").status_code == 302
    assert Revision.objects.count() == 2


def test_the_leader_gives_back_with_a_reason(signed_in: SignIn, report: Report, people: dict[str, User]) -> None:
    send_to_leader(report.pk, 1, Actor(people["clerk"]))
    answer = post(signed_in("leader"), "send_back", report, reason="Xem lại mục II.3")
    assert told(answer) == ["Đã trả lại người lập báo cáo. Báo cáo sửa được từ bây giờ; sửa xong, hãy trình lại."]
    assert Transition.objects.get(action="send_back").reason == "Xem lại mục II.3"
    assert state(report) == "draft"


def test_the_clerk_takes_it_back(signed_in: SignIn, report: Report, people: dict[str, User]) -> None:
    send_to_leader(report.pk, 1, Actor(people["clerk"]))
    answer = post(signed_in("clerk"), "send_back", report)
    assert told(answer)[0].startswith("Đã lấy lại báo cáo.")
    assert state(report) == "draft"


def test_a_reason_typed_in_vain_is_not_lost(signed_in: SignIn, report: Report, people: dict[str, User]) -> None:
    send_to_leader(report.pk, 1, Actor(people["clerk"]))
    leader = signed_in("leader")
    stale = post(leader, "send_back", report, version=1, reason="Xem lại mục II.3")
    assert "Người clerk đã trình thủ trưởng báo cáo này lúc" in words(stale)
    assert "Xem lại mục II.3</textarea>" in stale.content.decode()
    long = post(leader, "send_back", report, reason="a" * 1001)
    assert "dài quá 1.000 ký tự, hãy rút gọn." in words(long)
    assert state(report) == "awaiting_leader"


@pytest.mark.parametrize("version", ["", "x", "-1", "99999999999999999999"])
@pytest.mark.parametrize("page", ["to_leader", "send", "send_back"])
def test_a_page_without_a_version_moves_nothing(signed_in: SignIn, report: Report, page: str, version: str) -> None:
    answer = post(signed_in("leader"), page, report, version=version, read="on")
    assert "Trang đã cũ. Hãy tải lại trang rồi thực hiện lại." in words(answer)
    assert state(report) == "draft"


def test_a_reason_is_shown_where_the_clerk_took_the_report_back_first(
    signed_in: SignIn, report: Report, people: dict[str, User]
) -> None:
    send_to_leader(report.pk, 1, Actor(people["clerk"]))
    send_back(report.pk, 2, Actor(people["clerk"]))
    page = words(post(signed_in("leader"), "send_back", report, version=2, reason="Xem lại <mục> II.3"))
    assert "Người clerk đã " in page
    assert "<p>Nội dung bạn vừa nhập:</p><blockquote>Xem lại &lt;mục&gt; II.3</blockquote>" in page
    long = words(post(signed_in("leader"), "send_back", report, reason="a" * 1001))
    assert "dài quá 1.000 ký tự, hãy rút gọn.<p>Nội dung bạn vừa nhập:</p>" in long and "a" * 1001 in long
    assert state(report) == "draft"
