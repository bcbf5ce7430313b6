"""What the checks find in a section, beside it in the editor."""

import json
import re
from collections.abc import Callable
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from reports.models import Report, Waiver
from reports.review.actor import Actor
from reports.review.checklist import checklist_of
from reports.review.transitions import send_to_leader
from reports.services.current import document_of
from tests.reports.slips import KEY, slip_rule, write

__all__ = ["slip_rule"]

pytestmark = pytest.mark.usefixtures("slip_rule")

SignIn = Callable[[str], Client]


@pytest.fixture
def report(sendable: Report) -> Report:
    write(sendable, "Sở đnag rà soát, nhờ phòng bổ sung.")
    return sendable


def beside(client: Client, report: Report, key: str = KEY) -> str:
    answer = client.get(reverse("submission:section_checks", args=[report.pk, key]))
    return re.sub(r"\s+", " ", answer.content.decode())


def keep(client: Client, report: Report, reason: str = ""):
    issues = checklist_of(report, document_of(report)).issues
    one = next(one for one in issues if (one.issue.code, one.issue.node) == ("slip", KEY))
    sent = {"rule": "slip", "key": KEY, "words": one.words_hash, "reason": reason}
    address = reverse("submission:keep", args=[report.pk])
    return client.post(f"{address}?muc={KEY}", sent, headers={"HX-Request": "true"})


def test_it_shows_the_section_alone_with_its_infos_folded(signed_in: SignIn, report: Report) -> None:
    page = beside(signed_in("clerk"), report)
    assert "“đnag” không phải là một tiếng trong tiếng Việt." in page
    assert "<summary>1 thông tin</summary>" in page
    assert "Mục ghi “đính kèm” nhưng chưa có tệp" not in page
    assert 'data-find-words="đnag"' in page


def test_it_tells_how_many_warnings_every_section_has(signed_in: SignIn, report: Report) -> None:
    page = beside(signed_in("clerk"), report)
    counts = json.loads(unescape(re.search(r'data-warnings="([^"]*)"', page)[1]))
    assert counts == checklist_of(report, document_of(report)).warnings_by_key
    assert counts[KEY] == 1
    assert 'data-open="1"' in page


def test_a_section_without_warnings_says_so(signed_in: SignIn, report: Report) -> None:
    write(report, "Sở đang rà soát.")
    page = beside(signed_in("clerk"), report)
    assert "không có cảnh báo" in page and "issue-message" not in page


def test_a_warning_is_kept_and_kept_no_longer_without_leaving_the_section(signed_in: SignIn, report: Report) -> None:
    clerk = signed_in("clerk")
    page = re.sub(r"\s+", " ", keep(clerk, report, "Tên riêng").content.decode())
    assert "<summary>1 cảnh báo đã giữ nguyên</summary>" in page and "Lý do: Tên riêng" in page
    assert 'data-open="0"' in page and "<html" not in page
    withdraw = reverse("submission:withdraw", args=[report.pk, Waiver.objects.get().pk])
    assert f'action="{withdraw}?muc={KEY}"' in page
    answer = clerk.post(f"{withdraw}?muc={KEY}", headers={"HX-Request": "true"})
    assert 'data-open="1"' in answer.content.decode()
    assert not Waiver.objects.exists()


def test_a_reason_that_is_too_long_stands_beside_its_field(signed_in: SignIn, report: Report) -> None:
    page = keep(signed_in("clerk"), report, "a" * 501).content.decode()
    assert "Lý do dài quá 500 ký tự, hãy rút gọn." in page and "a" * 501 in page and "<html" not in page


def test_with_the_leader_it_offers_nothing(signed_in: SignIn, report: Report, people: dict[str, User]) -> None:
    send_to_leader(report.pk, 1, Actor(people["clerk"]))
    page = beside(signed_in("clerk"), report)
    assert "“đnag” không phải" in page and "<form" not in page


def test_a_section_that_the_outline_lacks_is_not_found(signed_in: SignIn, report: Report) -> None:
    clerk = signed_in("clerk")
    for key in ("khong.co", "a" * 300, "<script>"):
        assert clerk.get(reverse("submission:section_checks", args=[report.pk, key])).status_code == 404


def test_it_takes_the_same_queries_for_few_and_for_many_issues(signed_in: SignIn, report: Report) -> None:
    clerk, counts = signed_in("clerk"), []
    beside(clerk, report)
    for number in (1, 60):
        write(report, *(f"Sở đnag rà soát {place}, nhờ bổ sung." for place in range(number)))
        with CaptureQueriesContext(connection) as captured:
            page = beside(clerk, report)
        assert page.count("Sửa giúp</button>") == 1
        counts.append(len(captured))
    assert counts[0] == counts[1] <= 38


def test_the_list_has_the_focus_after_an_action_alone(signed_in: SignIn, report: Report) -> None:
    clerk = signed_in("clerk")
    focused = re.compile(r'<section[^>]* id="section-checks"[^>]* tabindex="-1" autofocus')
    assert not focused.search(beside(clerk, report))
    refused = keep(clerk, report, "a" * 501).content.decode()
    assert not focused.search(refused) and len(re.findall(r"<input[^>]* autofocus", refused)) == 1
    assert focused.search(keep(clerk, report).content.decode())


def test_the_issues_stand_in_the_order_of_their_words(signed_in: SignIn, report: Report) -> None:
    for text in ("Tài liệu đính kèm, Sở đnag rà soát.", "Sở đnag rà soát, tài liệu đính kèm."):
        write(report, text)
        found = re.findall(r'data-find-words="([^"]+)"', beside(signed_in("clerk"), report))
        assert len(found) == 2
        assert found == sorted(found, key=text.index)
