"""Lines: markers in all their typography, and when two paragraphs are the same."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.domain.lines import canonical_line, split_marker


@pytest.mark.parametrize(
    ("paragraph", "marker", "text"),
    [
        ("- Kế hoạch", "-", "Kế hoạch"),
        ("-Kế hoạch", "-", "Kế hoạch"),
        ("– Kế hoạch", "-", "Kế hoạch"),
        ("•\u00a0Kế hoạch ", "-", "Kế hoạch"),
        ("\t+ Tổng số nhiệm vụ:\t25", "+", "Tổng số nhiệm vụ:\t25"),
        ("* Kết quả", "*", "Kết quả"),
        ("*đính kèm danh sách*", "", "*đính kèm danh sách*"),
        ("-5 % so với kỳ trước", "", "-5 % so với kỳ trước"),
        ("- 5 lớp", "-", "5 lớp"),
        ("---", "", "---"),
        ("-", "", "-"),
        ("Kế hoạch - đợt 1", "", "Kế hoạch - đợt 1"),
    ],
)
def test_a_marker_is_told_from_text(paragraph: str, marker: str, text: str) -> None:
    assert split_marker(paragraph) == (marker, text)


def test_white_space_and_the_typography_of_markers_do_not_count() -> None:
    assert canonical_line("– Kế  hoạch :\t25") == canonical_line("-Kế hoạch: 25") == ("-", "Kếhoạch:25")
    assert canonical_line("+ Kế hoạch.") == ("+", "Kếhoạch.")
    assert canonical_line("Kế hoạch") == ("", "Kếhoạch")


@settings(max_examples=200, derandomize=True, deadline=None)
@given(st.text(alphabet="-–•+*  a5.\t", max_size=12))
def test_nothing_but_marker_and_white_space_leaves_the_text(paragraph: str) -> None:
    marker, text = split_marker(paragraph)
    assert paragraph.strip().endswith(text)
    assert len("".join(paragraph.split())) == len("".join(text.split())) + bool(marker)
    assert canonical_line(f"{marker} {text}".strip()) == canonical_line(paragraph)
