import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User

SIGN_IN = "/dang-nhap/"
PASSWORD = "mat-khau-thu-2022"


@pytest.fixture
def user(db: None) -> User:
    return User.objects.create_user("canbo", password=PASSWORD)


def errors(client: Client, username: str, password: str) -> list[str]:
    form = client.post(SIGN_IN, {"username": username, "password": password}).context["form"]
    return [error for field in form.errors.values() for error in field]


@pytest.mark.parametrize(("username", "password"), [("canbo", "sai"), ("khongco", PASSWORD), ("CANBO", PASSWORD)])
def test_a_wrong_sign_in_does_not_tell_which_part_is_wrong(
    client: Client, user: User, username: str, password: str
) -> None:
    assert errors(client, username, password) == [
        "Tên đăng nhập hoặc mật khẩu không đúng. Hãy kiểm tra phím Caps Lock và bộ gõ rồi thử lại."
    ]


def test_empty_fields_are_named(client: Client, user: User) -> None:
    assert errors(client, "", "") == ["Hãy nhập tên đăng nhập.", "Hãy nhập mật khẩu."]


def test_signing_in_leads_to_the_page_that_was_asked_for(client: Client, user: User) -> None:
    answer = client.post(SIGN_IN, {"username": "canbo", "password": PASSWORD, "next": "/bao-cao/7/"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/bao-cao/7/")


def test_signing_in_never_leads_to_another_host(client: Client, user: User) -> None:
    answer = client.post(SIGN_IN, {"username": "canbo", "password": PASSWORD, "next": "https://example.com/"})
    assert answer.headers["Location"] == reverse("reports:home")


def test_signing_out_takes_a_post(client: Client, user: User) -> None:
    client.force_login(user)
    assert client.get("/dang-xuat/").status_code == 405
    assert client.post("/dang-xuat/").headers["Location"] == SIGN_IN
    assert client.get("/").headers["Location"] == f"{SIGN_IN}?next=/"


def test_demo_accounts_are_mentioned_only_where_debug_is_on(client: Client, db: None, settings) -> None:
    shown = []
    for settings.DEBUG in (False, True):
        shown.append("seed_demo" in client.get(SIGN_IN).content.decode())
    assert shown == [False, True]


def test_whoever_signs_out_after_the_session_ended_is_not_asked_to_sign_in(client: Client, db: None) -> None:
    assert client.post("/dang-xuat/").headers["Location"] == SIGN_IN


def test_a_demo_account_signs_in_only_where_debug_is_on(client: Client, user: User, settings) -> None:
    User.objects.update(is_demo=True)
    settings.DEBUG = True
    sign_in = {"username": "canbo", "password": PASSWORD}
    client.post(SIGN_IN, sign_in)
    assert client.get("/bao-cao/").status_code == 200
    settings.DEBUG = False
    assert client.get("/bao-cao/").headers["Location"] == f"{SIGN_IN}?next=/bao-cao/"
    client.post(SIGN_IN, sign_in)
    assert client.get("/bao-cao/").status_code == 302
