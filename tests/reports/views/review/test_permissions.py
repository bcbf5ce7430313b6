"""Who may open which page of the reviewers' desk."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from accounts.models import Unit, User
from reports.models import Comment, Report, SectionRequest
from reports.review.actor import Actor
from reports.review.section_requests import ask_section
from reports.review.transitions import return_report

READERS = ("clerk", "leader", "administrator")
"""Those who read the report without reviewing it; everybody else but the reviewer is a stranger to it."""
OF_A_REPORT = {"report", "checks", "approve", "return", "reopen", "comment"}
SHOWN = {"report", "checks"}
OF_A_COMMENT = {"close_comment", "reopen_comment"}
OF_A_REQUEST = {"decide_section"}
OF_A_PROVINCE = {"assignments"}
ALONE = {"inbox"}


@pytest.fixture
def addresses(sent: Report, comment_on: Callable[..., Comment], people: dict[str, User]) -> dict[str, str]:
    """The address of every page, by its name: the report was returned, and its unit asks for another section."""
    comment = comment_on()
    return_report(sent.pk, 2, Actor(people["reviewer"]))
    asked = ask_section(sent.pk, "steering.plan.issued", "Sai số", Actor(people["clerk"]))
    arguments = {page: [sent.pk] for page in OF_A_REPORT}
    arguments |= {page: [sent.pk, comment.pk] for page in OF_A_COMMENT}
    arguments |= {page: [sent.pk, asked.pk] for page in OF_A_REQUEST}
    arguments |= {page: [sent.unit.province_id] for page in OF_A_PROVINCE} | {page: [] for page in ALONE}
    return {page: reverse(f"review:{page}", args=args) for page, args in arguments.items()}


def answers(client: Client, people: dict[str, User], address: str, way: str) -> dict[str, int]:
    found = {}
    for name, person in people.items():
        client.force_login(person)
        found[name] = getattr(client, way)(address).status_code
    return found


def expected(people: dict[str, User], allowed: int) -> dict[str, int]:
    return {name: allowed if name == "reviewer" else 403 if name in READERS else 404 for name in people}


def test_the_table_is_complete() -> None:
    names = {pattern.name for pattern in get_resolver("reports.review_urls").url_patterns}
    assert names == OF_A_REPORT | OF_A_COMMENT | OF_A_REQUEST | OF_A_PROVINCE | ALONE


def test_a_report_is_opened_by_the_reviewers_of_its_province_alone(
    client: Client, addresses: dict[str, str], people: dict[str, User]
) -> None:
    for page in OF_A_REPORT | OF_A_COMMENT | OF_A_REQUEST:
        allowed = 200 if page in SHOWN else 302  # A GET of what changes something goes to the report.
        assert answers(client, people, addresses[page], "get") == expected(people, allowed), page


def test_a_report_is_changed_by_the_reviewers_of_its_province_alone(
    client: Client, sent: Report, addresses: dict[str, str], people: dict[str, User]
) -> None:
    others = {name: person for name, person in people.items() if name != "reviewer"}
    for page in (OF_A_REPORT | OF_A_COMMENT | OF_A_REQUEST) - SHOWN:
        assert answers(client, others, addresses[page], "post") == expected(others, 0), page
    assert Report.objects.get(pk=sent.pk).state == "returned"
    assert (Comment.objects.get().state, SectionRequest.objects.get().state) == ("open", "waiting")


def test_the_inbox_is_opened_by_reviewers_each_with_their_own_province(
    client: Client, addresses: dict[str, str], people: dict[str, User]
) -> None:
    shown = {}
    for name, person in people.items():
        client.force_login(person)
        answer = client.get(addresses["inbox"])
        shown[name] = len(answer.context["rows"]) if answer.status_code == 200 and answer.context["period"] else None
    reviewers = ("reviewer", "reviewer_of_another_province")
    assert shown == {name: 3 if name == "reviewer" else None for name in people}
    statuses = answers(client, people, addresses["inbox"], "get")
    assert statuses == {name: 200 if name in reviewers else 403 for name in people}


@pytest.mark.parametrize("way", ["get", "post"])
def test_units_are_assigned_by_reviewers_and_administrators_of_the_province(
    client: Client, addresses: dict[str, str], people: dict[str, User], way: str
) -> None:
    allowed = 200 if way == "get" else 302
    expected_answers = {name: allowed if name in ("reviewer", "administrator") else 404 for name in people}
    assert answers(client, people, addresses["assignments"], way) == expected_answers


def test_a_refusal_says_why(client: Client, addresses: dict[str, str], people: dict[str, User]) -> None:
    client.force_login(people["administrator"])
    for page in ("inbox", "report"):
        words = client.get(addresses[page]).content.decode()
        assert "Chỉ người kiểm tra của Sở Nội vụ được mở trang kiểm tra báo cáo." in words


def test_who_is_not_signed_in_goes_to_the_sign_in_and_comes_back(client: Client, addresses: dict[str, str]) -> None:
    for address in addresses.values():
        assert client.get(address).headers["Location"] == f"{reverse('login')}?next={address}"


def test_pages_that_show_take_no_post(client: Client, addresses: dict[str, str], people: dict[str, User]) -> None:
    client.force_login(people["reviewer"])
    assert {client.post(addresses[page]).status_code for page in ("inbox", *SHOWN)} == {405}


def test_somebody_who_reviews_no_more_is_shut_out(
    client: Client, sent: Report, addresses: dict[str, str], people: dict[str, User], brvt: Unit
) -> None:
    client.force_login(people["reviewer"])
    people["reviewer"].memberships.all().delete()
    assert client.get(addresses["report"]).status_code == 404
    assert client.post(addresses["approve"], {"version": 3}).status_code == 404
