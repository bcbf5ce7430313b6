"""What was changed of a unit or a user, newest first."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType

from accounts.models import Unit, User

SHOWN: Final = 10


@dataclass(frozen=True, slots=True)
class Trace:
    """One change: when, by whom, and what in words."""

    made_at: datetime
    made_by: str
    words: str


def traces_of(province: Unit, changed: Unit | User) -> list[Trace]:
    """Return the latest changes that administrators of the province made; those of another province stay there."""
    entries = LogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(changed),
        object_id=str(changed.pk),
        change_message__startswith=trace_mark(province),
    )
    latest = entries.select_related("user").order_by("-action_time", "-pk")[:SHOWN]
    cut = len(trace_mark(province))
    return [Trace(one.action_time, one.user.get_full_name(), one.change_message[cut:]) for one in latest]


def trace_mark(province: Unit) -> str:
    """Return the beginning of every trace of the province's administration."""
    return f"{province.code}: "
