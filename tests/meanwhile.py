"""What somebody else does in the middle of one's own work, at a moment that a test names."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def meanwhile(act: Callable[[], object], statement: int = 0) -> Iterator[None]:
    """Let `act` happen once, before the given statement of the next transaction; 0: right before it begins."""
    seen = -1

    def watch(execute, sql, params, many, context):
        nonlocal seen
        if seen >= 0 or sql.startswith("SAVEPOINT"):
            seen += 1
        if seen == statement:
            act_once()
        return execute(sql, params, many, context)

    def act_once() -> None:
        nonlocal seen
        seen = statement + 1
        act()

    with connection.execute_wrapper(watch):
        yield
    assert seen > statement, "The transaction never came so far."
