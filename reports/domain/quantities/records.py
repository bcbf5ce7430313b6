"""What running text tells of dossiers, subject by subject: received, carried over, resolved in time, pending …

A record is what the text tells of one subject: it ends where a figure of the same kind comes again with another value.
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from reports.domain.quantities.claims import Claim, Statement
from reports.domain.quantities.dossier_claims import claims_in_order
from reports.domain.quantities.dossier_figures import Record, Sentences, Told, differ
from reports.domain.quantities.dossier_roles import CHANNELS, MAIN, roles_of
from reports.domain.quantities.families import families

_FOREIGN: Final = re.compile(
    r"cùng kỳ|kỳ trước có|kỳ này so|(?<!tồn )(?:quý|tháng|tuần) trước(?! (?:chuyển|mang|sang|còn|để|dồn|tồn))|bình quân"
    r"|trung bình|mỗi ngày|hiển thị|thực tế|do lỗi (?:đồng bộ|cập nhật|hệ thống|kết nối)"
    r"|thanh toán|số hóa|phí, lệ phí|ngoài ra|chứng thực|điều chỉnh|liên thông|bàn giao|hướng dẫn"
    r"|kích hoạt|(?<!không )đủ điều kiện|dự kiến|khảo sát|(?<!sở )(?<!phòng )(?<!ban )kế hoạch(?! (?:và|-|–) )|chỉ tiêu"
)
# "Tính cả hồ sơ của tháng trước" tells of what is among this period's.
_INCLUDED: Final = re.compile(r"(?:gồm|tính|kể) (?:cả|luôn)[^,;.()\d]{0,40}(?:kỳ|quý|tháng|năm|tuần) trước")
_ASIDE: Final = re.compile(
    r"(?<!\w)(?:riêng|trong số này|lĩnh vực|nhiều nhất|tập trung|chủ yếu|nguyên nhân|trong đó có)(?!\w)"
)
_IS_ABOUT: Final = re.compile(r"hồ sơ|(?<!\w)hs(?!\w)|\d bộ|tiếp nhận")
_CUMULATIVE: Final = re.compile(r"lũy kế|luỹ kế")
_AMONG: Final = re.compile(r"#\s+(?:bộ )?(?:hồ sơ|hs)[^,;.]{0,20} trong số này")
_AMONG_THOSE: Final = re.compile(r"(?<!\w)(?:trong đó|gồm)(?!\w)")
_WAITING: Final = re.compile(r"(?<!\w)(?:chờ|tạm dừng|bổ sung)(?!\w)")
_AT_LAST: Final = re.compile(r"cuối (?:kỳ|tháng|quý|năm|tuần)|chuyển (?:sang|qua) (?:kỳ|tháng|quý|năm|tuần)")
_CARRIED: Final = re.compile(
    r"(?:kỳ|kì|quý|tháng|năm) trước|tồn (?:cũ|từ|của|trước)|(?:gồm|kể|tính) cả[^,;.]{0,20} tồn"
)
_ALL_TOLD: Final = re.compile(r"tổng(?: cộng)?(?: số)? (?:hồ sơ|hs)")
_OF: Final = re.compile(r"(?<!\w)trong(?: tổng)?(?: số)?\s\Z")
# The columns of the form on dossiers, without their noun.
_FORM: Final = re.compile(r"tổng (?:số )?tiếp nhận.{0,200}giải quyết|tiếp nhận trong kỳ.{0,200}giải quyết")
_LONGEST_LINE: Final = 80
_LONG: Final = 3
_FEW: Final = 4
_CASES: Final = ("dossier", "", "any", "?bộ")
"""What may count dossiers; "bộ" is one of them where no other noun follows."""


def records(statements: Sequence[Statement]) -> list[Record]:
    """Return what successive paragraphs tell of dossiers, one record a subject."""
    record = Record()
    found = [record]
    status = ""
    under_heading = False
    seen: dict[tuple[int, str, str, str], Told] = {}
    for place, statement in enumerate(statements):
        if len(statement.text) > _LONGEST_LINE:
            status = ""
            if record.told and not any(claim.mention.group in ("dossier", "?bộ") for claim in statement.claims):
                record = Record()
                found.append(record)
        is_about = _IS_ABOUT.search(statement.lowered) is not None
        if not record.told and not is_about and not under_heading:
            continue
        was_headed, under_heading = under_heading, is_about and statement.lowered.rstrip().endswith(":")
        sentences = Sentences(statement)
        last: tuple[str, ...] = ()
        summed_up = -1
        has_carried = _CARRIED.search(statement.lowered) is not None
        for said, claim, lead in claims_in_order(statement):
            if said:
                record.told.setdefault(said, sentences.told(said, claim, place))
                continue
            if not _may_tell(statement, claim, record, was_headed):
                continue
            record.has_more_carried |= has_carried
            if claim.mention.kind == "count":
                record.values.append(claim.mention.value)
            words = lead[-_LONGEST_LINE:] + claim.label
            is_cumulative = _CUMULATIVE.search(words) is not None and not MAIN.isdisjoint(record.told)
            if is_cumulative and not claim.depth:
                summed_up = claim.sentence
            if is_cumulative or _FOREIGN.search(_INCLUDED.sub(" ", words)):
                continue
            if claim.sentence == summed_up and _AMONG_THOSE.search(words):
                # "Lũy kế 6 tháng tiếp nhận 2.500 hồ sơ, trong đó 2.125 hồ sơ trực tuyến".
                continue
            roles = roles_of(claim, lead, record.told, status)
            if roles == ("none_late",) and _is_of_pending(record, claim, place):
                roles = ("none_pending_late",)
            if claim.depth and roles[:1] == ("received",) and _is_of_channel(last):
                # "Trực tiếp: 277 hồ sơ (50 hồ sơ do tổ lưu động nhận)".
                continue
            last = roles
            if _ASIDE.search(_AMONG.sub("", words)) and "trong đó có" not in words:
                if roles in (("late",), ("pending_late",)) and claim.mention.kind == "count":
                    record.told.setdefault("some_late", sentences.told("some_late", claim, place))
                opens = not record.told and roles[:1] in (("carried",), ("new",))
                if "received" not in roles and "resolved" not in roles and not opens:
                    continue
                record = Record(earlier=_earlier(record, place))
                found.append(record)
            if all_or_none := _as_universal(claim, roles):
                record.told.setdefault(all_or_none, sentences.told(all_or_none, claim, place))
            for role in roles:
                told = sentences.told(role, claim, place)
                if _is_among(told, record):
                    continue
                if _opens_another(told, record):
                    former = _former(found, told)
                    record = former or _next(record, place)
                    if former is None:
                        found.append(record)
                _add(told, record)
                if role in MAIN:
                    status = role
                    first = seen.setdefault((place, role, _named(told.subject), told.period), told)
                    if _is_transposed(first, told):
                        record.twice.append((first, told))
    return found


def _is_of_channel(roles: tuple[str, ...]) -> bool:
    return bool(roles) and roles[0] in (*CHANNELS, "carried", "new")


def _is_of_pending(record: Record, none: Claim, place: int) -> bool:
    """Tell whether "không có hồ sơ quá hạn" follows those pending in one sentence: none of those is late."""
    pending = record.told.get("pending")
    if pending is None or pending.place != place or pending.claim.sentence != none.sentence:
        return False
    resolved = record.told.get("resolved")
    start = resolved.claim.mention.start if resolved is not None and resolved.place == place else -1
    return start < pending.claim.mention.start < none.mention.start


def _named(subject: str) -> str:
    """Return the name of a body, "" for a bare "xã"."""
    return subject if " " in subject else ""


def _may_tell(statement: Statement, claim: Claim, record: Record, was_headed: bool) -> bool:
    """Tell whether a number may count dossiers at all; `was_headed`: a heading right before is about them."""
    mention = claim.mention
    if mention.kind == "none":
        return not _is_of_some(statement, claim)
    if mention.kind == "percent" or mention.is_change or mention.group not in _CASES:
        return False
    is_about = "hồ sơ" in statement.lowered or _FORM.search(statement.lowered) is not None
    return mention.group in ("dossier", "?bộ") or bool(record.told) or was_headed or is_about


def _next(record: Record, place: int) -> Record:
    """Return a fresh record that keeps the sums of what the same paragraph told before."""
    before = dict(record.before)
    for role in ("received", "resolved"):
        told = record.told.get(role)
        if told is not None and told.place == place:
            before[role] = before.get(role, Decimal(0)) + told.value
    return Record(before=before, earlier=_earlier(record, place))


def _earlier(record: Record, place: int) -> frozenset[Decimal]:
    """Return the numbers received that the paragraph has told so far."""
    received = record.told.get("received")
    return record.earlier | {received.value} if received is not None and received.place == place else record.earlier


def _former(found: Sequence[Record], told: Told) -> Record | None:
    """Return the record that the same paragraph began on this body: "Sở nhận …, cấp xã nhận …. Sở đã giải quyết …"."""
    for record in reversed(found[-_FEW:-1]):
        known = next((record.told[role] for role in ("received", "resolved") if role in record.told), None)
        if known is None or known.place != told.place or not told.subject or known.subject != told.subject:
            continue
        if told.role not in record.told and not differ(known.period, told.period):
            return record
    return None


def _opens_another(told: Told, record: Record) -> bool:
    """Tell whether a figure belongs to another subject than the record's."""
    known = record.told.get(told.role)
    if told.role in MAIN and _is_of_another(told, record):
        return True
    if known is not None and known.value != told.value:
        return told.role in (*MAIN, "new", "carried") and not _is_waiting(told, known)
    return told.role == "received" and known is None and not _may_follow(told, record)


def _is_among(told: Told, record: Record) -> bool:
    """Tell whether a figure is of some: "Trong 8.214 hồ sơ đã giải quyết, có 5.127 hồ sơ được trả bản điện tử"."""
    known = record.told.get(told.role)
    if known is None or known.place != told.place or known.claim.sentence != told.claim.sentence:
        return False
    return _OF.search(known.claim.before) is not None and told.value < known.value


def _add(told: Told, record: Record) -> None:
    """Put a figure into the record of its subject."""
    known = record.told.setdefault(told.role, told)
    if known.value == told.value:
        return
    if told.role == "returned" or _is_waiting(told, known):
        record.returned.append(told)
        return
    record.unclear.add(told.role)
    if told.role == "late" and known.place == told.place and known.claim.sentence < told.claim.sentence:
        record.more_late.append(told)


def _as_universal(claim: Claim, roles: tuple[str, ...]) -> str:
    """Return what "hồ sơ trễ hạn: 0" and "905/905 hồ sơ đúng hạn" say of all dossiers, "" for another figure."""
    mention = claim.mention
    if roles == ("late",) and mention.kind == "count" and not mention.value:
        return "none_late"
    is_all = mention.kind == "fraction" and mention.value == mention.of and roles in (("on_time",), ("in_time",))
    own = families(claim.label)
    return "all_in_time" if is_all and own and all(one.dimension in ("time", "state") for one in own) else ""


def _is_waiting(told: Told, known: Told) -> bool:
    """Tell whether some wait beside those being resolved: "đang giải quyết 90 hồ sơ, 27 hồ sơ chờ bổ sung"."""
    is_beside = told.role == "pending" and told.claim.sentence == known.claim.sentence and told.place == known.place
    return is_beside and bool(_WAITING.search(told.claim.label))


def _may_follow(received: Told, record: Record) -> bool:
    """Tell whether those received may be told after the others: in their sentence, or after "cuối kỳ còn 71 hồ sơ"."""
    others = [record.told[role] for role in ("resolved", "pending") if role in record.told]
    if any(one.place != received.place for one in others):
        return False
    return all(
        one.claim.sentence == received.claim.sentence
        or _ALL_TOLD.search(received.claim.before)
        or (one.role == "pending" and _AT_LAST.search(one.claim.lead + one.claim.label))
        for one in others
    )


def _is_transposed(first: Told, again: Told) -> bool:
    """Tell whether a figure is told twice, once with two digits interchanged: "2.067" and "2.076"."""
    one, other = str(first.value), str(again.value)
    if len(one) != len(other) or len(one) < _LONG or not (first.is_exact and again.is_exact):
        return False
    places = [place for place in range(len(one)) if one[place] != other[place]]
    if len(places) != 2 or places[1] != places[0] + 1:
        return False
    return one[places[0]] == other[places[1]] and one[places[1]] == other[places[0]]


def _is_of_another(told: Told, record: Record) -> bool:
    known = next((record.told[role] for role in ("received", "resolved", "pending") if role in record.told), None)
    return known is not None and (differ(told.subject, known.subject) or differ(told.period, known.period))


def _is_of_some(statement: Statement, none: Claim) -> bool:
    """Tell whether only some have none: "04 huyện không có hồ sơ trễ hạn"."""
    before = [one for one in statement.claims if one.mention.end <= none.mention.start]
    if not before or before[-1].mention.kind not in ("count", "fraction"):
        return False
    return not any(before[-1].mention.end <= mark.place < none.mention.start for mark in statement.marks)
