"""Who a session belongs to, and what one query is enough for."""

import pytest
from django.contrib.auth import HASH_SESSION_KEY
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Session, User

PASSWORD = "mat-khau-thu-2022"
SIGN_IN = "/dang-nhap/"
CLOSED_PAGE = "/bao-cao/0/"


@pytest.fixture
def user(db: None) -> User:
    return User.objects.create_user("canbo", password=PASSWORD)


def is_signed_in(client: Client) -> bool:
    return client.get(CLOSED_PAGE).status_code == 404


def test_signing_in_makes_a_session_of_the_user(client: Client, user: User) -> None:
    client.post(SIGN_IN, {"username": "canbo", "password": PASSWORD})
    assert Session.objects.get().user == user
    assert is_signed_in(client)


def test_session_and_user_are_read_by_one_query(client: Client, user: User) -> None:
    client.force_login(user)
    with CaptureQueriesContext(connection) as captured:
        client.get(CLOSED_PAGE)
    tables = [query["sql"].split(" FROM ")[1].split()[0].strip('"') for query in captured]
    assert tables.count("accounts_session") == 1
    assert "accounts_user" not in tables


def test_a_visitor_has_no_user(client: Client, db: None) -> None:
    assert client.get(CLOSED_PAGE).headers["Location"] == f"{SIGN_IN}?next={CLOSED_PAGE}"


def test_a_session_that_was_removed_is_signed_out(client: Client, user: User) -> None:
    client.force_login(user)
    user.sessions.all().delete()
    assert not is_signed_in(client)


def test_a_changed_password_ends_the_sessions_made_with_the_old_one(client: Client, user: User) -> None:
    client.force_login(user)
    user.set_password("mat-khau-khac-2022")
    user.save()
    assert not is_signed_in(client)


def test_a_deactivated_user_is_signed_out_at_once(client: Client, user: User) -> None:
    client.force_login(user)
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert not is_signed_in(client)


def test_a_demo_session_ends_where_debug_is_off(client: Client, user: User, settings) -> None:
    User.objects.filter(pk=user.pk).update(is_demo=True)
    client.force_login(user)
    signed_in = []
    for settings.DEBUG in (True, False):
        signed_in.append(is_signed_in(client))
    assert signed_in == [True, False]


def test_a_session_survives_a_changed_secret_that_is_named_as_the_old_one(client: Client, user: User, settings) -> None:
    client.force_login(user)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "một khóa khác", [settings.SECRET_KEY]
    assert is_signed_in(client)
    settings.SECRET_KEY_FALLBACKS = []
    assert is_signed_in(client)


def test_a_session_whose_proof_is_missing_is_signed_out(client: Client, user: User) -> None:
    client.force_login(user)
    session = client.session
    del session[HASH_SESSION_KEY]
    session.save()
    assert not is_signed_in(client)
