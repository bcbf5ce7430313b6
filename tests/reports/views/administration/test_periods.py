"""Periods in the administration: opening, dates, outlines, closing."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import Unit, User
from reports.models import Outline, ReportingPeriod
from reports.services.periods import open_period

DATES = {
    "starts_on": "15/12/2021",
    "ends_on": "14/06/2022",
    "department_due_at": "16/06/2022 17:00",
    "province_due_at": "20/06/2022 17:00",
}


@pytest.fixture
def administrator(client: Client, people: dict[str, User]) -> Client:
    client.force_login(people["administrator"])
    return client


def page(province: Unit, name: str = "list", *parts: int) -> str:
    return reverse(f"periods:{name}", args=[province.pk, *parts])


def chosen(outline: Outline) -> dict[str, int]:
    return {f"outline_{kind}": outline.pk for kind in ("department", "district", "commune")}


def save(client: Client, period: ReportingPeriod, **values: object):
    """Send the period's page as it was opened with these values."""
    address = page(period.province, "period", period.pk)
    return client.post(address, values | {"seen": client.get(address).context["seen"]})


def test_an_empty_list_says_what_to_do(administrator, brvt):
    content = administrator.get(page(brvt)).content.decode()
    assert "Chưa mở kỳ báo cáo nào." in content
    assert "Hãy bấm “Mở kỳ báo cáo”" in content


def test_the_list_counts_units_and_reports(administrator, report, brvt):
    Unit.objects.create(
        code="CU", kind="department", name="Sở cũ", province=brvt, parent=brvt, valid_to=date(2021, 12, 14)
    )
    row = administrator.get(page(brvt)).context["rows"][0]
    assert (row[0].unit_count, row[0].report_count) == (3, 1)
    content = administrator.get(page(brvt)).content.decode()
    assert "15/12/2021 đến 14/3/2022" in content
    assert "17:00, 16/3/2022" in content


def test_the_next_periods_come_first_and_opened_ones_are_left_out(administrator, brvt, outline):
    proposed = [one.key for one, _ in administrator.get(page(brvt, "open")).context["coming"]]
    assert len(proposed) == 4
    open_period(brvt, proposed[0], outline)
    again = [one.key for one, _ in administrator.get(page(brvt, "open")).context["coming"]]
    assert again[:3] == proposed[1:]


def test_another_period_is_named_by_kind_and_year(administrator, brvt):
    answer = administrator.get(page(brvt, "open"), {"loai": "6T", "nam": "2022"})
    assert answer.headers["Location"].endswith("?ky=2022-6T")
    content = administrator.get(page(brvt, "open"), {"loai": "Q2", "nam": "1999"}).content.decode()
    assert "Không có kỳ báo cáo này, hãy chọn trong danh sách." in content
    assert "Hãy ghi năm từ 2000 đến 2100." in content
    assert "Không có kỳ báo cáo này." in administrator.get(page(brvt, "open"), {"ky": "2022-Q2"}).content.decode()


def test_the_dates_of_the_ministry_are_proposed_and_can_be_changed(administrator, brvt, outline):
    address = page(brvt, "open") + "?ky=2022-6T"
    form = administrator.get(address).context["form"]
    assert form["department_due_at"].value() == datetime(2022, 6, 16, 17)
    answer = administrator.post(address, DATES | chosen(outline) | {"ends_on": "10/06/2022", "outline_district": ""})
    period = ReportingPeriod.objects.get()
    assert answer.headers["Location"] == page(brvt)
    assert (period.key, period.name, period.ends_on) == ("2022-6T", "6 tháng đầu năm 2022", date(2022, 6, 10))
    assert period.department_due_at == datetime(2022, 6, 16, 10, tzinfo=UTC)
    assert set(period.outlines.values_list("unit_kind", "outline")) == {
        ("department", outline.pk),
        ("commune", outline.pk),
    }


def test_a_period_opens_once(administrator, brvt, outline):
    open_period(brvt, "2022-6T", outline)
    content = administrator.post(page(brvt, "open") + "?ky=2022-6T", DATES | chosen(outline)).content.decode()
    assert "Kỳ 6 tháng đầu năm 2022 đã được mở. Hãy chọn kỳ khác." in content
    assert ReportingPeriod.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"ends_on": "14/12/2021"}, "Ngày chốt số liệu phải từ ngày bắt đầu lấy số liệu trở đi."),
        ({"ends_on": ""}, "Hãy nhập ngày chốt số liệu."),
        ({"starts_on": "31/02/2022"}, "Hãy ghi ngày, tháng, năm như 21/02/2022."),
        ({"department_due_at": "16/06/2022"}, "Hãy ghi ngày, tháng, năm và giờ như 16/03/2022 17:00."),
        ({"department_due_at": "16/06/0022 17:00"}, "Hãy ghi năm từ 1945 đến 2100."),
        ({"department_due_at": "01/12/2021 17:00"}, "Hạn nộp phải sau ngày bắt đầu lấy số liệu."),
        ({"outline_commune": "999999"}, "Không có đề cương này, hãy chọn trong danh sách."),
        (
            {"outline_department": "", "outline_district": "", "outline_commune": ""},
            "Hãy chọn đề cương cho ít nhất một loại đơn vị.",
        ),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(administrator, brvt, outline, change, message):
    content = administrator.post(page(brvt, "open") + "?ky=2022-6T", DATES | chosen(outline) | change).content.decode()
    assert message in content
    assert ReportingPeriod.objects.count() == 0


def test_without_an_outline_no_period_is_opened(administrator, brvt):
    content = administrator.get(page(brvt, "open") + "?ky=2022-6T").content.decode()
    assert "Tỉnh chưa có đề cương báo cáo." in content
    assert administrator.post(page(brvt, "open") + "?ky=2022-6T", DATES).status_code == 200
    assert ReportingPeriod.objects.count() == 0


def test_other_days_of_a_period_with_reports_ask_to_be_confirmed(administrator, report, brvt, outline):
    posted = DATES | chosen(outline)
    content = save(administrator, report.period, **posted).content.decode()
    assert "Đã có báo cáo của kỳ này" in content
    report.period.refresh_from_db()
    assert report.period.ends_on == date(2022, 3, 14)
    assert save(administrator, report.period, **posted, confirm="on").status_code == 302
    report.period.refresh_from_db()
    assert report.period.ends_on == date(2022, 6, 14)


def test_a_kind_of_unit_that_reports_keeps_its_outline(administrator, report, brvt, outline):
    other = Outline.objects.create(province=brvt, key="khac", version=1, title="Khác")
    days = {"starts_on": "15/12/2021", "ends_on": "14/03/2022"}
    posted = DATES | days | {"outline_department": other.pk, "outline_district": other.pk, "outline_commune": ""}
    assert save(administrator, report.period, **posted).status_code == 302
    bound = dict(report.period.outlines.values_list("unit_kind", "outline"))
    assert bound == {"department": outline.pk, "district": other.pk}


def test_closing_is_a_due_moment_of_now_and_another_one_opens_again(administrator, report, brvt, outline):
    period = report.period
    ReportingPeriod.objects.update(department_due_at=timezone.now() + timedelta(days=10))
    content = administrator.get(page(brvt, "close", period.pk)).content.decode()
    assert "đã có 1 báo cáo của 3 đơn vị" in content
    assert "không báo cáo nào bị xóa" in content
    administrator.post(page(brvt, "close", period.pk))
    period.refresh_from_db()
    closed_at = period.department_due_at
    assert timezone.now() - timedelta(minutes=1) < closed_at <= timezone.now()
    administrator.post(page(brvt, "close", period.pk))
    period.refresh_from_db()
    assert period.department_due_at == closed_at
    days = {"starts_on": "15/12/2021", "ends_on": "14/03/2022", "department_due_at": "01/01/2090 17:00"}
    save(administrator, period, **(DATES | chosen(outline) | days))
    assert administrator.get(page(brvt)).context["rows"][0][1] is True


def test_a_page_opened_before_somebody_closed_the_period_does_not_open_it_again(administrator, report, brvt, outline):
    ReportingPeriod.objects.update(department_due_at=timezone.now() + timedelta(days=10))
    period = ReportingPeriod.objects.get()
    address = page(brvt, "period", period.pk)
    seen = administrator.get(address).context["seen"]
    administrator.post(page(brvt, "close", period.pk))
    closed_at = ReportingPeriod.objects.get().department_due_at
    days = {"starts_on": "15/12/2021", "ends_on": "14/03/2022", "department_due_at": "01/01/2090 17:00"}
    posted = DATES | chosen(outline) | days
    answer = administrator.post(address, posted | {"seen": seen})
    content = answer.content.decode()
    assert "vừa được người khác sửa nên chưa lưu" in content
    assert f"Đang lưu: {timezone.localtime(closed_at):%d/%m/%Y %H:%M}." in content
    assert "01/01/2090 17:00" in content
    assert ReportingPeriod.objects.get().department_due_at == closed_at
    assert administrator.post(address, posted | {"seen": answer.context["seen"]}).status_code == 302
    assert ReportingPeriod.objects.get().department_due_at > timezone.now()


def test_a_page_opened_before_somebody_chose_another_outline_does_not_choose_it_back(administrator, brvt, outline):
    period = open_period(brvt, "2022-6T", outline)[0]
    other = Outline.objects.create(province=brvt, key="khac", version=1, title="Khác")
    address = page(brvt, "period", period.pk)
    seen = administrator.get(address).context["seen"]
    period.outlines.filter(unit_kind="district").update(outline=other)
    period.outlines.filter(unit_kind="commune").delete()
    content = administrator.post(address, DATES | chosen(outline) | {"seen": seen}).content.decode()
    assert f"Đang lưu: {other}." in content
    assert "Đang lưu: không lập báo cáo." in content
    assert dict(period.outlines.values_list("unit_kind", "outline")) == {
        "department": outline.pk,
        "district": other.pk,
    }


def test_what_was_seen_stays_so_while_a_wrong_field_is_mended(administrator, brvt, outline):
    period = open_period(brvt, "2022-6T", outline)[0]
    address = page(brvt, "period", period.pk)
    seen = administrator.get(address).context["seen"]
    ReportingPeriod.objects.update(ends_on=date(2022, 6, 10))
    answer = administrator.post(address, DATES | chosen(outline) | {"seen": seen, "starts_on": "sai"})
    assert answer.context["seen"] == seen


def test_the_list_takes_the_same_queries_for_few_and_many(administrator, brvt, outline):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            administrator.get(page(brvt))
        return len(captured)

    open_period(brvt, "2022-Q1", outline)
    few = queries()
    for year in range(2010, 2022):
        for kind in ("Q1", "6T", "Q3", "N"):
            open_period(brvt, f"{year}-{kind}", outline)
    assert (queries(), few <= 8) == (few, True)
