""" "100% kiến nghị được trả lời đúng hạn" right after "7 kiến nghị trễ hạn": all in time beside late ones.

What records of dossiers tell is reports.domain.quantities.universals'.
"""

import re
from collections.abc import Iterator
from typing import Final

from reports.domain.quantities.claims import Claim, Statement
from reports.domain.quantities.families import families
from reports.domain.quantities.units import are_addable, unit_at
from reports.domain.quantities.universals import find_universals

_ALL: Final = re.compile(r"(?<!\w)(?:100 ?%|toàn bộ|tất cả|mọi)(?: các| số){0,2}(?= )")
_SAID: Final = re.compile(r"(?:[^.;:,()%\d]|,(?= (?:công chức|viên chức|kiến nghị|đề nghị))){4,110}")
_AIMED: Final = re.compile(
    r"(?<!\w)(?:phải|yêu cầu|phấn đấu|mục tiêu|chỉ tiêu|cam kết|đề nghị|cần|chỉ đạo|quyết tâm|sẽ|để|nhằm"
    r"|tiếp tục|kế hoạch"
    r"|giải pháp|nhiệm vụ)(?!\w)"
)
_ENSURES: Final = re.compile(r"(?:bảo đảm|đảm bảo)(?: cho)? \Z")
_SCOPE: Final = re.compile(
    r"(?<!\w)(?:năm|quý|tháng|kỳ|tuần|cấp|khối|lĩnh vực|còn lại|khác|riêng|nhóm|đợt|tại|cơ quan|nếu"
    r"|nhiều|một số|sau khi|sau đó|từ đó|từ khi"
    r"|(?:các|nhiều|một số|\d+) (?:sở|xã|phường|đơn vị))(?!\w)"
)
_OPEN: Final = re.compile(r"(?<!\w)(?:đang|chưa|còn|nguy cơ|sắp|xin lỗi|khắc phục)(?!\w)")
_IN_TIME: Final = frozenset({"in_time", "on_time", "early"})
_FAR: Final = 240


def wrong_in_time(statement: Statement) -> Iterator[tuple[int, int, Claim]]:
    """Yield (start, end, the late ones) of what is said of all."""
    text = statement.lowered
    late = [one for one in statement.claims if _is_late(one)]
    if not late or any(role == "all_in_time" for role, _ in find_universals(statement)):
        return
    for match in _ALL.finditer(text):
        _, group, until = unit_at(text, match.end())
        said = _SAID.match(text, until)
        if not group or group == "none" or said is None:
            continue
        names = {family.name for family in families(said[0]) if family.dimension == "time"}
        before = text[max(0, match.start() - 50) : match.start()].rpartition(". ")[2]
        is_aimed = _AIMED.search(before + said[0]) or _ENSURES.search(before) or _SCOPE.search(said[0])
        if not names or not names <= _IN_TIME or is_aimed or _SCOPE.search(before):
            continue
        near = [one for one in late if one.mention.end <= match.start() <= one.mention.end + _FAR]
        near = [one for one in near if text.count(". ", one.mention.end, match.start()) <= 1]
        if near and are_addable(near[-1].mention.group, group) and not _SCOPE.search(near[-1].lead[-40:]):
            yield match.start(), said.end(), near[-1]


def _is_late(one: Claim) -> bool:
    """Tell whether a figure counts what was done late."""
    if one.mention.kind != "count" or not one.mention.is_exact or not one.mention.value:
        return False
    names = {family.name for family in families(one.label) if family.dimension == "time"}
    return names == {"late"} and not _OPEN.search(one.lead[-20:] + one.label) and not _SCOPE.search(one.label)
