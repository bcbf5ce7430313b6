"""The own account: name, mail address, password, where one is signed in; who may open which of its pages."""

import unicodedata

import pytest
from axes.models import AccessLog
from django.contrib.messages import get_messages
from django.core.management import call_command
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils import timezone

from accounts.models import Membership, Session, Unit, User

PASSWORD = "mat-khau-thu-2022"
NEW = "Mật khẩu mới 2023"
ACCOUNT = "/tai-khoan/"
CHANGE = "/tai-khoan/mat-khau/"
EVERYWHERE = "/tai-khoan/dang-xuat-moi-noi/"
CHROME = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:126.0) Gecko/20100101 Firefox/126.0"
OWN_PAGES = {"account": ACCOUNT, "password": CHANGE, "sign_out_everywhere": EVERYWHERE}
OPEN_PAGES = {
    "forgotten": "/quen-mat-khau/",
    "forgotten_sent": "/quen-mat-khau/da-gui/",
    "reset": "/dat-lai-mat-khau/MQ/sai/",
    "reset_done": "/dat-lai-mat-khau/xong/",
}
SCRIPT = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>"
BAD = {
    "wrong types": "[1, {}]",
    "1 MB": "Ữ" * 1_000_000,
    "emoji": "\U0001f600\U0001f1fb\U0001f1f3",
    "NFD": unicodedata.normalize("NFD", "Cải cách hành chính"),
    "control characters": "a\x00b\x08c\x1b[31m\u200b\u202e",
    "HTML": SCRIPT,
    "formulas": '=HYPERLINK("http://x")|\'+cmd',
}
PEOPLE = {
    "clerk": ("BRVT", "SYT", Membership.Role.CLERK),
    "leader": ("BRVT", "SYT", Membership.Role.LEADER),
    "clerk_of_another_unit": ("BRVT", "STP", Membership.Role.CLERK),
    "clerk_of_another_province": ("DLK", "SYT", Membership.Role.CLERK),
    "reviewer": ("BRVT", "SNV", Membership.Role.REVIEWER),
    "administrator": ("BRVT", "SNV", Membership.Role.ADMINISTRATOR),
}


@pytest.fixture(autouse=True)
def quick_passwords(settings) -> None:
    """Argon2 is slow on purpose; these tests sign in hundreds of times."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def user(brvt: Unit) -> User:
    user = User.objects.create_user("canbo", "cu@donvi.gov.vn", PASSWORD, display_name="Cán bộ")
    Membership.objects.create(user=user, unit=Unit.objects.get(code="SYT"), role=Membership.Role.CLERK)
    return user


def signed_in(username: str = "canbo", password: str = PASSWORD, browser: str = CHROME) -> Client:
    client = Client(headers={"user-agent": browser})
    client.post("/dang-nhap/", {"username": username, "password": password})
    return client


def is_signed_in(client: Client) -> bool:
    return client.get(ACCOUNT).status_code == 200


def errors(answer) -> dict[str, list[str]]:
    return dict(answer.context["form"].errors)


def told(answer) -> list[str]:
    return [str(message) for message in get_messages(answer.wsgi_request)]


def test_the_tables_name_every_url() -> None:
    patterns = get_resolver("accounts.urls").url_patterns
    assert sorted(pattern.name for pattern in patterns) == sorted(OWN_PAGES | OPEN_PAGES)
    own = {name: reverse(f"accounts:{name}") for name in OWN_PAGES}
    assert own == OWN_PAGES


def test_everybody_who_is_signed_in_opens_the_own_account_and_only_that(client: Client, brvt: Unit, dlk: Unit) -> None:
    shown = {}
    for name, (province, code, role) in PEOPLE.items():
        person = User.objects.create(username=name, display_name=f"Người {name}")
        unit = Unit.objects.get(province__code=province, code=code)
        Membership.objects.create(user=person, unit=unit, role=role)
        client.force_login(person)
        page = client.get(ACCOUNT)
        roles = [(one.unit, one.role) for one in page.context["memberships"]]
        shown[name] = (page.context["user"], roles == [(unit, role)], client.get(CHANGE).status_code)
        assert [client.get(address).status_code for address in OPEN_PAGES.values()] == [200] * 4
        assert client.post(EVERYWHERE).status_code == 302
    assert shown == {name: (User.objects.get(username=name), True, 200) for name in PEOPLE}


def test_who_is_not_signed_in_opens_only_the_pages_of_a_forgotten_password(client: Client, db: None) -> None:
    asked = {client.post(address).headers["Location"] for address in OWN_PAGES.values()}
    assert asked == {f"/dang-nhap/?next={address}" for address in OWN_PAGES.values()}
    assert [client.get(address).status_code for address in OPEN_PAGES.values()] == [200] * 4


def test_reading_changes_nothing(client: Client, user: User) -> None:
    client.force_login(user)
    assert client.get(EVERYWHERE).status_code == 405
    assert is_signed_in(client)


def test_the_name_is_changed_and_shown(user: User) -> None:
    client = signed_in()
    name = unicodedata.normalize("NFD", "  Nguyễn  Thị Hoa ")
    answer = client.post(ACCOUNT, {"display_name": name, "mail_address": "cu@donvi.gov.vn"})
    assert (answer.headers["Location"], told(answer)) == (ACCOUNT, ["Đã lưu thông tin tài khoản."])
    user.refresh_from_db()
    assert (user.display_name, user.email) == ("Nguyễn Thị Hoa", "cu@donvi.gov.vn")
    assert "Nguyễn Thị Hoa" in client.get(ACCOUNT).content.decode()


@pytest.mark.parametrize(
    ("password", "message"),
    [
        ("", "Hãy nhập mật khẩu hiện tại để đổi thư điện tử."),
        ("sai", "Mật khẩu hiện tại không đúng, hãy gõ lại."),
        (PASSWORD, None),
    ],
)
def test_another_mail_address_asks_for_the_password(user: User, password: str, message: str | None) -> None:
    client = signed_in()
    typed = {"display_name": "Cán bộ", "mail_address": "Moi@DonVi.gov.vn", "current_password": password}
    answer = client.post(ACCOUNT, typed)
    user.refresh_from_db()
    if message:
        assert errors(answer) == {"current_password": [message]}
        assert "Moi@DonVi.gov.vn" in answer.content.decode()
        assert user.email == "cu@donvi.gov.vn"
    else:
        assert user.email == "Moi@donvi.gov.vn"


def test_a_changed_password_ends_the_other_sessions_and_keeps_this_one(user: User) -> None:
    here, there = signed_in(), signed_in(browser=FIREFOX)
    posted = {"old_password": PASSWORD, "new_password1": NEW, "new_password2": NEW}
    answer = here.post(CHANGE, posted)
    assert answer.headers["Location"] == ACCOUNT
    assert told(answer) == ["Đã đổi mật khẩu. Mọi nơi khác đã được đăng xuất; tại đây bạn vẫn đăng nhập."]
    assert (is_signed_in(here), is_signed_in(there)) == (True, False)
    assert [(one.here, one.device) for one in here.get(ACCOUNT).context["sign_ins"]] == [(True, "Chrome trên Windows")]
    assert is_signed_in(signed_in(password=NEW))
    assert not is_signed_in(signed_in(password=PASSWORD))


def test_a_password_is_the_same_typed_with_composed_or_combining_letters(user: User) -> None:
    combining = unicodedata.normalize("NFD", NEW)
    signed_in().post(CHANGE, {"old_password": PASSWORD, "new_password1": combining, "new_password2": NEW})
    assert is_signed_in(signed_in(password=NEW))
    assert is_signed_in(signed_in(password=combining))


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"old_password": "sai"}, {"old_password": ["Mật khẩu hiện tại không đúng, hãy gõ lại."]}),
        (
            {"new_password2": "khác hẳn 2023"},
            {"new_password2": ["Hai lần nhập mật khẩu mới không giống nhau, hãy gõ lại."]},
        ),
        (
            {"new_password1": "123", "new_password2": "123"},
            {
                "new_password1": [
                    "Mật khẩu quá ngắn, cần ít nhất 8 ký tự.",
                    "Mật khẩu này nhiều người dùng, dễ bị đoán; hãy chọn mật khẩu khác.",
                    "Mật khẩu chỉ gồm chữ số, hãy thêm chữ cái.",
                ]
            },
        ),
        (
            {"new_password1": "cu@donvi.gov.vn", "new_password2": "cu@donvi.gov.vn"},
            {"new_password1": ["Mật khẩu quá giống thư điện tử, hãy chọn mật khẩu khác."]},
        ),
        (
            {"new_password1": "", "new_password2": "", "old_password": ""},
            {
                "old_password": ["Hãy nhập mật khẩu hiện tại."],
                "new_password1": ["Hãy nhập mật khẩu mới."],
                "new_password2": ["Hãy nhập mật khẩu mới lần nữa."],
            },
        ),
    ],
)
def test_a_password_that_does_not_serve_is_refused_beside_its_field(
    user: User, changed: dict[str, str], expected: dict[str, list[str]]
) -> None:
    client = signed_in()
    posted = {"old_password": PASSWORD, "new_password1": NEW, "new_password2": NEW} | changed
    answer = client.post(CHANGE, posted)
    assert errors(answer) == expected
    assert NEW not in answer.content.decode()
    user.refresh_from_db()
    assert user.check_password(PASSWORD)


def test_the_account_tells_where_one_is_signed_in(user: User) -> None:
    signed_in(browser=FIREFOX)
    here = signed_in()
    Session.objects.create(session_key="cu", session_data="", expire_date=timezone.now(), user=user)
    signed_in_at = here.get(ACCOUNT).context["sign_ins"]
    assert [(one.here, one.device, one.address) for one in signed_in_at] == [
        (True, "Chrome trên Windows", "127.0.0.1"),
        (False, "Firefox trên Linux", "127.0.0.1"),
    ]
    assert all(one.since < one.until for one in signed_in_at)
    keys = Session.objects.values_list("session_key", flat=True)
    assert not any(key in here.get(ACCOUNT).content.decode() for key in keys if key != "cu")


def test_a_session_whose_beginning_was_not_noted_is_told_of_too(client: Client, user: User) -> None:
    client.force_login(user)
    AccessLog.objects.all().delete()
    assert "Trình duyệt không rõ tên" in client.get(ACCOUNT).content.decode()


def test_signing_out_everywhere_ends_every_session_of_this_user_alone(user: User) -> None:
    User.objects.create_user("khac", password=PASSWORD)
    here, there, another = signed_in(), signed_in(browser=FIREFOX), signed_in("khac")
    answer = here.post(EVERYWHERE)
    assert answer.headers["Location"] == "/dang-nhap/"
    assert told(answer) == ["Đã đăng xuất khỏi mọi nơi. Hãy đăng nhập lại để làm việc tiếp."]
    assert [is_signed_in(client) for client in (here, there, another)] == [False, False, True]
    assert not user.sessions.exists()


def test_a_session_ends_twelve_hours_after_the_sign_in(user: User) -> None:
    client = signed_in()
    left = user.sessions.get().expire_date - timezone.now()
    assert 11.9 < left.total_seconds() / 3600 <= 12
    client.get(ACCOUNT)
    user.sessions.update(expire_date=timezone.now())
    assert not is_signed_in(client)


def test_clearsessions_removes_ended_sessions_and_no_others(user: User) -> None:
    signed_in()
    Session.objects.create(session_key="cu", session_data="", expire_date=timezone.now(), user=user)
    call_command("clearsessions")
    assert [session.session_key == "cu" for session in user.sessions.all()] == [False]


def test_the_account_takes_the_same_queries_for_few_and_many_sessions(user: User, django_assert_num_queries) -> None:
    client = signed_in()
    for _ in range(2):
        with django_assert_num_queries(5):
            client.get(ACCOUNT)
        for _ in range(10):
            signed_in(browser=FIREFOX)


@pytest.mark.parametrize("kind", BAD)
@pytest.mark.parametrize("field", ["display_name", "mail_address", "current_password"])
def test_bad_details_are_answered_and_never_run(user: User, field: str, kind: str) -> None:
    client = signed_in()
    typed = {"display_name": "Cán bộ", "mail_address": "cu@donvi.gov.vn", "current_password": ""}
    answer = client.post(ACCOUNT, typed | {field: BAD[kind]}, follow=True)
    assert answer.status_code == 200
    assert "<script>alert" not in answer.content.decode()
    user.refresh_from_db()
    assert user.email == "cu@donvi.gov.vn"
    if field == "mail_address":
        assert errors(answer)[field][0] in (
            "Hãy ghi một địa chỉ thư điện tử như ten@donvi.gov.vn.",
            "Thư điện tử dài quá 254 ký tự, hãy kiểm tra lại.",
        )


def test_a_name_of_1_mb_is_refused_beside_its_field(user: User) -> None:
    answer = signed_in().post(ACCOUNT, {"display_name": BAD["1 MB"], "mail_address": "cu@donvi.gov.vn"})
    assert errors(answer) == {"display_name": ["Họ và tên dài quá 150 ký tự, hãy rút gọn."]}


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_password_is_answered_and_never_shown_again(user: User, kind: str) -> None:
    client = signed_in()
    for field in ("old_password", "new_password1", "new_password2"):
        posted = {"old_password": PASSWORD, "new_password1": NEW, "new_password2": NEW, field: BAD[kind]}
        answer = client.post(CHANGE, posted)
        assert list(errors(answer))[-1] in (field, "new_password2")
        assert "alert(1)" not in answer.content.decode()
    user.refresh_from_db()
    assert user.check_password(PASSWORD)
