"""What the rules may know beside the report itself: plain data, gathered by reports.services.check_context."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from reports.domain.document import Period, ReportDocument


@dataclass(frozen=True, slots=True)
class EarlierFigures:
    """The figures of an earlier report of the unit by code, as it was sent."""

    period: Period
    values: Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class PendingBefore:
    """Column 11 of the dossier table on the day before the period, and where the number is from."""

    number: int
    source: str


@dataclass(frozen=True, slots=True)
class KnownTask:
    """A task assigned to the unit, as its register has it now; `assigned_by` is the document that assigns it."""

    id: int
    assigned_by: str
    content: str
    due_on: date | None
    done_on: date | None


@dataclass(frozen=True, slots=True)
class KnownFinding:
    """A finding of an inspection, as the register has it now; `has_remedy_report`: with the report of its remedy."""

    id: int
    team: str
    visited_on: date
    content: str
    remedied_on: date | None
    has_remedy_report: bool


@dataclass(frozen=True, slots=True)
class KnownCommitment:
    """A yearly commitment (bản cam kết) of the unit."""

    year: int
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class OpenProposal:
    """A proposal of an earlier report that nobody had answered by the period's last day."""

    content: str
    period_name: str


@dataclass(frozen=True, slots=True)
class CheckContext:
    """What stands round a report; everything is optional, and a rule that lacks what it needs says nothing.

    `today`: the local day of the check. `previous`: the unit's last report (Công văn 581/BNV-CCHC: Năm before Quý I,
    Quý I before 6 tháng …) as it was sent. `earlier`: figures of the unit's reports before it, newest first.
    `added_up`: codes of figures that add up over periods, so that within a year they can only grow.
    `holidays`: public holidays and days off instead. `words`: names and abbreviations of the unit and of its province
    that no dictionary has.

    Of the registers: `tasks` and `findings` are those not ended by the period's last day and those that `previous` had
    as open; None where no register is known. `commitments`: of the period's year and the year before, below 100 %.
    """

    today: date | None = None
    previous: ReportDocument | None = None
    earlier: tuple[EarlierFigures, ...] = ()
    added_up: frozenset[str] = frozenset()
    pending_before: PendingBefore | None = None
    tasks: tuple[KnownTask, ...] | None = None
    findings: tuple[KnownFinding, ...] | None = None
    commitments: tuple[KnownCommitment, ...] = ()
    proposals: tuple[OpenProposal, ...] = ()
    holidays: frozenset[date] = frozenset()
    words: frozenset[str] = frozenset()


NOTHING_KNOWN = CheckContext()
