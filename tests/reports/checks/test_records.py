"""Sections of records, and how many of them are told."""

from core.issue import Issue
from reports.checks.records import MOST, cited_numbers, first_of_many, is_cited, section_of
from reports.domain.document import Line, Source
from tests.reports.checks.trees import report, section


def test_a_section_is_found_by_its_kind_before_its_source() -> None:
    fed = section(key="fed", source=Source("assigned_tasks", 1))
    document = report(section(), fed, section(key="tasks", kind="tasks")).document
    assert section_of(document, "tasks", "assigned_tasks") == "tasks"
    assert section_of(report(section(), fed).document, "tasks", "assigned_tasks") == "fed"
    assert section_of(document, "proposals", "proposals") == ""


def test_the_rest_of_many_is_counted() -> None:
    issues = [Issue("info", "code", "a", f"Việc {number}.", "x") for number in range(MOST + 3)]
    *told, rest = first_of_many(issues, "việc")
    assert told == issues[:MOST]
    assert (rest.message, rest.severity, rest.node) == ("Còn 3 trường hợp khác: việc.", "info", "a")
    assert list(first_of_many(issues[:MOST], "việc")) == issues[:MOST]


def test_a_document_is_cited_by_number_and_symbol() -> None:
    cited = cited_numbers(report(section(Line("", "Văn bản số 05/UBND-VP ngày 18/2/2022 của UBND tỉnh"))))
    assert is_cited("Công văn số 5/UBND-VP", cited)
    assert not is_cited("Công văn số 5/UBND-TH", cited)
    assert not is_cited("UBND tỉnh", cited)
