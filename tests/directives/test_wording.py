"""How records read as lines."""

from datetime import date

import pytest

from directives.models import AssignedTask, Document, Inspection
from directives.wording import bare_subject, word_assigned_task, word_document, word_inspection

ASSIGNING = Document(
    type_name="Văn bản",
    number="1893",
    symbol="UBND-VP",
    issued_on=date(2022, 2, 18),
    issuer="UBND tỉnh",
    subject="về rà soát thủ tục hành chính",
)
ANSWER = Document(type_name="Kế hoạch", number="28", symbol="KH-SYT", issued_on=date(2022, 3, 23))


def test_a_document_reads_as_the_decree_cites_it():
    assert word_document(ASSIGNING) == (
        "Văn bản số 1893/UBND-VP ngày 18/02/2022 của UBND tỉnh về rà soát thủ tục hành chính"
    )
    assert word_document(Document(type_name="Kế hoạch", number="5", symbol="KH-SYT")) == "Kế hoạch số 05/KH-SYT"


@pytest.mark.parametrize(
    ("task", "words"),
    [
        (
            AssignedTask(assigning_document=ASSIGNING, answering_document=ANSWER, content="Rà soát"),
            f"{word_document(ASSIGNING)}; đã có kế hoạch số 28/KH-SYT ngày 23/3/2022",
        ),
        (AssignedTask(content="Rà soát", done_on=date(2022, 3, 1)), "Rà soát; hoàn thành ngày 01/3/2022"),
        (AssignedTask(content="Rà soát", due_on=date(2022, 4, 30)), "Rà soát; đang thực hiện, hạn ngày 30/4/2022"),
    ],
)
def test_a_task_reads_with_its_progress(task, words):
    assert word_assigned_task(task) == words


def test_a_visit_reads_with_what_it_found():
    visit = Inspection(team="Đoàn kiểm tra 611", visited_on=date(2023, 6, 27))
    assert word_inspection(visit, findings=4, requests=0) == (
        "Ngày 27/6/2023, Đoàn kiểm tra 611 kiểm tra công tác CCHC tại đơn vị; nêu 04 tồn tại, hạn chế"
    )


def test_a_subject_as_the_content_of_a_task():
    assert bare_subject("về việc xây dựng kế hoạch") == "Xây dựng kế hoạch"
