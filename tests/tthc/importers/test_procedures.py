import io
import json
import unicodedata
from datetime import date
from decimal import Decimal

import pytest
from openpyxl import Workbook
from pytest_django import DjangoAssertNumQueries

from core.errors import InputError, RowErrors
from core.row_files import RowFile, parse_row_file
from tthc.importers.procedures import COLUMNS, import_procedures, parse_procedure_file, read_procedures
from tthc.models import Procedure
from tthc.services.procedures import CatalogueSummary, ProcedureRow

ROW = {"code": "1.004616", "name": "Cấp Chứng chỉ hành nghề dược", "field": "Dược phẩm", "level": "Cấp tỉnh"}


def procedures_file(*rows: object) -> RowFile:
    return parse_row_file("tthc.json", json.dumps(rows).encode())


def test_a_csv_line_is_read_whole_in_any_order_of_columns() -> None:
    data = (
        "level,code,name,field,days,days_unit,ministry,decision,online_channel,source,status,valid_from,valid_to\n"
        '"Cấp Xã, Cấp Bộ",1.004616.000.00.00.H56, Cấp  giấy ,Dược phẩm,1.5,Ngày làm việc,Bộ Y tế,'
        "12/QĐ-BYT,có trực tuyến,dichvucong.gov.vn,pairing of code and name UNCONFIRMED,2025-07-01,1/3/2026\n"
    )
    assert read_procedures(parse_row_file("tthc.csv", unicodedata.normalize("NFD", data).encode())) == [
        ProcedureRow(
            number=2,
            code="1.004616",
            values={
                "name": "Cấp giấy",
                "field": "Dược phẩm",
                "levels": "Cấp bộ, Cấp xã",
                "time_limit": Decimal("1.5"),
                "time_limit_unit": "working_day",
                "online": True,
                "ministry": "Bộ Y tế",
                "decision": "12/QĐ-BYT",
                "source": "dichvucong.gov.vn",
                "note": "pairing of code and name UNCONFIRMED",
                "valid_from": date(2025, 7, 1),
                "valid_to": date(2026, 3, 1),
            },
        )
    ]


@pytest.mark.parametrize(
    ("cells", "limit", "unit"),
    [
        ({"days": "", "days_unit": ""}, None, ""),
        ({"days": 15, "days_unit": "Ngày"}, Decimal(15), "day"),
        ({"days": "1,5", "days_unit": "giờ"}, Decimal("1.5"), "hour"),
        ({"days": "2", "days_unit": "Tháng"}, Decimal(2), "month"),
        ({"days": "0", "days_unit": "không ghi đơn vị"}, Decimal(0), "unstated"),
        ({"days": "7"}, Decimal(7), "unstated"),
    ],
)
def test_time_limits(cells: dict[str, object], limit: Decimal | None, unit: str) -> None:
    (row,) = read_procedures(procedures_file(ROW | cells))
    assert (row.values["time_limit"], row.values["time_limit_unit"]) == (limit, unit)


def test_the_status_found_is_no_note_and_a_blank_channel_is_not_online() -> None:
    (row,) = read_procedures(procedures_file(ROW | {"status": "found", "online_channel": ""}))
    assert (row.values["note"], row.values["online"]) == ("", False)


def test_required_columns_are_named() -> None:
    with pytest.raises(InputError, match=r"^tthc\.csv: thiếu cột field \(Lĩnh vực\), level \(Cấp thực hiện\);"):
        read_procedures(parse_row_file("tthc.csv", b"code,name,days\n1.004616,A,1\n"))


def test_every_wrong_row_is_listed_with_all_its_reasons() -> None:
    file = procedures_file(
        ROW,
        ROW | {"code": "1.46", "name": ""},
        ROW | {"code": "1.000003", "field": None, "level": "Cấp Phường"},
        ROW | {"code": "1.000004", "days": "mười", "days_unit": "Ngày"},
        ROW | {"code": "1.000005", "days": "5", "days_unit": "Tuần"},
        ROW | {"code": "1.000006", "days_unit": "Ngày"},
        ROW | {"code": "1.000007", "online_channel": "có"},
        ROW | {"code": "1.000008", "name": "a" * 2001, "source": "b" * 501},
        ROW | {"code": "1.004616.000.00.00.H56"},
        ["1.000010"],
        ROW | {"code": "1.000011", "valid_from": "31/02/2026", "valid_to": "quý I"},
        ROW | {"code": "1.000012", "valid_from": "2026-07-01", "valid_to": "30/06/2026"},
    )
    with pytest.raises(RowErrors) as raised:
        read_procedures(file)
    assert raised.value.rows == [
        (2, 'mã thủ tục "1.46" sai, cần dạng 1.004616, thiếu tên thủ tục'),
        (
            3,
            'thiếu lĩnh vực, cấp thực hiện "Cấp phường" không có, '
            "chỉ nhận Cấp bộ, Cấp tỉnh, Cấp huyện, Cấp xã, Cơ quan khác",
        ),
        (4, 'thời hạn "mười" không phải là số, cần dạng 15 hoặc 1,5'),
        (5, 'đơn vị thời hạn "Tuần" không có, chỉ nhận ngày làm việc, ngày, giờ, tháng, không ghi đơn vị'),
        (6, "có đơn vị thời hạn nhưng thiếu số (days)"),
        (7, 'kênh trực tuyến "có" không có, chỉ nhận "có trực tuyến" hoặc để trống'),
        (8, "tên thủ tục dài 2001 ký tự, tối đa 2000, nguồn dài 501 ký tự, tối đa 500"),
        (9, 'mã thủ tục "1.004616" đã có ở dòng 1'),
        (10, "phần tử phải là một đối tượng JSON"),
        (
            11,
            'ngày có hiệu lực "31/02/2026" sai, cần dạng 2026-07-01 hoặc 01/07/2026, '
            'ngày hết hiệu lực "quý I" sai, cần dạng 2026-07-01 hoặc 01/07/2026',
        ),
        (12, "ngày hết hiệu lực 30/06/2026 trước ngày có hiệu lực 01/07/2026"),
    ]


def test_a_second_load_changes_only_what_differs(db: None) -> None:
    other = ROW | {"code": "1.001653", "days": "1.5", "days_unit": "Ngày"}
    assert import_procedures(procedures_file(ROW, other)) == CatalogueSummary(2, 0, 0)
    assert import_procedures(procedures_file(ROW, other)) == CatalogueSummary(0, 0, 2)
    assert import_procedures(procedures_file(ROW | {"name": "Thu hồi"}, other)) == CatalogueSummary(0, 1, 1)
    changed = Procedure.objects.get(code="1.004616")
    assert (changed.name, changed.search_key) == ("Thu hồi", "1 004616 thu hoi duoc pham")


def test_what_the_file_does_not_speak_of_stays(db: None) -> None:
    import_procedures(procedures_file(ROW | {"days": "3", "days_unit": "Ngày", "ministry": "Bộ Y tế"}))
    import_procedures(procedures_file(ROW | {"name": "Thu hồi"}))
    procedure = Procedure.objects.get()
    assert (procedure.name, procedure.time_limit, procedure.ministry) == ("Thu hồi", Decimal(3), "Bộ Y tế")


def test_validity_is_stored_and_a_blank_day_is_unknown_or_open(db: None) -> None:
    import_procedures(procedures_file(ROW | {"valid_from": "2025-07-01", "valid_to": "30/06/2026"}))
    assert Procedure.objects.values_list("valid_from", "valid_to").get() == (date(2025, 7, 1), date(2026, 6, 30))
    import_procedures(procedures_file(ROW | {"valid_to": ""}))
    assert Procedure.objects.values_list("valid_from", "valid_to").get() == (date(2025, 7, 1), None)


def test_a_day_that_contradicts_the_stored_one_is_an_error_of_its_row(db: None) -> None:
    import_procedures(procedures_file(ROW | {"valid_from": "2025-07-01"}))
    with pytest.raises(RowErrors) as raised:
        import_procedures(procedures_file(ROW | {"valid_to": "2025-06-30"}))
    assert raised.value.rows == [(1, "ngày hết hiệu lực 30/06/2025 trước ngày có hiệu lực 01/07/2025")]
    assert Procedure.objects.get().valid_to is None


def test_a_dry_run_counts_the_same_and_writes_nothing(db: None) -> None:
    import_procedures(procedures_file(ROW))
    new = ROW | {"code": "1.001653"}
    assert import_procedures(procedures_file(ROW | {"name": "Thu hồi"}, new), dry_run=True) == CatalogueSummary(1, 1, 0)
    assert list(Procedure.objects.values_list("code", "name")) == [("1.004616", "Cấp Chứng chỉ hành nghề dược")]


def test_the_number_of_queries_does_not_grow_with_the_rows(
    db: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    def rows(count: int, name: str) -> RowFile:
        return procedures_file(*(ROW | {"code": f"{count % 10}.{number:06}", "name": name} for number in range(count)))

    for count in (11, 52):
        with django_assert_num_queries(5):
            import_procedures(rows(count, "Cấp"))
        with django_assert_num_queries(5):
            import_procedures(rows(count, "Thu hồi"))
        with django_assert_num_queries(4):
            import_procedures(rows(count, "Thu hồi"))


def sheet(*rows: list[object]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def test_an_excel_list_is_read_by_its_heads_wherever_they_stand() -> None:
    heads = ["STT", "Cấp thực hiện", "Tên TTHC", "MÃ TTHC", "Lĩnh vực", "Thời hạn", "Ngày có hiệu lực"]
    data = sheet(["DANH MỤC THỦ TỤC"], heads, [1, "cấp xã", "Khai sinh", 1.00193, "Hộ tịch", 5, date(2025, 7, 1)])
    file = parse_procedure_file("tthc.XLSX", data)
    assert read_procedures(file) == [
        ProcedureRow(
            number=3,
            code="1.001930",
            values={
                "name": "Khai sinh",
                "field": "Hộ tịch",
                "levels": "Cấp xã",
                "time_limit": Decimal(5),
                "time_limit_unit": "unstated",
                "valid_from": date(2025, 7, 1),
            },
        )
    ]
    assert file.rows.other_than(COLUMNS) == ("STT",)


def test_wrong_cells_of_an_excel_list_are_named() -> None:
    rows = (["Mã TTHC", "Tên thủ tục", "Lĩnh vực", "Cấp thực hiện"], ["1.1", "=A1", "b", "c"], ["1.2", "", "b", "c"])
    with pytest.raises(RowErrors) as raised:
        read_procedures(parse_procedure_file("tthc.xlsx", sheet(*rows)))
    assert raised.value.rows == [
        (2, "ô B2: là công thức hoặc giá trị lỗi, hãy dán giá trị (Paste Values)"),
        (
            3,
            'ô A3: mã thủ tục "1.2" sai, cần dạng 1.004616, ô B3: thiếu tên thủ tục, ô D3: cấp thực hiện "C" không có, '
            "chỉ nhận Cấp bộ, Cấp tỉnh, Cấp huyện, Cấp xã, Cơ quan khác",
        ),
    ]


def test_vietnamese_heads_of_a_csv_file_are_known() -> None:
    data = "Mã thủ tục,Tên thủ tục,Lĩnh vực,Cấp thực hiện\n1.004616,Cấp giấy,Dược phẩm,Cấp tỉnh\n".encode()
    (row,) = read_procedures(parse_procedure_file("tthc.csv", data))
    assert (row.code, row.values["levels"]) == ("1.004616", "Cấp tỉnh")
