"""People of every role around Sở Y tế of Bà Rịa - Vũng Tàu."""

from pathlib import Path

import pytest
from django.test import Client

from accounts.models import Unit, User
from tests.reports.views.conftest import people, units

__all__ = ["people", "units"]


@pytest.fixture(autouse=True)
def files(settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def health(units: dict[str, Unit]) -> Unit:
    """Sở Y tế of Bà Rịa - Vũng Tàu."""
    return units["BRVT/SYT"]


@pytest.fixture
def clerk(client: Client, people: dict[str, User]) -> Client:
    client.force_login(people["clerk"])
    return client


@pytest.fixture
def reviewer(client: Client, people: dict[str, User]) -> Client:
    client.force_login(people["reviewer"])
    return client
