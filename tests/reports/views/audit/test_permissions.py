"""Who may open which page of the audit trail; what a list shows is narrowed to the person's units."""

from io import BytesIO

from django.test import Client
from django.urls import get_resolver, reverse
from openpyxl import load_workbook

from accounts.models import User
from reports.models import AuditEntry, Report, Transition

OF_A_REPORT = {
    "clerk": 200,
    "leader": 200,
    "reviewer": 200,
    "administrator": 200,
    "clerk_of_another_unit": 404,
    "clerk_of_another_province": 404,
    "reviewer_of_another_province": 404,
}
LISTED = {
    "clerk": {"Sở Y tế"},
    "leader": {"Sở Y tế"},
    "reviewer": {"Sở Y tế", "Sở Tư pháp"},
    "administrator": {"Sở Y tế", "Sở Tư pháp"},
    "clerk_of_another_unit": {"Sở Tư pháp"},
    "clerk_of_another_province": set(),
    "reviewer_of_another_province": set(),
}
"""Whose traces a person finds in the list and the export, which anybody may open."""
PAGES = {"report", "list", "export"}


def test_the_table_names_every_url() -> None:
    assert {pattern.name for pattern in get_resolver("reports.audit_urls").url_patterns} == PAGES


def test_a_person_opens_exactly_the_trails_of_their_reports(
    client: Client, moved: Report, people: dict[str, User]
) -> None:
    answers = {}
    for name, person in people.items():
        client.force_login(person)
        answers[name] = client.get(reverse("audit:report", args=[moved.pk])).status_code
    assert answers == OF_A_REPORT


def test_the_list_and_the_export_hold_exactly_the_traces_of_their_units(
    client: Client, justice: Report, people: dict[str, User]
) -> None:
    listed, exported = {}, {}
    names = {"Sở Y tế", "Sở Tư pháp"}
    for name, person in people.items():
        client.force_login(person)
        listed[name] = {one.unit for one in client.get(reverse("audit:list")).context["traces"]}
        exported[name] = {unit for unit in names if unit in _words(client.get(reverse("audit:export")))}
    assert listed == LISTED
    assert exported == LISTED


def test_who_is_not_signed_in_goes_to_the_sign_in_and_comes_back(client: Client, moved: Report) -> None:
    addresses = [reverse("audit:list"), reverse("audit:export"), reverse("audit:report", args=[moved.pk])]
    sign_in = reverse("login")
    assert [client.get(one).headers["Location"] for one in addresses] == [f"{sign_in}?next={one}" for one in addresses]


def test_the_pages_take_no_post_and_leave_no_trace(client: Client, moved: Report, people: dict[str, User]) -> None:
    client.force_login(people["administrator"])
    addresses = [reverse("audit:list"), reverse("audit:export"), reverse("audit:report", args=[moved.pk])]
    before = (Transition.objects.count(), AuditEntry.objects.count())
    assert {client.post(one).status_code for one in addresses} == {405}
    assert {client.get(one).status_code for one in addresses} == {200}
    assert (Transition.objects.count(), AuditEntry.objects.count()) == before


def _words(answer) -> str:
    rows = load_workbook(BytesIO(b"".join(answer.streaming_content))).active.iter_rows(min_row=3, values_only=True)
    return " ".join(str(cell) for row in rows for cell in row)
