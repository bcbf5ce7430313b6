"""Which numbers belong to the total where its parts are introduced, and where their list ends."""

import re
from typing import Final

from reports.domain.quantities.claims import Claim, Statement
from reports.domain.quantities.families import Family
from reports.domain.quantities.openings import INTRODUCTION, Opening, dimensions_of, families_of, is_rest, level_at
from reports.domain.quantities.units import are_addable, is_unknown

_ONLY: Final = re.compile(r"(?<!\w)riêng(?!\w)")
_JOINT: Final = re.compile(r"(?<!\w)(?:và|còn|cùng|lẫn|cộng(?: với)?)(?!\w)")
_SUMS_UP: Final = re.compile(r"tổng số|tổng cộng|cộng (?:lại|chung|là)|tính chung|(?<!\w)(?:cả thảy|như vậy)(?!\w)")
_IN_ANOTHER_WAY: Final = re.compile(r"(?<!\w)(?:xét|tính|chia|phân|nếu|nhìn|thống kê) (?:theo|về)(?!\w)")
_COUNTS_ITEMS: Final = re.compile(r"\s*(?:lần lượt|tương ứng)(?!\w)")
_LAST: Final = re.compile(r"(?<!\w)và (?:\w+ ){0,2}\Z")


def find_parts(statement: Statement, opening: Opening) -> tuple[list[Claim], bool]:
    """Return the parts, and whether the list may go on in words that cannot be read."""
    parts: list[Claim] = []
    total = _suiting(statement, opening)
    mode = ""
    last_end = opening.place
    sentence = level_at(statement, opening.place)[1]
    until = _closed_at(statement, opening)
    if _COUNTS_ITEMS.match(statement.lowered, opening.place):
        inner = [one for one in statement.claims if opening.place <= one.mention.start < until]
        if any(len(inner) == one.mention.value for one in opening.totals):
            # "Chia thành 5 nhóm (lần lượt 6, 9, 8, 10 và 5 câu)" counts the numbers themselves.
            return [], True
    for claim in statement.claims:
        mention = claim.mention
        if mention.start < opening.place:
            continue
        if claim.sentence != sentence and (opening.strength != "none" or claim.sentence != sentence + 1):
            break
        if claim.depth < opening.depth or mention.start > until:
            break
        if claim.depth > opening.depth and not _stands_alone(statement, claim, last_end, opening.depth):
            continue
        if mention.kind == "percent" or mention.is_change:
            continue
        if (
            parts
            and mode != ";"
            and opening.strength not in ("weak", "none")
            and INTRODUCTION.search(statement.lowered, last_end, mention.start)
            and _goes_on_behind(statement, mention.until)
        ):
            # "gồm 96 thủ tục cấp tỉnh, trong đó 12 mới; 88 thủ tục cấp huyện …"
            mode = ";"
            continue
        signs = {mark.sign for mark in statement.marks if last_end <= mark.place < mention.start}
        if not parts and opening.strength != "none" and ";" in signs:
            # "3 đột phá: thể chế, hạ tầng và nhân lực; 5 nhóm nhiệm vụ": what was introduced has no numbers.
            return [], True
        if parts and not mode and signs:
            # "14 nghị quyết … và 8 nghị quyết …; 5 nghị quyết về đầu tư": a list that "và" joins ends there.
            mode = ";" if ";" in signs and len(parts) == 1 else ","
        if parts and mode == ";" and ";" not in signs:
            between = statement.lowered[last_end : mention.start]
            if _LAST.search(between) and not INTRODUCTION.search(between):
                parts.append(claim)
                return parts, False
            continue
        if parts and mode == "," and ";" in signs and not is_rest(claim):
            return parts, False
        if parts and _ONLY.search(statement.lowered, last_end, mention.start):
            # "3.377 hồ sơ trước và đúng hạn, riêng trước hạn 2.815 hồ sơ" is a part of the part.
            return parts, True
        if parts and (not signs and not _JOINT.search(statement.lowered, last_end, mention.start)):
            continue
        if parts and mode != ";" and INTRODUCTION.search(statement.lowered, last_end, mention.start):
            return parts, True
        if opening.strength == "none":
            if opening.depth and any(
                mark.sign == ")" and total.end <= mark.place < mention.start for mark in statement.marks
            ):
                # "mô hình A (06 xã), mô hình B (05 xã)": each bracket is of its own item.
                break
            if not parts and not are_addable(total.mention.group, mention.group):
                continue
            if parts and not dimensions_of(parts[0]) & dimensions_of(claim):
                return parts, False
        if _is_of_next(statement, claim, total):
            # "Ký số đủ hai chữ ký 2.598 văn bản", "102 xã giải quyết 291.115 hồ sơ".
            continue
        if mention.kind == "fraction" or not _may_belong(total, claim, opening.strength):
            return parts, True
        if _SUMS_UP.search(claim.before) or (
            ";" in signs and _IN_ANOTHER_WAY.search(statement.lowered, last_end, mention.start)
        ):
            # "…; xét theo địa bàn thì phường A nhiều nhất với 28 hồ sơ"; "…, tổng cộng 51 văn bản"
            return parts, False
        if parts and _is_other_subject(
            parts[0],
            claim,
            opening.strength == "weak" and len(parts) == 1 and ";" in signs,
            opening.strength in ("colon", "strong", "bracket") and claim.mention.unit == total.mention.unit,
        ):
            return parts, False
        parts.append(claim)
        sentence = claim.sentence
        last_end = mention.until
    is_named_each = total.mention.group == "body" and not any(part.mention.group for part in parts)
    if is_named_each and len(parts) > 2 and abs(len(parts) - total.mention.value) <= 1:
        # "04 phòng có hồ sơ quá hạn: Tư pháp 11; Nội vụ 5; …": each body has its own number.
        return [], True
    return parts, False


def _is_of_next(statement: Statement, claim: Claim, total: Claim) -> bool:
    """Tell whether a number of another noun only belongs to the words of the next, which counts what the total does."""
    group = claim.mention.group
    if not group or is_unknown(group) or are_addable(group, total.mention.group) or claim.mention.kind != "count":
        return False
    place = statement.claims.index(claim) + 1
    following = statement.claims[place] if place < len(statement.claims) else None
    if following is None or following.mention.group != total.mention.group or not total.mention.group:
        return False
    return not any(claim.mention.until <= mark.place < following.mention.start for mark in statement.marks)


def _closed_at(statement: Statement, opening: Opening) -> int:
    """Return where the bracket of an opening closes, the end of the text for any other."""
    depth = 0
    for mark in statement.marks if opening.strength == "bracket" else ():
        if mark.place >= opening.place and mark.sign in "()":
            depth += 1 if mark.sign == "(" else -1
            if depth < 0:
                return mark.place
    return len(statement.lowered)


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
    if group == "person" and total.mention.unit == "chỉ tiêu" and "biên chế" in total.before:
        return True
    if {group, total.mention.group} == {"seat", "body"} or _are_one_head(total, part):
        # "236 bộ phận, gồm 1 trung tâm cấp tỉnh và 204 bộ phận cấp xã"; "12 cuộc họp, trong đó 5 cuộc trực tiếp"
        return strength in ("strong", "bracket", "colon") or _are_one_head(total, part)
    if is_unknown(group) and group != total.mention.group and strength not in ("strong", "bracket"):
        return False
    return are_addable(total.mention.group, group)


def _are_one_head(total: Claim, part: Claim) -> bool:
    """Tell whether the one noun is the first word of the other: "cuộc họp", "cuộc"."""
    one, other = total.mention.unit.split(), part.mention.unit.split()
    return bool(one and other) and one[0] == other[0] and 1 in (len(one), len(other))


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


def _is_other_subject(first: Claim, claim: Claim, is_after: bool, is_listed: bool) -> bool:
    """Tell whether a list of kinds ends where a new thing is told: "trong đó trực tuyến 30, đã giải quyết 32".

    `is_after`: a semicolon ends the first item of a list that was introduced weakly. `is_listed`: what introduces the
    list says that it is one.
    """
    one, other = families_of(first), families_of(claim)
    if is_listed and claim.mention.unit and not claim.before.strip():
        # "26 hồ sơ: 14 hồ sơ do công chức chậm, 8 hồ sơ chờ cơ quan thuế": each opens with its number.
        return False
    if is_after and not one and {family.dimension for family in other} & {"state", "pending"}:
        # "trong đó có 41 nhiệm vụ theo chương trình; 233 nhiệm vụ đã xong"
        return True
    if is_after and first.mention.unit and claim.mention.unit and first.mention.unit != claim.mention.unit:
        # "trong đó 14 phường; 96 đơn vị đã kiện toàn"
        return True
    if not one or not other or is_rest(claim):
        return False
    if Family("state", "received") in other and one[0].dimension == "state" and Family("state", "received") not in one:
        # "trong đó đã giải quyết 41; lĩnh vực hộ tịch tiếp nhận 32"
        return True
    # "hoàn thành tốt 178 người, hoàn thành nhiệm vụ 21 người" are grades.
    known = one[:1] if Family("state", "received") in one else one
    return other[0].dimension == "state" and not any(family.dimension in ("state", "grade") for family in known)
