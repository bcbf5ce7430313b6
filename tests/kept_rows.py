"""Rows that many tests begin with are made once for all neighbouring tests that ask for the same ones.

They are made in a transaction that stays open between these tests; each test has its own savepoint in it, so that no
test sees what another one did. A test that commits (a live server, threads), and one that asks for other rows, ends the
transaction before it begins.
"""

from collections.abc import Callable
from copy import deepcopy
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import DEFAULT_DB_ALIAS, connections, transaction

from tthc.models import StatisticForm

SHARED = {str(Path(__file__).parent / name) for name in ("conftest.py", "reports/conftest.py")}
"""The files whose fixtures ask `kept` for their rows."""


class KeptRows:
    """The rows of an open transaction, by the name of the fixture that gives them to a test."""

    def __init__(self) -> None:
        self._rows: dict[str, Any] = {}
        self._connection: Any = None
        self._blocker: Any = None

    def prepare(self, wanted: list[str], makers: dict[str, Callable[..., Any]], blocker: Any) -> None:
        """Keep the `wanted` rows and no others."""
        if list(self._rows) == wanted:
            return
        self.end()
        if not wanted:
            return
        self._blocker = blocker
        with blocker.unblock():
            self._connection = connections[DEFAULT_DB_ALIAS]
            atomic = transaction.atomic()
            # As those of Django's own test cases: the code under test may ask for an outermost transaction.
            atomic._from_testcase = True
            atomic.__enter__()
            for name in wanted:
                self._rows[name] = makers[name](self._rows)

    def end(self) -> None:
        """Take everything back."""
        if self._connection is not None:
            with self._blocker.unblock():
                # Not by leaving the block: once a browser runs, Django finds another connection in this thread.
                self._connection.close()
                self._connection.connect()
        self._connection, self._rows = None, {}

    def get(self, name: str, make: Callable[..., Any], *arguments: Any) -> Any:
        """Return a copy of what is kept under `name`; where nothing is, make it for this test alone."""
        return deepcopy(self._rows[name]) if name in self._rows else make(*arguments)


kept_rows = KeptRows()


def commits(item: pytest.Item) -> bool:
    """Whether a test commits: all tables are emptied after it."""
    marker = item.get_closest_marker("django_db")
    asked = bool(marker and marker.kwargs.get("transaction"))
    return asked or not {"transactional_db", "live_server"}.isdisjoint(item.fixturenames)


def rows_asked_for(item: pytest.Item, names: list[str]) -> list[str]:
    """Return those of the names that a test asks the shared fixtures for; [] for a test that commits."""
    if commits(item):
        return []
    found = item._fixtureinfo.name2fixturedefs
    return [
        name for name in names if any(fixture.func.__code__.co_filename in SHARED for fixture in found.get(name, ()))
    ]


def bring_back_migrated_rows(blocker: Any) -> None:
    """Store again what a migration stored, where a test that commits has emptied the tables."""
    migration = import_module("tthc.migrations.0003_statistic_forms")
    with blocker.unblock():
        if not StatisticForm.objects.exists():
            migration.add_forms(apps, None)
