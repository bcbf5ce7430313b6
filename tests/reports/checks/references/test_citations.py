"""Citations as the rules compare them."""

from datetime import date

from reports.checks.references.citations import citations, is_own, own_issuer, reported_period
from reports.domain.document import Header, Line
from tests.reports.checks.references.loose import TITLE, read
from tests.reports.checks.trees import report, section


def test_letters_of_all_departments_share_a_register_and_kinds_do_not() -> None:
    first, second, third = citations(read("số 385/SYT-VP; số 12/SYT-KHTC; số 22/KH-SYT"))
    assert first.register == second.register != third.register


def test_words_go_from_the_number_to_the_date_as_written() -> None:
    (one,) = citations(read("Kế hoạch số 22 / KH–SYT, ngày 21/02/2022 của Sở Y tế về tuyên truyền"))
    assert (one.name, one.number_words, one.words) == ("22/KH-SYT", "22 / KH–SYT", "22 / KH–SYT, ngày 21/02/2022")
    assert one.date == date(2022, 2, 21)


def test_a_citation_knows_in_whose_subject_it_stands() -> None:
    text = "Mở đầu\nVăn bản số 1/SYT-VP ngày 25/2/2022 triển khai Quyết định số 5065/QĐ-UBND ngày 31/12/2021 về A"
    outer, inner = citations(read(text))
    assert inner.outer is outer and outer.outer is None
    assert outer.own_subject == "triển khai"


def test_a_title_for_several_years_is_for_none() -> None:
    several, single = citations(read("số 1/KH-SYT ngày 2/2/2022 về giai đoạn 2021-2025; số 2/KH-SYT về năm 2022"))
    assert several.title_years == frozenset() and several.spans_years
    assert single.title_years == {2022} and not single.spans_years


def test_the_unit_is_the_one_of_the_symbol_else_the_one_cited_most() -> None:
    node = section()
    assert own_issuer(report(node, header=Header("", "", "BC-SYT", ""))) == "SYT"
    many = "\n".join(f"số {number}/KH-SXD ngày 0{number}/3/2022" for number in range(1, 6))
    assert own_issuer(read(many)) == "SXD"
    assert own_issuer(read("số 1/KH-SXD ngày 01/3/2022")) == ""


def test_of_a_code_that_many_bear_only_what_is_surely_the_units_is_its_own() -> None:
    lines = (
        Line("+", "Kế hoạch số 5/KH-UBND ngày 05/01/2022 về CCHC"),
        Line("+", "Kế hoạch số 9/KH-UBND ngày 06/01/2022 của UBND tỉnh về CCHC"),
        Line("", "Thực hiện Quyết định số 7/QĐ-UBND ngày 07/01/2022 về CCHC"),
    )
    reading = report(section(*lines), header=Header("", "", "BC-UBND", ""), unit_name="UBND phường Phú Mỹ")
    assert [is_own(one, reading) for one in citations(reading)] == [True, False, False]


def test_the_period_is_known_of_a_report_and_not_of_a_text_that_names_one_in_passing() -> None:
    period = reported_period(read(TITLE))
    assert period is not None and period.key == "2022-Q1"
    assert reported_period(read("So với quý I/2022, số hồ sơ tăng 5%.")) is None
