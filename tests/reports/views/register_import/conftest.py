"""Posting Excel lists as the clerk of Sở Y tế."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from accounts.models import Unit, User
from tests.directives.workbooks import workbook
from tests.reports.views.conftest import people, units

__all__ = ["people", "units"]

Upload = Callable[..., HttpResponse]


@pytest.fixture(autouse=True)
def files(settings, tmp_path: Path) -> Path:
    """Keep uploaded files apart."""
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def clerk(client: Client, people: dict[str, User]) -> Client:
    client.force_login(people["clerk"])
    return client


@pytest.fixture
def upload(clerk: Client, health: Unit) -> Upload:
    """Post rows, or the bytes of a file, to the upload page of a register."""

    def post(*rows: Iterable[object], data: bytes = b"", register: str = "van-ban", **fields: str) -> HttpResponse:
        file = SimpleUploadedFile("so.xlsx", data or workbook(*rows))
        return clerk.post(reverse("register_import:upload", args=[health.pk, register]), {"file": file, **fields})

    return post
