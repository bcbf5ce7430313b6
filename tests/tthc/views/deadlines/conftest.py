"""People of every role, and Monday 14/3/2022 at 10:00 in Vietnam."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import Unit, User
from tests.reports.views.conftest import people, units

__all__ = ["people", "units"]


@pytest.fixture(autouse=True)
def monday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: datetime(2022, 3, 14, 3, 0, tzinfo=UTC))


@pytest.fixture
def health(units: dict[str, Unit]) -> Unit:
    """Sở Y tế of Bà Rịa - Vũng Tàu."""
    return units["BRVT/SYT"]


@pytest.fixture
def clerk(client: Client, people: dict[str, User]) -> Client:
    client.force_login(people["clerk"])
    return client


@pytest.fixture
def administrator(client: Client, people: dict[str, User]) -> Client:
    client.force_login(people["administrator"])
    return client
