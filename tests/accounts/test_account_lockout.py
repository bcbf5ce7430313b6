"""Who fails to sign in too often waits: a name from an address, a name from everywhere, an address for every name."""

from datetime import timedelta
from functools import partial

import pytest
from axes.models import AccessAttempt
from axes.utils import reset
from django.core.management import call_command
from django.forms import BaseForm
from django.test import Client, RequestFactory
from django.utils import timezone

from accounts import forms
from accounts.lockout import WIDE_LIMIT, client_address, is_name_locked, lock_of
from accounts.models import User

PASSWORD = "mat-khau-thu-2022"
SIGN_IN = "/dang-nhap/"
OFFICE = "10.0.0.9"
HOME = "203.0.113.7"


@pytest.fixture(autouse=True)
def quick_passwords(settings) -> None:
    """Argon2 is slow on purpose; these tests sign in hundreds of times."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def user(db: None) -> User:
    return User.objects.create_user("canbo", password=PASSWORD)


def attempt(username: str, password: str = "sai", address: str = OFFICE, browser: str = "Firefox") -> int:
    """Try to sign in and return the answer's status: 302 in, 200 wrong, 429 locked."""
    client = Client(REMOTE_ADDR=address, headers={"user-agent": browser})
    return client.post(SIGN_IN, {"username": username, "password": password}).status_code


def test_the_fifth_failure_locks_and_then_the_right_password_does_not_open(user: User) -> None:
    assert [attempt("canbo") for _ in range(5)] == [200, 200, 200, 200, 429]
    assert attempt("canbo", PASSWORD) == 429


def test_a_lock_is_of_the_name_and_the_address(user: User) -> None:
    for _ in range(5):
        attempt("canbo")
    assert attempt("canbo", PASSWORD, address=HOME) == 302
    User.objects.create_user("khac", password=PASSWORD)
    assert attempt("khac", PASSWORD) == 302


def test_an_unknown_name_is_locked_like_a_known_one(user: User) -> None:
    assert [attempt("khongco") for _ in range(5)] == [200, 200, 200, 200, 429]


@pytest.mark.parametrize("names", [["canbo", "CANBO", "Canbo", "cánbộ", " canbo"], ["canbo"] * 5])
def test_case_accents_and_browsers_do_not_get_around_the_lock(user: User, names: list[str]) -> None:
    for number, name in enumerate(names):
        attempt(name, browser=f"Browser {number}")
    assert attempt("canbo", PASSWORD) == 429


def test_a_successful_sign_in_forgets_the_failures(user: User) -> None:
    for _ in range(2):
        assert [attempt("canbo") for _ in range(4)] == [200] * 4
        assert attempt("canbo", PASSWORD) == 302


def test_the_page_says_why_until_when_and_what_to_do(user: User) -> None:
    client = Client(REMOTE_ADDR=OFFICE)
    for _ in range(5):
        answer = client.post(SIGN_IN, {"username": "canbo<b>", "password": "sai"})
    page = answer.content.decode()
    end = timezone.localtime(AccessAttempt.objects.get().attempt_time + timedelta(minutes=15, seconds=59))
    assert "Đã nhập sai mật khẩu 5 lần trở lên với tên đăng nhập" in page
    assert "canbo&lt;b&gt;" in page
    assert f"<strong>{end:%H:%M}</strong> ngày {end:%d/%m/%Y}" in page
    assert 'href="/quen-mat-khau/"' in page
    assert 890 <= int(answer.headers["Retry-After"]) <= 900


def test_trying_again_does_not_make_the_lock_longer(user: User) -> None:
    for _ in range(5):
        attempt("canbo")
    until = lock_of("canbo", OFFICE)
    for _ in range(3):
        attempt("canbo", PASSWORD)
    assert lock_of("canbo", OFFICE) == until
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=15))
    assert lock_of("canbo", OFFICE) is None
    assert attempt("canbo", PASSWORD) == 302


def failures(username: str, address: str, count: int, minutes_ago: int = 1) -> AccessAttempt:
    made = AccessAttempt.objects.create(
        username=username, ip_address=address, user_agent=f"{username} {minutes_ago}", failures_since_start=count
    )
    AccessAttempt.objects.filter(pk=made.pk).update(attempt_time=timezone.now() - timedelta(minutes=minutes_ago))
    return AccessAttempt.objects.get(pk=made.pk)


def test_a_lock_ends_when_the_failures_that_make_it_full_are_old(db: None) -> None:
    """The newest five make the lock: the four of a minute ago, and one of those ten minutes ago."""
    failures("canbo", OFFICE, 4, minutes_ago=1)
    middle = failures("canbo", OFFICE, 3, minutes_ago=10)
    failures("canbo", OFFICE, 4, minutes_ago=12)
    assert lock_of("canbo", OFFICE).until == middle.attempt_time + timedelta(minutes=15)


@pytest.mark.parametrize(
    ("attempts", "is_locked"),
    [
        ([(OFFICE, 4, 1)], False),
        ([(OFFICE, 5, 1)], True),
        ([(OFFICE, 3, 1), (OFFICE, 2, 2)], True),
        ([(OFFICE, 3, 1), (HOME, 2, 2)], False),
        ([(OFFICE, 4, 1), (OFFICE, 1, 16)], False),
        ([(f"10.1.0.{number}", 4, number % 9) for number in range(13)], True),
    ],
)
def test_of_a_name_it_is_known_whether_it_is_locked_from_anywhere(
    db: None, attempts: list[tuple[str, int, int]], is_locked: bool
) -> None:
    """Failures of several browsers at one address count together, and so do many from everywhere."""
    for address, count, minutes_ago in attempts:
        failures("canbo", address, count, minutes_ago)
    assert is_name_locked("CanBo") is is_locked
    failures("khac", OFFICE, 5)
    assert is_name_locked("canbo") is is_locked


def test_one_password_tried_on_many_names_locks_the_address(user: User) -> None:
    for number in range(WIDE_LIMIT):
        failures(f"nguoi{number}", OFFICE, 1)
    client = Client(REMOTE_ADDR=OFFICE)
    answer = client.post(SIGN_IN, {"username": "canbo", "password": PASSWORD})
    assert answer.status_code == 429
    assert f"Có quá nhiều lần đăng nhập sai từ địa chỉ mạng {OFFICE}" in answer.content.decode()
    assert attempt("canbo", PASSWORD, address=HOME) == 302


def test_one_name_tried_from_many_addresses_is_locked_everywhere(user: User) -> None:
    for number in range(WIDE_LIMIT // 4 + 1):
        failures("canbo", f"10.1.0.{number}", 4)
    assert attempt("canbo", PASSWORD, address=HOME) == 429


def test_the_address_of_a_proxy_before_everybody_is_not_locked(user: User) -> None:
    for number in range(WIDE_LIMIT):
        failures(f"nguoi{number}", "127.0.0.1", 1)
    assert attempt("canbo", PASSWORD, address="127.0.0.1") == 302


@pytest.mark.parametrize(
    "lift", [partial(reset, username="CanBo"), partial(call_command, "axes_reset_username", "CANBO")]
)
def test_an_administrator_lifts_the_lock_of_a_name(user: User, lift) -> None:
    for _ in range(5):
        attempt("canbo")
        attempt("khac")
    lift()
    assert attempt("canbo", PASSWORD) == 302
    assert attempt("khac") == 429


def test_guessing_the_password_of_a_signed_in_browser_locks_too(user: User) -> None:
    client = Client(REMOTE_ADDR=OFFICE)
    client.force_login(user)
    posted = {"old_password": "sai", "new_password1": "Mật khẩu mới 2023", "new_password2": "Mật khẩu mới 2023"}
    answers = [client.post("/tai-khoan/mat-khau/", posted).status_code for _ in range(5)]
    assert answers == [200, 200, 200, 200, 429]
    assert client.post("/tai-khoan/mat-khau/", posted | {"old_password": PASSWORD}).status_code == 429


def test_the_sign_in_page_keeps_the_name_and_not_the_password(client: Client, user: User) -> None:
    page = client.post(SIGN_IN, {"username": "can bộ", "password": "rất bí mật"}).content.decode()
    assert 'value="can bộ"' in page
    assert "rất bí mật" not in page


@pytest.mark.parametrize(
    "username", ["a\x00b", "Ữ" * 1_000_000, "각" * 150, "\U0001f600", "'\"><script>alert(1)</script>"]
)
def test_a_bad_user_name_is_answered_and_never_run(client: Client, user: User, username: str) -> None:
    answer = client.post(SIGN_IN, {"username": username, "password": "x" * 1000})
    assert answer.status_code == 200
    assert "Mật khẩu dài quá 200 ký tự, hãy rút gọn." in answer.content.decode()
    answer = client.post(SIGN_IN, {"username": username, "password": "x"})
    assert answer.status_code == 200
    assert "<script>alert" not in answer.content.decode()
    assert answer.context["form"].errors


@pytest.mark.parametrize(
    ("proxies", "forwarded", "expected"),
    [
        (0, None, OFFICE),
        (0, HOME, OFFICE),
        (1, None, OFFICE),
        (1, HOME, HOME),
        (1, f"1.2.3.4, {HOME}", HOME),
        (2, f"1.2.3.4, {HOME}, 10.0.0.1", HOME),
        (2, HOME, OFFICE),
        (1, "khong phai dia chi", OFFICE),
        (1, "fe80::1%eth0", OFFICE),
        (1, "2001:db8::7", "2001:db8::7"),
    ],
)
def test_the_address_is_what_our_own_proxies_tell(settings, proxies: int, forwarded: str | None, expected: str) -> None:
    settings.PROXY_COUNT = proxies
    headers = {"x-forwarded-for": forwarded} if forwarded else {}
    assert client_address(RequestFactory().get("/", REMOTE_ADDR=OFFICE, headers=headers)) == expected


def test_a_server_that_tells_no_address_has_none() -> None:
    assert client_address(RequestFactory().get("/", REMOTE_ADDR="")) is None


def test_what_is_logged_holds_no_secret(user: User) -> None:
    attempt("canbo", "mật khẩu gõ nhầm")
    logged = AccessAttempt.objects.get()
    assert "nhầm" not in logged.post_data
    assert logged.post_data.count("=") == logged.post_data.count("=****")


@pytest.mark.parametrize(
    ("path", "posted"),
    [
        (
            "/tai-khoan/mat-khau/",
            {"old_password": "bi-mat-1", "new_password1": "Moi-bi-mat-2023", "new_password2": "Moi-bi-mat-2023"},
        ),
        ("/tai-khoan/", {"display_name": "Hoa", "mail_address": "hoa@donvi.gov.vn", "current_password": "bi-mat-1"}),
    ],
)
def test_what_is_logged_of_the_account_pages_holds_no_secret(user: User, path: str, posted: dict[str, str]) -> None:
    client = Client(REMOTE_ADDR=OFFICE)
    client.force_login(user)
    client.post(path, posted)
    assert "bi-mat" not in AccessAttempt.objects.get().post_data


def test_no_field_of_a_password_is_ever_logged(settings) -> None:
    names = {
        name
        for form in vars(forms).values()
        if isinstance(form, type) and issubclass(form, BaseForm)
        for name, field in form.base_fields.items()
        if isinstance(field, forms.PasswordField)
    }
    assert {"password", "old_password", "new_password1", "current_password"} <= names
    assert names - {"password", *settings.AXES_SENSITIVE_PARAMETERS} == set()
