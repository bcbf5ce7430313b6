"""Proposals of the registers, taken into a section."""

from datetime import date
from threading import Event, Thread

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import Membership, Unit, User
from directives.models import AssignedTask, Document, Inspection
from reports.assembly.proposing import ProposedLine
from reports.models import Report, SectionLine
from reports.services.records import remove_record
from reports.services.section_saving import take_proposals

SECTIONS = {
    "documents": "steering.direction.documents",
    "assigned_tasks": "steering.direction.assigned_tasks",
    "inspections": "steering.inspection.assessment",
}


@pytest.fixture
def clerk(user_with, health: Unit) -> User:
    return user_with(Membership.Role.CLERK, health)


def documents(unit: Unit, first: int, count: int) -> list[Document]:
    """New documents of the unit, numbered from `first`; the subject of each names another one."""
    return Document.objects.bulk_create(
        Document(
            unit=unit,
            **{"number": str(number), "symbol": "SYT-VP", "issuer_code": "SYT", "type_name": "Công văn"},
            **{"year": 2022, "issued_on": date(2022, 2, 1), "subject": "về Quyết định số 2207/QĐ-UBND"},
        )
        for number in range(first, first + count)
    )


def records(source: str, unit: Unit, first: int, count: int) -> list[Document | AssignedTask | Inspection]:
    if source == "documents":
        return documents(unit, first, count)
    if source == "assigned_tasks":
        assigning, answering = documents(unit, first, count), documents(unit, first + 10_000, count)
        return [
            AssignedTask.objects.create(unit=unit, assigning_document=one, answering_document=other, content="Rà soát")
            for one, other in zip(assigning, answering, strict=True)
        ]
    return [
        Inspection.objects.create(unit=unit, team=f"Đoàn số {number}", visited_on=date(2022, 2, 1))
        for number in range(first, first + count)
    ]


def take(report: Report, clerk: User, source: str, found) -> list[SectionLine]:
    """Take in the records and return the lines that came."""
    section = report.sections.get(key=SECTIONS[source])
    before = set(section.lines.values_list("pk", flat=True))
    proposed = [ProposedLine(source, record.pk, "") for record in found]
    take_proposals(report.pk, section.key, section.version, clerk, proposed)
    return list(section.lines.exclude(pk__in=before).order_by("position"))


@pytest.mark.parametrize(
    ("source", "name"),
    [("documents", "document"), ("assigned_tasks", "assigned_task"), ("inspections", "inspection")],
)
def test_a_record_that_was_removed_meanwhile_or_is_another_units_stays_out(
    seed_report: Report, clerk: User, brvt: Unit, source: str, name: str
) -> None:
    removed, kept = records(source, seed_report.unit, 5000, 2)
    strange = records(source, Unit.objects.get(province=brvt, code="STP"), 6000, 1)
    type(removed).objects.filter(pk=removed.pk).update(removed_at=timezone.now())
    lines = take(seed_report, clerk, source, [removed, kept, *strange])
    assert [getattr(line, name) for line in lines] == [kept]


@pytest.mark.parametrize("source", SECTIONS)
def test_fifty_records_cost_no_more_queries_than_five(seed_report: Report, clerk: User, source: str) -> None:
    first, *few, last = records(source, seed_report.unit, 5000, 7)
    many = records(source, seed_report.unit, 5100, 50)
    take(seed_report, clerk, source, [first, last])  # reads the outline, which stays in memory
    costs = []
    for some in (few, many):
        with CaptureQueriesContext(connection) as queries:
            assert len(take(seed_report, clerk, source, some)) == len(some)
        costs.append(len(queries))
    assert costs[0] == costs[1]


@pytest.mark.django_db(transaction=True)
def test_who_takes_a_record_in_waits_for_who_removes_it(seed_report: Report, clerk: User) -> None:
    (document,) = documents(seed_report.unit, 5000, 1)
    is_removed, taken = Event(), []

    def take_it() -> None:
        try:
            is_removed.wait(10)
            taken.extend(take(seed_report, clerk, "documents", [document]))
        finally:
            connection.close()

    thread = Thread(target=take_it)
    with transaction.atomic():
        thread.start()
        remove_record(document)
        is_removed.set()
        thread.join(1)
        assert thread.is_alive()
    thread.join()
    assert taken == []
