"""An attached workbook becomes an annex of the report, and is left out again."""

from datetime import date

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse

from accounts.models import Attachment, User
from reports.models import AnnexTable, Section
from tests import evidence_files as files

ROWS = [("STT", "Lĩnh vực", "Số hồ sơ"), (1, "Dược phẩm", 12), (2, "Khám bệnh", 30)]
POSTED = {"title": "  Hồ sơ   theo lĩnh vực ", "head_rows": "1"}


@pytest.fixture(autouse=True)
def signed_in(client: Client, people: dict[str, User]) -> None:
    client.force_login(people["clerk"])


@pytest.fixture
def workbook(section: Section, attached) -> Attachment:
    return attached(section, "ho so.xlsx", files.workbook(ROWS))


@pytest.fixture
def address(workbook: Attachment) -> str:
    return reverse("evidence:annex", args=[workbook.pk])


def test_the_page_shows_the_table_as_it_was_read(client: Client, address: str) -> None:
    page = client.get(address).content.decode()
    assert 'value="ho so"' in page
    assert "Bảng đọc được: 3 dòng, 3 cột." in page
    assert '<th scope="row">2</th><td>1</td><td>Dược phẩm</td><td>12</td>' in page


def test_the_table_is_printed_from_then_on(client: Client, address: str, section: Section, workbook) -> None:
    answer = client.post(address, POSTED, follow=True)
    assert "Báo cáo in bảng trong tệp “ho so.xlsx” thành phụ lục." in answer.content.decode()
    assert "In thành phụ lục: Hồ sơ theo lĩnh vực" in answer.content.decode()
    table = AnnexTable.objects.get()
    assert (table.section, table.attachment, table.title, table.head_rows) == (
        section,
        workbook,
        "Hồ sơ theo lĩnh vực",
        1,
    )
    assert table.rows == [["STT", "Lĩnh vực", "Số hồ sơ"], ["1", "Dược phẩm", "12"], ["2", "Khám bệnh", "30"]]
    paper = client.get(reverse("reports:preview", args=[section.report_id])).content.decode()
    assert '<p class="annex-label">Phụ lục II</p>' in paper
    assert "HỒ SƠ THEO LĨNH VỰC" in paper


def test_a_second_choice_replaces_the_first(client: Client, address: str) -> None:
    client.post(address, POSTED)
    client.post(address, {"title": "Tên khác", "head_rows": "2"})
    assert [(table.title, table.head_rows) for table in AnnexTable.objects.all()] == [("Tên khác", 2)]
    assert 'value="Tên khác"' in client.get(address).content.decode()


def test_a_table_left_out_keeps_its_file(client: Client, address: str, workbook: Attachment) -> None:
    client.post(address, POSTED)
    answer = client.post(address, {"leave_out": "1"}, follow=True)
    assert "Báo cáo không còn in bảng trong tệp “ho so.xlsx”." in answer.content.decode()
    assert (AnnexTable.objects.count(), Attachment.objects.filter(pk=workbook.pk).exists()) == (0, True)


def test_removing_the_file_warns_that_the_annex_goes_with_it(client: Client, address: str, workbook) -> None:
    client.post(address, POSTED)
    remove = reverse("evidence:remove", args=[workbook.pk])
    assert (
        "thành phụ lục “Hồ sơ theo lĩnh vực”; xóa tệp thì phụ lục đó không còn." in client.get(remove).content.decode()
    )
    client.post(remove)
    assert AnnexTable.objects.count() == 0


def test_the_editor_gets_the_form_and_then_the_list_with_the_form_closed(client: Client, address: str) -> None:
    headers = {"HX-Request": "true"}
    form = client.get(address, headers=headers).content.decode()
    assert form.startswith('<form class="record-form"')
    answer = client.post(address, POSTED, headers=headers)
    assert (answer.headers["HX-Retarget"], answer.headers["HX-Reswap"]) == ("#section-files", "outerHTML")
    assert answer.content.decode().endswith('<div id="section-tool" hx-swap-oob="true"></div>')


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"title": " "}, "Hãy nhập tên phụ lục."),
        ({"title": "a" * 301}, "Tên phụ lục dài quá 300 ký tự, hãy rút gọn."),
        ({"head_rows": ""}, "Hãy ghi số dòng tiêu đề từ 1 đến 5."),
        ({"head_rows": "0"}, "Hãy ghi số dòng tiêu đề từ 1 đến 5."),
        ({"head_rows": "6"}, "Hãy ghi số dòng tiêu đề từ 1 đến 5."),
        ({"head_rows": "một"}, "Hãy ghi số dòng tiêu đề từ 1 đến 5."),
        ({"head_rows": "3"}, "Bảng chỉ có 3 dòng, số dòng tiêu đề phải ít hơn."),
    ],
)
def test_a_wrong_title_or_head_is_told_and_what_was_typed_stays(
    client: Client, address: str, changed: dict[str, str], message: str
) -> None:
    page = client.post(address, POSTED | changed).content.decode()
    assert message in page
    assert "Dược phẩm" in page
    assert AnnexTable.objects.count() == 0


def test_a_table_that_is_too_long_is_told_and_cannot_be_chosen(client: Client, section: Section, attached) -> None:
    file = attached(section, "dai.xlsx", files.workbook([("a", "b")] * 501))
    address = reverse("evidence:annex", args=[file.pk])
    page = client.get(address).content.decode()
    assert "Tệp dai.xlsx: ô A501: quá 500 dòng, hãy rút gọn bảng hoặc tách thành nhiều tệp." in page
    assert ">Đưa vào phụ lục<" not in page
    client.post(address, POSTED)
    assert AnnexTable.objects.count() == 0


def test_the_annexes_of_a_report_together_are_bounded(client: Client, section: Section, attached) -> None:
    wide = [tuple(range(start, start + 10)) for start in range(300)]
    first, second = (attached(section, f"{name}.xlsx", files.workbook([(name, *range(9)), *wide])) for name in "ab")
    client.post(reverse("evidence:annex", args=[first.pk]), POSTED)
    page = client.post(reverse("evidence:annex", args=[second.pk]), POSTED).content.decode()
    assert "Tệp b.xlsx: bảng có 3.010 ô, các phụ lục khác đã có 3.010 ô; một báo cáo in nhiều nhất 5.000 ô" in page
    assert AnnexTable.objects.get().attachment == first


def test_a_file_that_is_gone_from_the_storage_is_told(client: Client, address: str, workbook: Attachment) -> None:
    default_storage.delete(workbook.content.name)
    assert "không còn tệp trong kho lưu trữ, hãy xóa rồi đính kèm lại" in client.get(address).content.decode()


def test_a_day_in_the_table_is_written_as_reports_write_it(client: Client, section: Section, attached) -> None:
    file = attached(section, "ngay.xlsx", files.workbook([("Ngày",), (date(2022, 3, 2),)]))
    client.post(reverse("evidence:annex", args=[file.pk]), POSTED)
    assert AnnexTable.objects.get().rows == [["Ngày"], ["02/03/2022"]]
