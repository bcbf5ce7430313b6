"""Bodies counted before, beside or after their names: "03 sở: …", "03 xã Tân Lập, …", "Sở A và Sở B là 3 đơn vị"."""

import re
from typing import Final

from reports.domain.quantities.body_lists import UPPER, BodyList, body_list
from reports.domain.quantities.claims import READ_AHEAD, Claim, Statement

_OPENS: Final = re.compile(
    r"(?P<words>[^.;:()]{0,140}?)"
    r"(?:(?P<bracket>\((?:(?:bao )?gồm|là)?(?: có| các)?\s?:?)"
    r"|(?P<sign>\)\s?:|:|(?<!\w)(?:bao gồm|gồm|đó là|là)(?: có)?\s?:?)(?=\s?[^\W\d]))"
)
_HEDGED: Final = re.compile(
    r"(?<!\w)(?:trong đó|tiêu biểu|điển hình|như(?! sau)|nổi bật|đáng (?:chú ý|kể|lưu ý)"
    r"|nhất là|chủ yếu|đặc biệt|một số|chẳng hạn|khác|còn lại"
    r"|mỗi|từng|các|những|một trong|ngoài|riêng)(?!\w)|…|\.{3}|v\.v"
)
_ANOTHER: Final = re.compile(r"(?<!\w)(?:và|với|cho)(?!\w)[^:]{30}")
_LATER: Final = re.compile(r"(?<!\w)(?:là|gồm)\s?:?\Z")
_NOUNS_OF_NAMES: Final = frozenset(
    {"xã", "phường", "thị trấn", "huyện", "quận", "sở", "đặc khu", "thị xã", "tỉnh", "phòng", "chi cục"}
)
_BY_NAME: Final = re.compile(rf"\s[{UPPER}]")
_IS_ALL: Final = re.compile(r"\s(?:đều |cũng |chính |lần lượt |hiện |vẫn )?là (?:cả )?\Z")
_RANKING: Final = re.compile(r"\s*(?:trong|trên|/)\s")


def bodies_listed(statement: Statement, claim: Claim, end: int) -> int | None:
    """Return how many bodies are listed for a count of bodies in its sentence, which ends at `end`.

    The announced number where the list may be as long, None where no closed list can be read.
    """
    if statement.text.startswith(("…", "..."), end):
        return None
    announced = int(claim.mention.value)
    for found in (_behind(statement, claim, end), _beside(statement, claim, end), _before(statement, claim)):
        if found is not None:
            if found.least <= announced <= found.most:
                return announced
            return found.most if announced > found.most else found.least
    return None


def _behind(statement: Statement, claim: Claim, end: int) -> BodyList | None:
    opening = _OPENS.match(statement.lowered, claim.mention.until, end)
    while opening and opening["sign"] and opening["sign"].startswith("là"):
        # "là" often is the verb of another clause; a later sign opens the list then.
        found = body_list(statement.text[opening.end() : end])
        if found is not None or statement.lowered[opening.end() - 1] == ":":
            break
        later = _OPENS.match(statement.lowered, opening.end(), end)
        opening = later if later and not later["bracket"] else None
    if opening is None:
        return None
    between = statement.lowered[claim.mention.until : opening.end()]
    if _HEDGED.search(between) or _ANOTHER.search(opening["words"]):
        return None
    if any(
        claim.mention.end <= one.mention.start < opening.end()
        and one.mention.kind in ("count", "fraction")
        and one.mention.group in ("body", "", "any", "seat")
        for one in statement.claims
    ):
        return None
    start = opening.end()
    if opening["bracket"]:
        closed = statement.text.find(")", start, start + READ_AHEAD)
        return body_list(statement.text[start:closed]) if start < closed else None
    first = statement.text.find(";", start, end)
    ended = body_list(statement.text[start:first]) if first > 0 else None
    if ended and ended.is_closed and ended.least <= claim.mention.value <= ended.most:
        # "gồm Phòng A, Phòng B và Phòng C; Văn phòng là đầu mối": "và" ended the list.
        return ended
    return body_list(statement.text[start:end])


def _beside(statement: Statement, claim: Claim, end: int) -> BodyList | None:
    """Return the list of "03 xã Tân Lập, Hòa Bình và Phú An": its names follow the noun, the last after "và"."""
    mention = claim.mention
    if mention.kind != "count" or mention.unit not in _NOUNS_OF_NAMES:
        return None
    if not _BY_NAME.match(statement.text, mention.until):
        return None
    found = body_list(f"các {mention.unit}{statement.text[mention.until : end]}", of_one_noun=True)
    return found if found and found.is_closed else None


def _before(statement: Statement, claim: Claim) -> BodyList | None:
    """Return the list that is the subject of "Sở A, Sở B và Sở C là 4 đơn vị …"."""
    mention = claim.mention
    verb = _IS_ALL.search(statement.lowered, max(0, mention.start - 24), mention.start)
    if verb is None or mention.kind != "count" or _RANKING.match(statement.lowered, mention.until):
        return None
    ends = [mark.place for mark in statement.marks if mark.sign in ".:;" and mark.place < verb.start()]
    start = ends[-1] + 1 if ends else 0
    subject = statement.text[start : verb.start()].strip()
    found = body_list(subject)
    return found if found and found.end >= len(subject.rstrip(" ,")) else None
