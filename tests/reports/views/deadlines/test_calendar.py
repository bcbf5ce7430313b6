"""The calendar of Sở Y tế at 10:00 on Thursday 10/3/2022."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import Membership, Unit, User
from directives.models import AssignedTask
from reports.domain.duties import Duty
from reports.models import Outline, Report, ReportingPeriod
from reports.services.duties import add_duty
from reports.services.periods import PeriodDates, open_period
from reports.services.starting import start_report
from reports.templatetags.deadline_tags import collision_words
from reports.views.deadlines.calendar import Day, Entry

CALENDAR = "/lich/"
NOW = datetime(2022, 3, 10, 3, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def clerk(client: Client, people: dict[str, User]) -> Client:
    client.force_login(people["clerk"])
    return client


def at(day: int, month: int = 3) -> datetime:
    """17:00 in Vietnam."""
    return datetime(2022, month, day, 10, 0, tzinfo=UTC)


def make_duty(province: Unit, family: str, name: str, due_at: datetime) -> ReportingPeriod:
    dates = PeriodDates(date(2021, 12, 15), date(2022, 3, 14), due_at, due_at)
    return add_duty(province, family, "2022-Q1", name, dates)


def make_task(unit: Unit, day: int, **fields: object) -> AssignedTask:
    return AssignedTask.objects.create(unit=unit, content=f"Việc ngày {day}", due_on=date(2022, 3, day), **fields)


def waiting(client: Client, **asked: object) -> list[tuple[str, str]]:
    return [(duty.title, duty.words) for duty in client.get(CALENDAR, asked).context["waiting"]]


def days(client: Client, **asked: object) -> dict[int, list[Entry]]:
    """The entries of the month's days."""
    weeks: list[list[Day]] = client.get(CALENDAR, asked).context["weeks"]
    return {day.day.day: day.entries for week in weeks for day in week if day.is_inside and day.entries}


def test_reports_of_every_family_and_tasks_stand_in_the_order_of_their_days(
    clerk: Client, health: Unit, period: ReportingPeriod
) -> None:
    make_duty(health.province, "kstthc", "Quý I/2022", at(15))
    make_duty(health.province, "chi-so", "Năm 2021", at(8, month=5))
    for day in (8, 10, 20):
        make_task(health, day)
    assert waiting(clerk) == [
        ("Việc ngày 8", "Quá hạn 2 ngày"),
        ("Việc ngày 10", "Hạn hôm nay"),
        ("Báo cáo kiểm soát thủ tục hành chính Quý I/2022", "Còn 5 ngày"),
        ("Báo cáo cải cách hành chính Quý I/2022", "Còn 6 ngày"),
        ("Việc ngày 20", "Còn 10 ngày"),
        ("Chỉ số cải cách hành chính Năm 2021", "Còn 59 ngày"),
    ]


def test_what_is_done_far_off_or_of_others_is_not_listed(
    clerk: Client, health: Unit, period: ReportingPeriod, units: dict[str, Unit], outline: Outline
) -> None:
    """A task that is done, one removed, one of another unit, one without a day; a report that was sent."""
    make_task(health, 12, done_on=date(2022, 3, 9))
    make_task(health, 12, removed_at=NOW)
    make_task(units["BRVT/STP"], 12)
    AssignedTask.objects.create(unit=health, content="Không thời hạn")
    make_duty(health.province, "kstthc", "Quý I/2022", at(9))
    make_duty(units["DLK/SYT"].province, "chi-so", "Năm 2022", at(20))
    open_period(health.province, "2022-6T", outline)
    report = start_report(health, period)
    Report.objects.filter(pk=report.pk).update(state="returned", submitted_at=at(9))
    assert waiting(clerk) == []
    assert "Không có việc nào đến hạn trong 60 ngày tới." in clerk.get(CALENDAR).content.decode()


def test_the_newest_report_is_listed_however_long_it_is_overdue(
    clerk: Client, health: Unit, period: ReportingPeriod
) -> None:
    ReportingPeriod.objects.update(department_due_at=datetime(2021, 12, 16, 10, tzinfo=UTC))
    assert waiting(clerk) == [("Báo cáo cải cách hành chính Quý I/2022", "Đã quá hạn")]
    report = start_report(health, period)
    Report.objects.filter(pk=report.pk).update(state="submitted", submitted_at=NOW)
    assert waiting(clerk) == []


def test_a_duty_of_another_family_is_not_the_units_before_it_exists(
    clerk: Client, health: Unit, period: ReportingPeriod
) -> None:
    make_duty(health.province, "kstthc", "Quý I/2022", at(15))
    Unit.objects.filter(pk=health.pk).update(valid_from=date(2022, 3, 15))
    assert waiting(clerk) == []


def test_an_extension_moves_the_report(
    clerk: Client, health: Unit, period: ReportingPeriod, people: dict[str, User]
) -> None:
    health.extensions.create(period=period, due_at=at(20), reason="Chờ số liệu", granted_by=people["reviewer"])
    assert waiting(clerk) == [("Báo cáo cải cách hành chính Quý I/2022", "Còn 10 ngày")]
    assert [entry.title for entry in days(clerk)[20]] == ["Báo cáo cải cách hành chính Quý I/2022"]


def test_what_falls_due_close_together_is_told_at_the_top(clerk: Client, health: Unit, period: ReportingPeriod) -> None:
    make_duty(health.province, "kstthc", "Quý I/2022", at(15))
    shown = clerk.get(CALENDAR).content.decode()
    told = (
        "Báo cáo kiểm soát thủ tục hành chính Quý I/2022 và báo cáo cải cách hành chính Quý I/2022 cùng đến hạn "
        "trong các ngày từ 15/3/2022 đến 16/3/2022."
    )
    assert told in shown
    assert 'role="note"' in shown
    assert shown.index(told) < shown.index("Quá hạn và 60 ngày tới")


def test_duties_of_one_day_are_told_with_their_day_and_tasks_with_their_number(
    clerk: Client, health: Unit, period: ReportingPeriod
) -> None:
    make_task(health, 16)
    make_task(health, 16)
    (close,) = clerk.get(CALENDAR).context["collisions"]
    told = "Báo cáo cải cách hành chính Quý I/2022 và 2 nhiệm vụ được giao cùng đến hạn ngày 16/3/2022."
    assert collision_words(close) == told


def test_what_is_overdue_collides_with_nothing(clerk: Client, health: Unit, period: ReportingPeriod) -> None:
    ReportingPeriod.objects.update(department_due_at=at(9))
    make_task(health, 10)
    context = clerk.get(CALENDAR).context
    assert (context["collisions"], len(context["waiting"])) == ([], 2)


def test_a_month_shows_reports_and_the_tasks_of_a_day_together(
    clerk: Client, health: Unit, period: ReportingPeriod
) -> None:
    report = start_report(health, period)
    make_task(health, 16)
    make_task(health, 16, done_on=date(2022, 3, 9))
    task = make_task(health, 21, done_on=date(2022, 3, 9))
    tasks = reverse("registers:list", args=[health.pk, "nhiem-vu"])
    entry = reverse("registers:entry", args=[health.pk, "nhiem-vu", task.pk])
    assert days(clerk) == {
        16: [
            Entry(
                "Báo cáo cải cách hành chính Quý I/2022",
                "17:00",
                reverse("reports:preview", args=[report.pk]),
                "later",
                True,
            ),
            Entry("2 nhiệm vụ được giao, còn 1", "", tasks, "later", True),
        ],
        21: [Entry("Nhiệm vụ: Việc ngày 21", "", entry, "later", False)],
    }
    assert days(clerk, thang="2022-04") == {}


def test_links_lead_to_the_months_before_and_after(clerk: Client, health: Unit) -> None:
    shown = clerk.get(CALENDAR, {"thang": "2022-01", "don_vi": health.pk}).content.decode()
    for month in ("2021-12", "2022-02"):
        assert f"thang={month}" in shown
    assert "Tháng 1/2022" in shown
    assert "Tháng này" in shown


@pytest.mark.parametrize("month", ["2022-13", "abc", "1944-12", "9999-01", "9" * 5000, "<script>alert(1)</script>"])
def test_a_wrong_month_is_told_and_this_month_is_shown(clerk: Client, health: Unit, month: str) -> None:
    shown = clerk.get(CALENDAR, {"thang": month}).content.decode()
    assert "Tháng trong địa chỉ phải có dạng 2022-03; trang đang hiện tháng này." in shown
    assert "Tháng 3/2022" in shown
    assert "<script>alert" not in shown


@pytest.mark.parametrize("month", ["1945-01", "2100-12"])
def test_the_calendar_ends_where_the_portal_knows_no_days(clerk: Client, health: Unit, month: str) -> None:
    context = clerk.get(CALENDAR, {"thang": month}).context
    assert (context["month_before"] is None, context["month_after"] is None) == (month == "1945-01", month == "2100-12")


@pytest.mark.parametrize("unit", ["x", "0", "9" * 30, "-1", "<script>"])
def test_a_wrong_unit_is_not_found(clerk: Client, unit: str) -> None:
    assert clerk.get(CALENDAR, {"don_vi": unit}).status_code == 404


def test_a_reviewer_chooses_a_unit_of_the_province(
    client: Client, people: dict[str, User], units: dict[str, Unit], period: ReportingPeriod
) -> None:
    client.force_login(people["reviewer"])
    shown = client.get(CALENDAR)
    assert "Hãy chọn đơn vị để xem lịch." in shown.content.decode()
    assert {unit.code for unit in shown.context["units"]} == {"SNV", "STP", "SYT"}
    chosen = {"don_vi": units["BRVT/STP"].pk}
    assert waiting(client, **chosen) == [("Báo cáo cải cách hành chính Quý I/2022", "Còn 6 ngày")]


def test_who_writes_for_two_units_sees_the_first_and_chooses_the_other(
    clerk: Client, people: dict[str, User], units: dict[str, Unit]
) -> None:
    Membership.objects.create(user=people["clerk"], unit=units["BRVT/STP"], role=Membership.Role.CLERK)
    context = clerk.get(CALENDAR).context
    assert ([unit.code for unit in context["units"]], context["unit"].code) == (["STP", "SYT"], "STP")


def test_who_belongs_to_no_unit_is_told_whom_to_ask(client: Client, db: None) -> None:
    client.force_login(User.objects.create(username="moi"))
    assert "Tài khoản chưa thuộc đơn vị nào." in client.get(CALENDAR).content.decode()


def test_words_of_a_task_are_escaped(clerk: Client, health: Unit) -> None:
    AssignedTask.objects.create(unit=health, content="<script>alert(1)</script>", due_on=date(2022, 3, 12))
    assert "<script>alert" not in clerk.get(CALENDAR).content.decode()


def test_few_and_many_duties_take_the_same_queries(
    clerk: Client, health: Unit, outline: Outline, period: ReportingPeriod
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            clerk.get(CALENDAR)
        return len(captured)

    start_report(health, period)
    make_task(health, 12)
    few = queries()
    for day in range(1, 29):
        make_task(health, day)
    for key in ("2022-6T", "2022-Q3"):
        other = open_period(health.province, key, outline)[0]
        ReportingPeriod.objects.filter(pk=other.pk).update(department_due_at=NOW + timedelta(days=other.pk))
        start_report(health, other)
    for family in ("kstthc", "chi-so"):
        make_duty(health.province, family, "Quý I/2022", at(18))
    assert len(clerk.get(CALENDAR).context["waiting"]) > 30
    assert queries() == few
    assert few <= 12


def test_a_list_that_is_cut_says_where_the_rest_is(clerk: Client, health: Unit) -> None:
    AssignedTask.objects.bulk_create(
        AssignedTask(unit=health, content=f"Việc {number}", due_on=date(2022, 3, 12)) for number in range(201)
    )
    shown = clerk.get(CALENDAR)
    duties: list[Duty] = shown.context["waiting"]
    assert len(duties) == 200
    assert "Chỉ hiện một phần nhiệm vụ được giao" in shown.content.decode()
