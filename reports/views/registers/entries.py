"""An entry of a register: what it says, where it stands in reports, what names it, and its history."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from directives.models import Record
from reports.register_entries import facts_of, rows_of_entry
from reports.register_history import history_page
from reports.registers import REGISTERS, Register, register_of
from reports.services.records import holders_of, standing_places
from reports.views.registers.scope import entry_of, unit_in_scope

MAX_HISTORY_PAGE = 1000


@require_safe
def register_entry(request: HttpRequest, unit_id: int, register: str, record_id: int) -> HttpResponse:
    """Show an entry, a removed one too."""
    unit = unit_in_scope(request, unit_id)
    chosen = register_of(register)
    record = entry_of(chosen, unit, record_id)
    context = {
        "unit": unit,
        "register": chosen,
        "record": record,
        "facts": facts_of(record),
        "row_sets": rows_of_entry(record),
        "places": standing_places(record),
        "holders": holder_links(record),
        "takes_files": unit.is_written and record.removed_at is None,
        "history": history_page(record, _page_number(request)),
    }
    return render(request, "reports/registers/entry.html", context)


def holder_links(record: Record) -> list[tuple[Register, Record]]:
    """Return the records that name a document, each with its register."""
    by_model = {register.model: register for register in REGISTERS.values()}
    return [(by_model[type(holder)], holder) for holder in holders_of(record)]


def _page_number(request: HttpRequest) -> int:
    number = request.GET.get("trang", "")
    return min(max(int(number), 1), MAX_HISTORY_PAGE) if number.isdecimal() and len(number) < 9 else 1
