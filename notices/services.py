"""Telling people: notices and their mails are written in the transaction of what happened, and go out after it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from accounts.models import User
from core.text import clean, squeeze
from notices.kinds import KINDS
from notices.models import Mail, MutedKind, Notice
from notices.selectors import unread_by

MAX_KEY: Final = 120
MAX_TITLE: Final = 300
MAX_LINK: Final = 300


@dataclass(frozen=True, slots=True)
class News:
    """What happened: a kind of KINDS, words, the address of the page, and the key that tells it once.

    `title` says what happened in one line, without a full stop; `text` adds what the title does not say.
    """

    kind: str
    key: str
    title: str
    text: str = ""
    link: str = ""
    data: dict[str, Any] = field(default_factory=dict)


Told = tuple[User, News]


def notify(users: Iterable[User], news: News) -> list[Notice]:
    """Tell each of the users the same; see `notify_each`."""
    return notify_each((user, news) for user in users)


@transaction.atomic
def notify_each(told: Iterable[Told]) -> list[Notice]:
    """Tell each user the news beside it, in the portal and by mail, unless switched off or told before.

    Returns the notices that were made. The same number of queries, however many there are. Raises ValueError for news
    that cannot be told: no key or too long a one, or a link that leads out of the portal.
    """
    # In one order, so that two who tell the same people wait for each other and never in a circle.
    active = {(user.pk, news.key): (user, news) for user, news in told if user.is_active}
    for _, news in active.values():
        _refuse_wrong(news)
    untold = not_told([active[once] for once in sorted(active)])
    while untold:
        try:
            with transaction.atomic():
                return _store(untold)
        except IntegrityError:
            # Another transaction told some of them at this moment: what it said stands, the others are told here.
            left = not_told(untold)
            if len(left) == len(untold):
                raise
            untold = left
    return []


def not_told(told: Sequence[Told]) -> list[Told]:
    """Return those of the pairs that were not told yet (one query)."""
    keys = {news.key for _, news in told}
    people = {user.pk for user, _ in told}
    before = set(Notice.objects.filter(user__in=people, key__in=keys).values_list("user_id", "key"))
    return [(user, news) for user, news in told if (user.pk, news.key) not in before]


def is_internal(link: str) -> bool:
    """Whether the link is a path of the portal, short enough to be stored."""
    is_plain = link.startswith("/") and link == clean(link) and len(link) <= MAX_LINK
    return is_plain and url_has_allowed_host_and_scheme(link, allowed_hosts=None)


def mark_read(notice: Notice) -> None:
    """Note that the notice was read, the first time."""
    unread_by(notice.user).filter(pk=notice.pk).update(read_at=timezone.now())


def mark_all_read(user: User, newest: int) -> int:
    """Note that the user read all notices up to the one with the id `newest`; return how many were unread.

    What came after the page was made was not seen on it, and stays unread.
    """
    return unread_by(user).filter(pk__lte=newest).update(read_at=timezone.now())


def settle(keys: Iterable[str], links: Iterable[str]) -> None:
    """Note as read what asked for a step that was done meanwhile: the unread notices of `keys` that lead to `links`.

    One query; `keys` may be a query for them.
    """
    unread = Notice.objects.filter(is_shown=True, read_at=None)
    unread.filter(key__in=keys, link__in=links).update(read_at=timezone.now())


@transaction.atomic
def choose_kinds(user: User, kinds: Iterable[str], wanted: set[tuple[str, str]]) -> None:
    """Store which of the `kinds` the user wants: (kind, channel) of `wanted`; other kinds stay as they were.

    It counts for what happens from now on, and for mails that wait; notices that the user has stay in the list.
    """
    changeable = [kind for kind in kinds if not KINDS[kind].is_kept]
    muted = {(kind, channel) for kind in changeable for channel in MutedKind.Channel.values} - wanted
    MutedKind.objects.filter(user=user, kind__in=changeable).delete()
    MutedKind.objects.bulk_create(
        [MutedKind(user=user, kind=kind, channel=channel) for kind, channel in sorted(muted)], ignore_conflicts=True
    )


def _refuse_wrong(news: News) -> None:
    if not 0 < len(news.key) <= MAX_KEY:
        raise ValueError(f"the key of a notice has 1 to {MAX_KEY} characters: {news.key!r}")
    if news.link and not is_internal(news.link):
        raise ValueError(f"the link of a notice is a path of the portal: {news.link!r}")


def _store(told: Sequence[Told]) -> list[Notice]:
    kinds = {news.kind for _, news in told if not KINDS[news.kind].is_kept}
    rows = MutedKind.objects.filter(user__in={user.pk for user, _ in told}, kind__in=kinds)
    muted = set(rows.values_list("user_id", "kind", "channel"))
    stored = Notice.objects.bulk_create(
        Notice(
            user=user,
            kind=news.kind,
            key=news.key,
            title=_shortened(squeeze(clean(news.title))),
            text=clean(news.text).strip(),
            link=news.link,
            data=news.data,
            is_shown=(user.pk, news.kind, MutedKind.Channel.PORTAL) not in muted,
        )
        for user, news in told
    )
    Mail.objects.bulk_create(
        Mail(notice=notice)
        for notice in stored
        if notice.user.email and (notice.user_id, notice.kind, MutedKind.Channel.MAIL) not in muted
    )
    return stored


def _shortened(title: str) -> str:
    return title if len(title) <= MAX_TITLE else f"{title[: MAX_TITLE - 1]}…"
