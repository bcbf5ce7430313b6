"""The list of a register as an Excel file that our own import understands."""

from datetime import date
from io import BytesIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from accounts.models import Unit
from core.workbooks import day_of, find_head, read_rows, text_of
from directives.models import AssignedTask, Document, Finding, Inspection, Plan, PlanTask
from reports.registers import REGISTERS
from reports.services.loading_lists import try_list


def exported(clerk: Client, unit: Unit, slug: str, **query: object) -> bytes:
    answer = clerk.get(reverse("registers:export", args=[unit.pk, slug]), query)
    assert answer.headers["Content-Disposition"].startswith(f'attachment; filename="so-{slug}-SYT-')
    return answer.content


def table(data: bytes) -> list[tuple[object, ...]]:
    sheet = load_workbook(BytesIO(data)).active
    return [tuple(cell.value for cell in row) for row in sheet.iter_rows(min_row=2)]


def test_the_filtered_list_is_exported_in_its_order(clerk: Client, unit: Unit) -> None:
    for number, day in (("1400", date(2022, 3, 1)), ("1401", date(2022, 3, 2))):
        Document.objects.create(
            unit=unit, number=number, symbol="SYT-VP", issued_on=day, subject="về xyz", topic="direction"
        )
    head, *rows = table(exported(clerk, unit, "van-ban", tim="xyz", xep="ngay"))
    assert head == ("Số ký hiệu", "Ngày ban hành", "Loại văn bản", "Trích yếu", "Cơ quan ban hành", "Chuyên đề")
    assert [(row[0], row[1].date(), row[3], row[5]) for row in rows] == [
        ("1400/SYT-VP", date(2022, 3, 1), "về xyz", "Chỉ đạo, điều hành"),
        ("1401/SYT-VP", date(2022, 3, 2), "về xyz", "Chỉ đạo, điều hành"),
    ]


@pytest.mark.parametrize(
    ("slug", "names"),
    [
        ("van-ban", ("Số ký hiệu", "Ngày ban hành", "Loại văn bản", "Trích yếu", "Cơ quan ban hành")),
        ("nhiem-vu", ("Văn bản giao", "Nội dung", "Hạn", "Ngày hoàn thành", "Ngày cập nhật")),
    ],
)
def test_the_import_finds_its_columns(clerk: Client, unit: Unit, slug: str, names: tuple[str, ...]) -> None:
    rows = read_rows("so.xlsx", exported(clerk, unit, slug))
    head = find_head("so.xlsx", rows, {name: [name] for name in names}, names)
    assert set(head.columns) == set(names)


def test_days_and_words_are_read_back_as_they_were(clerk: Client, unit: Unit) -> None:
    document = Document.objects.get(number="1893")
    AssignedTask.objects.create(unit=unit, assigning_document=document, content="Rà soát xyz", due_on=date(2022, 3, 31))
    *_, row = read_rows("so.xlsx", exported(clerk, unit, "nhiem-vu", tim="xyz"))
    assert "số 1893/UBND-VP ngày 18/02/2022 của UBND tỉnh" in text_of(row.cell(0))
    assert (text_of(row.cell(1)), day_of(row.cell(3))) == ("Rà soát xyz", date(2022, 3, 31))


@pytest.mark.parametrize("slug", ["van-ban", "nhiem-vu"])
def test_an_export_read_in_again_changes_nothing(clerk: Client, unit: Unit, slug: str) -> None:
    nameless = Document.objects.create(unit=unit, number="77", type_name="Công văn", subject="về rà soát")
    subject = "về thực hiện Nghị quyết số 02/2022/NQ-HĐND ngày 10/01/2022 và Kế hoạch số 15/KH-UBND"
    citing = Document.objects.create(
        **{"unit": unit, "number": "1999", "symbol": "UBND-VP", "type_name": "Công văn", "issuer_code": "UBND"},
        **{"issuer": "UBND tỉnh", "issued_on": date(2022, 2, 18), "year": 2022, "subject": subject},
    )
    for document in (nameless, citing, None):
        AssignedTask.objects.create(unit=unit, assigning_document=document, content="Rà soát")
    known = (Document if slug == "van-ban" else AssignedTask).objects.filter(unit=unit).count()
    trial = try_list(unit, slug, "so.xlsx", exported(clerk, unit, slug))
    assert [str(error) for error in trial.errors] == []
    assert [str(one.record) for one in trial.rows if one.outcome != "giữ nguyên"] == []
    assert trial.summary.unchanged == known


@pytest.mark.parametrize("words", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)"])
def test_words_never_become_a_formula(clerk: Client, unit: Unit, words: str) -> None:
    Document.objects.create(unit=unit, number="1400", symbol="XYZ", subject=words)
    sheet = load_workbook(BytesIO(exported(clerk, unit, "van-ban", tim="xyz"))).active
    cell = sheet.cell(3, 4)
    assert (cell.value, cell.data_type, cell.quotePrefix) == (words, "s", True)


def test_rows_that_belong_to_a_record_have_a_line_each(clerk: Client, unit: Unit) -> None:
    visit = Inspection.objects.create(unit=unit, team="Đoàn", visited_on=date(2022, 3, 1))
    Finding.objects.create(inspection=visit, position=1, content="Chậm", remedied_on=date(2022, 3, 9))
    Plan.objects.all().delete()
    plan = Plan.objects.create(unit=unit, topic="reform_plan", year=2022, title="Kế hoạch")
    for place in (2, 1):
        PlanTask.objects.create(plan=plan, position=place, content=f"Việc {place}")
    assert [row[3:5] for row in table(exported(clerk, unit, "kiem-tra"))[1:]] == [("Tồn tại, hạn chế", "Chậm")]
    assert [row[4] for row in table(exported(clerk, unit, "ke-hoach"))[1:]] == ["Việc 1", "Việc 2"]


@pytest.mark.parametrize("slug", REGISTERS)
def test_an_empty_list_is_a_file_with_its_head(clerk: Client, unit: Unit, slug: str) -> None:
    assert len(table(exported(clerk, unit, slug, tim="không có gì như thế"))) == 1


@pytest.mark.parametrize("slug", ["van-ban", "kiem-tra"])
def test_many_records_cost_as_many_queries_as_few(clerk: Client, unit: Unit, slug: str) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            exported(clerk, unit, slug)
        return len(captured)

    def more(count: int, first: int) -> None:
        made = range(first, first + count)
        if slug == "van-ban":
            Document.objects.bulk_create(Document(unit=unit, number=str(one), symbol="SYT") for one in made)
        else:
            day = date(2022, 3, 1)
            Inspection.objects.bulk_create(Inspection(unit=unit, team=f"Đoàn {one}", visited_on=day) for one in made)

    more(3, 5000)
    few = queries()
    more(2500, 6000)
    assert queries() == few
