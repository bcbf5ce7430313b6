"""The report of Sở Y tế as it was sent, and the people around it."""

from collections.abc import Callable

import pytest
from django.test import Client

from accounts.models import Unit, User
from reports.models import Comment, Report
from reports.review.actor import Actor
from reports.review.comments import write_comment
from reports.review.transitions import submit
from tests.conftest import make_department

KEY = "steering.direction.documents"


@pytest.fixture
def sent(sendable: Report, people: dict[str, User]) -> Report:
    """The report, sent by the unit's leader: its version is 2."""
    submit(sendable.pk, 1, Actor(people["leader"]))
    return Report.objects.select_related("period", "unit").get(pk=sendable.pk)


@pytest.fixture
def reviewing(client: Client, people: dict[str, User]) -> Client:
    """A browser in which the reviewer is signed in."""
    client.force_login(people["reviewer"])
    return client


@pytest.fixture
def comment_on(sent: Report, people: dict[str, User]) -> Callable[..., Comment]:
    """Let the reviewer comment on a section of the report."""

    def make(key: str = KEY, text: str = "Thiếu văn bản quý I.") -> Comment:
        return write_comment(sent.pk, key, "section", "", "", text, Actor(people["reviewer"]))

    return make


def fill_province(brvt: Unit, number: int) -> None:
    """Let the province have so many units that report."""
    for place in range(Unit.objects.filter(province=brvt).count(), number):
        make_department(brvt, f"D{place}", f"Sở số {place}")
