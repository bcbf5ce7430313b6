"""Two versions of a text as one: [-what went-] and [+what came+] in place."""

from hypothesis import given
from hypothesis import strategies as st

from reports.domain.diffing import Gap
from reports.domain.inline_diff import Paragraph, diff_inline, diff_paragraph
from reports.domain.lines import canonical_line

MARKS = {"removed": "[-{}-]", "inserted": "[+{}+]", "same": "{}"}
TEXTS = st.lists(st.text(alphabet="ab -+.5\t", min_size=1, max_size=8), max_size=8)


def marked(paragraph: Paragraph) -> str:
    return "".join(MARKS[words.kind].format(words.text) for words in paragraph.words)


def shown(before: list[str], after: list[str]) -> list[str]:
    return [f"({one.count})" if isinstance(one, Gap) else marked(one) for one in diff_inline(before, after)]


def test_words_are_marked_where_they_stand() -> None:
    assert shown(["Đã ban hành 02 văn bản; 01 kế hoạch."], ["Đã ban hành 03 văn bản; 01 kế hoạch."]) == [
        "Đã ban hành [-02-][+03+] văn bản; 01 kế hoạch."
    ]


def test_the_last_word_of_a_version_stays_apart_from_what_follows_in_the_other() -> None:
    assert shown(["ban hành kế hoạch"], ["ban hành kế hoạch năm"]) == ["ban hành kế hoạch [+năm+]"]
    assert shown(["ban hành kế hoạch năm"], ["ban hành kế hoạch"]) == ["ban hành kế hoạch [-năm-]"]


def test_unchanged_paragraphs_are_counted_between_changes_alone() -> None:
    before = ["Đầu", "dòng bỏ đi", "Một", "Hai", "Ba", "Cuối"]
    after = ["Đầu", "Một", "Hai", "Ba", "Viết thêm", "Cuối"]
    assert shown(before, after) == ["[-dòng bỏ đi-]", "(3)", "[+Viết thêm+]"]


def test_white_space_and_the_typography_of_markers_make_no_difference() -> None:
    assert shown(["- Kế  hoạch :\t25"], ["–Kế hoạch: 25 "]) == []
    assert diff_paragraph("- a", "– a") is None


def test_long_unchanged_words_beside_a_change_are_left_out() -> None:
    before = "chữ " * 500 + "hai mươi lăm" + " chữ" * 500
    (paragraph,) = diff_inline([before], [before.replace("hai mươi lăm", "ba mươi")])
    words = marked(paragraph)
    assert ("[-hai -][+ba +]mươi [-lăm-]" in words, words.count("[…]"), len(words) < 600) == (True, 2, True)


def test_a_paragraph_of_a_million_letters_keeps_its_beginning_and_its_end() -> None:
    before = " ".join(f"chữ{number}" for number in range(100_000))
    after = before.replace("chữ50000 ", "lời ").replace("chữ50002 ", "câu ")
    (paragraph,) = diff_inline([before], [after])
    assert marked(paragraph).endswith("chữ99999")
    assert "chữ49999 [-chữ50000 -][+lời +]chữ50001 [-chữ50002-][+câu+] chữ50003" in marked(paragraph)


def test_two_texts_of_a_million_letters_that_share_every_other_word_are_told_whole() -> None:
    """Matching these word by word would take minutes."""
    before = " ".join(f"x{n} a{n}" for n in range(60_000))
    after = " ".join(f"y{n} a{n}" for n in range(60_000))
    (paragraph,) = diff_inline([before], [after])
    assert [(words.kind, words.text[:5], words.text[-6:]) for words in paragraph.words] == [
        ("removed", "x0 a0", "x59999"),
        ("inserted", "y0 a0", "y59999"),
        ("same", " a599", "a59999"),
    ]


def test_a_section_of_many_thousand_paragraphs_is_compared_between_its_common_ends() -> None:
    before = [f"dòng {number}" for number in range(30_000)]
    after = [*before[:15_000], "dòng mới", *before[15_000:]]
    assert shown(before, after) == ["[+dòng mới+]"]
    apart = [one if number % 2 else f"khác {number}" for number, one in enumerate(before)]
    found = diff_inline(before, apart)
    assert [one.kind for one in found].count("removed") == 29_999
    assert [one.kind for one in found].count("added") == 29_999


def test_a_thousand_paragraphs_with_every_tenth_edited_are_compared_word_by_word() -> None:
    before = [f"- Nhiệm vụ số {number}: đã hoàn thành theo kế hoạch" for number in range(1000)]
    after = [one.replace("đã", "chưa") if number % 10 == 0 else one for number, one in enumerate(before)]
    found = shown(before, after)
    assert found[:3] == [
        "- Nhiệm vụ số 0: [-đã-][+chưa+] hoàn thành theo kế hoạch",
        "(9)",
        "- Nhiệm vụ số 10: [-đã-][+chưa+] hoàn thành theo kế hoạch",
    ]
    assert len(found) == 199


@given(TEXTS, TEXTS)
def test_nothing_is_lost_or_invented(before: list[str], after: list[str]) -> None:
    """What is shown holds every word of both versions that the other does not have."""
    found = [one for one in diff_inline(before, after) if isinstance(one, Paragraph)]
    same = [canonical_line(one) for one in before] == [canonical_line(one) for one in after]
    assert (found == []) == same
    for kind, texts in (("removed", before), ("inserted", after)):
        letters = "".join("".join(texts).split())
        for paragraph in found:
            for words in paragraph.words:
                if words.kind == kind:
                    assert "".join(words.text.split()) in letters
