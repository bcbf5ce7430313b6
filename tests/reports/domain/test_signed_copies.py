"""What was found in a signed copy."""

import json
from dataclasses import replace

import pytest

from reports.domain.signed_copies import (
    Comparison,
    Signature,
    WordDifference,
    read_comparison,
    stored_comparison,
)

SOUND = Signature("Sở Y tế", "UBND tỉnh", "CA", "2022-03-15T03:00:00+00:00", True, True, "nothing")


@pytest.mark.parametrize(
    ("changed", "is_sound"),
    [
        ({}, True),
        ({"covers_file": False, "changed": "allowed"}, True),
        ({"covers_file": False, "changed": "other"}, False),
        ({"covers_file": False, "changed": "unknown"}, False),
        ({"is_intact": False}, False),
        ({"is_intact": None}, False),
    ],
)
def test_a_signature_is_sound_where_the_file_is_still_what_was_signed(changed: dict, is_sound: bool) -> None:
    assert replace(SOUND, **changed).is_sound is is_sound


def test_the_moment_of_signing_may_be_unsaid() -> None:
    assert SOUND.moment is not None
    assert SOUND.moment.isoformat() == "2022-03-15T03:00:00+00:00"
    assert replace(SOUND, signed_at="").moment is None


def test_a_stored_comparison_comes_back_as_it_was() -> None:
    made = Comparison("different", 100, 60, 2, 3, (WordDifference("a", "b", "", "c"),), 1)
    stored = json.loads(json.dumps(stored_comparison(made)))
    assert read_comparison(stored) == made
    assert (made.not_shown, made.is_another_text) == (2, True)
    assert not replace(made, missing=50).is_another_text
