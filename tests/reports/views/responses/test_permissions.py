"""Who may open which page of what the unit answers: one table for every URL."""

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from accounts.models import User
from reports.models import CommentMessage, Report, SectionRequest
from tests.reports.returned import COMMENTED, LOCKED_KEY

INSIDERS = ("clerk", "leader", "reviewer", "administrator")
WRITERS = ("clerk", "leader")
READ = {"list": {}}
BESIDE = "beside"
"""The comments beside a section of the editor, which is for those who write."""
WRITTEN = {"answer": {"text": "Đã bổ sung."}, "ask": {"reason": "Cần sửa số liệu."}}


def address(page: str, report: Report) -> str:
    comment = report.comments.get(key=COMMENTED)
    parts = {"list": [], BESIDE: [COMMENTED], "answer": [comment.pk], "ask": [LOCKED_KEY]}
    return reverse(f"responses:{page}", args=[report.pk, *parts[page]])


def test_the_table_names_every_url() -> None:
    patterns = get_resolver("reports.response_urls").url_patterns
    assert sorted(pattern.name for pattern in patterns) == sorted([*READ, BESIDE, *WRITTEN])


def test_nobody_gets_in_without_signing_in(client: Client, returned: Report) -> None:
    for page in (*READ, BESIDE, *WRITTEN):
        for ask in (client.get, client.post):
            assert ask(address(page, returned)).headers["Location"].startswith(reverse("login"))


def test_whoever_reads_the_report_reads_its_comments(client: Client, returned: Report, people: dict[str, User]) -> None:
    answers = {}
    for name, person in people.items():
        client.force_login(person)
        answers[name] = client.get(address("list", returned)).status_code
    assert answers == {name: 200 if name in INSIDERS else 404 for name in people}


def test_the_comments_beside_a_section_are_for_those_who_write_it(
    client: Client, returned: Report, people: dict[str, User]
) -> None:
    answers = {}
    for name, person in people.items():
        client.force_login(person)
        answers[name] = client.get(address(BESIDE, returned)).status_code
    assert answers == {name: 200 if name in WRITERS else 403 if name in INSIDERS else 404 for name in people}


@pytest.mark.parametrize("page", WRITTEN)
def test_only_the_clerk_and_the_leader_of_the_unit_answer_and_ask(
    client: Client, returned: Report, people: dict[str, User], page: str
) -> None:
    before = CommentMessage.objects.count()
    answers = {}
    for name, person in people.items():
        client.force_login(person)
        where = address(page, returned)
        got = client.get(where).status_code
        if name in WRITERS:
            answers[name] = got, client.post(where, {}).status_code
        else:
            answers[name] = got, client.post(where, WRITTEN[page]).status_code
    refused = {name: (403 if name in INSIDERS else 404,) * 2 for name in people}
    assert answers == refused | {name: (302, 200) for name in WRITERS}
    assert (CommentMessage.objects.count(), SectionRequest.objects.count()) == (before, 0)


def test_a_comment_of_another_report_is_not_found(
    client: Client, returned: Report, people: dict[str, User], seed_report: Report
) -> None:
    client.force_login(people["clerk"])
    assert client.post(reverse("responses:answer", args=[returned.pk, 999_999]), {"text": "x"}).status_code == 404
    unknown = reverse("responses:ask", args=[returned.pk, "no.such.section"])
    assert client.post(unknown, {"reason": "Cần sửa."}).status_code == 404
