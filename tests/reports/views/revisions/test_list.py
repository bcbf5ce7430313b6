"""The page of all revisions of a report."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from reports.models import Report
from reports.review.actor import Actor
from reports.review.transitions import approve, reopen, return_report, submit


def page(client: Client, report: Report) -> str:
    return client.get(reverse("revisions:list", args=[report.pk])).content.decode()


def queries(client: Client, report: Report) -> int:
    with CaptureQueriesContext(connection) as captured:
        page(client, report)
    return len(captured)


def test_each_revision_with_when_by_whom_why_and_hash(clerk: Client, sent: Report, people: dict[str, User]) -> None:
    approve(sent.pk, 2, Actor(people["reviewer"]))
    shown = page(clerk, sent)
    rows = clerk.get(reverse("revisions:list", args=[sent.pk])).context["rows"]
    assert [(row["revision"].number, row["revision"].transition.action) for row in rows] == [
        (2, "approve"),
        (1, "submit"),
    ]
    assert [file.format for file in rows[0]["files"]] == ["pdf", "docx", "xlsx"]
    digits = sent.revisions.get(number=1).sha256
    for words in ("Phiên bản 2", "Phiên bản 1", "Tiếp nhận,", "Gửi báo cáo,", "Người leader", "Người reviewer"):
        assert words in shown
    assert f"<code>{digits[:4]} {digits[4:8]} {digits[8:12]}</code>" in shown


def test_a_revision_is_compared_with_the_one_before_it(clerk: Client, sent: Report, people: dict[str, User]) -> None:
    reviewer, leader = Actor(people["reviewer"]), Actor(people["leader"])
    return_report(sent.pk, 2, reviewer, "Thiếu số liệu")
    submit(sent.pk, 3, leader, confirms_unchanged=True)
    approve(sent.pk, 4, reviewer)
    shown = page(clerk, sent)
    compare = reverse("differences:compare", args=[sent.pk])
    assert shown.count(compare) == 1
    assert f'href="{compare}?truoc=1&amp;sau=2"' in shown


def test_readers_are_led_to_the_signed_copies_and_writers_asked_for_one(
    client: Client, sent: Report, people: dict[str, User]
) -> None:
    link = f'<a href="{reverse("paper:signed", args=[sent.pk, 1])}">'
    for name, words in (("leader", "Tải lên bản đã ký"), ("reviewer", "Bản đã ký (chưa có)")):
        client.force_login(people[name])
        assert f"{link}{words}" in page(client, sent)
    sent.revisions.get().signed_copies.create(name="bc.pdf", size=1, uploaded_by=people["leader"])
    assert f"{link}Bản đã ký (1)" in page(client, sent)


def test_before_the_first_sending_the_page_says_what_to_do(
    client: Client, report: Report, people: dict[str, User]
) -> None:
    link = reverse("submission:check", args=[report.pk])
    for name, may_send in (("clerk", True), ("reviewer", False)):
        client.force_login(people[name])
        shown = page(client, report)
        assert "Báo cáo chưa được gửi lần nào." in shown
        assert (link in shown) == may_send


def test_the_number_of_queries_does_not_depend_on_the_number_of_revisions(
    clerk: Client, sent: Report, people: dict[str, User]
) -> None:
    reviewer, leader = Actor(people["reviewer"]), Actor(people["leader"])
    one = queries(clerk, sent)
    for version in (2, 5, 8):
        approve(sent.pk, version, reviewer)
        reopen(sent.pk, version + 1, reviewer, "Sai số liệu")
        submit(sent.pk, version + 2, leader, confirms_unchanged=True)
    assert sent.revisions.count() == 7
    assert queries(clerk, sent) == one <= 10


def test_the_trees_themselves_are_not_read(clerk: Client, sent: Report) -> None:
    with CaptureQueriesContext(connection) as captured:
        page(clerk, sent)
    assert [query["sql"] for query in captured if '"tree"' in query["sql"]] == []
