"""Days, channels, statuses and codes, as lists write them."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tthc.domain.dossiers import STATUSES, closed_day
from tthc.dossier_files.cells import column_name
from tthc.dossier_files.codes import read_code, read_plain_codes
from tthc.dossier_files.days import NO_DAY, Days
from tthc.dossier_files.procedures import procedure_code
from tthc.dossier_files.rows import closed_as_written
from tthc.dossier_files.words import channel_of, status_of

FIFTH = (
    "5/1/2022",
    "05/01/2022",
    "05-01-2022",
    "05.01.2022",
    "2022-01-05",
    "2022/01/05",
    " 05/01/2022 ",
    "05/01/2022 08:30",
    "05/01/2022 08:30:15",
    "05/01/2022 08:30:15 SA",
    "5/1/2022 8h30",
    "08:30 05/01/2022",
    "08:30:15 05/01/2022",
    "2022-01-05T08:30:15",
    "2022-01-05 08:30:15.123",
    "2022-01-05T08:30:15+07:00",
    "2022-01-04T20:30:15Z",
    "44566",
    "44566.354",
    44566,
    44566.354,
    date(2022, 1, 5),
    datetime(2022, 1, 5, 23, 59),
)


@pytest.mark.parametrize("value", FIFTH)
def test_a_day_is_read_however_it_is_written(value: Any) -> None:
    days = Days()
    assert days.read(value) == "2022-01-05"
    # What was remembered of one cell must not change the next.
    assert days.read_all([value, value]) == ["2022-01-05", "2022-01-05"]
    assert days.read_all(["06/01/2022", "2022-01-04"]) == ["2022-01-06", "2022-01-04"]


def test_columns_of_mixed_cells_are_read_alike() -> None:
    assert Days().read_all(list(FIFTH)) == ["2022-01-05"] * len(FIFTH)
    assert Days().read_all([date(2022, 1, 5), "", datetime(2022, 1, 6, 7)]) == ["2022-01-05", NO_DAY, "2022-01-06"]


@pytest.mark.parametrize("value", ["", "  ", None, 0, 0.0])
def test_a_blank_cell_has_no_day(value: Any) -> None:
    assert Days().read(value) == NO_DAY
    assert Days().read_all([value, value]) == [NO_DAY, NO_DAY]


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("01/25/2022", "“01/25/2022” không phải là ngày, hãy ghi như 21/02/2022"),
        ("31/02/2022", "“31/02/2022” không phải là ngày, hãy ghi như 21/02/2022"),
        ("05/01/22", "“05/01/22” không phải là ngày, hãy ghi như 21/02/2022"),
        ("05/01/2022 hay sau đó", "không phải là ngày, hãy ghi như 21/02/2022"),
        ("0912.345.678", "không phải là ngày, hãy ghi như 21/02/2022"),
        (912345678, "không phải là ngày, hãy ghi như 21/02/2022"),
        (True, "không phải là ngày, hãy ghi như 21/02/2022"),
        (-5, "không phải là ngày, hãy ghi như 21/02/2022"),
        (float("nan"), "không phải là ngày, hãy ghi như 21/02/2022"),
        (time(8, 30), "không phải là ngày, hãy ghi như 21/02/2022"),
        (timedelta(days=3), "không phải là ngày, hãy ghi như 21/02/2022"),
        (1, "ngày 31/12/1899 ngoài khoảng 01/01/2000 – 31/12/2100, hãy sửa lại ngày trong ô"),
        ("01/01/1900", "ngày 01/01/1900 ngoài khoảng 01/01/2000 – 31/12/2100, hãy sửa lại ngày trong ô"),
        (date(2101, 1, 1), "ngày 01/01/2101 ngoài khoảng 01/01/2000 – 31/12/2100, hãy sửa lại ngày trong ô"),
    ],
)
def test_what_is_no_day_of_a_dossier_is_told(value: Any, reason: str) -> None:
    for read in (Days().read, lambda cell: Days().read_all([cell])):
        with pytest.raises(ValueError) as refused:
            read(value)
        assert str(refused.value) == reason


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)), st.times(), st.booleans())
def test_days_and_times_that_are_remembered_do_not_mix(day: date, moment: time, is_first: bool) -> None:
    written = f"{moment:%H:%M:%S} {day:%d/%m}/{day.year}" if is_first else f"{day:%d/%m}/{day.year} {moment:%H:%M:%S}"
    assert DAYS.read_all([written]) == [day.isoformat()]
    assert DAYS.read_all([datetime.combine(day, moment)]) == [day.isoformat()]


DAYS = Days()


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("Trực tuyến", "online"),
        ("TRUC TUYEN MUC DO 4", "online"),
        ("Online", "online"),
        ("Nộp qua mạng", "online"),
        ("Cổng DVC quốc gia", "online"),
        ("Mức độ 3", "online"),
        ("Toàn trình", "online"),
        ("Một phần", "online"),
        ("Trực tuyến, nhận kết quả qua bưu chính", "online"),
        ("Trực tiếp", "direct"),
        ("trực tiếp", "direct"),
        ("Tại quầy", "direct"),
        ("Bộ phận Một cửa", "direct"),
        ("Trực tiếp - mức độ 3", "direct"),
        ("Nộp trực tiếp trên Cổng DVC", "online"),
        ("Bưu chính công ích", "post"),
        ("BCCI", "post"),
        ("Trực tiếp tại bưu điện", "post"),
        ("", ""),
        (None, ""),
    ],
)
def test_how_a_dossier_came_in(text: str | None, channel: str) -> None:
    assert channel_of(text) == channel


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Đã trả kết quả", ""),
        ("Đã giải quyết đúng hạn", ""),
        ("Da giai quyet dung han", ""),
        ("Trả lại kết quả cho công dân", ""),
        ("Chờ bổ sung nội dung", ""),
        ("", ""),
        ("Dừng xử lý", "stopped"),
        ("tam dung", "stopped"),
        ("Dung xu ly", "stopped"),
        ("Đã dừng", "stopped"),
        ("Công dân rút hồ sơ", "withdrawn"),
        ("Dừng xử lý do công dân xin rút", "withdrawn"),
        ("Từ chối tiếp nhận", "refused"),
        ("Không tiếp nhận", "refused"),
        ("Trả lại", "returned"),
        ("Trả lại hồ sơ", "returned"),
    ],
)
def test_how_a_dossier_stands(text: str, status: str) -> None:
    assert status_of(text) == status


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("000.00.53.h48-220921-0099", "000.00.53.H48-220921-0099"),
        (" h48 -  12 ", "H48 - 12"),
        ("hs\t1\n2", "HS 1 2"),
        ("HSĐĐ-1", "HSĐĐ-1"),
        (12345.0, "12345"),
        ("a\\1", "A/1"),
    ],
)
def test_a_code_is_one_line_of_capitals(value: Any, code: str) -> None:
    assert read_code(value) == code
    assert read_plain_codes([value, "x1"]) in (None, [code, "X1"])


def test_plain_codes_are_read_together_and_others_are_left() -> None:
    assert read_plain_codes(["h-1", "H-2"]) == ["H-1", "H-2"]
    for odd in ("", None, 5.0, "h 1", "h\t1", "hđ1", "abc", "a\\1", "1" * 61, "1\n"):
        assert read_plain_codes(["h-1", odd]) is None


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("1.004616", "1.004616"),
        ("1.004616.000.00.00.H56", "1.004616"),
        (1.00461, "1.004610"),
        ("T-BRVT-001-TT", "T-BRVT-001-TT"),
        ("", ""),
    ],
)
def test_the_code_of_a_procedure_is_the_national_one_or_as_written(value: Any, code: str) -> None:
    assert procedure_code(value) == code


@given(
    st.sampled_from(list(STATUSES)),
    st.dates(date(2000, 1, 1), date(2100, 1, 1)),
    st.none() | st.dates(date(2000, 1, 1), date(2100, 1, 1)),
)
def test_the_day_of_closing_is_that_of_the_domain(status: str, received: date, finished: date | None) -> None:
    expected = closed_day(status, received, finished)
    found = closed_as_written(status, received.isoformat(), finished.isoformat() if finished else NO_DAY)
    assert found == (expected.isoformat() if expected else NO_DAY)


def test_columns_have_the_letters_that_excel_gives_them() -> None:
    assert [column_name(place) for place in (0, 25, 26, 701, 702, 16383)] == ["A", "Z", "AA", "ZZ", "AAA", "XFD"]
