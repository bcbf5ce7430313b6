"""A report is made by the outline that is in force at that moment."""

from collections.abc import Callable
from datetime import date
from threading import Event, Thread

import pytest
from django.db import connection, transaction

from accounts.models import Membership, Unit, User
from reports.models import Outline, Report, ReportingPeriod
from reports.services.importing import import_report
from reports.services.outline_changes import AFTER, NewItem, add_item
from reports.services.publishing import plan_publication, publish
from reports.services.starting import start_report
from tests.meanwhile import meanwhile
from tests.reports.conftest import SEED

TODAY = date(2022, 3, 10)
MEETINGS = "steering.direction.meetings"
NEW_ITEM = NewItem(MEETINGS, AFTER, "narrative", "Công tác dân vận", True)


@pytest.fixture
def administrator(user_with, brvt: Unit) -> User:
    return user_with(Membership.Role.ADMINISTRATOR, brvt)


def publish_an_item(outline: Outline, user: User) -> None:
    add_item(outline.pk, NEW_ITEM, user)
    publish(outline.pk, plan_publication(outline, TODAY).seen, TODAY)


def import_the_seed(unit: Unit, period: ReportingPeriod) -> None:
    import_report(SEED, unit, period)


def test_a_report_started_right_after_a_publication_has_the_new_version(health, period, outline, administrator):
    with meanwhile(lambda: publish_an_item(outline, administrator)):
        report = start_report(health, period)
    assert report.outline.version == 2
    assert report.sections.filter(key="steering.direction.cong_tac_dan_van", state="unanswered").count() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("make", [start_report, import_the_seed])
def test_who_makes_a_report_waits_for_who_publishes(
    health: Unit,
    period: ReportingPeriod,
    outline: Outline,
    administrator: User,
    make: Callable[[Unit, ReportingPeriod], object],
) -> None:
    is_published = Event()

    def make_it() -> None:
        try:
            is_published.wait(10)
            make(health, period)
        finally:
            connection.close()

    thread = Thread(target=make_it)
    with transaction.atomic():
        thread.start()
        publish_an_item(outline, administrator)
        is_published.set()
        thread.join(2)
        assert thread.is_alive()
    thread.join()
    assert Report.objects.get().outline.version == 2
