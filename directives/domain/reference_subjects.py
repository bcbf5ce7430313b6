"""The subject of a reference ("về …"): where it begins, and where the sentence goes on without it."""

import re
from bisect import bisect_left
from typing import Final, NamedTuple

from directives.domain.reference_words import BODIES, SPACE, SURE_OPENERS, any_of

MAX_SUBJECT: Final = 1000
"""Longest subject in characters: nested citations share their text, so an unbounded one could cost its square."""

_NOT_SUBJECT: Final = re.compile(
    r"(?i:và|tuy|tuy nhiên|song|nhưng|đã|đang|sẽ|chưa|được|bị|là|thì|để|mà|nên|do|vì|nếu|khi|có|không|cũng|vẫn|còn"
    r"|hiện(?!\s+(?:đại|thực))|trong|tại|theo(?!\s+dõi)|từ(?!\s+chối)|đến|này|nêu|nói trên|trên|như|với|của"
    r"|cho(?!\s+(?:ý|phép|thuê))|gồm|bao gồm|số(?!\s+h[oó])|năm|tháng|quý|ngày|đồng thời|cùng|hoặc|nay|kèm theo"
    r"|đính kèm|hết hiệu lực|nhằm)(?!\w)|" + any_of(BODIES)
)
_SURE_SUBJECT: Final = re.compile(any_of(SURE_OPENERS), re.IGNORECASE)
_SUBJECT_AFTER_COMMA: Final = re.compile(rf"{SPACE}{{0,3}},{SPACE}{{0,3}}(?={any_of(('về', 'v/v'))})", re.IGNORECASE)

_OPENING_MARKS: Final = {")": "(", "]": "[", "}": "{", "”": "“", "»": "«", '"': '"'}
_AFTER_COMMA: Final = (
    *("đã", "đang", "sẽ", "hiện đã", "hiện đang", "hiện nay", "hiện tại", "đến nay", "trong đó", "theo đó", "qua đó"),
    *("vì vậy", "do đó", "do vậy", "cụ thể là", "cụ thể như"),
)
_PREDICATES: Final = ("đã", "đang", "sẽ", "xin", "báo cáo", "ban hành", "xây dựng")
_NO_CLAUSE: Final = ("trong", "về", "của", "và", "để", "khi")
# Between the body and its predicate: ", Sở Y tế tỉnh đã ban hành".
_REST_OF_BODY: Final = rf"(?:{SPACE}{{1,3}}(?!{any_of(_NO_CLAUSE)})\w{{1,12}}){{0,5}}?{SPACE}{{1,3}}"
_STOP: Final = re.compile(
    r"(?P<mark>[()\[\]{}“”«»\"])|(?P<dots>[.!?…]+)|[\n;]|:(?=\s|$)"
    + "|"
    + any_of(("tuy nhiên", "nhưng", "và đã", "và đang", "và sẽ", "và hiện đang", "và hiện đã", "và các văn bản"))
    + rf"|,{SPACE}{{0,3}}(?:{any_of(_AFTER_COMMA)}|{any_of(BODIES)}{_REST_OF_BODY}{any_of(_PREDICATES)})"
)
_ABBREVIATIONS: Final = frozenset({"TP", "Tp", "TX", "TT", "Q", "P", "H", "TS", "ThS", "BS", "GS", "PGS", "CN", "DS"})
_LAST_WORD: Final = re.compile(r"\w{1,4}\Z")
_FEW_SPACES: Final = re.compile(rf"{SPACE}{{0,5}}")


class Stops(NamedTuple):
    """The places where a subject can end, in order; where a bracket opens, `resume` is the index to go on from."""

    places: list[int]
    resume: list[int | None]

    def first_after(self, at: int, limit: int) -> int:
        """Return the first stop from `at` on, at most `limit`; brackets opened and closed on the way are skipped."""
        index = bisect_left(self.places, at)
        while index < len(self.places) and self.places[index] < limit:
            resume = self.resume[index]
            if resume is None:
                return self.places[index]
            index = resume
        return limit


def find_stops(text: str) -> Stops:
    """Return the places of `text` where a subject can end."""
    stops = Stops([], [])
    opened: list[tuple[str, int]] = []
    for match in _STOP.finditer(text):
        if match["dots"] and not _ends_sentence(text, match.start(), match.end()):
            continue
        index = len(stops.places)
        resume = None
        mark = match["mark"]
        if mark and opened and opened[-1][0] == _OPENING_MARKS.get(mark):
            stops.resume[opened.pop()[1]] = index + 1
        elif mark and mark in _OPENING_MARKS.values():
            opened.append((mark, index))
            resume = index + 1
        elif match[0] == "\n":
            opened.clear()
        stops.places.append(match.start())
        stops.resume.append(resume)
    return stops


def _ends_sentence(text: str, start: int, end: int) -> bool:
    """Tell whether the dots text[start:end] close a sentence: the text ends, or no lower-case letter follows."""
    spaces = _FEW_SPACES.match(text, end)
    after = spaces.end() if spaces else end
    following = text[after : after + 1]
    if following in ("", "\n", "/"):
        return True
    last_word = _LAST_WORD.search(text, max(0, start - 5), start)
    abbreviated = last_word is not None and last_word[0] in _ABBREVIATIONS
    return after > end and not following.islower() and not abbreviated


def find_subject_start(text: str, at: int, limit: int, bare: bool) -> int | None:
    """Return where the subject begins after a head that ends at `at`, or None.

    `bare`: neither date nor issuer stands before, so only an unmistakable opening word ("về") begins a subject.
    """
    comma = _SUBJECT_AFTER_COMMA.match(text, at, limit)
    spaces = comma or _FEW_SPACES.match(text, at, limit)
    start = spaces.end() if spaces else at
    if start >= limit or not (text[start].isalpha() or text[start] in '“"'):
        return None
    if _SURE_SUBJECT.match(text, start):
        return start
    return None if bare or _NOT_SUBJECT.match(text, start) else start


def find_subject_end(text: str, start: int, limit: int, stops: Stops) -> int:
    """Return where the subject that begins at `start` ends: at the first stop, `limit` or MAX_SUBJECT characters."""
    longest = start + MAX_SUBJECT
    end = stops.first_after(start, min(limit, longest))
    if end == longest:
        last_space = text.rfind(" ", start, end)
        end = last_space if last_space > start else end
    return end
