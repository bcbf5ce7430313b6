"""Who may see what was sent and approved: whoever reads the unit's reports."""

from django.test import Client
from django.urls import get_resolver, reverse

from accounts.models import User
from reports.models import Report

INSIDERS = ("clerk", "leader", "reviewer", "administrator")
PAGES = {
    "list": {},
    "files": {"number": 1},
    "file": {"number": 1, "format_name": "json"},
}


def address(page: str, report: Report, **changed: object) -> str:
    return reverse(f"revisions:{page}", kwargs={"report_id": report.pk, **PAGES[page], **changed})


def test_the_table_names_every_url() -> None:
    patterns = get_resolver("reports.revision_urls").url_patterns
    assert sorted(pattern.name for pattern in patterns) == sorted(PAGES)


def test_whoever_reads_the_report_sees_its_revisions(client: Client, sent: Report, people: dict[str, User]) -> None:
    answers = {}
    for name, person in people.items():
        client.force_login(person)
        answers[name] = {client.get(address(page, sent)).status_code for page in PAGES}
    assert answers == {name: {200} if name in INSIDERS else {404} for name in people}


def test_who_is_not_signed_in_goes_to_the_sign_in_and_comes_back(client: Client, sent: Report) -> None:
    addresses = [address(page, sent) for page in PAGES]
    sign_in = reverse("login")
    assert [client.get(one).headers["Location"] for one in addresses] == [f"{sign_in}?next={one}" for one in addresses]


def test_pages_take_no_post(clerk: Client, sent: Report) -> None:
    assert {clerk.post(address(page, sent)).status_code for page in PAGES} == {405}


def test_a_revision_or_a_format_that_is_not_there_is_not_found(clerk: Client, sent: Report) -> None:
    missing = [
        address("file", sent, number=2),
        address("file", sent, format_name="exe"),
        address("files", sent, number=0),
    ]
    assert [clerk.get(one).status_code for one in missing] == [404] * 3


def test_a_revision_of_another_report_is_not_found(client: Client, sent: Report, people: dict[str, User]) -> None:
    """The number alone opens nothing: revisions are looked for in the report."""
    client.force_login(people["clerk_of_another_unit"])
    other = Report.objects.create(
        unit=people["clerk_of_another_unit"].memberships.get().unit, period=sent.period, outline=sent.outline
    )
    assert client.get(address("list", other)).status_code == 200
    assert client.get(address("file", other)).status_code == 404
