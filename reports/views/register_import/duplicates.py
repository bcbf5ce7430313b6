"""Documents that may stand twice in the register, side by side; a clerk chooses which stays."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from accounts.models import Unit
from core.errors import InputError
from core.text import squeeze
from directives.domain.citation import format_date
from directives.domain.topics import topic_name
from directives.duplicates import possible_duplicates
from directives.models import Document
from reports.assembly.standing import Standing, standing_of
from reports.selectors import published_places
from reports.services.merging_documents import mark_of, merge_documents, sections_printing_twice
from reports.views.registers.scope import unit_to_write

PAGE_SIZE: Final = 50
_MOST_DIGITS: Final = 18

_FIELDS: Final[tuple[tuple[str, Callable[[Document], str]], ...]] = (
    ("Số, ký hiệu", lambda one: f"{one.number}/{one.symbol}"),
    ("Ngày ban hành", lambda one: format_date(one.issued_on) if one.issued_on else ""),
    ("Loại văn bản", lambda one: one.type_name),
    ("Cơ quan ban hành", lambda one: one.issuer),
    ("Trích yếu", lambda one: one.subject),
    ("Chuyên đề", lambda one: topic_name(one.topic)),
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A document of a group, with where it stands and the mark that is sent back with it."""

    document: Document
    standing: Standing
    mark: str


@dataclass(frozen=True, slots=True)
class Compared:
    """A field of all documents of a group; `differs` where they do not agree."""

    label: str
    values: tuple[str, ...]
    differs: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Documents that may be one, side by side."""

    candidates: tuple[Candidate, ...]
    fields: tuple[Compared, ...]


@require_safe
def duplicates(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Show the documents of the unit's register that may be one, group by group."""
    unit = unit_to_write(request, unit_id)
    page = Paginator(possible_duplicates(unit), PAGE_SIZE).get_page(request.GET.get("trang"))
    context = {"unit": unit, "page": page, "groups": _groups(list(page))}
    return render(request, "reports/register_import/duplicates.html", context)


@require_POST
def merge(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Merge the chosen documents of one group."""
    unit = unit_to_write(request, unit_id)
    page = request.POST.get("trang", "")
    back = reverse("register_import:duplicates", args=[unit.pk])
    back = f"{back}?trang={page}" if page.isdecimal() and len(page) < _MOST_DIGITS else back
    try:
        kept, others = _chosen(request.POST)
        merge_documents(unit, kept, others, request.POST.getlist("seen"), request.user)
    except InputError as error:
        messages.error(request, f"Chưa gộp: {error}.")
        return redirect(back)
    _tell(request, unit, kept, len(others))
    return redirect(back)


def _chosen(posted: QueryDict) -> tuple[int, set[int]]:
    """Return the kept document and those to merge into it; raises InputError where one of them is not chosen."""
    kept = posted.get("keep", "")
    chosen = [kept, *posted.getlist("merge")]
    if not all(one.isdecimal() and one.isascii() and len(one) <= _MOST_DIGITS for one in chosen):
        raise InputError("hãy chọn văn bản được giữ lại")
    others = {int(one) for one in chosen[1:]} - {int(kept)}
    if not others:
        raise InputError("hãy chọn ít nhất một văn bản để gộp vào văn bản được giữ")
    return int(kept), others


def _tell(request: HttpRequest, unit: Unit, kept_id: int, number: int) -> None:
    kept = Document.objects.get(pk=kept_id)
    messages.success(request, f"Đã gộp {number} văn bản vào {kept}.")
    doubled = sections_printing_twice(kept)
    if doubled:
        places = "; ".join(
            f"{one.report.period.name}, mục {published_places(one.report.outline).get(one.key, 'ngoài đề cương')}"
            for one in doubled
        )
        messages.warning(request, f"Văn bản này nay có nhiều dòng trong cùng một mục, hãy bỏ bớt: {places}.")


def _groups(found: Sequence[Sequence[int]]) -> list[Group]:
    documents = Document.objects.in_bulk({pk for group in found for pk in group})
    standing = standing_of(documents.values())
    groups = []
    for ids in found:
        some = [documents[pk] for pk in ids if pk in documents]
        candidates = tuple(Candidate(one, standing[one.pk], mark_of(one)) for one in some)
        groups.append(Group(candidates, tuple(_compared(label, value, some) for label, value in _FIELDS)))
    return groups


def _compared(label: str, value: Callable[[Document], str], documents: Sequence[Document]) -> Compared:
    values = tuple(squeeze(value(one)) for one in documents)
    return Compared(label, values, len(set(values)) > 1)
