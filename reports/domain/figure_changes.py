"""A figure before and after, and its change in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from core.numbers import format_number
from reports.domain.document import FigureValue, ReportDocument

APPEARED: Final = "mới có"
GONE: Final = "không còn"
_TENTH: Final = Decimal("0.1")
_RATE: Final = "%"


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure of two reports; None where a report does not ask for it (one of the two always does)."""

    before: FigureValue | None
    after: FigureValue | None

    @property
    def figure(self) -> FigureValue:
        """The figure as it is called now, or was called last."""
        figure = self.after or self.before
        assert figure is not None
        return figure

    @property
    def is_changed(self) -> bool:
        """Whether a reader sees a difference: of the value, the kind of answer, the unit or the note."""
        return self.before is None or self.after is None or _read(self.before) != _read(self.after)

    @property
    def difference(self) -> Decimal | None:
        """Return how much more it is now; None where one of the two has no amount."""
        old, new = amount(self.before), amount(self.after)
        return None if old is None or new is None else new - old

    @property
    def percent(self) -> Decimal | None:
        """Return the difference in % of the amount before, to one decimal; None where that was 0, and for rates."""
        old, difference = amount(self.before), self.difference
        if not old or difference is None or self.figure.unit.strip() == _RATE:
            return None
        return (difference / abs(old) * 100).quantize(_TENTH, ROUND_HALF_UP)

    @property
    def change(self) -> str:
        """Return "+12 (+25,0%)", "-3 điểm %" of a rate, "mới có", "không còn"; "" where the amount is the same."""
        if self.difference is None:
            has_old, has_new = amount(self.before) is not None, amount(self.after) is not None
            return "" if has_old == has_new else APPEARED if has_new else GONE
        if not self.difference:
            return ""
        words = _signed(format_number(self.difference))
        if self.figure.unit.strip() == _RATE:
            return f"{words} điểm %"
        return words if self.percent is None else f"{words} ({_signed(_with_tenth(self.percent))}%)"

    @property
    def note_before(self) -> str:
        return self.before.note if self.before else ""

    @property
    def note_after(self) -> str:
        return self.after.note if self.after else ""


def amount(figure: FigureValue | None) -> Decimal | None:
    """Return what the figure counts as: *none* is 0, what is unanswered or not yet available is not known."""
    if figure is None:
        return None
    return Decimal(0) if figure.value is None and figure.state == "none" else figure.value


def compare_figures(before: ReportDocument, after: ReportDocument) -> tuple[FigureChange, ...]:
    """Return every figure of both reports, unchanged ones too: in the order of `after`, then what it no longer has."""
    old, new = by_code(before), by_code(after)
    kept = [FigureChange(old.get(code), figure) for code, figure in new.items()]
    gone = [FigureChange(figure, None) for code, figure in old.items() if code not in new]
    return (*kept, *gone)


def by_code(document: ReportDocument) -> Mapping[str, FigureValue]:
    """Return the figures of a report by their codes, in reading order."""
    return {figure.code: figure for figure in document.figures()}


def _read(figure: FigureValue) -> tuple[object, ...]:
    return figure.state, figure.value, figure.unit, figure.note


def _signed(number: str) -> str:
    return number if number.startswith("-") else f"+{number}"


def _with_tenth(number: Decimal) -> str:
    words = format_number(number)
    return words if "," in words else f"{words},0"
