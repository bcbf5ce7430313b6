"""Finding the sections of an edited Word file: by marks, and by likeness where a mark was lost."""

import pytest

from reports.domain.node_marks import node_mark
from reports.importers.marked import Part, place_parts, split_heading
from reports.importers.reading import Paragraph

REPORT = "cchc:BRVT/SYT/2022-Q1"
TITLE = Part("title", ("BÁO CÁO", "Quý I năm 2022"))
PLAN_LINES = ("1. Về kế hoạch cải cách hành chính", "Đã ban hành kế hoạch.", "Đang thực hiện.")
PLAN = Part("plan", PLAN_LINES, "", "1.", "Về kế hoạch cải cách hành chính")
EMULATION = Part(
    "emulation", ("- Công tác thi đua, khen thưởng: đã phát động.",), "-", "", "Công tác thi đua, khen thưởng: "
)
FEEDBACK = Part("feedback", (), "-", "", "Kết quả xử lý phản ánh, kiến nghị của người dân")
SIGNER = Part("signer", ("GIÁM ĐỐC", "Phạm Minh An"))
PARTS = [TITLE, PLAN, EMULATION, FEEDBACK, SIGNER]


def marked(part: Part, text: str = "") -> Paragraph:
    return Paragraph(text or part.paragraphs[0], marks=(node_mark(REPORT, part.key, part.paragraphs),))


def plain(*texts: str) -> list[Paragraph]:
    return [Paragraph(text) for text in texts]


def placed(*paragraphs: Paragraph) -> dict[str, list[str]]:
    found = place_parts(paragraphs, PARTS, REPORT).at
    return {key: [paragraphs[index].text for index in indexes] for key, indexes in found.items()}


def test_marks_say_where_sections_begin_whatever_their_words() -> None:
    found = placed(
        *plain("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        *(marked(TITLE), *plain("Quý I năm 2022"), marked(PLAN, "1. Lời khác hẳn"), *plain("Viết thêm.")),
        *(marked(EMULATION), marked(SIGNER), *plain("Trần Văn B")),
    )
    assert found == {
        "title": ["BÁO CÁO", "Quý I năm 2022"],
        "plan": ["1. Lời khác hẳn", "Viết thêm."],
        "emulation": ["- Công tác thi đua, khen thưởng: đã phát động."],
        "signer": ["GIÁM ĐỐC", "Trần Văn B"],
    }


def test_marks_of_another_report_are_not_known() -> None:
    other = Paragraph("1. Lời khác", marks=(node_mark("cchc:DLK/SYT/2022-Q1", "plan"),))
    assert place_parts([marked(TITLE), other], PARTS, REPORT).at == {"title": [0, 1]}


def test_a_lost_mark_is_made_good_by_likeness_between_its_neighbours() -> None:
    found = placed(
        *(marked(TITLE), *plain("Quý I năm 2022", "1. Về kế hoạch CCHC", "Đã ban hành kế hoạch.")),
        *(marked(EMULATION), *plain("- Kết quả xử lý phản ánh, kiến nghị: không có."), marked(SIGNER)),
    )
    assert found["plan"] == ["1. Về kế hoạch CCHC", "Đã ban hành kế hoạch."]
    assert found["feedback"] == ["- Kết quả xử lý phản ánh, kiến nghị: không có."]


def test_a_section_whose_heading_is_gone_is_found_by_its_lines() -> None:
    found = placed(marked(TITLE), *plain("Quý I năm 2022", "Đang thực hiện.", "Thêm."), marked(EMULATION))
    assert found["plan"] == ["Đang thực hiện.", "Thêm."]


def test_a_line_that_was_printed_so_opens_no_other_section() -> None:
    plan = Part("plan", (*PLAN.paragraphs, "GIÁM ĐỐC"), "", "1.", PLAN.heading)
    paragraphs = [marked(plan), *plain("Đã ban hành kế hoạch, sửa.", "Đang thực hiện.", "GIÁM ĐỐC")]
    assert place_parts(paragraphs, [plan, SIGNER], REPORT).at == {"plan": [0, 1, 2, 3]}


def test_words_above_a_heading_are_the_section_above() -> None:
    found = placed(marked(TITLE), marked(PLAN, "Quý I năm 2022"), *plain(PLAN.paragraphs[0], "Đang thực hiện."))
    assert found == {"title": ["BÁO CÁO", "Quý I năm 2022"], "plan": [PLAN.paragraphs[0], "Đang thực hiện."]}


def test_of_several_marks_the_words_decide() -> None:
    both = (*marked(PLAN).marks, *marked(EMULATION).marks)
    [found] = [place_parts([Paragraph(EMULATION.paragraphs[0], marks=both)], PARTS, REPORT)]
    assert (found.at, list(found.words)) == ({"emulation": [0]}, ["emulation"])


def test_sections_in_another_order_are_told() -> None:
    assert place_parts([marked(TITLE), marked(PLAN), marked(EMULATION)], PARTS, REPORT).in_order
    assert not place_parts([marked(TITLE), marked(EMULATION), marked(PLAN)], PARTS, REPORT).in_order


@pytest.mark.parametrize(
    ("part", "continues", "text", "found"),
    [
        (EMULATION, True, "–Công tác thi đua, khen thưởng:  chưa có", ("Công tác thi đua, khen thưởng: ", "chưa có")),
        (EMULATION, True, "- Công tác thi đua, khen thưởng:", ("Công tác thi đua, khen thưởng: ", "")),
        (EMULATION, True, "- Thi đua, khen thưởng: đã có", ("Thi đua, khen thưởng: ", "đã có")),
        (PLAN, False, "1. Về kế hoạch cải cách hành chính", ("Về kế hoạch cải cách hành chính", "")),
        (PLAN, False, "1. Kế hoạch CCHC", ("Kế hoạch CCHC", "")),
        (
            PLAN,
            False,
            "1. Về kế hoạch cải cách hành chính: đã có",
            ("Về kế hoạch cải cách hành chính: ", "đã có"),
        ),
    ],
)
def test_a_heading_is_told_from_its_answer(part: Part, continues: bool, text: str, found: tuple[str, str]) -> None:
    match = split_heading(text, part, continues)
    assert (match.heading, match.answer, match.marker) == (*found, part.marker)
