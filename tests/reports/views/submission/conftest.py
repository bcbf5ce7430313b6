"""The seed report with an answer to every required item, and a client for each person."""

from collections.abc import Callable

import pytest
from django.test import Client

from accounts.models import User
from reports.models import Report


@pytest.fixture
def report(sendable: Report) -> Report:
    return sendable


@pytest.fixture
def signed_in(people: dict[str, User]) -> Callable[[str], Client]:
    """Return a client in which the person of this name is signed in."""

    def sign_in(name: str) -> Client:
        client = Client()
        client.force_login(people[name])
        return client

    return sign_in
