"""The database of an installation: SQLite in the data folder, or what DATABASE_URL names."""

import warnings
from pathlib import Path
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

_ENGINES = ("django.db.backends.sqlite3", "django.db.backends.postgresql")


def database(env: environ.Env, data_dir: Path) -> dict[str, Any]:
    """Return Django's settings of the database; raises ImproperlyConfigured for a DATABASE_URL of another kind."""
    if not env.str("DATABASE_URL", default=""):
        settings: dict[str, Any] = {"ENGINE": _ENGINES[0], "NAME": data_dir / "cchc.sqlite3"}
    else:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                settings = dict(env.db_url("DATABASE_URL"))
            except ValueError:
                settings = {}
        if settings.get("ENGINE") not in _ENGINES:
            raise ImproperlyConfigured("DATABASE_URL phải có dạng postgres://… hoặc sqlite:///đường-dẫn")
    if settings["ENGINE"] == _ENGINES[0]:
        # Write-ahead logging and immediate transactions: readers never wait, and two writers queue instead of failing.
        settings["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        }
        # Tests use a file too: in memory, threads would share one cache and its locks.
        settings["TEST"] = {"NAME": data_dir / "test.sqlite3"}
    else:
        # A connection of its own for every request would cost more than most requests.
        settings |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
    return settings
