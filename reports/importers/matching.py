"""Finding the outline's headings and prompts in a report's paragraphs.

Each paragraph is compared with each heading, tolerant of numbering, case, lost accents, abbreviations and small
rewording; the best set of matches that keeps the outline's order wins, so that what is imported prints in the order in
which it was written.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import Indel

from core.text import fold
from reports.domain.lines import split_marker
from reports.domain.outline import FRAME_KINDS, OutlineNode

_NUMERAL: Final = re.compile(
    r"(?P<numeral>(?:(?:[Pp]hần|PHẦN|[Pp]han|PHAN)\s{1,3})?"
    # I, II.1, 5.2, and before a mark also iv, a, A, (1).
    r"(?:[IVX]{1,5}(?:\.\d{1,2}){0,3}(?=[.)/:]|\s)|\d{1,2}(?:\.\d{1,2}){0,3}(?=[.)/:]|\s)"
    r"|[ivx]{1,5}(?=[.)/:])|[a-zđA-ZĐ](?=[.)])|\(\d{1,2}(?=\)))(?:\s?[-–](?=\s)|[.)/:]?))\s*(?=[^\W\d_(])"
)
_PART_BEFORE: Final = re.compile(r"[IVX]+\.(?=\d)")
_PART_LETTERS: Final = {"A": "I", "B": "II", "C": "III", "D": "IV", "Đ": "V", "E": "V"}
_WORD: Final = re.compile(r"\w+")
_BRACKETS: Final = re.compile(r"\([^()]*\)")
# Abbreviations that every report uses side by side with the full words.
_EXPANSIONS: Final = {
    "cchc": "cai cach hanh chinh",
    "tthc": "thu tuc hanh chinh",
    "ubnd": "uy ban nhan dan",
    "hdnd": "hoi dong nhan dan",
    "cntt": "cong nghe thong tin",
    "vbqppl": "van ban quy pham phap luat",
    "qppl": "quy pham phap luat",
    "cbccvc": "can bo cong chuc vien chuc",
    "ttdt": "thong tin dien tu",
    "ttpvhcc": "trung tam phuc vu hanh chinh cong",
}
_MAX_SPLITS: Final = 4
_MIN_PREFIX_WORDS: Final = 5
_OPENING: Final = 600
_SHORT_WORDS: Final = 3
_MIN_SHARED: Final = 0.4
_MOST_SHARED: Final = 0.8
_NEARLY: Final = 0.97
_CONTAINED: Final = 0.85
_MAX_ADDED_WORDS: Final = 4
_MAX_LONGER: Final = 8
_OWN_WORDS: Final = 0.6
_NUMBERED: Final = 3
# A period that a heading may name, and what only an answer says: a number, a predicate, a new sentence or clause.
_PERIOD: Final = re.compile(
    r"(?:trong\s+)?(?:quý|quí|quy|tháng|thang|năm|nam|kỳ|ky)\s+(?:[IVX]+|[0-9]{1,4})(?:[/-][0-9]{1,4})?(?:\s+(?:năm|nam)\s+[0-9]{4})?",
    re.IGNORECASE,
)
_ANSWERS: Final = re.compile(
    r"[0-9]|[.;]\s|\s[-–]\s|\b(?:đã|đang|sẽ|chưa|được|gồm|thực hiện (?:theo|đúng|tốt)|thực hiện bổ nhiệm)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Match:
    """Paragraph `index` opens node `key`: `numeral`, `marker` and `heading` as written, `answer` what follows.

    `heading + answer` is the paragraph's text after numeral and marker, character by character.
    """

    index: int
    key: str
    numeral: str
    marker: str
    heading: str
    answer: str


@dataclass(frozen=True, slots=True)
class _Candidate:
    index: int
    order: int
    weight: float
    split: int


@dataclass(frozen=True, slots=True)
class _Wanted:
    order: int
    node: OutlineNode
    shapes: tuple[str, ...]
    words: frozenset[str]
    is_short: bool


def split_numeral(text: str) -> tuple[str, str]:
    """Return (numeral, rest) of a heading: "5.2 Kết quả" gives ("5.2", "Kết quả"); ("", text) where there is none."""
    match = _NUMERAL.match(text)
    return (match["numeral"], text[match.end() :]) if match else ("", text)


def match_outline(paragraphs: Sequence[str], nodes: Sequence[OutlineNode]) -> list[Match]:
    """Return the matches of the body's nodes in `paragraphs`, in order; a paragraph or node is used at most once."""
    wanted = [_wanted(order, node) for order, node in enumerate(nodes) if node.kind not in FRAME_KINDS]
    candidates = [
        candidate for index, paragraph in enumerate(paragraphs) for candidate in _candidates(index, paragraph, wanted)
    ]
    matches = []
    for candidate in _best_in_order(candidates):
        marker, text = split_marker(paragraphs[candidate.index])
        numeral, rest = split_numeral(text)
        node = nodes[candidate.order]
        split = _settled(rest, candidate.split, node)
        matches.append(Match(candidate.index, node.key, numeral, marker, rest[:split], rest[split:]))
    return matches


def heading_of(index: int, paragraph: str, key: str) -> Match:
    """Return the match that somebody names: the paragraph opens `key`, up to its first colon or as a whole."""
    marker, text = split_marker(paragraph)
    numeral, rest = split_numeral(text)
    split = next(_splits(rest), (len(rest), ()))[0]
    return Match(index, key, numeral, marker, rest[:split], rest[split:])


def folded_words(text: str) -> str:
    """Return the words of `text` without accents and with abbreviations written out: what headings are compared by."""
    return " ".join(_EXPANSIONS.get(word, word) for word in _WORD.findall(fold(text)))


def _wanted(order: int, node: OutlineNode) -> _Wanted:
    shapes = _shapes(node.heading)
    is_short = min(len(shape.split()) for shape in shapes) <= _SHORT_WORDS
    return _Wanted(order, node, shapes, frozenset(folded_words(_BRACKETS.sub(" ", node.heading)).split()), is_short)


def _candidates(index: int, paragraph: str, wanted: Sequence[_Wanted]) -> Iterator[_Candidate]:
    marker, text = split_marker(paragraph)
    numeral, rest = split_numeral(text)
    splits = list(_splits(rest))
    words, ends = _opening(rest)
    opening_words = frozenset(words)
    bare = _bare(numeral)
    for want in wanted:
        agreement = _agreement(want.node, bare, marker)
        shared = len(want.words & opening_words) / max(len(want.words), 1)
        if shared < _MIN_SHARED and agreement < 1.0:
            continue
        needed = _threshold(want, agreement)
        best_score, best_split = 0.0, 0
        for split, shapes in splits:
            score = max(Indel.normalized_similarity(a, b, score_cutoff=needed) for a in shapes for b in want.shapes)
            if score > best_score:
                best_score, best_split = score, split
        if best_score < max(needed, _CONTAINED) and (
            split := next((at for at, shapes in splits if _contains(want, shapes[0], agreement)), 0)
        ):
            best_score, best_split = max(needed, _CONTAINED), split
        if best_score < _NEARLY and shared >= _MOST_SHARED:
            split = _after_words(rest, words, ends, want.shapes[0])
            if split:
                best_score, best_split = _NEARLY, split
        if best_score >= needed and best_score > 0:
            # Long headings are better evidence than short ones, and an agreeing numeral better than none.
            weight = best_score + 0.3 * agreement + 0.02 * min(len(want.words), 20)
            yield _Candidate(index, want.order, weight, best_split)


def _splits(text: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield (position, comparable shapes) of each place where a heading may end: after a colon, or at the end."""
    depth, found = 0, 0
    closed = text.count("(") <= text.count(")")
    for position, char in enumerate(text):
        depth += (char == "(") - (char == ")")
        if char == ":" and (depth <= 0 or not closed):
            end = position + 1
            while end < len(text) and text[end].isspace():
                end += 1
            yield end, _shapes(text[:position])
            found += 1
            if found == _MAX_SPLITS:
                return
    if not text.rstrip().endswith(":"):
        yield len(text), _shapes(text)


def _shapes(text: str) -> tuple[str, ...]:
    """Return what two headings are compared by: all words, those outside brackets, and abbreviations as written."""
    words = _WORD.findall(fold(text))
    full = folded_words(text)
    bare = folded_words(_BRACKETS.sub(" ", text)) if "(" in text else full
    return tuple(dict.fromkeys(shape for shape in (full, bare, " ".join(words)) if shape)) or ("",)


def _settled(text: str, split: int, node: OutlineNode) -> int:
    """Return where the heading of a matched paragraph ends.

    The likeness finds the heading; the writer's own colon, where one stands near, says where it ends, unless the words
    before it are an answer already. A numbered heading without a colon may have a few words more than the outline's.
    """
    colons = [end for end, _ in _splits(text) if text[:end].rstrip().endswith(":")]
    wanted = folded_words(node.heading).split()
    for end in colons:
        if _heads(text[:end], text[split:end] if split < end else "", wanted):
            return end
    added = text[split:]
    if not colons and 1 <= node.level <= _NUMBERED and len(_WORD.findall(added)) <= _MAX_LONGER:
        return split if _ANSWERS.search(_PERIOD.sub(" ", added)) else len(text)
    return split


def _heads(words: str, added: str, wanted: Sequence[str]) -> bool:
    """Tell whether `words`, up to a colon, are the heading `wanted`, and what is `added` to it no answer."""
    spelled = folded_words(words).split()
    own = sum(word in wanted for word in spelled)
    if own < _OWN_WORDS * len(spelled) or own < min(_MIN_PREFIX_WORDS - 1, len(wanted)):
        return False
    if added:
        plain = _PERIOD.sub(" ", added)
        return len(_WORD.findall(plain)) <= _MAX_ADDED_WORDS and not _ANSWERS.search(plain)
    others = [word for word in spelled if word not in wanted]
    return len(spelled) - len(wanted) <= _MAX_ADDED_WORDS and not any(word.isdigit() for word in others)


def _contains(want: _Wanted, shape: str, agreement: float) -> bool:
    """Tell whether a heading was cut short, or has a few words more and the same numeral."""
    wanted, count = want.shapes[0], shape.count(" ") + 1
    if count >= _MIN_PREFIX_WORDS and f"{wanted} ".startswith(f"{shape} "):
        return True
    if agreement < 1.0 or count < 2:
        return False
    longer, shorter = (wanted, shape) if len(wanted) > len(shape) else (shape, wanted)
    return f" {shorter} " in f" {longer} " and (longer is wanted or count - shorter.count(" ") - 1 <= _MAX_ADDED_WORDS)


def _opening(text: str) -> tuple[list[str], list[int]]:
    """Return the comparable words that `text` begins with, and where each ends."""
    words: list[str] = []
    ends: list[int] = []
    for match in _WORD.finditer(text, 0, _OPENING):
        spelled = _spelled(match[0])
        words += spelled
        ends += [match.end()] * len(spelled)
    return words, ends


@lru_cache(maxsize=10_000)
def _spelled(word: str) -> tuple[str, ...]:
    return tuple(folded_words(word).split())


def _after_words(text: str, words: Sequence[str], ends: Sequence[int], shape: str) -> int:
    """Return where `text` goes on after (nearly) the words of a long heading without a colon, or 0."""
    count = len(shape.split())
    if count < _MIN_PREFIX_WORDS:
        return 0
    sizes = range(count - 1, min(count + 1, len(words)) + 1)
    scored = [(Indel.normalized_similarity(" ".join(words[:size]), shape, score_cutoff=0.93), size) for size in sizes]
    score, size = max(scored, default=(0.0, 0))
    if not score:
        return 0
    end = ends[size - 1]
    while end < len(text) and (text[end].isspace() or text[end] in ".:,-–"):
        end += 1
    return end


def _bare(numeral: str) -> str:
    """Return a numeral as the outline would number it, without the part before it: "II.5.1)" gives "5.1"."""
    written = numeral.rstrip(" .)/:-–").rpartition(" ")[2]
    return _PART_BEFORE.sub("", _PART_LETTERS.get(written, written).upper())


def _agreement(node: OutlineNode, bare: str, marker: str) -> float:
    """How well numeral and marker agree with the node's: 1 the same numeral, 0.5 the same marker, 0 otherwise."""
    if node.numeral:
        return 1.0 if bare == node.numeral.rstrip(".") else 0.0
    if bare:
        return 0.0
    # That both have no marker says nothing: so does most narrative.
    return 0.0 if not (marker and node.marker) else 0.5 if marker == node.marker else 0.25


def _threshold(want: _Wanted, agreement: float) -> float:
    if want.is_short:
        return 0.75 if agreement == 1.0 else 0.9
    if want.node.level == 1 and agreement == 1.0:
        return 0.4
    if agreement == 1.0:
        return 0.55
    return 0.72 if agreement == 0.5 else 0.8


def _best_in_order(candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """Return the heaviest chain in which both paragraphs and nodes strictly rise (weighted increasing subsequence).

    A binary indexed tree over the nodes keeps the heaviest chain that ends at or before each: n log m.
    """
    size = max((candidate.order for candidate in candidates), default=-1) + 1
    tree: list[tuple[float, int]] = [(0.0, -1)] * (size + 1)
    chains: list[tuple[float, int]] = []
    ordered = sorted(range(len(candidates)), key=lambda at: (candidates[at].index, -candidates[at].order))
    chains = [(0.0, -1)] * len(candidates)
    best = (0.0, -1)
    for at in ordered:
        candidate = candidates[at]
        before, position = (0.0, -1), candidate.order
        while position > 0:
            before = max(before, tree[position])
            position -= position & -position
        chains[at] = (before[0] + candidate.weight, before[1])
        entry = (chains[at][0], at)
        best = max(best, entry)
        position = candidate.order + 1
        while position <= size:
            tree[position] = max(tree[position], entry)
            position += position & -position
    chosen, at = [], best[1]
    while at >= 0:
        chosen.append(candidates[at])
        at = chains[at][1]
    return chosen[::-1]
