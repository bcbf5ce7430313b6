"""The audit trail: changes of state and other actions as one list, in order, by pages, within scope."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.paginator import Paginator
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from accounts.models import Membership, Unit, User
from reports.domain.audit import ACTIONS
from reports.domain.states import MOVES
from reports.models import AuditEntry, Outline, Report, Transition
from reports.review.actor import Actor
from reports.review.audit import leave_trace
from reports.review.trail import ACTION_NAMES, Trace, Trail, Wanted, traces, trail_for, trail_of
from reports.review.transitions import return_report, send_to_leader, submit
from reports.services.periods import open_period

START = datetime(2022, 3, 15, 1, 0, tzinfo=UTC)


def entry(about: Report, by: Actor, minute: int, action: str = "comment", **fields: object) -> AuditEntry:
    at = START + timedelta(minutes=minute)
    values = {"report": about, "unit": about.unit, "actor": by.user, "address": by.address, "at": at}
    return AuditEntry.objects.create(action=action, **(values | fields))


def move(report: Report, by: Actor, minute: int, action: str = "submit", **fields: object) -> Transition:
    states = {"from_state": "draft", "to_state": "submitted"}
    at = START + timedelta(minutes=minute)
    return Transition.objects.create(
        report=report, action=action, actor=by.user, address=by.address, at=at, **(states | fields)
    )


def read(trail: Trail, user: User) -> list[Trace]:
    return list(traces(trail[0:50], user))


def details(user: User, **wanted: object) -> list[str]:
    return [one.detail for one in read(trail_for(user, Wanted(**wanted)), user)]


def test_every_registered_action_has_one_name() -> None:
    assert set(MOVES) & set(ACTIONS) == set()
    assert ACTION_NAMES["return"] == "Yêu cầu bổ sung, chỉnh sửa"
    assert ACTION_NAMES["signed_copy"] == "Tải lên bản đã ký"


def test_a_trace_needs_a_registered_action(report: Report, clerk: Actor) -> None:
    with pytest.raises(ValueError, match="sent_by_pigeon"):
        leave_trace(clerk, "sent_by_pigeon", report)
    assert not AuditEntry.objects.exists()


def test_it_tells_who_did_what_when_and_from_where(
    report: Report, clerk: Actor, leader: Actor, reviewer: Actor
) -> None:
    send_to_leader(report.pk, 1, clerk)
    submit(report.pk, 2, leader)
    leave_trace(reviewer, "waiver", report, detail="Mục I.1")
    return_report(report.pk, 3, reviewer, "Thiếu số liệu")
    found = [
        (one.who, one.username, one.action, one.change, one.detail, one.address, one.unit, one.period)
        for one in read(trail_of(report), reviewer.user)
    ]
    place = ("Sở Y tế", "Quý I/2022")
    of_reviewer = ("Người reviewer", "reviewer")
    assert found == [
        (
            *(*of_reviewer, "Yêu cầu bổ sung, chỉnh sửa", "Đã gửi → Yêu cầu bổ sung, chỉnh sửa", "Thiếu số liệu"),
            *("192.0.2.3", *place),
        ),
        (*of_reviewer, "Giữ nguyên nội dung bị cảnh báo", "", "Mục I.1", "192.0.2.3", *place),
        ("Người leader", "leader", "Gửi báo cáo", "Chờ thủ trưởng → Đã gửi", "", "192.0.2.2", *place),
        ("Người clerk", "clerk", "Trình thủ trưởng", "Đang soạn → Chờ thủ trưởng", "", "192.0.2.1", *place),
    ]


def test_the_number_of_open_comments_stands_with_a_return(report: Report, reviewer: Actor) -> None:
    states = {"from_state": "submitted", "to_state": "returned"}
    move(report, reviewer, 0, "return", open_comments=3, reason="Thiếu số liệu", **states)
    move(report, reviewer, 1, "return", open_comments=2, **states)
    assert [one.detail for one in read(trail_of(report), reviewer.user)] == [
        "Số góp ý đang mở: 2.",
        "Số góp ý đang mở: 3. Thiếu số liệu",
    ]


def test_both_tables_are_one_list_in_order_and_no_page_repeats_or_loses_a_row(
    report: Report, clerk: Actor, reviewer: Actor
) -> None:
    expected = []
    for minute in range(60):
        # Three of each moment: of the same moment the change of state is above, then the newer row.
        expected += [f"e{minute}", f"f{minute}", f"m{minute}"]
        entry(report, clerk, minute // 2, detail=f"e{minute}")
        entry(report, clerk, minute // 2, detail=f"f{minute}")
        move(report, clerk, minute // 2, reason=f"m{minute}")
    paginator = Paginator(trail_of(report), 7)
    found = [one.detail for page in paginator for one in traces(page, reviewer.user)]
    assert paginator.count == 180
    assert found == [
        detail
        for half in reversed(range(30))
        for detail in (
            *(f"m{2 * half + 1}", f"m{2 * half}"),
            *(f"f{2 * half + 1}", f"e{2 * half + 1}", f"f{2 * half}", f"e{2 * half}"),
        )
    ]
    assert sorted(found) == sorted(expected)
    assert [one.detail for one in traces(trail_of(report).all(), reviewer.user)] == found


def test_unit_people_see_their_units_and_reviewers_and_administrators_their_province(
    report: Report, outline: Outline, units: dict[str, Unit], people: dict[str, User], clerk: Actor
) -> None:
    justice = Report.objects.create(unit=units["BRVT/STP"], period=report.period, outline=outline)
    entry(report, clerk, 1, detail="y tế")
    move(justice, clerk, 2, reason="tư pháp")
    entry(justice, clerk, 3, detail="đắk lắk", unit=units["DLK/SYT"], report=None)
    entry(justice, clerk, 4, detail="gia hạn", report=None, action="extension")
    expected = {
        "clerk": ["y tế"],
        "leader": ["y tế"],
        "reviewer": ["gia hạn", "tư pháp", "y tế"],
        "administrator": ["gia hạn", "tư pháp", "y tế"],
        "clerk_of_another_unit": ["gia hạn", "tư pháp"],
        "clerk_of_another_province": ["đắk lắk"],
        "reviewer_of_another_province": ["đắk lắk"],
    }
    assert {name: details(person) for name, person in people.items()} == expected


def test_the_people_of_a_unit_see_the_addresses_of_their_colleagues_alone(
    report: Report, units: dict[str, Unit], people: dict[str, User], clerk: Actor, leader: Actor, reviewer: Actor
) -> None:
    stranger = Actor(people["clerk_of_another_unit"], "192.0.2.9")
    for minute, actor in enumerate((clerk, leader, reviewer, stranger)):
        entry(report, actor, minute, detail=actor.user.username)
    own = {"clerk": "192.0.2.1", "leader": "192.0.2.2", "reviewer": "", "clerk_of_another_unit": ""}
    everybody = own | {"reviewer": "192.0.2.3", "clerk_of_another_unit": "192.0.2.9"}
    seen = {
        name: {one.username: one.address for one in read(trail_of(report), people[name])}
        for name in ("clerk", "leader", "reviewer", "administrator")
    }
    assert seen == {"clerk": own, "leader": own, "reviewer": everybody, "administrator": everybody}
    # A reviewer elsewhere who is a clerk here reads as a clerk.
    both = people["reviewer_of_another_province"]
    Membership.objects.create(user=both, unit=report.unit, role=Membership.Role.CLERK)
    assert {one.username: one.address for one in read(trail_of(report), both)} == own


def test_the_list_is_narrowed_by_unit_period_action_and_person(
    report: Report, outline: Outline, units: dict[str, Unit], people: dict[str, User], clerk: Actor, reviewer: Actor
) -> None:
    justice = Report.objects.create(unit=units["BRVT/STP"], period=report.period, outline=outline)
    half_year = open_period(report.period.province, "2022-6T", outline)[0]
    later = Report.objects.create(unit=report.unit, period=half_year, outline=outline)
    User.objects.filter(pk=reviewer.user.pk).update(display_name="Đỗ Thị Ánh")
    entry(report, clerk, 1, detail="quý I")
    move(later, clerk, 2, reason="6 tháng")
    entry(justice, reviewer, 3, detail="tư pháp", action="comment_closed")
    everything = ["tư pháp", "6 tháng", "quý I"]
    user = reviewer.user
    assert details(user) == everything
    assert details(user, unit="tu phap") == ["tư pháp"]
    assert details(user, unit="so y") == ["6 tháng", "quý I"]
    assert details(user, period=half_year) == ["6 tháng"]
    assert details(user, action="submit") == ["6 tháng"]
    assert details(user, action="comment_closed") == ["tư pháp"]
    assert details(user, person="anh do") == ["tư pháp"]
    assert details(user, person="CLERK") == ["6 tháng", "quý I"]
    assert details(user, person="không có ai") == []
    assert trail_for(user, Wanted(person="không có ai")).count() == 0
    assert list(trail_for(user, Wanted(person="không có ai")).all()) == []
    assert details(user, unit="không có", action="submit") == []


def test_both_days_are_included_as_local_days(report: Report, clerk: Actor, reviewer: Actor) -> None:
    moments = {
        "hôm trước": datetime(2022, 3, 14, 16, 59, 59, tzinfo=UTC),
        "nửa đêm": datetime(2022, 3, 14, 17, 0, tzinfo=UTC),
        "cuối ngày": datetime(2022, 3, 15, 16, 59, 59, tzinfo=UTC),
        "hôm sau": datetime(2022, 3, 15, 17, 0, tzinfo=UTC),
    }
    for detail, at in moments.items():
        entry(report, clerk, 0, detail=detail, at=at)
    day = date(2022, 3, 15)
    assert details(reviewer.user, first=day, last=day) == ["cuối ngày", "nửa đêm"]
    assert details(reviewer.user, first=day) == ["hôm sau", "cuối ngày", "nửa đêm"]
    assert details(reviewer.user, last=day) == ["cuối ngày", "nửa đêm", "hôm trước"]


def test_a_page_and_an_export_take_the_same_queries_for_few_and_many_rows(
    report: Report, clerk: Actor, reviewer: Actor
) -> None:
    counts = []
    for count in (3, 300):
        while AuditEntry.objects.count() < count:
            entry(report, clerk, AuditEntry.objects.count())
            move(report, clerk, AuditEntry.objects.count())
        trail = trail_for(reviewer.user, Wanted())
        with CaptureQueriesContext(connection) as page:
            list(traces(Paginator(trail, 50).get_page(1), reviewer.user))
        with CaptureQueriesContext(connection) as export:
            assert len(list(traces(trail.all(), reviewer.user))) == 2 * count
        counts.append((len(page), len(export)))
    assert counts == [(7, 3), (7, 3)]


@pytest.mark.parametrize("model", [Transition, AuditEntry])
def test_what_happened_is_neither_changed_nor_deleted(report: Report, clerk: Actor, model: type) -> None:
    row = (entry if model is AuditEntry else move)(report, clerk, 0)
    rows = (model.objects, report.audit_entries if model is AuditEntry else report.transitions)
    for manager in rows:
        for change in (
            lambda manager=manager: manager.all().update(action="numbered"),
            lambda manager=manager: manager.update(action="numbered"),
            lambda manager=manager: manager.bulk_update([row], ["action"]),
            lambda manager=manager: manager.update_or_create(pk=row.pk, defaults={"action": "numbered"}),
            lambda manager=manager: manager.all().delete(),
            lambda manager=manager: manager.filter(pk=row.pk).delete(),
        ):
            with pytest.raises(TypeError, match="is never"), transaction.atomic():
                change()
    for change in (row.save, row.delete):
        with pytest.raises(TypeError, match="is never"):
            change()
    assert model.objects.get(pk=row.pk).action == row.action
