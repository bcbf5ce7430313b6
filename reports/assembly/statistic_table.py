"""A unit's dossier table (biểu II.06) as a table of the tree: the annex of its report, and the return on its own."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Final

from accounts.models import Unit
from core.numbers import format_number
from directives.domain.citation import format_date
from reports.domain.document import AttachedTable, ColumnSum, Span
from reports.models import ReportingPeriod
from reports.renderers.statistic_return import StatisticReturn
from tthc.domain.on_time import on_time_rates
from tthc.domain.statistics import COLUMNS, EXTRA_COLUMNS, SUMS, Counts
from tthc.models import StatisticForm
from tthc.selectors.statistics import DossierTable

TITLE: Final = "Tình hình, kết quả giải quyết thủ tục hành chính"
TOTAL: Final = "Tổng cộng"

_FIRST: Final = 2
"""Columns before those of numbers: the ordinal number and the field."""
_GROUPS: Final = (
    ("c3", 4, "Số lượng hồ sơ tiếp nhận"),
    ("c7", 4, "Số lượng hồ sơ đã giải quyết"),
    ("c11", 3, "Số lượng hồ sơ đang giải quyết"),
)
_NAMES: Final = {
    "c3": "Tổng số",
    "c4": "Trực tuyến",
    "c5": "Trực tiếp, dịch vụ bưu chính công ích",
    "c6": "Từ kỳ trước",
    "c7": "Tổng số",
    "c8": "Trước hạn",
    "c9": "Đúng hạn",
    "c10": "Quá hạn",
    "c11": "Tổng số",
    "c12": "Trong hạn",
    "c13": "Quá hạn",
}
_IN_PERIOD: Final = ("c4", 2, "Trong kỳ")
_BASIS_WORDS: Final = {"current": "hạn hiện tại (đã tính gia hạn)", "original": "hạn hẹn trả ban đầu"}
_OTHER_BASIS: Final = {"current": "original", "original": "current"}


def statistic_table(table: DossierTable, period_name: str, starts_on: date, ends_on: date) -> AttachedTable:
    """Return a table that has rows; its key is blank, for whoever puts it into a report."""
    columns = (*COLUMNS, *(name for name in table.form.extra_columns if name in EXTRA_COLUMNS))
    total = table.total or Counts()
    rows = [(str(place), field, *_cells(counts, columns)) for place, (field, counts) in enumerate(table.rows, start=1)]
    head = _head(columns)
    return AttachedTable(
        key="",
        title=f"{TITLE} {period_name} ({word_days(starts_on, ends_on)})",
        head_rows=len(head),
        rows=(*head, *rows, ("", TOTAL, *_cells(total, columns))),
        spans=tuple(_spans(columns)),
        sums=tuple(ColumnSum(_place(name), tuple(map(_place, terms))) for name, terms in SUMS.items()),
        has_total=True,
        notes=(_word_form(table.form), *_notes(table, total)),
    )


def statistic_return(table: DossierTable, unit: Unit, period: ReportingPeriod) -> StatisticReturn:
    """Return the same table, which has rows, as the return of Thông tư 01/2020/TT-VPCP.

    Whom it goes to is not known: the line stays blank.
    """
    form = table.form
    attached = statistic_table(table, period.name, period.starts_on, period.ends_on)
    return StatisticReturn(
        form=f"Biểu số {form.symbol}",
        legal_basis=form.legal_basis,
        title=TITLE.upper(),
        unit_name=unit.name,
        period_name=period.name,
        days=word_days(period.starts_on, period.ends_on).capitalize(),
        # The head of the form says already what the first note of an annex does.
        table=replace(attached, notes=attached.notes[1:]),
        place=unit.place_name,
    )


def word_days(starts_on: date, ends_on: date) -> str:
    """Return "từ ngày 15/12/2021 đến ngày 14/3/2022"."""
    return f"từ ngày {format_date(starts_on)} đến ngày {format_date(ends_on)}"


def _word_form(form: StatisticForm) -> str:
    return f"Biểu số {form.symbol}, ban hành theo {form.legal_basis}. Đơn vị tính: số hồ sơ TTHC."


def _place(name: str) -> int:
    return _FIRST + COLUMNS.index(name)


def _cells(counts: Counts, columns: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(format_number(Decimal(getattr(counts, name))) for name in columns)


def _head(columns: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Return the rows of the head; merged cells hold their words in the first of them."""
    width = _FIRST + len(columns)
    top, middle, names = [""] * width, [""] * width, [""] * width
    top[:_FIRST] = "STT", "Lĩnh vực giải quyết"
    for name, _, words in _GROUPS:
        top[_place(name)] = words
    middle[_place(_IN_PERIOD[0])] = _IN_PERIOD[2]
    for name, words in _NAMES.items():
        row = names if name in ("c4", "c5") else middle
        row[_place(name)] = words
    for place, name in enumerate(columns[len(COLUMNS) :], start=_FIRST + len(COLUMNS)):
        top[place] = EXTRA_COLUMNS[name]
    sums = {_place(name): " + ".join(f"({_place(term) + 1})" for term in terms) for name, terms in SUMS.items()}
    numbers = [f"({place + 1}) = {sums[place]}" if place in sums else f"({place + 1})" for place in range(width)]
    return [tuple(row) for row in (top, middle, names, numbers)]


def _spans(columns: tuple[str, ...]) -> Iterator[Span]:
    for place in range(_FIRST):
        yield Span(0, place, rows=3)
    for name, number, _ in _GROUPS:
        yield Span(0, _place(name), columns=number)
    yield Span(1, _place(_IN_PERIOD[0]), columns=_IN_PERIOD[1])
    for name in _NAMES:
        if name not in ("c4", "c5"):
            yield Span(1, _place(name), rows=2)
    for place in range(_FIRST + len(COLUMNS), _FIRST + len(columns)):
        yield Span(0, place, rows=3)


def _notes(table: DossierTable, total: Counts) -> Iterator[str]:
    """Yield where the numbers come from and by which rule, so that no rate stands without what it was counted from."""
    form = table.form
    for rate in on_time_rates(total):
        if rate.percent is not None:
            base = rate.name[:1].lower() + rate.name[1:]
            counts = f"{_number(rate.numerator)}/{_number(rate.denominator)}"
            yield (
                f"Tỷ lệ hồ sơ giải quyết trước hạn và đúng hạn {base}: {rate.formula} = {counts} = "
                f"{format_number(rate.percent)}%."
            )
    if table.source != "list":
        yield "Nguồn số liệu: bảng do đơn vị nhập tay."
        return
    if table.listed_on is not None:
        yield f"Nguồn số liệu: danh sách hồ sơ của đơn vị, số liệu đến ngày {format_date(table.listed_on)}."
    yield (
        f"Quá hạn tính theo {_BASIS_WORDS[form.basis]}; nếu tính theo {_BASIS_WORDS[_OTHER_BASIS[form.basis]]}: "
        f"cột (10) là {_number(total.late_resolved_other)}, cột (13) là {_number(total.late_pending_other)}."
    )


def _number(value: int) -> str:
    return format_number(Decimal(value))
