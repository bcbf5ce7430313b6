"""From paragraphs to nodes: every paragraph once and in order, with state, figures and references derived."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.importers.parsing import ParsedNode, ParsedReport, parse_report
from reports.importers.reading import Paragraph
from reports.importers.summary import import_summary
from tests.reports.importers.other_reports import COMMUNE, DEPARTMENT, taken_apart
from tests.reports.importers.samples import demo_lines, heads, in_order, outline, parse, placed

MODEST = settings(max_examples=40, derandomize=True, deadline=None)


def node(key: str, lines: list[str] | tuple[str, ...]) -> ParsedNode:
    return next(one for one in parse(lines).nodes if one.node.key == key)


def test_the_demo_report_is_placed_line_by_line() -> None:
    parsed = parse(demo_lines())
    assert in_order(parsed) == list(demo_lines())
    assert (parsed.lines_in, parsed.lines_placed, parsed.unmatched) == (158, 158, [])
    assert import_summary(parsed)["counts"] == {"lines_in": 158, "lines_placed": 158}
    assert [one.node.key for one in parsed.nodes] == [one.key for one in outline().nodes if one.key != "header"]


@pytest.mark.parametrize("report", [COMMUNE, DEPARTMENT], ids=["a district's office", "a department"])
def test_the_reports_of_others_find_their_headings(report: str) -> None:
    lines, expected = taken_apart(report)
    parsed = parse(lines)
    assert heads(parsed) == expected
    assert parsed.unmatched == []
    assert sorted(in_order(parsed)) == sorted(lines)


def test_an_answer_may_stand_on_the_next_line() -> None:
    lines = ["- Việc xây dựng và ban hành kế hoạch tuyên truyền CCHC:", "Đã ban hành."]
    told = node("steering.communication.plan", lines)
    assert [(line.text, line.inline) for line in told.lines] == [("Đã ban hành.", False)]


def test_a_prompt_parted_by_a_line_end_keeps_both_lines() -> None:
    lines = [
        "- Công tác thi đua, khen thưởng gắn với việc thực hiện nhiệm vụ CCHC",
        "tại cơ quan, đơn vị, địa phương: chưa phát sinh trong kỳ báo cáo.",
    ]
    assert placed(parse(lines)) == {"steering.direction.emulation": lines}


def test_a_table_stays_rows_and_opens_no_section() -> None:
    rows = [Paragraph("STT\tLĩnh vực", table_row=True), Paragraph("Ưu điểm", table_row=True)]
    parsed = parse_report([Paragraph("2. Cải cách thủ tục hành chính (TTHC)"), *rows], outline(), "SYT")
    (section,) = parsed.nodes
    assert [(line.marker, line.text) for line in section.lines] == [("|", "STT\tLĩnh vực"), ("|", "Ưu điểm")]


PROMPT = "- Công tác thi đua, khen thưởng gắn với việc thực hiện nhiệm vụ CCHC tại cơ quan, đơn vị, địa phương"


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        ("chưa phát sinh trong kỳ báo cáo.", "none"),
        ("Không phát sinh", "none"),
        ("Trong quý I/2022, chưa phát sinh", "none"),
        ("không có.", "none"),
        ("chưa phát sinh tuy nhiên có 02 tập thể được khen", "answered"),
        ("chưa phát sinh nhưng đã đăng ký", "answered"),
        ("đã khen thưởng 02 tập thể", "answered"),
        ("", "unanswered"),
        (".....", "unanswered"),
        ("…%", "unanswered"),
    ],
)
def test_the_state_follows_the_words(answer: str, state: str) -> None:
    told = node("steering.direction.emulation", [f"{PROMPT}: {answer}".strip()])
    assert told.state == state
    assert "".join(line.text for line in told.lines) == answer


def test_sentences_with_nothing_but_blanks_are_no_answer() -> None:
    blanks = [
        "* Kết quả tổ chức các lớp bồi dưỡng:",
        "Số lớp được phê duyệt tổ chức: ..... lớp.",
        "Số lớp đã tổ chức:.....lớp.",
    ]
    told = node("results.civil_service.training.classes", blanks)
    assert told.state == "unanswered"
    assert set(told.figures.values()) == {None}
    filled = node("results.civil_service.training.classes", [*blanks, "Số lớp chưa tổ chức: 0 lớp."])
    assert (filled.state, filled.figures["training_classes.pending"]) == ("answered", Decimal(0))


def test_figures_of_the_demo_report_are_read_and_blanks_stay_blank() -> None:
    figures = {code: value for one in parse(demo_lines()).nodes for code, value in one.figures.items()}
    assert {code: int(value) for code, value in figures.items() if value is not None} == {
        "plan_tasks.total": 25,
        "plan_tasks.done": 10,
        "plan_tasks.ongoing": 15,
        "assigned_tasks.total": 2,
        "legal_documents.disseminated": 29,
        "legal_documents.reviewed": 1,
        "procedures.abolished": 2,
        "procedures.total": 126,
        "feedback.received": 2,
        "promotions.senior_specialist": 2,
        "promotions.specialist": 8,
        "promotions.specialist.civil_servants": 1,
        "promotions.specialist.public_employees": 7,
        "training_classes.approved": 4,
        "training_classes.pending": 4,
        "budget_revenue.rate": 100,
        "budget_revenue.amount": 564,
        "public_investment.disbursement_rate": 100,
        "data_network.connected_rate": 100,
        "online_procedures.total": 126,
        "online_procedures.level_three": 50,
        "online_procedures.level_four": 76,
    }
    assert figures["training_classes.held"] is None


def test_own_documents_are_issued_and_others_cited() -> None:
    told = node("steering.direction.assigned_tasks", demo_lines())
    assert [(one.reference.number, one.role, one.line) for one in told.references] == [
        ("1893", "cited", 1),
        ("28", "issued", 1),
        ("2153", "cited", 2),
        ("1297", "issued", 2),
    ]


def test_a_text_without_any_heading_is_unmatched() -> None:
    parsed = parse(["Một dòng.", "Hai dòng."])
    assert (parsed.nodes, parsed.unmatched) == ([], ["Một dòng.", "Hai dòng."])


@MODEST
@given(st.lists(st.text(max_size=60) | st.sampled_from(demo_lines()), max_size=20))
def test_no_text_raises_and_no_line_is_lost(lines: list[str]) -> None:
    parsed = parse(lines)
    assert sorted([*in_order(parsed), *parsed.unmatched]) == sorted(lines)
    assert parsed.lines_placed + len(parsed.unmatched) == parsed.lines_in == len(lines)


def corrected(lines: list[str], corrections: dict[int, str]) -> ParsedReport:
    return parse_report([Paragraph(line) for line in lines], outline(), "SYT", "Sở Y tế", corrections)


CORRECTED = [
    "Mẫu số 1",
    "BÁO CÁO",
    "I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CẢI CÁCH HÀNH CHÍNH",
    "1. Về kế hoạch cải cách hành chính",
    "Chuyện thi đua của đơn vị: đã phát động.",
    "Dòng sau.",
]


def test_somebody_may_name_the_node_that_a_paragraph_opens() -> None:
    parsed = corrected(CORRECTED, {4: "steering.direction.emulation"})
    node = next(node for node in parsed.nodes if node.node.key == "steering.direction.emulation")
    assert (node.heading, [line.text for line in node.lines]) == (
        "Chuyện thi đua của đơn vị: ",
        ["đã phát động.", "Dòng sau."],
    )
    assert sorted(in_order(parsed) + parsed.unmatched) == sorted(CORRECTED)


def test_somebody_may_say_that_a_paragraph_is_no_heading() -> None:
    parsed = corrected(CORRECTED, {3: ""})
    assert placed(parsed) == {"title": ["BÁO CÁO"], "steering": CORRECTED[2:]}


def test_a_node_that_is_given_to_one_paragraph_is_taken_from_another() -> None:
    parsed = corrected(CORRECTED, {4: "steering.plan"})
    assert placed(parsed) == {"title": ["BÁO CÁO"], "steering": CORRECTED[2:4], "steering.plan": CORRECTED[4:]}


def test_a_paragraph_outside_the_body_becomes_a_line_of_the_node_that_takes_it() -> None:
    parsed = corrected(CORRECTED, {0: "steering.plan"})
    assert (parsed.unmatched, placed(parsed)["steering.plan"]) == ([], [*CORRECTED[3:], "Mẫu số 1"])


def test_every_paragraph_has_its_index() -> None:
    parsed = parse(CORRECTED)
    indexes = [index for node in parsed.nodes for index in node.indexes] + parsed.unmatched_at
    assert sorted(indexes) == list(range(len(CORRECTED)))
