"""On which day a dossier counts as ended."""

from datetime import date

import pytest

from tthc.domain.dossiers import closed_day

TENTH, TWELFTH = date(2022, 3, 10), date(2022, 3, 12)


@pytest.mark.parametrize("status", ["", "stopped"])
def test_a_dossier_without_a_result_is_open(status: str) -> None:
    assert closed_day(status, TENTH, None) is None


def test_it_ends_on_the_day_of_its_result() -> None:
    assert closed_day("", TENTH, TWELFTH) == TWELFTH


def test_a_result_before_the_reception_counts_on_the_day_of_reception() -> None:
    assert closed_day("", TWELFTH, TENTH) == TWELFTH


@pytest.mark.parametrize("status", ["returned", "withdrawn", "refused"])
def test_one_that_ended_without_a_day_ended_when_it_was_received(status: str) -> None:
    assert closed_day(status, TENTH, None) == TENTH
    assert closed_day(status, TENTH, TWELFTH) == TWELFTH
