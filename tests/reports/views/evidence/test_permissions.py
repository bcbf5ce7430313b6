"""Who may open which page of the files: one table for every URL."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils import timezone

from accounts.models import Attachment, User
from directives.models import Document
from reports.models import AnnexTable, Report, Section
from tests import evidence_files as files

READERS = ("clerk", "leader", "reviewer", "administrator")
WRITERS = ("clerk", "leader")
FOR_READERS = {"record_files", "section_files", "download"}
FOR_WRITERS = {"remove", "annex"}
POSTS = ("record_files", "section_files", "remove", "annex")


@pytest.fixture
def addresses(
    report: Report, document: Document, section: Section, attached: Callable[..., Attachment]
) -> dict[str, str]:
    workbook = attached(section, "bang.xlsx", files.workbook())
    return {
        "record_files": reverse("evidence:record_files", args=[report.unit_id, "van-ban", document.pk]),
        "section_files": reverse("evidence:section_files", args=[report.pk, section.key]),
        "download": reverse("evidence:download", args=[workbook.pk]),
        "remove": reverse("evidence:remove", args=[workbook.pk]),
        "annex": reverse("evidence:annex", args=[workbook.pk]),
    }


def test_the_table_names_every_url() -> None:
    names = {pattern.name for pattern in get_resolver("reports.evidence_urls").url_patterns}
    assert names == FOR_READERS | FOR_WRITERS


@pytest.mark.parametrize("page", sorted(FOR_READERS | FOR_WRITERS))
def test_readers_open_the_files_and_writers_alone_what_changes_them(
    client: Client, addresses: dict[str, str], people: dict[str, User], page: str
) -> None:
    answers = {}
    for name, person in people.items():
        client.force_login(person)
        answers[name] = client.get(addresses[page]).status_code
    refused = 200 if page in FOR_READERS else 403
    assert answers == {name: 200 if name in WRITERS else refused if name in READERS else 404 for name in people}


@pytest.mark.parametrize("page", POSTS)
def test_nobody_but_the_clerk_and_the_leader_of_the_unit_changes_files(
    client: Client, addresses: dict[str, str], people: dict[str, User], page: str
) -> None:
    answers = {}
    for name in set(people) - set(WRITERS):
        client.force_login(people[name])
        answers[name] = client.post(addresses[page], {"title": "Bảng", "head_rows": 1}).status_code
    assert answers == {name: 403 if name in READERS else 404 for name in answers}
    assert (Attachment.objects.count(), AnnexTable.objects.count()) == (1, 0)


def test_a_refusal_says_why_and_what_to_do(client: Client, addresses: dict[str, str], people: dict[str, User]) -> None:
    client.force_login(people["reviewer"])
    reason = "Chỉ người lập báo cáo và thủ trưởng của Sở Y tế được lập báo cáo của đơn vị này."
    assert reason in client.post(addresses["remove"]).content.decode()
    assert reason in client.get(addresses["section_files"]).content.decode()


def test_who_is_not_signed_in_goes_to_the_sign_in(client: Client, addresses: dict[str, str]) -> None:
    answers = {page: client.get(address).headers["Location"] for page, address in addresses.items()}
    assert answers == {page: f"{reverse('login')}?next={address}" for page, address in addresses.items()}


def test_a_get_changes_nothing(client: Client, addresses: dict[str, str], people: dict[str, User]) -> None:
    client.force_login(people["clerk"])
    for address in addresses.values():
        client.get(address)
    assert (Attachment.objects.count(), AnnexTable.objects.count()) == (1, 0)


def test_a_record_is_found_in_its_own_unit_and_register_alone(
    client: Client, document: Document, people: dict[str, User], units
) -> None:
    client.force_login(people["administrator"])
    places = [
        (units["BRVT/STP"].pk, "van-ban", document.pk),
        (document.unit_id, "so-la", document.pk),
        (document.unit_id, "van-ban", 10**9),
    ]
    assert [client.get(reverse("evidence:record_files", args=place)).status_code for place in places] == [404] * 3


def test_files_of_a_removed_record_have_no_page(
    client: Client, document: Document, people: dict[str, User], attached
) -> None:
    file = attached(document)
    document.removed_at = timezone.now()
    document.save(update_fields=["removed_at"])
    client.force_login(people["clerk"])
    page = reverse("evidence:record_files", args=[document.unit_id, "van-ban", document.pk])
    assert client.get(page).status_code == 404
    assert client.post(reverse("evidence:remove", args=[file.pk])).status_code == 404
    assert Attachment.objects.filter(pk=file.pk).exists()


def test_only_workbooks_of_sections_become_annexes(
    client: Client, document: Document, section: Section, people: dict[str, User], attached
) -> None:
    client.force_login(people["clerk"])
    others = [attached(section), attached(document, "bang.xlsx", files.workbook())]
    assert [client.get(reverse("evidence:annex", args=[one.pk])).status_code for one in others] == [404, 404]
