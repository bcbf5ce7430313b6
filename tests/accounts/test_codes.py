import unicodedata

import pytest

from accounts.codes import is_code, normalise_code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("SYT", "SYT"),
        (" syt ", "SYT"),
        ("SKHĐT", "SKHDT"),
        ("SNgV", "SNGV"),
        (unicodedata.normalize("NFD", "SGDĐT"), "SGDDT"),
        ("00 004", "00004"),
    ],
)
def test_codes_are_stored_in_ascii_capitals(text: str, code: str) -> None:
    assert normalise_code(text) == code


@pytest.mark.parametrize(
    ("code", "valid"), [("SYT", True), ("A-1", True), ("", False), ("A/B", False), ("A" * 20, True), ("A" * 21, False)]
)
def test_a_code_is_one_to_twenty_letters_digits_or_hyphens(code: str, valid: bool) -> None:
    assert is_code(code) is valid
