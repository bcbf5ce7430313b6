"""Reporting periods of family cchc, as Công văn 581/BNV-CCHC sets them.

Dates are local dates; both ends of a period belong to it. These are proposals: the dates of a period are data.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

_KEY: Final = re.compile(r"([0-9]{4})-(Q1|6T|Q3|N)")
_NAMES: Final = {"Q1": "Quý I/{year}", "6T": "6 tháng đầu năm {year}", "Q3": "Quý III/{year}", "N": "Năm {year}"}
# kind: (years back, month, day) of the first day; (month, day) of the cut-off; (month, day) due at the ministry.
_DATES: Final = {
    "Q1": ((1, 12, 15), (3, 14), (3, 20)),
    "6T": ((1, 12, 15), (6, 14), (6, 20)),
    "Q3": ((0, 6, 15), (9, 14), (9, 20)),
    "N": ((1, 12, 15), (12, 14), (12, 20)),
}
_LAST_REPORT: Final = {"Q1": (1, "N"), "6T": (0, "Q1"), "Q3": (0, "6T"), "N": (0, "Q3")}


@dataclass(frozen=True, slots=True)
class ProposedPeriod:
    """The dates that a period opens with; an administrator may change them.

    `department_due_on` is two working days after the cut-off (as Khánh Hòa's QĐ 01/2023/QĐ-UBND; the province sets it).
    """

    key: str
    kind: str
    year: int
    name: str
    starts_on: date
    ends_on: date
    department_due_on: date
    province_due_on: date


def propose_period(key: str) -> ProposedPeriod:
    """Return the period of `key` ("2022-Q1", "2022-6T", "2022-Q3", "2022-N").

    Raises ValueError, with a Vietnamese reason, for any other key: 581/BNV-CCHC knows no Quý II and no Quý IV report.
    """
    match = _KEY.fullmatch(key)
    if not match:
        raise ValueError(f"kỳ báo cáo “{key}” không hợp lệ, hãy dùng dạng 2022-Q1, 2022-6T, 2022-Q3 hoặc 2022-N")
    year, kind = int(match[1]), match[2]
    if not 2000 <= year <= 2100:
        raise ValueError(f"kỳ báo cáo “{key}” có năm ngoài khoảng 2000–2100")
    (years_back, first_month, first_day), cut_off, due = _DATES[kind]
    ends_on = date(year, *cut_off)
    return ProposedPeriod(
        key=key,
        kind=kind,
        year=year,
        name=_NAMES[kind].format(year=year),
        starts_on=date(year - years_back, first_month, first_day),
        ends_on=ends_on,
        department_due_on=_working_days_after(ends_on, 2),
        province_due_on=date(year, *due),
    )


def last_report_key(key: str) -> str:
    """Return the key of the report written before `key`: Năm → Quý I → 6 tháng → Quý III → Năm."""
    proposed = propose_period(key)
    years_back, kind = _LAST_REPORT[proposed.kind]
    return f"{proposed.year - years_back}-{kind}"


def period_name(key: str) -> str:
    """Return the name of the period `key`, which need not be one that may still be opened ("Năm 1999")."""
    year, kind = key.split("-")
    return _NAMES[kind].format(year=year)


def _working_days_after(day: date, count: int) -> date:
    """Return the working day `count` days after `day`; public holidays are not known here."""
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < 5
    return day
