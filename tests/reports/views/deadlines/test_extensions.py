"""The pages of extensions on 10/3/2022. Quý I/2022 is due at 17:00 on 16/3/2022, at the ministry on 20/3/2022."""

import unicodedata
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import Unit, User
from reports.models import Extension, Outline, Report, ReportingPeriod
from reports.review.due import due_of
from reports.services.periods import open_period

OWN = datetime(2022, 3, 16, 10, 0, tzinfo=UTC)
SCRIPT = "</textarea></p>\"'><script>alert(1)</script><img src=x onerror=alert(1)>"
BAD = {
    "wrong types": "[1, {}]",
    "1 MB": "Ữ" * 1_000_000,
    "emoji": "\U0001f600\U0001f1fb\U0001f1f3",
    "NFD": unicodedata.normalize("NFD", "Chờ số liệu"),
    "control characters": "a\x00b\x08c\x1b[31m\u200b\u202e",
    "HTML": SCRIPT,
    "formulas": '=HYPERLINK("http://x")|\'+cmd',
    "huge number": "9" * 5000,
    "year out of the calendar": "16/03/9999 17:00",
}


@pytest.fixture(autouse=True)
def before_it_is_due(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: datetime(2022, 3, 10, 3, 0, tzinfo=UTC))


@pytest.fixture
def reviewer(client: Client, people: dict[str, User]) -> Client:
    client.force_login(people["reviewer"])
    return client


def listed(period: ReportingPeriod) -> str:
    return reverse("deadlines:extensions", args=[period.pk])


def page(report: Report) -> str:
    return reverse("deadlines:extend", args=[report.unit_id, report.period_id])


def grant(client: Client, report: Report, due_at: str = "18/03/2022 17:00", reason: str = "Chờ số liệu"):
    seen = client.get(page(report)).context["period"].due_at.isoformat()
    return client.post(page(report), {"due_at": due_at, "reason": reason, "seen": seen}, follow=True)


def test_an_extension_is_granted_and_listed(reviewer: Client, report: Report) -> None:
    answer = grant(reviewer, report)
    shown = answer.content.decode()
    assert answer.redirect_chain == [(listed(report.period), 302)]
    assert "Đã gia hạn báo cáo Quý I/2022 của Sở Y tế đến 17:00 ngày 18/3/2022." in shown
    assert "sau hạn của tỉnh" not in shown
    for words in ("<strong>Sở Y tế</strong>", "17:00, 18/3/2022", "Chờ số liệu", "Người reviewer", "Còn 8 ngày"):
        assert words in shown
    assert due_of(report) == OWN + timedelta(days=2)


def test_an_extension_beyond_the_provinces_own_due_moment_is_warned_of(reviewer: Client, report: Report) -> None:
    shown = grant(reviewer, report, due_at="21/03/2022 08:00").content.decode()
    assert "Hạn mới sau hạn của tỉnh (17:00 ngày 20/3/2022): báo cáo tổng hợp của tỉnh có thể thiếu" in shown
    assert '<span class="cell-detail">sau hạn của tỉnh</span>' in shown
    assert due_of(report) == datetime(2022, 3, 21, 1, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"due_at": ""}, "Hãy nhập hạn mới."),
        ({"due_at": "18/03/2022"}, "Hãy ghi ngày, tháng, năm và giờ như 16/03/2022 17:00."),
        ({"due_at": "09/03/2022 17:00"}, "Hạn mới phải sau lúc này (10:00 ngày 10/3/2022)."),
        ({"due_at": "16/03/2022 17:00"}, "Hạn mới phải sau hạn của kỳ báo cáo (17:00 ngày 16/3/2022)."),
        ({"reason": ""}, "Hãy nhập lý do gia hạn."),
        ({"reason": "Ữ" * 501}, "Lý do gia hạn dài quá 500 ký tự, hãy rút gọn."),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_lost(
    reviewer: Client, report: Report, change: dict[str, str], message: str
) -> None:
    typed = {"due_at": "18/03/2022 17:00", "reason": "Chờ số liệu của Trung tâm"} | change
    shown = grant(reviewer, report, **typed).content.decode()
    assert message in shown
    for words in typed.values():
        assert words in shown
    assert Extension.objects.count() == 0


def test_a_page_opened_before_another_extension_says_so_and_keeps_what_was_typed(
    reviewer: Client, report: Report
) -> None:
    seen = reviewer.get(page(report)).context["period"].due_at.isoformat()
    grant(reviewer, report)
    fields = {"due_at": "19/03/2022 17:00", "reason": "Lý do khác", "seen": seen}
    answer = reviewer.post(page(report), fields)
    shown = answer.content.decode()
    assert "Hạn của đơn vị vừa được đổi thành 17:00 ngày 18/3/2022 nên chưa lưu." in shown
    assert "Lý do khác" in shown
    again = fields | {"seen": answer.context["period"].due_at.isoformat()}
    assert reviewer.post(page(report), again).status_code == 302
    assert due_of(report) == OWN + timedelta(days=3)


def test_a_unit_that_sent_its_report_has_no_form(reviewer: Client, report: Report) -> None:
    Report.objects.filter(pk=report.pk).update(state="submitted", submitted_at=OWN)
    shown = reviewer.get(page(report)).content.decode()
    assert "Sở Y tế đã gửi báo cáo Quý I/2022 lúc 17:00, 16/3/2022." in shown
    assert 'name="due_at"' not in shown
    sent = reviewer.post(page(report), {"due_at": "18/03/2022 17:00", "reason": "Muộn", "seen": OWN.isoformat()})
    assert (sent.status_code, Extension.objects.count()) == (200, 0)


def test_the_list_leads_to_a_unit_and_to_another_period(
    reviewer: Client, report: Report, outline: Outline, units: dict[str, Unit]
) -> None:
    other = open_period(report.unit.province, "2022-6T", outline)[0]
    answer = reviewer.get(listed(report.period), {"don_vi": report.unit_id})
    assert answer.headers["Location"] == page(report)
    assert reviewer.get(listed(report.period), {"ky": other.pk}).headers["Location"] == listed(other)
    for wrong in (units["DLK/SYT"].pk, "x", "9" * 30):
        shown = reviewer.get(listed(report.period), {"don_vi": wrong}).content.decode()
        assert "Đơn vị này không còn chờ gửi báo cáo, hãy chọn trong danh sách." in shown
    assert "Không có kỳ báo cáo này" in reviewer.get(listed(report.period), {"ky": "x"}).content.decode()


def test_an_empty_list_says_what_to_do(reviewer: Client, report: Report) -> None:
    shown = reviewer.get(listed(report.period)).content.decode()
    assert "Chưa gia hạn cho đơn vị nào trong kỳ này." in shown
    assert "hãy chọn đơn vị ở trên" in shown


@pytest.mark.parametrize("kind", BAD)
@pytest.mark.parametrize("field", ["due_at", "reason", "seen"])
def test_bad_input_is_answered_and_never_run(reviewer: Client, report: Report, field: str, kind: str) -> None:
    fields = {"due_at": "18/03/2022 17:00", "reason": "Chờ số liệu", "seen": OWN.isoformat()}
    answer = reviewer.post(page(report), fields | {field: BAD[kind]})
    assert answer.status_code in (200, 302)
    for shown in (answer.content.decode(), reviewer.get(listed(report.period)).content.decode()):
        assert "<script>alert" not in shown
        assert "onerror=alert(1)>" not in shown


def test_words_are_stored_in_nfc_without_control_characters(reviewer: Client, report: Report) -> None:
    grant(reviewer, report, reason=unicodedata.normalize("NFD", "Chờ số liệu\u200b"))
    assert Extension.objects.get().reason == "Chờ số liệu"


def test_few_and_many_extensions_take_the_same_queries(
    reviewer: Client, report: Report, people: dict[str, User]
) -> None:
    def queries() -> list[int]:
        counts = []
        for address in (listed(report.period), page(report)):
            with CaptureQueriesContext(connection) as captured:
                reviewer.get(address)
            counts.append(len(captured))
        return counts

    def add(count: int) -> None:
        for number in range(count):
            unit = Unit.objects.create(
                code=f"D{Unit.objects.count()}",
                kind="department",
                name=f"Sở {number}",
                province=report.unit.province,
                parent=report.unit.province,
            )
            for one in (unit, report.unit):
                Extension.objects.create(
                    unit=one, period=report.period, due_at=OWN, reason="Chờ", granted_by=people["reviewer"]
                )

    add(1)
    few = queries()
    add(49)
    assert queries() == few
    assert max(few) <= 12
