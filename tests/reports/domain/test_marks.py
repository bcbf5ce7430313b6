import pytest

from reports.domain.marks import MARKS, mark_of


@pytest.mark.parametrize(
    ("state", "finished", "to_review", "has_faults", "expected"),
    [
        ("unanswered", False, False, False, "unanswered"),
        ("answered", False, False, False, "drafting"),
        ("answered", True, False, False, "done"),
        ("answered", True, True, False, "drafting"),
        ("none", False, False, False, "none"),
        ("none", False, False, True, "to_mend"),
        ("not_yet_available", False, False, False, "not_yet_available"),
    ],
)
def test_a_mark_says_what_is_left_to_do(
    state: str, finished: bool, to_review: bool, has_faults: bool, expected: str
) -> None:
    assert mark_of(state, finished, to_review, has_faults) == expected
    assert expected in MARKS
