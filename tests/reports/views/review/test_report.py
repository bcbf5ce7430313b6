"""A report under review: what stands beside the paper, and what is decided."""

import re
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Unit, User
from reports.domain.signed_copies import Comparison, stored_comparison
from reports.models import Comment, Report, RevisionFile, SectionLine, SectionRequest, Transition
from reports.review.actor import Actor
from reports.review.checklist import checklist_of
from reports.review.comments import answer_comment, close_comment, write_comment
from reports.review.section_requests import ask_section
from reports.review.transitions import approve, reopen, return_report, submit
from reports.services.current import document_of
from reports.services.periods import open_period
from reports.services.starting import start_report
from tests.reports.conftest import answer_everything, import_seed
from tests.reports.views.review.conftest import KEY, fill_province

OTHER_KEY = "steering.plan.issued"


def address(report: Report, page: str = "report", *args: int) -> str:
    return reverse(f"review:{page}", args=[report.pk, *args])


def words(client: Client, report: Report, query: str = "") -> str:
    return client.get(f"{address(report)}{query}").content.decode()


def stored(report: Report) -> Report:
    return Report.objects.get(pk=report.pk)


def second_report(report: Report, people: dict[str, User], name: str = "Sở Tư pháp") -> Report:
    """Let another unit send the same words."""
    unit = Unit.objects.get(name=name, province=report.unit.province_id)
    other = import_seed(unit, report.period)
    answer_everything(other)
    people["clerk_of_another_unit"].memberships.update(unit=unit, role="leader")
    submit(other.pk, 1, Actor(people["clerk_of_another_unit"]))
    return stored(other)


def test_the_paper_is_the_last_revision_whatever_the_report_says_now(reviewing: Client, sent: Report) -> None:
    line = SectionLine.objects.filter(section__report=sent, section__key=KEY, origin="written").first()
    before = words(reviewing, sent)
    line.text = "Lời sửa sau khi gửi"
    line.save()
    assert "Lời sửa sau khi gửi" not in words(reviewing, sent)
    assert before.count('class="paper-comment"') > 30


def test_a_report_that_was_never_sent_shows_that_nothing_came(reviewing: Client, sendable: Report) -> None:
    page = words(reviewing, sendable)
    assert "Sở Y tế chưa gửi báo cáo Quý I/2022." in page
    assert "Báo cáo đang ở trạng thái “Đang soạn”" in page
    assert 'class="paper"' not in page
    assert "Tiếp nhận" not in page


def test_a_returned_report_shows_its_last_revision_and_that_the_unit_mends_it(
    reviewing: Client, sent: Report, people: dict[str, User]
) -> None:
    return_report(sent.pk, 2, Actor(people["reviewer"]), "Thiếu số liệu hồ sơ")
    page = words(reviewing, sent)
    assert "Đang chờ đơn vị sửa" in page
    assert "Người reviewer đã trả lại để bổ sung lúc" in page
    assert "Lý do: Thiếu số liệu hồ sơ" in page
    assert 'class="paper"' in page
    assert address(sent, "approve") not in page and address(sent, "return") not in page


def test_the_link_in_the_margin_opens_the_form_for_its_section(reviewing: Client, sent: Report) -> None:
    link = f'href="?loc=moi-nop&amp;muc={KEY}#node-{KEY}"'
    assert link in words(reviewing, sent, "?loc=moi-nop")
    page = reviewing.get(f"{address(sent)}?loc=moi-nop&muc={KEY}")
    assert page.context["commented_place"].startswith("I.2.")
    options = dict(page.context["comment_form"].fields["about"].choices)
    assert all(value.startswith("record:document:") for value, _ in options["Bản ghi"])


def test_the_margin_names_each_section_and_how_many_comments_on_it_are_open(
    reviewing: Client, sent: Report, comment_on: Callable[..., Comment]
) -> None:
    link = re.compile(rf'href="\?muc={re.escape(KEY)}#[^>]*>(.*?)</a>')
    name = '<span class="visually-hidden"> về mục “I.2. '
    assert link.search(words(reviewing, sent))[1].startswith(f"Góp ý{name}")
    comment = comment_on()
    assert link.search(words(reviewing, sent))[1].startswith(f"Góp ý (1){name}")
    reviewing.post(address(sent, "close_comment", comment.pk))
    page = words(reviewing, sent)
    assert link.search(page)[1].startswith(f"Góp ý{name}")
    assert "về mục “legal_bases”" not in page


def test_an_accepted_report_has_no_links_to_comment_on_it(
    reviewing: Client, sent: Report, people: dict[str, User]
) -> None:
    approve(sent.pk, 2, Actor(people["reviewer"]))
    assert "paper-comment" not in words(reviewing, sent)


def test_who_accepts_reads_what_was_not_answered_and_what_was_not_sent(
    reviewing: Client, sent: Report, comment_on: Callable[..., Comment], people: dict[str, User]
) -> None:
    comment_on()
    comment_on(OTHER_KEY)
    assert "2 góp ý chưa gửi cho đơn vị, khi tiếp nhận sẽ không gửi nữa." in words(reviewing, sent)
    return_report(sent.pk, 2, Actor(people["reviewer"]))
    submit(sent.pk, 3, Actor(people["leader"]), confirms_unchanged=True)
    comment_on(text="Vẫn thiếu.")
    page = words(reviewing, sent)
    assert "2 góp ý đơn vị chưa trả lời." in page
    assert "1 góp ý chưa gửi cho đơn vị, khi tiếp nhận sẽ không gửi nữa." in page


def test_an_unknown_section_is_not_commented_on(reviewing: Client, sent: Report) -> None:
    assert 'id="gop-y-moi"' not in words(reviewing, sent, "?muc=steering.nothing")
    page = reviewing.post(f"{address(sent, 'comment')}?muc=steering.nothing", {"text": "Sai."}).content.decode()
    assert "Báo cáo không có mục này. Hãy chọn lại mục trong danh sách." in page
    assert not Comment.objects.exists()


def test_a_comment_is_written_and_its_thread_shown(reviewing: Client, sent: Report) -> None:
    answer = reviewing.post(f"{address(sent, 'comment')}?loc=moi-nop&muc={KEY}", {"text": "Thiếu ngày ban hành."})
    anchor = f"gop-y-{Comment.objects.get().pk}"
    assert answer.headers["Location"] == f"{address(sent)}?loc=moi-nop#{anchor}"
    page = reviewing.get(f"{address(sent)}?loc=moi-nop").content.decode()
    told = "Đã ghi góp ý. Góp ý được gửi cho đơn vị khi bạn yêu cầu bổ sung, chỉnh sửa."
    assert page.count(told) == 2
    assert f'<p class="thread-done">{told}</p>' in page.partition(f'id="{anchor}"')[2].partition("</article>")[0]
    assert 'id="gop-y-moi"' not in page
    assert "Thiếu ngày ban hành." in page
    assert "1 góp ý sẽ được gửi; đơn vị chỉ sửa được các mục này:" in page


def test_a_figure_is_commented_on(reviewing: Client, sent: Report) -> None:
    page = reviewing.get(f"{address(sent)}?muc=results.procedures.catalogue")
    choices = dict(page.context["comment_form"].fields["about"].choices)["Số liệu"]
    reviewing.post(
        f"{address(sent, 'comment')}?muc=results.procedures.catalogue", {"about": choices[0][0], "text": "Sai số."}
    )
    comment = Comment.objects.get()
    assert (comment.target, f"figure:{comment.target_code}", comment.excerpt) == ("figure", *choices[0])


def test_a_comment_without_words_is_refused_beside_its_field(reviewing: Client, sent: Report) -> None:
    page = reviewing.post(f"{address(sent, 'comment')}?muc={KEY}", {"text": " ", "excerpt": "Công văn số 5"})
    assert "Hãy nhập nội dung góp ý." in page.content.decode()
    assert "Công văn số 5</textarea>" in page.content.decode()


def test_what_is_typed_into_a_comment_too_late_is_not_lost(
    reviewing: Client, sent: Report, people: dict[str, User]
) -> None:
    approve(sent.pk, 2, Actor(people["reviewer"]))
    page = reviewing.post(f"{address(sent, 'comment')}?muc={KEY}", {"text": "Thiếu ngày ban hành."}).content.decode()
    assert "Báo cáo đã được tiếp nhận. Hãy mở lại báo cáo" in page
    assert "Thiếu ngày ban hành." in page


def test_threads_are_closed_and_opened_again(
    reviewing: Client, sent: Report, comment_on: Callable[..., Comment], people: dict[str, User]
) -> None:
    comment = comment_on()
    answer = reviewing.post(address(sent, "close_comment", comment.pk))
    assert answer.headers["Location"] == f"{address(sent)}#gop-y-{comment.pk}"
    assert "Góp ý đã xong (1)" in words(reviewing, sent)
    page = reviewing.post(address(sent, "reopen_comment", comment.pk), {"text": ""}).content.decode()
    assert "Hãy nhập nội dung còn phải sửa." in page
    reviewing.post(address(sent, "reopen_comment", comment.pk), {"text": "Vẫn thiếu."})
    assert [one.text for one in comment.messages.all()] == ["Thiếu văn bản quý I.", "Vẫn thiếu."]
    assert Comment.objects.get().state == "open"


def test_what_is_typed_into_a_thread_too_late_is_not_lost(
    reviewing: Client, sent: Report, comment_on: Callable[..., Comment], people: dict[str, User]
) -> None:
    comment = comment_on()
    page = reviewing.post(address(sent, "reopen_comment", comment.pk), {"text": "Vẫn thiếu."})
    assert page.context["failed"].message == "Góp ý đang ở trạng thái “Chờ đơn vị trả lời”. Hãy tải lại trang."
    assert page.context["failed"].text == "Vẫn thiếu."
    assert '<p class="thread-text">Vẫn thiếu.</p>' in page.content.decode()


def test_a_comment_of_another_report_is_not_found(
    reviewing: Client, sent: Report, comment_on: Callable[..., Comment], people: dict[str, User]
) -> None:
    comment, other = comment_on(), second_report(sent, people)
    for page in ("close_comment", "reopen_comment"):
        assert reviewing.post(address(other, page, comment.pk), {"text": "x"}).status_code == 404
    assert Comment.objects.get().state == "open"


def test_after_a_decision_the_next_report_that_waits_is_shown(
    reviewing: Client, sent: Report, people: dict[str, User]
) -> None:
    other = second_report(sent, people)
    answer = reviewing.post(f"{address(other, 'approve')}?loc=moi-nop", {"version": other.version})
    assert answer.headers["Location"] == f"{address(sent)}?loc=moi-nop"
    answer = reviewing.post(f"{address(sent, 'approve')}?loc=moi-nop", {"version": 2})
    assert answer.headers["Location"] == f"{reverse('review:inbox')}?loc=moi-nop&ky={sent.period_id}"
    assert "Đã tiếp nhận báo cáo Quý I/2022 của Sở Y tế." in reviewing.get(reverse("review:inbox")).content.decode()
    assert (stored(sent).state, stored(other).state) == ("approved", "approved")


def test_the_reports_before_and_after_keep_the_filters(
    reviewing: Client, sent: Report, people: dict[str, User]
) -> None:
    other = second_report(sent, people)
    page = words(reviewing, sent, "?loc=moi-nop&tim=so")
    assert f'rel="prev" href="{address(other)}?loc=moi-nop&amp;tim=so">← Sở Tư pháp' in page
    assert "2/2" in page
    assert 'rel="next"' not in page


def test_a_return_needs_a_comment_or_a_reason(reviewing: Client, sent: Report) -> None:
    page = reviewing.post(address(sent, "return"), {"version": 2, "reason": ""}).content.decode()
    assert "Hãy góp ý ít nhất một mục, hoặc nêu lý do trả lại." in page
    assert stored(sent).state == "submitted"
    reviewing.post(address(sent, "return"), {"version": 2, "reason": "Thiếu số liệu"})
    assert (stored(sent).state, Transition.objects.last().reason) == ("returned", "Thiếu số liệu")


def test_a_return_sends_the_open_comments(reviewing: Client, sent: Report, comment_on: Callable[..., Comment]) -> None:
    comment_on()
    page = reviewing.post(address(sent, "return"), {"version": 2}, follow=True).content.decode()
    assert "Đã yêu cầu Sở Y tế bổ sung, chỉnh sửa báo cáo Quý I/2022, kèm 1 góp ý." in page
    assert list(stored(sent).openings.values_list("key", flat=True)) == [KEY]


def test_who_comes_second_reads_who_was_faster_and_loses_nothing(
    reviewing: Client, sent: Report, people: dict[str, User]
) -> None:
    approve(sent.pk, 2, Actor(people["reviewer"]))
    page = reviewing.post(address(sent, "return"), {"version": 2, "reason": "Thiếu số liệu hồ sơ"}).content.decode()
    assert re.search(r"Người reviewer đã tiếp nhận báo cáo này lúc \d\d:\d\d ngày", page)
    assert "Thiếu số liệu hồ sơ" in page
    assert Transition.objects.filter(action="return").count() == 0


def test_an_approved_report_is_opened_again_with_a_reason(
    reviewing: Client, sent: Report, people: dict[str, User]
) -> None:
    approve(sent.pk, 2, Actor(people["reviewer"]))
    page = reviewing.post(address(sent, "reopen"), {"version": 3, "reason": ""}).content.decode()
    assert "Hãy nhập lý do mở lại." in page
    reviewing.post(address(sent, "reopen"), {"version": 3, "reason": "Sai số liệu hồ sơ"})
    assert stored(sent).state == "reopened"
    assert "Lý do: Sai số liệu hồ sơ" in words(reviewing, sent)


def test_a_broken_version_decides_nothing(reviewing: Client, sent: Report) -> None:
    for version in ("", "x", "-1", "9" * 30, "1"):
        page = reviewing.post(address(sent, "approve"), {"version": version})
        assert page.context["failed"].message
    assert stored(sent).state == "submitted"


def test_a_get_decides_nothing_and_shows_the_report(
    reviewing: Client, sent: Report, comment_on: Callable[..., Comment]
) -> None:
    comment = comment_on()
    pages = [("approve",), ("return",), ("reopen",), ("comment",)]
    pages += [("close_comment", comment.pk), ("reopen_comment", comment.pk)]
    for page in pages:
        answer = reviewing.get(address(sent, *page))
        assert answer.headers["Location"].startswith(address(sent))
    assert (stored(sent).state, Comment.objects.get().state) == ("submitted", "open")


@pytest.fixture
def asked(sent: Report, comment_on: Callable[..., Comment], people: dict[str, User]) -> SectionRequest:
    """The report was returned for one section, and the unit asks for another."""
    comment_on()
    return_report(sent.pk, 2, Actor(people["reviewer"]))
    return ask_section(sent.pk, OTHER_KEY, "Sai số kế hoạch", Actor(people["clerk"]))


def test_a_section_that_the_unit_asks_for_is_opened(reviewing: Client, sent: Report, asked: SectionRequest) -> None:
    page = words(reviewing, sent)
    assert page.index("Sai số kế hoạch") < page.index("Quyết định</h2>") < page.index("<h2>Kiểm tra</h2>")
    assert page.count('id="de-nghi"') == 1
    answer = reviewing.post(address(sent, "decide_section", asked.pk), {"decision": "grant"})
    assert answer.headers["Location"] == f"{address(sent)}#de-nghi"
    assert set(sent.openings.values_list("key", flat=True)) == {KEY, OTHER_KEY}


def test_a_section_stays_locked_with_a_reason(reviewing: Client, sent: Report, asked: SectionRequest) -> None:
    page = reviewing.post(address(sent, "decide_section", asked.pk), {"decision": "refuse"}).content.decode()
    assert "Hãy nhập lý do không mở mục." in page
    reviewing.post(address(sent, "decide_section", asked.pk), {"decision": "refuse", "answer": "Số đã đúng."})
    asked.refresh_from_db()
    assert (asked.state, asked.answer) == ("refused", "Số đã đúng.")
    assert set(sent.openings.values_list("key", flat=True)) == {KEY}


def test_a_request_of_another_report_is_not_found(
    reviewing: Client, sent: Report, asked: SectionRequest, people: dict[str, User]
) -> None:
    other = second_report(sent, people)
    posted = {"decision": "grant"}
    assert reviewing.post(address(other, "decide_section", asked.pk), posted).status_code == 404


def test_what_was_sent_again_is_compared_with_what_was_sent_before(
    reviewing: Client, sent: Report, people: dict[str, User]
) -> None:
    return_report(sent.pk, 2, Actor(people["reviewer"]), "Thiếu số liệu")
    line = SectionLine.objects.filter(section__report=sent, section__key=KEY, origin="written").first()
    line.text = "Lời đã sửa"
    line.save()
    submit(sent.pk, 3, Actor(people["leader"]))
    page = reviewing.get(address(sent))
    compared = page.context["compared"]
    assert compared.revision.number == 1
    assert [section.key for section in compared.differences.sections] == [KEY]
    approve(sent.pk, 4, Actor(people["reviewer"]))
    after = reviewing.get(address(sent)).context["compared"]
    assert (after.revision.number, after.differences) == (1, compared.differences)


def test_what_was_sent_once_stands_beside_the_last_period(
    reviewing: Client, sent: Report, people: dict[str, User], brvt: Unit
) -> None:
    assert "Đơn vị mới gửi lần đầu và chưa có báo cáo kỳ trước trên hệ thống." in words(reviewing, sent)
    year = open_period(brvt, "2021-N", sent.outline)[0]
    last = import_seed(sent.unit, year)
    answer_everything(last)
    code = "procedures.total"
    last.figures.update_or_create(code=code, defaults={"state": "answered", "value": 1})
    submit(last.pk, 1, Actor(people["leader"]))
    page = reviewing.get(address(sent))
    assert page.context["compared"].revision is None
    change = next(one for one in page.context["figures"] if one.figure.code == code)
    assert (change.before.value, change.change) == (1, "+125 (+12.500,0%)")
    assert "So với báo cáo Năm 2021 của đơn vị." in page.content.decode()


def test_warnings_that_the_unit_keeps_are_shown(reviewing: Client, sent: Report) -> None:
    page = reviewing.get(address(sent, "checks"))
    checklist = page.context["checklist"]
    assert checklist.errors == 0
    warned = next(one for one in checklist.issues if one.is_open_warning)
    sent.waivers.create(
        rule=warned.issue.code,
        key=warned.issue.node,
        words_hash=warned.words_hash,
        reason="Gửi bản giấy",
        made_by=sent.transitions.get().actor,
    )
    assert "Lý do: Gửi bản giấy" in reviewing.get(address(sent, "checks")).content.decode()


def make_busy(sent: Report, people: dict[str, User]) -> None:
    """Let the report be sent three times, with comments, requests, signed copies and a last period."""
    for version in (2, 4):
        for key in (KEY, OTHER_KEY, ""):
            comment = Comment.objects.create(report=sent, key=key, author=people["reviewer"])
            comment.messages.create(author=people["reviewer"], text="Thiếu.")
        return_report(sent.pk, version, Actor(people["reviewer"]))
        for comment in Comment.objects.filter(state="open"):
            answer_comment(comment.pk, "Đã bổ sung.", Actor(people["clerk"]))
        submit(sent.pk, version + 1, Actor(people["leader"]), confirms_unchanged=True)
    for revision in sent.revisions.all():
        revision.signed_copies.create(
            name="a.pdf",
            content="x",
            size=1,
            comparison={**stored_comparison(Comparison("no_text")), "signatures_read": False},
            uploaded_by=people["clerk"],
        )
    year = open_period(sent.unit.province, "2021-N", sent.outline)[0]
    last = import_seed(sent.unit, year)
    answer_everything(last)
    submit(last.pk, 1, Actor(people["leader"]))


def count_queries(client: Client, report: Report) -> int:
    with CaptureQueriesContext(connection) as context:
        assert client.get(address(report)).status_code == 200
    return len(context)


def test_the_page_takes_at_most_15_queries_for_few_and_for_many_units_and_comments(
    reviewing: Client, sent: Report, people: dict[str, User], brvt: Unit
) -> None:
    make_busy(sent, people)
    counted = []
    for number in (20, 190):
        fill_province(brvt, number)
        counted.append(count_queries(reviewing, sent))
    assert counted[0] == counted[1] <= 15


def test_a_small_report_takes_no_more_queries_than_a_big_one(
    reviewing: Client, sent: Report, people: dict[str, User]
) -> None:
    whole = count_queries(reviewing, sent)
    justice = people["clerk_of_another_unit"].memberships.get()
    people["clerk_of_another_unit"].memberships.update(role="leader")
    small = start_report(justice.unit, sent.period)
    answer_everything(small)
    submit(small.pk, 1, Actor(people["clerk_of_another_unit"]))
    assert count_queries(reviewing, small) == whole


def test_the_page_of_a_reopened_report_takes_at_most_15_queries(
    reviewing: Client, sent: Report, people: dict[str, User]
) -> None:
    make_busy(sent, people)
    RevisionFile.objects.update(last_error="x", attempts=1)
    approve(sent.pk, 6, Actor(people["reviewer"]))
    reopen(sent.pk, 7, Actor(people["reviewer"]), "Sai số liệu")
    assert count_queries(reviewing, sent) <= 15


@pytest.mark.parametrize("text", ["Thiếu số liệu.", " "])
def test_a_comment_on_a_report_approved_meanwhile_is_shown_with_all_that_was_typed(
    reviewing: Client, sent: Report, people: dict[str, User], text: str
) -> None:
    approve(sent.pk, 2, Actor(people["reviewer"]))
    posted = {"text": text, "excerpt": "Công văn <số> 5"}
    page = reviewing.post(f"{address(sent, 'comment')}?muc={KEY}", posted).content.decode()
    assert '<blockquote class="thread-excerpt">Công văn &lt;số&gt; 5</blockquote>' in page
    assert ('<blockquote class="thread-excerpt">Thiếu số liệu.</blockquote>' in page) == bool(text.strip())
    assert not sent.comments.exists()


def test_the_page_fetches_the_checks_after_it_is_there(reviewing: Client, sent: Report) -> None:
    page, checks = words(reviewing, sent, "?loc=moi-nop"), address(sent, "checks")
    assert f'hx-get="{checks}?loc=moi-nop"' in page and f'href="{checks}?loc=moi-nop#danh-sach"' in page
    assert 'class="issue-message"' not in page
    found = checklist_of(sent, document_of(sent))
    card = reviewing.get(checks, headers={"HX-Request": "true"}).content.decode()
    assert card.startswith("<summary>") and card.count('class="issue-message"') == len(found.issues)


def test_the_reviewer_sees_the_checks_by_kind(reviewing: Client, sent: Report) -> None:
    found = checklist_of(sent, document_of(sent))
    checks = address(sent, "checks")
    page = reviewing.get(f"{checks}?muc_do=canh-bao&loc=can-kiem-tra").content.decode()
    assert page.count('class="issue-message"') == found.open_warnings
    assert f'href="{checks}?muc_do=thong-tin#danh-sach"' in reviewing.get(checks).content.decode()
    assert reverse("submission:checks_xlsx", args=[sent.pk]) in page
    assert "Sửa giúp</button>" not in page and "Giữ nguyên</button>" not in page


def test_a_report_that_was_never_sent_has_no_checks(reviewing: Client, report: Report) -> None:
    assert "chưa gửi báo cáo" in reviewing.get(address(report, "checks")).content.decode()


def test_an_issue_becomes_a_comment_in_one_click(reviewing: Client, sent: Report) -> None:
    found = checklist_of(sent, document_of(sent)).issues
    one = next(one for one in found if one.issue.code == "open_annex")
    link = f"?muc={one.issue.node}&amp;van_de={one.anchor}#node-{one.issue.node}"
    assert f'href="{address(sent)}{link}"' in reviewing.get(address(sent, "checks")).content.decode()
    answer = reviewing.get(f"{address(sent)}?muc={one.issue.node}&van_de={one.anchor}")
    form = answer.context["comment_form"]
    assert form.initial == {
        "excerpt": one.shown_words,
        "text": f"{one.issue.message} {one.issue.suggestion}",
    }
    page = answer.content.decode()
    assert one.issue.message in page.split("<textarea")[2] and one.shown_words in page.split("<textarea")[1]


def test_an_issue_that_was_commented_on_links_to_its_comment(
    reviewing: Client, sent: Report, people: dict[str, User]
) -> None:
    found = checklist_of(sent, document_of(sent)).issues
    one = next(one for one in found if one.issue.code == "open_annex")
    written = (sent.pk, one.issue.node, "section", "", one.shown_words, "Hãy kèm phụ lục.", Actor(people["reviewer"]))
    comment = write_comment(*written)
    offered = f"van_de={one.anchor}#node-{one.issue.node}"
    card = reviewing.get(address(sent, "checks")).content.decode()
    assert f'href="{address(sent)}#gop-y-{comment.pk}"' in card and offered not in card
    close_comment(comment.pk, Actor(people["reviewer"]))
    card = reviewing.get(address(sent, "checks")).content.decode()
    assert f'xem góp ý<span class="visually-hidden"> {comment.pk}' not in card and offered in card


@pytest.mark.parametrize("named", ["khong-co", "<script>", "a" * 3000, ""])
def test_an_issue_that_is_not_there_leaves_the_comment_blank(reviewing: Client, sent: Report, named: str) -> None:
    answer = reviewing.get(address(sent), {"muc": KEY, "van_de": named, "muc_do": named})
    assert (answer.status_code, answer.context["comment_form"].initial) == (200, {})


def test_an_accepted_report_has_no_links_from_its_issues(
    reviewing: Client, sent: Report, people: dict[str, User]
) -> None:
    approve(sent.pk, 2, Actor(people["reviewer"]))
    page = reviewing.get(address(sent, "checks")).content.decode()
    assert 'class="issue-message"' in page and "van_de=" not in page


def test_words_that_were_commented_on_meanwhile_are_told_of_and_nothing_is_lost(
    reviewing: Client, sent: Report
) -> None:
    new = f"{address(sent, 'comment')}?muc={KEY}"
    typed = {"excerpt": "Kế hoạch số 12", "text": "Nêu ngày ban hành."}
    reviewing.post(new, typed)
    first = Comment.objects.get()
    page = reviewing.post(new, typed | {"text": "Thiếu ngày."}).content.decode()
    assert Comment.objects.count() == 1
    assert f'<a href="#gop-y-{first.pk}">Xem góp ý đã có</a>' in page
    assert "Đoạn này đã có góp ý chưa xong." in page
    assert "Thiếu ngày.</textarea>" in page and "Kế hoạch số 12</textarea>" in page
    assert "Vẫn ghi góp ý</button>" in page
    assert reviewing.post(new, typed | {"text": "Thiếu ngày.", "again": "1"}).status_code == 302
    for comment in Comment.objects.all():
        close_comment(comment.pk, Actor(first.author))
    assert reviewing.post(new, typed).status_code == 302
    assert Comment.objects.count() == 3


def test_a_section_with_several_comments_is_named_once_in_the_form_of_the_return(
    reviewing: Client, sent: Report, comment_on: Callable[..., Comment]
) -> None:
    first = comment_on()
    comment_on()
    other = comment_on(OTHER_KEY)
    page = words(reviewing, sent)
    named = re.search(r'<ul class="review-sent">(.*?)</ul>', page, re.DOTALL)[1]
    assert re.findall(r"#gop-y-(\d+)", named) == [str(other.pk), str(first.pk)]
    assert re.findall(r"\((\d+) góp ý\)", named) == ["2"]
    assert "3 góp ý sẽ được gửi" in page


def test_the_kind_that_the_card_shows_stays_through_a_comment(reviewing: Client, sent: Report) -> None:
    card = reviewing.get(f"{address(sent, 'checks')}?muc_do=canh-bao", headers={"HX-Request": "true"}).content.decode()
    link = re.search(r'href="([^"]*van_de=[^"]*)"', card)[1].replace("&amp;", "&")
    assert "?muc_do=canh-bao&muc=" in link
    # The paper goes to the section, beside which the form stands.
    assert re.fullmatch(r".*&muc=([^&]+)&van_de=[^&]+#node-\1", link)
    page = reviewing.get(link).content.decode()
    assert f'hx-get="{address(sent, "checks")}?muc_do=canh-bao"' in page
    new = re.search(rf'action="({address(sent, "comment")}[^"]*)"', page)[1].replace("&amp;", "&")
    # A GET, as the sign-in makes one, finds the form for the same issue again.
    query = reviewing.get(new).headers["Location"].partition("?")[2].partition("#")[0]
    assert sorted(query.split("&")) == sorted(link.partition("?")[2].partition("#")[0].split("&"))
    answer = reviewing.post(new, {"excerpt": "", "text": "Thiếu."})
    assert answer.headers["Location"] == f"{address(sent)}?muc_do=canh-bao#gop-y-{Comment.objects.get().pk}"


def test_a_comment_is_kept_in_the_browser_for_its_person_report_section_and_issue(
    reviewing: Client, sent: Report, people: dict[str, User]
) -> None:
    page = words(reviewing, sent, f"?muc={KEY}&van_de=canh-bao-1")
    whose = f"{people['reviewer'].pk}:{sent.pk}"
    assert page.count(f'data-keep-typed="{whose}:{KEY}:canh-bao-1"') >= 2
    assert f'data-keep-typed="{whose}"' in page
