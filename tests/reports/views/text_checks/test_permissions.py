"""Who may check a text: whoever is signed in; nothing of anybody's reports is shown."""

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from accounts.models import User
from tests.reports.views.conftest import PEOPLE

PAGES = {
    "check": {"GET": 200, "POST": 200},
    "text_file": {"GET": 302, "POST": 200},
    "findings_file": {"GET": 302, "POST": 200},
}
TEXT = "Thực hiện Quyết định số 12/QĐ-UBND ngày 30/02/2022 của UBND tỉnh."


def test_the_table_names_every_url() -> None:
    assert {pattern.name for pattern in get_resolver("reports.text_check_urls").url_patterns} == set(PAGES)


@pytest.mark.parametrize("page", PAGES)
def test_everybody_who_is_signed_in_checks_texts(client: Client, people: dict[str, User], page: str) -> None:
    address = reverse(f"text_checks:{page}")
    answers = {}
    for name, person in people.items():
        client.force_login(person)
        answers[name] = {
            "GET": client.get(address).status_code,
            "POST": client.post(address, {"text": TEXT}).status_code,
        }
    assert answers == dict.fromkeys(PEOPLE, PAGES[page])


@pytest.mark.parametrize("page", ["text_file", "findings_file"])
def test_a_file_cannot_be_asked_for_by_its_address_and_the_form_is_shown(
    client: Client, people: dict[str, User], page: str
) -> None:
    client.force_login(people["clerk"])
    assert client.get(reverse(f"text_checks:{page}")).headers["Location"] == reverse("text_checks:check")


def test_who_has_no_unit_checks_texts_too(client: Client, db: None) -> None:
    client.force_login(User.objects.create(username="moi"))
    page = client.post(reverse("text_checks:check"), {"text": TEXT}).content.decode()
    assert "Chỗ cần xem lại" in page


@pytest.mark.parametrize("page", PAGES)
def test_who_is_not_signed_in_goes_to_the_sign_in(client: Client, db: None, page: str) -> None:
    address = reverse(f"text_checks:{page}")
    sign_in = f"{reverse('login')}?next={address}"
    assert client.get(address).headers["Location"] == sign_in
    assert client.post(address, {"text": TEXT}).headers["Location"] == sign_in


def test_a_person_chooses_among_the_periods_of_their_own_province(
    client: Client, people: dict[str, User], period
) -> None:
    address = reverse("text_checks:check")
    client.force_login(people["clerk"])
    assert "Quý I/2022" in client.get(address).content.decode()
    client.force_login(people["clerk_of_another_province"])
    assert "Quý I/2022" not in client.get(address).content.decode()
    refused = client.post(address, {"text": TEXT, "period": period.pk}).content.decode()
    assert "Không có kỳ báo cáo này, hãy chọn trong danh sách." in refused
