"""What can be a Vietnamese syllable."""

import pytest

from core.vietnamese_syllables import canonical, is_syllable, key_strokes


@pytest.mark.parametrize(
    "word",
    [
        "xác",
        "đang",
        "được",
        "nghiệp",
        "quyết",
        "quốc",
        "giếng",
        "gì",
        "gìn",
        "già",
        "ý",
        "yêu",
        "kỹ",
        "thuở",
        "ngoằn",
        "khuya",
        "buýt",
    ],
)
def test_words_in_use_are_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["xcas", "đnag", "tihs", "ngiệp", "ghạch", "cế", "kà", "qang", "iêu", "b", "vn"])
def test_an_onset_or_a_rime_that_is_not_there_makes_none(word: str) -> None:
    assert not is_syllable(word)


@pytest.mark.parametrize("word", ["đươc", "viêc", "cac", "nhâp", "phòt", "hợc̀", "kỹc"])
def test_a_stopped_rime_takes_sac_or_nang_only(word: str) -> None:
    assert not is_syllable(word)


def test_old_and_new_tone_places_are_right_and_others_are_not() -> None:
    assert not any(map(is_syllable, ["hòan", "tòan", "ngòai", "hùynh", "taì"]))
    assert all(map(is_syllable, ["hoàn", "ngoài", "huỳnh", "xoong", "tài"]))
    assert all(map(is_syllable, ["hóa", "hoá", "thủy", "thuỷ", "khỏe", "khoẻ"]))
    assert not any(map(is_syllable, ["cuả", "nghiã", "đựơc", "ngưòi", "trứơc"]))


def test_two_tones_or_no_word_at_all_make_no_syllable() -> None:
    assert not any(map(is_syllable, ["", "a" * 1000, "12", "x-y", "ả̀"]))


def test_telex_types_the_tone_last() -> None:
    assert [key_strokes(word) for word in ("xác", "được", "hoà")] == ["xacs", "dduwowcj", "hoaf"]


def test_spellings_of_one_syllable_share_a_key() -> None:
    assert (
        canonical("hóa") == canonical("hoá")
        and canonical("kỹ") == canonical("kĩ")
        and canonical("tỉ") == canonical("tỷ")
    )
    assert canonical("hòa") != canonical("hóa") and canonical("tay") != canonical("tai")
