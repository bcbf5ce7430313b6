"""What the reviewers' pages and the margin of the paper look up."""

from collections.abc import Mapping

from django import template

from reports.models import Comment

register = template.Library()


@register.filter
def anchor_of(comment: Comment) -> str:
    """Return what a comment's thread is called in the page's address."""
    return f"gop-y-{comment.pk}"


@register.filter
def at_section(by_key: Mapping[str, object], key: str) -> object:
    """Return what a mapping holds for the section `key`, None for nothing."""
    return by_key.get(key)
