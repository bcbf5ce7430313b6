"""What several rules ask of one report is worked out once, and forgotten with the report."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import WeakKeyDictionary

from reports.checks.reading import Reading

Found = TypeVar("Found")


def per_reading(function: Callable[[Reading], Found]) -> Callable[[Reading], Found]:
    """Return `function`, which keeps what it found for as long as the reading lives."""
    known: WeakKeyDictionary[Reading, Found] = WeakKeyDictionary()

    @wraps(function)
    def found(reading: Reading) -> Found:
        if reading not in known:
            known[reading] = function(reading)
        return known[reading]

    return found
