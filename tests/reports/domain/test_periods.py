"""Reporting periods as Công văn 581/BNV-CCHC sets them."""

from datetime import date

import pytest

from reports.domain.periods import last_report_key, propose_period


@pytest.mark.parametrize(
    ("key", "name", "starts_on", "ends_on", "province_due_on"),
    [
        ("2022-Q1", "Quý I/2022", date(2021, 12, 15), date(2022, 3, 14), date(2022, 3, 20)),
        ("2022-6T", "6 tháng đầu năm 2022", date(2021, 12, 15), date(2022, 6, 14), date(2022, 6, 20)),
        ("2022-Q3", "Quý III/2022", date(2022, 6, 15), date(2022, 9, 14), date(2022, 9, 20)),
        ("2022-N", "Năm 2022", date(2021, 12, 15), date(2022, 12, 14), date(2022, 12, 20)),
    ],
)
def test_a_period_has_the_dates_of_the_ministry(
    key: str, name: str, starts_on: date, ends_on: date, province_due_on: date
) -> None:
    period = propose_period(key)
    assert (period.key, period.name) == (key, name)
    assert (period.starts_on, period.ends_on, period.province_due_on) == (starts_on, ends_on, province_due_on)


def test_a_department_has_two_days_and_never_a_weekend() -> None:
    assert propose_period("2022-Q1").department_due_on == date(2022, 3, 16)
    # 14/9/2023 + 2 is a Saturday.
    assert propose_period("2023-Q3").department_due_on == date(2023, 9, 18)


@pytest.mark.parametrize(
    "key", ["2022-Q2", "2022-Q4", "2022-9T", "2022", "", "2022-q1", "22-Q1", "2022-Q1 ", "٢٠٢٢-Q1"]
)
def test_other_keys_are_refused_with_the_keys_that_exist(key: str) -> None:
    with pytest.raises(ValueError) as refusal:
        propose_period(key)
    assert str(refusal.value) == (
        f"kỳ báo cáo “{key}” không hợp lệ, hãy dùng dạng 2022-Q1, 2022-6T, 2022-Q3 hoặc 2022-N"
    )


def test_a_year_beyond_reason_is_refused() -> None:
    with pytest.raises(ValueError, match="ngoài khoảng 2000–2100"):
        propose_period("1999-Q1")


def test_each_report_follows_the_one_written_before_it() -> None:
    assert [last_report_key(f"2022-{kind}") for kind in ("Q1", "6T", "Q3", "N")] == [
        "2021-N",
        "2022-Q1",
        "2022-6T",
        "2022-Q3",
    ]
