"""The two cards beside an open section, in the real report of Sở Y tế: due 16/3/2022, today is 13/3/2022."""

import unicodedata
from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from reports.models import Report, Section, SectionNote

KEY = "steering.direction.documents"
MEMBERS = ("clerk", "leader")
READERS = ("reviewer", "administrator")
RANGE = "Hạn nội bộ phải trong khoảng từ ngày 15/12/2021 đến hết ngày 16/3/2022, là hạn nộp báo cáo của đơn vị."


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stop the clock at 10:00 in Vietnam."""
    monkeypatch.setattr(timezone, "now", lambda: datetime(2022, 3, 13, 3, 0, tzinfo=UTC))


@pytest.fixture
def clerk(client: Client, people: dict[str, User]) -> Client:
    client.force_login(people["clerk"])
    return client


@pytest.fixture
def section(report: Report) -> Section:
    return report.sections.get(key=KEY)


def assignment_url(report: Report, key: str = KEY) -> str:
    return reverse("reports:assign_section", args=[report.pk, key])


def notes_url(report: Report, key: str = KEY) -> str:
    return reverse("reports:section_notes", args=[report.pk, key])


def delete_url(report: Report, note: SectionNote, key: str = KEY) -> str:
    return reverse("reports:delete_note", args=[report.pk, key, note.pk])


def assign(client: Client, report: Report, key: str = KEY, **fields: object) -> HttpResponse:
    return client.post(assignment_url(report, key), {"assignee": "", "room": "", "due_on": "", **fields})


def division(report: Report, key: str = KEY) -> tuple[User | None, str, date | None]:
    section = report.sections.get(key=key)
    return section.assignee, section.room, section.due_on


def html(answer: HttpResponse) -> str:
    assert answer.status_code == 200
    return answer.content.decode()


# --- Assignment


def test_a_section_that_nobody_has_offers_the_colleagues(
    clerk: Client, report: Report, section: Section, people: dict[str, User]
) -> None:
    answer = clerk.get(assignment_url(report))
    shown = html(answer)
    assert shown.startswith('<section class="side-card teamwork" id="section-assignment"')
    assert "Chưa giao cho ai." in shown
    assert answer.context["form"].fields["assignee"].choices == [
        ("", "Chưa giao cho ai"),
        (str(people["clerk"].pk), "Người clerk"),
        (str(people["leader"].pk), "Người leader"),
    ]
    assert "Không muộn hơn hạn nộp báo cáo, ngày 16/3/2022." in shown


def test_giving_a_section_to_a_colleague(clerk: Client, report: Report, people: dict[str, User]) -> None:
    version = report.sections.get(key=KEY).version
    answer = assign(clerk, report, assignee=people["leader"].pk, room="  Phòng\tTổ chức ", due_on="15/3/2022")
    assert division(report) == (people["leader"], "Phòng Tổ chức", date(2022, 3, 15))
    assert report.sections.get(key=KEY).version == version
    shown = html(answer)
    assert "Đã phân công cho Người leader, Phòng Tổ chức; hạn nội bộ 15/3/2022." in shown
    assert '<dd>15/3/2022 <span class="days-left days-left-soon">Còn 2 ngày</span>\n</dd>' in shown
    assert "HX-Retarget" not in answer.headers


def test_the_form_opens_with_what_is_assigned(clerk: Client, report: Report, people: dict[str, User]) -> None:
    assign(clerk, report, assignee=people["leader"].pk, room="Phòng Tổ chức", due_on="15/3/2022")
    shown = html(clerk.get(assignment_url(report)))
    assert f'<option value="{people["leader"].pk}" selected>Người leader</option>' in shown
    assert 'value="Phòng Tổ chức"' in shown
    assert 'name="due_on" value="15/03/2022"' in shown
    assert "Đã phân công" not in shown


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"room": "Phòng Tổ chức"}, "Đã phân công cho Phòng Tổ chức."),
        ({"due_on": "15/3/2022"}, "Đã đặt hạn nội bộ 15/3/2022."),
        ({}, "Đã bỏ phân công."),
    ],
)
def test_every_field_may_be_blank(
    clerk: Client, report: Report, people: dict[str, User], fields: dict[str, str], said: str
) -> None:
    assign(clerk, report, assignee=people["leader"].pk, room="Phòng Y", due_on="14/3/2022")
    assert said in html(assign(clerk, report, **fields))
    due_on = date(2022, 3, 15) if "due_on" in fields else None
    assert division(report) == (None, fields.get("room", ""), due_on)


def test_who_no_longer_writes_the_reports_is_named_as_such(
    clerk: Client, report: Report, people: dict[str, User]
) -> None:
    assign(clerk, report, assignee=people["leader"].pk)
    people["leader"].memberships.all().delete()
    shown = html(clerk.get(assignment_url(report)))
    assert "Người leader (không còn lập báo cáo của đơn vị, hãy giao cho người khác)" in shown


def test_a_section_that_the_report_leaves_out_comes_whole_when_it_is_assigned(
    clerk: Client, report: Report, section: Section, people: dict[str, User]
) -> None:
    section.delete()
    assert "Mục này chưa có trong báo cáo; khi được phân công" in html(clerk.get(assignment_url(report)))
    assert "Mục chưa được giao cho ai." in html(assign(clerk, report))
    assert not report.sections.filter(key=KEY).exists()
    answer = assign(clerk, report, assignee=people["leader"].pk)
    assert division(report) == (people["leader"], "", None)
    assert answer.headers["HX-Retarget"] == "#section"
    assert "Đã phân công cho Người leader." in html(answer)


def test_a_due_date_after_the_report_is_due_is_refused_beside_the_field(clerk: Client, report: Report) -> None:
    answer = assign(clerk, report, room="Phòng Tổ chức", due_on="17/3/2022")
    assert answer.context["form"].errors == {"due_on": [RANGE]}
    shown = html(answer)
    assert RANGE in shown
    assert "<details open>" in shown
    assert 'value="Phòng Tổ chức"' in shown
    assert division(report) == (None, "", None)


def test_only_colleagues_of_the_unit_may_be_given_a_section(
    clerk: Client, report: Report, people: dict[str, User]
) -> None:
    for name in ("reviewer", "clerk_of_another_unit"):
        answer = assign(clerk, report, assignee=people[name].pk)
        assert answer.context["form"].errors == {"assignee": ["Hãy chọn một người có trong danh sách của đơn vị."]}
    assert division(report) == (None, "", None)


# --- Notes


def test_notes_stand_with_their_authors_and_times_newest_last(
    clerk: Client, report: Report, section: Section, people: dict[str, User]
) -> None:
    for name, text, minute in (("leader", "Nhờ thêm số liệu", 5), ("clerk", "Đã thêm", 6)):
        note = SectionNote.objects.create(section=section, author=people[name], text=text)
        SectionNote.objects.filter(pk=note.pk).update(created_at=datetime(2026, 11, 22, 7, minute, tzinfo=UTC))
    answer = clerk.get(notes_url(report))
    assert [note.text for note in answer.context["notes"]] == ["Nhờ thêm số liệu", "Đã thêm"]
    shown = html(answer)
    assert shown.startswith('<section class="side-card teamwork" id="section-notes"')
    assert "Ghi chú nội bộ (2)" in shown
    assert '<span class="note-author">Người leader</span>' in shown
    assert ">14:05, 22/11/2026</time>" in shown


def test_a_note_is_added_and_the_form_is_empty_again(
    clerk: Client, report: Report, section: Section, people: dict[str, User]
) -> None:
    answer = clerk.post(notes_url(report), {"text": " Nhờ chị Hoa:\r\nthêm kế hoạch "})
    note = SectionNote.objects.get()
    assert (note.section, note.author, note.text) == (section, people["clerk"], "Nhờ chị Hoa:\nthêm kế hoạch")
    assert note.created_at == timezone.now()
    shown = html(answer)
    assert '<p class="note-text">Nhờ chị Hoa:\nthêm kế hoạch</p>' in shown
    assert not answer.context["form"].is_bound


def test_only_ones_own_notes_have_a_button_to_delete_them(
    clerk: Client, report: Report, section: Section, people: dict[str, User]
) -> None:
    own, other = (SectionNote.objects.create(section=section, author=people[name], text="Nhờ thêm") for name in MEMBERS)
    shown = html(clerk.get(notes_url(report)))
    assert [delete_url(report, note) in shown for note in (own, other)] == [True, False]


def test_ones_own_note_is_deleted(clerk: Client, report: Report, section: Section, people: dict[str, User]) -> None:
    note = SectionNote.objects.create(section=section, author=people["clerk"], text="Nhờ thêm")
    shown = html(clerk.post(delete_url(report, note)))
    assert not SectionNote.objects.exists()
    assert "Nhờ thêm" not in shown
    assert clerk.post(delete_url(report, note)).status_code == 404


def test_anothers_note_is_not_deleted(clerk: Client, report: Report, section: Section, people: dict[str, User]) -> None:
    note = SectionNote.objects.create(section=section, author=people["leader"], text="Nhờ thêm")
    answer = clerk.post(delete_url(report, note))
    assert answer.status_code == 403
    assert "Ghi chú này do Người leader viết nên chỉ Người leader được xóa." in answer.content.decode()
    assert SectionNote.objects.get() == note


def test_coming_back_from_the_sign_in_deletes_nothing(
    clerk: Client, report: Report, section: Section, people: dict[str, User]
) -> None:
    note = SectionNote.objects.create(section=section, author=people["clerk"], text="Nhờ thêm")
    assert clerk.get(delete_url(report, note)).headers["Location"] == reverse("reports:section", args=[report.pk, KEY])
    assert SectionNote.objects.get() == note


def test_a_note_is_deleted_at_its_own_section_only(
    clerk: Client, report: Report, section: Section, people: dict[str, User]
) -> None:
    note = SectionNote.objects.create(section=section, author=people["clerk"], text="Nhờ thêm")
    other = report.sections.exclude(pk=section.pk).first().key
    assert clerk.post(delete_url(report, note, other)).status_code == 404
    assert SectionNote.objects.get() == note


def test_a_note_brings_no_heading_into_the_report(clerk: Client, report: Report, section: Section) -> None:
    """A heading that is left out prints as soon as its section is there: a note does not do that."""
    section.delete()
    reason = "Mục này chưa có trong báo cáo nên chưa ghi chú được. Hãy phân công hoặc soạn mục trước."
    shown = html(clerk.get(notes_url(report)))
    assert reason in shown
    assert "<form" not in shown
    answer = clerk.post(notes_url(report), {"text": "Nhờ thêm"})
    assert answer.context["form"].errors == {"text": [reason]}
    assert "Nhờ thêm" in html(answer)
    assert (SectionNote.objects.count(), report.sections.filter(key=KEY).count()) == (0, 0)


# --- Who may


def test_the_unit_alone_divides_its_work_and_reads_its_notes(
    client: Client, report: Report, section: Section, people: dict[str, User]
) -> None:
    SectionNote.objects.create(section=section, author=people["leader"], text="Chỉ nội bộ")
    answers: dict[str, list[int]] = {}
    for name, person in people.items():
        client.force_login(person)
        own = SectionNote.objects.create(section=section, author=person, text="Của mình")
        answers[name] = [
            client.get(assignment_url(report)).status_code,
            assign(client, report, room="Phòng").status_code,
            client.get(notes_url(report)).status_code,
            client.post(notes_url(report), {"text": "Nhờ thêm"}).status_code,
            client.post(delete_url(report, own)).status_code,
        ]
    expected = {**dict.fromkeys(people, [404] * 5), **dict.fromkeys(MEMBERS, [200] * 5)}
    assert answers == expected | dict.fromkeys(READERS, [403] * 5)


def test_a_reader_is_told_why_the_notes_are_closed(
    client: Client, report: Report, section: Section, people: dict[str, User]
) -> None:
    SectionNote.objects.create(section=section, author=people["leader"], text="Chỉ nội bộ")
    client.force_login(people["reviewer"])
    refused = client.get(notes_url(report)).content.decode()
    assert "Chỉ người lập báo cáo và thủ trưởng của Sở Y tế được lập báo cáo của đơn vị này." in refused
    assert "Chỉ nội bộ" not in refused


def test_who_is_not_signed_in_goes_to_the_sign_in(client: Client, report: Report, section: Section) -> None:
    note = SectionNote.objects.create(section=section, author=User.objects.create(username="a"), text="Nhờ")
    for address in (assignment_url(report), notes_url(report), delete_url(report, note)):
        for way in (client.get, client.post):
            assert way(address).headers["Location"] == f"{reverse('login')}?next={address}"
    assert SectionNote.objects.get() == note


def test_what_the_outline_does_not_have_is_not_found(clerk: Client, report: Report) -> None:
    for key in ("steering.nothing", "outside", "x" * 500, "<b>"):
        assert clerk.get(assignment_url(report, key)).status_code == 404
        assert assign(clerk, report, key, room="Phòng").status_code == 404
        assert clerk.post(notes_url(report, key), {"text": "Nhờ"}).status_code == 404


def test_reading_writes_nothing(clerk: Client, report: Report) -> None:
    with CaptureQueriesContext(connection) as captured:
        clerk.get(assignment_url(report))
        clerk.get(notes_url(report))
    assert {query["sql"].split()[0] for query in captured} == {"SELECT"}


# --- What anybody may send

LONG = {"1 MB": "0" * 1_000_000, "one letter too many": "ữ" * 2001, "too many emoji": "😀" * 2001}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_a_long_note_comes_back_to_be_shortened(clerk: Client, report: Report, text: str) -> None:
    answer = clerk.post(notes_url(report), {"text": text})
    message = "Ghi chú mới dài quá 2.000 ký tự, hãy rút gọn."
    assert answer.context["form"].errors == {"text": [message]}
    shown = html(answer)
    assert message in shown
    assert text in shown
    assert not SectionNote.objects.exists()


@pytest.mark.parametrize("text", ["", " \r\n\t ", "\u200b\ufeff\x00", None])
def test_a_blank_note_is_not_kept(clerk: Client, report: Report, text: str | None) -> None:
    answer = clerk.post(notes_url(report), {} if text is None else {"text": text})
    assert answer.context["form"].errors == {"text": ["Hãy nhập ghi chú mới."]}
    assert "Hãy nhập ghi chú mới." in html(answer)
    assert not SectionNote.objects.exists()


KEPT = {
    "NFD": (unicodedata.normalize("NFD", "Nhờ đồng chí Đường thêm"), "Nhờ đồng chí Đường thêm"),
    "emoji": ("Xong rồi 👍🏽", "Xong rồi 👍🏽"),
    "control characters": ("Nhờ\x00 thêm\x07\u200b số\x0bliệu", "Nhờ thêm số\nliệu"),
    "formula": ('=HYPERLINK("http://x")', '=HYPERLINK("http://x")'),
    "exactly 2000 letters": ("ữ" * 2000, "ữ" * 2000),
}


@pytest.mark.parametrize(("text", "kept"), KEPT.values(), ids=KEPT)
def test_a_note_is_kept_in_its_clean_form(clerk: Client, report: Report, text: str, kept: str) -> None:
    answer = clerk.post(notes_url(report), {"text": text})
    assert SectionNote.objects.get().text == kept
    assert answer.status_code == 200


HTML = "<script>alert(1)</script><img src=x onerror=alert(1)>{{ user }}"
ESCAPED = "&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;{{ user }}"


def test_html_is_shown_as_it_was_typed(clerk: Client, report: Report, people: dict[str, User]) -> None:
    User.objects.filter(pk=people["leader"].pk).update(display_name=HTML)
    for answer in (
        clerk.post(notes_url(report), {"text": HTML}),
        clerk.post(notes_url(report), {"text": HTML + "x" * 2000}),
        assign(clerk, report, room=HTML, assignee=people["leader"].pk),
        assign(clerk, report, room=HTML + "x" * 100),
        assign(clerk, report, assignee=HTML, due_on=HTML),
    ):
        shown = html(answer)
        assert ESCAPED in shown
        assert "<script" not in shown
        assert "<img" not in shown


NOBODY = ["Hãy chọn một người có trong danh sách của đơn vị."]
NO_DATE = ["Hãy ghi ngày, tháng, năm như 21/02/2022."]
LONG_ROOM = ["Phòng thực hiện dài quá 100 ký tự, hãy rút gọn."]
WRONG = {
    "a name for a number": ({"assignee": "leader"}, {"assignee": NOBODY}),
    "a number of nobody": ({"assignee": "0"}, {"assignee": NOBODY}),
    "a number that no table holds": ({"assignee": "9" * 40}, {"assignee": NOBODY}),
    "a person of 1 MB": ({"assignee": "1" * 1_000_000}, {"assignee": NOBODY}),
    "a null character": ({"assignee": "1\x00"}, {"assignee": NOBODY}),
    "a room of 101 letters": ({"room": "ữ" * 101}, {"room": LONG_ROOM}),
    "a room of 1 MB": ({"room": "a" * 1_000_000}, {"room": LONG_ROOM}),
    "words for a date": ({"due_on": "thứ sáu"}, {"due_on": NO_DATE}),
    "an American date": ({"due_on": "03/25/2022"}, {"due_on": NO_DATE}),
    "a day that is not": ({"due_on": "30/02/2022"}, {"due_on": NO_DATE}),
    "a date of 1 MB": ({"due_on": "2" * 1_000_000}, {"due_on": NO_DATE}),
    "a formula for a date": ({"due_on": "=TODAY()"}, {"due_on": NO_DATE}),
    "a year long past": ({"due_on": "15/3/1022"}, {"due_on": ["Hãy ghi năm từ 1945 đến 2100."]}),
    "the day before the period": ({"due_on": "14/12/2021"}, {"due_on": [RANGE]}),
    "everything": (
        {"assignee": "😀", "room": "😀" * 101, "due_on": "😀"},
        {"assignee": NOBODY, "room": LONG_ROOM, "due_on": NO_DATE},
    ),
}


@pytest.mark.parametrize(("fields", "errors"), WRONG.values(), ids=WRONG)
def test_a_wrong_assignment_is_refused_beside_its_field(
    clerk: Client, report: Report, fields: dict[str, str], errors: dict[str, list[str]]
) -> None:
    answer = assign(clerk, report, **fields)
    assert answer.context["form"].errors == errors
    shown = html(answer)
    for name, messages in errors.items():
        assert f'<span id="error_1_assignment-{name}"><strong>{messages[0]}</strong></span>' in shown
    assert division(report) == (None, "", None)


@pytest.mark.parametrize(
    ("room", "kept"),
    [
        (unicodedata.normalize("NFD", "Phòng Tổ chức"), "Phòng Tổ chức"),
        ("Phòng\x00\u200b Tổ\x0bchức\n", "Phòng Tổ chức"),
        ("=1+1", "=1+1"),
        ("Phòng 😀", "Phòng 😀"),
    ],
)
def test_a_room_is_kept_in_its_clean_form(clerk: Client, report: Report, room: str, kept: str) -> None:
    assign(clerk, report, room=room)
    assert division(report) == (None, kept, None)


def test_a_post_without_fields_takes_the_assignment_back(
    clerk: Client, report: Report, people: dict[str, User]
) -> None:
    assign(clerk, report, assignee=people["leader"].pk)
    assert "Đã bỏ phân công." in html(clerk.post(assignment_url(report)))


# --- Queries


def test_one_and_fifty_notes_cost_the_same(
    clerk: Client, report: Report, section: Section, people: dict[str, User]
) -> None:
    """Session, user, report, section, notes; a new note adds itself. Colleagues and the due day take their place."""

    def queries() -> list[int]:
        counts = []
        for request in (
            lambda: clerk.get(notes_url(report)),
            lambda: clerk.post(notes_url(report), {"text": "Nhờ thêm"}),
            lambda: clerk.get(assignment_url(report)),
        ):
            with CaptureQueriesContext(connection) as captured:
                request()
            counts.append(len(captured))
        return counts

    SectionNote.objects.create(section=section, author=people["clerk"], text="Nhờ thêm")
    one = queries()
    for index in range(48):
        author = User.objects.create(username=f"dong-nghiep-{index}", display_name="Đồng nghiệp")
        SectionNote.objects.create(section=section, author=author, text="Nhờ thêm")
    assert (one, queries()) == ([4, 5, 5], [4, 5, 5])
