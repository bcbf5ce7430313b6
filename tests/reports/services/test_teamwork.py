"""Dividing the work on a report among the people of its unit: the real report of Sở Y tế, due on 16/3/2022."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Membership, Unit, User
from core.errors import InputError
from reports.models import AnswerState, Outline, Report, Section
from reports.services.periods import open_period
from reports.services.starting import start_report
from reports.services.teamwork import (
    MAX_ASSIGNED,
    add_note,
    assign_section,
    assigned_sections,
    colleagues_of,
    latest_due_on,
    may_delete_note,
    notes_of,
)

DOCUMENTS = "steering.direction.documents"
DUE = date(2022, 3, 10)


def make_person(username: str, unit: Unit, role: Membership.Role = Membership.Role.CLERK, **fields: object) -> User:
    person = User.objects.create(username=username, display_name=f"Người {username}", **fields)
    Membership.objects.create(user=person, unit=unit, role=role)
    return person


@pytest.fixture
def hoa(health: Unit) -> User:
    return make_person("hoa", health)


def absent_key(report: Report) -> str:
    """Return the key of a node that the report leaves out."""
    report.sections.filter(key=DOCUMENTS).delete()
    return DOCUMENTS


def division(section: Section) -> tuple[User | None, str, date | None]:
    stored = Section.objects.get(pk=section.pk)
    return stored.assignee, stored.room, stored.due_on


def test_colleagues_are_the_active_clerks_and_leaders_of_the_unit(health: Unit, brvt: Unit, hoa: User) -> None:
    leader = make_person("lanh", health, Membership.Role.LEADER)
    Membership.objects.create(user=hoa, unit=health, role=Membership.Role.LEADER)
    make_person("nghi", health, is_active=False)
    make_person("quan", health, Membership.Role.ADMINISTRATOR)
    make_person("khac", Unit.objects.get(province=brvt, code="STP"))
    assert sorted(person.username for person in colleagues_of(health)) == [hoa.username, leader.username]


def test_assigning_changes_the_division_of_work_alone(seed_report: Report, hoa: User) -> None:
    before = Section.objects.filter(report=seed_report).values().get(key=DOCUMENTS)
    section = assign_section(seed_report, DOCUMENTS, hoa, "Phòng Tổ chức", DUE)
    assert section is not None
    after = Section.objects.values().get(pk=section.pk)
    assert after == before | {"assignee_id": hoa.pk, "room": "Phòng Tổ chức", "due_on": DUE}
    assert (section.assignee, section.room, section.due_on) == (hoa, "Phòng Tổ chức", DUE)


def test_all_blank_takes_the_assignment_back(seed_report: Report, hoa: User) -> None:
    section = assign_section(seed_report, DOCUMENTS, hoa, "Phòng Tổ chức", DUE)
    assign_section(seed_report, DOCUMENTS, None, "", None)
    assert section is not None
    assert division(section) == (None, "", None)


def test_a_section_that_the_report_leaves_out_is_made_to_be_assigned(seed_report: Report, hoa: User) -> None:
    key = absent_key(seed_report)
    section = assign_section(seed_report, key, hoa, "", None)
    assert section is not None
    assert (section.key, section.state, section.lines.count()) == (key, AnswerState.UNANSWERED, 0)
    assert division(section) == (hoa, "", None)


def test_nothing_is_made_to_take_an_assignment_back(seed_report: Report) -> None:
    key = absent_key(seed_report)
    assert assign_section(seed_report, key, None, "", None) is None
    assert not seed_report.sections.filter(key=key).exists()


def test_the_latest_due_day_is_the_local_day_on_which_the_report_is_due(seed_report: Report) -> None:
    days = []
    for moment in (datetime(2022, 3, 16, 16, 59, tzinfo=UTC), datetime(2022, 3, 16, 17, 0, tzinfo=UTC)):
        seed_report.period.department_due_at = moment
        days.append(latest_due_on(seed_report))
    assert days == [date(2022, 3, 16), date(2022, 3, 17)]


@pytest.mark.parametrize("due_on", [date(2021, 12, 15), date(2022, 3, 16)])
def test_a_due_date_lies_within_the_work_on_the_period(seed_report: Report, due_on: date) -> None:
    section = assign_section(seed_report, DOCUMENTS, None, "", due_on)
    assert section is not None
    assert division(section) == (None, "", due_on)


@pytest.mark.parametrize("due_on", [date(2021, 12, 14), date(2022, 3, 17), date.min, date.max])
def test_a_due_date_outside_is_refused_and_nothing_changes(seed_report: Report, hoa: User, due_on: date) -> None:
    with pytest.raises(InputError) as refused:
        assign_section(seed_report, DOCUMENTS, hoa, "Phòng Tổ chức", due_on)
    assert str(refused.value) == (
        "hạn nội bộ phải trong khoảng từ ngày 15/12/2021 đến hết ngày 16/3/2022, là hạn nộp báo cáo của đơn vị"
    )
    assert division(seed_report.sections.get(key=DOCUMENTS)) == (None, "", None)


def test_assigned_sections_come_most_urgent_first(seed_report: Report, hoa: User) -> None:
    """Without a date of its own a section is due with the report, on 16/3/2022."""
    keys = list(seed_report.sections.exclude(state=AnswerState.NONE).order_by("pk").values_list("key", flat=True)[:4])
    Section.objects.filter(report=seed_report).update(finished=False)
    for key, due_on in zip(keys, [None, date(2022, 3, 12), date(2022, 3, 16), DUE], strict=True):
        assign_section(seed_report, key, hoa, "", due_on)
    listed = [(section.key, section.due_day, section.unit_total) for section in assigned_sections(hoa)]
    due = date(2022, 3, 16)
    assert listed == [
        (keys[3], DUE, 4),
        (keys[1], date(2022, 3, 12), 4),
        *sorted([(keys[0], due, 4), (keys[2], due, 4)], key=lambda one: keys.index(one[0])),
    ]


def test_what_is_done_and_what_is_another_persons_is_left_out(seed_report: Report, hoa: User) -> None:
    Section.objects.filter(report=seed_report).update(state=AnswerState.ANSWERED, assignee=hoa, finished=True)
    states = [AnswerState.UNANSWERED, AnswerState.ANSWERED, AnswerState.NOT_YET_AVAILABLE, AnswerState.NONE]
    sections = list(seed_report.sections.order_by("pk")[:5])
    for section, state in zip(sections, states, strict=False):
        Section.objects.filter(pk=section.pk).update(state=state, reason="chưa có", finished=False)
    other = make_person("binh", seed_report.unit)
    Section.objects.filter(pk=sections[4].pk).update(assignee=other, finished=False)
    assert list(assigned_sections(hoa)) == sections[:3]
    assert list(assigned_sections(other)) == [sections[4]]


def test_who_left_the_unit_has_nothing_to_write_there(seed_report: Report, hoa: User) -> None:
    seed_report.sections.update(assignee=hoa, finished=False)
    hoa.memberships.all().delete()
    assert list(assigned_sections(hoa)) == []


def test_at_most_twenty_sections_of_each_unit(seed_report: Report, hoa: User, brvt: Unit, outline: Outline) -> None:
    justice = Unit.objects.get(province=brvt, code="STP")
    Membership.objects.create(user=hoa, unit=justice, role=Membership.Role.LEADER)
    report = start_report(justice, open_period(brvt, "2022-6T", outline)[0])
    Section.objects.update(assignee=hoa, finished=False, state=AnswerState.UNANSWERED)
    totals = {one.unit_id: one.sections.count() for one in (seed_report, report)}
    with CaptureQueriesContext(connection) as captured:
        listed = [(section.report.unit_id, section.unit_total) for section in assigned_sections(hoa)]
    assert listed == [
        pair for one in (seed_report, report) for pair in [(one.unit_id, totals[one.unit_id])] * MAX_ASSIGNED
    ]
    assert min(totals.values()) > MAX_ASSIGNED
    assert len(captured) == 1


def test_notes_stand_in_the_order_in_which_they_were_written(seed_report: Report, hoa: User) -> None:
    section, other = seed_report.sections.order_by("pk")[:2]
    for text in ("Nhờ thêm kế hoạch", "Đã thêm"):
        add_note(section, hoa, text)
    add_note(other, hoa, "Ở mục khác")
    assert [(note.author, note.text) for note in notes_of(section)] == [(hoa, "Nhờ thêm kế hoạch"), (hoa, "Đã thêm")]


def test_a_note_leaves_the_section_as_it_is(seed_report: Report, hoa: User) -> None:
    before = Section.objects.filter(report=seed_report).values().get(key=DOCUMENTS)
    add_note(seed_report.sections.get(key=DOCUMENTS), hoa, "Nhờ thêm")
    assert Section.objects.filter(report=seed_report).values().get(key=DOCUMENTS) == before


def test_a_note_is_deleted_by_who_wrote_it(seed_report: Report, hoa: User) -> None:
    note = add_note(seed_report.sections.get(key=DOCUMENTS), hoa, "Nhờ thêm")
    assert may_delete_note(hoa, note).allowed
    verdict = may_delete_note(make_person("binh", seed_report.unit), note)
    assert (verdict.allowed, verdict.reason) == (
        False,
        "Ghi chú này do Người hoa viết nên chỉ Người hoa được xóa. Hãy nhờ người viết xóa giúp.",
    )
