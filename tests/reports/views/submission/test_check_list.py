"""The checks as an Excel file."""

from collections.abc import Callable
from io import BytesIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from accounts.models import User
from reports.models import Report
from reports.review.actor import Actor
from reports.review.checklist import checklist_of
from reports.review.transitions import return_report, submit
from reports.review.waivers import keep_warning
from reports.services.current import document_of
from tests.reports.slips import KEY, slip_rule, write

__all__ = ["slip_rule"]

pytestmark = pytest.mark.usefixtures("slip_rule")

SignIn = Callable[[str], Client]


@pytest.fixture
def report(sendable: Report) -> Report:
    write(sendable, "=Sở đnag rà soát.")
    return sendable


def rows(client: Client, report: Report) -> list[tuple]:
    answer = client.get(reverse("submission:checks_xlsx", args=[report.pk]))
    assert answer.status_code == 200
    return list(load_workbook(BytesIO(answer.content)).active.iter_rows(values_only=True))


def test_it_lists_what_the_page_lists_in_its_order(signed_in: SignIn, report: Report, people: dict[str, User]) -> None:
    found = checklist_of(report, document_of(report)).issues
    kept = next(one.issue for one in found if one.issue.node == KEY and one.issue.code == "slip")
    keep_warning(report.pk, kept, "Tên riêng", Actor(people["clerk"]))
    title, head, *listed = rows(signed_in("clerk"), report)
    assert title[0] == "Kết quả kiểm tra báo cáo Quý I/2022: Sở Y tế"
    assert head[-2:] == ("Lý do giữ nguyên", "Người giữ nguyên")
    assert [(row[0], row[4]) for row in listed] == [
        (place, one.issue.message) for place, one in enumerate(found, start=1)
    ]
    (row,) = [row for row in listed if row[2] == "Đã giữ nguyên"]
    assert row[3:] == (
        "slip",
        kept.message,
        "đnag",
        "Sửa thành “đang”.",
        "Tên riêng",
        "Người clerk",
    )


def test_its_name_tells_unit_and_period(signed_in: SignIn, report: Report) -> None:
    answer = signed_in("clerk").get(reverse("submission:checks_xlsx", args=[report.pk]))
    assert 'filename="bao-cao-cchc-SYT-2022-Q1-kiem-tra.xlsx"' in answer.headers["Content-Disposition"]
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_reviewers_get_what_was_sent_and_the_unit_what_it_writes(
    signed_in: SignIn, report: Report, people: dict[str, User]
) -> None:
    submit(report.pk, 1, Actor(people["leader"]))
    return_report(report.pk, 2, Actor(people["reviewer"]), "Thiếu số liệu")
    write(report, "Sở đang rà soát.")
    slips = {
        name: [row for row in rows(signed_in(name), report) if row[3] == "slip" and row[1].startswith("II.3")]
        for name in ("reviewer", "clerk")
    }
    assert (len(slips["reviewer"]), len(slips["clerk"])) == (1, 0)


def test_it_takes_the_same_queries_for_few_and_for_many_issues(signed_in: SignIn, report: Report) -> None:
    clerk, counts = signed_in("clerk"), []
    rows(clerk, report)
    for number in (1, 60):
        for key in [node.key for node in document_of(report).walk() if node.required][:number]:
            if report.sections.filter(key=key).exists():
                write(report, "Sở đnag rà soát, nhờ bổ sung.", key=key)
        with CaptureQueriesContext(connection) as captured:
            rows(clerk, report)
        counts.append(len(captured))
    assert counts[0] == counts[1] <= 38
