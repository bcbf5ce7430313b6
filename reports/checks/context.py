"""What the rules may know beside the report itself: plain data, gathered by reports.services.check_context."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from reports.domain.document import ReportDocument


@dataclass(frozen=True, slots=True)
class CheckContext:
    """What stands round a report; everything is optional, and a rule that lacks what it needs says nothing.

    `today`: the local day of the check. `previous`: the unit's last report (Công văn 581/BNV-CCHC: Năm before Quý I,
    Quý I before 6 tháng …) as it was sent. `history`: figures of the unit's reports before it by code, newest first.
    `holidays`: public holidays and days off instead. `words`: names and abbreviations of the unit and of its province
    that no dictionary has.
    """

    today: date | None = None
    previous: ReportDocument | None = None
    history: Mapping[str, tuple[Decimal, ...]] = field(default_factory=dict)
    holidays: frozenset[date] = frozenset()
    words: frozenset[str] = frozenset()


NOTHING_KNOWN = CheckContext()
