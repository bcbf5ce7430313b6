"""A list of dossiers read in a child process: what is kept of it, in every form that the one-stop software exports."""

import os
from collections import Counter
from datetime import date, datetime
from pathlib import Path

import pytest

from core.errors import InputError
from tests.tthc.dossier_files import files
from tests.tthc.dossier_files.files import HEAD, ROW, read, row
from tthc.dossier_files import reading
from tthc.dossier_files.reading import Cancelled, read_dossier_list

LINE = ["2", "H48-220115-0001", "0", "online", "", "2022-01-15", "2022-01-20", r"\N", "2022-01-19", "2022-01-19", r"\N"]
SHEET_ROW = [*ROW[:5], date(2022, 1, 15), datetime(2022, 1, 20, 17, 0), "", 44580, *ROW[9:]]

FORMS = {
    "csv": files.csv_file([HEAD, ROW]),
    "csv with a mark": files.csv_file([HEAD, ROW], encoding="utf-8-sig"),
    "csv of UTF-16 with tabs": files.csv_file([HEAD, ROW], "\t", "utf-16"),
    "csv with semicolons": files.csv_file([HEAD, ROW], ";"),
    "xlsx": files.workbook([HEAD, SHEET_ROW]),
    "xlsx whose tags have a prefix": files.package(files.sheet_xml(files.list_cells(ROW), "x")),
    "xls": files.old_workbook([HEAD, [*SHEET_ROW[:6], 44581, "", 44580, *ROW[9:]]]),
}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_gives_the_same_lines(form: str, tmp_path: Path) -> None:
    found = read(tmp_path, FORMS[form])
    assert files.lines(tmp_path) == [LINE]
    assert (found.row_count, found.wrong_count, found.head_row) == (1, 0, 1)
    assert found.procedures == (("1.004616", "Cấp chứng chỉ hành nghề dược", "Dược phẩm"),)
    assert (found.first_received, found.last_received) == (date(2022, 1, 15), date(2022, 1, 15))
    assert {column.key: column.place for column in found.columns if column.key}["finished_on"] == "I"


def test_the_form_is_known_by_the_content_whatever_the_name_says(tmp_path: Path) -> None:
    for name, form in (("a.xls", "xlsx"), ("a.xlsx", "xls"), ("a.xlsx", "csv")):
        path = tmp_path / name
        path.write_bytes(FORMS[form])
        found = read_dossier_list(path, name, tmp_path, {}, files.TODAY, lambda rows: True)
        assert (found.row_count, files.lines(tmp_path)) == (1, [LINE])


def test_only_what_was_read_is_left_in_the_folder(tmp_path: Path) -> None:
    read(tmp_path, FORMS["csv"])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["danh-sach", "rows.tsv", "wrong.csv"]


def test_columns_in_another_order_with_others_between_them_are_found(tmp_path: Path) -> None:
    rows = [
        ("Ngày kết thúc", "Ghi chú", "NGAY_TIEP_NHAN", "Hạn trả (dd/mm/yyyy)", "thủ tục", "MaHoSo"),
        ("19/01/2022", "x", "15/01/2022", "20/01/2022", "Cấp phép", "a-1"),
    ]
    found = read(tmp_path, files.csv_file(rows))
    assert files.lines(tmp_path)[0][1:] == ["A-1", "0", "direct", *LINE[4:]]
    assert [column.head for column in found.columns if not column.key] == ["Ghi chú"]
    assert found.warnings == ("Danh sách không có cột hình thức nộp: cả 1 hồ sơ được tính là trực tiếp",)


def test_a_quoted_line_break_is_no_new_row(tmp_path: Path) -> None:
    rows = [HEAD, row(name="Cấp chứng chỉ\nhành nghề"), row(code="h-2", received="32/01/2022")]
    found = read(tmp_path, files.csv_file(rows))
    assert found.procedures[0][1] == "Cấp chứng chỉ hành nghề"
    assert [cell for cell, _ in found.wrong] == ["F3"]


def test_rows_are_counted_by_what_they_are(tmp_path: Path) -> None:
    rows = [
        HEAD,
        row(code="1", channel="Qua bưu chính công ích", status="Tạm dừng xử lý", finished=""),
        row(code="2", channel="Trực tiếp tại bộ phận một cửa", status="Công dân xin rút", due=""),
        row(code="3", status="Trả lại hồ sơ", extended="25/01/2022", apology="18/01/2022"),
        row(code="4", status="Từ chối tiếp nhận", finished=""),
        row(code="5", channel="", status="Đang xử lý", finished=""),
    ]
    found = read(tmp_path, files.csv_file(rows))
    assert found.counts == {
        "online": 2,
        "direct": 2,
        "post": 1,
        "normal": 1,
        "stopped": 1,
        "returned": 1,
        "withdrawn": 1,
        "refused": 1,
        "open": 2,
        "without_due_day": 1,
        "extended": 1,
        "apologies": 1,
        "without_channel": 1,
    }
    assert found.warnings == ("1 hồ sơ để trống hình thức nộp, được tính là trực tiếp (đầu tiên: dòng 6)",)
    assert [line[9] for line in files.lines(tmp_path)] == [r"\N", "2022-01-19", "2022-01-19", "2022-01-15", r"\N"]


def test_curious_days_are_warnings_with_the_first_row(tmp_path: Path) -> None:
    rows = [
        HEAD,
        row(code="1"),
        row(code="2", finished="14/01/2022", due="01/01/2022", extended="02/01/2022"),
        row(code="3", finished="13/01/2022", apology="02/04/2022"),
    ]
    found = read(tmp_path, files.csv_file(rows))
    assert found.warnings == (
        "2 hồ sơ có ngày trả kết quả trước ngày tiếp nhận (đầu tiên: dòng 3)",
        "1 hồ sơ có ngày hẹn trả trước ngày tiếp nhận (đầu tiên: dòng 3)",
        "1 hồ sơ có ngày hẹn trả mới trước ngày tiếp nhận (đầu tiên: dòng 3)",
        "1 hồ sơ có ngày gửi thư xin lỗi sau hôm nay (đầu tiên: dòng 4)",
    )
    assert files.lines(tmp_path)[1][8:10] == ["2022-01-14", "2022-01-15"]


WRONG = {
    "no code": ({"code": ""}, "B3", "thiếu số hồ sơ"),
    "a long code": ({"code": "1" * 61}, "B3", "số hồ sơ dài quá 60 ký tự"),
    "a code without a digit": (
        {"code": "KHÔNG SỐ"},
        "B3",
        "số hồ sơ không có chữ số nào, có lẽ không phải là số hồ sơ",
    ),
    "a code that stands above": ({"code": "h48-220115-0001 "}, "B3", "số hồ sơ “H48-220115-0001” đã có ở dòng 2"),
    "no procedure": ({"procedure_code": "", "name": " "}, "C3", "thiếu mã và tên thủ tục"),
    "a long name": ({"name": "x" * 2001}, "D3", "nội dung dài quá 2000 ký tự"),
    "no day of reception": ({"received": ""}, "F3", "thiếu ngày tiếp nhận"),
    "reception to come": ({"received": "02/04/2022"}, "F3", "ngày 02/04/2022 sau hôm nay, hãy xem lại ngày trong ô"),
    "a result to come": ({"finished": "02/04/2022"}, "I3", "ngày 02/04/2022 sau hôm nay, hãy xem lại ngày trong ô"),
    "the month first": ({"due": "01/25/2022"}, "G3", "“01/25/2022” không phải là ngày, hãy ghi như 21/02/2022"),
    "a year long ago": (
        {"due": "31/12/1899"},
        "G3",
        "ngày 31/12/1899 ngoài khoảng 01/01/2000 – 31/12/2100, hãy sửa lại ngày trong ô",
    ),
    "another channel": (
        {"channel": "Bồ câu"},
        "J3",
        "hình thức nộp không rõ, chỉ nhận: trực tuyến (qua mạng, cổng DVC, mức độ 3, mức độ 4, toàn trình, một phần), "
        "trực tiếp (tại quầy, một cửa), bưu chính công ích (bưu điện, BCCI) hoặc để trống",
    ),
}


@pytest.mark.parametrize("kind", WRONG)
def test_a_wrong_cell_is_named_with_its_reason(kind: str, tmp_path: Path) -> None:
    cells, cell, reason = WRONG[kind]
    found = read(tmp_path, files.csv_file([HEAD, ROW, row(**({"code": "2"} | cells))]))
    assert found.wrong == ((cell, reason),)
    assert (found.row_count, found.wrong_count) == (2, 1)
    assert files.lines(tmp_path) == [LINE]
    assert (tmp_path / "wrong.csv").read_text("utf-8-sig").splitlines()[0] == "Ô,Lý do"
    assert cell in (tmp_path / "wrong.csv").read_text("utf-8-sig")


def test_days_of_1900_in_an_excel_sheet_are_named(tmp_path: Path) -> None:
    rows = [
        HEAD,
        row(received=date(1900, 1, 5)),
        row(code="2", received=3),
        row(code="3", received=datetime(1900, 1, 1)),
    ]
    found = read(tmp_path, files.workbook(rows))
    assert [cell for cell, _ in found.wrong] == ["F2", "F3", "F4"]
    assert found.wrong[0][1] == "ngày 05/01/1900 ngoài khoảng 01/01/2000 – 31/12/2100, hãy sửa lại ngày trong ô"


def test_every_wrong_cell_is_listed_and_the_first_200_are_told(tmp_path: Path) -> None:
    rows = [HEAD, *(row(code=str(number), received="x", due="y") for number in range(150))]
    found = read(tmp_path, files.csv_file(rows))
    assert (found.row_count, found.wrong_count, len(found.wrong)) == (150, 300, 200)
    assert len((tmp_path / "wrong.csv").read_text("utf-8-sig").splitlines()) == 301
    assert (found.first_received, files.lines(tmp_path)) == (None, [])


def test_a_code_that_stands_often_is_told_each_time_even_after_a_wrong_row(tmp_path: Path) -> None:
    rows = [HEAD, row(code="7", due="x"), row(code="7"), row(code="8"), row(code="8"), row(code="8")]
    found = read(tmp_path, files.csv_file(rows))
    assert found.wrong[1:] == (
        ("B3", "số hồ sơ “7” đã có ở dòng 2"),
        ("B5", "số hồ sơ “8” đã có ở dòng 4"),
        ("B6", "số hồ sơ “8” đã có ở dòng 4"),
    )
    assert found.row_count == 5
    assert Counter(line[1] for line in files.lines(tmp_path)) == {"8": 1}


def test_blank_rows_and_a_sum_below_the_list_are_no_dossiers(tmp_path: Path) -> None:
    rows = [HEAD, ROW, [], [""] * 12, ["Tổng số: 1 hồ sơ"], row(code="2")]
    found = read(tmp_path, files.csv_file(rows))
    assert [line[0] for line in files.lines(tmp_path)] == ["2", "6"]
    assert (found.row_count, found.wrong_count) == (2, 0)


def test_formulas_and_error_values_count_in_used_columns_only(tmp_path: Path) -> None:
    ignored = [[*HEAD, "Ghi chú"], ["=ROW()", *ROW[1:], "=NA()"]]
    assert read(tmp_path, files.workbook(ignored)).wrong_count == 0
    used = [
        ["Tháng", "=1+1", "", "", "", "=TODAY()"],
        HEAD,
        ROW,
        row(code="2", due="=F4+5"),
        row(code="3", due="=F5+5"),
    ]
    found = read(tmp_path, files.workbook(used))
    assert found.wrong[0] == ("G4", "là công thức, hãy chép cả cột rồi dán giá trị (Paste Values)")
    sheet = files.sheet_xml(files.list_cells(ROW, row(code="2")))
    sheet = sheet.replace('<c r="G3" t="inlineStr"><is><t>20/01/2022</t></is></c>', '<c r="G3" t="e"><v>#N/A</v></c>')
    for written in (sheet, sheet.replace('"', "'")):
        found = read(tmp_path, files.package(written))
        assert found.wrong == (("G3", "là giá trị lỗi (như #N/A, #REF!), hãy sửa lại ô"),)


@pytest.mark.parametrize("more", [0, 60], ids=["in small sectors", "in large sectors"])
def test_formulas_and_error_values_of_an_old_workbook_are_named(more: int, tmp_path: Path) -> None:
    rows = [HEAD, ROW, row(code="2", due="", finished=""), *(row(code=f"3-{number}") for number in range(more))]
    data = files.old_workbook(rows, files.formula_cell(2, 6, 44581.0), files.error_cell(2, 8))
    found = read(tmp_path, data)
    assert found.wrong == (
        ("G3", "là công thức, hãy chép cả cột rồi dán giá trị (Paste Values)"),
        ("I3", "là giá trị lỗi (như #N/A, #REF!), hãy sửa lại ô"),
    )


def test_the_first_sheet_that_has_a_head_is_read(tmp_path: Path) -> None:
    found = read(tmp_path, files.workbook([["Hướng dẫn"], ["Nộp trước ngày 5"]], [HEAD, ROW], [HEAD, row(code="9")]))
    assert (found.row_count, files.lines(tmp_path)) == (1, [LINE])


def test_a_list_that_begins_further_down_and_to_the_right_keeps_the_names_of_its_cells(tmp_path: Path) -> None:
    rows = [[], [], ["", "", *HEAD], ["", "", *row(due="hôm nay")]]
    found = read(tmp_path, files.workbook(rows))
    assert (found.head_row, [cell for cell, _ in found.wrong]) == (3, ["I4"])
    assert found.columns[0].place == "C"


def test_reading_stops_when_nobody_wants_it_any_more(tmp_path: Path) -> None:
    # Nothing ever comes out of this file.
    os.mkfifo(tmp_path / "a")
    told: list[int] = []

    def stop(rows: int) -> bool:
        told.append(rows)
        return False

    with pytest.raises(Cancelled):
        read_dossier_list(tmp_path / "a", "a.csv", tmp_path, {}, files.TODAY, stop)
    assert told == [0]
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_a_file_on_which_the_reader_hangs_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "SILENT_SECONDS", 0)
    os.mkfifo(tmp_path / "a")
    with pytest.raises(InputError, match=r"^a.csv: tệp quá lớn hoặc quá phức tạp, hệ thống không đọc được"):
        read_dossier_list(tmp_path / "a", "a.csv", tmp_path, {}, files.TODAY, lambda rows: True)


def test_a_column_of_twenty_thousand_procedures_is_told(tmp_path: Path) -> None:
    rows = [HEAD, *(row(code=str(number), name=f"tên {number}") for number in range(20_001))]
    with pytest.raises(InputError, match=r"^ds.xlsx: các cột mã TTHC, tên thủ tục và lĩnh vực có hơn 20.000 nội dung"):
        read(tmp_path, files.csv_file(rows))


def test_a_list_without_rows_says_where_its_head_stands(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"^ds.xlsx: không có dòng hồ sơ nào dưới dòng tiêu đề \(dòng 1\)$"):
        read(tmp_path, files.csv_file([HEAD]))
