import json
from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from accounts.importers import import_units, read_units
from accounts.models import Unit
from accounts.services import UnitRow
from core.errors import InputError, RowErrors
from core.row_files import LoadSummary, RowFile, parse_row_file

BRVT = {"code": "BRVT", "kind": "province", "name": "Tỉnh Bà Rịa - Vũng Tàu"}
SYT = {"code": "SYT", "kind": "department", "name": "Sở Y tế", "province": "BRVT"}


def units_file(*units: object) -> RowFile:
    return parse_row_file("units.json", json.dumps(units).encode())


def communes_file(*lines: str) -> RowFile:
    return parse_row_file("xa.csv", "\n".join(("province_code,province,commune_code,commune", *lines)).encode())


def wrong_rows(file: RowFile) -> list[tuple[int, str]]:
    with pytest.raises(RowErrors) as raised:
        import_units(file)
    return raised.value.rows


def test_a_row_has_only_what_the_file_says() -> None:
    assert read_units(units_file(SYT | {"valid_to": "2025-06-30", "short_name": None})) == [
        UnitRow(
            number=1,
            code="SYT",
            province="BRVT",
            parent="BRVT",
            values={"kind": "department", "name": "Sở Y tế", "short_name": "", "valid_to": date(2025, 6, 30)},
            errors=(),
        )
    ]


def test_a_line_of_communes_makes_the_province_and_the_commune() -> None:
    since = date(2025, 7, 1)
    assert read_units(communes_file("01,Thành phố Hà Nội,00004,Phường Ba Đình")) == [
        UnitRow(2, "01", "", "", {"kind": "province", "name": "Thành phố Hà Nội", "valid_from": since}, ()),
        UnitRow(
            number=2,
            code="00004",
            province="01",
            parent="01",
            values={
                "kind": "commune",
                "name": "Phường Ba Đình",
                "parent_body": "UBND thành phố Hà Nội",
                "valid_from": since,
            },
            errors=(),
        ),
    ]


def test_a_file_without_the_required_columns_is_refused() -> None:
    with pytest.raises(InputError, match="thiếu cột kind, name;"):
        read_units(units_file({"code": "SYT"}))
    with pytest.raises(InputError, match="thiếu cột province;"):
        read_units(parse_row_file("xa.csv", b"province_code,commune_code,commune\n1,2,3\n"))


def test_parents_may_stand_after_their_children(db: None) -> None:
    chau_duc = {"code": "CD", "kind": "district", "name": "Huyện Châu Đức", "province": "BRVT"}
    ngai_giao = {"code": "NG", "kind": "commune", "name": "Thị trấn Ngãi Giao", "province": "BRVT", "parent": "CD"}
    assert import_units(units_file(ngai_giao, chau_duc, BRVT)) == LoadSummary(3, 0, 0)
    province, district, commune = (Unit.objects.get(code=code) for code in ("BRVT", "CD", "NG"))
    assert (district.parent, district.province) == (province, province)
    assert (commune.parent, commune.province) == (district, province)


def test_a_second_load_changes_only_what_differs(db: None) -> None:
    import_units(units_file(BRVT, SYT))
    assert import_units(units_file(BRVT, SYT)) == LoadSummary(0, 0, 2)
    assert import_units(units_file(BRVT, SYT | {"name": "Sở  Y tế", "short_name": "SYT"})) == LoadSummary(0, 1, 1)
    unit = Unit.objects.get(code="SYT")
    assert (unit.short_name, unit.search_key) == ("SYT", "syt syt so y te")


def test_a_unit_moves_below_another_parent(db: None) -> None:
    import_units(units_file(BRVT, SYT))
    moved = SYT | {"parent": "SNV"}
    new_parent = SYT | {"code": "SNV", "name": "Sở Nội vụ"}
    assert import_units(units_file(moved, new_parent)) == LoadSummary(1, 1, 0)
    assert Unit.objects.get(code="SYT").parent == Unit.objects.get(code="SNV")


def test_what_the_file_does_not_speak_of_stays(db: None) -> None:
    import_units(units_file(BRVT, SYT))
    Unit.objects.filter(code="SYT").update(place_name="Bà Rịa")
    import_units(units_file(SYT | {"name": "Sở Y tế tỉnh"}))
    unit = Unit.objects.get(code="SYT")
    assert (unit.name, unit.place_name) == ("Sở Y tế tỉnh", "Bà Rịa")


def test_a_dry_run_counts_the_same_and_writes_nothing(db: None) -> None:
    import_units(units_file(BRVT))
    assert import_units(units_file(BRVT | {"name": "Tỉnh"}, SYT), dry_run=True) == LoadSummary(1, 1, 0)
    assert list(Unit.objects.values_list("code", "name")) == [("BRVT", "Tỉnh Bà Rịa - Vũng Tàu")]


def test_unknown_keys_are_told(db: None) -> None:
    assert import_units(units_file(BRVT | {"phone": "1"})).ignored_columns == ("phone",)


def test_every_wrong_row_is_listed_and_nothing_is_loaded(db: None) -> None:
    file = units_file(
        BRVT,
        {"kind": "x"},
        SYT | {"code": "S/Y", "name": "a" * 201},
        SYT | {"province": ""},
        SYT | {"province": "QQ"},
        SYT | {"parent": "SNV"},
        SYT | {"code": "STP", "valid_from": "1/7/2025"},
        SYT | {"code": "STC", "valid_from": "2025-07-01", "valid_to": "2025-06-30"},
        BRVT | {"province": "BRVT"},
        BRVT,
        "BRVT",
    )
    assert wrong_rows(file) == [
        (
            2,
            'loại đơn vị "x" không có, chỉ nhận province (Tỉnh, thành phố); department (Sở, ban, ngành); '
            "district (Cấp huyện); commune (Cấp xã), "
            "thiếu mã đơn vị, thiếu tên đơn vị",
        ),
        (3, 'mã đơn vị "S/Y" sai, cần 1 đến 20 chữ cái, chữ số hoặc gạch nối, tên đơn vị dài 201 ký tự, tối đa 200'),
        (4, "thiếu mã tỉnh, thành phố (province)"),
        (5, 'không có tỉnh, thành phố mã "QQ"'),
        (6, 'không có đơn vị cấp trên mã "SNV" trong "BRVT"'),
        (7, 'ngày có hiệu lực "1/7/2025" phải ghi dạng 2025-07-01'),
        (8, "ngày hết hiệu lực 30/06/2025 trước ngày có hiệu lực 01/07/2025"),
        (9, "tỉnh, thành phố không có đơn vị cấp trên, hãy bỏ trống parent và province"),
        (10, 'mã đơn vị "BRVT" đã có ở dòng 1'),
        (11, "phần tử phải là một đối tượng JSON"),
    ]
    assert Unit.objects.count() == 0


def test_units_never_stand_below_themselves(db: None) -> None:
    first, second = SYT | {"code": "A"}, SYT | {"code": "B", "parent": "A"}
    import_units(units_file(BRVT, first, second))
    assert wrong_rows(units_file(first | {"parent": "B"})) == [(1, 'đơn vị cấp trên "B" lại thuộc chính đơn vị này')]


def test_a_new_last_day_may_not_lie_before_the_stored_first_day(db: None) -> None:
    import_units(units_file(BRVT | {"valid_from": "2025-07-01"}))
    assert wrong_rows(units_file(BRVT | {"valid_to": "2025-06-30"})) == [
        (1, "ngày hết hiệu lực 30/06/2025 trước ngày có hiệu lực 01/07/2025")
    ]


def test_wrong_lines_of_communes_are_listed(db: None) -> None:
    file = communes_file(
        "01,Thành phố Hà Nội,00004,Phường Ba Đình",
        "01,Tỉnh Hà Nội,00008,Phường Ngọc Hà",
        ",Tỉnh A,00001,Xã A",
        "01,Thành phố Hà Nội,00004,",
        "1,Thành phố Hà Nội,25,Phường Giảng Võ",
    )
    assert wrong_rows(file) == [
        (3, 'tên tỉnh "Tỉnh Hà Nội" khác với "Thành phố Hà Nội" ở dòng 2'),
        (4, 'tỉnh, thành phố "" "Tỉnh A" sai, cần mã 2 chữ số và tên'),
        (5, 'thiếu tên đơn vị, mã đơn vị "00004" đã có ở dòng 2'),
        (6, 'tỉnh, thành phố "1" "Thành phố Hà Nội" sai, cần mã 2 chữ số và tên, mã xã "25" sai, cần 5 chữ số'),
    ]


def test_the_number_of_queries_does_not_grow_with_the_rows(
    db: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    def departments(province: str, count: int) -> RowFile:
        rows = [SYT | {"code": f"S{number}", "province": province} for number in range(count)]
        return units_file(BRVT | {"code": province}, *rows)

    with django_assert_num_queries(5):
        import_units(departments("A", 10))
    with django_assert_num_queries(5):
        import_units(departments("B", 70))
    with django_assert_num_queries(3):
        import_units(departments("B", 70))


XA = {"code": "XA", "kind": "commune", "name": "Xã A", "province": "BRVT"}


def test_a_unit_ends_no_later_than_its_parent(db: None) -> None:
    import_units(units_file(BRVT, SYT | {"valid_to": "2025-06-30"}))
    reason = 'đơn vị cấp trên "SYT" kết thúc ngày 30/06/2025, hãy ghi ngày hết hiệu lực không sau ngày đó'
    below = XA | {"parent": "SYT"}
    assert wrong_rows(units_file(below, below | {"code": "XB", "valid_to": "2025-07-01"})) == [(1, reason), (2, reason)]
    assert import_units(units_file(below | {"valid_to": "2025-06-30"})) == LoadSummary(1, 0, 0)


def test_a_unit_does_not_end_before_the_units_below_it(db: None) -> None:
    below = [XA | {"code": f"X{number}", "parent": "SYT"} for number in range(7)]
    import_units(units_file(BRVT, SYT, *below))
    ended = {"valid_to": "2025-06-30"}
    assert wrong_rows(units_file(SYT | ended, below[0] | ended)) == [
        (
            1,
            "còn đơn vị trực thuộc có hiệu lực sau ngày 30/06/2025 (X1, X2, X3, X4, X5 và 1 đơn vị khác), "
            "hãy ghi cả ngày hết hiệu lực của các đơn vị đó",
        )
    ]
    assert import_units(units_file(SYT | ended, *(one | ended for one in below))) == LoadSummary(0, 8, 0)


def test_nothing_stands_below_a_commune(db: None) -> None:
    import_units(units_file(BRVT, SYT, XA))
    assert wrong_rows(units_file(XA | {"code": "XB", "parent": "XA"})) == [
        (1, 'đơn vị cấp trên "XA" là đơn vị cấp xã, hãy chọn đơn vị khác')
    ]
    import_units(units_file(XA | {"code": "XB", "parent": "SYT"}))
    assert wrong_rows(units_file(SYT | {"kind": "commune"})) == [
        (1, "còn đơn vị trực thuộc (XB), không thể là đơn vị cấp xã")
    ]


def test_what_a_list_leaves_as_it_is_is_not_questioned(db: None) -> None:
    """Units that stand in the wrong way since long do not keep others from being loaded."""
    import_units(units_file(BRVT, SYT, XA | {"parent": "SYT"}))
    Unit.objects.filter(code="SYT").update(valid_to=date(2020, 1, 1))
    assert import_units(units_file(SYT | {"name": "Sở khác"}, XA | {"parent": "SYT"})) == LoadSummary(0, 1, 1)


@pytest.mark.parametrize("day", ["0001-01-01", "1944-12-31", "2101-01-01"])
def test_days_lie_within_the_years_of_the_portal(db: None, day: str) -> None:
    written = f"{date.fromisoformat(day):%d/%m/}{day[:4]}"
    assert wrong_rows(units_file(BRVT | {"valid_from": day})) == [
        (1, f"ngày có hiệu lực {written} sai, hãy ghi năm từ 1945 đến 2100")
    ]
