"""What is worked out once for a report."""

import gc

from reports.checks.per_reading import per_reading
from reports.checks.reading import Reading
from tests.reports.checks.references.loose import read


def test_a_report_is_asked_once_and_forgotten_with_its_reading() -> None:
    asked: list[int] = []

    @per_reading
    def length(reading: Reading) -> list[int]:
        asked.append(len(reading.passages))
        return asked

    reading = read("một dòng")
    assert length(reading) is length(reading)
    assert asked == [1]
    assert length(read("hai dòng\nở đây")) == [1, 2]
    del reading
    gc.collect()
    assert length(read("một dòng")) == [1, 2, 1]
