"""Creating accounts, giving and taking roles, new passwords, locking accounts."""

import secrets
from typing import Final

from axes.utils import reset as lift_axes_lock
from django.contrib.admin.models import ADDITION, CHANGE
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.account_services import replace_password
from accounts.administration.selectors.users import (
    is_without_administrator,
    may_change_account,
    password_mark,
    roles_in,
)
from accounts.administration.services.changes import Administrator, leave_trace, one_at_a_time, set_values
from accounts.models import Membership, Unit, User
from core.errors import InputError

# Without the letters and digits that are taken for each other on paper.
_LETTERS: Final = "abcdefghjkmnpqrstuvwxyz"
_DIGITS: Final = "23456789"
_GROUPS: Final = 4


def new_password() -> str:
    """Return a random password that can be read out and typed: four groups of three letters and a digit."""
    groups = ["".join(secrets.choice(_LETTERS) for _ in range(3)) + secrets.choice(_DIGITS) for _ in range(_GROUPS)]
    return "-".join(groups)


@transaction.atomic
def create_account(
    by: Administrator, username: str, display_name: str, email: str, unit: Unit, roles: list[str]
) -> tuple[User, str]:
    """Store a new account with the roles in the unit; return it and its first password, which is stored nowhere.

    Raises ValidationError where the user name is taken.
    """
    one_at_a_time(by)
    taken = ValidationError({"username": f"Tên đăng nhập {username} đã có, hãy chọn tên khác."})
    if User.objects.filter(username__iexact=username).exists():
        raise taken
    password = new_password()
    try:
        with transaction.atomic():
            user = User.objects.create_user(username, email, password, display_name=display_name)
    except IntegrityError:
        # An administrator of another province was faster.
        raise taken from None
    Membership.objects.bulk_create(Membership(user=user, unit=unit, role=role) for role in roles)
    given = ", ".join(Membership.Role(role).label for role in roles)
    leave_trace(by, user, ADDITION, f"Tạo tài khoản; vai trò ở {unit.name}: {given}.")
    return user, password


@transaction.atomic
def change_person(by: Administrator, user: User, display_name: str, email: str) -> bool:
    """Correct name and mail; return whether anything changed. Raises InputError for an account that is not theirs."""
    _check_account(by, user)
    words = set_values(user, {"display_name": display_name, "email": User.objects.normalize_email(email)})
    if not words:
        return False
    user.save(update_fields=["display_name", "email"])
    leave_trace(by, user, CHANGE, f"{'; '.join(words)}.")
    return True


@transaction.atomic
def add_role(by: Administrator, user: User, unit: Unit, role: str) -> bool:
    """Give the user the role in the unit of the province; return False where they have it already."""
    one_at_a_time(by)
    _, is_new = Membership.objects.get_or_create(user=user, unit=unit, role=role)
    if is_new:
        leave_trace(by, user, CHANGE, f"Thêm vai trò {Membership.Role(role).label} ở {unit.name}.")
    return is_new


@transaction.atomic
def remove_role(by: Administrator, membership: Membership) -> None:
    """Take a role in the province from its user.

    Raises InputError for a person's only role in the province, and for the province's last administrator.
    """
    one_at_a_time(by)
    user = membership.user
    if roles_in(by.province).filter(user=user).count() < 2:
        raise InputError(
            "đây là vai trò duy nhất của người dùng trong tỉnh; hãy thêm vai trò khác trước, "
            "hoặc khóa tài khoản nếu người này không làm việc nữa"
        )
    membership.delete()
    _check_administrator_is_left(by)
    leave_trace(by, user, CHANGE, f"Bỏ vai trò {membership.get_role_display()} ở {membership.unit.name}.")


@transaction.atomic
def reset_password(by: Administrator, user: User, seen: str) -> str:
    """Give the account a new password and end all its sessions; return the password, which is stored nowhere.

    `seen` is the `password_mark` of when it was asked for: what is sent a second time does nothing. Raises InputError
    then, and for an account that is not theirs.
    """
    _check_account(by, user)
    if password_mark(user) != seen:
        raise InputError(
            f"mật khẩu của {user.username} đã được đặt lại sau khi trang này được mở; mật khẩu mới chỉ hiện một lần, "
            "nếu chưa kịp bàn giao hãy mở lại trang rồi đặt lại lần nữa"
        )
    password = new_password()
    replace_password(user, password)
    leave_trace(by, user, CHANGE, "Đặt lại mật khẩu, kết thúc mọi phiên đăng nhập.")
    return password


@transaction.atomic
def lock_account(by: Administrator, user: User) -> None:
    """Let the user no longer sign in, and end their sessions at once; reports and records stay theirs.

    Raises InputError for an account that is not theirs, and for the province's last administrator.
    """
    _check_account(by, user)
    if not user.is_active:
        return
    user.is_active = False
    user.save(update_fields=["is_active"])
    _check_administrator_is_left(by)
    _end_sessions(user)
    leave_trace(by, user, CHANGE, "Khóa tài khoản, kết thúc mọi phiên đăng nhập.")


@transaction.atomic
def unlock_account(by: Administrator, user: User) -> None:
    """Let the user sign in again, also after too many wrong passwords. Raises InputError as `lock_account` does."""
    _check_account(by, user)
    lifted = lift_axes_lock(username=user.username)
    if user.is_active and not lifted:
        return
    was_locked = not user.is_active
    user.is_active = True
    user.save(update_fields=["is_active"])
    leave_trace(by, user, CHANGE, "Mở khóa tài khoản." if was_locked else "Bỏ khóa tạm do nhập sai mật khẩu.")


def _check_account(by: Administrator, user: User) -> None:
    one_at_a_time(by)
    user.refresh_from_db()
    verdict = may_change_account(by.province, user)
    if not verdict.allowed:
        raise InputError(verdict.reason)


def _check_administrator_is_left(by: Administrator) -> None:
    if is_without_administrator(by.province):
        raise InputError(
            "đây là người quản trị cuối cùng của tỉnh; hãy trao vai trò quản trị cho người khác trước, "
            "nếu không sẽ không còn ai mở được các trang này"
        )


def _end_sessions(user: User) -> None:
    user.sessions.all().delete()
