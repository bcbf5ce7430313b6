"""What is done to the open section: every change names the version that the page has."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils import timezone

from core.errors import InputError
from reports.domain.marks import MARKS, Mark
from reports.forms.sections import read_section, read_version
from reports.services.editing import StaleSection
from reports.services.section_saving import (
    answer_none,
    finish_section,
    save_section,
    take_proposals,
)
from reports.views.merging import is_same, merge_page, merged, same_ids
from reports.views.post_only import post_only
from reports.views.scope import report_to_write
from reports.views.sections import STALE, editor_address, neighbours, opened_section, section_response


@post_only(editor_address)
def save(request: HttpRequest, report_id: int, key: str) -> HttpResponse:
    """Store what was typed, and answer in JSON; 409 with both texts where somebody else saved the section meanwhile."""
    typed = read_section(request.POST)
    if typed.errors:
        report_to_write(request, report_id, key)
        return JsonResponse({"errors": typed.errors}, status=422)
    try:
        saved = save_section(report_id, key, typed, request.user)
    except InputError as error:
        return JsonResponse({"errors": {"lines": error.sentence}}, status=422)
    except StaleSection:
        report = report_to_write(request, report_id, key)
        opened = opened_section(report, key)
        if not is_same(opened, typed):
            return merge_page(request, report, opened, typed)
        # The same words once more: an answer that got lost on the way, or another page of the same person.
        return _saved(opened.version, opened.mark, same_ids(opened, typed))
    return _saved(saved.section.version, saved.mark, saved.ids, saved.is_split)


def _saved(version: int, mark: Mark, ids: list[int | None], is_split: bool = False) -> JsonResponse:
    return JsonResponse(
        {
            "version": version,
            "saved_at": f"{timezone.localtime():%H:%M}",
            "mark": mark,
            "mark_label": MARKS[mark],
            "ids": ids,
            "is_split": is_split,
        }
    )


@post_only(editor_address)
def merge(request: HttpRequest, report_id: int, key: str) -> HttpResponse:
    """Store what two people's versions of the section were merged into."""
    report = report_to_write(request, report_id, key)
    typed, opened = read_section(request.POST), opened_section(report, key)
    if typed.errors:
        return JsonResponse({"errors": typed.errors}, status=422)
    together = merged(request.POST, opened, typed)
    if together is None:
        return merge_page(request, report, opened, typed)
    try:
        save_section(report_id, key, together, request.user)
    except InputError as error:
        return section_response(request, report, key, error.sentence)
    except StaleSection:
        return merge_page(request, report, opened_section(report, key), typed)
    return section_response(request, report, key, "Đã lưu bản gộp.")


@post_only(editor_address)
def nothing_arose(request: HttpRequest, report_id: int, key: str) -> HttpResponse:
    """Answer a section in one click."""
    return _changed(request, report_id, key, lambda version: answer_none(report_id, key, version, request.user))


@post_only(editor_address)
def take(request: HttpRequest, report_id: int, key: str) -> HttpResponse:
    """Take in the proposals that were chosen (`take`, several), in the order in which they stand."""
    report = report_to_write(request, report_id, key)
    wanted = set(request.POST.getlist("take"))
    chosen = [one for one in opened_section(report, key).proposals if one.token in wanted]
    if not chosen:
        return section_response(request, report, key, "Các đề xuất này đã được đưa vào hoặc không còn trong sổ.")
    return _changed(
        request, report_id, key, lambda version: take_proposals(report_id, key, version, request.user, chosen)
    )


@post_only(editor_address)
def finish(request: HttpRequest, report_id: int, key: str) -> HttpResponse:
    """Mark the section as finished and go on to the next one."""
    report = report_to_write(request, report_id, key)
    opened = opened_section(report, key)
    if opened.version != read_version(request.POST):
        return section_response(request, report, key, STALE)
    try:
        finish_section(report_id, request.user, opened)
    except InputError as error:
        return section_response(request, report, key, f"Chưa xong: {error}.")
    except StaleSection:
        return section_response(request, report, key, STALE)
    following = neighbours(report, key)[1] or key
    mark: Mark = "done" if opened.mark in ("unanswered", "drafting") else opened.mark
    response = section_response(request, report, following, finished=(key, mark))
    response.headers["HX-Push-Url"] = reverse("reports:section", args=[report.pk, following])
    return response


def _changed(request: HttpRequest, report_id: int, key: str, change: Callable[[int], object]) -> HttpResponse:
    """Make a change at the version that the page has, and show the section anew."""
    report = report_to_write(request, report_id, key)
    message = ""
    try:
        change(read_version(request.POST))
    except StaleSection:
        message = STALE
    except InputError as error:
        message = error.sentence
    return section_response(request, report, key, message)
