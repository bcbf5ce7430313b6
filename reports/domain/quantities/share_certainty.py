"""Whether a text itself gives the whole of a share, so that a percentage may be called wrong."""

import re
from collections.abc import Sequence
from typing import Final

from reports.domain.quantities.claims import Claim, Statement
from reports.domain.quantities.families import families
from reports.domain.quantities.other_bodies import opens_other_body
from reports.domain.quantities.shares import Share, has_percent, is_mistyped

# "Số hồ sơ", "tổng số hồ sơ đã tiếp nhận trong kỳ": the plain whole, which no further word narrows.
_PLAIN_WHOLE: Final = (
    r" (?:bộ )?(?:hồ sơ|hs|thủ tục hành chính|thủ tục|tthc|nhiệm vụ|văn bản)(?: hồ sơ)?"
    r"(?:\s*(?:[,;.():]|$|và )| (?:này|trên|nêu trên|đó|trong (?:kỳ|quý|tháng|năm)|đã|mới|được (?:giải|tiếp|giao|xử)"
    r"|tiếp nhận|nhận|giải quyết|xử lý|trả(?! (?:sớm|trước|đúng|muộn|trễ))|phát sinh(?! (?:phí|lệ phí"
    r"|nghĩa))|rà soát|của)(?!\w))"
)
_OF_OTHERS: Final = re.compile(
    r"\s*(?:so với|kế hoạch|dự toán|chỉ tiêu|cùng kỳ|dân số|của (?!(?:sở|đơn vị|xã|phường|huyện) )|toàn|cả nước"
    rf"|(?:(?:trong|trên) )?(?:tổng )?số(?! lượng)(?!{_PLAIN_WHOLE})"
    r"|(?:hồ sơ|thủ tục|tthc|văn bản|nhiệm vụ|đơn vị) (?:phải|bắt buộc|cần|đủ|thuộc|không|có|phát sinh (?:phí|nghĩa)))"
)
_PLAN: Final = re.compile(r"\s*(?:so với )?(?:tổng )?(?:kế hoạch|dự toán|chỉ tiêu)")
_ASSIGNED: Final = re.compile(
    r"được giao|giao (?:là|:)|kế hoạch|dự toán|chỉ tiêu|phân bổ|bố trí|phân khai|phê duyệt|được (?:duyệt"
    r"|cấp)|kinh phí|vốn"
)
_EMPTY: Final = frozenset(
    [
        "số",
        "tổng",
        "trên",
        "trong",
        "của",
        "so",
        "với",
        "được",
        "đã",
        "này",
        "đó",
        "nêu",
        "các",
        "có",
        "phải",
        "thuộc",
        "diện",
    ]
)
_ASKED: Final = re.compile(r"hài lòng|đánh giá|đồng ý|nhận xét|trả lời")
_OTHER_TIME: Final = re.compile(r"[;.] [^;.]{0,40}(?<!\w)(?:năm|quý|tháng|kỳ) (?:[\divx]{1,4}|sau|tới|trước)(?!\w)")
_FEW: Final = 2
"""So few shares hardly resemble a wrong percentage by chance."""


def is_sure(statement: Statement, claim: Claim, shares: Sequence[Share]) -> bool:
    """Tell whether the text itself gives the whole: a figure of the same noun that stands before, or right behind."""
    after = statement.lowered[claim.mention.end : claim.mention.end + 80]
    named = _OF_OTHERS.match(after)
    if named:
        following = [one for one in statement.claims if one.mention.start > claim.mention.end][:1]
        own_words = re.split(r"[,;.(]", after)[0]
        bracket = 12 if after[len(own_words) : len(own_words) + 1] == "(" else 0
        has_whole = bool(following) and following[0].mention.start < claim.mention.end + len(own_words) + bracket
        wanted = {family for family in families(own_words) if family.name != "done"} or set(families(own_words))
        matching = bool(wanted) and any(wanted <= set(families(share.whole.label)) for share in shares)
        is_told = _told_before(own_words, shares) or _is_budget(own_words, shares)
        if not has_whole and not matching and not is_told:
            return False
    part = shares[0].part
    shares = [share for share in shares if _is_of_one_body(statement, claim, share)]
    if len(shares) <= _FEW and any(is_mistyped(claim, share.percent) for share in shares):
        return True
    return any(
        (
            share.whole_value > share.part_value
            or share.whole.mention.start > claim.mention.end
            or _is_all(statement, share)
        )
        and _are_one(part, share.whole)
        and (share.whole.mention.start > claim.mention.start or share.whole.sentence >= claim.sentence - 2)
        for share in shares
    )


def _is_of_one_body(statement: Statement, claim: Claim, share: Share) -> bool:
    """Tell whether no other body is named between the whole and its share, or behind it and its percentage."""
    whole, part = share.whole.mention, share.part.mention
    if whole.start > claim.mention.end:
        if has_percent(statement, share.whole):
            # A figure behind with a percentage of its own is a share itself.
            return False
        if _OTHER_TIME.search(statement.lowered, claim.mention.end, whole.start):
            return False
        return not opens_other_body(statement, claim.mention.end, whole.start)
    is_told_whole = whole.of is not None and share.whole_value == whole.of
    if not is_told_whole and ";" in statement.lowered[whole.end : part.start] and has_percent(statement, share.whole):
        # "1.204 hồ sơ được số hóa, đạt 96,7%; 1.150 hồ sơ có kết quả điện tử, đạt 98,5%": two shares side by side.
        return False
    return not opens_other_body(statement, whole.end, part.start)


def _are_one(part: Claim, whole: Claim) -> bool:
    """Tell whether both count the same things: of one noun, cases, or those asked and their answers."""
    one, other = part.mention.group, whole.mention.group
    if not one or not other or one == other or "any" in (one, other):
        return True
    if "form" not in (one, other):
        return False
    return (one if other == "form" else other) in ("person", "body") and bool(_ASKED.search(part.label))


def _is_all(statement: Statement, share: Share) -> bool:
    """Tell whether the part is said to be all: "giải quyết 415 hồ sơ, trong đó 415 hồ sơ đúng hạn"."""
    between = statement.lowered[share.whole.mention.until : share.part.mention.start]
    return share.whole.sentence == share.part.sentence and between.strip(" ,(") == "trong đó"


def _is_budget(words: str, shares: Sequence[Share]) -> bool:
    """Tell whether "95% kế hoạch" follows the figure of what was planned: "được giao 500 triệu đồng"."""
    if not _PLAN.search(words):
        return False
    wholes = [share.whole for share in shares if share.whole.mention.start < share.part.mention.start]
    return len(wholes) == 1 and bool(_ASSIGNED.search(wholes[0].lead + wholes[0].label))


def _told_before(words: str, shares: Sequence[Share]) -> bool:
    """Tell whether the words of the whole are those of a figure: "số công chức đạt chuẩn"."""
    wanted = {word for word in re.findall(r"\w{2,}", words) if word not in _EMPTY}
    if not wanted:
        return False
    wholes = [share.whole for share in shares if share.whole.mention.start <= share.part.mention.start]
    told = [set(re.findall(r"\w{2,}", whole.label + whole.lead)) for whole in wholes]
    # "25 cuộc kiểm tra tại 25 đơn vị … chiếm 32% số đơn vị được kiểm tra".
    is_of_all = any(whole.mention.unit and whole.mention.unit in words for whole in wholes)
    return any(wanted <= one for one in told) or (is_of_all and wanted <= set().union(*told))
