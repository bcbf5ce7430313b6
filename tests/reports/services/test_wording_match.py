"""What the words of a line make of it: a line that follows its record, and a task that it tells of."""

from datetime import date

import pytest

from directives.models import Document
from reports.models import SectionLine
from reports.services.wording_match import follow_document, told_task

WORDS = "Kế hoạch số 22/KH-SYT ngày 21/02/2022 về tuyên truyền"


@pytest.fixture
def plan() -> Document:
    return Document(
        type_name="Kế hoạch", number="22", symbol="KH-SYT", issued_on=date(2022, 2, 21), subject="về tuyên truyền"
    )


@pytest.mark.parametrize(
    ("text", "ending"), [(WORDS, ""), (f"{WORDS};", ";"), (f"{WORDS}.", "."), (WORDS.replace(" ", "  "), "")]
)
def test_a_line_that_says_what_its_record_says_follows_the_record(plan, text, ending):
    line = SectionLine(text=text)
    follow_document(line, plan)
    assert (line.document, line.origin, line.text, line.ending) == (plan, "generated", "", ending)


@pytest.mark.parametrize("text", [f"{WORDS}…", f"{WORDS}, theo lịch", WORDS.replace("02", "2"), "Khác"])
def test_a_line_that_differs_by_one_character_stays_as_written(plan, text):
    line = SectionLine(text=text)
    follow_document(line, plan)
    assert (line.document, line.origin, line.text) == (plan, "written", text)


def test_a_task_is_told_by_a_line_that_begins_with_the_document_of_another_body(plan):
    asked, answer = Document(number="1893"), plan
    told = told_task("Văn bản …; cập nhật phần mềm trễ", [("cited", asked), ("cited", Document()), ("issued", answer)])
    assert (told.assigning_document, told.answering_document, told.update_told_late) == (asked, answer, True)
    assert told_task("Văn bản …", [("cited", asked)]).answering_document is None


def test_a_line_that_begins_with_the_unit_s_own_document_tells_of_no_task(plan):
    assert told_task(WORDS, [("issued", plan), ("cited", Document(number="1893"))]) is None
    assert told_task("Đã hoàn thành.", []) is None
