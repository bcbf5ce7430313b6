"""The people of tests/reports/views/conftest.py, and something to tell them."""

from collections.abc import Callable

import pytest

from accounts.models import User
from notices.models import Notice
from notices.services import News, notify
from tests.reports.views.conftest import people, units

__all__ = ["people", "units"]


@pytest.fixture
def tell(db: None) -> Callable[..., Notice]:
    """Tell one person something; what is not said is that a report was accepted."""
    told = 0

    def make(user: User, kind: str = "approved", **words: str) -> Notice:
        nonlocal told
        told += 1
        values = {"title": f"Báo cáo thứ {told} đã được tiếp nhận", "link": "/bao-cao/"} | words
        return notify([user], News(kind, **{"key": f"thu:{told}"} | values))[0]

    return make
