"""Where parts of a total are introduced ("trong đó", "gồm", a colon, a bracket), and which numbers belong to them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from reports.domain.quantities.claims import Claim, Statement
from reports.domain.quantities.families import Family, families
from reports.domain.quantities.units import are_addable, is_unknown

_INTRODUCTION: Final = re.compile(
    r"(?<!\w)(?:(?P<strong>bao gồm|gồm(?: có)?|chia ra|chia theo|phân theo|phân ra|cơ cấu)"
    r"|(?P<weak>trong đó|cụ thể|theo đó|kết quả có|kết quả|qua đó|trong số (?:này|đó|ấy)"
    r"|số này (?:có|gồm)))(?!\w)"
)
_OF: Final = re.compile(r"(?<!\w)trong(?: tổng)?(?: số)?(?: (?:số|tổng))?\s\Z")
_IN_ANOTHER_WAY: Final = re.compile(r"\s*(?:nếu |xét |tính |chia |phân )?(?:theo|về)\s[^,;.:\d]{2,50}\Z")
_LAST: Final = re.compile(r"(?<!\w)và (?:\w+ ){0,2}\Z")
_REST: Final = re.compile(r"còn lại|(?:khác|loại khác)\s*(?:#|:|là|có|\Z)")
_NAMELESS: Final = re.compile(
    r"(?:,|;|\svà|\scùng(?: với)?)\s(?:các|những|một số|nhiều|(?:số )?còn lại (?:là|thuộc|của|ở)|phần còn lại)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Opening:
    """Where parts are introduced: `strength` is strong, weak, colon, bracket or none; `depth` is that of the parts.

    `divides_again`: the total was divided in another way before.
    """

    place: int
    strength: str
    depth: int
    totals: tuple[Claim, ...]
    divides_again: bool = False


def find_openings(statement: Statement, counts: Sequence[Claim]) -> Iterator[Opening]:
    text = statement.lowered
    introductions = list(_INTRODUCTION.finditer(text, 0, counts[-1].mention.end)) if counts else []
    said: set[int] = set()
    for match in introductions:
        depth, sentence = _level_at(statement, match.start())
        # "(trong đó": the bracket belongs to the number before it.
        in_bracket = text[max(0, match.start() - 4) : match.start()].rstrip().endswith("(")
        totals = _totals_before(statement, counts, match.start(), sentence, depth - 1 if in_bracket else depth)
        if totals:
            if match["strong"]:
                totals = _in_one_clause(statement, totals, match.start())
            said.update(range(match.start() - 3, match.end() + 12))
            yield Opening(match.end(), "strong" if match["strong"] else "weak", depth, totals)
    for mark in statement.marks:
        if mark.place in said or mark.sign not in ":(":
            continue
        depth, sentence = _level_at(statement, mark.place)
        if mark.sign == "(":
            near = _right_before(statement, counts, mark.place, depth)
            if near is not None:
                yield Opening(mark.place + 1, "bracket", depth + 1, (near,))
        elif not any(claim.start < mark.place < claim.mention.start for claim in counts):
            totals = _totals_before(statement, counts, mark.place, sentence, depth)
            if totals and totals[0].sentence == sentence:
                yield Opening(mark.place + 1, "colon", depth, totals)
            elif totals := _divided_again(statement, counts, mark.place, sentence):
                yield Opening(mark.place + 1, "strong", depth, totals, divides_again=True)
    may_divide = sum(bool(families_of(claim)) for claim in counts) > 1
    for index, claim in enumerate(counts):
        if _OF.search(claim.before) and claim.mention.start not in said:
            yield Opening(claim.end, "weak", claim.depth, (claim,))
        elif may_divide and index + 2 < len(counts) and not _INTRODUCTION.search(claim.after):
            yield Opening(claim.end, "none", claim.depth, (claim,))


def _level_at(statement: Statement, place: int) -> tuple[int, int]:
    """Return the depth of brackets and the sentence right before `place`."""
    depth = sentence = 0
    for mark in statement.marks:
        if mark.place >= place:
            break
        if mark.sign == "(":
            depth += 1
        elif mark.sign == ")":
            depth = max(0, depth - 1)
        elif mark.sign == "." and depth == 0:
            sentence += 1
    return depth, sentence


def _totals_before(
    statement: Statement, counts: Sequence[Claim], place: int, sentence: int, depth: int
) -> tuple[Claim, ...]:
    """Return the numbers that may be the total of what is introduced at `place`, the nearest first."""
    before = [claim for claim in counts if claim.mention.end <= place and not claim.mention.is_change]
    here = [claim for claim in before if claim.sentence == sentence and claim.depth == depth]
    if not here and depth:
        here = [claim for claim in before if claim.sentence == sentence and claim.depth < depth]
    if not here and _opens_sentence(statement, place):
        here = [claim for claim in before if claim.sentence == sentence - 1 and claim.depth == 0]
    return tuple(reversed(here[-6:]))


def _in_one_clause(statement: Statement, totals: tuple[Claim, ...], place: int) -> tuple[Claim, ...]:
    """Return those that no sign parts from the introduction, all where every one is parted from it."""
    signs = [mark.place for mark in statement.marks if mark.place < place]
    near = tuple(one for one in totals if not signs or one.mention.end > signs[-1])
    return near or totals


def _divided_again(statement: Statement, counts: Sequence[Claim], place: int, sentence: int) -> tuple[Claim, ...]:
    """Return the total of the sentence before "Theo khối công tác:", which divides it in another way."""
    ends = [mark.place for mark in statement.marks if mark.sign == "." and mark.place < place]
    if not ends or not _IN_ANOTHER_WAY.match(statement.lowered, ends[-1] + 1, place):
        return ()
    before = [one for one in counts if one.sentence == sentence - 1 and one.depth == 0 and not one.mention.is_change]
    return (max(before, key=lambda claim: claim.mention.value),) if before else ()


def _opens_sentence(statement: Statement, place: int) -> bool:
    ends = [mark.place for mark in statement.marks if mark.sign == "." and mark.place < place]
    return bool(ends) and not re.search(r"\w", statement.lowered[ends[-1] : place])


def _right_before(statement: Statement, counts: Sequence[Claim], place: int, depth: int) -> Claim | None:
    near = next((one for one in reversed(counts) if one.mention.end <= place and one.depth == depth), None)
    if near is None or near.mention.is_change:
        return None
    between = [mark for mark in statement.marks if near.mention.until <= mark.place < place]
    return None if between else near


def find_parts(statement: Statement, opening: Opening) -> tuple[list[Claim], bool]:
    """Return the parts, and whether the list may go on in words that cannot be read."""
    parts: list[Claim] = []
    total = _suiting(statement, opening)
    mode = ""
    last_end = opening.place
    sentence = _level_at(statement, opening.place)[1]
    for claim in statement.claims:
        mention = claim.mention
        if mention.start < opening.place:
            continue
        if claim.sentence != sentence and (opening.strength != "none" or claim.sentence != sentence + 1):
            break
        if claim.depth < opening.depth:
            break
        if claim.depth > opening.depth and not _stands_alone(statement, claim, last_end, opening.depth):
            continue
        if mention.kind == "percent" or mention.is_change:
            continue
        if (
            parts
            and mode != ";"
            and opening.strength not in ("weak", "none")
            and _INTRODUCTION.search(statement.lowered, last_end, mention.start)
            and _goes_on_behind(statement, mention.until)
        ):
            # "gồm 96 thủ tục cấp tỉnh, trong đó 12 mới; 88 thủ tục cấp huyện …"
            mode = ";"
            continue
        signs = {mark.sign for mark in statement.marks if last_end <= mark.place < mention.start}
        if parts and not mode and signs:
            mode = ";" if ";" in signs else ","
        if parts and mode == ";" and ";" not in signs:
            if _LAST.search(statement.lowered, last_end, mention.start):
                parts.append(claim)
                return parts, False
            continue
        if parts and mode == "," and ";" in signs:
            return parts, False
        if parts and (
            not signs and not re.search(r"(?<!\w)(?:và|còn)(?!\w)", statement.lowered[last_end : mention.start])
        ):
            continue
        if parts and mode != ";" and _INTRODUCTION.search(statement.lowered, last_end, mention.start):
            return parts, True
        if opening.strength == "none":
            if not parts and not are_addable(total.mention.group, mention.group):
                continue
            if parts and not dimensions_of(parts[0]) & dimensions_of(claim):
                return parts, False
        if mention.kind == "fraction" or not _may_belong(total, claim, opening.strength):
            return parts, True
        if "tổng số" in claim.before or (parts and _is_other_subject(parts[0], claim)):
            return parts, False
        parts.append(claim)
        sentence = claim.sentence
        last_end = mention.until
    return parts, False


def _goes_on_behind(statement: Statement, place: int) -> bool:
    """Tell whether a semicolon comes before the end of the sentence."""
    following = (mark.sign for mark in statement.marks if mark.place >= place and mark.sign in ".;")
    return next(following, ".") == ";"


def _suiting(statement: Statement, opening: Opening) -> Claim:
    """Return the nearest total that counts what the first part counts, else the nearest of all."""
    first = next((one for one in statement.claims if one.mention.start >= opening.place), None)
    alike = (one for one in opening.totals if first is not None and one.mention.group == first.mention.group)
    return next(alike, opening.totals[0])


def _may_belong(total: Claim, part: Claim, strength: str) -> bool:
    """Tell whether the nouns let it be a part; a noun that the list does not have may be one where all are named."""
    group = part.mention.group
    if total.mention.unit == "lượt":
        # "75 lượt (33 tin, 29 buổi, 15 cuộc)": any event is one.
        return group != "person" or part.mention.unit == "lượt"
    if {group, total.mention.group} == {"seat", "body"}:
        # "236 bộ phận, gồm 1 trung tâm cấp tỉnh và 204 bộ phận cấp xã"
        return strength in ("strong", "bracket") and total.mention.unit == "bộ phận"
    if is_unknown(group) and group != total.mention.group and strength not in ("strong", "bracket"):
        return False
    return are_addable(total.mention.group, group)


def is_rest(claim: Claim) -> bool:
    """Tell whether it counts the rest; "1.322 chứng thực và các lĩnh vực khác" leaves the rest without a number."""
    label = f"{claim.before} # {_NAMELESS.split(claim.after, maxsplit=1)[0]}"
    return _REST.search(label) is not None


def names_more(statement: Statement, last: Claim) -> bool:
    """Tell whether a list goes on behind its last number with kinds that are not counted."""
    match = _NAMELESS.search(statement.lowered, last.mention.until, last.mention.until + 90)
    if match is None or any(
        mark.sign in ".()" and last.mention.until <= mark.place < match.start() for mark in statement.marks
    ):
        return False
    return re.match(r"[^,;.:()#]{0,60}?(?<!\w)khác(?!\w)", statement.lowered[match.end() :][:80]) is not None or (
        "còn lại" in match[0]
    )


def _stands_alone(statement: Statement, claim: Claim, since: int, depth: int) -> bool:
    """Tell whether a number in brackets is the only one of its item: "đất đai (2 quầy)"."""
    if claim.depth != depth + 1:
        return False
    opened = statement.lowered.rfind("(", since, claim.mention.start)
    closed = statement.lowered.find(")", claim.mention.end)
    if opened < 0:
        return False
    item = max((mark.place for mark in statement.marks if mark.place < opened and mark.sign in ",;:."), default=0)
    return not any(
        one is not claim and item <= one.mention.start < closed and one.mention.kind != "percent"
        for one in statement.claims
    )


def _is_other_subject(first: Claim, claim: Claim) -> bool:
    """Tell whether a list of kinds ends where a new thing is told: "trong đó trực tuyến 30, đã giải quyết 32"."""
    one, other = families_of(first), families_of(claim)
    if not one or not other or is_rest(claim):
        return False
    if Family("state", "received") in other and one[0].dimension == "state" and Family("state", "received") not in one:
        # "trong đó đã giải quyết 41; lĩnh vực hộ tịch tiếp nhận 32"
        return True
    # "hoàn thành tốt 178 người, hoàn thành nhiệm vụ 21 người" are grades.
    known = one[:1] if Family("state", "received") in one else one
    return other[0].dimension == "state" and not any(family.dimension in ("state", "grade") for family in known)


def dimensions_of(claim: Claim) -> set[str]:
    return {family.dimension for family in families_of(claim)}


def families_of(claim: Claim) -> tuple[Family, ...]:
    own = families(claim.label)
    if Family("pending", "in_time") in own and claim.mention.group not in ("dossier", ""):
        # A task that is not due yet is one that is not done yet.
        return (*own, Family("state", "pending"))
    if own or claim.before.strip() not in ("", "là", "có", "đạt"):
        return own
    return families(claim.lead[-60:])
