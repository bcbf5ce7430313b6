"""Lines that are to say what somebody wrote elsewhere."""

from reports.domain.document import Line
from reports.domain.line_plan import NewLine, changes_nothing, plan_lines

PRESENT = (Line("", "mở đầu", inline=True), Line("+", "kế hoạch kiểm tra năm nay"), Line("|", "1\tDược"))


def planned(*wanted: NewLine) -> list[tuple[int | None, bool]]:
    return [(line.source, line.is_same) for line in plan_lines(PRESENT, wanted)]


def test_lines_that_read_the_same_stay() -> None:
    wanted = (NewLine("", "mở  đầu", inline=True), NewLine("+", "kế hoạch kiểm tra năm nay"), NewLine("|", "1\tDược\t"))
    assert planned(*wanted) == [(0, True), (1, True), (2, True)]
    assert changes_nothing(PRESENT, plan_lines(PRESENT, wanted))


def test_an_edited_line_is_told_from_a_new_one() -> None:
    wanted = (
        NewLine("", "mở đầu", inline=True),
        NewLine("+", "lời khác hẳn"),
        NewLine("-", "kế hoạch kiểm tra năm sau"),
    )
    assert planned(*wanted) == [(0, True), (None, False), (1, False)]
    assert not changes_nothing(PRESENT, plan_lines(PRESENT, wanted))


def test_a_moved_line_is_the_line_that_it_was() -> None:
    assert planned(NewLine("|", "1\tDược"), NewLine("", "mở đầu")) == [(2, True), (0, True)]


def test_an_answer_that_left_its_heading_is_a_change() -> None:
    wanted = (NewLine("", "mở đầu"), *(NewLine(line.marker, line.text) for line in PRESENT[1:]))
    assert planned(*wanted) == [(0, True), (1, True), (2, True)]
    assert not changes_nothing(PRESENT, plan_lines(PRESENT, wanted))
