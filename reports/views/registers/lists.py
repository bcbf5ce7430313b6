"""The list of a register: what is asked for, how much of it stands in the period's report, and where."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator
from django.db.models import Count, QuerySet, Window
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.models import Unit
from directives.models import Record
from directives.selectors import removed_records_of
from reports.domain.deadlines import local_day
from reports.forms.register_filter import RegisterFilter
from reports.models import Report, ReportingPeriod
from reports.register_coverage import (
    SectionLink,
    coverage_of,
    period_to_fill,
    periods_with_reports,
    sections_asking,
    sections_of_rows,
)
from reports.register_lists import REMOVED, RULES, Wanted, listed
from reports.register_tables import Column, Value, columns_of, shown, with_details
from reports.registers import REGISTERS, Register, register_of
from reports.views.registers.scope import unit_in_scope

PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column: `order` as aria-sort has it, `sort` is what a click asks for, "" where one cannot sort."""

    title: str
    is_number: bool
    order: str
    sort: str


@dataclass(frozen=True, slots=True)
class Row:
    """A record as the list shows it: `cells` are titles, words and how they look; `note` says why no section has it."""

    record: Record
    name: str
    cells: tuple[tuple[str, str, str], ...]
    sections: Sequence[SectionLink]
    note: str


@dataclass(frozen=True, slots=True)
class Asked:
    """The list that an address asks for, before it is cut into pages."""

    unit: Unit
    register: Register
    filter: RegisterFilter
    wanted: Wanted
    period: ReportingPeriod | None
    today: date

    @property
    def report(self) -> Report | None:
        return self.period.own_report if self.period else None

    def records(self):
        return listed(self.register, self.unit, self.wanted, self.report, self.today)


def read_list(request: HttpRequest, unit: Unit, register: Register) -> Asked:
    """Return the list that the address asks for; the report is that of its period, else of the one to fill now."""
    periods = periods_with_reports(unit)
    register_filter = RegisterFilter(request.GET, register, periods)
    wanted = register_filter.wanted()
    period = wanted.period or period_to_fill(periods)
    return Asked(unit, register, register_filter, wanted, period, local_day(timezone.now()))


@require_safe
def register_list(request: HttpRequest, unit_id: int, register: str) -> HttpResponse:
    """Show a page of the register."""
    unit = unit_in_scope(request, unit_id)
    asked = read_list(request, unit, register_of(register))
    page = page_of(with_details(asked.register, asked.records()), asked.wanted, request.GET.get("trang"))
    records, report = list(page), asked.report
    context = {
        "unit": unit,
        "registers": REGISTERS.values(),
        "register": asked.register,
        "filter": asked.filter,
        "period": asked.period,
        "report": report,
        "coverage": coverage_of(asked.register, report) if report else None,
        "asking": sections_asking(asked.register, report) if report else {},
        "page": page,
        "shows_removed": asked.wanted.state == REMOVED,
        "heads": _heads(asked),
        "rows": _rows(asked, records, report),
        "just_removed": _just_removed(request, unit, asked.register),
    }
    return render(request, "reports/registers/list.html", context)


def page_of(records: QuerySet[Record], wanted: Wanted, number: str | None) -> Page:
    """Return a page of the list. To find words takes the most time, so a search counts what it finds as it reads."""
    paginator = Paginator(records, PAGE_SIZE)
    number = number or "1"
    if not wanted.words or not number.isdecimal() or len(number) > 9 or int(number) == 0:
        return paginator.get_page(number)
    first = (int(number) - 1) * PAGE_SIZE
    found = list(records.annotate(found_count=Window(Count("pk")))[first : first + PAGE_SIZE])
    if not found and first:
        return paginator.get_page(number)
    paginator.count = found[0].found_count if found else 0
    page = paginator.get_page(number)
    page.object_list = found
    return page


def _heads(asked: Asked) -> list[Head]:
    current = asked.wanted.sort
    if current.removeprefix("-") not in RULES[asked.register.slug].sorts:
        current = "" if asked.wanted.state == REMOVED else RULES[asked.register.slug].default_sort
    return [_head(column, current) for column in columns_of(asked.register)]


def _head(column: Column, current: str) -> Head:
    order = {column.sort: "ascending", f"-{column.sort}": "descending"}.get(current, "") if column.sort else ""
    sort = f"-{column.sort}" if order == "ascending" else column.sort
    return Head(column.title, column.is_number, order, sort)


def _rows(asked: Asked, records: Sequence[Record], report: Report | None) -> list[Row]:
    is_removed = asked.wanted.state == REMOVED
    sections = sections_of_rows(asked.register, report, records) if report and records and not is_removed else {}
    return [_row(asked, record, sections.get(record.pk, ()), report) for record in records]


def _row(asked: Asked, record: Record, sections: Sequence[SectionLink], report: Report | None) -> Row:
    first, *rest = columns_of(asked.register)
    cells = tuple(_cell(column, column.value(record, asked.today)) for column in rest)
    note = "" if sections or report is None else _note(record, report)
    return Row(record, shown(first.value(record, asked.today)) or str(record), cells, sections, note)


def _cell(column: Column, value: Value) -> tuple[str, str, str]:
    look = "number" if column.is_number else "day" if isinstance(value, date) else ""
    return column.title, shown(value), look


def _note(record: Record, report: Report) -> str:
    """Say whether the record belongs to the report's period."""
    period = report.period
    for name in ("issued_on", "assigned_on", "visited_on"):
        if hasattr(record, name):
            day = getattr(record, name)
            inside = day and period.starts_on <= day <= period.ends_on
            return "Chưa đưa vào" if inside else "Ngoài kỳ" if day else "Chưa rõ ngày"
    if hasattr(record, "year"):
        return "Không được tính" if record.year == period.year else f"Năm {record.year}"
    return "Chưa đưa vào" if record.answered_on is None and record.report_id in (None, report.pk) else "Ngoài kỳ"


def _just_removed(request: HttpRequest, unit: Unit, register: Register) -> Record | None:
    """Return the record that was removed a moment ago, so that this can be undone here."""
    number = request.GET.get("vua_xoa", "")
    if not (number.isdecimal() and len(number) < 19):
        return None
    return removed_records_of(register.model, unit).filter(pk=number).first()
