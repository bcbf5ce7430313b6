"""Which words belong to which number."""

from reports.domain.quantities.claims import read_statement


def test_a_label_stands_before_or_after_its_number() -> None:
    first, second = read_statement("Giải quyết trước hạn 1.402 hồ sơ, 551 hồ sơ đúng hạn.").claims
    assert (first.families()[0].name, second.families()[0].name) == ("early", "on_time")


def test_a_label_may_stand_before_the_colon_of_its_number() -> None:
    (claim,) = read_statement("Đã giải quyết: 871 hồ sơ.").claims
    assert claim.before == "đã giải quyết: "


def test_brackets_and_sentences_are_counted() -> None:
    claims = read_statement("Có 5 hồ sơ (2 đúng hạn; 3 quá hạn). Có 4 lớp.").claims
    assert [(one.sentence, one.depth) for one in claims] == [(0, 0), (0, 1), (0, 1), (1, 0)]


def test_a_comma_inside_a_fixed_phrase_parts_nothing() -> None:
    (claim,) = read_statement("Xử lý 64 phản ánh, kiến nghị của người dân").claims
    assert "kiến nghị" in claim.after


def test_a_text_without_numbers_claims_nothing_and_places_stay_where_they_are() -> None:
    assert read_statement("Hồ sơ được tiếp nhận.").claims == ()
    text = "İ đã giải quyết 12 hồ sơ"
    (claim,) = read_statement(text).claims
    assert text[claim.mention.start : claim.mention.end] == "12"
