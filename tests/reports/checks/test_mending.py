"""Mends that nothing else in the section is meant by."""

from dataclasses import replace

from core.issue import Mend
from reports.checks.mending import certain_mend
from reports.checks.reading import Reading
from reports.domain.document import Line
from tests.reports.checks.trees import report, section


def mend(reading: Reading, place: int, words: str, replacement: str) -> Mend | None:
    passage = reading.passages[place]
    start = passage.text.index(words)
    return certain_mend(reading, passage, start, start + len(words), replacement)


def test_words_that_stand_once_are_replaced_alone() -> None:
    reading = report(section(Line("", "Có 05 văn bản.")))
    assert mend(reading, 1, "05", "06") == Mend("05", "06")


def test_words_that_stand_twice_take_their_neighbours_with_them() -> None:
    reading = report(section(Line("", "Có 05 văn bản, 05 kế hoạch."), Line("", "Thêm 05 việc.")))
    assert mend(reading, 2, "05", "06") == Mend("Thêm 05", "Thêm 06")


def test_the_same_paragraph_twice_cannot_be_mended() -> None:
    reading = report(section(Line("", "Có 05 văn bản."), Line("", "Có 05 văn bản.")))
    assert mend(reading, 1, "05", "06") is None


def test_the_outlines_prompt_cannot_be_mended() -> None:
    reading = report(replace(section(Line("", " không có.", inline=True)), heading="Kiên nghị:"))
    assert mend(reading, 0, "Kiên nghị", "Kiến nghị") is None
