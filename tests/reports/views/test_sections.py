"""The editor in the test client: pages, saving, refusals, and how many queries they take."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from directives.models import AssignedTask, Document, Inspection, Plan, PlanTask
from reports.models import Figure, Mention, Report, Section, SectionLine

DOCUMENTS = "steering.direction.documents"
NARRATIVE = "results.organisation.functions"
KEYS = {
    "documents": DOCUMENTS,
    "tasks": "steering.direction.assigned_tasks",
    "inspections": "steering.inspection.assessment",
    "plan tasks": "steering.plan.progress",
    "figures": "results.procedures.catalogue",
    "narrative": NARRATIVE,
    "proposals": "proposals",
}
MORE = (10, 500)


@pytest.fixture
def client(client: Client, people: dict[str, User]) -> Client:
    client.force_login(people["clerk"])
    return client


def address(page: str, report: Report, key: str) -> str:
    return reverse(f"reports:{page}", args=[report.pk, key])


def section_of(report: Report, key: str) -> Section:
    return report.sections.get(key=key)


def rows(report: Report, key: str) -> dict[str, list[str] | str | int]:
    """What the page would post for the section as it stands."""
    section = section_of(report, key)
    lines = list(section.lines.all())
    return {
        "version": section.version,
        "line": [str(line.pk) for line in lines],
        "origin": [line.origin for line in lines],
        "marker": [line.marker for line in lines],
        "text": [line.text for line in lines],
        "reviewed": ["1"] * len(lines),
    }


def fragment(client: Client, report: Report, key: str) -> str:
    return client.get(address("section", report, key), headers={"HX-Request": "true"}).content.decode()


def test_the_editor_opens_at_the_first_section_without_an_answer(client: Client, report: Report) -> None:
    asked = list(report.outline.nodes.filter(required=True).values_list("key", flat=True))
    report.sections.update(state="answered")
    report.sections.filter(key__in=asked[4:6]).update(state="unanswered")
    answer = client.get(reverse("reports:edit", args=[report.pk]))
    assert answer.headers["Location"] == address("section", report, asked[4])


def test_the_page_has_the_whole_outline_and_one_section(client: Client, report: Report) -> None:
    page = client.get(address("section", report, DOCUMENTS)).content.decode()
    keys = re.findall(r'data-node="([^"]+)"', page)
    assert keys == list(report.outline.nodes.values_list("key", flat=True))
    assert re.findall(r'id="section"[^>]*data-key="([^"]+)"', page) == [DOCUMENTS]
    assert page.count('name="text"') == section_of(report, DOCUMENTS).lines.count() + 1  # the blank row of the template


def test_a_request_of_the_page_gets_the_section_alone(client: Client, report: Report) -> None:
    part = fragment(client, report, DOCUMENTS)
    assert part.lstrip().startswith("<section")
    assert "data-node=" not in part


def test_a_section_that_the_outline_lacks_is_not_found(client: Client, report: Report) -> None:
    for page in ("section", "section_figures"):
        assert client.get(address(page, report, "no.such.node")).status_code == 404
    posted = {"version": 1}
    for page in ("save_section", "merge_section", "take_proposals", "finish_section", "nothing_arose"):
        assert client.post(address(page, report, "no.such.node"), posted).status_code == 404


def test_what_was_typed_is_saved_and_the_page_learns_the_version(client: Client, report: Report) -> None:
    posted = rows(report, NARRATIVE)
    posted |= {"line": [""], "origin": ["written"], "marker": ["-"], "text": ["Đã ban hành."], "reviewed": ["1"]}
    answer = client.post(address("save_section", report, NARRATIVE), posted).json()
    line = section_of(report, NARRATIVE).lines.get()
    assert (line.marker, line.text) == ("-", "Đã ban hành.")
    assert answer["ids"] == [line.pk]
    assert (answer["version"], answer["mark"], answer["mark_label"]) == (posted["version"] + 1, "drafting", "Đang soạn")
    assert re.fullmatch(r"\d\d:\d\d", answer["saved_at"])


def test_a_later_save_changes_nothing_and_shows_both_texts(
    client: Client, report: Report, people: dict[str, User]
) -> None:
    posted = rows(report, NARRATIVE)
    mine = posted | {"line": [""], "origin": ["written"], "marker": ["-"], "text": ["Của tôi."], "reviewed": ["1"]}
    theirs = mine | {"text": ["Của bạn."]}
    colleague = Client()
    colleague.force_login(people["leader"])
    assert colleague.post(address("save_section", report, NARRATIVE), theirs).status_code == 200
    answer = client.post(address("save_section", report, NARRATIVE), mine)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Người leader đã lưu lúc" in page
    assert ("Của tôi." in page, "Của bạn." in page) == (True, True)
    assert [line.text for line in section_of(report, NARRATIVE).lines.all()] == ["Của bạn."]


@pytest.mark.parametrize(
    ("choice", "expected"),
    [("mine", ["Của tôi."]), ("theirs", ["Của bạn."]), ("both", ["Của bạn.", "Của tôi."])],
)
def test_two_texts_are_merged_as_chosen(client: Client, report: Report, choice: str, expected: list[str]) -> None:
    section = section_of(report, NARRATIVE)
    section.lines.all().delete()
    section.lines.create(position=0, marker="-", text="Của bạn.")
    posted = {"line": [""], "origin": ["written"], "marker": ["-"], "text": ["Của tôi."], "reviewed": ["1"]}
    shown = client.post(address("merge_section", report, NARRATIVE), posted | {"version": 99})
    posted |= {"version": section.version, "seen": shown.context["seen"], "block-0": choice}
    answer = client.post(address("merge_section", report, NARRATIVE), posted)
    assert "Đã lưu bản gộp." in answer.content.decode()
    assert [line.text for line in section.lines.all()] == expected


def test_a_merge_that_somebody_overtook_is_shown_again(client: Client, report: Report) -> None:
    version = section_of(report, NARRATIVE).version
    report.sections.filter(key=NARRATIVE).update(version=version + 1)
    posted = {"line": [""], "origin": ["written"], "marker": ["-"], "text": ["Của tôi."], "reviewed": ["1"]}
    answer = client.post(address("merge_section", report, NARRATIVE), posted | {"version": version})
    assert answer.status_code == 409
    assert f'data-version="{version + 1}"' in answer.content.decode()


def test_a_merge_whose_blocks_changed_with_a_record_is_shown_again(client: Client, report: Report) -> None:
    section = section_of(report, DOCUMENTS)
    posted = {"line": [""], "origin": ["written"], "marker": ["-"], "text": ["Của tôi."], "reviewed": ["1"]}
    posted |= {"version": section.version, "block-0": "mine"}
    shown = client.post(address("merge_section", report, DOCUMENTS), posted)
    assert shown.status_code == 409
    document = section.lines.filter(origin="generated").first().document
    Document.objects.filter(pk=document.pk).update(subject="về một việc khác hẳn")
    again = client.post(address("merge_section", report, DOCUMENTS), posted | {"seen": shown.context["seen"]})
    assert again.status_code == 409
    assert section_of(report, DOCUMENTS).version == section.version


def test_the_same_words_saved_twice_are_no_conflict(client: Client, report: Report) -> None:
    posted = rows(report, NARRATIVE)
    posted |= {"line": [""], "origin": ["written"], "marker": ["-"], "text": ["Đã ban hành."], "reviewed": ["1"]}
    first = client.post(address("save_section", report, NARRATIVE), posted).json()
    second = client.post(address("save_section", report, NARRATIVE), posted)
    assert (second.status_code, second.json()["version"], second.json()["ids"]) == (200, first["version"], first["ids"])
    assert section_of(report, NARRATIVE).lines.count() == 1


def test_what_cannot_be_stored_is_told_and_nothing_changes(client: Client, report: Report) -> None:
    posted = rows(report, "results.procedures.catalogue")
    before = list(Figure.objects.values_list("code", "value"))
    answer = client.post(
        address("save_section", report, "results.procedures.catalogue"), posted | {"value-procedures.total": "nhiều"}
    )
    assert answer.status_code == 422
    assert "“nhiều” không phải là số" in answer.json()["errors"]["figure-procedures.total"]
    assert list(Figure.objects.values_list("code", "value")) == before


def test_computed_figures_and_their_sentences_come_from_the_server(client: Client, report: Report) -> None:
    key = "steering.plan.progress"
    posted = rows(report, key) | {
        f"value-plan_tasks.{name}": value for name, value in (("total", "40"), ("done", "10"))
    }
    assert client.post(address("save_section", report, key), posted).status_code == 200
    now = client.get(address("section_figures", report, key)).json()
    assert now["figures"]["plan_tasks.done_rate"]["computed"] == "25"
    assert "Tổng số nhiệm vụ: 40" in now["lines"].values()


def test_one_click_answers_an_empty_section(client: Client, report: Report) -> None:
    section = section_of(report, NARRATIVE)
    section.lines.all().delete()
    answer = client.post(address("nothing_arose", report, NARRATIVE), {"version": section.version})
    assert 'data-mark="none"' in answer.content.decode()
    assert section.lines.get().text == "Không phát sinh trong kỳ."


def test_finishing_goes_on_to_the_next_section(client: Client, report: Report) -> None:
    section = section_of(report, DOCUMENTS)
    answer = client.post(address("finish_section", report, DOCUMENTS), {"version": section.version})
    following = "steering.direction.meetings"
    assert answer.headers["HX-Push-Url"] == address("section", report, following)
    page = answer.content.decode()
    assert f'data-key="{following}"' in page
    assert f'data-finished="{DOCUMENTS}"' in page
    section.refresh_from_db()
    assert section.finished


def test_an_action_on_an_old_version_shows_the_newest(client: Client, report: Report) -> None:
    for page in ("nothing_arose", "finish_section"):
        answer = client.post(address(page, report, DOCUMENTS), {"version": 99})
        assert "vừa được người khác lưu" in answer.content.decode()


def test_proposals_are_taken_in_one_by_one_and_all(client: Client, report: Report) -> None:
    documents = [
        Document.objects.create(
            unit=report.unit,
            **{"number": str(number), "symbol": "SYT-VP", "issuer_code": "SYT", "type_name": "Công văn"},
            **{"topic": "direction", "issued_on": date(2022, 2, 1), "subject": "về một việc"},
        )
        for number in (901, 902, 903)
    ]
    assert "3 văn bản trong kỳ chưa đưa vào báo cáo" in fragment(client, report, DOCUMENTS)
    version = section_of(report, DOCUMENTS).version
    take = address("take_proposals", report, DOCUMENTS)
    client.post(take, {"version": version, "take": f"documents-{documents[1].pk}"})
    tokens = [f"documents-{document.pk}" for document in documents]
    page = client.post(take, {"version": version + 1, "take": tokens}).content.decode()
    lines = list(section_of(report, DOCUMENTS).lines.values_list("document", flat=True))
    assert lines[-3:] == [documents[1].pk, documents[0].pk, documents[2].pk]
    assert "chưa đưa vào báo cáo" not in page


def test_words_of_others_are_escaped(client: Client, report: Report) -> None:
    section = section_of(report, NARRATIVE)
    section.lines.create(position=50, text="</textarea><script>alert(1)</script>")
    page = client.get(address("section", report, NARRATIVE)).content.decode()
    assert "<script>alert" not in page
    assert "&lt;/textarea&gt;&lt;script&gt;alert(1)" in page


# --- how many queries


@contextmanager
def queries() -> Iterator[Callable[[], int]]:
    """Count the statements that read or write; the marks of a transaction's begin and end are none."""
    with CaptureQueriesContext(connection) as captured:
        yield lambda: sum(
            not query["sql"].startswith(("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")) for query in captured
        )


def grow(report: Report, number: int) -> None:
    """Let the unit have `number` records more of each kind, in its registers and in its report."""
    held = Document.objects.count()
    common = {"unit": report.unit, "symbol": "SYT-VP", "issuer_code": "SYT", "type_name": "Công văn", "year": 2022}
    documents = Document.objects.bulk_create(
        Document(number=str(5000 + held + place), topic="direction", issued_on=date(2022, 2, 1), **common)
        for place in range(number)
    )
    section = section_of(report, DOCUMENTS)
    half = documents[: number // 2]
    lines = SectionLine.objects.bulk_create(
        SectionLine(section=section, position=place, marker="+", origin="generated", document=document)
        for place, document in enumerate(half, start=section.lines.count())
    )
    Mention.objects.bulk_create(
        Mention(section=section, line=line, document=document, role="issued", position=0)
        for line, document in zip(lines, half, strict=True)
    )
    plan, _ = Plan.objects.get_or_create(unit=report.unit, topic="reform_plan", year=2022, title="Kế hoạch CCHC")
    PlanTask.objects.bulk_create(
        PlanTask(plan=plan, position=1000 + held + place, content="Việc") for place in range(number)
    )
    tasks = AssignedTask.objects.bulk_create(
        AssignedTask(unit=report.unit, content=f"Việc {place}", assigned_on=date(2022, 2, 1)) for place in range(number)
    )
    visits = Inspection.objects.bulk_create(
        Inspection(unit=report.unit, team=f"Đoàn {held + place}", visited_on=date(2022, 2, 1))
        for place in range(number)
    )
    for name, key, records in (
        ("assigned_task", KEYS["tasks"], tasks[: number // 2]),
        ("inspection", KEYS["inspections"], visits[: number // 2]),
    ):
        section = section_of(report, key)
        SectionLine.objects.bulk_create(
            SectionLine(section=section, position=place, origin="generated", **{name: record})
            for place, record in enumerate(records, start=section.lines.count())
        )


def measured(report: Report, ask: Callable[[], object]) -> list[int]:
    """Return how many queries `ask` takes with 10 and with 500 records more of every kind; the first call is warm."""
    ask()
    counts = []
    for number in MORE:
        grow(report, number)
        with queries() as count:
            ask()
            counts.append(count())
    return counts


def test_the_shell_takes_at_most_12_queries_whatever_the_report_holds(client: Client, report: Report) -> None:
    for key in (DOCUMENTS, KEYS["inspections"]):
        few, many = measured(report, lambda key=key: client.get(address("section", report, key)))
        assert few == many <= 12


@pytest.mark.parametrize("kind", KEYS)
def test_a_section_takes_at_most_8_queries_whatever_the_report_holds(client: Client, report: Report, kind: str) -> None:
    few, many = measured(report, lambda: fragment(client, report, KEYS[kind]))
    assert few == many <= 8


@pytest.mark.parametrize("kind", ["documents", "tasks", "narrative", "figures"])
def test_an_autosave_takes_at_most_6_queries_whatever_the_report_holds(
    client: Client, report: Report, kind: str
) -> None:
    """One line is reworded, and another added after the last or a figure typed."""
    key = KEYS[kind]
    lines = section_of(report, key).lines
    lines.create(position=lines.count(), marker="-", text="Một câu.")

    def save() -> None:
        posted = rows(report, key)
        place = next(place for place, text in enumerate(posted["text"]) if text.startswith("Một câu"))
        posted["text"][place] = f"Một câu, sửa lần {posted['version']}."
        if kind == "figures":
            posted |= {"value-procedures.total": "126", "state-procedures.total": "", "note-procedures.total": ""}
        else:
            new = {"line": "", "origin": "written", "marker": "-", "text": "Mới.", "reviewed": "1"}
            for name, value in new.items():
                posted[name].append(value)
        with queries() as count:
            assert client.post(address("save_section", report, key), posted).status_code == 200
            save.count = count()

    save()
    counts = []
    for number in MORE:
        grow(report, number)
        save()
        counts.append(save.count)
    assert counts[0] == counts[1] <= 6


def test_an_autosave_of_a_line_an_added_line_and_a_figure_at_once_takes_6_queries(
    client: Client, report: Report
) -> None:
    key = KEYS["figures"]
    report.sections.get(key=key).lines.all().delete()
    save = address("save_section", report, key)
    typed = {"line": [""], "origin": ["written"], "marker": ["-"], "text": ["Một câu."], "reviewed": ["1"]}
    first = client.post(save, typed | {"version": section_of(report, key).version}).json()
    typed = {name: values * 2 for name, values in typed.items()}
    typed |= {"line": [first["ids"][0], ""], "text": ["Một câu sửa.", "Câu mới."], "value-procedures.total": "126"}
    with queries() as count:
        assert client.post(save, typed | {"version": first["version"]}).status_code == 200
    assert count() == 6


def test_a_line_that_begins_to_name_a_document_of_the_register_takes_6_queries(client: Client, report: Report) -> None:
    document = section_of(report, DOCUMENTS).lines.filter(origin="generated").first().document
    section_of(report, NARRATIVE).lines.all().delete()
    save = address("save_section", report, NARRATIVE)
    typed = {"line": "", "origin": "written", "marker": "-", "text": "Theo Công văn", "reviewed": "1"}
    first = client.post(save, typed | {"version": section_of(report, NARRATIVE).version}).json()
    typed |= {"line": first["ids"][0], "text": f"Theo {document} ngày {document.issued_on:%d/%m/%Y}, đã thực hiện."}
    with queries() as count:
        assert client.post(save, typed | {"version": first["version"]}).status_code == 200
    assert count() == 6
    assert section_of(report, NARRATIVE).mentions.get().document == document


def test_taking_a_line_out_takes_6_queries(client: Client, report: Report) -> None:
    save = address("save_section", report, DOCUMENTS)
    assert client.post(save, rows(report, DOCUMENTS)).status_code == 200  # the outline is read once in a process
    posted = rows(report, DOCUMENTS)
    for name, values in posted.items():
        posted[name] = values[:-1] if isinstance(values, list) else values
    with queries() as count:
        assert client.post(save, posted).status_code == 200
    assert section_of(report, DOCUMENTS).lines.count() == len(posted["line"])
    assert count() == 6


def test_without_scripts_the_editor_says_that_it_saves_nothing(client: Client, report: Report) -> None:
    page = client.get(address("section", report, NARRATIVE)).content.decode()
    assert re.search(r"<noscript>.*Hãy bật JavaScript rồi tải lại trang.*</noscript>", page)
