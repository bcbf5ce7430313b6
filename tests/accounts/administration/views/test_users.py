import re

import pytest
from axes.models import AccessAttempt
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Membership, Unit, User

PASSWORD = re.compile(r"<code>([a-z]{3}\d-[a-z]{3}\d-[a-z]{3}\d-[a-z]{3}\d)</code>")


def address(page: str, *args: object) -> str:
    return reverse(f"administration:{page}", args=args)


def new_account(units: dict[str, Unit], **changed: object) -> dict[str, object]:
    return {
        "display_name": "Trần Thị Nga",
        "username": "Nga.SYT",
        "unit": units["BRVT/SYT"].pk,
        "roles": ["clerk"],
        "handover": "shown",
    } | changed


def signs_in(username: str, password: str) -> bool:
    client = Client()
    client.post(reverse("login"), {"username": username, "password": password})
    return "_auth_user_id" in client.session


def test_people_are_listed_with_their_roles(client: Client, brvt: Unit) -> None:
    page = client.get(address("users", brvt.pk))
    assert [person.username for person in page.context["people"]] == [
        "administrator",
        "clerk",
        "clerk.of.another.unit",
        "leader",
        "reviewer",
    ]
    assert "5 người dùng" in page.content.decode()


def test_the_filter_narrows_the_list(client: Client, brvt: Unit, units: dict[str, Unit]) -> None:
    asked = {"don_vi": units["BRVT/SYT"].pk, "vai_tro": "leader", "tu": "nguoi", "trang_thai": "hoat-dong"}
    assert [one.username for one in client.get(address("users", brvt.pk), asked).context["people"]] == ["leader"]
    nobody = client.get(address("users", brvt.pk), {"trang_thai": "da-khoa"}).content.decode()
    assert "Không có người dùng nào khớp với điều kiện tìm." in nobody


def test_many_people_take_no_more_queries_than_few_and_come_in_pages(
    client: Client, brvt: Unit, units: dict[str, Unit]
) -> None:
    counts = []
    for number in range(60):
        if number in (2, 59):
            with CaptureQueriesContext(connection) as queries:
                page = client.get(address("users", brvt.pk))
            counts.append(len(queries))
        user = User.objects.create(username=f"u{number}")
        for unit in ("BRVT/SYT", "BRVT/STP"):
            Membership.objects.create(user=user, unit=units[unit], role="clerk")
    assert (len(page.context["people"]), page.context["page"].paginator.num_pages) == (50, 2)
    assert counts[0] == counts[1] <= 8


def test_a_new_account_shows_its_password_once_and_it_works(client: Client, brvt: Unit, units: dict[str, Unit]) -> None:
    answer = client.post(address("add_user", brvt.pk), new_account(units))
    password = PASSWORD.search(answer.content.decode())[1]
    assert "no-store" in answer.headers["Cache-Control"]
    user = User.objects.get(username="nga.syt")
    assert signs_in("nga.syt", password)
    assert password not in client.get(address("user", brvt.pk, user.pk)).content.decode()


def test_what_was_typed_stays_when_the_name_is_taken(client: Client, brvt: Unit, units: dict[str, Unit]) -> None:
    page = client.post(address("add_user", brvt.pk), new_account(units, username="CLERK")).content.decode()
    assert "Tên đăng nhập clerk đã có, hãy chọn tên khác." in page
    assert 'value="Trần Thị Nga"' in page


def test_a_new_account_gets_a_link_by_mail(client: Client, brvt: Unit, units: dict[str, Unit]) -> None:
    posted = new_account(units, handover="mail", email="nga@tinh.gov.vn")
    page = client.post(address("add_user", brvt.pk), posted, follow=True).content.decode()
    assert "Đã tạo tài khoản nga.syt và gửi liên kết đặt mật khẩu." in page
    assert PASSWORD.search(page) is None
    (sent,) = mail.outbox
    assert (sent.to, sent.subject) == (["nga@tinh.gov.vn"], "Tài khoản của bạn trên Cổng báo cáo cải cách hành chính")
    link = re.search(r"http://testserver(/dat-lai-mat-khau/\S+)", sent.body)[1]
    visitor = Client()
    form = visitor.get(link, follow=True)
    visitor.post(
        form.redirect_chain[-1][0], {"new_password1": "Bao-cao-quy-1", "new_password2": "Bao-cao-quy-1"}, follow=True
    )
    assert signs_in("nga.syt", "Bao-cao-quy-1")


def test_a_link_needs_a_mail_address(client: Client, brvt: Unit, units: dict[str, Unit]) -> None:
    page = client.post(address("add_user", brvt.pk), new_account(units, handover="mail")).content.decode()
    assert "Hãy nhập thư điện tử để gửi liên kết, hoặc chọn hiện mật khẩu trên màn hình." in page
    assert not User.objects.filter(username="nga.syt").exists()


def test_where_mail_does_not_leave_the_password_is_shown(
    client: Client, brvt: Unit, units: dict[str, Unit], settings
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    posted = new_account(units, handover="mail", email="nga@tinh.gov.vn")
    page = client.post(address("add_user", brvt.pk), posted).content.decode()
    assert "Không gửi được thư đến nga@tinh.gov.vn, hãy bàn giao mật khẩu trực tiếp." in page
    assert signs_in("nga.syt", PASSWORD.search(page)[1])


def test_without_mail_a_password_is_handed_over_alone(client: Client, brvt: Unit, settings) -> None:
    assert "Gửi liên kết đặt mật khẩu" in client.get(address("add_user", brvt.pk)).content.decode()
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    assert "Gửi liên kết đặt mật khẩu" not in client.get(address("add_user", brvt.pk)).content.decode()


def test_a_person_is_corrected_and_the_page_shows_the_change(
    client: Client, brvt: Unit, people: dict[str, User]
) -> None:
    page = address("user", brvt.pk, people["clerk"].pk)
    answer = client.post(page, {"display_name": "Lê Văn Tám", "email": ""}, follow=True).content.decode()
    assert "Đã lưu thông tin người dùng." in answer
    assert "Họ và tên: Người clerk → Lê Văn Tám." in answer


def test_roles_are_given_and_taken(client: Client, brvt: Unit, units: dict[str, Unit], people: dict[str, User]) -> None:
    clerk = people["clerk"]
    posted = {"unit": units["BRVT/STP"].pk, "role": "leader"}
    given = client.post(address("add_role", brvt.pk, clerk.pk), posted, follow=True).content.decode()
    assert "Đã thêm vai trò ở Sở Tư pháp." in given
    first = clerk.memberships.get(role="clerk")
    taken = client.post(address("remove_role", brvt.pk, clerk.pk, first.pk), follow=True).content.decode()
    assert "Đã bỏ vai trò Người lập báo cáo ở Sở Y tế." in taken
    last = clerk.memberships.get()
    refused = client.post(address("remove_role", brvt.pk, clerk.pk, last.pk), follow=True).content.decode()
    assert "Đây là vai trò duy nhất của người dùng trong tỉnh; hãy thêm vai trò khác trước" in refused
    assert clerk.memberships.get() == last


def test_who_gives_up_the_administration_goes_home(
    client: Client, brvt: Unit, units: dict[str, Unit], people: dict[str, User]
) -> None:
    own = people["administrator"]
    Membership.objects.create(user=people["reviewer"], unit=brvt, role="administrator")
    Membership.objects.create(user=own, unit=units["BRVT/SYT"], role="clerk")
    role = own.memberships.get(role="administrator")
    answer = client.post(address("remove_role", brvt.pk, own.pk, role.pk))
    assert answer.headers["Location"] == reverse("reports:home")


def test_a_new_password_is_shown_once_and_ends_the_sessions(
    client: Client, brvt: Unit, people: dict[str, User]
) -> None:
    clerk = people["clerk"]
    theirs = Client()
    theirs.force_login(clerk)
    assert theirs.get(reverse("reports:home")).status_code == 200
    page = address("reset_password", brvt.pk, clerk.pk)
    posted = {"seen": re.search(r'name="seen" value="(\w+)"', client.get(page).content.decode())[1]}
    answer = client.post(page, posted)
    assert "no-store" in answer.headers["Cache-Control"]
    password = PASSWORD.search(answer.content.decode())[1]
    assert signs_in("clerk", password)
    assert theirs.get(reverse("reports:home")).status_code == 302
    reloaded = client.post(page, posted, follow=True).content.decode()
    assert "Mật khẩu của clerk đã được đặt lại sau khi trang này được mở" in reloaded
    assert PASSWORD.search(reloaded) is None
    assert signs_in("clerk", password)


def test_ones_own_password_is_changed_on_ones_own_page(client: Client, brvt: Unit, people: dict[str, User]) -> None:
    answer = client.post(address("reset_password", brvt.pk, people["administrator"].pk))
    assert answer.headers["Location"] == reverse("accounts:password")


def test_a_locked_account_is_signed_out_at_once_and_unlocked_again(
    client: Client, brvt: Unit, people: dict[str, User]
) -> None:
    clerk = people["clerk"]
    theirs = Client()
    theirs.force_login(clerk)
    locked = client.post(address("lock_user", brvt.pk, clerk.pk), follow=True).content.decode()
    assert "Đã khóa tài khoản clerk; mọi phiên đăng nhập đã kết thúc." in locked
    assert theirs.get(reverse("reports:home")).headers["Location"].startswith(reverse("login"))
    unlocked = client.post(address("unlock_user", brvt.pk, clerk.pk), follow=True).content.decode()
    assert "Tài khoản clerk đăng nhập được." in unlocked
    theirs.force_login(User.objects.get(pk=clerk.pk))
    assert theirs.get(reverse("reports:home")).status_code == 200


def test_the_last_administrator_is_told_why_not(client: Client, brvt: Unit, people: dict[str, User]) -> None:
    own = people["administrator"]
    page = client.post(address("lock_user", brvt.pk, own.pk), follow=True).content.decode()
    assert "Đây là người quản trị cuối cùng của tỉnh; hãy trao vai trò quản trị cho người khác trước" in page
    own.refresh_from_db()
    assert own.is_active is True


def test_an_administrator_who_locks_the_own_account_is_signed_out(
    client: Client, brvt: Unit, people: dict[str, User]
) -> None:
    Membership.objects.create(user=people["reviewer"], unit=brvt, role="administrator")
    answer = client.post(address("lock_user", brvt.pk, people["administrator"].pk), follow=True)
    assert answer.redirect_chain[-1][0].startswith(reverse("login"))


def test_too_many_wrong_passwords_are_shown_and_forgiven(client: Client, brvt: Unit, people: dict[str, User]) -> None:
    AccessAttempt.objects.create(username="clerk", ip_address="10.0.0.1", failures_since_start=5)
    page = address("user", brvt.pk, people["clerk"].pk)
    assert "Tạm không đăng nhập được do nhập sai mật khẩu nhiều lần." in client.get(page).content.decode()
    client.post(address("unlock_user", brvt.pk, people["clerk"].pk))
    assert "Tạm không đăng nhập được" not in client.get(page).content.decode()


@pytest.mark.parametrize("page", ["user", "reset_password"])
def test_of_an_account_used_elsewhere_only_the_roles_here_are_offered(
    client: Client, brvt: Unit, units: dict[str, Unit], people: dict[str, User], page: str
) -> None:
    user = people["clerk_of_another_province"]
    Membership.objects.create(user=user, unit=units["BRVT/SYT"], role="clerk")
    shown = client.get(address(page, brvt.pk, user.pk)).content.decode()
    assert "Tài khoản này còn được dùng ngoài tỉnh" in shown
    assert "Đắk Lắk" not in shown
    old = user.password
    client.post(address(page, brvt.pk, user.pk), {"display_name": "Tên khác"})
    user.refresh_from_db()
    assert (user.password, user.display_name) == (old, "Người clerk_of_another_province")
