"""Which notices a person has, and which kinds the person wants."""

from django.db.models import QuerySet

from accounts.models import User
from notices.kinds import KINDS, Kind
from notices.models import MutedKind, Notice


def shown_to(user: User) -> QuerySet[Notice]:
    """Return the notices that the user finds in the portal, the newest first."""
    return Notice.objects.filter(user=user, is_shown=True)


def unread_by(user: User) -> QuerySet[Notice]:
    """Return those that the user has not read yet."""
    return shown_to(user).filter(read_at=None)


def kinds_told(user: User) -> dict[str, Kind]:
    """Return the kinds of the notices that the user finds in the portal, by name (one query)."""
    told = set(shown_to(user).order_by().values_list("kind", flat=True).distinct())
    return {name: kind for name, kind in KINDS.items() if name in told}


def kinds_for(user: User) -> dict[str, Kind]:
    """Return the kinds that concern the user's roles, by name (one query)."""
    roles = set(user.memberships.values_list("role", flat=True))
    return {name: kind for name, kind in KINDS.items() if roles.intersection(kind.roles)}


def muted_by(user: User) -> set[tuple[str, str]]:
    """Return (kind, channel) of what the user switched off (one query)."""
    return set(MutedKind.objects.filter(user=user).values_list("kind", "channel"))


def is_muted(notice: Notice, channel: MutedKind.Channel) -> bool:
    """Whether the notice's reader does not want its kind on the channel now; returns are always wanted."""
    if KINDS[notice.kind].is_kept:
        return False
    return MutedKind.objects.filter(user=notice.user_id, kind=notice.kind, channel=channel).exists()
