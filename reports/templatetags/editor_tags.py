"""Parts of the editor that are written many times in one page.

A template takes 5 to 10 ms for the eighty lines of the outline, more than all the rest of the page; these take less
than one.
"""

from collections.abc import Iterable
from functools import cache, lru_cache

from django import template
from django.utils.html import escape, format_html_join
from django.utils.safestring import SafeString, mark_safe

from reports.forms.sections import MARKERS
from reports.views.outline_entries import OutlineEntry

register = template.Library()

_ITEM = """<li class="editor-node editor-node-{level}" data-node="{key}" data-mark="{mark}"{required}{facts}>
<a href="{address}{key}/"{current}><span class="mark mark-{dot}" data-mark-dot aria-hidden="true"></span>
<span class="editor-node-name">{name}</span><span class="visually-hidden" data-mark-label>{label}</span></a>
{beside}<span class="editor-node-who" id="who-{key}">{who}</span>
</li>
"""
_LOCK = '<span class="node-lock">Khóa</span>'
_COMMENTS = '<span class="node-comments" id="comments-{}">{} góp ý</span>'
_escaped = lru_cache(maxsize=1000)(escape)


@register.simple_tag
def outline_items(entries: Iterable[OutlineEntry], current: str, address: str) -> SafeString:
    """Return the items of the outline's list; `current` is the key of the open section."""
    items = (
        _ITEM.format(
            level=entry.level,
            key=_escaped(entry.key),
            mark=entry.mark,
            required=" data-required" if entry.is_required else "",
            address=address,
            current=' aria-current="true"' if entry.key == current else "",
            dot=entry.mark or "blank",
            name=_escaped(entry.name),
            label=entry.mark_label,
            who=escape(entry.who),
            facts=(" data-locked" if entry.is_locked else "") + (" data-comments" if entry.comments else ""),
            beside=(_LOCK if entry.is_locked else "")
            + (_COMMENTS.format(_escaped(entry.key), entry.comments) if entry.comments else ""),
        )
        for entry in entries
    )
    return mark_safe("".join(items))


@register.simple_tag
@cache
def marker_options(marker: str) -> SafeString:
    """Return the options of a line's marker, one of them selected."""
    return format_html_join(
        "",
        '<option value="{}"{}>{}</option>',
        ((value, mark_safe(" selected") if value == marker else "", label) for value, label in MARKERS.items()),
    )
