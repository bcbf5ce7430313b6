"""Records are added, edited and removed inside the section of the editor."""

import unicodedata
from datetime import date

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from directives.models import AssignedTask, Document, Finding, Inspection, InspectionRequest, Plan, PlanTask
from reports.assembly.lines import word_line
from reports.models import Proposal, Report, Section, SectionLine
from reports.services.editing import MAX_LINES
from reports.services.records import plan_task_digest

DOCUMENTS = "steering.direction.documents"
TASKS = "steering.direction.assigned_tasks"
INSPECTIONS = "steering.inspection.assessment"
PLAN = "steering.plan.progress"
PROPOSALS = "proposals"
SECTION_OF = {
    "van-ban": DOCUMENTS,
    "nhiem-vu": TASKS,
    "kiem-tra": INSPECTIONS,
    "nhiem-vu-ke-hoach": PLAN,
    "kien-nghi": PROPOSALS,
}
LETTER = {
    "number_symbol": "1400/SYT-VP",
    "issued_on": "14/03/2022",
    "subject": "về rà soát thủ tục hành chính",
}
UNKNOWN_DOCUMENT = "Chưa nhận ra số, ký hiệu văn bản. Hãy ghi như Công văn số 1893/UBND-VP ngày 18/02/2022."
CHANGED_MEANWHILE = "Bản ghi này vừa được người khác sửa. Hãy đóng và mở lại để xem bản mới nhất."
VISIT = {"team": "Đoàn kiểm tra CCHC tỉnh", "visited_on": "20/3/2022"}


@pytest.fixture
def clerk(client: Client, people: dict[str, User]) -> Client:
    client.force_login(people["clerk"])
    return client


def version_of(report: Report, key: str) -> int:
    return Section.objects.get(report=report, key=key).version


def address(report: Report, kind: str, record_id: int | None = None, key: str = "") -> str:
    place = [report.pk, key or SECTION_OF[kind], kind]
    if record_id:
        return reverse("reports:record_edit", args=[*place, record_id])
    return reverse("reports:record_new", args=place)


def rows(prefix: str, *typed: dict[str, str], stored: int = 0) -> dict[str, str]:
    data = {f"{prefix}-TOTAL_FORMS": str(len(typed)), f"{prefix}-INITIAL_FORMS": str(stored)}
    return data | {f"{prefix}-{index}-{name}": value for index, row in enumerate(typed) for name, value in row.items()}


def add(clerk: Client, report: Report, kind: str, data: dict[str, str], **more: str) -> HttpResponse:
    version = version_of(report, SECTION_OF[kind])
    return clerk.post(address(report, kind), {"version": version, **data, **more}, headers={"HX-Request": "true"})


def change(clerk: Client, report: Report, kind: str, record, data: dict[str, str], **more: str) -> HttpResponse:
    place = address(report, kind, record.pk)
    return clerk.post(place, {"seen": seen_of(record), **data, **more}, headers={"HX-Request": "true"})


def remove(clerk: Client, report: Report, kind: str, record, key: str = "", **more: str) -> HttpResponse:
    place = reverse("reports:record_remove", args=[report.pk, key or SECTION_OF[kind], kind, record.pk])
    return clerk.post(place, {"seen": seen_of(record), **more}, headers={"HX-Request": "true"})


def seen_of(record) -> str:
    return plan_task_digest(record) if isinstance(record, PlanTask) else record.updated_at.isoformat()


def section_page(clerk: Client, report: Report, key: str) -> str:
    place = reverse("reports:section", args=[report.pk, key])
    return clerk.get(place, headers={"HX-Request": "true"}).content.decode()


def is_section(answer: HttpResponse) -> bool:
    return answer.headers.get("HX-Retarget") == "#section"


def last_line(report: Report, key: str) -> SectionLine:
    return SectionLine.objects.filter(section__report=report, section__key=key).order_by("position").last()


def errors_of(answer: HttpResponse) -> dict[str, list[str]]:
    return answer.context["form"].errors


# Documents


def test_a_new_document_is_a_record_and_a_line_of_the_section(clerk: Client, report: Report) -> None:
    answer = add(clerk, report, "van-ban", LETTER)
    document = Document.objects.get(number="1400")
    line = last_line(report, DOCUMENTS)
    assert is_section(answer)
    assert (document.unit, document.topic, document.symbol, document.year) == (report.unit, "direction", "SYT-VP", 2022)
    assert (document.type_name, document.type_code, document.issuer_code) == ("Công văn", "", "SYT")
    assert (line.marker, line.origin, line.document) == ("+", "generated", document)
    assert word_line(line, {}) == "Công văn số 1400/SYT-VP ngày 14/3/2022 về rà soát thủ tục hành chính;"
    assert [(one.document, one.role) for one in line.mentions.all()] == [(document, "issued")]


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ({"number_symbol": "12/2022/NQ-HĐND"}, ("Nghị quyết", "NQ", "12", "2022/NQ-HĐND", 2022, "HĐND")),
        ({"number_symbol": " 77 / KH – SYT "}, ("Kế hoạch", "KH", "77", "KH-SYT", 2022, "SYT")),
        ({"number_symbol": "34-TB/TU"}, ("Công văn", "", "34-TB", "TU", 2022, "")),
        ({"number_symbol": "91/SYT-VP", "type_name": "văn bản"}, ("Văn bản", "", "91", "SYT-VP", 2022, "SYT")),
        ({"number_symbol": "92/SYT-VP", "type_name": "Thư ngỏ"}, ("Thư ngỏ", "", "92", "SYT-VP", 2022, "SYT")),
    ],
)
def test_number_and_symbol_say_type_year_and_issuer(
    clerk: Client, report: Report, typed: dict[str, str], stored: tuple[object, ...]
) -> None:
    add(clerk, report, "van-ban", LETTER | typed)
    document = Document.objects.latest("pk")
    found = (document.type_name, document.type_code, document.number, document.symbol, document.year)
    assert (*found, document.issuer_code) == stored


def test_a_stale_section_stores_no_document(clerk: Client, report: Report) -> None:
    before = Document.objects.count()
    answer = clerk.post(address(report, "van-ban"), {"version": version_of(report, DOCUMENTS) - 1, **LETTER})
    assert (is_section(answer), Document.objects.count()) == (True, before)
    assert "Mục này vừa được người khác lưu." in answer.content.decode()


def test_a_full_section_stores_no_document(clerk: Client, report: Report) -> None:
    section = Section.objects.get(report=report, key=DOCUMENTS)
    section.lines.all().delete()
    SectionLine.objects.bulk_create(
        SectionLine(section=section, position=place, text="Một dòng.") for place in range(MAX_LINES)
    )
    answer = add(clerk, report, "van-ban", LETTER)
    assert errors_of(answer) == {"__all__": ["Một mục có nhiều nhất 1000 dòng; hãy chuyển bớt sang phụ lục."]}
    assert not Document.objects.filter(number="1400").exists()


def test_a_second_click_stores_nothing_twice(clerk: Client, report: Report) -> None:
    version = version_of(report, DOCUMENTS)
    for _ in range(2):
        clerk.post(address(report, "van-ban"), {"version": version, **LETTER, "duplicate": "new"})
    assert Document.objects.filter(number="1400").count() == 1


def test_a_likely_duplicate_is_shown_and_nothing_is_stored(clerk: Client, report: Report) -> None:
    before = Document.objects.count()
    answer = add(clerk, report, "van-ban", {**LETTER, "number_symbol": "0022/kh-syt", "issued_on": ""})
    assert Document.objects.count() == before
    answer = add(clerk, report, "van-ban", {**LETTER, "number_symbol": "22/KH-SYT"})
    page = answer.content.decode()
    assert (is_section(answer), Document.objects.count()) == (False, before)
    assert "Sổ đã có: <strong>Kế hoạch số 22/KH-SYT ngày 21/02/2022" in page
    assert "Quý I/2022, mục I.3. Việc ban hành kế hoạch kiểm tra" in page


def test_the_document_of_the_register_is_taken_instead(clerk: Client, report: Report) -> None:
    before = Document.objects.count()
    typed = {**LETTER, "number_symbol": "22/KH-SYT"}
    duplicate = add(clerk, report, "van-ban", typed).context["form"].duplicate
    answer = add(clerk, report, "van-ban", typed, duplicate=str(duplicate.pk))
    assert (is_section(answer), Document.objects.count()) == (True, before)
    assert last_line(report, DOCUMENTS).document == duplicate
    again = add(clerk, report, "van-ban", typed, duplicate=str(duplicate.pk))
    assert errors_of(again) == {"number_symbol": ["Văn bản này đã có một dòng trong mục."]}


def test_a_duplicate_is_added_where_the_clerk_insists(clerk: Client, report: Report) -> None:
    add(clerk, report, "van-ban", {**LETTER, "number_symbol": "22/KH-SYT"}, duplicate="new")
    assert Document.objects.filter(number="22", symbol="KH-SYT").count() == 3
    assert last_line(report, DOCUMENTS).document.subject == "về rà soát thủ tục hành chính"


def test_the_lines_of_a_changed_document_follow_with_their_links(clerk: Client, report: Report) -> None:
    add(clerk, report, "van-ban", LETTER)
    line = last_line(report, DOCUMENTS)
    document = line.document
    plan = Document.objects.get(number="18", symbol="KH-SYT")
    subject = "triển khai Kế hoạch số 18/KH-SYT ngày 17/02/2022"
    answer = change(clerk, report, "van-ban", document, LETTER | {"number_symbol": "1401/SYT-NV", "subject": subject})
    line = last_line(report, DOCUMENTS)
    assert is_section(answer)
    assert word_line(line, {}) == f"Công văn số 1401/SYT-NV ngày 14/3/2022 {subject};"
    assert [one.document for one in line.mentions.all()] == [document, plan]


def test_the_form_of_a_document_says_where_else_it_stands(clerk: Client, report: Report) -> None:
    document = Document.objects.get(number="02", symbol="2022/NQ-HĐND")
    page = clerk.get(address(report, "van-ban", document.pk, "results.institutions.legal_documents")).content.decode()
    assert "Quý I/2022, mục II.1. Kết quả kiểm tra, rà soát" in page
    assert "Quý I/2022, mục II.1. Kết quả xây dựng" not in page
    assert 'value="02/2022/NQ-HĐND"' in page


def test_an_edit_by_somebody_else_meanwhile_is_not_undone(clerk: Client, report: Report) -> None:
    document = Document.objects.get(number="18", symbol="KH-SYT")
    first = change(clerk, report, "van-ban", document, LETTER | {"number_symbol": "18/KH-SYT", "subject": "của một"})
    second = change(clerk, report, "van-ban", document, LETTER | {"number_symbol": "18/KH-SYT", "subject": "của hai"})
    document.refresh_from_db()
    assert (is_section(first), is_section(second), document.subject) == (True, False, "của một")
    assert errors_of(second) == {
        "__all__": ["Bản ghi này vừa được người khác sửa. Hãy đóng và mở lại để xem bản mới nhất."]
    }


def test_a_document_leaves_the_register_only_where_no_report_names_it(clerk: Client, report: Report) -> None:
    document = Document.objects.get(number="18", symbol="KH-SYT")
    refused = remove(clerk, report, "van-ban", document)
    document.refresh_from_db()
    assert document.removed_at is None
    assert "Chưa gỡ được: bản ghi còn đứng trong báo cáo: Quý I/2022, mục II.1. " in refused.content.decode()
    loose = Document.objects.create(unit=report.unit, number="999", symbol="SYT-VP")
    done = remove(clerk, report, "van-ban", loose)
    loose.refresh_from_db()
    assert (is_section(done), loose.removed_at is not None) == (True, True)
    assert clerk.get(address(report, "van-ban", loose.pk)).status_code == 404


def test_a_document_that_another_record_names_stays(clerk: Client, report: Report) -> None:
    loose = Document.objects.create(unit=report.unit, number="999", symbol="UBND-VP")
    AssignedTask.objects.create(unit=report.unit, assigning_document=loose, content="Rà soát thủ tục")
    refused = remove(clerk, report, "van-ban", loose).content.decode()
    loose.refresh_from_db()
    assert loose.removed_at is None
    assert "văn bản còn được nêu trong sổ: nhiệm vụ được giao “Rà soát thủ tục”." in refused


# Assigned tasks


def test_a_task_finds_its_documents_in_the_register_or_adds_them(clerk: Client, report: Report) -> None:
    known = Document.objects.get(number="28", symbol="KH-SYT")
    typed = {
        "assigning": "Công văn số 2500/UBND-VP ngày 10/3/2022 của UBND tỉnh về rà soát, đơn giản hóa thủ tục",
        "answering": "kế hoạch số 28/KH-SYT ngày 23/3/2022",
        "due_on": "31/3/2022",
    }
    answer = add(clerk, report, "nhiem-vu", typed)
    task = AssignedTask.objects.latest("pk")
    line = last_line(report, TASKS)
    assert is_section(answer)
    assert str(task.assigning_document) == "Công văn số 2500/UBND-VP"
    assert (task.answering_document, task.content) == (known, "Rà soát, đơn giản hóa thủ tục")
    assert (task.assigned_on, task.due_on, task.done_on) == (date(2022, 3, 10), date(2022, 3, 31), date(2022, 3, 23))
    assert (line.marker, line.origin, line.assigned_task) == ("+", "generated", task)
    assert [one.document for one in line.mentions.all()] == [task.assigning_document, known]


def test_the_documents_of_a_task_are_shown_back_before_it_is_stored(clerk: Client, report: Report) -> None:
    before = AssignedTask.objects.count()
    typed = {"assigning": "Chỉ thị số 10/CT-UBND", "answering": "văn bản số 77/<b>"}
    page = add(clerk, report, "nhiem-vu", typed, look="1").content.decode()
    assert "Có trong sổ: Chỉ thị số 10/CT-UBND ngày 16/8/2021 của Chủ tịch UBND tỉnh" in page
    assert "Chưa nhận ra số, ký hiệu văn bản." in page
    page = add(clerk, report, "nhiem-vu", {"assigning": "văn bản số 8/UBND-VP về <b>x</b>"}, look="1").content.decode()
    assert "Chưa có trong sổ, sẽ thêm: Văn bản số 08/UBND-VP về &lt;b&gt;x&lt;/b&gt;." in page
    assert AssignedTask.objects.count() == before
    assert "Hãy nhập" not in page


def test_an_edited_task_keeps_the_documents_whose_words_stay(clerk: Client, report: Report) -> None:
    task = AssignedTask.objects.get(assigning_document__number="2153")
    documents = task.assigning_document, task.answering_document
    form = clerk.get(address(report, "nhiem-vu", task.pk)).context["form"]
    typed = {name: form[name].value() or "" for name in ("assigning", "answering", "content")}
    stored = Document.objects.count()
    answer = change(clerk, report, "nhiem-vu", task, typed | {"assigned_on": "24/02/2022", "done_on": "04/03/2022"})
    task.refresh_from_db()
    assert is_section(answer)
    assert ((task.assigning_document, task.answering_document), Document.objects.count()) == (documents, stored)
    assert task.done_on == date(2022, 3, 4)


@pytest.mark.parametrize(
    ("typed", "errors"),
    [
        ({}, {"content": ["Hãy nhập nội dung nhiệm vụ hoặc văn bản giao."]}),
        (
            {"assigning": "công văn nào đó"},
            {"assigning": [UNKNOWN_DOCUMENT]},
        ),
        (
            {"assigning": "Công văn số 5/UBND-VP ngày 31/02/2022"},
            {"assigning": ["Ngày 31/02/2022 thiếu năm hoặc không có trong lịch."]},
        ),
        (
            {"content": "Rà soát", "assigned_on": "10/3/2022", "done_on": "9/3/2022"},
            {"done_on": ["Ngày hoàn thành phải từ ngày giao trở đi."]},
        ),
        (
            {"assigning": "Công văn số 5/UBND-VP", "answering": "công văn 05/UBND-VP"},
            {"__all__": ["Văn bản trả lời phải khác văn bản giao nhiệm vụ."]},
        ),
    ],
)
def test_what_is_wrong_with_a_task_is_said(
    clerk: Client, report: Report, typed: dict[str, str], errors: dict[str, list[str]]
) -> None:
    before = AssignedTask.objects.count(), Document.objects.count()
    assert errors_of(add(clerk, report, "nhiem-vu", typed)) == errors
    assert (AssignedTask.objects.count(), Document.objects.count()) == before


# Inspections


def test_a_visit_is_stored_with_its_findings_and_requests(clerk: Client, report: Report) -> None:
    finding = {"content": "Chưa xin lỗi kịp thời", "day": "25/3/2022"}
    typed = (
        VISIT | rows("finding", {"content": "Hồ sơ trễ hạn"}, finding, {}) | rows("request", {}, {"content": "Rà soát"})
    )
    answer = add(clerk, report, "kiem-tra", typed)
    visit = Inspection.objects.get()
    assert is_section(answer)
    assert list(visit.finding_set.order_by("position").values_list("position", "content", "remedied_on")) == [
        (1, "Hồ sơ trễ hạn", None),
        (2, "Chưa xin lỗi kịp thời", date(2022, 3, 25)),
    ]
    assert [one.content for one in visit.inspectionrequest_set.all()] == ["Rà soát"]
    assert word_line(last_line(report, INSPECTIONS), {}) == (
        "Ngày 20/3/2022, Đoàn kiểm tra CCHC tỉnh kiểm tra công tác CCHC tại đơn vị; nêu 02 tồn tại, hạn chế, "
        "đề nghị 01 nội dung."
    )


@pytest.fixture
def visit(report: Report) -> Inspection:
    made = Inspection.objects.create(unit=report.unit, team="Đoàn 611", visited_on=date(2022, 3, 1))
    for position, content in enumerate(("Một", "Hai"), start=1):
        Finding.objects.create(inspection=made, position=position, content=content)
    return made


def test_rows_of_a_visit_are_changed_added_and_left_out(clerk: Client, report: Report, visit: Inspection) -> None:
    one, two = visit.finding_set.all()
    one.remedy_document = Document.objects.get(number="28", symbol="KH-SYT")
    one.save()
    typed = rows(
        "finding",
        {"id": str(one.pk), "content": "Một, nói lại", "day": "02/03/2022"},
        {"id": str(two.pk), "content": "Hai", "DELETE": "on"},
        {"content": "Ba"},
        stored=2,
    )
    change(clerk, report, "kiem-tra", visit, VISIT | typed | rows("request"))
    kept, new = visit.finding_set.all()
    assert (kept.pk, kept.content, kept.remedied_on) == (one.pk, "Một, nói lại", date(2022, 3, 2))
    assert kept.remedy_document == one.remedy_document
    assert (new.position, new.content) == (3, "Ba")


def test_two_blank_rows_stand_ready_and_one_more_comes_when_asked_for(
    clerk: Client, report: Report, visit: Inspection
) -> None:
    shown = clerk.get(address(report, "kiem-tra", visit.pk)).context["form"]
    assert [row["content"].value() for row in shown.findings] == ["Một", "Hai", None, None]
    assert [row["content"].value() for row in shown.requests] == [None, None]
    typed = {"team": "", **rows("finding", {"content": "Một"}), **rows("request", {}, {})}
    answer = add(clerk, report, "kiem-tra", typed, more="finding")
    form = answer.context["form"]
    assert (len(form.findings), len(form.requests), form.errors) == (2, 2, {})
    assert "autofocus" in str(form.findings[1]["content"])


def test_a_visit_is_in_the_register_once(clerk: Client, report: Report, visit: Inspection) -> None:
    typed = {"team": visit.team, "visited_on": "01/03/2022", **rows("finding"), **rows("request")}
    assert errors_of(add(clerk, report, "kiem-tra", typed)) == {"__all__": ["Cuộc kiểm tra này đã có trong sổ."]}
    assert (Inspection.objects.count(), version_of(report, INSPECTIONS)) == (1, 1)


def test_the_row_that_is_wrong_says_so(clerk: Client, report: Report) -> None:
    typed = VISIT | rows("finding", {"content": "", "day": "x"}) | rows("request")
    answer = add(clerk, report, "kiem-tra", typed)
    assert answer.context["form"].findings.errors == [
        {"content": ["Hãy nhập nội dung."], "day": ["Hãy ghi ngày, tháng, năm như 21/02/2022."]}
    ]
    assert Inspection.objects.count() == 0


# Tasks of plans


def test_the_first_tasks_make_the_plan(clerk: Client, report: Report) -> None:
    tasks = rows("task", {"content": "Rà soát", "started_on": "01/02/2022"}, {"content": "Tập huấn"}, {})
    before = SectionLine.objects.count()
    answer = add(clerk, report, "nhiem-vu-ke-hoach", {"title": "Kế hoạch CCHC năm 2022", **tasks})
    plan = Plan.objects.get(topic="reform_plan", year=2022)
    assert is_section(answer)
    assert (plan.unit, plan.title) == (report.unit, "Kế hoạch CCHC năm 2022")
    assert list(plan.tasks.values_list("position", "content", "started_on")) == [
        (1, "Rà soát", date(2022, 2, 1)),
        (2, "Tập huấn", None),
    ]
    assert SectionLine.objects.count() == before
    shown = [(item.text, item.detail) for item in answer.context["records"]]
    assert shown == [("Rà soát", "triển khai từ ngày 01/02/2022"), ("Tập huấn", "chưa triển khai")]


@pytest.fixture
def plan(report: Report) -> Plan:
    made = Plan.objects.create(unit=report.unit, topic="reform_plan", year=2022, title="Kế hoạch CCHC")
    PlanTask.objects.create(plan=made, position=1, content="Rà soát")
    return made


def test_more_tasks_follow_those_of_the_plan(clerk: Client, report: Report, plan: Plan) -> None:
    add(clerk, report, "nhiem-vu-ke-hoach", {"plan": str(plan.pk), **rows("task", {"content": "Tập huấn"})})
    assert list(plan.tasks.values_list("position", "content")) == [(1, "Rà soát"), (2, "Tập huấn")]
    assert Plan.objects.filter(topic="reform_plan", year=2022).count() == 1


def test_tasks_go_into_no_plan_of_another_unit(clerk: Client, report: Report, people: dict[str, User]) -> None:
    unit = people["clerk_of_another_unit"].memberships.get().unit
    Plan.objects.create(unit=report.unit, topic="reform_plan", year=2022, title="Kế hoạch CCHC")
    other = Plan.objects.create(unit=unit, topic="reform_plan", year=2022, title="Kế hoạch CCHC")
    answer = add(clerk, report, "nhiem-vu-ke-hoach", {"plan": str(other.pk), **rows("task", {"content": "X"})})
    assert errors_of(answer) == {"plan": ["Hãy chọn một kế hoạch của đơn vị."]}
    assert other.tasks.count() == 0


def test_a_task_of_a_plan_is_edited_and_deleted(clerk: Client, report: Report, plan: Plan) -> None:
    task = plan.tasks.get()
    wrong = {"content": "Rà soát", "started_on": "02/02/2022", "done_on": "01/02/2022"}
    assert errors_of(change(clerk, report, "nhiem-vu-ke-hoach", task, wrong)) == {
        "done_on": ["Ngày hoàn thành phải từ ngày bắt đầu trở đi."]
    }
    change(clerk, report, "nhiem-vu-ke-hoach", task, wrong | {"done_on": "03/02/2022"})
    task.refresh_from_db()
    assert task.done_on == date(2022, 2, 3)
    page = clerk.get(address(report, "nhiem-vu-ke-hoach", task.pk)).content.decode()
    assert 'hx-confirm="Xóa nhiệm vụ này khỏi kế hoạch?"' in page
    remove(clerk, report, "nhiem-vu-ke-hoach", task)
    assert plan.tasks.count() == 0


def test_of_two_who_edit_a_task_of_a_plan_the_second_is_told_and_keeps_what_was_typed(
    clerk: Client, report: Report, plan: Plan
) -> None:
    task = plan.tasks.get()
    page = clerk.get(address(report, "nhiem-vu-ke-hoach", task.pk)).content.decode()
    assert f'name="seen" value="{plan_task_digest(task)}"' in page
    change(clerk, report, "nhiem-vu-ke-hoach", task, {"content": "Rà soát, đánh giá"})
    answer = change(clerk, report, "nhiem-vu-ke-hoach", task, {"content": "Rà soát lại"})
    assert errors_of(answer) == {"__all__": [CHANGED_MEANWHILE]}
    assert "Rà soát lại</textarea>" in answer.content.decode()
    refused = remove(clerk, report, "nhiem-vu-ke-hoach", task, content="Rà soát lại").content.decode()
    assert f"Chưa xóa được. {CHANGED_MEANWHILE}" in refused
    assert "Rà soát lại</textarea>" in refused
    assert [one.content for one in plan.tasks.all()] == ["Rà soát, đánh giá"]


def test_at_least_one_task_is_asked_for(clerk: Client, report: Report) -> None:
    answer = add(clerk, report, "nhiem-vu-ke-hoach", {"title": "Kế hoạch", **rows("task", {}, {})})
    assert errors_of(answer) == {"__all__": ["Hãy nhập ít nhất một nhiệm vụ."]}
    assert not Plan.objects.filter(title="Kế hoạch").exists()


# Proposals


def test_a_proposal_is_a_written_line_and_a_record(clerk: Client, report: Report) -> None:
    add(clerk, report, "kien-nghi", {"content": "Đề nghị  UBND tỉnh\nbố trí kinh phí."})
    proposal = Proposal.objects.latest("pk")
    line = last_line(report, PROPOSALS)
    assert (proposal.unit, proposal.report) == (report.unit, report)
    assert (line.marker, line.origin, line.text) == ("-", "written", "Đề nghị UBND tỉnh bố trí kinh phí.")
    assert proposal.content == line.text


def test_the_line_of_a_proposal_is_reworded_with_it(clerk: Client, report: Report) -> None:
    add(clerk, report, "kien-nghi", {"content": "Đề nghị bố trí kinh phí."})
    proposal = Proposal.objects.latest("pk")
    assert "còn đứng trong báo cáo: Quý I/2022, mục V." in remove(clerk, report, "kien-nghi", proposal).content.decode()
    typed = {"content": "Đề nghị bố trí đủ kinh phí.", "answered_on": "30/4/2022", "answer": "Đã bố trí."}
    page = change(clerk, report, "kien-nghi", proposal, typed).content.decode()
    proposal.refresh_from_db()
    assert (proposal.content, proposal.answered_on) == ("Đề nghị bố trí đủ kinh phí.", date(2022, 4, 30))
    assert last_line(report, PROPOSALS).text == "Đề nghị bố trí đủ kinh phí."
    assert f'data-version="{version_of(report, PROPOSALS)}"' in page
    assert "còn đứng trong báo cáo: Quý I/2022, mục V." in remove(clerk, report, "kien-nghi", proposal).content.decode()


def test_the_editor_goes_on_after_changing_a_record_that_stands_in_its_section(clerk: Client, report: Report) -> None:
    add(clerk, report, "van-ban", LETTER)
    document, version = Document.objects.get(number="1400"), version_of(report, DOCUMENTS)
    page = change(clerk, report, "van-ban", document, LETTER | {"subject": "về tập huấn"}).content.decode()
    assert version_of(report, DOCUMENTS) == version + 1
    assert f'data-version="{version + 1}"' in page
    assert is_section(add(clerk, report, "van-ban", LETTER | {"number_symbol": "1401/SYT-VP"}))


# Who and where


@pytest.fixture
def stored(report: Report, visit: Inspection, plan: Plan) -> dict[str, int]:
    """A record of each kind."""
    task = AssignedTask.objects.filter(unit=report.unit).first()
    proposal = Proposal.objects.create(unit=report.unit, report=report, content="Đề nghị")
    document = Document.objects.get(number="18", symbol="KH-SYT")
    return {
        "van-ban": document.pk,
        "nhiem-vu": task.pk,
        "kiem-tra": visit.pk,
        "nhiem-vu-ke-hoach": plan.tasks.get().pk,
        "kien-nghi": proposal.pk,
    }


def test_only_the_clerk_and_the_leader_of_the_unit_keep_its_records(
    client: Client, report: Report, people: dict[str, User], stored: dict[str, int]
) -> None:
    answers = {}
    for name, person in people.items():
        client.force_login(person)
        places = [place for kind, pk in stored.items() for place in (address(report, kind), address(report, kind, pk))]
        answers[name] = {getattr(client, way)(place).status_code for place in places for way in ("get", "post")}
        answers[name].add(client.post(f"{address(report, 'van-ban', stored['van-ban'])}go/").status_code)
    allowed = {"clerk": {200}, "leader": {200}, "reviewer": {403}, "administrator": {403}}
    assert answers == {name: allowed.get(name, {404}) for name in people}


def test_a_record_of_another_unit_or_a_removed_one_is_not_found(
    clerk: Client, report: Report, people: dict[str, User], stored: dict[str, int]
) -> None:
    unit = people["clerk_of_another_unit"].memberships.get().unit
    Document.objects.update(unit=unit)
    AssignedTask.objects.update(unit=unit)
    Inspection.objects.update(removed_at="2022-01-01T00:00Z")
    Plan.objects.update(unit=unit)
    Proposal.objects.update(removed_at="2022-01-01T00:00Z")
    answers = {
        kind: (
            clerk.get(address(report, kind, pk)).status_code,
            clerk.post(address(report, kind, pk)).status_code,
            clerk.post(f"{address(report, kind, pk)}go/").status_code,
        )
        for kind, pk in stored.items()
    }
    assert answers == dict.fromkeys(stored, (404, 404, 404))


def test_a_section_has_the_records_of_its_source_only(clerk: Client, report: Report, stored: dict[str, int]) -> None:
    found = {
        (kind, key)
        for kind in SECTION_OF
        for key in (*SECTION_OF.values(), "steering.direction.emulation", "steering.nothing")
        if clerk.get(address(report, kind, key=key)).status_code == 200
    }
    assert found == set(SECTION_OF.items())
    assert clerk.get(address(report, "van-ban", stored["van-ban"], TASKS)).status_code == 200
    assert clerk.get(address(report, "kiem-tra", stored["kiem-tra"], TASKS)).status_code == 404
    assert clerk.get(reverse("reports:record_new", args=[report.pk, DOCUMENTS, "gi-do"])).status_code == 404


def test_nothing_is_removed_by_a_get(clerk: Client, report: Report, stored: dict[str, int]) -> None:
    answers = {clerk.get(f"{address(report, kind, pk)}go/").headers["Location"] for kind, pk in stored.items()}
    assert answers == {reverse("reports:section", args=[report.pk, SECTION_OF[kind]]) for kind in stored}


def test_the_section_offers_the_records_of_its_source(clerk: Client, report: Report, stored: dict[str, int]) -> None:
    labels = {}
    for kind, key in SECTION_OF.items():
        page = section_page(clerk, report, key)
        labels[kind] = f'hx-get="{address(report, kind)}" hx-target="#section-tool">Thêm ' in page
    assert labels == dict.fromkeys(SECTION_OF, True)
    assert "ban-ghi" not in section_page(clerk, report, "steering.direction.emulation")


# Whatever is typed

FIELDS = {
    "van-ban": ("number_symbol", "issued_on", "type_name", "issuer", "subject", "seen", "duplicate"),
    "nhiem-vu": (
        *("assigning", "answering", "content", "assigned_on", "due_on", "done_on", "updated_in_software_on"),
        *("update_told_late", "seen"),
    ),
    "kiem-tra": (
        *("team", "head", "visited_on", "examined_from", "examined_to", "strengths", "finding-TOTAL_FORMS"),
        *("finding-INITIAL_FORMS", "finding-0-id", "finding-0-content", "finding-0-day", "finding-0-DELETE", "more"),
    ),
    "nhiem-vu-ke-hoach": (
        *("plan", "title", "task-TOTAL_FORMS", "task-INITIAL_FORMS", "task-0-content", "task-0-due_on"),
        *("task-0-started_on", "task-0-done_on", "more", "seen"),
    ),
    "kien-nghi": ("content", "answered_on", "answer", "seen"),
}
BAD = {
    "wrong type": "-1e9",
    "huge": "Xử lý hồ sơ " * 65_000,
    "huge number": "9" * 100_000,
    "emoji": "😀👩‍👩‍👧 385/SYT-VP 😀",
    "decomposed": unicodedata.normalize("NFD", "Đề nghị xử lý 385/SYT-VP"),
    "control": "a\x00b\x07c\x1b[31m\u202e\ufffe385/SYT-VP\r\n\u2028x",
    "html": "<script>alert(1)</script>\"'><b>385/SYT-VP",
    "formula": '=HYPERLINK("http://x","y")',
}


@pytest.mark.parametrize("kind", SECTION_OF)
@pytest.mark.parametrize("bad", BAD)
def test_whatever_is_typed_is_answered_calmly(
    clerk: Client, report: Report, stored: dict[str, int], kind: str, bad: str
) -> None:
    text = BAD[bad]
    blank = rows("finding", {}) | rows("request") | rows("task", {})
    everywhere = blank | dict.fromkeys(FIELDS[kind], text)
    for place in (address(report, kind), address(report, kind, stored[kind])):
        for name in ("version", *FIELDS[kind]):
            answer = clerk.post(place, {"version": "1", **blank, name: text})
            assert answer.status_code == 200
            assert "<script>alert" not in answer.content.decode()
        if bad == "huge":
            continue
        answer = clerk.post(place, {"version": version_of(report, SECTION_OF[kind]), **everywhere})
        assert answer.status_code == 200
        assert "<script>alert" not in answer.content.decode()


@pytest.mark.parametrize(
    ("kind", "typed", "errors"),
    [
        (
            "van-ban",
            {"number_symbol": "Ạ" * 200, "issued_on": "31/02/2022", "type_name": "x" * 101, "subject": "x" * 2001},
            {
                "number_symbol": ["Số, ký hiệu dài quá 125 ký tự, hãy rút gọn."],
                "issued_on": ["Hãy ghi ngày, tháng, năm như 21/02/2022."],
                "type_name": ["Loại văn bản dài quá 100 ký tự, hãy rút gọn."],
                "subject": ["Trích yếu dài quá 2.000 ký tự, hãy rút gọn."],
            },
        ),
        ("van-ban", {}, {"number_symbol": ["Hãy nhập số, ký hiệu."]}),
        (
            "van-ban",
            {"number_symbol": "385"},
            {"number_symbol": ["Chưa nhận ra số và ký hiệu. Hãy ghi như 385/SYT-VP."]},
        ),
        ("van-ban", {**LETTER, "issued_on": "01/01/0022"}, {"issued_on": ["Hãy ghi năm từ 1945 đến 2100."]}),
        ("kien-nghi", {"content": " \u200b\n"}, {"content": ["Hãy nhập nội dung kiến nghị, đề xuất."]}),
        (
            "kiem-tra",
            VISIT | {"examined_from": "02/01/2022", "examined_to": "2022-01-01"} | rows("finding") | rows("request"),
            {"examined_to": ["Ngày cuối phải từ ngày đầu trở đi."]},
        ),
    ],
)
def test_the_message_stands_beside_the_field(
    clerk: Client, report: Report, kind: str, typed: dict[str, str], errors: dict[str, list[str]]
) -> None:
    answer = add(clerk, report, kind, typed)
    assert errors_of(answer) == errors
    page = answer.content.decode()
    assert all(f'id="record-{name}_error"' in page for name in errors)


def test_decomposed_letters_and_control_characters_are_stored_clean(clerk: Client, report: Report) -> None:
    add(clerk, report, "kien-nghi", {"content": unicodedata.normalize("NFD", "Đề nghị\x07 <b>xử lý</b> 😀")})
    assert Proposal.objects.latest("pk").content == "Đề nghị <b>xử lý</b> 😀"


# Queries


def queries(clerk: Client, place: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert clerk.get(place, headers={"HX-Request": "true"}).status_code == 200
    return len(captured)


def test_forms_cost_the_same_with_ten_and_with_five_hundred_documents(
    clerk: Client, report: Report, stored: dict[str, int]
) -> None:
    places = [address(report, kind) for kind in SECTION_OF] + [address(report, kind, pk) for kind, pk in stored.items()]
    [clerk.get(place) for place in places]
    few = {place: queries(clerk, place) for place in places}
    Document.objects.bulk_create(
        Document(unit=report.unit, number=str(number), symbol="SYT-VP", year=2022, topic="direction")
        for number in range(2000, 2500)
    )
    InspectionRequest.objects.bulk_create(
        InspectionRequest(inspection_id=stored["kiem-tra"], position=position, content="Rà soát")
        for position in range(90)
    )
    assert {place: queries(clerk, place) for place in places} == few
    assert max(few.values()) <= 7
