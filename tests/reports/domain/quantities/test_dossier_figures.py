"""The body and the period of a figure that a text tells of dossiers."""

from reports.domain.quantities.claims import read_statement
from reports.domain.quantities.dossier_figures import Record, Sentences, Told, differ


def told(text: str, index: int = 0) -> Told:
    statement = read_statement(text)
    return Sentences(statement).told("late", statement.claims[index], 0)


def test_a_figure_has_the_period_that_its_sentence_names_last_before_it() -> None:
    text = "Quý I/2023 nhận 50 hồ sơ. Tháng 4 nhận 20 hồ sơ, năm 2022 nhận 90 hồ sơ. Trả 70 hồ sơ."
    assert [told(text, index).period for index in range(4)] == ["quý i/2023", "tháng 4", "năm 2022", ""]
    assert told(text, 1).periods == {"tháng 4", "năm 2022"}
    assert told("Có 3 hồ sơ quá hạn của năm 2022").period == "năm 2022"
    assert told("Có 3 hồ sơ chuyển sang năm 2024").period == ""


def test_a_figure_has_the_body_that_its_clause_names() -> None:
    assert told("Sở Nội vụ tiếp nhận 120 hồ sơ").subject == "sở nội vụ"
    assert told("Sở Nội vụ nhận 120 hồ sơ, cấp xã nhận 90 hồ sơ. Sở đã trả 110 hồ sơ", 2).subject == "sở nội vụ"
    assert differ("sở nội vụ", "sở tài chính")
    assert not differ("sở nội vụ", "")
    assert not differ("sở", "sở nội vụ")


def test_a_figure_of_a_sentence_on_a_field_is_one_of_that_field() -> None:
    assert told("Riêng lĩnh vực đất đai có 2 hồ sơ trễ hạn").is_of_field
    assert not told("Trong quý có 2 hồ sơ đất đai trễ hạn").is_of_field


def test_a_time_after_something_else_is_told() -> None:
    assert told("Đến nay có 2 hồ sơ trễ hạn").is_later
    assert not told("Trong quý có 2 hồ sơ trễ hạn").is_later


def test_a_figure_that_is_approximate_or_told_in_two_ways_is_not_exact() -> None:
    record = Record({"late": told("Có 2 hồ sơ"), "received": told("Gần 90 hồ sơ")})
    assert [one.value for one in record.exact("late") or []] == [2]
    assert record.exact("received") is None
    assert record.exact("late", "early") is None
    record.unclear.add("late")
    assert record.exact("late") is None
