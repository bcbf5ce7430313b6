import io
import json
from datetime import date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from accounts.administration.importers import KIND, load_unit_list, read_unit_list, try_unit_list
from accounts.administration.selectors.traces import traces_of
from accounts.administration.services.changes import Administrator
from accounts.models import Unit, UploadedList
from accounts.services import UnitRow
from accounts.uploaded_lists import keep_list
from core.errors import InputError, RowErrors
from core.row_files import LoadSummary

HEADS = ["Mã đơn vị", "Loại đơn vị", "Tên đơn vị", "Mã đơn vị cấp trên", "Có hiệu lực từ", "Ghi chú"]


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path


def workbook(*rows: list[object]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def csv(*lines: str) -> bytes:
    return "\n".join(("Mã đơn vị,Loại đơn vị,Tên đơn vị", *lines)).encode()


def wrong_rows(province: Unit, name: str, data: bytes) -> list[tuple[int, str]]:
    with pytest.raises(RowErrors) as raised:
        try_unit_list(read_unit_list(province, name, data))
    return raised.value.rows


def test_a_workbook_with_vietnamese_heads_below_a_title_is_read(brvt: Unit) -> None:
    data = workbook(
        ["DANH SÁCH ĐƠN VỊ"],
        HEADS,
        ["00001", "Cấp xã", "Xã Một", "syt", datetime(2025, 7, 1), "mới"],
        ["X2", "commune", "Xã Hai", None, "01/07/2025", None],
    )
    units = read_unit_list(brvt, "xa.xlsx", data)
    values = {"kind": "commune", "valid_from": date(2025, 7, 1)}
    assert units.rows == (
        UnitRow(3, "00001", "BRVT", "SYT", values | {"name": "Xã Một"}, ()),
        UnitRow(4, "X2", "BRVT", "BRVT", values | {"name": "Xã Hai"}, ()),
    )
    assert try_unit_list(units) == LoadSummary(2, 0, 0, ("Ghi chú",))


def test_a_formula_is_told_by_its_cell(brvt: Unit) -> None:
    data = workbook(HEADS, ["X1", "Cấp xã", "=A2", None, None, None])
    assert wrong_rows(brvt, "xa.xlsx", data) == [(2, "ô C2 là công thức, hãy ghi giá trị")]


def test_csv_and_json_know_the_same_heads_and_kinds(brvt: Unit) -> None:
    from_csv = read_unit_list(brvt, "xa.csv", csv("X1,Cấp xã,Xã Một"))
    element = {"code": "X1", "kind": "commune", "name": "Xã Một", "province": "BRVT", "ghi chú": "mới"}
    from_json = read_unit_list(brvt, "xa.json", json.dumps([element]).encode())
    expected = (UnitRow(2, "X1", "BRVT", "BRVT", {"kind": "commune", "name": "Xã Một"}, ()),)
    assert from_csv.rows == expected
    assert [(row.code, row.province, row.values) for row in from_json.rows] == [
        (row.code, row.province, row.values) for row in expected
    ]
    assert from_json.ignored_columns == ("ghi chú",)


def test_every_wrong_row_is_told_with_its_mend(brvt: Unit) -> None:
    assert wrong_rows(brvt, "xa.csv", csv(",Cấp xã,Xã Một", "X2,Cấp xã,Xã Hai", "X3,Thôn,Thôn Ba")) == [
        (2, "thiếu mã đơn vị"),
        (
            4,
            'loại đơn vị "Thôn" không có, chỉ nhận Sở, ban, ngành; Cấp huyện; Cấp xã',
        ),
    ]


def test_units_of_another_province_are_wrong_rows(brvt: Unit, dlk: Unit) -> None:
    elements = [
        {"code": "SYT", "kind": "department", "name": "Sở khác", "province": "DLK"},
        {"code": "DLK", "kind": "province", "name": "Tỉnh khác"},
        {"code": "BRVT", "kind": "province", "name": "Tỉnh Bà Rịa - Vũng Tàu"},
    ]
    reason = 'đơn vị thuộc "DLK", ở đây chỉ nạp đơn vị thuộc "BRVT"'
    assert wrong_rows(brvt, "x.json", json.dumps(elements).encode()) == [(1, reason), (2, reason)]


def test_the_communes_of_another_province_are_wrong_rows_too(brvt: Unit) -> None:
    data = "province_code,province,commune_code,commune\n01,Thành phố Hà Nội,00004,Phường Ba Đình".encode()
    reason = 'đơn vị thuộc "01", ở đây chỉ nạp đơn vị thuộc "BRVT"'
    assert wrong_rows(brvt, "xa.csv", data) == [(2, reason), (2, reason)]


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.pdf", b"x", "a.pdf: chỉ nhận tệp .xlsx, .csv hoặc .json, hãy lưu lại theo một trong các dạng này"),
        ("a.csv", "Mã,code,Loại,Tên\n1,2,3,4".encode(), "a.csv: các cột code, mã cùng một nội dung, hãy bỏ bớt"),
        ("a.xlsx", workbook(["Tên đơn vị", "Mã đơn vị"], ["a", "b"]), "không thấy cột “Loại đơn vị”"),
    ],
)
def test_what_is_no_list_of_units_is_refused_as_such(brvt: Unit, name: str, data: bytes, message: str) -> None:
    with pytest.raises(InputError) as raised:
        read_unit_list(brvt, name, data)
    assert message in str(raised.value)


def test_a_load_is_remembered_with_its_counts_and_a_trace(by: Administrator) -> None:
    file = SimpleUploadedFile("xa.csv", csv("X1,Cấp xã,Xã Một", "SYT,department,Sở Y tế"))
    waiting = keep_list(by.province, KIND, by.user, file)
    assert load_unit_list(by, waiting) == LoadSummary(1, 0, 1)
    waiting.refresh_from_db()
    assert (waiting.created, waiting.changed, waiting.unchanged, waiting.content.name) == (1, 0, 1, "")
    assert Unit.objects.get(code="X1").province == by.province
    assert [trace.words for trace in traces_of(by.province, by.province)] == [
        "Nạp danh sách đơn vị từ tệp xa.csv: Thêm mới 1, thay đổi 0, giữ nguyên 1."
    ]
    with pytest.raises(UploadedList.DoesNotExist):
        load_unit_list(by, waiting)


def test_a_file_with_english_heads_is_told_in_its_own_words(brvt: Unit) -> None:
    assert wrong_rows(brvt, "xa.csv", b"code,kind,name\nX1,village,X") == [
        (
            2,
            'loại đơn vị "village" không có, chỉ nhận province (Tỉnh, thành phố); department (Sở, ban, ngành); '
            "district (Cấp huyện); commune (Cấp xã)",
        )
    ]
    with pytest.raises(InputError, match="thiếu cột kind, name;"):
        read_unit_list(brvt, "xa.csv", b"code\nX1")


def test_a_file_with_vietnamese_heads_is_told_in_the_words_of_the_page(brvt: Unit) -> None:
    with pytest.raises(InputError, match="thiếu cột “Loại đơn vị”, “Tên đơn vị”;"):
        read_unit_list(brvt, "xa.csv", "Mã đơn vị\nX1".encode())
    with pytest.raises(InputError, match="thiếu cột “Mã đơn vị”, “Loại đơn vị”, “Tên đơn vị”;"):
        read_unit_list(brvt, "xa.csv", "Số thứ tự,Ghi chú\n1,x".encode())
    rows = [
        {"mã đơn vị": "BRVT", "loại đơn vị": "Tỉnh, thành phố", "tên đơn vị": "Tỉnh", "mã đơn vị cấp trên": "BRVT"},
        {"mã đơn vị": "X1", "loại đơn vị": "Cấp xã", "tên đơn vị": "Xã Một", "có hiệu lực từ": "31/02/2025"},
    ]
    assert wrong_rows(brvt, "xa.json", json.dumps(rows).encode()) == [
        (1, "tỉnh, thành phố không có đơn vị cấp trên, hãy bỏ trống “Mã đơn vị cấp trên” và “Mã tỉnh”"),
        (2, 'ngày có hiệu lực "31/02/2025" phải ghi dạng 01/07/2025'),
    ]


def test_of_the_province_itself_a_list_changes_the_names_alone(brvt: Unit) -> None:
    Unit.objects.filter(pk=brvt.pk).update(valid_to=date(2025, 6, 30), parent_body="Chính phủ")
    brvt.refresh_from_db()
    row = {"code": "BRVT", "kind": "province", "name": "Tỉnh Mới", "place_name": "Vũng Tàu"}
    for same in ({}, {"valid_to": "", "parent_body": None}, {"valid_to": "2025-06-30", "parent_body": "Chính phủ"}):
        units = read_unit_list(brvt, "x.json", json.dumps([row | same]).encode())
        assert units.rows[0].values == {"kind": "province", "name": "Tỉnh Mới", "place_name": "Vũng Tàu"}
        assert try_unit_list(units) == LoadSummary(0, 1, 0)
    for other in ({"valid_to": "2020-01-01"}, {"valid_from": "2020-01-01"}, {"parent_body": "Bộ Nội vụ"}):
        assert wrong_rows(brvt, "x.json", json.dumps([row | other]).encode()) == [
            (1, "của tỉnh, thành phố chỉ sửa được tên, tên viết tắt và địa danh, hãy bỏ trống các ô khác của dòng này")
        ]


def test_a_list_of_communes_leaves_the_days_of_its_province(db: None) -> None:
    province = Unit.objects.create(code="01", kind="province", name="Thành phố Hà Nội")
    data = "province_code,province,commune_code,commune\n01,Thành phố Hà Nội,00004,Phường Ba Đình".encode()
    assert try_unit_list(read_unit_list(province, "xa.csv", data)) == LoadSummary(1, 0, 1)
