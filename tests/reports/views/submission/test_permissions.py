"""Who may check, hand over, send and take back a report, and keep its warnings."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from accounts.models import User
from reports.models import Report, Waiver

KEY = "steering.direction.documents"
GETS = {"check": {}, "faults": {}, "section_checks": {"key": KEY}, "checks_xlsx": {}}
POSTS = {"to_leader": {}, "send": {}, "send_back": {}, "keep": {}, "open_locked": {}, "withdraw": {"waiver_id": 1}}
POSTS |= {"mend": {}, "undo_mend": {}}
DONE = {"to_leader": 302, "keep": 200, "open_locked": 302, "withdraw": 302, "mend": 200, "undo_mend": 200}
DONE |= dict.fromkeys(GETS, 200)
"""What the unit's people get; `keep` names no warning here, and `send` asks a clerk's and a leader's rights apart.

`mend` and `undo_mend` name nothing either, and say so.
"""
OF_THE_LEADER = {"send"}
OF_READERS = {"checks_xlsx"}
"""What those who read the report take too."""
READERS = ("reviewer", "administrator")


def address(page: str, report: Report) -> str:
    return reverse(f"submission:{page}", kwargs={"report_id": report.pk, **(GETS | POSTS)[page]})


def ask(client: Client, page: str, report: Report) -> int:
    if page in GETS:
        return client.get(address(page, report)).status_code
    return client.post(address(page, report), {"version": report.version}).status_code


def test_the_table_names_every_url() -> None:
    patterns = get_resolver("reports.submission_urls").url_patterns
    assert sorted(pattern.name for pattern in patterns) == sorted([*GETS, *POSTS])


@pytest.mark.parametrize("page", [*GETS, *POSTS])
def test_only_the_clerk_and_the_leader_of_the_unit_use_the_page(
    signed_in: Callable[[str], Client], report: Report, people: dict[str, User], page: str
) -> None:
    Waiver.objects.create(pk=1, report=report, rule="x", words_hash="0", made_by=people["clerk"])
    others = set(people) - {"clerk", "leader"}
    answers = {name: ask(signed_in(name), page, report) for name in others}
    assert answers == {name: 404 if name not in READERS else 200 if page in OF_READERS else 403 for name in others}
    assert Report.objects.get(pk=report.pk).version == report.version
    assert Waiver.objects.count() == 1


@pytest.mark.parametrize("page", DONE)
@pytest.mark.parametrize("name", ["clerk", "leader"])
def test_both_of_them_use_it(signed_in: Callable[[str], Client], report: Report, page: str, name: str) -> None:
    assert ask(signed_in(name), page, report) == DONE[page]


def test_a_leader_sends_and_a_clerk_where_the_unit_lets_clerks_send(
    signed_in: Callable[[str], Client], report: Report
) -> None:
    answer = signed_in("clerk").post(address("send", report), {"version": report.version})
    assert answer.status_code == 403
    assert "Chỉ thủ trưởng đơn vị được gửi báo cáo." in answer.content.decode()
    report.unit.clerk_submits = True
    report.unit.save()
    assert ask(signed_in("clerk"), "send", report) == 302
    assert Report.objects.get(pk=report.pk).state == "submitted"


@pytest.mark.parametrize("page", [*GETS, *POSTS])
def test_nobody_uses_it_without_signing_in(client: Client, report: Report, page: str) -> None:
    method = client.get if page in GETS else client.post
    assert method(address(page, report)).headers["Location"].startswith(reverse("login"))


@pytest.mark.parametrize("page", POSTS)
def test_a_link_alone_changes_nothing_and_leads_to_the_form(
    signed_in: Callable[[str], Client], report: Report, page: str
) -> None:
    leader = signed_in("leader")
    answer = leader.get(f"{address(page, report)}?muc_do=canh-bao&vua=sua")
    assert answer.headers["Location"] == f"{address('check', report)}?muc_do=canh-bao"
    assert leader.get(f"{address(page, report)}?muc={KEY}").headers["Location"] == reverse(
        "reports:section", args=[report.pk, KEY]
    )
    assert leader.get(f"{address(page, report)}?muc=a/b").headers["Location"] == address("check", report)
    assert leader.put(address(page, report)).status_code == 405
    assert Report.objects.get(pk=report.pk).version == report.version


@pytest.mark.parametrize("page", POSTS)
def test_who_signed_in_again_is_told_that_nothing_was_done(
    signed_in: Callable[[str], Client], report: Report, page: str
) -> None:
    told = "Chưa thực hiện: phiên làm việc đã hết trước khi gửi. Hãy làm lại."
    sign_in = f"http://testserver{reverse('login')}?next={address(page, report)}"
    leader = signed_in("leader")
    assert told not in leader.get(address(page, report), follow=True).content.decode()
    assert told in leader.get(address(page, report), follow=True, headers={"referer": sign_in}).content.decode()
