"""Who may open the pages of deadlines, and grant an extension."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils import timezone

from accounts.models import Unit, User
from reports.models import Extension, Outline, Report, ReportingPeriod
from reports.services.periods import open_period

ANSWERS = {
    "calendar": {
        "anonymous": 302,
        "clerk": 200,
        "leader": 200,
        "reviewer": 200,
        "administrator": 200,
    },
    "extensions": {
        "anonymous": 302,
        "clerk": 403,
        "leader": 403,
        "reviewer": 200,
        "administrator": 200,
        "clerk_of_another_unit": 403,
    },
    "extend": {
        "anonymous": 302,
        "clerk": 403,
        "leader": 403,
        "reviewer": 200,
        "administrator": 200,
    },
}
"""The status that each person gets for the pages of Sở Y tế; who is not named gets 404."""


@pytest.fixture(autouse=True)
def before_it_is_due(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: datetime(2022, 3, 10, 3, 0, tzinfo=UTC))


def address(page: str, unit: Unit, period: ReportingPeriod) -> str:
    if page == "calendar":
        return f"{reverse('deadlines:calendar')}?don_vi={unit.pk}"
    parts = {"unit_id": unit.pk} if page == "extend" else {}
    return reverse(f"deadlines:{page}", kwargs=parts | {"period_id": period.pk})


def test_the_table_names_every_url() -> None:
    assert {pattern.name for pattern in get_resolver("reports.deadline_urls").url_patterns} == set(ANSWERS)


@pytest.mark.parametrize("page", ANSWERS)
def test_a_person_opens_exactly_what_the_table_says(
    client: Client, report: Report, people: dict[str, User], page: str
) -> None:
    answers = {"anonymous": client.get(address(page, report.unit, report.period)).status_code}
    for name, person in people.items():
        client.force_login(person)
        answers[name] = client.get(address(page, report.unit, report.period)).status_code
    assert answers == {name: ANSWERS[page].get(name, 404) for name in ("anonymous", *people)}


def test_only_reviewers_and_administrators_of_the_province_extend(
    client: Client, report: Report, people: dict[str, User]
) -> None:
    extend = address("extend", report.unit, report.period)
    answers = {}
    for day, (name, person) in enumerate(people.items(), start=17):
        client.force_login(person)
        shown = client.get(extend)
        seen = shown.context["period"].due_at.isoformat() if shown.status_code == 200 else ""
        fields = {"due_at": f"{day}/03/2022 17:00", "reason": "Chờ số liệu", "seen": seen}
        answers[name] = client.post(extend, fields).status_code
    table = ANSWERS["extend"] | {"reviewer": 302, "administrator": 302}
    assert answers == {name: table.get(name, 404) for name in people}
    granted = set(Extension.objects.values_list("granted_by__username", flat=True))
    assert granted == {"reviewer", "administrator"}


def test_who_may_not_extend_is_told_why(client: Client, report: Report, people: dict[str, User]) -> None:
    client.force_login(people["clerk"])
    shown = client.get(address("extend", report.unit, report.period)).content.decode()
    assert "Chỉ người kiểm tra của Sở Nội vụ và người quản trị của tỉnh được gia hạn nộp báo cáo." in shown


def test_what_nobody_reports_for_cannot_be_extended(
    client: Client, report: Report, people: dict[str, User], units: dict[str, Unit], outline: Outline
) -> None:
    """A duty that is no report, a period without an outline for the unit, a unit of another province."""
    client.force_login(people["reviewer"])
    period = open_period(report.unit.province, "2022-6T", outline)[0]
    period.outlines.filter(unit_kind=report.unit.kind).delete()
    assert client.get(address("extend", report.unit, period)).status_code == 404
    assert client.get(address("extend", units["DLK/SYT"], report.period)).status_code == 404
    ReportingPeriod.objects.filter(pk=period.pk).update(family="kstthc")
    assert client.get(address("extensions", report.unit, period)).status_code == 404


def test_reading_changes_nothing(client: Client, report: Report, people: dict[str, User]) -> None:
    client.force_login(people["reviewer"])
    for page in ANSWERS:
        client.get(address(page, report.unit, report.period))
        client.head(address(page, report.unit, report.period))
    assert Extension.objects.count() == 0
