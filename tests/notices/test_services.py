"""Telling people: each once, whoever tells at the same time; reading; switching kinds off."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from accounts.models import Membership, User
from notices.models import Mail, MutedKind, Notice
from notices.services import News, choose_kinds, is_internal, mark_all_read, mark_read, notify, notify_each

NEWS = News("approved", "thu:1", "Báo cáo đã được tiếp nhận", link="/bao-cao/1/")


def make_users(number: int, **values: object) -> list[User]:
    held = User.objects.count()
    return User.objects.bulk_create(
        User(username=f"nguoi{one}", email=f"nguoi{one}@donvi.gov.vn", **values) for one in range(held, held + number)
    )


@pytest.mark.django_db
def test_each_is_told_once_in_the_portal_and_by_mail() -> None:
    first, second = make_users(2)
    assert [notice.user for notice in notify([first, first], NEWS)] == [first]
    assert [notice.user for notice in notify([first, second], NEWS)] == [second]
    assert list(Notice.objects.values_list("user", "title", "link", "is_shown").order_by("pk")) == [
        (one.pk, NEWS.title, "/bao-cao/1/", True) for one in (first, second)
    ]
    assert list(Mail.objects.values_list("notice__user", flat=True).order_by("pk")) == [first.pk, second.pk]


@pytest.mark.django_db
def test_the_locked_are_not_told_and_who_has_no_address_only_in_the_portal() -> None:
    (locked,) = make_users(1, is_active=False)
    (person,) = make_users(1)
    User.objects.filter(pk=person.pk).update(email="")
    told = notify(User.objects.filter(pk__in=[locked.pk, person.pk]), NEWS)
    assert [notice.user for notice in told] == [person]
    assert not Mail.objects.exists()
    assert notify([locked], NEWS) == []


@pytest.mark.django_db
def test_what_was_switched_off_is_not_told_there_but_a_return_is() -> None:
    (person,) = make_users(1)
    for kind in ("approved", "returned"):
        for channel in MutedKind.Channel:
            MutedKind.objects.create(user=person, kind=kind, channel=channel)
    told = [notify([person], News(kind, kind, "Báo cáo"))[0] for kind in ("approved", "returned")]
    assert [notice.is_shown for notice in told] == [False, True]
    assert list(Mail.objects.values_list("notice__kind", flat=True)) == ["returned"]
    MutedKind.objects.all().delete()
    assert notify([person], News("approved", "approved", "Báo cáo")) == []


@pytest.mark.django_db
def test_words_are_cleaned_and_a_long_title_is_cut_where_it_shows() -> None:
    (person,) = make_users(1)
    notice = notify([person], News("approved", "k", "Đơn\r\nvị\x00 " + "a" * 500, " Lý do:\r\n\x00đủ\n"))[0]
    notice.refresh_from_db()
    assert (notice.title[:8], len(notice.title), notice.title[-1]) == ("Đơn vị a", 300, "…")
    assert notice.text == "Lý do:\nđủ"


INSIDE = ["/", "/bao-cao/1/#muc", "/a?b=c//d"]
OUTSIDE = [
    "https://noi-khac.vn/",
    "//noi-khac.vn/a",
    "/\\noi-khac.vn",
    "///noi-khac.vn",
    "javascript:alert(1)",
    "bao-cao/",
    "/\x00noi",
    "/" + "a" * 300,
]


def test_a_link_leads_to_a_page_of_the_portal() -> None:
    assert [link for link in (*INSIDE, *OUTSIDE) if is_internal(link)] == INSIDE


@pytest.mark.django_db
@pytest.mark.parametrize("link", OUTSIDE)
def test_news_with_another_link_are_refused(link: str) -> None:
    with pytest.raises(ValueError, match="a path of the portal"):
        notify(make_users(1), News("approved", "k", "Báo cáo", link=link))


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["", "k" * 121])
def test_news_need_a_key_that_fits(key: str) -> None:
    with pytest.raises(ValueError, match="1 to 120 characters"):
        notify(make_users(1), News("approved", key, "Báo cáo"))


@pytest.mark.django_db
def test_telling_takes_the_same_queries_for_one_and_for_many() -> None:
    counts = []
    for number in (1, 90, 200):
        users = make_users(number)
        with CaptureQueriesContext(connection) as captured:
            assert len(notify(users, News("approved", str(number), "Báo cáo", "Lời" * 100))) == number
        counts.append(len([one for one in captured if not one["sql"].startswith(("SAVEPOINT", "RELEASE"))]))
    # SQLite takes a thousand values in one statement: 99 notices, 199 mails.
    assert counts == [4, 4, 4 if connection.vendor == "postgresql" else 7]


@pytest.mark.django_db(transaction=True)
def test_two_who_tell_the_same_at_once_tell_each_person_once_and_keep_their_own_work() -> None:
    """The second has read that nobody was told when the first one stores it; its transaction goes on all the same."""
    first, second, third = make_users(3)
    stored, may_end = Event(), Event()

    def tell_first() -> list[int]:
        try:
            with transaction.atomic():
                told = notify([first, second], NEWS)
                stored.set()
                may_end.wait(0.2)
            return [notice.user_id for notice in told]
        finally:
            connection.close()

    def tell_second() -> list[int]:
        try:
            stored.wait(10)
            with transaction.atomic():
                Membership.objects.filter(user=third).delete()
                third.display_name = "Người kể sau"
                third.save()
                told = notify([third, second, first], NEWS)
            return [notice.user_id for notice in told]
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        ran = threads.submit(tell_first), threads.submit(tell_second)
        assert [one.result() for one in ran] == [[first.pk, second.pk], [third.pk]]
    assert sorted(Notice.objects.values_list("user", flat=True)) == [first.pk, second.pk, third.pk]
    assert Mail.objects.count() == 3
    third.refresh_from_db()
    assert third.display_name == "Người kể sau"


@pytest.mark.django_db
def test_another_fault_of_the_database_is_not_taken_for_that() -> None:
    (person,) = make_users(1)
    with pytest.raises(IntegrityError):
        notify([person], News("approved", "k", "Báo cáo", data=None))
    assert not Notice.objects.exists()


@pytest.mark.django_db
def test_the_moment_of_the_first_reading_is_kept() -> None:
    (person,) = make_users(1)
    (notice,) = notify([person], NEWS)
    mark_read(notice)
    notice.refresh_from_db()
    first = notice.read_at
    mark_read(notice)
    notice.refresh_from_db()
    assert notice.read_at == first is not None


@pytest.mark.django_db
def test_reading_all_leaves_what_came_later_and_what_is_others() -> None:
    person, other = make_users(2)
    seen, later = (notify([person], News("approved", key, "Báo cáo"))[0] for key in "ab")
    (strange,) = notify([other], NEWS)
    assert mark_all_read(person, seen.pk) == 1
    assert mark_all_read(person, seen.pk) == 0
    assert list(Notice.objects.filter(read_at=None).order_by("pk")) == [later, strange]


@pytest.mark.django_db
def test_a_choice_replaces_that_of_the_same_kinds_alone() -> None:
    (person,) = make_users(1)
    for kind in ("approved", "submitted"):
        MutedKind.objects.create(user=person, kind=kind, channel="mail")
    choose_kinds(person, ["approved", "due", "returned"], {("approved", "mail"), ("due", "portal")})
    muted = MutedKind.objects.order_by("kind", "channel").values_list("kind", "channel")
    assert list(muted) == [("approved", "portal"), ("due", "mail"), ("submitted", "mail")]


@pytest.mark.django_db
def test_notices_and_mails_go_with_their_person() -> None:
    (person,) = make_users(1)
    notify([person], NEWS)
    choose_kinds(person, ["due"], set())
    person.delete()
    assert (Notice.objects.count(), Mail.objects.count(), MutedKind.objects.count()) == (0, 0, 0)


def test_each_person_is_told_something_else_once_and_many_cost_the_same(people: dict[str, User]) -> None:
    def queries(told: list[tuple[User, News]]) -> int:
        with CaptureQueriesContext(connection) as captured:
            notify_each(told)
        return len(captured)

    def news(key: str) -> News:
        return News("due", key, f"Hạn của {key}")

    clerk, leader = people["clerk"], people["leader"]
    few = queries([(clerk, news("a"))])
    many = queries([(clerk, news("a")), (clerk, news("b")), (leader, news("a")), (leader, news("c"))])
    assert many == few
    told = sorted(Notice.objects.values_list("user__username", "key", "title"))
    assert told == [
        ("clerk", "a", "Hạn của a"),
        ("clerk", "b", "Hạn của b"),
        ("leader", "a", "Hạn của a"),
        ("leader", "c", "Hạn của c"),
    ]
