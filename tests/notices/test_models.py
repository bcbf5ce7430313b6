"""What the database holds of notices, and how it finds the unread ones."""

import pytest
from django.db import IntegrityError, connection, transaction

from accounts.models import User
from notices.models import Mail, MutedKind, Notice
from notices.selectors import unread_by


@pytest.fixture
def person(db: None) -> User:
    return User.objects.create(username="hoa")


def test_the_same_thing_is_told_once(person: User) -> None:
    Notice.objects.create(user=person, kind="due", key="han:1", title="Hạn")
    with pytest.raises(IntegrityError), transaction.atomic():
        Notice.objects.create(user=person, kind="approved", key="han:1", title="Khác")
    Notice.objects.create(user=User.objects.create(username="an"), kind="due", key="han:1", title="Hạn")
    assert Notice.objects.count() == 2


def test_a_notice_has_one_mail_and_a_switch_is_stored_once(person: User) -> None:
    notice = Notice.objects.create(user=person, kind="due", key="han:1", title="Hạn")
    Mail.objects.create(notice=notice)
    MutedKind.objects.create(user=person, kind="due", channel="mail")
    for again in (
        lambda: Mail.objects.create(notice=notice),
        lambda: MutedKind.objects.create(user=person, kind="due", channel="mail"),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            again()


def test_they_are_named_in_vietnamese(person: User) -> None:
    notice = Notice.objects.create(user=person, kind="due", key="han:1", title="Sắp đến hạn")
    muted = MutedKind.objects.create(user=person, kind="due", channel="mail")
    assert [str(one) for one in (notice, Mail.objects.create(notice=notice), muted)] == [
        "Sắp đến hạn",
        "Sắp đến hạn",
        "Nhắc hạn nộp báo cáo: Qua thư điện tử",
    ]


def test_the_unread_are_counted_from_their_own_small_index(person: User) -> None:
    """The header of every page asks; it must not read through years of notices."""
    Notice.objects.bulk_create(
        Notice(user=person, kind="due", key=str(one), title="Hạn", is_shown=one % 50 == 0) for one in range(2000)
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    assert "notice_unread" in unread_by(person).order_by().values("pk").explain()
