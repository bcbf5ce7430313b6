import pytest
from django.test import Client

from accounts.models import User


@pytest.fixture
def client(people: dict[str, User]) -> Client:
    """The browser of the administrator of Bà Rịa - Vũng Tàu."""
    client = Client()
    client.force_login(people["administrator"])
    return client


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path
