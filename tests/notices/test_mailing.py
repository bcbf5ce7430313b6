"""Mails leave after what happened is stored, once, and wait where the mail server does not answer."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Barrier

import pytest
from django.core import mail
from django.db import connection, transaction
from django.utils import timezone

from accounts.models import Membership, User
from core.jobs import LEASE, GiveUp, claim, run_due
from notices.kinds import word_when_sent, wording_of
from notices.mailing import message_of, send_mail
from notices.models import Mail, MutedKind, Notice
from notices.services import News, notify
from tests.notices.mail_server import free_port, mail_server

Tell = Callable[..., Notice]
NOW = timezone.now() + timedelta(days=1)
"""The clock of these tests, moved by hand."""


@pytest.fixture(autouse=True)
def smtp(settings) -> None:
    """Mails go to a server on this machine, which runs only where a test starts it."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()
    settings.PORTAL_URL = "https://cchc.tinh.gov.vn"


@pytest.fixture
def reader(db: None) -> User:
    return User.objects.create(username="hoa", email="hoa@donvi.gov.vn", display_name="Nguyễn Thị Hoa & <b>")


def state(job: Mail) -> tuple[bool, int, str]:
    """Whether it is done, how often it was tried, and what went wrong."""
    job.refresh_from_db()
    return job.done_at is not None, job.attempts, job.last_error


def minutes(number: float) -> datetime:
    return NOW + timedelta(minutes=number)


def test_a_mail_says_what_happened_where_to_look_and_how_to_switch_it_off(reader: User, tell: Tell, settings) -> None:
    told = tell(reader, title="Báo cáo Quý I/2022 đã được tiếp nhận", text="Người thực hiện: Trần Văn An.")
    with mail_server(settings) as server:
        assert run_due(NOW) == 1
    ((recipient, sent),) = server.mails
    assert recipient == sent["To"] == "hoa@donvi.gov.vn"
    assert sent["Subject"].strip() == "[CCHC] Báo cáo Quý I/2022 đã được tiếp nhận"
    assert (sent["From"], sent["Auto-Submitted"]) == ("cchc@localhost", "auto-generated")
    assert sent["Message-ID"] == f"<thong-bao.{told.pk}.{told.made_at:%Y%m%d%H%M%S%f}@cchc.tinh.gov.vn>"
    assert sent.get_content_type() == "text/plain"
    assert sent.get_content().strip().splitlines() == [
        "Kính gửi Nguyễn Thị Hoa & <b>,",
        "",
        "Báo cáo Quý I/2022 đã được tiếp nhận.",
        "",
        "Người thực hiện: Trần Văn An.",
        "",
        "Để xem và xử lý, hãy mở liên kết sau (cần đăng nhập):",
        "https://cchc.tinh.gov.vn/bao-cao/",
        "",
        "Thư này thuộc loại “Báo cáo được tiếp nhận”. Để không nhận loại thư này nữa, hãy bỏ chọn tại:",
        "https://cchc.tinh.gov.vn/thong-bao/cai-dat/",
        "",
        "Thư được gửi tự động từ Cổng báo cáo cải cách hành chính, xin không trả lời.",
    ]


def test_a_mail_that_cannot_be_switched_off_says_so(reader: User, tell: Tell) -> None:
    body = message_of(tell(reader, "returned", title="Cần sửa", link="")).body
    assert "Thông báo loại “Yêu cầu bổ sung, chỉnh sửa báo cáo” luôn được gửi." in body
    assert "liên kết sau" not in body


def test_no_words_become_a_header(reader: User, tell: Tell, settings) -> None:
    tell(reader, title="Báo cáo\r\nBcc: ke-xau@noi-khac.vn\x0b\x85X: y", text=".\r\nQUIT\r\n..\n.")
    with mail_server(settings) as server:
        run_due(NOW)
    ((recipient, sent),) = server.mails
    assert (recipient, sent["Bcc"], sent["X"]) == ("hoa@donvi.gov.vn", None, None)
    assert sent["Subject"].strip() == "[CCHC] Báo cáo Bcc: ke-xau@noi-khac.vn X: y"
    assert ".\r\nQUIT\r\n..\r\n.\r\n" in sent.get_content()


def test_a_mail_waits_for_the_mail_server_and_leaves_once(reader: User, tell: Tell, settings) -> None:
    job = tell(reader).mail
    assert run_due(NOW) == 1
    assert run_due(NOW) == 0
    done, attempts, error = state(job)
    assert (done, attempts, error.partition(":")[0]) == (False, 1, "ConnectionRefusedError")
    assert job.try_after == minutes(1)
    assert [run_due(minutes(late)) for late in (1, 2, 3)] == [1, 0, 1]
    assert state(job)[:2] == (False, 3)
    with mail_server(settings) as server:
        assert run_due(minutes(6)) == 0
        assert run_due(minutes(7)) == 1
        assert run_due(minutes(1000)) == 0
    assert server.recipients == ["hoa@donvi.gov.vn"]
    assert state(job) == (True, 4, "")


def test_who_is_refused_for_good_does_not_hold_up_the_others(reader: User, tell: Tell, settings) -> None:
    unknown = User.objects.create(username="binh", email="binh@donvi.gov.vn")
    full = User.objects.create(username="chi", email="chi@donvi.gov.vn")
    jobs = [tell(user).mail for user in (unknown, full, reader)]
    with mail_server(settings) as server:
        server.refused = {unknown.email: "550 5.1.1 User\tunknown", full.email: "452 4.2.2 Mailbox full"}
        run_due(NOW)
        assert server.recipients == [reader.email]
        assert state(jobs[0]) == (True, 1, "Máy chủ thư không nhận thư này: 550 5.1.1 User unknown")
        assert state(jobs[1])[:2] == (False, 1)
        assert "Mailbox full" in jobs[1].last_error
        server.refused.pop(full.email)
        run_due(minutes(1))
    assert server.recipients == [full.email, reader.email]
    assert [state(job)[:2] for job in jobs] == [(True, 1), (True, 2), (True, 1)]


@pytest.mark.parametrize(("answer", "is_given_up"), [("554 5.7.1 Rejected", True), ("451 4.7.1 Greylisted", False)])
def test_a_mail_that_is_refused_as_a_whole(reader, tell, settings, answer: str, is_given_up: bool) -> None:
    job = tell(reader).mail
    with mail_server(settings) as server:
        server.refused_content = answer
        run_due(NOW)
        assert (state(job)[0], answer[4:] in job.last_error) == (is_given_up, True)
        server.refused_content = ""
        run_due(minutes(1))
    assert len(server.mails) == (0 if is_given_up else 1)


@pytest.mark.django_db(transaction=True)
def test_two_workers_send_each_mail_once(settings) -> None:
    people = [User.objects.create(username=f"nguoi{one}", email=f"nguoi{one:02}@donvi.gov.vn") for one in range(12)]
    notify(people, News("approved", "thu", "Báo cáo đã được tiếp nhận"))
    both = Barrier(2)

    def work(_: int) -> int:
        both.wait()
        try:
            return run_due(NOW)
        finally:
            connection.close()

    with mail_server(settings) as server, ThreadPoolExecutor(2) as threads:
        tried = sum(threads.map(work, range(2)))
    assert tried == len(people)
    assert server.recipients == [user.email for user in people]
    assert not Mail.objects.filter(done_at=None).exists()


def test_what_is_taken_back_sends_nothing(reader: User, tell: Tell, settings) -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        tell(reader)
        raise RuntimeError
    with mail_server(settings) as server:
        assert run_due(NOW) == 0
    assert (server.mails, Notice.objects.count(), Mail.objects.count()) == ([], 0, 0)


def test_a_worker_that_dies_before_sending_is_replaced_after_its_lease(reader: User, tell: Tell, settings) -> None:
    job = tell(reader).mail
    assert claim(job, NOW)
    with mail_server(settings) as server:
        assert run_due(NOW + LEASE - timedelta(seconds=1)) == 0
        assert run_due(NOW + LEASE) == 1
    assert server.recipients == [reader.email]


def test_a_worker_that_dies_after_sending_is_told_by_the_message_id(reader: User, tell: Tell, settings) -> None:
    """Whether the server took it cannot be known: it is sent again, and both are one mail to whoever reads ids."""
    job = tell(reader).mail
    assert claim(job, NOW)
    with mail_server(settings) as server:
        send_mail(job)
        run_due(NOW + LEASE)
    first, second = (sent["Message-ID"] for _, sent in server.mails)
    assert first == second


def test_a_mail_goes_to_the_address_of_the_moment(reader: User, tell: Tell, settings) -> None:
    tell(reader)
    User.objects.filter(pk=reader.pk).update(email="moi@donvi.gov.vn")
    with mail_server(settings) as server:
        run_due(NOW)
    assert server.recipients == ["moi@donvi.gov.vn"]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"is_active": False}, "Tài khoản của người nhận đã bị khóa."),
        ({"email": ""}, "Tài khoản của người nhận không còn địa chỉ thư điện tử."),
    ],
)
def test_who_was_locked_or_has_no_address_gets_no_mail(reader, tell, settings, change, reason: str) -> None:
    job = tell(reader).mail
    User.objects.filter(pk=reader.pk).update(**change)
    with mail_server(settings) as server:
        run_due(NOW)
    assert (server.mails, state(job)) == ([], (True, 1, reason))


def test_a_kind_that_was_switched_off_meanwhile_is_not_sent(reader: User, tell: Tell, settings) -> None:
    for kind in ("approved", "returned"):
        MutedKind.objects.create(user=reader, kind=kind, channel=MutedKind.Channel.PORTAL)
    jobs = [tell(reader, "approved").mail, tell(reader, "returned").mail]
    for kind in ("approved", "returned"):
        MutedKind.objects.create(user=reader, kind=kind, channel=MutedKind.Channel.MAIL)
    with mail_server(settings) as server:
        run_due(NOW)
    assert [state(job)[2] for job in jobs] == ["Người nhận đã tắt loại thư này.", ""]
    assert len(server.mails) == 1


def test_who_lost_the_role_meanwhile_still_gets_the_mail(reader: User, tell: Tell, brvt, settings) -> None:
    role = Membership.objects.create(user=reader, unit=brvt, role=Membership.Role.CLERK)
    tell(reader)
    role.delete()
    with mail_server(settings) as server:
        run_due(NOW)
    assert server.recipients == [reader.email]


def test_without_a_mail_server_nothing_is_called_sent(reader: User, tell: Tell, settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    job = tell(reader).mail
    run_due(NOW)
    assert state(job) == (True, 1, "Cổng thông tin chưa có máy chủ thư.")


@pytest.fixture
def wording():
    """Lets a test word the mails of a kind when they are sent; afterwards they are worded as before."""
    before = wording_of("due")
    yield lambda function: word_when_sent("due", function)
    word_when_sent("due", before)


def test_a_mail_may_be_worded_when_it_is_sent_or_have_become_needless(reader: User, wording, settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    for days in (3, 0):
        news = News("due", f"han:{days}", "Sắp đến hạn", data={"days": days})
        notify([reader], news)
    wording(lambda data, now: (f"Còn {data['days']}\nngày", f"Lúc {now:%Y}") if data["days"] else None)
    run_due(NOW)
    (sent,) = mail.outbox
    assert sent.subject == "[CCHC] Còn 3 ngày"
    assert f"Còn 3 ngày.\n\nLúc {timezone.now():%Y}\n" in sent.body
    assert list(Mail.objects.order_by("pk").values_list("last_error", flat=True)) == ["", "Không còn cần gửi thư này."]


def test_what_is_not_wanted_is_given_up(reader: User, tell: Tell) -> None:
    job = tell(reader).mail
    job.notice.user.is_active = False
    with pytest.raises(GiveUp, match="đã bị khóa"):
        send_mail(job)
