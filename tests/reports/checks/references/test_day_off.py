"""Documents dated on days off."""

from datetime import date

from reports.checks.references.day_off import check_day_off
from tests.reports.checks.references.loose import TITLE, issues

OWN = "".join(f"+ Văn bản số {number}/SYT-VP ngày 1{number}/01/2022 về công việc;\n" for number in range(2, 5))
OWN += "+ Văn bản số 19/SYT-VP ngày 19/01/2022 về hồ sơ;\n+ Văn bản số 20/SYT-VP ngày 20/01/2022 về hồ sơ;\n"


def told(text: str, **context: object) -> list[tuple[str, str, str]]:
    return [(one.severity, one.excerpt, one.message[-8:]) for one in issues(check_day_off, TITLE + text, **context)]


def test_a_saturday_is_worth_a_look_once_a_section() -> None:
    assert told(OWN + "Văn bản số 813/SYT-VP ngày 12/02/2022\nVăn bản số 814/SYT-VP ngày 13/02/2022") == [
        ("info", "813/SYT-VP ngày 12/02/2022", "thứ Bảy.")
    ]


def test_a_holiday_of_the_calendar_counts_too() -> None:
    text = OWN + "+ Văn bản số 700/SYT-VP ngày 02/02/2022 về A;"
    assert told(text) == []
    assert [excerpt for _, excerpt, _ in told(text, holidays=frozenset({date(2022, 2, 2)}))] == [
        "700/SYT-VP ngày 02/02/2022"
    ]


def test_working_days_other_bodies_and_unknown_units_are_silent() -> None:
    assert told(OWN) == []
    assert told(OWN + "Theo văn bản số 813/UBND-VP ngày 12/02/2022") == []
    assert issues(check_day_off, "Kế hoạch số 12/KH-SYT ngày 12/02/2022") == []
