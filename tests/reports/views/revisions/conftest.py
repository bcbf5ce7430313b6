"""A report that its unit sent; its files wait for the worker."""

from pathlib import Path

import pytest
from django.test import Client

from accounts.models import User
from reports.models import Report, Revision
from reports.review.actor import Actor
from reports.review.transitions import submit


@pytest.fixture(autouse=True)
def folder(settings, tmp_path: Path) -> Path:
    """Where files are kept, for this test alone."""
    settings.MEDIA_ROOT = tmp_path / "files"
    return settings.MEDIA_ROOT


@pytest.fixture
def sent(sendable: Report, people: dict[str, User]) -> Report:
    submit(sendable.pk, 1, Actor(people["leader"]))
    return Report.objects.select_related("unit", "period").get(pk=sendable.pk)


@pytest.fixture
def revision(sent: Report) -> Revision:
    return sent.revisions.get()


@pytest.fixture
def clerk(client: Client, people: dict[str, User]) -> Client:
    client.force_login(people["clerk"])
    return client
