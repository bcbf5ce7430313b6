"""The seed report on its way, and a report of Sở Tư pháp that somebody commented on."""

import pytest

from accounts.models import Unit, User
from reports.models import Outline, Report
from reports.review.actor import Actor
from reports.review.audit import leave_trace
from reports.review.transitions import return_report, send_to_leader, submit


@pytest.fixture
def moved(sendable: Report, people: dict[str, User]) -> Report:
    """Sent by way of the leader, and returned: four traces."""
    clerk, leader = Actor(people["clerk"], "192.0.2.1"), Actor(people["leader"], "192.0.2.2")
    reviewer = Actor(people["reviewer"], "192.0.2.3")
    send_to_leader(sendable.pk, 1, clerk)
    submit(sendable.pk, 2, leader)
    leave_trace(reviewer, "comment", sendable, detail="Mục I.1: <b>thiếu</b> số liệu")
    return_report(sendable.pk, 3, reviewer, "=Thiếu số liệu")
    return sendable


@pytest.fixture
def justice(moved: Report, outline: Outline, units: dict[str, Unit], people: dict[str, User]) -> Report:
    report = Report.objects.create(unit=units["BRVT/STP"], period=moved.period, outline=outline)
    leave_trace(Actor(people["reviewer"], "192.0.2.3"), "comment", report, detail="Tư pháp")
    return report
