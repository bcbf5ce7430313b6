"""Notices and mails in Django's admin: which mails wait, which failed, and why."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from notices.models import Mail, MutedKind, Notice
from notices.services import News, notify

STATES = {
    "waiting": {},
    "retried": {"attempts": 2, "last_error": "ConnectionRefusedError: [Errno 111]"},
    "sent": {"attempts": 1, "done_at": timezone.now()},
    "given_up": {"attempts": 1, "done_at": timezone.now(), "last_error": "Máy chủ thư không nhận thư này: 550 No"},
}


@pytest.fixture
def desk(client: Client, db: None) -> Client:
    client.force_login(User.objects.create_superuser("sieuquantri"))
    return client


@pytest.fixture
def mails(db: None) -> dict[str, Mail]:
    """A mail in each state."""
    made = {}
    for name, values in STATES.items():
        user = User.objects.create(username=name, email=f"{name}@donvi.gov.vn", display_name=f"Người {name}")
        made[name] = notify([user], News("approved", "thu", f"Báo cáo của {name}"))[0].mail
        Mail.objects.filter(pk=made[name].pk).update(**values)
    return made


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_the_list_says_what_became_of_each_mail_and_why(desk: Client, mails: dict[str, Mail]) -> None:
    page = words(desk.get(reverse("admin:notices_mail_changelist")).content.decode())
    for state in ("Chờ gửi", "Chưa gửi được, sẽ thử lại", "Đã gửi", "Không gửi"):
        assert state in page
    assert "Người waiting (waiting@donvi.gov.vn)" in page
    assert "550 No" in page
    assert "ConnectionRefusedError" in page


def test_mails_are_found_by_their_state(desk: Client, mails: dict[str, Mail]) -> None:
    found = {}
    for name in (*STATES, "khong-co"):
        answer = desk.get(reverse("admin:notices_mail_changelist"), {"tinh_trang": name})
        found[name] = [mail.pk for mail in answer.context["cl"].result_list]
    assert found == {name: [mail.pk] for name, mail in mails.items()} | {
        "khong-co": sorted((mail.pk for mail in mails.values()), reverse=True)
    }


def test_a_mail_and_a_notice_are_looked_at_and_not_changed(desk: Client, mails: dict[str, Mail]) -> None:
    mail = mails["given_up"]
    page = desk.get(reverse("admin:notices_mail_change", args=[mail.pk])).content.decode()
    assert "Máy chủ thư không nhận thư này: 550 No" in page
    for model, row in (("mail", mail), ("notice", mail.notice)):
        assert desk.post(reverse(f"admin:notices_{model}_change", args=[row.pk]), {"title": "x"}).status_code == 403
        assert desk.post(reverse(f"admin:notices_{model}_delete", args=[row.pk]), {"post": "yes"}).status_code == 403
        assert desk.get(reverse(f"admin:notices_{model}_add")).status_code == 403
    assert (Mail.objects.count(), Notice.objects.filter(title="x").count()) == (4, 0)


def test_the_lists_take_the_same_queries_for_few_and_for_many(desk: Client, mails: dict[str, Mail]) -> None:
    counts = []
    for number in (1, 40):
        for one in range(number):
            user = User.objects.create(username=f"{number}-{one}", email="a@donvi.gov.vn")
            notify([user], News("due", "han", "Hạn", data={"ngay": 3}))
            MutedKind.objects.create(user=user, kind="due", channel="mail")
        taken = []
        for model in ("mail", "notice", "mutedkind"):
            with CaptureQueriesContext(connection) as captured:
                assert desk.get(reverse(f"admin:notices_{model}_changelist")).status_code == 200
            taken.append(len(captured))
        counts.append(taken)
    assert counts[0] == counts[1]


def test_a_notice_names_its_kind(desk: Client, mails: dict[str, Mail]) -> None:
    page = words(desk.get(reverse("admin:notices_notice_changelist")).content.decode())
    assert "Báo cáo được tiếp nhận" in page
    assert timezone.localtime(timezone.now() - timedelta(minutes=1)).strftime("%Y") in page
