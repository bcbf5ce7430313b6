"""The stages of reminders: 7, 3, 1 days before, on the day, 1, 3, 7 days after."""

import pytest

from reports.domain.stages import SILENT_AFTER, stage_of


@pytest.mark.parametrize(
    ("days", "stage"),
    [
        (8, None),
        (7, 7),
        (4, 7),
        (3, 3),
        (2, 3),
        (1, 1),
        (0, 0),
        (-1, -1),
        (-2, -1),
        (-3, -3),
        (-6, -3),
        (-7, -7),
        (SILENT_AFTER, -7),
        (SILENT_AFTER - 1, None),
    ],
)
def test_the_newest_stage_that_is_reached(days: int, stage: int | None) -> None:
    assert stage_of(days) == stage
