"""Pages of lists that may hold a million dossiers."""

from typing import Final

from django.core.paginator import Page, Paginator
from django.db.models import Count, QuerySet, Window

from tthc.models import Dossier

PAGE_SIZE: Final = 50


def page_of(found: QuerySet[Dossier], is_search: bool, number: str | None) -> Page[int]:
    """Return a page of the ids of what was found; the rows themselves are fetched for one page alone.

    So the database sorts a million ids, not a million rows with their procedures. To find words takes the most time: a
    search (`is_search`) counts what it finds as it reads.
    """
    ids = found.values_list("pk", flat=True)
    paginator = Paginator(ids, PAGE_SIZE)
    number = number or "1"
    if not is_search or not number.isdecimal() or len(number) > 9 or int(number) == 0:
        return paginator.get_page(number)
    first = (int(number) - 1) * PAGE_SIZE
    counted = found.annotate(found_count=Window(Count("pk"))).values_list("pk", "found_count")
    rows = list(counted[first : first + PAGE_SIZE])
    if not rows and first:
        return paginator.get_page(number)
    paginator.count = rows[0][1] if rows else 0
    page = paginator.get_page(number)
    page.object_list = [pk for pk, _ in rows]
    return page
