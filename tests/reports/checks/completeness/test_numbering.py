"""Numbers of headings."""

from reports.checks.completeness.numbering import check_numbering
from tests.reports.checks.loose import issues_of


def told(*lines: str) -> list[tuple[str, str]]:
    return [(issue.excerpt, issue.suggestion.split(",")[0]) for issue in issues_of(check_numbering, "\n".join(lines))]


def test_a_part_that_is_left_out_is_told() -> None:
    assert told("I. A", "Lời.", "II. B", "Lời.", "IV. C", "Lời.") == [("IV. C", "Sửa thành “III.”")]


def test_sections_that_jump_are_told() -> None:
    parts = (
        "I. A",
        "1. Kế hoạch",
        "3. Tuyên truyền",
        "II. B",
        "5. Tài chính",
        "5.1. Chi",
        "5.3. Thu",
        "III. C",
        "Lời.",
    )
    assert told(*parts) == [("3. Tuyên truyền", "Sửa thành “2.”"), ("5.3. Thu", "Sửa thành “5.2”")]


def test_a_section_under_another_is_told() -> None:
    parts = ("I. A", "5. Tài chính", "5.1. Chi", "6.2. Thu", "II. B", "Lời.", "III. C", "Lời.")
    assert told(*parts) == [("6.2. Thu", "Sửa thành “5.2”")]


def test_numbers_that_follow_begin_anew_or_stand_in_lists_are_right() -> None:
    assert (
        told("I. A", "1. B", "1.1. C", "1.2. D", "2. E", "II. F", "1. G", "- 5. khác", "III. H", "1. K", "1. L") == []
    )
    assert told("1. Một", "5. Năm") == []
