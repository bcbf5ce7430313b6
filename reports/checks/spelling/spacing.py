"""Spaces round punctuation: "CCHC :" , "quý:nhờ", two spaces in a row, and "...." for an ellipsis.

Source: NĐ 30/2020/NĐ-CP, Phụ lục I (trình bày nội dung); custom of typing: no space before
a mark, one after.
"""

import re
from collections.abc import Iterator
from functools import partial
from typing import Final

from core.issue import Issue
from reports.checks.reading import Reading
from reports.checks.spelling.words import only_mend, slip
from reports.checks.written import Written, written

_LETTER: Final = r"[^\W\d_]"
_SPACE: Final = "[ \u00a0]"
_SPOT: Final = re.compile(
    rf"(?P<dots>\.{{4,}}(?=\s{{0,3}}(?:\)|\Z)))|(?P<after>[,;:.](?={_LETTER}{_LETTER}))|"
    rf"(?P<before>{_SPACE}{{1,3}}[,;:.](?=\s|\Z))|(?P<bracket>\({_SPACE}{{1,3}}(?=\w)|{_SPACE}{{1,3}}\))|"
    rf"(?P<two>{_SPACE}{{2,3}}(?=[\w(“]))"
)
"""A wider gap is a place left blank ("có      hồ sơ"): closing it would hide what lacks."""
_HINTS: Final = ("  ", " ,", " ;", " :", " .", "( ", " )", "....", "\u00a0")
_AFTER_HINT: Final = re.compile(rf"[,;:.]{_LETTER}")
_BEFORE_SPOT: Final = {
    "dots": re.compile(rf"{_LETTER}\Z"),
    "after": re.compile(rf"{_LETTER}{_LETTER}\Z"),
    "before": re.compile(r"\w\Z"),
    "bracket": re.compile(r"\w\Z"),
    "two": re.compile(r"[\w,;:.)]\Z"),
}
_LONG_WORD: Final = re.compile(r"[^\W\d_A-ZĐ]{3}\Z")
_SENTENCE: Final = re.compile(r"[A-ZĐÀ-Ỹ][^\W\d_A-Z]")
_SEEN_BEFORE: Final = 10
_TITLES: Final = frozenset(["ths", "pgs", "gs", "ts", "bs", "tp", "cn", "ks", "mr", "mrs", "dr"])
_AROUND: Final = 24


def check_spacing(reading: Reading) -> Iterator[Issue]:
    """Yield an info for the first such place of every section."""
    told: set[str] = set()
    for one in written(reading):
        if one.passage.node in told or one.passage.is_table_row or one.passage.kind == "table_row":
            continue
        for issue in _faults(reading, one):
            told.add(one.passage.node)
            yield issue
            break


def _faults(reading: Reading, one: Written) -> Iterator[Issue]:
    """Yield every place; a row of cells, which tabs set apart, has none."""
    text = one.text
    if "\t" in text or not (any(map(text.__contains__, _HINTS)) or _AFTER_HINT.search(text)):
        return
    for match in _SPOT.finditer(text):
        before = text[max(match.start() - _SEEN_BEFORE, 0) : match.start()]
        kind, mark = match.lastgroup or "", match[0].strip(" \u00a0")
        if not (mark == "(" or _BEFORE_SPOT[kind].search(before)) or (mark == "." and not _ends(text, match, before)):
            continue
        told = partial(_told, reading, one, match)
        if kind == "before":
            yield told(mark, f"Thừa dấu cách trước dấu “{mark}”.", f"Bỏ dấu cách trước dấu “{mark}”.")
        elif kind == "after":
            yield told(mark + " ", f"Thiếu dấu cách sau dấu “{mark}”.", "Thêm một dấu cách.")
        elif kind == "bracket":
            yield told(mark, "Thừa dấu cách sát dấu ngoặc.", "Bỏ dấu cách sát dấu ngoặc.")
        elif kind == "dots":
            yield told("...", "Dấu chấm lửng chỉ có ba chấm.", "Sửa thành “...”.")
        else:
            yield told(" ", "Có hai dấu cách liền nhau.", "Bỏ một dấu cách.")


def _ends(text: str, match: re.Match[str], before: str) -> bool:
    """Tell whether a point ends a sentence: no short form ("ThS.", "v.v") and no number stands before it."""
    word = re.search(r"\w*\Z", before)
    if not _LONG_WORD.search(before) or (word and word[0].lower() in _TITLES):
        return False
    return match.lastgroup == "before" or bool(_SENTENCE.match(text, match.end()))


def _told(
    reading: Reading, one: Written, match: re.Match[str], replacement: str, message: str, suggestion: str
) -> Issue:
    """Return the issue at a place with the words before and after it, so that they name it."""
    text = one.passage.text
    start, end = _widened(text, match)
    excerpt = text[start:end]
    mended = text[start : match.start()] + replacement + text[match.end() : end]
    mend = only_mend(reading, one.passage, excerpt, mended) if len(excerpt) > len(match[0]) else None
    return slip("spacing", one.passage, excerpt, message, suggestion, mend, "info")


def _widened(text: str, match: re.Match[str]) -> tuple[int, int]:
    """Return the place with one word before it, and one after it where it stands between two."""
    before = re.search(r"\S*\Z", text[max(match.start() - _AROUND, 0) : match.start()])
    after = re.match(r"\S*", text[match.end() : match.end() + _AROUND])
    start = match.start() - (len(before[0]) if before else 0)
    return start, match.end() + (len(after[0]) if after else 0)
