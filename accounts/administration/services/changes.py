"""What every change of an administrator shares: one at a time in a province, and a trace in Django's log."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType

from accounts.administration.selectors.traces import trace_mark
from accounts.models import Unit, User


@dataclass(frozen=True, slots=True)
class Administrator:
    """Who changes something, and in which province."""

    user: User
    province: Unit


def one_at_a_time(by: Administrator) -> None:
    """Wait until no other administrator changes units or users of the province; called inside the transaction."""
    Unit.objects.select_for_update().get(pk=by.province.pk)


def leave_trace(by: Administrator, changed: Unit | User, flag: int, words: str) -> None:
    """Store that `by` added or changed (`flag` of django.contrib.admin.models) `changed`; `words` say what."""
    LogEntry.objects.create(
        user=by.user,
        content_type=ContentType.objects.get_for_model(changed),
        object_id=str(changed.pk),
        object_repr=str(changed)[:200],
        action_flag=flag,
        change_message=f"{trace_mark(by.province)}{words}",
    )


def set_values(changed: Unit | User, values: dict[str, Any]) -> list[str]:
    """Set the fields of `changed`, and return what differs from before in words: "Tên đơn vị: A → B"."""
    words = []
    for name, value in values.items():
        field = changed._meta.get_field(name)
        before, after = shown_value(changed, name), None
        setattr(changed, name, value)
        after = shown_value(changed, name)
        if before != after:
            label = str(field.verbose_name)
            words.append(f"{label[:1].upper()}{label[1:]}: {before or 'trống'} → {after or 'trống'}")
    return words


def shown_value(changed: Unit | User, name: str) -> str:
    """Return a field in the user's words, "" where it is blank."""
    value = getattr(changed, f"get_{name}_display", lambda: getattr(changed, name))()
    if isinstance(value, bool):
        return "có" if value else "không"
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value or "")
