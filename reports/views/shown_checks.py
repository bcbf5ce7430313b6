"""How a page shows the checks of a report: all of them with the infos folded, or those of one kind alone."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

from django.http import HttpRequest

from reports.review.checklist import CheckedIssue, Checklist

CHOSEN_BY: Final = "muc_do"
"""The part of the address that names the kind."""

KINDS: Final[dict[str, tuple[str, Callable[[CheckedIssue], bool]]]] = {
    "loi": ("Lỗi", lambda one: one.is_error),
    "canh-bao": ("Cảnh báo", lambda one: one.is_open_warning),
    "thong-tin": ("Thông tin", lambda one: one.is_info),
    "giu-nguyen": ("Đã giữ nguyên", lambda one: one.is_kept),
}


@dataclass(frozen=True, slots=True)
class Kind:
    """A link that shows the issues of one kind, or all."""

    label: str
    count: int
    address: str
    is_current: bool


def shown_checks(request: HttpRequest, checklist: Checklist, address: str) -> dict[str, Any]:
    """Return what the list needs: the kinds to choose from, the issues that it shows, and the infos that it folds.

    `address` is the page's, with the query that its links keep.
    """
    chosen = chosen_kind(request)
    return {
        "checklist": checklist,
        "kinds": list(_kinds(checklist, chosen, address)),
        "chosen_kind": KINDS[chosen][0] if chosen else "",
        "chosen_query": f"?{urlencode({CHOSEN_BY: chosen})}" if chosen else "",
        "shown": checklist.only(KINDS[chosen][1] if chosen else lambda one: not one.is_info),
        "folded": None if chosen else checklist.only(lambda one: one.is_info),
    }


def chosen_kind(request: HttpRequest) -> str:
    """Return the kind that the address asks for, "" for all."""
    chosen = request.GET.get(CHOSEN_BY, "")
    return chosen if chosen in KINDS else ""


def _kinds(checklist: Checklist, chosen: str, address: str) -> Iterator[Kind]:
    issues = checklist.issues
    yield Kind("Tất cả", len(issues), f"{address}#danh-sach", not chosen)
    for name, (label, is_shown) in KINDS.items():
        query = urlencode({CHOSEN_BY: name})
        there = f"{address}{'&' if '?' in address else '?'}{query}#danh-sach"
        yield Kind(label, sum(map(is_shown, issues)), there, name == chosen)
