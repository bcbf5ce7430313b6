"""An entry says what it is, where it stands, and who changed it when."""

from datetime import date

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Unit, User
from directives.models import AssignedTask, Document, Finding, Inspection
from reports.models import Report
from reports.register_history import PAGE_SIZE, history_page


def entry(clerk: Client, slug: str, record, **query: object):
    return clerk.get(reverse("registers:entry", args=[record.unit_id, slug, record.pk]), query)


def test_a_document_says_where_it_stands_and_what_names_it(clerk: Client, unit: Unit, report: Report) -> None:
    document = Document.objects.get(number="692", symbol="SYT-VP")
    task = AssignedTask.objects.create(unit=unit, assigning_document=document, content="Rà soát")
    answer = entry(clerk, "van-ban", document)
    assert dict(answer.context["facts"])["Số, ký hiệu"] == "692/SYT-VP"
    assert [place.key for place in answer.context["places"]] == ["steering.direction.documents"]
    assert [record for _, record in answer.context["holders"]] == [task]


def test_the_history_names_person_fields_and_values(clerk: Client, unit: Unit, people: dict[str, User]) -> None:
    clerk.post(
        reverse("registers:new", args=[unit.pk, "van-ban"]),
        {"number_symbol": "1400/SYT-VP", "issued_on": "14/03/2022", "topic": "direction"},
    )
    document = Document.objects.latest("pk")
    clerk.post(
        reverse("registers:edit", args=[unit.pk, "van-ban", document.pk]),
        {"number_symbol": "1400/SYT-VP", "issued_on": "15/03/2022", "seen": document.updated_at.isoformat()},
    )
    clerk.post(reverse("registers:remove", args=[unit.pk, "van-ban", document.pk]))
    clerk.post(reverse("registers:restore", args=[unit.pk, "van-ban", document.pk]))
    changes = history_page(document, 1).changes
    assert [(change.who, change.action) for change in changes] == [
        ("Người clerk", "Khôi phục vào sổ"),
        ("Người clerk", "Xóa khỏi sổ"),
        ("Người clerk", "Sửa"),
        ("Người clerk", "Thêm vào sổ"),
    ]
    edited = {(one.label, one.old, one.new) for one in changes[2].fields}
    assert edited == {("Ngày ban hành", "14/3/2022", "15/3/2022"), ("Chuyên đề", "Chỉ đạo, điều hành", "")}
    assert ("Ký hiệu", "", "SYT-VP") in {(one.label, one.old, one.new) for one in changes[3].fields}
    page = entry(clerk, "van-ban", document).content.decode()
    assert "<strong>Khôi phục vào sổ</strong>" in page
    assert "14/3/2022</del>" in page


def test_the_history_says_what_a_change_was_part_of(clerk: Client, unit: Unit) -> None:
    document = Document.objects.create(unit=unit, number="1400", symbol="SYT-VP")
    document._change_reason = "Nhận gộp <Công văn> số 1400/SYT-VP"
    document.save()
    page = entry(clerk, "van-ban", document).content.decode()
    assert '<p class="entry-note">Nhận gộp &lt;Công văn&gt; số 1400/SYT-VP</p>' in page
    assert "Lưu lại, nội dung không đổi." not in page


def test_a_removed_entry_takes_no_files(clerk: Client, unit: Unit) -> None:
    document = Document.objects.create(unit=unit, number="1400", symbol="SYT-VP")
    assert "Đính kèm tệp</button>" in entry(clerk, "van-ban", document).content.decode()
    clerk.post(reverse("registers:remove", args=[unit.pk, "van-ban", document.pk]))
    assert "Đính kèm tệp</button>" not in entry(clerk, "van-ban", document).content.decode()


def test_what_nobody_signed_in_did_is_the_systems(clerk: Client, unit: Unit) -> None:
    document = Document.objects.get(number="692", symbol="SYT-VP")
    assert {change.who for change in history_page(document, 1).changes} == {"Hệ thống"}


def test_documents_that_a_record_names_are_told_by_name(clerk: Client, unit: Unit) -> None:
    document = Document.objects.get(number="1893")
    task = AssignedTask.objects.create(unit=unit, content="Rà soát")
    task.assigning_document = document
    task.save()
    (changed,) = history_page(task, 1).changes[0].fields
    assert (changed.label, changed.old, changed.new) == ("Văn bản giao", "", str(document))


def test_the_rows_of_a_visit_are_in_its_history(clerk: Client, unit: Unit) -> None:
    visit = Inspection.objects.create(unit=unit, team="Đoàn", visited_on=date(2022, 3, 1))
    finding = Finding.objects.create(inspection=visit, position=1, content="Chậm")
    finding.remedied_on = date(2022, 3, 9)
    finding.save()
    finding.delete()
    changes = history_page(visit, 1).changes
    assert [change.action for change in changes] == [
        "Xóa tồn tại, hạn chế: “Chậm”",
        "Sửa tồn tại, hạn chế: “Chậm”",
        "Thêm tồn tại, hạn chế: “Chậm”",
        "Thêm vào sổ",
    ]
    (changed,) = changes[1].fields
    assert (changed.label, changed.old, changed.new) == ("Ngày khắc phục", "", "09/3/2022")


def test_a_save_that_changes_no_row_leaves_the_rows_history(clerk: Client, unit: Unit, rows) -> None:
    visit = Inspection.objects.create(unit=unit, team="Đoàn", visited_on=date(2022, 3, 1))
    finding = Finding.objects.create(inspection=visit, position=1, content="Chậm")
    typed = {"team": "Đoàn", "visited_on": "01/03/2022", "head": "Bà A", "seen": visit.updated_at.isoformat()}
    typed |= rows("finding", {"id": finding.pk, "content": "Chậm"}, stored=1) | rows("request", {"content": ""})
    clerk.post(reverse("registers:edit", args=[unit.pk, "kiem-tra", visit.pk]), typed)
    visit.refresh_from_db()
    assert (visit.head, Finding.history.filter(id=finding.pk).count()) == ("Bà A", 1)


def test_a_long_history_comes_in_pages_of_as_many_queries(clerk: Client, unit: Unit) -> None:
    document = Document.objects.create(unit=unit, number="1400", symbol="SYT-VP")

    def change(times: int) -> None:
        for _ in range(times):
            document.subject += "a"
            document.save()

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            entry(clerk, "van-ban", document)
        return len(captured)

    change(2)
    few = queries()
    change(PAGE_SIZE)
    assert queries() == few
    first, second = history_page(document, 1), history_page(document, 2)
    assert (len(first.changes), first.has_older) == (PAGE_SIZE, True)
    assert ([change.action for change in second.changes], second.has_older) == (["Sửa", "Sửa", "Thêm vào sổ"], False)
    assert (second.changes[0].fields[0].old, second.changes[0].fields[0].new) == ("a", "aa")
    page = entry(clerk, "van-ban", document, trang="2").content.decode()
    assert 'href="?trang=1#lich-su">Thay đổi mới hơn</a>' in page
    assert "Không còn thay đổi nào cũ hơn." in entry(clerk, "van-ban", document, trang="9" * 8).content.decode()
