"""Citations without a date."""

from reports.checks.references.undated import check_undated
from tests.reports.checks.references.loose import issues

DATED = "\n".join(f"Kế hoạch số {number}/KH-SYT ngày 1{number}/01/2022" for number in range(1, 7)) + "\n"


def told(text: str) -> list[tuple[str, str, str]]:
    return [(issue.severity, issue.node, issue.excerpt) for issue in issues(check_undated, text)]


def test_a_document_that_is_dated_nowhere_is_named_at_its_first_place() -> None:
    text = DATED + "theo Quyết định số 184/QĐ-UBND.\nThực hiện Quyết định số 184/QĐ-UBND"
    assert told(text) == [("info", "line.7", "184/QĐ-UBND")]


def test_what_is_dated_elsewhere_or_holds_its_year_is_silent() -> None:
    assert told(DATED + "theo Kế hoạch số 3/KH-SYT và Nghị định số 98/2021/NĐ-CP") == []


def test_a_text_that_does_not_date_its_citations_is_silent() -> None:
    assert told("Thực hiện Quyết định số 184/QĐ-UBND và Kế hoạch số 3/KH-SYT ngày 03/3/2022") == []
