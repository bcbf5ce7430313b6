"""What reviewers find wrong, what the unit answers, and who is told."""

import unicodedata

import pytest

from notices.models import Notice
from reports.models import AuditEntry, Comment, Report
from reports.review.actor import Actor
from reports.review.comments import (
    answer_comment,
    close_comment,
    reopen_comment,
    write_comment,
)
from reports.review.targets import figures_in, node_of, place_of, places_in, records_in
from reports.review.threads import comments_told, with_messages
from reports.review.transitions import Refused, approve, reopen, return_report, send_to_leader, submit
from reports.services.revisions import frozen_document, last_revision

KEY = "steering.direction.documents"


@pytest.fixture
def sent(report: Report, leader: Actor) -> Report:
    """The report of Sở Y tế as it was sent."""
    submit(report.pk, 1, leader)
    return Report.objects.get(pk=report.pk)


@pytest.fixture
def returned(sent: Report, reviewer: Actor) -> Report:
    """The same, returned with a comment on KEY."""
    comment_on(sent, reviewer)
    return_report(sent.pk, 2, reviewer)
    Notice.objects.all().delete()
    return Report.objects.get(pk=sent.pk)


def comment_on(report: Report, by: Actor, key: str = KEY, text: str = "Thiếu văn bản quý I.") -> Comment:
    return write_comment(report.pk, key, "section", "", "", text, by)


def told() -> list[tuple[str, str, str]]:
    """Who was told what, by name."""
    rows = Notice.objects.order_by("user__username").values_list("user__username", "kind", "title")
    return list(rows)


def test_a_comment_speaks_of_a_section_with_its_first_message(sent: Report, reviewer: Actor) -> None:
    made = write_comment(sent.pk, KEY, "section", "", "Công văn số 5", "Thiếu ngày ban hành.", reviewer)
    stored = Comment.objects.get()
    assert (stored.pk, stored.state, stored.excerpt, stored.author) == (made.pk, "open", "Công văn số 5", reviewer.user)
    assert [one.text for one in stored.messages.all()] == ["Thiếu ngày ban hành."]
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.address) == ("comment", "192.0.2.3")
    assert entry.detail == place_of(places_in(frozen_document(last_revision(sent))), KEY)


def test_a_blank_key_speaks_of_the_whole_report(sent: Report, reviewer: Actor) -> None:
    comment_on(sent, reviewer, key="")
    assert AuditEntry.objects.get().detail == "Toàn bộ báo cáo"


def test_a_comment_on_a_figure_or_a_record_keeps_its_words(sent: Report, reviewer: Actor) -> None:
    document = frozen_document(last_revision(sent))
    of_a_figure = next(node for node in document.walk() if node.figures)
    of_a_record = node_of(document, KEY)
    assert of_a_record is not None
    figure, record = figures_in(of_a_figure)[0], records_in(document, of_a_record)[0]
    write_comment(sent.pk, of_a_figure.key, "figure", figure.code, "", "Sai số.", reviewer)
    write_comment(sent.pk, KEY, "record", record.code, "", "Sai ngày.", reviewer)
    stored = Comment.objects.order_by("pk").values_list("target", "target_code", "excerpt")
    assert list(stored) == [("figure", figure.code, figure.label), ("record", record.code, record.label[:500])]
    assert record.code.startswith("document:")


@pytest.mark.parametrize(
    ("key", "target", "code", "message"),
    [
        ("steering.nothing", "section", "", "Báo cáo không có mục này"),
        (KEY, "figure", "procedures.total", "Mục này không có số liệu đã chọn"),
        (KEY, "record", "document:0", "Mục này không có bản ghi đã chọn"),
        (KEY, "moon", "1", "Hãy chọn góp ý về mục, bản ghi hay số liệu"),
        ("", "figure", "x", "Báo cáo không có mục này"),
    ],
)
def test_what_the_report_as_sent_does_not_have_is_not_commented_on(
    sent: Report, reviewer: Actor, key: str, target: str, code: str, message: str
) -> None:
    with pytest.raises(Refused, match=message):
        write_comment(sent.pk, key, target, code, "", "Sai.", reviewer)
    assert not Comment.objects.exists()


def test_only_reviewers_of_the_province_comment(sent: Report, clerk: Actor, people: dict) -> None:
    for actor in (clerk, Actor(people["reviewer_of_another_province"]), Actor(people["administrator"])):
        with pytest.raises(Refused, match="Chỉ người kiểm tra của Sở Nội vụ"):
            comment_on(sent, actor)


def test_only_a_report_that_was_sent_is_commented_on(report: Report, leader: Actor, reviewer: Actor) -> None:
    with pytest.raises(Refused, match="Đơn vị đang soạn báo cáo"):
        comment_on(report, reviewer)
    submit(report.pk, 1, leader)
    approve(report.pk, 2, reviewer)
    with pytest.raises(Refused, match="Báo cáo đã được tiếp nhận"):
        comment_on(report, reviewer)
    reopen(report.pk, 3, reviewer, "Sai số liệu")
    with pytest.raises(Refused, match="Đơn vị đang soạn báo cáo"):
        comment_on(report, reviewer)


def test_a_text_is_cleaned_and_bounded(sent: Report, reviewer: Actor) -> None:
    comment_on(sent, reviewer, text=unicodedata.normalize("NFD", "  Thiếu số liệu\x00 "))
    assert Comment.objects.get().messages.get().text == "Thiếu số liệu"
    with pytest.raises(Refused, match="Hãy nhập nội dung góp ý"):
        comment_on(sent, reviewer, text=" \x00 ")
    with pytest.raises(Refused, match=r"Nội dung góp ý dài quá 4\.000 ký tự"):
        comment_on(sent, reviewer, text="a" * 4001)


def test_comments_on_a_sent_report_are_told_with_the_return(sent: Report, reviewer: Actor, clerk: Actor) -> None:
    Notice.objects.all().delete()
    made = comment_on(sent, reviewer)
    assert told() == []
    assert list(comments_told(sent)) == []
    with pytest.raises(Refused, match="chưa được gửi cho đơn vị"):
        answer_comment(made.pk, "Đã bổ sung.", clerk)
    return_report(sent.pk, 2, reviewer)
    assert list(comments_told(Report.objects.get(pk=sent.pk))) == [made]


def test_a_comment_on_a_returned_report_opens_its_section_and_tells_the_unit(returned: Report, reviewer: Actor) -> None:
    other = "steering.plan.issued"
    comment_on(returned, reviewer, key=other)
    comment_on(returned, reviewer, key=KEY)
    assert set(returned.openings.values_list("key", "cause")) == {(KEY, "comment"), (other, "comment")}
    title = "Sở Nội vụ góp ý thêm về báo cáo Quý I/2022 của Sở Y tế"
    assert told() == [("clerk", "answered", title)] * 2 + [("leader", "answered", title)] * 2


def test_the_unit_answers_and_may_answer_again(returned: Report, clerk: Actor, leader: Actor) -> None:
    comment = Comment.objects.get()
    answer_comment(comment.pk, "Đã bổ sung 2 văn bản.", clerk)
    answer_comment(comment.pk, "Thêm một văn bản nữa.", leader)
    comment = with_messages(Comment.objects.all()).get()
    assert comment.state == "answered"
    assert [(one.author.username, one.text) for one in comment.messages.all()] == [
        ("reviewer", "Thiếu văn bản quý I."),
        ("clerk", "Đã bổ sung 2 văn bản."),
        ("leader", "Thêm một văn bản nữa."),
    ]
    assert told() == [("reviewer", "answered", "Sở Y tế trả lời góp ý về báo cáo Quý I/2022")] * 2


def test_nobody_else_answers(returned: Report, reviewer: Actor, people: dict) -> None:
    comment = Comment.objects.get()
    for actor in (reviewer, Actor(people["clerk_of_another_unit"])):
        with pytest.raises(Refused, match="Chỉ người lập báo cáo và thủ trưởng của đơn vị"):
            answer_comment(comment.pk, "Đã sửa.", actor)


def test_a_reviewer_closes_a_comment_once(returned: Report, reviewer: Actor, clerk: Actor) -> None:
    comment = Comment.objects.get()
    with pytest.raises(Refused, match="Chỉ người kiểm tra của Sở Nội vụ"):
        close_comment(comment.pk, clerk)
    close_comment(comment.pk, reviewer)
    comment.refresh_from_db()
    assert (comment.state, comment.closed_by) == ("closed", reviewer.user)
    with pytest.raises(Refused, match="Người reviewer đã đóng góp ý này"):
        close_comment(comment.pk, reviewer)
    with pytest.raises(Refused, match="Người reviewer đã đóng góp ý này"):
        answer_comment(comment.pk, "Đã sửa.", clerk)
    assert AuditEntry.objects.filter(action="comment_closed").count() == 1


def test_a_comment_that_is_not_settled_is_opened_again(returned: Report, reviewer: Actor, clerk: Actor) -> None:
    comment = Comment.objects.get()
    with pytest.raises(Refused, match="Góp ý đang ở trạng thái “Chờ đơn vị trả lời”"):
        reopen_comment(comment.pk, "Vẫn thiếu.", reviewer)
    answer_comment(comment.pk, "Đã bổ sung.", clerk)
    Notice.objects.all().delete()
    reopen_comment(comment.pk, "Vẫn thiếu văn bản tháng 3.", reviewer)
    comment.refresh_from_db()
    assert comment.state == "open"
    assert [user for user, _, _ in told()] == ["clerk", "leader"]
    close_comment(comment.pk, reviewer)
    reopen_comment(comment.pk, "Xem lại.", reviewer)
    comment.refresh_from_db()
    assert (comment.state, comment.closed_by, comment.closed_at) == ("open", None, None)


def test_nothing_is_opened_again_in_an_approved_report(sent: Report, reviewer: Actor) -> None:
    made = comment_on(sent, reviewer)
    close_comment(made.pk, reviewer)
    approve(sent.pk, 2, reviewer)
    with pytest.raises(Refused, match="Báo cáo đã được tiếp nhận"):
        reopen_comment(made.pk, "Sai.", reviewer)
    assert Comment.objects.get().state == "closed"


def test_nothing_is_answered_in_an_approved_report(returned: Report, leader: Actor, reviewer: Actor) -> None:
    made = Comment.objects.get()
    submit(returned.pk, 3, leader, confirms_unchanged=True)
    approve(returned.pk, 4, reviewer)
    with pytest.raises(Refused, match="Báo cáo đã được tiếp nhận nên không trả lời góp ý được nữa"):
        answer_comment(made.pk, "Đã bổ sung.", leader)
    assert (Comment.objects.get().state, made.messages.count()) == ("open", 1)
    reopen(returned.pk, 5, reviewer, "Sai số liệu.")
    answer_comment(made.pk, "Đã bổ sung.", leader)
    assert Comment.objects.get().state == "answered"


def test_the_unit_answers_what_waits_with_its_leader(returned: Report, clerk: Actor, leader: Actor) -> None:
    send_to_leader(returned.pk, 3, clerk)
    answer_comment(Comment.objects.get().pk, "Đã bổ sung.", leader)
    assert Comment.objects.get().state == "answered"
