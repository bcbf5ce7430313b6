import re
from functools import partial

import pytest
from axes.models import AccessAttempt
from django.contrib.admin.models import LogEntry
from django.core.exceptions import ValidationError
from django.test import Client

from accounts.administration.selectors.traces import traces_of
from accounts.administration.selectors.users import password_mark
from accounts.administration.services.changes import Administrator
from accounts.administration.services.users import (
    add_role,
    change_person,
    create_account,
    lock_account,
    new_password,
    remove_role,
    reset_password,
    unlock_account,
)
from accounts.lockout import is_name_locked
from accounts.models import Membership, Unit, User
from core.errors import InputError

ELSEWHERE = (
    "Tài khoản này còn được dùng ngoài tỉnh, nên ở đây chỉ sửa được vai trò trong tỉnh; "
    "để sửa tài khoản, hãy liên hệ người quản trị hệ thống."
)


def words(by: Administrator, user: User) -> list[str]:
    return [trace.words for trace in traces_of(by.province, user)]


@pytest.fixture
def in_both_provinces(people: dict[str, User], units: dict[str, Unit]) -> User:
    user = people["clerk_of_another_province"]
    Membership.objects.create(user=user, unit=units["BRVT/SYT"], role=Membership.Role.CLERK)
    return user


def test_passwords_are_readable_and_differ() -> None:
    passwords = {new_password() for _ in range(100)}
    assert len(passwords) == 100
    assert all(re.fullmatch(r"([abcdefghjkmnp-z]{3}[2-9]-){3}[abcdefghjkmnp-z]{3}[2-9]", one) for one in passwords)


def test_a_new_account_signs_in_with_the_password_that_is_returned(by: Administrator, units: dict[str, Unit]) -> None:
    user, password = create_account(
        by, "nga.syt", "Trần Thị Nga", "nga@EXAMPLE.vn", units["BRVT/SYT"], ["clerk", "leader"]
    )
    assert user.check_password(password)
    assert (user.is_staff, user.is_superuser, user.email) == (False, False, "nga@example.vn")
    assert sorted(user.memberships.values_list("unit__code", "role")) == [("SYT", "clerk"), ("SYT", "leader")]
    assert words(by, user) == ["Tạo tài khoản; vai trò ở Sở Y tế: Người lập báo cáo, Thủ trưởng đơn vị."]
    assert not LogEntry.objects.filter(change_message__contains=password).exists()


def test_a_user_name_is_given_once_whatever_its_case(by: Administrator, units: dict[str, Unit]) -> None:
    User.objects.create(username="Canbo.SYT")
    with pytest.raises(ValidationError) as raised:
        create_account(by, "canbo.syt", "Người khác", "", units["BRVT/SYT"], ["clerk"])
    assert raised.value.message_dict == {"username": ["Tên đăng nhập canbo.syt đã có, hãy chọn tên khác."]}


def test_name_and_mail_change_with_a_trace(by: Administrator, people: dict[str, User]) -> None:
    clerk = people["clerk"]
    assert change_person(by, clerk, "Lê Văn Tám", "tam@tinh.gov.vn") is True
    assert words(by, clerk) == ["Họ và tên: Người clerk → Lê Văn Tám; Thư điện tử: trống → tam@tinh.gov.vn."]
    assert change_person(by, clerk, "Lê Văn Tám", "tam@tinh.gov.vn") is False


def test_roles_are_added_once_and_taken_again(
    by: Administrator, people: dict[str, User], units: dict[str, Unit]
) -> None:
    clerk = people["clerk"]
    assert add_role(by, clerk, units["BRVT/STP"], "leader") is True
    assert add_role(by, clerk, units["BRVT/STP"], "leader") is False
    remove_role(by, clerk.memberships.get(role="clerk"))
    assert list(clerk.memberships.values_list("unit__code", "role")) == [("STP", "leader")]
    assert words(by, clerk) == [
        "Bỏ vai trò Người lập báo cáo ở Sở Y tế.",
        "Thêm vai trò Thủ trưởng đơn vị ở Sở Tư pháp.",
    ]


def test_the_only_role_in_the_province_stays(by: Administrator, in_both_provinces: User) -> None:
    """A role elsewhere does not count: the person would be out of sight of the province's administrators."""
    only = in_both_provinces.memberships.get(unit__province=by.province)
    with pytest.raises(InputError, match="đây là vai trò duy nhất của người dùng trong tỉnh"):
        remove_role(by, only)
    assert in_both_provinces.memberships.count() == 2


def test_the_last_administrator_keeps_the_role_and_the_account(by: Administrator, units: dict[str, Unit]) -> None:
    add_role(by, by.user, units["BRVT/SYT"], "clerk")
    role = by.user.memberships.get(role="administrator")
    with pytest.raises(InputError, match="đây là người quản trị cuối cùng của tỉnh"):
        remove_role(by, role)
    with pytest.raises(InputError, match="đây là người quản trị cuối cùng của tỉnh"):
        lock_account(by, by.user)
    by.user.refresh_from_db()
    assert (by.user.is_active, by.user.memberships.filter(role="administrator").count()) == (True, 1)


def test_a_locked_administrator_does_not_count(
    by: Administrator, people: dict[str, User], units: dict[str, Unit]
) -> None:
    add_role(by, people["clerk"], by.province, "administrator")
    lock_account(by, people["clerk"])
    with pytest.raises(InputError, match="đây là người quản trị cuối cùng của tỉnh"):
        lock_account(by, by.user)


def test_an_administrator_may_leave_when_another_one_stays(by: Administrator, people: dict[str, User]) -> None:
    add_role(by, people["clerk"], by.province, "administrator")
    lock_account(by, by.user)
    by.user.refresh_from_db()
    assert by.user.is_active is False


def test_a_new_password_ends_all_sessions(by: Administrator, people: dict[str, User], client: Client) -> None:
    client.force_login(people["clerk"])
    assert people["clerk"].sessions.count() == 1
    password = reset_password(by, people["clerk"], password_mark(people["clerk"]))
    assert User.objects.get(pk=people["clerk"].pk).check_password(password)
    assert people["clerk"].sessions.count() == 0
    assert words(by, people["clerk"]) == ["Đặt lại mật khẩu, kết thúc mọi phiên đăng nhập."]


def test_locking_ends_all_sessions_and_unlocking_lets_in_again(
    by: Administrator, people: dict[str, User], client: Client
) -> None:
    clerk = people["clerk"]
    client.force_login(clerk)
    lock_account(by, clerk)
    clerk.refresh_from_db()
    assert (clerk.is_active, clerk.sessions.count(), clerk.memberships.count()) == (False, 0, 1)
    lock_account(by, clerk)
    unlock_account(by, clerk)
    clerk.refresh_from_db()
    assert clerk.is_active is True
    assert words(by, clerk) == ["Mở khóa tài khoản.", "Khóa tài khoản, kết thúc mọi phiên đăng nhập."]


def test_unlocking_forgets_the_wrong_passwords(by: Administrator, people: dict[str, User]) -> None:
    AccessAttempt.objects.create(username="clerk", ip_address="10.0.0.1", failures_since_start=5)
    assert is_name_locked("clerk") is True
    unlock_account(by, people["clerk"])
    assert is_name_locked("clerk") is False
    assert words(by, people["clerk"]) == ["Bỏ khóa tạm do nhập sai mật khẩu."]


@pytest.mark.parametrize("change", [partial(reset_password, seen=""), lock_account, unlock_account])
def test_an_account_that_is_used_outside_the_province_is_not_theirs(
    by: Administrator, in_both_provinces: User, change
) -> None:
    with pytest.raises(InputError) as raised:
        change(by, in_both_provinces)
    assert str(raised.value) == ELSEWHERE
    with pytest.raises(InputError):
        change_person(by, in_both_provinces, "Tên khác", "khac@tinh.gov.vn")


def test_roles_in_the_province_are_theirs_also_of_such_an_account(
    by: Administrator, in_both_provinces: User, dlk: Unit
) -> None:
    add_role(by, in_both_provinces, by.province, "reviewer")
    assert words(by, in_both_provinces) == ["Thêm vai trò Người kiểm tra, tổng hợp ở Tỉnh Bà Rịa - Vũng Tàu."]
    assert traces_of(dlk, in_both_provinces) == []
