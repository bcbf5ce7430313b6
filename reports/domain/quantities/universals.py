"""Words about all dossiers or none of them: "toàn bộ hồ sơ đúng hạn", "không còn hồ sơ tồn đọng", "giải quyết hết"."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from reports.domain.quantities.claims import Claim, Statement
from reports.domain.quantities.families import families
from reports.domain.quantities.mentions import Mention

_ALL: Final = (
    r"(?:(?:toàn bộ|tất cả|(?<!\w)mọi|100 ?%)(?: các)?(?: số)?(?: \d[\d.]{0,9})?|(?<!\w)cả \d[\d.]{0,9})(?: bộ)?"
    r" (?:hồ sơ|hs)(?!\w)"
)
# "trả trong tháng 2/2023 đều đúng hạn": the number of a month or a year is no figure.
_ALL_OF: Final = re.compile(
    rf"(?:{_ALL})(?P<words>(?:[^.;:,()\d]|(?:(?<=tháng )|(?<=quý )|(?<=năm )|(?<=/))\d{{1,4}}){{0,120}})"
)
_NONE_LEFT: Final = re.compile(
    r"không còn(?: bộ)? (?:hồ sơ|hs)(?: nào)?(?: bị| còn)? (?P<what>tồn(?: đọng)?|đang (?:\w+ ){0,1}(?:giải quyết|xử lý"
    r"|thụ lý|chờ)|chưa (?:được )?(?:giải quyết|xử lý|trả|xong))(?: xong)?(?: nào)?\s{0,2}(?=[.;,)]|\Z|nhưng|tuy)"
)
_NONE_LATE: Final = re.compile(
    r"không (?:có |để )?(?:hồ sơ|hs) nào (?:\w+ ){0,4}(?:quá hạn|trễ hạn|trễ hẹn|quá hẹn|chậm hạn"
    r"|trễ|chậm|muộn)(?=\s{0,2}(?:[.;,)]|\Z|so với|ngày hẹn))"
)
_ALL_DONE: Final = re.compile(
    r"(?:giải quyết|xử lý|trả|hoàn thành|hoàn tất)(?: xong| dứt điểm| kết quả)* (?:cả|hết|toàn bộ|tất cả|100 ?%)"
    r"(?: các)?(?: số)?(?: \d[\d.]{0,9})?(?: bộ)? (?:hồ sơ|hs)(?P<words>[^.;:,()]{0,40})"
)
_DONE: Final = re.compile(r"(?:đã|đều|được) (?:\w+ ){0,4}(?:xong|dứt điểm|hoàn thành|hoàn tất)")
_NOT_ALL: Final = re.compile(
    r"tồn|cũ|(?:kỳ|quý|tháng|năm|tuần) trước|hạn|trễ|chậm|đúng|trực tuyến|lĩnh vực|đến|(?<!\w)của (?:năm|quý|tháng)"
    r"|năm|quý|chuyển|thuộc|đủ|hợp lệ|còn lại|phát sinh|tiếp nhận trước|nhận trước|này|trên|đó|nêu|liên quan"
)
AIMED: Final = re.compile(
    r"phấn đấu|chỉ tiêu|mục tiêu|yêu cầu|bảo đảm|đảm bảo|lĩnh vực|kế hoạch|phải|cần|đề nghị|cam kết"
    r"|(?:các|nhiều|một số|hầu hết|\d) (?:sở|ban|đơn vị|xã|cơ quan|địa phương|phường|huyện|ngành|bộ phận)"
)
_PERIODS: Final = frozenset({"half", "quarter"})
_HINT: Final = re.compile(r"toàn bộ|tất cả|(?<!\w)mọi (?:hồ sơ|hs)|100 ?%|không còn|(?<!\w)(?:cả|hết|nào) ")


def find_universals(statement: Statement) -> Iterator[tuple[str, Claim]]:
    """Yield (role, claim) for each.

    The roles are "all_in_time", "none_late", "none_pending", "none_backlog" and "all_done".
    """
    text = statement.lowered
    if not _HINT.search(text):
        return
    for match in _ALL_OF.finditer(text):
        told = families(match["words"])
        told = tuple(family for family in told if family.dimension not in _PERIODS)
        in_time = bool(told) and told[0].dimension == "time" and told[0].name != "late"
        if in_time and all(family.dimension in ("time", "state") for family in told) and not _is_aimed(text, match):
            yield "all_in_time", _claim(statement, match, match.end())
        is_done = _DONE.search(match["words"]) and all(family.dimension == "state" for family in told)
        if is_done and not _NOT_ALL.search(match["words"]) and not _is_aimed(text, match):
            yield "all_done", _claim(statement, match)
    for match in _NONE_LEFT.finditer(text):
        yield "none_backlog" if match["what"].startswith("tồn") else "none_pending", _claim(statement, match)
    for match in _NONE_LATE.finditer(text):
        if not _is_aimed(text, match):
            yield "none_late", _claim(statement, match)
    for match in _ALL_DONE.finditer(text):
        if not _NOT_ALL.search(match["words"]) and not _is_aimed(text, match):
            yield "all_done", _claim(statement, match)


def _is_aimed(text: str, match: re.Match[str]) -> bool:
    return bool(AIMED.search(text, max(0, match.start() - 60), match.end()))


def _claim(statement: Statement, match: re.Match[str], at: int | None = None) -> Claim:
    """Return the words as a claim of 0, so that they have a place like any other; a period before `at` is theirs."""
    end = match.start() + len(match[0].rstrip())
    mention = Mention(match.start() if at is None else min(at, end), end, end, "none", Decimal(0), unit=match[0])
    before = bisect_left(statement.claims, match.start(), key=lambda claim: claim.mention.start)
    sentence = statement.claims[before - 1].sentence if before else 0
    return Claim(mention, "", "", "", "", sentence, 0, match.start(), end)
