"""Outlines of a province: their versions, the items of one, and the changes that wait to be published."""

from collections.abc import Callable

from django.contrib import messages
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import Unit
from accounts.permissions import province_to_administer
from core.errors import InputError
from reports.domain.outline import OutlineNode
from reports.domain.outline_changes import drop_refusal, is_within, may_reword
from reports.forms.outline_changes import NewItemForm, RewordForm
from reports.models import Outline, Section
from reports.services.outline_changes import (
    add_item,
    changed_nodes,
    drop_item,
    reword_item,
    undo_change,
    waiting_changes,
)
from reports.services.outlines import newest_outlines
from reports.services.publishing import plan_publication
from reports.services.upgrading import holding
from reports.views.administration.outline_items import outline_items
from reports.views.post_only import post_only


@require_safe
def outline_list(request: HttpRequest, province_id: int) -> HttpResponse:
    """Show the newest version of each outline, with how many changes wait."""
    province = province_to_administer(request, province_id)
    outlines = newest_outlines(province).annotate(
        waiting=Count("changes", distinct=True), items=Count("nodes", distinct=True)
    )
    return render(request, "reports/administration/outlines.html", {"province": province, "outlines": outlines})


@require_safe
def outline_page(request: HttpRequest, province_id: int, outline_id: int) -> HttpResponse:
    """Show a version: its items with the changes that wait (made, where a newer version is there), and its versions."""
    province = province_to_administer(request, province_id)
    outline = _outline(province, outline_id)
    versions = list(Outline.objects.filter(key=outline.key).order_by("-version"))
    changes = waiting_changes(outline)
    items = outline_items(outline, changes if outline == versions[0] else [])
    names = {item.node.key: item.name for item in items}
    context = {
        "province": province,
        "outline": outline,
        "versions": versions,
        "newest": versions[0],
        "is_newest": outline == versions[0],
        "changes": [(change, change.heading or names[change.key]) for change in changes],
        "items": items,
    }
    return render(request, "reports/administration/outline.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, province_id: int, outline_id: int) -> HttpResponse:
    """Add an item of the province after another one (?sau=key) or as the first below it."""
    province = province_to_administer(request, province_id)
    outline = _outline(province, outline_id)
    after = _item(outline, request.GET.get("sau", ""))
    form = NewItemForm(request.POST or None, after=after)
    if not form.fields["place"].choices:
        raise Http404("Không thêm được mục ở đây.")
    if form.is_bound and form.is_valid():
        try:
            change = add_item(outline.pk, form.item(), request.user)
        except InputError as error:
            form.add_error(None, error.sentence)
        else:
            messages.success(request, f"Đã ghi mục mới “{change.heading[:80]}”, chờ ban hành.")
            return redirect("periods:outline", province.pk, outline.pk)
    context = {"province": province, "outline": outline, "after": after, "form": form}
    return render(request, "reports/administration/item_add.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def reword(request: HttpRequest, province_id: int, outline_id: int, key: str) -> HttpResponse:
    """Give an item other words."""
    province = province_to_administer(request, province_id)
    outline = _outline(province, outline_id)
    item = _item(outline, key)
    if not may_reword(item):
        raise Http404("Mục này không có lời nhắc để sửa.")
    form = RewordForm(request.POST or None, initial={"heading": item.heading})
    if form.is_bound and form.is_valid():
        try:
            reword_item(outline.pk, key, form.cleaned_data["heading"], request.user)
        except InputError as error:
            form.add_error(None, error.sentence)
        else:
            messages.success(request, "Đã ghi lời nhắc, chờ ban hành.")
            return redirect("periods:outline", province.pk, outline.pk)
    context = {"province": province, "outline": outline, "item": item, "form": form}
    return render(request, "reports/administration/item_reword.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def drop(request: HttpRequest, province_id: int, outline_id: int, key: str) -> HttpResponse:
    """Say what taking out an item of the province means, and note it."""
    province = province_to_administer(request, province_id)
    outline = _outline(province, outline_id)
    item = _item(outline, key)
    if request.method == "POST":
        done = f"Đã ghi việc bỏ mục “{item.heading[:80]}”, chờ ban hành."
        return _noted(request, outline, lambda: drop_item(outline.pk, key, request.user), done)
    plan = plan_publication(outline, timezone.localdate())
    below = [node for node in plan.nodes if is_within(node.key, key)]
    moved = holding(Section.objects.filter(report__in=plan.upgraded, key__in=[node.key for node in below]))
    context = {
        "province": province,
        "outline": outline,
        "item": item,
        "below": below[1:],
        "refusal": drop_refusal(plan.nodes, key),
        "reports": moved.values("report").distinct().count(),
    }
    return render(request, "reports/administration/item_drop.html", context)


@post_only(lambda request, province_id, outline_id, **_: reverse("periods:outline", args=[province_id, outline_id]))
def undo(request: HttpRequest, province_id: int, outline_id: int, change_id: int) -> HttpResponse:
    """Forget a change that waits."""
    province = province_to_administer(request, province_id)
    outline = _outline(province, outline_id)
    return _noted(request, outline, lambda: undo_change(outline.pk, change_id), "Đã hủy thay đổi.")


def _noted(request: HttpRequest, outline: Outline, note: Callable[[], None], done: str) -> HttpResponse:
    try:
        note()
    except InputError as error:
        messages.error(request, error.sentence)
    else:
        messages.success(request, done)
    return redirect("periods:outline", outline.province_id, outline.pk)


def _outline(province: Unit, outline_id: int) -> Outline:
    return get_object_or_404(Outline.objects.select_related("province"), province=province, pk=outline_id)


def _item(outline: Outline, key: str) -> OutlineNode:
    """Return the item as it reads with the changes that wait; raises Http404 where there is none."""
    nodes = changed_nodes(outline, waiting_changes(outline))
    for node in nodes:
        if node.key == key:
            return node
    raise Http404("Đề cương không có mục này.")
