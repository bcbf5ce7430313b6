"""A figure that a text tells of dossiers, with the body and the period that it is told of, and records of them."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from reports.domain.quantities.claims import Claim, Statement

_BODY: Final = re.compile(
    r"(?:Sở|UBND (?:xã|phường|huyện|thành phố|thị xã|tỉnh)|[Xx]ã|[Pp]hường|[Hh]uyện|[Tt]hị xã|Chi cục|Cục|Ban Quản lý)"
    r" [A-ZĐ]\w*(?: (?!đã|đang|có|tiếp|giải|nhận|trả|không)\w+)?|[Cc]ấp (?:tỉnh|huyện|xã|sở|phường)"
    r"|(?:UBND )?[Cc]ác (?:xã|phường|huyện|sở)"
)
_PERIOD: Final = re.compile(
    r"(?<!sang )(?<!qua )(?<!từ )(?<!đến )(?<!hết )(?<!\w)(?:(?:hai|ba|bốn|năm|\d{1,2}) năm|năm (?:19|20)\d\d"
    r"|quý (?:[1-4]|iv|i{1,3})(?:/\d{4})?|tháng (?:0?[1-9]|1[0-2])(?:/\d{4})?|tuần (?:thứ )?\d{1,2}"
    r"|(?:sáu|chín|mười|1?\d|0\d) tháng (?:đầu|cuối|qua)(?: năm)?"
    r"|từ đầu (?:năm|quý|tháng)|lũy kế|luỹ kế|cả năm|tính chung|hôm (?:nay|qua)|trước đây|trước đó)(?!\w)"
    r"(?! (?:chuyển|mang|để|dồn|tồn))"
)
_BARE_BODY: Final = re.compile(
    r"(?:\A|[.;,]) ?(?:[Rr]iêng )?(?P<body>Sở|Huyện|Xã|Phường|Cục|Chi cục|Thị xã|huyện|xã|phường|sở) "
    r"(?=đã|đang|còn|tiếp nhận|giải quyết|nhận|trả|có|không|chưa)"
)
_FIELD: Final = re.compile(r"[\s.]*(?:riêng |đối với |trong )?(?:các |nhóm )?(?:lĩnh vực|thủ tục|ngành) [^\W\d]")
_AHEAD: Final = 6
_SINCE: Final = re.compile(r"(?:đến|hiện) nay|hiện tại|(?<!\w)sau (?:khi|đó)|đến thời điểm|(?:từ|kể từ) (?:ngày|tháng)")


@dataclass(frozen=True, slots=True)
class Told:
    """A figure of a record: its role, the place of its paragraph among those read, the body it is told of.

    `period` are the words of the period that its sentence names last before it, and `periods` all of them.
    `is_later`: it is told of the time after something else; `is_of_field`: its sentence is one on a field alone.
    """

    role: str
    claim: Claim
    place: int
    subject: str = ""
    period: str = ""
    periods: frozenset[str] = frozenset()
    is_later: bool = False
    is_of_field: bool = False

    @property
    def value(self) -> Decimal:
        return self.claim.mention.value

    @property
    def is_exact(self) -> bool:
        return self.claim.mention.is_exact


@dataclass(slots=True)
class Record:
    """What is told of one subject; `before` sums what the same paragraph told of others before it.

    `values` are all its numbers, those without a role too; `returned` are more of those returned, and `twice` figures
    that are told a second time with two digits interchanged. `more_late` are those that a later sentence tells of some.
    `has_more_carried`: its paragraphs speak of those carried over. `earlier` are the numbers received that the same
    paragraph told of others before it.
    """

    told: dict[str, Told] = field(default_factory=dict)
    before: dict[str, Decimal] = field(default_factory=dict)
    unclear: set[str] = field(default_factory=set)
    returned: list[Told] = field(default_factory=list)
    twice: list[tuple[Told, Told]] = field(default_factory=list)
    more_late: list[Told] = field(default_factory=list)
    has_more_carried: bool = False
    earlier: frozenset[Decimal] = frozenset()
    values: list[Decimal] = field(default_factory=list)

    def exact(self, *roles: str) -> list[Told] | None:
        """Return the figures of these roles, None where one is missing, approximate or told in two ways."""
        found = [self.told[role] for role in roles if role in self.told and role not in self.unclear]
        return found if len(found) == len(roles) and all(one.is_exact for one in found) else None

    def exact_first(self, role: str) -> Told | None:
        """Return the first figure of a role, None where there is none or it is approximate."""
        found = self.told.get(role)
        return found if found is not None and found.is_exact else None


class Sentences:
    """The sentences of a paragraph, and what they say of the body and the period of a figure."""

    def __init__(self, statement: Statement) -> None:
        self._statement = statement
        self._ends = [mark.place for mark in statement.marks if mark.sign == "."]

    def told(self, role: str, claim: Claim, place: int) -> Told:
        """Return the figure as a record has it."""
        index = bisect_left(self._ends, claim.mention.start)
        start = self._ends[index - 1] if index else 0
        end = self._ends[index] if index < len(self._ends) else len(self._statement.lowered)
        start, end = max(start, claim.mention.start - 400), min(end, claim.mention.start + 400)
        found = [(match.start(), match[0]) for match in _PERIOD.finditer(self._statement.lowered, start, end)]
        before = [words for at, words in found if at < claim.mention.start]
        periods = frozenset(words for _, words in found)
        own = _PERIOD.search(claim.after)
        period = own[0] if own else before[-1] if before else ""
        is_later = _SINCE.search(self._statement.lowered, start, claim.mention.until) is not None
        is_of_field = _FIELD.match(self._statement.lowered, start) is not None
        return Told(role, claim, place, self._subject(claim), period, periods, is_later, is_of_field)

    def _subject(self, claim: Claim) -> str:
        """Return the body that a clause names as the one that acts, "" where it names none."""
        start = max(0, claim.mention.start - len(claim.lead) - len(claim.before))
        found = _BODY.findall(self._statement.text, start, claim.mention.start)
        if found:
            return str(found[-1]).lower()
        bare = _BARE_BODY.search(self._statement.text, max(0, start - 1), claim.mention.start + _AHEAD)
        if bare is None:
            return ""
        # "Sở đã giải quyết …" is the department that was named before.
        name: str = bare["body"].lower()
        named = (str(body).lower() for body in _BODY.findall(self._statement.text, max(0, start - 400), start))
        return next((body for body in named if name in body.split()), name)


def differ(subject: str, other: str) -> bool:
    """Tell whether two bodies, or two periods, are both named and not the same; "sở" may be "sở y tế"."""
    if not subject or not other or subject == other:
        return False
    return not subject.startswith(f"{other} ") and not other.startswith(f"{subject} ")
