"""What a figure counts of dossiers: received, carried over, resolved in time, pending, returned …"""

import re
from collections.abc import Collection
from typing import Final

from reports.domain.quantities.claims import BRACKETED, Claim
from reports.domain.quantities.families import Family, families

_ROLE_OF: Final = {
    ("time", "in_time"): "in_time",
    ("time", "early"): "early",
    ("time", "on_time"): "on_time",
    ("time", "late"): "late",
    ("pending", "in_time"): "pending_in_time",
    ("returned", "returned"): "returned",
    ("origin", "carried"): "carried",
    ("origin", "new"): "new",
    ("channel", "online"): "online",
    ("channel", "direct"): "direct",
    ("channel", "post"): "post",
    ("scale", "full"): "online_full",
    ("scale", "partial"): "online_partial",
    ("state", "pending"): "pending",
    ("state", "not_yet"): "pending",
    ("state", "done"): "resolved",
    ("state", "received"): "received",
}
ROLE_NAMES: Final = {
    "received": "tiếp nhận",
    "new": "tiếp nhận trong kỳ",
    "carried": "kỳ trước chuyển sang",
    "online": "trực tuyến",
    "online_full": "trực tuyến toàn trình",
    "online_partial": "trực tuyến một phần",
    "direct": "trực tiếp",
    "post": "qua bưu chính",
    "resolved": "đã giải quyết",
    "early": "trước hạn",
    "on_time": "đúng hạn",
    "in_time": "đúng và trước hạn",
    "late": "quá hạn",
    "pending": "đang giải quyết",
    "pending_in_time": "đang giải quyết trong hạn",
    "pending_late": "đang giải quyết quá hạn",
    "returned": "trả lại, rút hoặc từ chối",
    "some_late": "quá hạn",
    "carried_done": "kỳ trước chuyển sang đã giải quyết",
}
CHANNELS: Final = ("online", "online_full", "online_partial", "direct", "post")
MAIN: Final = frozenset({"received", "resolved", "pending"})
_TOTAL: Final = re.compile(r"tổng|toàn bộ")
_DIRECT_OR_POST: Final = re.compile(
    r"trực tiếp(?:,| và| hoặc| hay|/) ?(?:qua )?(?:dịch vụ )?bưu (?:chính|điện)(?: công ích)?"
)
_OFFICE: Final = re.compile(r"bộ phận (?:tiếp nhận|nhận)(?: hồ sơ)? và trả kết quả")
_LIMITED: Final = re.compile(
    r"(?:quá|trên|từ|hơn) \d|(?<!\w)(?:thuộc|trong lĩnh vực)(?!\w)|kéo dài|(?<!\w)(?:do|vì|mà|lâu)(?!\w)"
    r"|nghiêm trọng|lý do|chưa (?:xin|có|được)"
)
_AIMED: Final = re.compile(r"phấn đấu|mục tiêu|bảo đảm|đảm bảo|yêu cầu|cam kết|phải|quyết tâm")
_BOTH_STEPS: Final = re.compile(r"(?:tiếp nhận|nhận)(?:,| và) (?:giải quyết|xử lý)")
_IN_PERIOD: Final = re.compile(r"\A\W*(?:phát sinh )?trong (?:kỳ|quý|tháng|năm|tuần)(?: này)?[\s:là]*#")
_AT_FIRST: Final = re.compile(
    r"(?:\A|[.;,])\s*(?:vào |tại |thời điểm )?đầu (?:kỳ|tháng|quý|năm|tuần)(?: này)?(?!\w)[^.;\d]{0,60}\s(?:còn|tồn)"
    r"[^.;,\d]{0,20}\Z"
)
_WITHIN: Final = re.compile(r"nhận trong (?:tháng|quý|năm|tuần)(?! \d)")
_ALL_DOSSIERS: Final = re.compile(r"tổng(?: số| cộng)?(?: lượng)?(?: hồ sơ[^,;.:#\d]{0,60})?(?: (?:là|có))?[\s:]*\Z")
_LEFT: Final = re.compile(r"(?:\A|\s)(?:tồn|còn)(?: lại)?(?: là)?[\s:]*\Z")
_OLD: Final = re.compile(r"hồ sơ (?:tồn|cũ)(?: là)?[\s:]*\Z")
_LEFT_BEHIND: Final = re.compile(r"\s*(?:bộ )?(?:hồ sơ|hs|bộ) (?:còn )?tồn\s*(?:\Z|lại)")
_BEGINNING: Final = re.compile(r"(?<!tháng )đầu (?:kỳ|tháng|quý|năm|tuần)(?!\w)")
_END: Final = re.compile(r"(?:cuối|kết thúc|hết) (?:kỳ|tháng|quý|năm|tuần)(?!\w)")
_RECEIVED: Final = Family("state", "received")
_BARE: Final = re.compile(r"\s*(?:bộ )?(?:hồ sơ|hs|bộ)?(?: nữa)?\s*\Z")
_REST: Final = re.compile(r"còn lại(?: là)?[\s:]*\Z")
_BEING_DONE: Final = re.compile(r"(?<!\w)(?:đang|chưa|giải quyết|xử lý|trả)(?!\w)")
_OPEN: Final = re.compile(r"(?<!\w)(?:đang|chưa|còn)(?!\w)")


def roles_of(claim: Claim, lead: str, told: Collection[str], status: str) -> tuple[str, ...]:
    """Return what the figure counts of dossiers, () where its words do not say; a zero in words may say it of two.

    `lead` are the words that stand before its clause and belong to no other number; `told` are the roles that the
    record has, `status` is the last one of MAIN that was told.
    """
    if claim.mention.kind == "none":
        return _none_roles(claim)
    words = _OFFICE.sub("", _DIRECT_OR_POST.sub("trực tiếp", claim.label))
    if _IN_PERIOD.match(words) and "received" in told:
        return ("new",)
    lead = BRACKETED.sub(" ", lead)
    found = families(words) or families(lead[-60:])
    roles = [_ROLE_OF[(family.dimension, family.name)] for family in found if tuple(family) in _ROLE_OF]
    if not roles and not told and _AT_FIRST.search(lead + claim.before):
        return ("carried",)
    if not roles:
        return _unnamed(claim, claim.before if claim.before.strip() else lead[-60:], told)
    if "received" in roles and (_TOTAL.search(lead[-80:] + claim.before) or _BOTH_STEPS.search(claim.before)):
        is_split = set(roles) - {"received", "resolved", "carried", "new"}
        return () if is_split else ("received",)
    if roles[0] == "pending" and _AT_FIRST.search(lead + claim.before):
        return ("carried",)
    if roles[0] == "pending" and not told and _END.search(lead + claim.before) and _RECEIVED in families(claim.trail):
        # "Cuối năm 2024 tồn 310 hồ sơ; năm 2025 tiếp nhận …".
        return ("carried",)
    if roles[0] == "received" and "carried" in told and "received" not in told and _WITHIN.search(words):
        return ("new",)
    return _single(roles, claim, told, status)


def _unnamed(claim: Claim, before: str, told: Collection[str]) -> tuple[str, ...]:
    """Return what a figure without a verb counts: "Tổng số hồ sơ: 820" at the beginning, "còn 30 hồ sơ" at the end."""
    if (not told or {"received", "new"} & set(told)) and _ALL_DOSSIERS.search(before):
        return ("received",) if claim.mention.group == "dossier" or "hồ sơ" in before else ()
    if told and "resolved" not in told and _OLD.search(before):
        return ("carried",)
    if _LEFT.search(before) or _LEFT_BEHIND.match(claim.after):
        if _BEGINNING.search(before):
            return ("carried",)
        if _END.search(before):
            return ("pending",)
    is_end = "resolved" in told and ("received" in told or "new" in told) and "pending" not in told
    return ("pending",) if is_end and _LEFT.search(before) and _BARE.match(claim.after) else ()


def _single(roles: list[str], claim: Claim, told: Collection[str], status: str) -> tuple[str, ...]:
    role = roles[0]
    if role == "late":
        if "xin lỗi" in claim.label + claim.lead:
            return ("some_late",)
        is_pending = "pending" in roles or ("resolved" not in roles and _is_pending(claim, status))
        return ("pending_late",) if is_pending else ("late",)
    if role == "pending_in_time":
        return ("pending",) if "pending" in roles and "pending" not in told else ("pending_in_time",)
    if role == "carried":
        if "resolved" in roles and "carried" in told:
            return ("carried_done",)
        return () if "late" in roles else ("carried",)
    if role in CHANNELS:
        if roles[1:] == ["pending"] and _REST.search(claim.before) and not _BEING_DONE.search(claim.label):
            # "Trực tuyến 487, còn lại 25 hồ sơ nộp tại quầy".
            roles = [role]
        is_of_state = "resolved" in roles or "pending" in roles or status in ("resolved", "pending")
        return () if is_of_state or len(set(roles) & set(CHANNELS)) > 1 else (role,)
    if role in ("early", "on_time", "in_time"):
        return () if status == "pending" and "resolved" not in roles else (role,)
    return (role,)


def _none_roles(claim: Claim) -> tuple[str, ...]:
    found = families(re.split(r"[.;:]", claim.after + claim.trail)[0])
    roles = [_ROLE_OF[(family.dimension, family.name)] for family in found if tuple(family) in _ROLE_OF]
    if _LIMITED.search(claim.after) or _AIMED.search(claim.before):
        return ()
    if "late" in roles:
        is_left = claim.mention.unit.startswith("không còn") or "pending" in roles
        return ("none_pending_late",) if is_left else ("none_late",)
    return tuple(role for role in roles if role in ("returned", "carried"))[:1]


def _is_pending(claim: Claim, status: str) -> bool:
    return status == "pending" or bool(_OPEN.search(claim.before[-30:]))
