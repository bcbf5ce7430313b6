"""A fixed term of the field with a slip: "kiên nghị" for kiến nghị, "thu tuc hanh chinh", "nề tảng" for nền tảng.

Also the well-known confusions of words that sound alike: "sử lý", "bổ xung", "chuẩn đoán".

Source: custom of the field (the terms of reform reports and of the catalogue of procedures); the seed's "kiên nghị",
"nề tảng" and "Trang tâm"; Viện Ngôn ngữ học, Từ điển tiếng Việt (the confusions).
"""

import re
from collections.abc import Iterator
from itertools import compress, count, islice
from typing import Final

from core.issue import Issue
from core.vietnamese_syllables import canonical, is_syllable
from reports.checks.reading import Reading
from reports.checks.spelling.accentless import is_accentless
from reports.checks.spelling.term_slips import NAMED_SECONDS, is_compound, term_meant
from reports.checks.spelling.vocabulary import Pair, WrongPair, wrong_pairs
from reports.checks.spelling.words import MOST_TOLD, like, slip, whole_word_mend
from reports.checks.written import Written, written

_GAP: Final = r"[ \u00a0]{1,3}"
_GAP_OR_NONE: Final = r"[ \u00a0]{0,3}"

_OF_BODIES: Final = frozenset({"Phòng", "Ban", "Cục", "Sở", "Bộ", "Tổ", "Đoàn", "Hội", "tâm", "phận", "thống", "Cổng"})
"""Before a name of these a capital is no person's: "Phòng Kiểm xoát thủ tục hành chính"."""


def check_fixed_terms(reading: Reading) -> Iterator[Issue]:
    """Yield a warning for every term with a slip; terms that follow one another are one issue."""
    for one in written(reading):
        slips = _slips(one)
        if not slips or is_accentless(one):
            continue
        found = _without_conflicts(one, slips)
        for first, last, match in _told(one, found):
            words = one.words[first : last + 1]
            meant_words = [
                like(meant, word) for meant, word in zip(_meant(found, one, first, last), words, strict=True)
            ]
            excerpt, meant = match[0], " ".join(meant_words)
            yield slip(
                "fixed_term",
                one.passage,
                excerpt,
                f"“{excerpt}” có lỗi chính tả: đúng ra là “{meant}”.",
                f"Sửa thành “{meant}”.",
                whole_word_mend(reading, one, excerpt, meant),
            )


def _slips(one: Written) -> dict[int, Pair]:
    """Return where terms with a slip begin, and the terms."""
    lower = one.lower
    meant = list(map(term_meant, lower, lower[1:]))
    found = {place: term for place, term in enumerate(meant) if term} if any(meant) else {}
    if not NAMED_SECONDS.isdisjoint(lower):
        for place in compress(count(-1), map(NAMED_SECONDS.__contains__, lower)):
            is_named = place > 0 and one.words[place].istitle()
            term = term_meant(lower[place], lower[place + 1], named=True) if is_named else None
            if term:
                found[place] = term
    return {place: term for place, term in islice(found.items(), MOST_TOLD) if _is_meant(one, place, term)}


def _without_conflicts(one: Written, found: dict[int, Pair]) -> dict[int, Pair]:
    """Return the slips without those that make two words of one: in "tình hình thưc hiện" it is half of the second."""
    kept = dict(found)
    for place in sorted(found):
        if place in kept and place + 1 in kept and kept[place][1] != kept[place + 1][0]:
            before = place > 0 and is_compound(one.lower[place - 1], one.lower[place])
            del kept[place if before else place + 1]
    return kept


def _is_meant(one: Written, place: int, meant: Pair) -> bool:
    """Tell whether the two words belong together: no name, and neither is half of another word beside it."""
    first, second = one.words[place], one.words[place + 1]
    wrong = first if one.lower[place + 1] == meant[1] else second
    if not (second.islower() or (first.isupper() and second.isupper() and not wrong.isascii())):
        return False
    listed = wrong_pairs().get((canonical(one.lower[place]), canonical(one.lower[place + 1])))
    if listed and not _is_wrong_here(one, place, listed):
        return False
    if not is_syllable(wrong.lower()):
        return True
    before = place > 0 and is_compound(one.lower[place - 1], one.lower[place])
    after = place + 2 < len(one.lower) and is_compound(one.lower[place + 1], one.lower[place + 2])
    # In "trã kết quả" the second syllable is right, and may well begin a word.
    return not (before or (after and not (listed and wrong is first)))


def _is_wrong_here(one: Written, place: int, pair: WrongPair) -> bool:
    """Tell whether a listed pair stands beside what it asks for, and its capital is no name's ("ông Trương trình")."""
    if pair.after and not (place and one.lower[place - 1] in pair.after):
        return False
    if pair.before and not (place + 2 < len(one.lower) and one.lower[place + 2] in pair.before):
        return False
    first, second = one.words[place], one.words[place + 1]
    if not first.istitle() or (place and one.words[place - 1] in _OF_BODIES):
        return True
    return re.search(rf"(?:\A|[\x00.!?:;“(\n-]){_GAP_OR_NONE}{re.escape(first)}{_GAP}{second}", one.text) is not None


def _told(one: Written, found: dict[int, Pair]) -> Iterator[tuple[int, int, re.Match[str]]]:
    """Yield the runs with their place in the text; of a run with a mark in it its terms one by one."""
    for first, last in _runs(found):
        whole = _find(one, first, last)
        if whole:
            yield first, last, whole
            continue
        for place in filter(found.__contains__, range(first, last)):
            term = _find(one, place, place + 1)
            if term:
                yield place, place + 1, term


def _find(one: Written, first: int, last: int) -> re.Match[str] | None:
    words = one.words[first : last + 1]
    return re.search(r"(?<!\w)" + _GAP.join(map(re.escape, words)) + r"(?!\w)", one.text) if words else None


def _runs(found: dict[int, Pair]) -> Iterator[tuple[int, int]]:
    """Yield the first and last word of every run of slips that follow one another."""
    first = last = -1
    for place in sorted(found):
        if first >= 0 and place > last + 1:
            yield first, last
            first = -1
        first, last = place if first < 0 else first, place + 1
    yield first, last


def _meant(found: dict[int, Pair], one: Written, first: int, last: int) -> list[str]:
    meant = one.lower[first : last + 1]
    for place in range(first, last):
        if place in found:
            meant[place - first], meant[place - first + 1] = found[place]
    return meant
