"""What a sentence claims: each number with the words that belong to it, its place among clauses and in brackets."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from reports.domain.quantities.families import COMPOUNDS, Family, families
from reports.domain.quantities.mentions import Mention, find_mentions
from reports.domain.quantities.spelled import may_spell

_MIGHT_COUNT: Final = re.compile(r"\d")
_NONE_HINTS: Final = ("không ", "chưa ")
_MARK: Final = re.compile(
    r"[;:()]|,(?!\d)|(?<=\d),(?=\d{4})|\.(?=\s|$)(?<!\b[A-Z]\.)|[!?…](?=\s|$)|\||(?<!:)\t|\.{3,}|\s[–—-]\s"
)
_AND: Final = re.compile(
    r"\s(?:và|(?<!so )(?<!đối )với|cùng|cùng với|còn(?! (?:trong|hạn|hiệu|thời))|trong khi|nhưng|mà)\s"
)
_WORDS: Final = re.compile(r"\w")
BRACKETED: Final = re.compile(r"\([^()]{0,200}\)")
_LONGEST_LABEL: Final = 160
_NOT_DUE: Final = Family("pending", "in_time")
_SAYS_NOTHING: Final = frozenset({"", "là", "có", "đạt"})
READ_AHEAD: Final = 1_600
"""So far behind the last number signs are read; a list that goes on is not counted."""
_LONGEST: Final = 12_000
_MOST_CLAIMS: Final = 80
"""No paragraph of a report has more; what comes after is not read, so that the time stays linear."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A sign that parts clauses; `sign` is one of ", ; : ( ) . -"."""

    place: int
    sign: str


@dataclass(frozen=True)
class Claim:
    """A number with its words.

    `before` and `after` are the words of its own clause; `lead` those between the number before it and its clause,
    `trail` those after its clause up to the next number. `sentence` counts sentences, `depth` brackets; `start` and
    `end` bound the clause.
    """

    mention: Mention
    before: str
    after: str
    lead: str
    trail: str
    sentence: int
    depth: int
    start: int
    end: int

    @cached_property
    def label(self) -> str:
        """The words of its own clause, the number left out."""
        return f"{self.before} # {self.after}"

    @cached_property
    def kinds(self) -> tuple[Family, ...]:
        """What its words say of it, a task that is not due yet being one that is not done yet."""
        own = families(self.label)
        if _NOT_DUE in own and self.mention.group not in ("dossier", ""):
            return (*own, Family("state", "not_due"))
        if own or self.before.strip() not in _SAYS_NOTHING:
            return own
        return families(self.lead[-60:])

    def families(self) -> tuple[Family, ...]:
        """Return what its own words say of it, else what the words right before its clause say."""
        return families(self.label) or families(BRACKETED.sub(" ", self.lead))


@dataclass(frozen=True, slots=True)
class Statement:
    """A paragraph with its claims; `lowered` is the text in lower case, character by character."""

    text: str
    lowered: str
    marks: tuple[Mark, ...]
    claims: tuple[Claim, ...]


def read_statement(text: str) -> Statement:
    """Return the claims of a paragraph in order; a paragraph without numbers has none."""
    lowered = text.lower()
    if len(lowered) != len(text):
        # "İ" grows in lower case; every place in the text has to stay where it is.
        lowered = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    if not _MIGHT_COUNT.search(text) and not (any(word in lowered for word in _NONE_HINTS) or may_spell(lowered)):
        return Statement(text, lowered, (), ())
    mentions = find_mentions(lowered[:_LONGEST])[:_MOST_CLAIMS]
    if not mentions:
        return Statement(text, lowered, (), ())
    return _claims(text, lowered, mentions)


def _claims(text: str, lowered: str, mentions: list[Mention]) -> Statement:
    marks = _marks(lowered[: mentions[-1].end + READ_AHEAD], mentions)
    places = [mark.place for mark in marks]
    sentences, depths = _levels(marks)
    found: list[Claim] = []
    for index, mention in enumerate(mentions):
        last_end = mentions[index - 1].until if index else 0
        next_start = mentions[index + 1].start if index + 1 < len(mentions) else len(text)
        first = bisect_left(places, mention.start)
        left = places[first - 1] + 1 if first else 0
        if first and marks[first - 1].sign == ":" and not _WORDS.search(lowered, left, mention.start):
            # "Đã giải quyết: 871 hồ sơ": the label stands before the colon.
            label_from = places[first - 2] + 1 if first > 1 else 0
            # "52 đề tài: 4 của …": the words before the colon are those of another number.
            left = label_from if label_from >= last_end else left
        start = max(left, _joint(lowered, last_end, mention.start) if left < last_end else left)
        # What belongs to the number before is no lead.
        lead_from = max(last_end, found[-1].end) if found else 0
        after_first = bisect_left(places, mention.end)
        right = places[after_first] if after_first < len(places) else len(text)
        if next_start < right:
            joint = _AND.search(lowered, mention.until, next_start)
            right = joint.start() if joint else mention.until
            following = right
        else:
            following = next_start
        found.append(
            Claim(
                mention,
                lowered[start : mention.start][-_LONGEST_LABEL:],
                lowered[mention.end : right][:_LONGEST_LABEL],
                lowered[min(lead_from, start) : start][-_LONGEST_LABEL:],
                lowered[right:following][:_LONGEST_LABEL],
                sentences[first - 1] if first else 0,
                depths[first - 1] if first else 0,
                start,
                max(right, mention.until),
            )
        )
    return Statement(text, lowered, tuple(marks), tuple(found))


def _joint(lowered: str, start: int, end: int) -> int:
    """Return where the words of the second of two numbers in one clause begin."""
    joints = [match.end() for match in _AND.finditer(lowered, start, end)]
    return joints[-1] if joints else start


def _marks(lowered: str, mentions: list[Mention]) -> list[Mark]:
    """Return the signs that part clauses: not those inside fixed compounds and numbers."""
    closed = [(match.start(), match.end()) for match in COMPOUNDS.finditer(lowered)]
    closed += [(mention.start, mention.end) for mention in mentions if mention.kind != "fraction"]
    closed.sort()
    marks: list[Mark] = []
    index = 0
    for match in _MARK.finditer(lowered):
        while index < len(closed) and closed[index][1] <= match.start():
            index += 1
        if index < len(closed) and closed[index][0] < match.start() < closed[index][1]:
            continue
        sign = match[0].strip()[:1]
        marks.append(Mark(match.start(), "." if sign in "!?…|" else "-" if sign in "–—-" else sign))
    return marks


def _levels(marks: list[Mark]) -> tuple[list[int], list[int]]:
    """Return after each mark the number of the sentence and the depth of brackets."""
    sentences, depths = [], []
    sentence = depth = 0
    for mark in marks:
        if mark.sign == "(":
            depth += 1
        elif mark.sign == ")":
            depth = max(0, depth - 1)
        elif mark.sign == "." and depth == 0:
            sentence += 1
        sentences.append(sentence)
        depths.append(depth)
    return sentences, depths
