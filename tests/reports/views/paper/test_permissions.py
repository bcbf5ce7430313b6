"""Who may open which page of the paper chain: one table for every URL."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import get_resolver, reverse

from accounts.models import User
from reports.models import AuditEntry, Report, SignedCopy
from tests import signed_pdfs

WRITERS = ("clerk", "leader")
READERS = ("reviewer", "administrator")
"""Everybody else of the people is a stranger to the unit."""
GETS = {
    "number": {"writer": 200, "reader": 403, "stranger": 404},
    "signed": {"writer": 200, "reader": 200, "stranger": 404},
    "signed_file": {"writer": 200, "reader": 200, "stranger": 404},
    "verify": {"writer": 200, "reader": 200, "stranger": 200},
}
POSTS = {
    "number": {"writer": 302, "reader": 403, "stranger": 404},
    "signed": {"writer": 302, "reader": 403, "stranger": 404},
    "signed_file": {"writer": 405, "reader": 405, "stranger": 405},
    "verify": {"writer": 200, "reader": 200, "stranger": 200},
}


@pytest.fixture
def addresses(report: Report, copy: SignedCopy) -> dict[str, str]:
    return {
        "number": reverse("paper:number", args=[report.pk]),
        "signed": reverse("paper:signed", args=[report.pk, 1]),
        "signed_file": reverse("paper:signed_file", args=[report.pk, 1, copy.pk]),
        "verify": reverse("paper:verify"),
    }


def kind_of(name: str) -> str:
    return "writer" if name in WRITERS else "reader" if name in READERS else "stranger"


def test_the_table_names_every_url() -> None:
    names = {pattern.name for pattern in get_resolver("reports.paper_urls").url_patterns}
    assert names == set(GETS) == set(POSTS)


@pytest.mark.parametrize("page", GETS)
def test_who_opens_a_page(client: Client, addresses: dict[str, str], people: dict[str, User], page: str) -> None:
    answers = {}
    for name, person in people.items():
        client.force_login(person)
        answers[name] = client.get(addresses[page]).status_code
    assert answers == {name: GETS[page][kind_of(name)] for name in people}
    assert (SignedCopy.objects.count(), AuditEntry.objects.count()) == (1, 0)


@pytest.mark.parametrize("page", POSTS)
def test_who_changes_something(
    client: Client, report: Report, addresses: dict[str, str], people: dict[str, User], page: str
) -> None:
    answers = {}
    for place, (name, person) in enumerate(people.items(), start=1):
        client.force_login(person)
        stands = Report.objects.get(pk=report.pk)
        shown = {"shown_number": stands.number, "shown_day": stands.issued_on or ""}
        posted = {"version": report.version, "number": place, "issued_on": "15/3/2022", **shown}
        file = SimpleUploadedFile("a.pdf", signed_pdfs.scanned(place))
        answers[name] = client.post(addresses[page], {**posted, "file": file}).status_code
    assert answers == {name: POSTS[page][kind_of(name)] for name in people}
    done = len(WRITERS)
    assert SignedCopy.objects.count() == (1 + done if page == "signed" else 1)
    assert AuditEntry.objects.count() == (done if page in ("signed", "number") else 0)


def test_a_refusal_says_why_and_what_to_do(client: Client, addresses: dict[str, str], people: dict[str, User]) -> None:
    client.force_login(people["reviewer"])
    reason = "Chỉ người lập báo cáo và thủ trưởng của Sở Y tế được lập báo cáo của đơn vị này."
    assert reason in client.get(addresses["number"]).content.decode()
    assert reason in client.get(addresses["signed"]).content.decode()


def test_who_is_not_signed_in_goes_to_the_sign_in(client: Client, addresses: dict[str, str]) -> None:
    answers = {page: client.get(address).headers["Location"] for page, address in addresses.items()}
    assert answers == {page: f"{reverse('login')}?next={address}" for page, address in addresses.items()}


def test_a_copy_is_found_at_its_own_revision_alone(
    client: Client, report: Report, copy: SignedCopy, people: dict[str, User]
) -> None:
    client.force_login(people["clerk"])
    addresses = [
        reverse("paper:signed", args=[report.pk, 2]),
        reverse("paper:signed_file", args=[report.pk, 2, copy.pk]),
        reverse("paper:signed_file", args=[report.pk, 1, copy.pk + 1]),
        reverse("paper:signed_file", args=[report.pk + 1, 1, copy.pk]),
    ]
    assert [client.get(one).status_code for one in addresses] == [404] * 4
    assert client.post(addresses[0]).status_code == 404
