"""The unit asks for another section of its returned report, and the reviewers decide."""

import pytest

from accounts.models import User
from notices.models import Notice
from reports.models import AuditEntry, Comment, Report, SectionRequest
from reports.review.actor import Actor
from reports.review.section_requests import ask_section, grant_section, place_of_request, refuse_section, requests_of
from reports.review.transitions import Refused, return_report, submit

COMMENTED, OTHER = "steering.plan.issued", "steering.direction.documents"


@pytest.fixture
def returned(report: Report, leader: Actor, reviewer: Actor) -> Report:
    """The seed report, sent and returned with a comment on one section."""
    submit(report.pk, 1, leader)
    Comment.objects.create(report=report, key=COMMENTED, author=reviewer.user)
    return_report(report.pk, 2, reviewer)
    Notice.objects.all().delete()
    return Report.objects.get()


def opened(report: Report) -> list[tuple[str, str]]:
    return list(report.openings.order_by("pk").values_list("key", "cause"))


def test_a_granted_section_opens_and_everybody_concerned_is_told(
    returned: Report, clerk: Actor, reviewer: Actor
) -> None:
    asked = ask_section(returned.pk, OTHER, "  Thiếu Công văn số 385  ", clerk)
    assert (asked.key, asked.reason, asked.state) == (OTHER, "Thiếu Công văn số 385", "waiting")
    assert opened(returned) == [(COMMENTED, "comment")]
    grant_section(asked.pk, reviewer, "Bổ sung trong ngày")
    assert opened(returned) == [(COMMENTED, "comment"), (OTHER, "request")]
    asked.refresh_from_db()
    assert (asked.state, asked.decided_by, asked.answer) == ("granted", reviewer.user, "Bổ sung trong ngày")
    told = list(Notice.objects.order_by("pk").values_list("user__username", "kind", "title", "link"))
    assert told == [
        (
            "reviewer",
            "section_asked",
            "Sở Y tế đề nghị mở thêm mục của báo cáo Quý I/2022",
            f"/kiem-tra/{returned.pk}/",
        ),
        *(
            (name, "section_decided", "Sở Nội vụ đã mở mục theo đề nghị của báo cáo Quý I/2022", link)
            for name, link in ((one, f"/bao-cao/{returned.pk}/gop-y/") for one in ("clerk", "leader"))
        ),
    ]
    place = place_of_request(asked)
    assert list(AuditEntry.objects.values_list("action", "detail", "actor__username", "address")) == [
        ("section_asked", f"{place}: Thiếu Công văn số 385", "clerk", "192.0.2.1"),
        ("section_granted", f"{place}: Bổ sung trong ngày", "reviewer", "192.0.2.3"),
    ]


def test_a_refusal_says_why_and_opens_nothing(returned: Report, clerk: Actor, reviewer: Actor) -> None:
    asked = ask_section(returned.pk, OTHER, "Cần sửa", clerk)
    with pytest.raises(Refused, match="Hãy nhập lý do không mở mục"):
        refuse_section(asked.pk, reviewer, " ")
    refuse_section(asked.pk, reviewer, "Số liệu đã đúng")
    assert opened(returned) == [(COMMENTED, "comment")]
    assert Notice.objects.filter(kind="section_decided", text__contains="Số liệu đã đúng").count() == 2
    again = ask_section(returned.pk, OTHER, "Có thêm văn bản", clerk)
    assert list(requests_of(returned)) == [again, asked]


def test_a_section_is_asked_for_once_at_a_time(returned: Report, clerk: Actor, leader: Actor) -> None:
    ask_section(returned.pk, OTHER, "Cần sửa", clerk)
    with pytest.raises(Refused, match="Mục này đã được đề nghị mở, đang chờ Sở Nội vụ"):
        ask_section(returned.pk, OTHER, "Cần sửa gấp", leader)
    assert SectionRequest.objects.count() == 1


def test_who_decides_second_is_told_who_was_faster(returned: Report, clerk: Actor, reviewer: Actor) -> None:
    asked = ask_section(returned.pk, OTHER, "Cần sửa", clerk)
    refuse_section(asked.pk, reviewer, "Không cần")
    with pytest.raises(Refused, match=r"Người reviewer đã trả lời đề nghị này lúc \d\d:\d\d ngày .*: không mở"):
        grant_section(asked.pk, reviewer)
    assert opened(returned) == [(COMMENTED, "comment")]
    assert Notice.objects.filter(kind="section_decided").count() == 2


@pytest.mark.parametrize(
    ("key", "reason", "message"),
    [
        (COMMENTED, "Cần sửa", "Mục này đang mở"),
        ("no.such.section", "Cần sửa", "Đề cương của báo cáo không có mục này"),
        (OTHER, "\x00 ", "Hãy nhập lý do cần mở mục"),
        (OTHER, "a" * 1001, "dài quá 1.000 ký tự"),
    ],
)
def test_what_cannot_be_asked_for(returned: Report, clerk: Actor, key: str, reason: str, message: str) -> None:
    with pytest.raises(Refused, match=message):
        ask_section(returned.pk, key, reason, clerk)
    assert not SectionRequest.objects.exists() and not AuditEntry.objects.exists() and not Notice.objects.exists()


def test_nothing_is_asked_for_or_opened_in_a_report_that_was_sent_again(
    returned: Report, clerk: Actor, leader: Actor, reviewer: Actor
) -> None:
    asked = ask_section(returned.pk, OTHER, "Cần sửa", clerk)
    submit(returned.pk, returned.version, leader, confirms_unchanged=True)
    for act in (
        lambda: ask_section(returned.pk, "results.procedures.catalogue", "Cần sửa", clerk),
        lambda: grant_section(asked.pk, reviewer),
    ):
        with pytest.raises(Refused, match="Chỉ mở thêm được mục khi báo cáo đang ở trạng thái"):
            act()
    assert opened(returned) == []


def test_only_the_unit_asks_and_only_its_reviewers_decide(
    returned: Report, clerk: Actor, reviewer: Actor, people: dict[str, User]
) -> None:
    asked = ask_section(returned.pk, OTHER, "Cần sửa", clerk)
    for name, person in people.items():
        if name not in ("clerk", "leader"):
            with pytest.raises(Refused, match="Chỉ người lập báo cáo và thủ trưởng"):
                ask_section(returned.pk, "results.procedures.catalogue", "Cần sửa", Actor(person))
        if name != "reviewer":
            with pytest.raises(Refused, match="Chỉ người kiểm tra của Sở Nội vụ"):
                grant_section(asked.pk, Actor(person))
    assert SectionRequest.objects.get().state == "waiting"
