"""The home page "Việc của tôi" on Sunday 13/3/2022, three days before the unit's report of Quý I/2022 is due."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import Membership, Unit, User
from directives.models import AssignedTask, Commitment, Document, Finding, Inspection
from reports.domain.next_steps import NEXT_STEPS
from reports.models import AnswerState, Comment, CommentMessage, Outline, Report, ReportingPeriod, Section
from reports.review.actor import Actor
from reports.review.transitions import send_to_leader
from reports.selectors import published_places
from reports.services.periods import open_period
from reports.services.starting import start_report
from reports.views.home import UnitWork
from tests.reports.returned import ALSO, COMMENTED, return_with_comments

HOME = "/"
TODAY = date(2022, 3, 13)
QUERIES = 13
"""Session with its user, header, units, sections, reports for the leader, comments, holidays, lists of dossiers (here
no unit has one); periods, their reports, tasks, findings, commitments (those five a unit)."""
PER_UNIT = 5


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stop the clock at 10:00 in Vietnam."""
    monkeypatch.setattr(timezone, "now", lambda: datetime(2022, 3, 13, 3, 0, tzinfo=UTC))


@pytest.fixture
def clerk(client: Client, people: dict[str, User]) -> Client:
    client.force_login(people["clerk"])
    return client


def work(client: Client) -> UnitWork:
    (only,) = client.get(HOME).context["work"]
    return only


def page(client: Client) -> str:
    return client.get(HOME).content.decode()


def start_url(unit: Unit, period: ReportingPeriod) -> str:
    return reverse("reports:start", args=[unit.pk, period.pk])


def make_period(province: Unit, outline: Outline, key: str, due_in: int) -> ReportingPeriod:
    period = open_period(province, key, outline)[0]
    period.department_due_at = timezone.now() + timedelta(days=due_in)
    period.save()
    return period


def make_task(unit: Unit, due_in: int | None, **fields: object) -> AssignedTask:
    due_on = None if due_in is None else TODAY + timedelta(days=due_in)
    return AssignedTask.objects.create(unit=unit, content=f"Nhiệm vụ {due_in}", due_on=due_on, **fields)


def make_visit(unit: Unit, findings: int, team: str = "Đoàn kiểm tra 611", **fields: object) -> Inspection:
    visit = Inspection.objects.create(unit=unit, team=team, visited_on=date(2022, 2, 27), **fields)
    for position in range(findings):
        Finding.objects.create(inspection=visit, position=position, content=f"Tồn tại {position}")
    return visit


def test_a_period_without_a_report_offers_to_start_it(clerk: Client, health: Unit, period: ReportingPeriod) -> None:
    (entry,) = work(clerk).periods
    assert (entry.period, entry.timeliness.words, entry.report) == (period, "Còn 3 ngày", None)
    shown = page(clerk)
    assert '<span class="days-left days-left-soon">Còn 3 ngày</span>' in shown
    assert "Hạn nộp 17:00, 16/3/2022; số liệu đến hết ngày 14/3/2022" in shown
    assert f'<form method="post" action="{start_url(health, period)}">' in shown
    assert "Soạn báo cáo" not in shown
    assert "Xem bản in" not in shown


def test_a_period_with_a_report_shows_its_progress(clerk: Client, health: Unit, period: ReportingPeriod) -> None:
    report = start_report(health, period)
    Section.objects.filter(report=report).update(state=AnswerState.UNANSWERED)
    required = list(report.outline.nodes.filter(required=True).values_list("key", flat=True))
    Section.objects.filter(report=report, key__in=required[:2]).update(state=AnswerState.NONE)
    (entry,) = work(clerk).periods
    assert (entry.report, entry.report.answered_nodes, entry.report.required_nodes) == (report, 2, len(required))
    shown = page(clerk)
    assert f"2/{len(required)} mục" in shown
    assert f'class="btn btn-sm btn-primary" href="{reverse("reports:edit", args=[report.pk])}">Soạn báo cáo' in shown
    preview = reverse("reports:preview", args=[report.pk])
    assert f'class="btn btn-sm btn-outline-primary" href="{preview}">Xem bản in' in shown
    assert "Lập báo cáo" not in shown


def test_a_period_stays_sixty_days_and_the_newest_always(clerk: Client, health: Unit, outline: Outline) -> None:
    long_past = make_period(health.province, outline, "2021-6T", -61)
    sixty = make_period(health.province, outline, "2021-Q3", -60)
    newest = make_period(health.province, outline, "2021-N", -61)
    assert [entry.period for entry in work(clerk).periods] == [newest, sixty]
    assert long_past.name not in page(clerk)


def test_at_most_the_four_newest_periods_are_shown(clerk: Client, health: Unit, outline: Outline) -> None:
    keys = ["2021-N", "2022-Q1", "2022-6T", "2022-Q3", "2022-N"]
    periods = [make_period(health.province, outline, key, 5) for key in keys]
    assert [entry.period for entry in work(clerk).periods] == periods[:0:-1]


def test_on_the_due_day_the_hour_decides(clerk: Client, health: Unit, period: ReportingPeriod) -> None:
    words = []
    for hour in (3, 2):
        ReportingPeriod.objects.update(department_due_at=datetime(2022, 3, 13, hour, 0, tzinfo=UTC))
        words.append(work(clerk).periods[0].timeliness.words)
    assert words == ["Hạn 10:00 hôm nay", "Quá hạn từ 09:00 hôm nay"]


def test_an_extension_is_the_due_moment_of_its_unit(
    clerk: Client, health: Unit, period: ReportingPeriod, people: dict[str, User]
) -> None:
    due = datetime(2022, 3, 20, 10, 0, tzinfo=UTC)
    health.extensions.create(period=period, due_at=due, reason="Chờ số liệu", granted_by=people["reviewer"])
    (entry,) = work(clerk).periods
    assert entry.timeliness.words == "Còn 7 ngày"
    assert "Hạn nộp 17:00, 20/3/2022" in page(clerk)


def test_other_periods_are_not_the_units(
    clerk: Client, health: Unit, dlk: Unit, outline: Outline, period: ReportingPeriod
) -> None:
    """Another province's, one without an outline for departments, and one after the unit's end."""
    ReportingPeriod.objects.create(
        province=dlk,
        key="2022-Q1",
        kind="Q1",
        year=2022,
        name="Quý I/2022",
        starts_on=period.starts_on,
        ends_on=period.ends_on,
        department_due_at=period.department_due_at,
        province_due_at=period.province_due_at,
    )
    make_period(health.province, outline, "2022-Q3", 200)
    make_period(health.province, outline, "2022-6T", 90).outlines.filter(unit_kind=health.kind).delete()
    Unit.objects.filter(pk=health.pk).update(valid_to=date(2022, 6, 14))
    assert [entry.period for entry in work(clerk).periods] == [period]


def test_tasks_fall_due_within_fourteen_days_or_are_overdue(clerk: Client, health: Unit, units: dict) -> None:
    document = Document.objects.create(unit=health, type_name="Công văn", number="385", symbol="UBND-VP")
    soon = make_task(health, 14, assigning_document=document)
    overdue = make_task(health, -2)
    today = make_task(health, 0)
    for due_in in (15, None):
        make_task(health, due_in)
    make_task(health, 1, done_on=TODAY)
    make_task(health, 1, removed_at=timezone.now())
    make_task(units["BRVT/STP"], 1)
    shown = [(entry.task, entry.days_left) for entry in work(clerk).tasks]
    assert shown == [(overdue, -2), (today, 0), (soon, 14)]
    html = page(clerk)
    assert "Công văn số 385/UBND-VP; hạn 27/3/2022" in html
    assert "Quá hạn 2 ngày" in html
    assert "Hạn hôm nay" in html


def test_findings_stay_until_they_are_remedied(clerk: Client, health: Unit, units: dict) -> None:
    visit = make_visit(health, 2)
    Finding.objects.filter(inspection=visit, position=0).update(remedied_on=TODAY)
    make_visit(units["BRVT/STP"], 1)
    make_visit(health, 1, removed_at=timezone.now())
    assert [finding.content for finding in work(clerk).findings] == ["Tồn tại 1"]
    assert "Đoàn kiểm tra 611, kiểm tra ngày 27/02/2022" in page(clerk)


def test_commitments_of_two_years_below_a_hundred_percent(clerk: Client, health: Unit) -> None:
    for year, done in ((2020, 1), (2021, 13), (2022, 15)):
        Commitment.objects.create(unit=health, year=year, tasks_total=15, tasks_done=done)
    assert [commitment.year for commitment in work(clerk).commitments] == [2021]
    assert "13/15 nhiệm vụ" in page(clerk)


def give(report: Report, user: User, key: str, **fields: object) -> Section:
    """Give the user a section that still has to be written."""
    wanted = {"assignee": user, "finished": False, "state": AnswerState.UNANSWERED, **fields}
    return Section.objects.update_or_create(report=report, key=key, defaults=wanted)[0]


def test_sections_given_to_me_come_most_urgent_first(
    clerk: Client, people: dict[str, User], health: Unit, period: ReportingPeriod
) -> None:
    report = start_report(health, period)
    me = people["clerk"]
    give(report, me, "steering.direction.documents")
    give(report, me, "steering.plan", due_on=date(2022, 3, 12), state=AnswerState.ANSWERED)
    give(report, me, "outside", due_on=date(2022, 3, 14), state=AnswerState.NOT_YET_AVAILABLE, reason="chờ")
    give(report, people["leader"], "steering")
    give(report, me, "institutions", finished=True)
    give(report, me, "procedures", state=AnswerState.NONE)
    shown = [(one.place, one.mark_label, one.days_left) for one in work(clerk).sections]
    assert shown == [
        ("I.1. Về kế hoạch cải cách hành chính", "Đang soạn", -1),
        ("Nội dung ngoài đề cương (được giữ lại, không in)", "Chưa có số liệu", 1),
        ("I.2. Việc ban hành các văn bản chỉ đạo, điều hành về CCHC trong quá trình…", "Chưa trả lời", 3),
    ]
    html = page(clerk)
    address = reverse("reports:section", args=[report.pk, "steering.plan"])
    assert f'<a href="{address}">I.1. Về kế hoạch cải cách hành chính</a>' in html
    assert "Đang soạn; báo cáo Quý I/2022; hạn nội bộ 12/3/2022" in html
    assert "Chưa trả lời; báo cáo Quý I/2022; hạn nộp báo cáo 16/3/2022" in html
    assert '<span class="days-left days-left-overdue">Quá hạn 1 ngày</span>' in html
    assert "Mục được giao cho tôi (3)" in html
    assert "mục gấp nhất" not in html


def test_at_most_twenty_sections_are_shown_and_the_rest_counted(
    clerk: Client, people: dict[str, User], health: Unit, period: ReportingPeriod
) -> None:
    report = start_report(health, period)
    for key in report.sections.values_list("key", flat=True)[:21]:
        give(report, people["clerk"], key)
    assert len(work(clerk).sections) == 20
    html = page(clerk)
    assert "Mục được giao cho tôi (21)" in html
    assert "Trên đây là 20 mục gấp nhất; mục còn lại hiện ra khi các mục này soạn xong." in html


def test_empty_parts_say_what_comes_next(clerk: Client, health: Unit) -> None:
    shown = page(clerk)
    for words in (
        "Không có kỳ báo cáo nào đang mở. Người quản trị của tỉnh mở kỳ báo cáo",
        "Không có mục nào đang chờ bổ sung, chỉnh sửa. Khi Sở Nội vụ trả lại báo cáo, mục có góp ý",
        "Không có mục nào đang chờ bạn soạn. Khi người cùng đơn vị giao cho bạn một mục ở ô “Phân công”",
        "Không có nhiệm vụ nào đến hạn trong 14 ngày tới.",
        "Mọi tồn tại, hạn chế qua kiểm tra đã được khắc phục, hoặc đơn vị chưa được kiểm tra.",
        "Năm 2021 và năm 2022 không có bản cam kết nào còn nhiệm vụ phải làm.",
    ):
        assert words in shown


def test_a_person_of_two_units_sees_both(clerk: Client, people: dict[str, User], units: dict[str, Unit]) -> None:
    Membership.objects.create(user=people["clerk"], unit=units["BRVT/STP"], role=Membership.Role.LEADER)
    Membership.objects.create(user=people["clerk"], unit=units["BRVT/SYT"], role=Membership.Role.LEADER)
    assert [one.unit.name for one in clerk.get(HOME).context["work"]] == ["Sở Tư pháp", "Sở Y tế"]


def queries(client: Client) -> int:
    """Count the queries of the page once the outlines have been read, as they are once in the life of the portal."""
    client.get(HOME)
    with CaptureQueriesContext(connection) as captured:
        client.get(HOME)
    return len(captured)


def test_two_and_thirty_records_cost_the_same(
    clerk: Client, people: dict[str, User], health: Unit, outline: Outline
) -> None:
    def add(number: int, keys: list[str]) -> None:
        for index in range(number):
            document = Document.objects.create(unit=health, number=str(index), symbol="UBND-VP")
            make_task(health, 3, assigning_document=document)
            make_visit(health, 1, team=f"Đoàn {index} trong {number}")
        for key in keys:
            report = start_report(health, make_period(health.province, outline, key, 5))
            for section in report.sections.values_list("key", flat=True)[:number]:
                give(report, people["clerk"], section)

    add(2, ["2021-Q3", "2021-N"])
    two = queries(clerk)
    add(28, [f"{year}-{kind}" for year in range(2014, 2021) for kind in ("Q1", "6T", "Q3", "N")])
    assert (two, queries(clerk)) == (QUERIES, QUERIES)
    assert work(clerk).sections[0].section.unit_total == 2 * 2 + 28 * 28


def test_a_second_unit_costs_its_own_five_queries(
    clerk: Client, people: dict[str, User], units: dict[str, Unit], period: ReportingPeriod
) -> None:
    both = [units["BRVT/SYT"], units["BRVT/STP"]]
    Membership.objects.create(user=people["clerk"], unit=both[1], role=Membership.Role.LEADER)
    for unit in both:
        report = start_report(unit, period)
        for key in report.sections.values_list("key", flat=True)[:3]:
            give(report, people["clerk"], key)
    assert queries(clerk) == QUERIES + PER_UNIT
    listed = [(one.unit, len(one.sections)) for one in clerk.get(HOME).context["work"]]
    assert listed == [(units["BRVT/STP"], 3), (units["BRVT/SYT"], 3)]


def test_opening_the_page_writes_nothing(clerk: Client, period: ReportingPeriod) -> None:
    with CaptureQueriesContext(connection) as captured:
        clerk.get(HOME)
    assert {query["sql"].split()[0] for query in captured} == {"SELECT"}
    assert Report.objects.count() == 0


def test_starting_leads_to_the_editor_and_a_second_click_to_the_same(
    clerk: Client, health: Unit, period: ReportingPeriod
) -> None:
    first, second = (clerk.post(start_url(health, period)) for _ in range(2))
    report = Report.objects.get()
    assert (report.unit, report.period) == (health, period)
    assert {first.headers["Location"], second.headers["Location"]} == {reverse("reports:edit", args=[report.pk])}
    shown = clerk.get(first.headers["Location"], follow=True).content.decode()
    assert "Đã lập báo cáo Quý I/2022 của Sở Y tế." in shown


def test_coming_back_from_the_sign_in_starts_nothing(clerk: Client, health: Unit, period: ReportingPeriod) -> None:
    assert clerk.get(start_url(health, period)).headers["Location"] == HOME
    assert Report.objects.count() == 0


def test_a_reviewer_is_told_who_may_start_a_report(
    client: Client, people: dict[str, User], health: Unit, period: ReportingPeriod
) -> None:
    client.force_login(people["reviewer"])
    answer = client.post(start_url(health, period))
    assert answer.status_code == 403
    assert "Chỉ người lập báo cáo và thủ trưởng của Sở Y tế được lập báo cáo của đơn vị này." in answer.content.decode()
    assert Report.objects.count() == 0


def test_a_period_the_unit_does_not_report_for_is_not_found(
    clerk: Client, health: Unit, period: ReportingPeriod
) -> None:
    period.outlines.filter(unit_kind=health.kind).delete()
    assert clerk.post(start_url(health, period)).status_code == 404


def navigation(client: Client, address: str) -> list[tuple[str, str]]:
    """Return (words, aria-current) of the links of the page's navigation."""
    html = client.get(address).content.decode()
    bar = html.partition('aria-label="Chính">')[2].partition("</nav>")[0]
    links = [link.partition("</a>")[0] for link in bar.split("<a ")[1:]]
    return [(link.rpartition(">")[2], link.partition('aria-current="')[2].partition('"')[0]) for link in links]


def test_the_navigation_marks_where_one_is(clerk: Client, health: Unit, period: ReportingPeriod) -> None:
    preview = reverse("reports:preview", args=[start_report(health, period).pk])
    register = reverse("registers:list", args=[health.pk, "van-ban"])
    dossiers = reverse("dossiers:list", args=[health.pk])
    text = reverse("text_checks:check")
    here = {HOME: 0, "/bao-cao/": 1, preview: 1, "/lich/": 2, register: 3, dossiers: 4, text: 5, "/khong-co/": None}
    words = {place: "true" if place in (preview, register, dossiers) else "page" for place in here}
    marks = {place: tuple(words[place] if at == one else "" for one in range(6)) for place, at in here.items()}
    entries = ("Việc của tôi", "Báo cáo", "Lịch", "Sổ theo dõi", "Hồ sơ TTHC", "Kiểm tra văn bản")
    assert {address: navigation(clerk, address) for address in marks} == {
        address: list(zip(entries, marked, strict=True)) for address, marked in marks.items()
    }


def test_the_navigation_has_what_one_may_do(client: Client, people: dict[str, User]) -> None:
    entries = {}
    for name in ("reviewer", "administrator"):
        client.force_login(people[name])
        entries[name] = [entry for entry, _ in navigation(client, "/bao-cao/")]
    assert entries == {
        "reviewer": ["Kiểm tra", "Báo cáo", "Lịch", "Sổ theo dõi", "Hồ sơ TTHC", "Kiểm tra văn bản"],
        "administrator": ["Báo cáo", "Sổ theo dõi", "Hồ sơ TTHC", "Kiểm tra văn bản", "Quản trị"],
    }


def test_sections_that_came_back_stand_with_the_first_words_of_their_comment(
    clerk: Client, sendable: Report, people: dict[str, User]
) -> None:
    comments = {"": "Ghi rõ kỳ số liệu.", ALSO: "Nêu rõ số đơn vị.", COMMENTED: "Thiếu Công văn số 385."}
    report = return_with_comments(sendable, people["leader"], people["reviewer"], comments)
    shown = [(one.key, one.place, one.words, one.number) for one in work(clerk).to_mend]
    assert shown == [
        ("", "Toàn bộ báo cáo", "Ghi rõ kỳ số liệu.", 1),
        (COMMENTED, published_places(report.outline)[COMMENTED], "Thiếu Công văn số 385.", 1),
        (ALSO, published_places(report.outline)[ALSO], "Nêu rõ số đơn vị.", 1),
    ]
    html = page(clerk)
    assert "Mục bị trả lại để bổ sung, chỉnh sửa (3)" in html
    assert f'<a href="{reverse("reports:section", args=[report.pk, COMMENTED])}">' in html
    assert f'<a href="{reverse("responses:list", args=[report.pk])}">Toàn bộ báo cáo</a>' in html
    Comment.objects.update(state=Comment.State.ANSWERED)
    assert list(work(clerk).to_mend) == []


def test_the_leader_sees_what_waits_for_the_leader_and_the_clerk_does_not(
    client: Client, sendable: Report, people: dict[str, User]
) -> None:
    send_to_leader(sendable.pk, 1, Actor(people["clerk"]))
    waiting = {}
    for name in ("clerk", "leader"):
        client.force_login(people[name])
        waiting[name] = list(work(client).awaiting), "Báo cáo chờ thủ trưởng (1)" in page(client)
    assert waiting == {"clerk": ([], False), "leader": ([sendable], True)}
    assert f'<a href="{reverse("submission:check", args=[sendable.pk])}">Báo cáo Quý I/2022</a>' in page(client)


@pytest.mark.parametrize("state", Report.State.values)
def test_each_state_shows_its_next_step(clerk: Client, health: Unit, period: ReportingPeriod, state: str) -> None:
    report = start_report(health, period)
    Report.objects.update(state=state)
    html, step = page(clerk), NEXT_STEPS[state]
    assert f'<span class="state state-{state}">{Report.State(state).label}</span>' in html
    assert step.words in html
    label = "Xem, lấy lại để sửa" if state == "awaiting_leader" else step.label
    has_button = f'href="{reverse(step.page, args=[report.pk])}">{label}' in html
    assert has_button is (step.page != "reports:preview")


def test_a_report_with_every_answer_is_offered_for_sending(clerk: Client, sendable: Report) -> None:
    button = f'href="{reverse("submission:check", args=[sendable.pk])}">Kiểm tra và gửi'
    assert button in page(clerk)
    Section.objects.filter(report=sendable, key=COMMENTED).update(state=AnswerState.UNANSWERED)
    assert button not in page(clerk)


def test_the_leader_is_not_offered_to_take_back(client: Client, sendable: Report, people: dict[str, User]) -> None:
    send_to_leader(sendable.pk, 1, Actor(people["clerk"]))
    client.force_login(people["leader"])
    html = page(client)
    assert "Xem, lấy lại để sửa" not in html
    assert f'href="{reverse("submission:check", args=[sendable.pk])}">Kiểm tra và gửi' in html


def test_two_and_forty_comments_cost_the_same(clerk: Client, sendable: Report, people: dict[str, User]) -> None:
    report = return_with_comments(sendable, people["leader"], people["reviewer"], {COMMENTED: "Thiếu."})
    few = queries(clerk)
    for key in published_places(report.outline):
        comment = Comment.objects.create(report=report, key=key, author=people["reviewer"])
        CommentMessage.objects.create(comment=comment, author=people["reviewer"], text="Xem lại.")
    html = page(clerk)
    assert (queries(clerk), few) == (QUERIES, QUERIES)
    assert "Trên đây là 20 mục đầu" in html
