"""The seed report, returned with comments on two sections, and its clerk."""

import pytest
from django.test import Client

from accounts.models import User
from reports.models import Report
from tests.reports.returned import ALSO, COMMENTED, return_with_comments


@pytest.fixture
def returned(sendable: Report, people: dict[str, User]) -> Report:
    comments = {COMMENTED: "Thiếu Công văn số 385 của Sở.", ALSO: "Nêu rõ số đơn vị đã sắp xếp."}
    return return_with_comments(sendable, people["leader"], people["reviewer"], comments)


@pytest.fixture
def clerk(client: Client, people: dict[str, User], returned: Report) -> Client:
    client.force_login(people["clerk"])
    return client
