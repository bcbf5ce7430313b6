"""What the difference of two texts shows, paragraph by paragraph and word by word."""

from hypothesis import given, settings
from hypothesis import strategies as st

from reports.domain.diffing import Gap, Piece, Row, align, diff_lines, diff_words, shorten
from reports.domain.lines import canonical_line

TEXTS = st.lists(st.text(alphabet="ab -+.5\t", min_size=1, max_size=8), max_size=8)


def in_words(pieces: tuple[Piece, ...]) -> str:
    return "".join(f"[{piece.text}]" if piece.is_changed else piece.text for piece in pieces)


def rows(before: list[str], after: list[str]) -> list[tuple[str, str, str]]:
    return [(row.kind, in_words(row.before), in_words(row.after)) for row in diff_lines(before, after)]


def test_paragraphs_are_same_removed_added_and_changed() -> None:
    before = ["I. Kết quả", "+ Tổng số nhiệm vụ: 25", "Dòng bỏ đi", "Hết"]
    after = ["I. Kết quả", "+ Tổng số nhiệm vụ: 26", "Hết", "Viết thêm"]
    assert rows(before, after) == [
        ("same", "I. Kết quả", "I. Kết quả"),
        ("changed", "+ Tổng số nhiệm vụ: [25]", "+ Tổng số nhiệm vụ: [26]"),
        ("removed", "[Dòng bỏ đi]", ""),
        ("same", "Hết", "Hết"),
        ("added", "", "[Viết thêm]"),
    ]


def test_white_space_and_the_typography_of_markers_make_no_difference() -> None:
    assert rows(["- Kế  hoạch :\t25"], ["–Kế hoạch: 25 "]) == [("same", "- Kế  hoạch :\t25", "–Kế hoạch: 25 ")]


def test_words_are_marked_where_they_differ() -> None:
    before, after = diff_words("Sở đã ban hành 02 văn bản; 01 kế hoạch.", "Sở đã ban hành 03 văn bản, 01 kế hoạch.")
    assert in_words(before) == "Sở đã ban hành [02 ]văn bản[; ]01 kế hoạch."
    assert in_words(after) == "Sở đã ban hành [03 ]văn bản[, ]01 kế hoạch."


def test_paragraphs_without_common_words_are_not_one_edited_paragraph() -> None:
    assert rows(["Họp giao ban tháng 3"], ["Đã phát động thi đua"]) == [
        ("removed", "[Họp giao ban tháng 3]", ""),
        ("added", "", "[Đã phát động thi đua]"),
    ]


def test_edited_paragraphs_are_paired_with_the_likest_in_order() -> None:
    before = ["kế hoạch kiểm tra năm nay", "kế hoạch tuyên truyền năm nay"]
    after = ["lời mở đầu", "kế hoạch kiểm tra năm sau", "kế hoạch tuyên truyền năm sau"]
    assert align(before, after) == [(None, 0), (0, 1), (1, 2)]


def test_moved_paragraphs_show_where_they_were_and_where_they_are() -> None:
    assert rows(["một", "hai", "ba"], ["hai", "ba", "một"]) == [
        ("removed", "[một]", ""),
        ("same", "hai", "hai"),
        ("same", "ba", "ba"),
        ("added", "", "[một]"),
    ]


def test_unchanged_paragraphs_far_from_a_change_are_counted_only() -> None:
    lines = [f"dòng số {number}" for number in range(9)]
    short = shorten(diff_lines(lines, [*lines[:4], "viết thêm ở đây", *lines[4:]]))
    assert [one.count if isinstance(one, Gap) else one.kind for one in short] == [3, "same", "added", "same", 4]
    assert shorten(diff_lines(lines, lines)) == [Gap(9)]


def test_a_single_unchanged_paragraph_is_shown_rather_than_counted() -> None:
    assert [row.kind for row in shorten(diff_lines(["một", "hai", "ba"], ["một", "hai"]))] == [
        "same",
        "same",
        "removed",
    ]


def test_texts_that_would_take_minutes_are_told_whole() -> None:
    assert diff_words("a b c d " * 700, "b a c d " * 700) == (
        (Piece("a b c d " * 700, True),),
        (Piece("b a c d " * 700, True),),
    )
    assert {row.kind for row in diff_lines(["a", "b"] * 400, ["b", "a", "c"] * 400)} == {"removed", "added"}
    many = [f"dòng {number}" for number in range(150)]
    assert {row.kind for row in diff_lines(many, [f"{line} sửa" for line in many])} == {"removed", "added"}


@settings(max_examples=200, derandomize=True, deadline=None)
@given(TEXTS, TEXTS)
def test_nothing_of_either_version_is_lost(before: list[str], after: list[str]) -> None:
    found: list[Row] = diff_lines(before, after)
    olds = [in_words(row.before).replace("[", "").replace("]", "") for row in found if row.before]
    news = [in_words(row.after).replace("[", "").replace("]", "") for row in found if row.after]
    assert [canonical_line(one) for one in olds] == [canonical_line(one) for one in before]
    assert [canonical_line(one) for one in news] == [canonical_line(one) for one in after]
