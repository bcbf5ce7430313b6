"""Nouns that are counted only to be listed."""

from reports.domain.quantities.listable import is_listable, listable_end


def test_a_noun_that_is_listed_is_known_to_its_end() -> None:
    assert is_listable(" lý do bị trả lại")
    assert listable_end("bốn phân hệ", 3) == len("bốn phân hệ")
    assert not is_listable(" phần trăm")
    assert not is_listable(" phần mềm")
