"""The comparison of two versions of a report: which two, and what the page shows."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from reports.models import Report
from reports.review.actor import Actor
from reports.review.transitions import approve, return_report, submit
from tests.reports.views.differences.conftest import DISSEMINATION

BUDGET = 11


def shown(answer) -> tuple[str, str]:
    """Return the two versions that a page compares, without the moments."""
    return tuple(answer.context[name].partition(",")[0] for name in ("before", "after"))


def choices(answer, field: str) -> list[str]:
    return [word for word, _ in answer.context["form"].fields[field].choices]


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_the_last_revision_is_compared_with_the_one_before_it(open_page, sent_again: Report) -> None:
    answer = open_page(sent_again)
    assert shown(answer) == ("Phiên bản 1", "Phiên bản 2")
    page = answer.content.decode()
    assert "đã triển khai <del>29</del><ins>31</ins> VBQPPL" in page
    assert "29 31 +2 (+6,9%)" in words(page)
    assert [section.key for section in answer.context["differences"].sections] == [DISSEMINATION]
    assert page.count('<section class="difference-card"') == 1


def test_an_approved_report_is_compared_with_what_was_sent_before(
    open_page, sent_again: Report, reviewer: Actor
) -> None:
    approve(sent_again.pk, 4, reviewer)
    assert shown(open_page(sent_again)) == ("Phiên bản 1", "Phiên bản 3")
    answer = open_page(sent_again, truoc="2", sau="3")
    assert "Không có khác biệt." in answer.content.decode()


def test_a_report_that_was_sent_once_is_compared_with_the_last_period(
    open_page, sent: Report, last_period: Report
) -> None:
    answer = open_page(sent)
    assert shown(answer) == ("Kỳ trước: Năm 2021", "Phiên bản 1")
    figures = {one.figure.code: one.change for one in answer.context["figures"]}
    assert figures["plan_tasks.total"] == "+5 (+25,0%)"
    assert "Số liệu so với kỳ trước" in answer.content.decode()


def test_figures_that_neither_period_has_are_left_out_of_their_table(
    open_page, sent: Report, last_period: Report
) -> None:
    figures = open_page(sent).context["figures"]
    assert len(figures) > 20
    assert [one for one in figures if one.before.value is None and one.after.value is None] == [
        one for one in figures if "none" in (one.before.state, one.after.state) and one.difference == 0
    ]


def test_a_draft_is_compared_with_the_last_period(open_page, sendable: Report, last_period: Report) -> None:
    answer = open_page(sendable, "clerk")
    assert shown(answer) == ("Kỳ trước: Năm 2021", "Hiện tại (Đang soạn)")


@pytest.mark.parametrize("person", ["clerk", "leader", "reviewer", "administrator"])
def test_what_a_returned_report_says_now_is_compared_too(open_page, returned: Report, person: str) -> None:
    """Whoever reads the draft in the preview reads it here."""
    answer = open_page(returned, person)
    assert shown(answer) == ("Phiên bản 1", "Hiện tại (Yêu cầu bổ sung")
    assert "đã triển khai <del>29</del><ins>31</ins> VBQPPL" in answer.content.decode()


def test_any_two_versions_may_be_chosen(open_page, sent_again: Report, last_period: Report) -> None:
    answer = open_page(sent_again, truoc="2", sau="1")
    assert shown(answer) == ("Phiên bản 2", "Phiên bản 1")
    assert "<del>31</del><ins>29</ins>" in answer.content.decode()
    assert choices(answer, "truoc") == ["2", "1", "ky-truoc"]
    assert choices(answer, "sau") == ["2", "1"]
    assert shown(open_page(sent_again, truoc="ky-truoc", sau="1")) == ("Kỳ trước: Năm 2021", "Phiên bản 1")


def test_only_a_report_that_is_not_frozen_has_another_version_now(open_page, returned: Report, leader: Actor) -> None:
    assert choices(open_page(returned), "sau") == ["hien-tai", "1"]
    submit(returned.pk, 3, leader)
    assert choices(open_page(returned), "sau") == ["2", "1"]


def test_where_nothing_differs_the_page_says_so(open_page, sent_again: Report) -> None:
    page = open_page(sent_again, truoc="2", sau="2").content.decode()
    assert "Không có khác biệt." in page
    assert "difference-card" not in page


def test_where_there_is_nothing_to_compare_the_page_says_why(open_page, sendable: Report, leader: Actor) -> None:
    assert "Chưa có hai bản nào để so sánh." in open_page(sendable).content.decode()
    submit(sendable.pk, 1, leader)
    assert "Chưa có hai bản nào để so sánh." in open_page(sendable).content.decode()


BAD = ["0", "99", "-1", "1.0", "abc", "hien-tai ", "ky-truoc", "<script>alert(1)</script>", "1" * 100_000, "\x00", "١"]


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: ascii(bad[:20]))
@pytest.mark.parametrize("field", ["truoc", "sau"])
def test_a_version_that_there_is_not_is_told_beside_its_field(open_page, sent_again: Report, field: str, bad) -> None:
    answer = open_page(sent_again, **{field: bad})
    assert shown(answer) == ("Phiên bản 1", "Phiên bản 2")
    page = answer.content.decode()
    assert page.count("Không có bản này của báo cáo, hãy chọn trong danh sách.") == 1
    assert "<script>alert" not in page
    selected = re.findall(r'<option value="(\w*)" selected>', page)
    assert selected == ["1", "2"]


def test_words_of_a_report_are_escaped(open_page, sent: Report, reviewer: Actor, correct) -> None:
    return_report(sent.pk, 2, reviewer, "Thiếu số liệu")
    correct("đã triển khai 29", "<script>alert(1)</script> 29")
    page = open_page(sent).content.decode()
    assert "<script>alert" not in page
    assert "<ins>&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_the_queries_do_not_grow_with_the_revisions(
    open_page, client: Client, sent_again: Report, last_period: Report, leader: Actor, reviewer: Actor
) -> None:
    address = open_page(sent_again).wsgi_request.path
    counts = []
    for _ in range(3):
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).context["differences"] is not None
        counts.append(len(captured))
        for _ in range(3):
            sent_again.refresh_from_db()
            return_report(sent_again.pk, sent_again.version, reviewer, "Thiếu số liệu")
            submit(sent_again.pk, sent_again.version + 1, leader, confirms_unchanged=True)
    assert sent_again.revisions.count() == 11
    assert len(set(counts)) == 1
    assert counts[0] <= BUDGET
