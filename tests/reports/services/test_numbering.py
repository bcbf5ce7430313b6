"""Number and date, before and after sending."""

from datetime import date

import pytest

from reports.models import AuditEntry, Report
from reports.review.actor import Actor
from reports.review.transitions import approve, reopen, submit
from reports.services.numbering import MovedMeanwhile, NumberedMeanwhile, number_report
from reports.services.revisions import frozen_document, last_revision
from tests.reports.review.conftest import clerk, leader, people, report, reviewer, units

__all__ = ["clerk", "leader", "people", "report", "reviewer", "units"]
DAY = date(2022, 3, 15)
BLANK = ("", None)


def stored(report: Report) -> tuple[str, date | None]:
    return Report.objects.values_list("number", "issued_on").get(pk=report.pk)


def test_number_and_date_are_stored_with_a_trace_of_who_entered_them(report: Report, clerk: Actor) -> None:
    assert number_report(report, 1, BLANK, "05", DAY, clerk)
    assert number_report(report, 1, ("05", DAY), "06", DAY, clerk)
    assert stored(report) == ("06", DAY)
    assert list(AuditEntry.objects.order_by("pk").values_list("action", "actor", "address", "detail")) == [
        ("numbered", clerk.user.pk, "192.0.2.1", "số 05 ngày 15/3/2022 (trước đó: chưa ghi)"),
        ("numbered", clerk.user.pk, "192.0.2.1", "số 06 ngày 15/3/2022 (trước đó: số 05 ngày 15/3/2022)"),
    ]


def test_the_same_number_leaves_no_trace(report: Report, clerk: Actor) -> None:
    number_report(report, 1, BLANK, "05", DAY, clerk)
    assert not number_report(report, 1, ("05", DAY), "05", DAY, clerk)
    assert AuditEntry.objects.count() == 1


def test_what_was_sent_stays_as_it_was_sent(report: Report, leader: Actor) -> None:
    submit(report.pk, 1, leader)
    assert number_report(report, 2, BLANK, "05", DAY, leader)
    revision = last_revision(report)
    assert revision is not None
    assert frozen_document(revision).header.number == ""
    assert stored(report) == ("05", DAY)


def test_a_number_of_the_replaced_document_does_not_slip_into_its_correction(
    report: Report, leader: Actor, reviewer: Actor
) -> None:
    number_report(report, 1, BLANK, "5", DAY, leader)
    submit(report.pk, 1, leader)
    approve(report.pk, 2, reviewer)
    reopen(report.pk, 3, reviewer, "Sai số liệu")
    with pytest.raises(MovedMeanwhile):
        number_report(report, 3, BLANK, "05", DAY, leader)
    assert stored(report) == ("", None)
    assert Report.objects.get(pk=report.pk).replaces == "Báo cáo số 05/BC-SYT ngày 15/3/2022"


def test_of_two_that_number_at_once_the_second_is_told_what_the_first_wrote(
    report: Report, clerk: Actor, leader: Actor
) -> None:
    number_report(report, 1, BLANK, "05", DAY, clerk)
    with pytest.raises(NumberedMeanwhile) as refused:
        number_report(report, 1, BLANK, "07", DAY, leader)
    name = clerk.user.get_full_name()
    assert str(refused.value) == (
        f"{name} vừa ghi số 05 ngày 15/3/2022 cho báo cáo này nên số, ngày bạn nhập chưa được ghi."
    )
    assert stored(report) == ("05", DAY)
    assert not number_report(report, 1, BLANK, "05", DAY, leader)
    number_report(report, 1, ("05", DAY), "", None, clerk)
    with pytest.raises(NumberedMeanwhile, match="vừa bỏ số, ngày cho báo cáo này"):
        number_report(report, 1, ("05", DAY), "06", DAY, leader)
    assert number_report(report, 1, BLANK, "06", DAY, leader)
