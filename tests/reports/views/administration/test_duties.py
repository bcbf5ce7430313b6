"""Duties of the other families: an administrator adds them to the units' calendars."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Unit, User
from core.errors import InputError
from reports.models import Outline, Report, ReportingPeriod
from reports.selectors import find_period, periods_of
from reports.services.duties import add_duty
from reports.services.periods import PeriodDates, coming_periods, open_period, periods_at_work

FIELDS = {
    "family": "kstthc",
    "key": "2022-q2",
    "name": "Quý II/2022",
    "starts_on": "15/03/2022",
    "ends_on": "14/06/2022",
    "department_due_at": "16/06/2022 17:00",
    "province_due_at": "25/06/2022 17:00",
}
DUE = datetime(2022, 6, 16, 10, 0, tzinfo=UTC)
DATES = PeriodDates(date(2022, 3, 15), date(2022, 6, 14), DUE, DUE)


@pytest.fixture
def administrator(client: Client, people: dict[str, User]) -> Client:
    client.force_login(people["administrator"])
    return client


def page(province: Unit, name: str, *parts: int) -> str:
    return reverse(f"periods:{name}", args=[province.pk, *parts])


def test_a_duty_is_added_without_an_outline(administrator: Client, brvt: Unit) -> None:
    answer = administrator.post(page(brvt, "add_duty"), FIELDS)
    duty = ReportingPeriod.objects.get()
    assert answer.headers["Location"] == page(brvt, "list")
    assert (duty.family, duty.key, duty.kind, duty.year, duty.name) == ("kstthc", "2022-Q2", "Q2", 2022, "Quý II/2022")
    assert (duty.ends_on, duty.department_due_at, duty.outlines.count()) == (date(2022, 6, 14), DUE, 0)
    shown = administrator.get(page(brvt, "list")).content.decode()
    assert "Đã thêm Kiểm soát thủ tục hành chính Quý II/2022 vào lịch của các đơn vị." in shown
    assert "Chỉ có trong lịch" in shown
    assert page(brvt, "duty", duty.pk) in shown
    assert page(brvt, "period", duty.pk) not in shown


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"family": "cchc"}, "Không có loại này, hãy chọn trong danh sách."),
        ({"family": ""}, "Hãy chọn loại nghĩa vụ."),
        ({"key": "quý 2"}, "Mã kỳ gồm năm, dấu gạch nối và tối đa 5 chữ in hoa không dấu hoặc chữ số"),
        ({"key": "2022-QUYBA2"}, "Mã kỳ dài quá 10 ký tự, hãy rút gọn."),
        ({"name": "Ữ" * 101}, "Tên kỳ dài quá 100 ký tự, hãy rút gọn."),
        ({"name": " "}, "Hãy nhập tên kỳ."),
        ({"ends_on": "14/03/2022"}, "Ngày cuối phải từ ngày đầu trở đi."),
        ({"department_due_at": "14/03/2022 17:00"}, "Hạn nộp phải sau ngày bắt đầu lấy số liệu."),
        ({"province_due_at": "25/06/2022"}, "Hãy ghi ngày, tháng, năm và giờ như 16/03/2022 17:00."),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(
    administrator: Client, brvt: Unit, change: dict[str, str], message: str
) -> None:
    assert message in administrator.post(page(brvt, "add_duty"), FIELDS | change).content.decode()
    assert ReportingPeriod.objects.count() == 0


def test_a_key_stands_once_in_its_family(administrator: Client, brvt: Unit) -> None:
    add_duty(brvt, "kstthc", "2022-Q2", "Quý II/2022", DATES)
    shown = administrator.post(page(brvt, "add_duty"), FIELDS).content.decode()
    assert "Kiểm soát thủ tục hành chính đã có kỳ mã 2022-Q2, hãy dùng mã khác hoặc sửa kỳ đã có." in shown
    administrator.post(page(brvt, "add_duty"), FIELDS | {"family": "chi-so"})
    assert set(ReportingPeriod.objects.values_list("family", flat=True)) == {"kstthc", "chi-so"}


def test_a_duty_is_changed_and_a_stale_page_changes_nothing(administrator: Client, brvt: Unit) -> None:
    duty = add_duty(brvt, "kstthc", "2022-Q2", "Quý II/2022", DATES)
    address = page(brvt, "duty", duty.pk)
    seen = administrator.get(address).context["seen"]
    changed = {name: FIELDS[name] for name in FIELDS if name not in ("family", "key")} | {"name": "Quý 2", "seen": seen}
    assert administrator.post(address, changed).status_code == 302
    duty.refresh_from_db()
    assert (duty.name, duty.key, duty.family) == ("Quý 2", "2022-Q2", "kstthc")
    stale = administrator.post(address, changed | {"name": "Quý hai"})
    assert "vừa được người khác sửa nên chưa lưu" in stale.content.decode()
    assert ReportingPeriod.objects.get().name == "Quý 2"
    administrator.post(address, changed | {"name": "Quý hai", "seen": stale.context["seen"]})
    assert ReportingPeriod.objects.get().name == "Quý hai"


def test_a_duty_is_taken_out(administrator: Client, brvt: Unit) -> None:
    duty = add_duty(brvt, "chi-so", "2022-N", "Năm 2022", DATES)
    answer = administrator.post(page(brvt, "remove_duty", duty.pk), follow=True)
    assert "Đã bỏ Chỉ số cải cách hành chính Năm 2022 khỏi lịch của các đơn vị." in answer.content.decode()
    assert ReportingPeriod.objects.count() == 0


def test_periods_of_reports_and_duties_do_not_mix(administrator: Client, report: Report, brvt: Unit) -> None:
    """A duty of the same key as a period opens no page of periods, and a period none of duties."""
    duty = add_duty(brvt, "kstthc", report.period.key, report.period.name, DATES)
    for name in ("period", "close"):
        assert administrator.get(page(brvt, name, duty.pk)).status_code == 404
    assert administrator.get(page(brvt, "duty", report.period_id)).status_code == 404
    assert administrator.post(page(brvt, "remove_duty", report.period_id)).status_code == 404
    assert find_period(brvt, report.period.key) == report.period
    assert list(periods_of(report.unit)) == [report.period]
    assert periods_at_work(brvt, date(2022, 3, 1)) == [report.period]


def test_a_duty_does_not_take_the_place_of_a_period_to_open(brvt: Unit, outline: Outline) -> None:
    add_duty(brvt, "kstthc", "2022-6T", "6 tháng đầu năm 2022", DATES)
    assert "2022-6T" in [one.key for one in coming_periods(brvt, date(2022, 3, 15))]
    with pytest.raises(InputError, match="kỳ báo cáo “2022-6T” chưa được mở"):
        find_period(brvt, "2022-6T")
    period, created = open_period(brvt, "2022-6T", outline)
    assert (period.family, created) == ("cchc", True)
