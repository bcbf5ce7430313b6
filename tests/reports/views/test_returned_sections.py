"""The editor of a returned report: what was opened is written, everything else is shown locked."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, reverse

from accounts.models import User
from directives.models import Document
from reports.domain.editability import KEPT_AS_SENT, LOCKED
from reports.models import Comment, CommentMessage, Figure, Report, SectionLine, SectionOpening
from reports.review.actor import Actor
from reports.review.section_requests import ask_section, grant_section
from reports.review.transitions import approve, send_to_leader, submit
from tests.reports.returned import ALSO, COMMENTED, LOCKED_KEY, return_with_comments
from tests.reports.views.test_sections import KEYS, MORE, grow, queries

HTMX = {"HX-Request": "true"}
BY_SECTION = {
    "save_section": {},
    "section_figures": {},
    "merge_section": {},
    "nothing_arose": {},
    "take_proposals": {},
    "finish_section": {},
    "paste_lines": {},
    "copy_previous": {},
    "assign_section": {},
    "section_notes": {},
    "delete_note": {"note_id": 1},
    "record_new": {"kind": "van-ban"},
    "record_edit": {"kind": "van-ban", "record_id": 1},
    "record_remove": {"kind": "van-ban", "record_id": 1},
}
"""Every page that writes a section, or shows a part of the editor for it."""
READ = {"section"}


@pytest.fixture
def returned(sendable: Report, people: dict[str, User]) -> Report:
    comments = {COMMENTED: "Thiếu Công văn số 385 của Sở.", ALSO: "Nêu rõ số đơn vị đã sắp xếp."}
    return return_with_comments(sendable, people["leader"], people["reviewer"], comments)


@pytest.fixture
def clerk(client: Client, people: dict[str, User], returned: Report) -> Client:
    client.force_login(people["clerk"])
    return client


def address(page: str, report: Report, key: str) -> str:
    return reverse(f"reports:{page}", kwargs={"report_id": report.pk, "key": key, **BY_SECTION.get(page, {})})


def test_the_table_names_every_page_of_a_section() -> None:
    patterns = get_resolver("reports.urls").url_patterns
    of_sections = {one.name for one in patterns if "soan-thao/<str:key>" in str(one.pattern)}
    assert of_sections == {*BY_SECTION, *READ}


@pytest.mark.parametrize("page", BY_SECTION)
def test_a_locked_section_takes_nothing(clerk: Client, returned: Report, page: str) -> None:
    key = "steering.direction.meetings"
    before = list(SectionLine.objects.filter(section__key=key).values_list("pk", "text"))
    version = returned.sections.get(key=key).version
    ask = clerk.get if page == "section_figures" else clerk.post
    answer = ask(address(page, returned, key), {"version": version, "text": "Lời mới", "line": "", "origin": "written"})
    assert (answer.status_code, LOCKED in answer.content.decode()) == (403, True)
    assert list(SectionLine.objects.filter(section__key=key).values_list("pk", "text")) == before
    assert returned.sections.get(key=key).version == version


def test_a_locked_header_takes_nothing(clerk: Client, returned: Report) -> None:
    answer = clerk.post(reverse("reports:header", args=[returned.pk]), {"version": 0, "place_name": "Vũng Tàu"})
    assert (answer.status_code, LOCKED in answer.content.decode()) == (403, True)
    returned.refresh_from_db()
    assert returned.place_name != "Vũng Tàu"


def test_files_of_a_locked_section_stay(clerk: Client, returned: Report) -> None:
    files = reverse("evidence:section_files", args=[returned.pk, LOCKED_KEY])
    assert (clerk.post(files).status_code, LOCKED in clerk.get(files).content.decode()) == (403, True)
    assert clerk.post(reverse("evidence:section_files", args=[returned.pk, COMMENTED])).status_code == 200


def test_an_open_section_is_written(clerk: Client, returned: Report) -> None:
    section = returned.sections.get(key=ALSO)
    posted = {
        "version": section.version,
        "line": "",
        "origin": "written",
        "marker": "-",
        "text": "Đã sắp xếp 3 đơn vị.",
    }
    assert clerk.post(address("save_section", returned, ALSO), posted | {"reviewed": "1"}).status_code == 200
    assert [line.text for line in section.lines.all()] == ["Đã sắp xếp 3 đơn vị."]


def test_a_locked_section_shows_what_was_sent_and_the_form_to_ask_for_it(clerk: Client, returned: Report) -> None:
    key = "steering.direction.meetings"
    line = SectionLine.objects.filter(section__report=returned, section__key=key).first()
    sent = line.text
    SectionLine.objects.filter(pk=line.pk).update(text="Lời sửa sau khi gửi")
    html = clerk.get(address("section", returned, key), headers=HTMX).content.decode()
    assert sent in html and "Lời sửa sau khi gửi" not in html
    assert f"{KEPT_AS_SENT} Nếu cần sửa mục này, hãy ghi lý do rồi bấm “Đề nghị mở mục” ở bên dưới." in html
    assert "phiên bản 1, lúc" in html
    assert 'id="section-form"' not in html and "data-save" not in html
    assert f'action="{reverse("responses:ask", args=[returned.pk, key])}"' in html
    figures = clerk.get(address("section", returned, "steering.plan.progress"), headers=HTMX).content.decode()
    assert "Tổng số nhiệm vụ trong kế hoạch CCHC" in figures and "<input" not in figures.partition("section-ask")[0]


def test_the_locked_header_shows_the_frame_that_was_sent(clerk: Client, returned: Report) -> None:
    html = clerk.get(address("section", returned, "header"), headers=HTMX).content.decode()
    assert "<dt>Ký hiệu</dt><dd>BC-SYT</dd>" in html and "header-form" not in html


def test_the_outline_marks_locks_and_comments(clerk: Client, returned: Report) -> None:
    page = clerk.get(address("section", returned, COMMENTED))
    entries = {entry.key: (entry.is_locked, entry.comments) for entry in page.context["entries"]}
    assert {key: entries[key] for key in (COMMENTED, ALSO, LOCKED_KEY, "header")} == {
        COMMENTED: (False, 1),
        ALSO: (False, 1),
        LOCKED_KEY: (True, 0),
        "header": (True, 0),
    }
    html = page.content.decode()
    for key in (COMMENTED, ALSO):
        assert f'<span class="node-comments" id="comments-{key}">1 góp ý</span>' in html
    assert html.count('<span class="node-lock">Khóa</span>') == sum(locked for locked, _ in entries.values()) + 1
    assert f'hx-get="{reverse("responses:beside", args=[returned.pk, COMMENTED])}"' in html


def test_an_open_section_is_one_to_mend_while_a_comment_waits(clerk: Client, returned: Report) -> None:
    def marks() -> list[str]:
        page = clerk.get(address("section", returned, COMMENTED))
        by_key = {entry.key: (entry.mark, entry.mark_label) for entry in page.context["entries"]}
        return [by_key[key] for key in (COMMENTED, ALSO)]

    assert marks() == [("to_mend", "Cần sửa")] * 2
    Comment.objects.filter(key=ALSO).update(state="answered")
    assert marks()[0] == ("to_mend", "Cần sửa")
    assert marks()[1] != ("to_mend", "Cần sửa")


def test_a_draft_has_neither_locks_nor_comments(client: Client, sendable: Report, people: dict[str, User]) -> None:
    client.force_login(people["clerk"])
    html = client.get(address("section", sendable, COMMENTED)).content.decode()
    assert "node-lock" not in html and "node-comments" not in html and "section-comments" not in html


def test_the_editor_opens_at_the_first_comment(clerk: Client, returned: Report, people: dict[str, User]) -> None:
    edit = reverse("reports:edit", args=[returned.pk])
    assert clerk.get(edit).headers["Location"] == address("section", returned, COMMENTED)
    Comment.objects.filter(key=COMMENTED).update(state="answered")
    assert clerk.get(edit).headers["Location"] == address("section", returned, ALSO)
    Comment.objects.update(state="answered")
    assert clerk.get(edit).headers["Location"] in {address("section", returned, key) for key in (COMMENTED, ALSO)}


def test_the_next_section_is_the_next_open_one(clerk: Client, returned: Report) -> None:
    page = clerk.get(address("section", returned, COMMENTED))
    assert (page.context["before"], page.context["after"]) == ("", ALSO)
    locked = clerk.get(address("section", returned, "results.procedures.catalogue"))
    assert (locked.context["before"], locked.context["after"]) == (COMMENTED, ALSO)


def test_a_granted_section_is_written_from_then_on(clerk: Client, returned: Report, people: dict[str, User]) -> None:
    asked = ask_section(returned.pk, LOCKED_KEY, "Cần sửa", Actor(people["clerk"]))
    waiting = clerk.get(address("section", returned, LOCKED_KEY), headers=HTMX).content.decode()
    assert "Chờ Sở Nội vụ" in waiting and "ask-form" not in waiting
    assert KEPT_AS_SENT in waiting and "“Đề nghị mở mục”" not in waiting
    grant_section(asked.pk, Actor(people["reviewer"]))
    assert 'id="section-form"' in clerk.get(address("section", returned, LOCKED_KEY), headers=HTMX).content.decode()


def test_a_return_of_the_whole_report_locks_nothing(client: Client, sendable: Report, people: dict[str, User]) -> None:
    report = return_with_comments(sendable, people["leader"], people["reviewer"], {}, reason="Sai kỳ báo cáo")
    client.force_login(people["clerk"])
    page = client.get(address("section", report, LOCKED_KEY))
    assert not any(entry.is_locked for entry in page.context["entries"])
    assert 'id="section-form"' in page.content.decode()


def lead_away(report: Report, people: dict[str, User], state: str) -> str:
    """Move the draft to the state; return where its editor leads."""
    preview = reverse("reports:preview", args=[report.pk])
    if state == "awaiting_leader":
        send_to_leader(report.pk, 1, Actor(people["clerk"]))
        return reverse("submission:check", args=[report.pk])
    submit(report.pk, 1, Actor(people["leader"]))
    if state == "approved":
        approve(report.pk, 2, Actor(people["reviewer"]))
    return preview


@pytest.mark.parametrize(
    ("state", "why"),
    [
        ("awaiting_leader", "đang chờ thủ trưởng duyệt nên chưa sửa được"),
        ("submitted", "đã gửi Sở Nội vụ nên không sửa được"),
        ("approved", "đã được Sở Nội vụ tiếp nhận nên không sửa được"),
    ],
)
def test_pages_of_the_editor_lead_to_where_the_report_stands(
    client: Client, sendable: Report, people: dict[str, User], state: str, why: str
) -> None:
    place = lead_away(sendable, people, state)
    client.force_login(people["clerk"])
    anchor = "" if state == "awaiting_leader" else f"#node-{COMMENTED}"
    section = address("section", sendable, COMMENTED)
    assert client.get(section).headers["Location"] == f"{place}{anchor}"
    assert client.get(section, headers=HTMX).headers["HX-Redirect"] == f"{place}{anchor}"
    for page in ("edit", "word_back", "import"):
        assert client.get(reverse(f"reports:{page}", args=[sendable.pk])).headers["Location"] == place
    assert why in client.get(place).content.decode()
    posted = client.post(address("save_section", sendable, COMMENTED), {"version": 1})
    assert (posted.status_code, why in posted.content.decode()) == (403, True)


def test_whoever_only_reads_is_told_who_writes(client: Client, returned: Report, people: dict[str, User]) -> None:
    client.force_login(people["reviewer"])
    answer = client.get(address("section", returned, COMMENTED))
    assert (answer.status_code, "Chỉ người lập báo cáo và thủ trưởng của Sở Y tế" in answer.content.decode()) == (
        403,
        True,
    )


# --- how many queries


def counted(report: Report, people: dict[str, User], ask: Callable[[], object]) -> list[int]:
    """Return how many queries `ask` takes with few and with many comments, openings, records and lines."""
    counts = []
    ask()
    for number in MORE:
        grow(report, number)
        for index in range(number // 10):
            comment = Comment.objects.create(report=report, key=COMMENTED, author=people["reviewer"])
            CommentMessage.objects.create(comment=comment, author=people["reviewer"], text=f"Xem lại {index}.")
            SectionOpening.objects.get_or_create(report=report, key=f"x{index}", defaults={"cause": "comment"})
        with CaptureQueriesContext(connection) as captured:
            ask()
        counts.append(len(captured))
    return counts


@pytest.mark.parametrize("key", [COMMENTED, LOCKED_KEY])
def test_the_shell_takes_at_most_12_queries(clerk: Client, returned: Report, people: dict[str, User], key: str) -> None:
    few, many = counted(returned, people, lambda: clerk.get(address("section", returned, key)))
    assert few == many <= 12


@pytest.mark.parametrize("key", [COMMENTED, ALSO, LOCKED_KEY])
def test_a_section_takes_at_most_8_queries(clerk: Client, returned: Report, people: dict[str, User], key: str) -> None:
    few, many = counted(returned, people, lambda: clerk.get(address("section", returned, key), headers=HTMX))
    assert few == many <= 8


@pytest.mark.parametrize("kind", KEYS)
def test_a_section_of_any_kind_takes_at_most_8_queries(
    client: Client, sendable: Report, people: dict[str, User], kind: str
) -> None:
    key = KEYS[kind]
    report = return_with_comments(sendable, people["leader"], people["reviewer"], {key: "Xem lại."})
    client.force_login(people["clerk"])
    few, many = counted(report, people, lambda: client.get(address("section", report, key), headers=HTMX))
    assert few == many <= 8


def test_an_autosave_takes_no_query_more(clerk: Client, returned: Report) -> None:
    """As many as in a draft: 6."""
    key = ALSO
    posted = {"line": "", "origin": "written", "marker": "-", "text": "Một câu.", "reviewed": "1"}
    version = returned.sections.get(key=key).version
    first = clerk.post(address("save_section", returned, key), posted | {"version": version}).json()
    posted |= {"line": first["ids"][0], "text": "Một câu sửa.", "version": first["version"]}
    with queries() as count:
        assert clerk.post(address("save_section", returned, key), posted).status_code == 200
    assert count() <= 6


def test_a_record_is_edited_in_its_register_and_the_locked_section_keeps_its_words(
    clerk: Client, returned: Report
) -> None:
    key = "steering.direction.meetings"
    document = Document.objects.create(unit=returned.unit, number="999", symbol="SYT-VP", subject="về họp giao ban")
    section = returned.sections.get(key=key)
    section.lines.create(position=99, marker="-", origin="generated", document=document)
    locked = clerk.get(address("section", returned, key), headers=HTMX).content.decode()
    assert "999/SYT-VP" not in locked
    assert clerk.get(reverse("registers:edit", args=[returned.unit_id, "van-ban", document.pk])).status_code == 200
    assert Figure.objects.filter(report=returned).exists()
