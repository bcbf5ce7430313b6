"""Entries leave a register after a page that says what is lost, and come back."""

from datetime import date

from django.test import Client
from django.urls import reverse

from accounts.models import Unit
from directives.models import AssignedTask, Commitment, Document, Finding, Inspection, Plan, PlanTask
from reports.models import Report


def page(clerk: Client, name: str, slug: str, record) -> str:
    return clerk.get(reverse(f"registers:{name}", args=[record.unit_id, slug, record.pk])).content.decode()


def post(clerk: Client, name: str, slug: str, record):
    return clerk.post(reverse(f"registers:{name}", args=[record.unit_id, slug, record.pk]))


def letter(unit: Unit, number: str = "1400") -> Document:
    return Document.objects.create(unit=unit, number=number, symbol="SYT-VP", type_name="Công văn")


def test_a_removal_is_undone_by_one_click(clerk: Client, unit: Unit) -> None:
    document = letter(unit)
    answer = post(clerk, "remove", "van-ban", document)
    assert answer.headers["Location"] == f"/don-vi/{unit.pk}/so/van-ban/?vua_xoa={document.pk}"
    shown = clerk.get(answer.headers["Location"]).content.decode()
    restore = reverse("registers:restore", args=[unit.pk, "van-ban", document.pk])
    assert "Đã xóa khỏi sổ: Công văn số 1400/SYT-VP." in shown
    assert f'action="{restore}"' in shown
    clerk.post(restore)
    document.refresh_from_db()
    assert document.removed_at is None
    again = clerk.get(answer.headers["Location"]).content.decode()
    assert ("Đã xóa khỏi sổ:" in again, "Văn bản đã có lại trong sổ." in again) == (False, True)


def test_removed_entries_are_listed_and_restored_there(clerk: Client, unit: Unit) -> None:
    document = letter(unit)
    post(clerk, "remove", "van-ban", document)
    answer = clerk.get(reverse("registers:list", args=[unit.pk, "van-ban"]), {"trang_thai": "da-xoa"})
    assert [row.record for row in answer.context["rows"]] == [document]
    assert reverse("registers:restore", args=[unit.pk, "van-ban", document.pk]) in answer.content.decode()


def test_the_question_names_what_goes_along(clerk: Client, unit: Unit) -> None:
    visit = Inspection.objects.create(unit=unit, team="Đoàn CCHC", visited_on=date(2022, 3, 1))
    for place in (1, 2):
        Finding.objects.create(inspection=visit, position=place, content="Chậm")
    plan = Plan.objects.create(unit=unit, topic="reform_plan", year=2023, title="Kế hoạch")
    PlanTask.objects.create(plan=plan, position=1, content="Rà soát")
    assert "Cùng 2 tồn tại, hạn chế của cuộc kiểm tra" in page(clerk, "remove", "kiem-tra", visit)
    assert "Cùng 1 nhiệm vụ trong kế hoạch của kế hoạch" in page(clerk, "remove", "ke-hoach", plan)


def test_a_document_in_a_report_stays_and_the_page_leads_there(clerk: Client, unit: Unit, report: Report) -> None:
    document = Document.objects.get(number="692", symbol="SYT-VP")
    shown = page(clerk, "remove", "van-ban", document)
    assert reverse("reports:section", args=[report.pk, "steering.direction.documents"]) in shown
    assert 'class="btn btn-danger"' not in shown
    refused = post(clerk, "remove", "van-ban", document).content.decode()
    assert "Chưa xóa được: bản ghi còn đứng trong báo cáo: Quý I/2022, mục I.2." in refused
    document.refresh_from_db()
    assert document.removed_at is None


def test_a_document_that_another_record_names_stays_and_the_page_leads_there(clerk: Client, unit: Unit) -> None:
    document = letter(unit)
    task = AssignedTask.objects.create(unit=unit, assigning_document=document, content="Rà soát")
    shown = page(clerk, "remove", "van-ban", document)
    assert f'Sổ nhiệm vụ được giao: <a href="/don-vi/{unit.pk}/so/nhiem-vu/{task.pk}/">Rà soát</a>' in shown
    refused = post(clerk, "remove", "van-ban", document).content.decode()
    assert "văn bản còn được nêu trong sổ: nhiệm vụ được giao “Rà soát”." in refused


def test_a_place_that_was_taken_meanwhile_is_said(clerk: Client, unit: Unit) -> None:
    old = Commitment.objects.create(unit=unit, year=2022, tasks_total=9, tasks_done=1)
    post(clerk, "remove", "cam-ket", old)
    Commitment.objects.create(unit=unit, year=2022, tasks_total=9, tasks_done=2)
    shown = clerk.get(post(clerk, "restore", "cam-ket", old).headers["Location"]).content.decode()
    assert "Chưa khôi phục được. Đơn vị đã có bản cam kết của năm này." in shown
    assert Commitment.objects.current().get(unit=unit).tasks_done == 2


def test_a_merged_document_is_not_restored(clerk: Client, unit: Unit) -> None:
    kept, merged = letter(unit), letter(unit, "1401")
    post(clerk, "remove", "van-ban", merged)
    Document.objects.filter(pk=merged.pk).update(merged_into=kept)
    shown = clerk.get(post(clerk, "restore", "van-ban", merged).headers["Location"]).content.decode()
    assert "Chưa khôi phục được: văn bản đã gộp vào “Công văn số 1400/SYT-VP”, hãy dùng văn bản đó." in shown


def test_a_task_comes_back_after_the_document_that_it_names(clerk: Client, unit: Unit) -> None:
    document = letter(unit)
    task = AssignedTask.objects.create(unit=unit, assigning_document=document, content="Rà soát")
    for slug, record in (("nhiem-vu", task), ("van-ban", document)):
        post(clerk, "remove", slug, record)
    shown = clerk.get(post(clerk, "restore", "nhiem-vu", task).headers["Location"]).content.decode()
    assert "văn bản giao “Công văn số 1400/SYT-VP” đã xóa khỏi sổ. Hãy khôi phục văn bản đó trước." in shown
    for slug, record in (("van-ban", document), ("nhiem-vu", task)):
        post(clerk, "restore", slug, record)
    assert AssignedTask.objects.current().filter(pk=task.pk).exists()


def test_a_second_click_does_no_harm(clerk: Client, unit: Unit) -> None:
    document = letter(unit)
    for name in ("remove", "remove", "restore", "restore"):
        assert post(clerk, name, "van-ban", document).status_code == 302
    states = Document.history.filter(id=document.pk).order_by("history_id").values_list("history_type", "removed_at")
    assert [(kind, bool(day)) for kind, day in states] == [("+", False), ("~", True), ("~", False)]
