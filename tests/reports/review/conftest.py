"""The people of tests/reports/views/conftest.py, as those who act."""

import pytest

from accounts.models import User
from reports.models import Report
from reports.review.actor import Actor
from tests.reports.views.conftest import people, units

__all__ = ["people", "units"]


@pytest.fixture
def report(sendable: Report) -> Report:
    return sendable


@pytest.fixture
def clerk(people: dict[str, User]) -> Actor:
    return Actor(people["clerk"], "192.0.2.1")


@pytest.fixture
def leader(people: dict[str, User]) -> Actor:
    return Actor(people["leader"], "192.0.2.2")


@pytest.fixture
def reviewer(people: dict[str, User]) -> Actor:
    return Actor(people["reviewer"], "192.0.2.3")
