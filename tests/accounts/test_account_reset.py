"""A new password by mail: a link that serves once and for an hour, and an answer that tells nobody who is known."""

import re
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from axes.models import AccessFailureLog
from django.contrib.auth.tokens import default_token_generator
from django.core import mail
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import User
from accounts.password_reset_views import ForgottenView
from accounts.password_resets import may_ask

PASSWORD = "mat-khau-thu-2022"
NEW = "Mật khẩu mới 2023"
FORGOTTEN = "/quen-mat-khau/"
ADDRESS = "hoa@donvi.gov.vn"


@pytest.fixture(autouse=True)
def quick_passwords(settings) -> None:
    """Argon2 is slow on purpose; these tests sign in hundreds of times."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def user(db: None) -> User:
    return User.objects.create_user("hoa", ADDRESS, PASSWORD, display_name="Nguyễn Thị Hoa & <b>")


def ask(client: Client, address: str = ADDRESS) -> str:
    """Ask for a mail and return where the answer leads."""
    return client.post(FORGOTTEN, {"email": address}).headers["Location"]


def link() -> str:
    """Return the path of the link in the newest mail."""
    return re.search(r"http://testserver(/dat-lai-mat-khau/\S+)", mail.outbox[-1].body)[1]


def set_password(client: Client, path: str, password: str = NEW):
    form = client.get(path, follow=True)
    return client.post(form.request["PATH_INFO"], {"new_password1": password, "new_password2": password})


def test_the_mail_names_the_account_and_the_link_sets_a_password_once(client: Client, user: User) -> None:
    assert ask(client) == "/quen-mat-khau/da-gui/"
    (sent,) = mail.outbox
    assert (sent.to, sent.subject) == ([ADDRESS], "Đặt lại mật khẩu Cổng báo cáo cải cách hành chính")
    assert sent.body.startswith("Kính gửi Nguyễn Thị Hoa & <b>,\n")
    assert "tài khoản hoa." in sent.body
    assert "trong vòng 1 giờ" in sent.body
    assert set_password(client, link()).headers["Location"] == "/dat-lai-mat-khau/xong/"
    user.refresh_from_db()
    assert user.check_password(NEW)
    again = client.get(link(), follow=True)
    assert "Liên kết không còn dùng được" in again.content.decode()
    assert client.post(again.request["PATH_INFO"], {"new_password1": PASSWORD}).status_code == 200
    user.refresh_from_db()
    assert user.check_password(NEW)


def test_a_link_ends_after_an_hour_with_a_sign_in_or_another_address(client: Client, user: User, settings) -> None:
    assert settings.PASSWORD_RESET_TIMEOUT == 3600
    token = default_token_generator.make_token(user)
    assert default_token_generator.check_token(user, token)
    for field, value in (("last_login", timezone.now()), ("email", "khac@donvi.gov.vn"), ("password", "x")):
        changed = User.objects.get(pk=user.pk)
        setattr(changed, field, value)
        assert not default_token_generator.check_token(changed, token)
    settings.PASSWORD_RESET_TIMEOUT = -1
    assert not default_token_generator.check_token(user, token)


def test_the_answer_is_the_same_for_known_and_unknown_addresses(client: Client, user: User) -> None:
    answers = [client.post(FORGOTTEN, {"email": address}, follow=True) for address in (ADDRESS, "la@donvi.gov.vn")]
    assert len({(answer.request["PATH_INFO"], answer.content) for answer in answers}) == 1
    assert [sent.to for sent in mail.outbox] == [[ADDRESS]]


def test_the_mail_is_made_after_the_answer_has_left(user: User, rf: RequestFactory) -> None:
    """What only a known address needs is done afterwards, so that the time of the answer tells nothing."""
    queries = []
    for address in (ADDRESS, "la@donvi.gov.vn"):
        with CaptureQueriesContext(connection) as captured:
            request = rf.post(FORGOTTEN, {"email": address})
            request._dont_enforce_csrf_checks = True
            answer = ForgottenView.as_view()(request)
        statements = [query["sql"].split(" WHERE ")[0].split(" VALUES ")[0] for query in captured]
        queries.append([statement for statement in statements if "SAVEPOINT" not in statement])
        assert not any("accounts_user" in query for query in queries[-1])
        assert mail.outbox == []
        if address == ADDRESS:
            answer.work()
            assert [sent.to for sent in mail.outbox] == [[ADDRESS]]
            mail.outbox.clear()
    assert queries[0] == queries[1]


def test_no_mail_goes_to_who_may_not_sign_in(client: Client, user: User) -> None:
    User.objects.update(is_active=False)
    ask(client)
    assert mail.outbox == []


def test_everybody_who_shares_an_address_gets_a_mail_of_their_own(client: Client, user: User) -> None:
    User.objects.create_user("binh", ADDRESS.upper(), PASSWORD)
    ask(client)
    assert sorted(re.findall(r"tài khoản (\w+)\.", "".join(sent.body for sent in mail.outbox))) == ["binh", "hoa"]


def test_an_address_gets_three_mails_an_hour(client: Client, user: User) -> None:
    answers = [ask(client, address) for address in (ADDRESS, ADDRESS.upper(), ADDRESS, ADDRESS, ADDRESS)]
    assert set(answers) == {"/quen-mat-khau/da-gui/"}
    assert len(mail.outbox) == 3
    AccessFailureLog.objects.update(attempt_time=timezone.now() - timedelta(hours=1, seconds=1))
    ask(client)
    assert (len(mail.outbox), AccessFailureLog.objects.count()) == (4, 1)


@pytest.mark.django_db(transaction=True)
def test_a_burst_from_many_machines_gets_no_more_mails() -> None:
    """Threads with connections of their own, all at once."""
    together = Barrier(8)

    def run(number: int) -> bool:
        try:
            connection.ensure_connection()
            together.wait()
            return may_ask(ADDRESS, f"10.0.0.{number}")
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as threads:
        assert sum(threads.map(run, range(8))) <= 3


def test_who_is_refused_does_not_wait_longer_for_it(db: None) -> None:
    assert [may_ask(ADDRESS, "10.0.0.9") for _ in range(5)] == [True, True, True, False, False]
    assert AccessFailureLog.objects.count() == 3


def test_a_machine_asks_for_twenty_an_hour(user: User) -> None:
    office, home = Client(REMOTE_ADDR="10.0.0.9"), Client(REMOTE_ADDR="203.0.113.7")
    for number in range(20):
        ask(office, f"la{number}@donvi.gov.vn")
    ask(office)
    assert mail.outbox == []
    ask(home)
    assert len(mail.outbox) == 1


def test_a_new_password_ends_all_sessions_and_lifts_the_lock(user: User) -> None:
    signed_in, locked = Client(), Client()
    signed_in.force_login(user)
    wrong = {"username": "hoa", "password": "sai"}
    assert [locked.post("/dang-nhap/", wrong).status_code for _ in range(5)][-1] == 429
    ask(locked)
    set_password(locked, link())
    assert signed_in.get("/tai-khoan/").status_code == 302
    assert locked.post("/dang-nhap/", {"username": "hoa", "password": NEW}).headers["Location"] == "/"


def test_who_is_signed_in_in_the_same_browser_is_signed_out(client: Client, user: User) -> None:
    client.force_login(user)
    ask(client)
    assert set_password(client, link()).headers["Location"] == "/dat-lai-mat-khau/xong/"
    assert client.get("/tai-khoan/").status_code == 302
    assert not user.sessions.exists()


def test_the_token_does_not_stay_in_the_address(client: Client, user: User) -> None:
    ask(client)
    assert client.get(link()).headers["Location"].endswith("/set-password/")


@pytest.mark.parametrize("path", ["MQ/x-y", "!!/x", "OTk5OTk5OTk5OTk5OTk5OTk5OTk5/x-y", "AAAA/set-password"])
def test_a_broken_link_is_explained(client: Client, user: User, path: str) -> None:
    page = client.get(f"/dat-lai-mat-khau/{path}/").content.decode()
    assert "Liên kết không còn dùng được" in page
    assert 'href="/quen-mat-khau/"' in page


def test_without_a_mail_server_the_page_says_whom_to_ask(client: Client, user: User, settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    for answer in (client.get(FORGOTTEN), client.post(FORGOTTEN, {"email": ADDRESS})):
        page = answer.content.decode()
        assert "Hệ thống chưa cấu hình gửi thư" in page
        assert "liên hệ người quản trị" in page
        assert "Gửi liên kết" not in page
    assert not AccessFailureLog.objects.exists()


def test_a_mail_server_that_fails_changes_nothing_of_the_answer(client: Client, user: User, settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    assert ask(client) == "/quen-mat-khau/da-gui/"


BAD = {
    "wrong types": "[1, {}]",
    "1 MB": "a" * 1_000_000 + "@x.vn",
    "emoji": "\U0001f600@x.vn",
    "NFD": unicodedata.normalize("NFD", "hòa@x.vn"),
    "control characters": "a\x00b\x08@x.vn",
    "new lines": "a@x.vn\r\nBcc: b@x.vn",
    "HTML": "'\"><script>alert(1)</script>@x.vn",
    "formulas": "=1+1",
    "nothing": "",
}


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_address_is_answered_beside_its_field(client: Client, user: User, kind: str) -> None:
    answer = client.post(FORGOTTEN, {"email": BAD[kind]})
    assert answer.status_code == 200
    assert answer.context["form"].errors["email"][0] in (
        "Hãy ghi một địa chỉ thư điện tử như ten@donvi.gov.vn.",
        "Thư điện tử dài quá 254 ký tự, hãy kiểm tra lại.",
        "Hãy nhập thư điện tử.",
    )
    assert "<script>alert" not in answer.content.decode()
    assert mail.outbox == []


@pytest.mark.parametrize("password", ["Ữ" * 1_000_000, "a\x00b", "12345678", "<script>alert(1)</script>" * 20])
def test_a_bad_new_password_is_answered_beside_its_field(client: Client, user: User, password: str) -> None:
    ask(client)
    answer = set_password(client, link(), password)
    assert answer.context["form"].errors["new_password1"]
    assert "<script>alert" not in answer.content.decode()
    user.refresh_from_db()
    assert user.check_password(PASSWORD)
