"""Where parts of a total are introduced ("trong đó", "gồm", a colon, a bracket), and which numbers belong to them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from reports.domain.quantities.claims import Claim, Mark, Statement
from reports.domain.quantities.families import Family
from reports.domain.quantities.other_bodies import opens_other_body

INTRODUCTION: Final = re.compile(
    r"(?<!\w)(?:(?P<strong>bao gồm|gồm(?: có)?|(?:phân )?chia (?:ra|theo|thành|làm)|tách (?:ra|theo|thành)"
    r"|phân loại(?= ?:| có \d)|phân (?:theo|ra|thành)|cơ cấu"
    r"|(?:theo|thuộc|ở|vào|với|do|vì) (?:hai|ba|bốn|0?[2-4]) (?:diện|nhóm|loại|hình thức|nguồn|mức|đối tượng|trường hợp"
    r"|nguyên nhân|lý do) là)"
    # "Trả kết quả 871 hồ sơ" is what was done.
    r"|(?P<weak>trong đó|cụ thể|theo đó"
    r"|(?<!trả )(?<!nhận )(?<!ra )(?<!có )(?<!công bố )(?<!\w)kết quả(?: có)?"
    r"|(?<=, )với(?= \d)|qua đó"
    r"|trong số (?:này|đó|ấy)|số này (?:có|gồm)))(?!\w)"
)
_LISTED: Final = re.compile(r"(?:cụ thể|theo đó|kết quả)(?: như sau| là)? ?:")
_OF: Final = re.compile(r"(?<!\w)trong(?: tổng)?(?: số)?(?: (?:số|tổng))?\s\Z")
_BROUGHT_IN: Final = re.compile(r"(?<!\w)(?:trong (?:đó|số)|gồm|chia (?:ra|theo|thành)|phân (?:ra|theo))(?!\w)")
_KINDS: Final = re.compile(
    r" (?:thành |làm |ra |theo )?(?:0?[2-9]|hai|ba|bốn|năm|sáu|bảy|các) (?:nhóm|loại|mức|cấp|mảng|phần|khối|lĩnh vực"
    r"|dạng|nguồn|hình thức|đối tượng|địa bàn|khu vực|bộ phận|giai đoạn)[^:;.,()\d]{0,40}[:(]"
)
_HEADS: Final = re.compile(
    r"\W*(?:(?:do|vì|với|theo|về|có|từ) )?(?:(?:các|những|hai|ba|bốn) )?(?:nguyên nhân|lý do|cơ cấu|thành phần|chi tiết"
    r"|phân loại|phân bổ|phân theo|chia theo|tính theo|xét theo|số lượng|hình thức|nguồn|đối tượng|địa bàn|lĩnh vực"
    r"|nội dung|nhóm|kết quả|trạng thái|tình trạng)(?: [^\W\d]+){0,4}(?: như sau| là| gồm)?\s?\Z"
)
"""Words before a colon that only say how the total before them is divided: "…, nguyên nhân: 14 hồ sơ do …"."""
_IN_ANOTHER_WAY: Final = re.compile(r"\s*(?:nếu |xét |tính |chia |phân )?(?:theo|về)\s[^,;.:\d]{2,50}\Z")
_NAMED_AGAIN: Final = re.compile(r"\W*(?:[^\W\d]+ ){0,5}?(?:này|trên|đó|ấy)?\s?\W*(?<!\w)|\W*")
_BY_KIND: Final = re.compile(
    r"(?<!\w)(?:theo (?:từng|các|nhóm|lĩnh|mảng|loại|đơn|khối|cấp)|chia theo|cơ cấu|chi tiết)(?!\w)"
)
_REST: Final = re.compile(r"còn lại|(?:khác|loại khác)\s*(?:#|:|là|có|\Z)")
_FORWARDED: Final = re.compile(r"chuyển (?:cho |sang |đến |về )?(?:các )?(?:cơ quan|đơn vị|nơi|cấp|ngành|sở) khác")
_NAMELESS: Final = re.compile(
    r"(?:,|;|\svà|\scùng(?: với)?)\s(?:các|những|một số|nhiều"
    r"|(?:số|phần) còn lại(?! (?:là |có )?\d)|còn lại (?:là|thuộc|của|ở))(?!\w)"
)
_UNCOUNTED: Final = re.compile(r"còn lại|(?:và|cùng(?: với)?) (?:một số|nhiều)\Z")


_AMONG_NAMED: Final = re.compile(
    r"(?<!\w)trong (?:tổng )?số (?:những |các )?(?:người |đơn vị |hồ sơ )?(?:được |đã )?"
    r"(?P<name>[^\W\d]\w*(?: [^\W\d]\w*){1,3}?)"
    r"(?: này| đó| nêu trên)?(?:,| thì| có)(?= )"
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
    introductions = list(INTRODUCTION.finditer(text, 0, counts[-1].mention.end)) if counts else []
    said: set[int] = set()
    for match in introductions:
        depth, sentence = level_at(statement, match.start())
        # "(trong đó": the bracket belongs to the number before it.
        in_bracket = text[max(0, match.start() - 4) : match.start()].rstrip().endswith("(")
        totals = _totals_before(statement, counts, match.start(), sentence, depth - 1 if in_bracket else depth)
        if totals:
            if not match[0].startswith("trong số"):
                totals = _in_one_clause(statement, totals, match.start())
            said.update(range(match.start() - 3, match.end() + 12))
            # "Cụ thể:" opens a list like a bare colon, "cụ thể có" tells of some.
            is_list = _LISTED.match(text, match.start()) is not None
            strength = "strong" if match["strong"] else "colon" if is_list else "weak"
            kinds = _KINDS.match(text, match.end()) if match["strong"] else None
            # "Chia thành ba nhóm: …": the number of kinds is none of them.
            yield Opening(kinds.end() if kinds else match.end(), strength, depth, totals)
    for match in _AMONG_NAMED.finditer(text, 0, counts[-1].mention.end if counts else 0):
        if match.start() not in said and (total := _named_before(statement, counts, match)):
            yield Opening(match.end(), "weak", total.depth, (total,))
    for mark in statement.marks:
        if mark.place in said or mark.sign not in ":(":
            continue
        depth, sentence = level_at(statement, mark.place)
        if mark.sign == "(":
            near = _right_before(statement, counts, mark.place, depth)
            if near is not None:
                yield Opening(mark.place + 1, "bracket", depth + 1, (near,))
        elif _is_head(statement, mark) or not any(claim.start < mark.place < claim.mention.start for claim in counts):
            totals = _totals_before(statement, counts, mark.place, sentence, depth)
            if totals and not _is_head(statement, mark):
                totals = _in_one_item(statement, totals, mark.place)
            if totals and totals[0].sentence == sentence:
                yield Opening(mark.place + 1, "colon", depth, totals)
            elif total := _in_bracket_before(statement, counts, mark.place, depth):
                yield Opening(mark.place + 1, "colon", depth, (total,))
            elif totals := _divided_again(statement, counts, mark.place, sentence):
                yield Opening(mark.place + 1, "strong", depth, totals, divides_again=True)
    may_divide = sum(bool(families_of(claim)) for claim in counts) > 1
    for index, claim in enumerate(counts):
        if _OF.search(claim.before) and claim.mention.start not in said:
            yield Opening(claim.end, "weak", claim.depth, (claim,))
        elif (
            may_divide
            and index + 2 < len(counts)
            and not _BROUGHT_IN.search(text, claim.mention.end, counts[index + 1].mention.start)
        ):
            yield Opening(claim.end, "none", claim.depth, (claim,))


def _in_bracket_before(statement: Statement, counts: Sequence[Claim], place: int, depth: int) -> Claim | None:
    """Return the number that a bracket right before a colon holds alone: "Nguyên nhân trễ hạn (18 hồ sơ): …"."""
    if not statement.lowered[:place].rstrip().endswith(")"):
        return None
    before = [one for one in counts if one.mention.end <= place]
    last = before[-1] if before and before[-1].depth == depth + 1 and before[-1].mention.unit else None
    return last if last and statement.lowered[max(0, last.mention.start - 1)] == "(" else None


def _named_before(statement: Statement, counts: Sequence[Claim], match: re.Match[str]) -> Claim | None:
    """Return the figure that "trong số dự thi, …" names once more by its words."""
    depth, sentence = level_at(statement, match.start())
    named = [
        one
        for one in counts
        if one.mention.end <= match.start() and sentence - one.sentence <= 1 and match["name"] in one.label
    ]
    return named[0] if len(named) == 1 and named[0].depth == depth and not named[0].mention.is_change else None


def _is_head(statement: Statement, mark: Mark) -> bool:
    """Tell whether the words right before a colon only say how something is divided."""
    signs = [one.place for one in statement.marks if one.place < mark.place and one.sign in ",;.-"]
    return bool(signs) and _HEADS.fullmatch(statement.lowered, signs[-1] + 1, mark.place) is not None


def level_at(statement: Statement, place: int) -> tuple[int, int]:
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


def _in_one_item(statement: Statement, totals: tuple[Claim, ...], place: int) -> tuple[Claim, ...]:
    """Return those that no other body parts from a colon: "Sở A: nhận 12, trả 11; Sở B: nhận 7"."""
    return tuple(
        one
        for one in totals
        if not opens_other_body(statement, one.mention.end, place) and not _is_labelled_so(statement, one, place)
    )


def _is_labelled_so(statement: Statement, total: Claim, place: int) -> bool:
    """Tell whether a number has a label and a colon of its own: "Đợt 1: 45 thủ tục; đợt 2: 62 thủ tục"."""
    start = total.mention.start
    is_labelled = statement.lowered[max(0, start - 3) : start].rstrip().endswith(":")
    return is_labelled and ";" in statement.lowered[total.mention.end : place]


def _divided_again(statement: Statement, counts: Sequence[Claim], place: int, sentence: int) -> tuple[Claim, ...]:
    """Return the total of the sentence before "Theo khối công tác:", which divides it in another way."""
    ends = [mark.place for mark in statement.marks if mark.sign == "." and mark.place < place]
    if not ends or not (
        _IN_ANOTHER_WAY.match(statement.lowered, ends[-1] + 1, place)
        or _BY_KIND.search(statement.lowered, ends[-1] + 1, place)
    ):
        return ()
    before = [one for one in counts if one.sentence == sentence - 1 and one.depth == 0 and not one.mention.is_change]
    return (max(before, key=lambda claim: claim.mention.value),) if before else ()


def _opens_sentence(statement: Statement, place: int) -> bool:
    """Tell whether no words, or only some that name the total once more, stand before it: "Số này gồm"."""
    ends = [mark.place for mark in statement.marks if mark.sign == "." and mark.place < place]
    return bool(ends) and _NAMED_AGAIN.fullmatch(statement.lowered, ends[-1] + 1, place) is not None


def _right_before(statement: Statement, counts: Sequence[Claim], place: int, depth: int) -> Claim | None:
    near = next((one for one in reversed(counts) if one.mention.end <= place and one.depth == depth), None)
    if near is None or near.mention.is_change:
        return None
    between = [mark for mark in statement.marks if near.mention.until <= mark.place < place]
    return None if between else near


def is_rest(claim: Claim) -> bool:
    """Tell whether it counts the rest; "1.322 chứng thực và các lĩnh vực khác" leaves the rest without a number."""
    if "còn lại" not in claim.label and "khác" not in claim.label:
        return False
    label = f"{claim.before} # {_NAMELESS.split(claim.after, maxsplit=1)[0]}"
    return _REST.search(_FORWARDED.sub(" ", label)) is not None


def names_more(statement: Statement, last: Claim) -> bool:
    """Tell whether a list goes on behind its last number with kinds that are not counted."""
    match = _NAMELESS.search(statement.lowered, last.mention.until, last.mention.until + 90)
    if match is None or any(
        mark.sign in ".()" and last.mention.until <= mark.place < match.start() for mark in statement.marks
    ):
        return False
    if _UNCOUNTED.search(match[0]):
        return True
    return re.match(r"[^,;.:()#]{0,60}?(?<!\w)khác(?!\w)", statement.lowered[match.end() :][:80]) is not None


def dimensions_of(claim: Claim) -> set[str]:
    return {family.dimension for family in families_of(claim)}


def families_of(claim: Claim) -> tuple[Family, ...]:
    return claim.kinds
