"""Issuing bodies by their codes."""

import pytest

from reports.checks.references.bodies import acting_body, is_of_many, is_party_body, is_state_body, tell_apart


@pytest.mark.parametrize("code", ["UBND", "HĐND", "ĐU", "BCĐ", "TTYT", "PNV"])
def test_codes_that_many_bodies_bear(code: str) -> None:
    assert is_of_many(code)


@pytest.mark.parametrize("code", ["SYT", "SNV", "BNV", "CP", "TTg"])
def test_codes_of_one_body_of_the_state(code: str) -> None:
    assert is_state_body(code) and not is_of_many(code) and not is_party_body(code)


def test_the_body_named_last_in_the_sentence_acts() -> None:
    text = "UBND xã Tân Lập họp. UBND huyện Châu Đức ban hành Kế hoạch số 05/KH-UBND"
    assert acting_body(text, text.index("Kế hoạch")) == "UBND huyện Châu Đức"
    assert acting_body("Sở Y tế ban hành Kế hoạch", 17) == ""


def test_one_code_is_one_body_until_the_text_names_two() -> None:
    assert tell_apart([("UBND", ""), ("UBND", "UBND tỉnh"), ("SYT", "Sở Y tế")]) == ["UBND", "UBND", "SYT"]
    named = tell_apart([("UBND", "UBND tỉnh"), ("UBND", "UBND huyện Châu Đức"), ("UBND", "")])
    assert named[0] != named[1] and named[2] is None


def test_bodies_of_one_code_are_told_apart_up_to_a_number() -> None:
    few = [("UBND", f"UBND xã Tân Lập {number}") for number in range(10, 100)]
    assert len({*tell_apart(few)} - {None}) == len(few)
    many = [("UBND", f"UBND xã Tân Lập {number}") for number in range(100, 400)]
    assert {*tell_apart(many)} == {None}
