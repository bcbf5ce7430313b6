"""The seed report, sent, returned, corrected and sent again; and the report of the period before."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from reports.models import Outline, Report, SectionLine
from reports.review.actor import Actor
from reports.review.transitions import return_report, submit
from reports.services.periods import open_period
from tests.reports.conftest import answer_everything, import_seed

DISSEMINATION = "results.institutions.dissemination"


@pytest.fixture
def leader(people: dict[str, User]) -> Actor:
    return Actor(people["leader"], "192.0.2.2")


@pytest.fixture
def reviewer(people: dict[str, User]) -> Actor:
    return Actor(people["reviewer"], "192.0.2.3")


@pytest.fixture
def correct(sendable: Report) -> Callable[[str, str], None]:
    """Replace words of the report."""

    def replace(old: str, new: str) -> None:
        line = SectionLine.objects.filter(section__report=sendable, text__contains=old).get()
        line.text = line.text.replace(old, new)
        line.save()

    return replace


@pytest.fixture
def sent(sendable: Report, leader: Actor) -> Report:
    """Sent once."""
    submit(sendable.pk, 1, leader)
    return sendable


@pytest.fixture
def returned(sent: Report, reviewer: Actor, correct) -> Report:
    """Returned, with words and a figure corrected since."""
    return_report(sent.pk, 2, reviewer, "Thiếu số liệu")
    correct("đã triển khai 29 VBQPPL", "đã triển khai 31 VBQPPL")
    sent.figures.filter(code="legal_documents.disseminated").update(value=31)
    return sent


@pytest.fixture
def sent_again(returned: Report, leader: Actor) -> Report:
    submit(returned.pk, 3, leader)
    return returned


@pytest.fixture
def last_period(sendable: Report, outline: Outline, leader: Actor) -> Report:
    """The unit's report of the year before, sent, with 20 tasks in its plan instead of 25."""
    report = import_seed(sendable.unit, open_period(outline.province, "2021-N", outline)[0])
    answer_everything(report)
    report.figures.update_or_create(code="plan_tasks.total", defaults={"value": 20, "state": "answered"})
    submit(report.pk, 1, leader)
    return report


@pytest.fixture
def open_page(client: Client, people: dict[str, User]):
    """Return the page of the comparison as a person sees it."""

    def get(report: Report, person: str = "reviewer", **asked: object):
        client.force_login(people[person])
        return client.get(reverse("differences:compare", args=[report.pk]), asked)

    return get
