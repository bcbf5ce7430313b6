"""The clerk of Sở Y tế before the registers, and how rows of a form are posted."""

from collections.abc import Callable

import pytest
from django.test import Client

from accounts.models import Unit, User
from reports.models import Report


@pytest.fixture
def unit(report: Report) -> Unit:
    """Sở Y tế."""
    return report.unit


@pytest.fixture
def clerk(client: Client, people: dict[str, User], report: Report) -> Client:
    client.force_login(people["clerk"])
    return client


@pytest.fixture
def rows() -> Callable[..., dict[str, str]]:
    """Return the fields of the rows `prefix`, as the browser posts them."""

    def posted(prefix: str, *typed: dict[str, object], stored: int = 0) -> dict[str, str]:
        data = {f"{prefix}-TOTAL_FORMS": str(len(typed)), f"{prefix}-INITIAL_FORMS": str(stored)}
        named = (
            (f"{prefix}-{index}-{name}", str(value)) for index, row in enumerate(typed) for name, value in row.items()
        )
        return data | dict(named)

    return posted
