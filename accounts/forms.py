"""Forms of signing in, of one's own account, and of a new password."""

import unicodedata
from typing import Any

from django import forms
from django.contrib.auth import authenticate, password_validation
from django.contrib.auth.forms import AuthenticationForm, PasswordResetForm
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.http import HttpRequest

from accounts.account_services import replace_password
from accounts.models import User
from core.form_fields import WordsField

_PASSWORD_RULES = (
    "Ít nhất 8 ký tự, không chỉ gồm chữ số, không giống tên đăng nhập, họ tên hoặc thư điện tử, không phải mật khẩu "
    "nhiều người dùng."
)


class PasswordField(forms.CharField):
    """A password, in NFC, so that every Vietnamese keyboard types the same one."""

    def __init__(self, label: str, autocomplete: str, **kwargs: Any) -> None:
        super().__init__(
            label=label,
            strip=False,
            widget=forms.PasswordInput(attrs={"autocomplete": autocomplete}),
            validators=[MaxLengthValidator(200, f"{label} dài quá 200 ký tự, hãy rút gọn.")],
            error_messages={
                "required": f"Hãy nhập {label[:1].lower()}{label[1:]}.",
                "null_characters_not_allowed": f"{label} có ký tự không nhập được bằng bàn phím, hãy gõ lại.",
            },
            **kwargs,
        )

    def to_python(self, value: Any) -> str:
        return unicodedata.normalize("NFC", super().to_python(value))


class MailField(forms.EmailField):
    """A mail address; the limit is that of the column, and is not told to the browser, which would cut silently."""

    def __init__(self, **kwargs: Any) -> None:
        wrong = "Hãy ghi một địa chỉ thư điện tử như ten@donvi.gov.vn."
        super().__init__(
            label="Thư điện tử",
            max_length=None,
            widget=forms.EmailInput(attrs={"autocomplete": "email"}),
            validators=[MaxLengthValidator(254, "Thư điện tử dài quá 254 ký tự, hãy kiểm tra lại.")],
            error_messages={
                "required": "Hãy nhập thư điện tử.",
                "invalid": wrong,
                "null_characters_not_allowed": wrong,
            },
            **kwargs,
        )


class SignInForm(AuthenticationForm):
    """User name and password, with labels and errors in the words of the portal."""

    password = PasswordField("Mật khẩu", "current-password")

    error_messages = {
        "invalid_login": "Tên đăng nhập hoặc mật khẩu không đúng. Hãy kiểm tra phím Caps Lock và bộ gõ rồi thử lại.",
        "inactive": "Tài khoản đã bị khóa. Hãy liên hệ người quản trị của đơn vị.",
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        username = self.fields["username"]
        username.label = "Tên đăng nhập"
        username.error_messages["required"] = "Hãy nhập tên đăng nhập."
        username.error_messages["null_characters_not_allowed"] = "Tên đăng nhập có ký tự không hợp lệ, hãy gõ lại."


class DetailsForm(forms.Form):
    """The own name and mail address. Another mail address, which could take over the account, asks for the password."""

    display_name = WordsField("Họ và tên", 150, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    mail_address = MailField(
        required=False,
        help_text="Để nhận thông báo, và liên kết đặt lại mật khẩu khi quên. Bỏ trống thì không nhận được thư nào.",
    )
    current_password = PasswordField(
        "Mật khẩu hiện tại",
        "current-password",
        required=False,
        help_text="Chỉ cần nhập khi đổi thư điện tử.",
    )

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        self.request = request
        kwargs["initial"] = {"display_name": request.user.display_name, "mail_address": request.user.email}
        super().__init__(*args, **kwargs)

    def clean(self) -> None:
        if "mail_address" in self.changed_data and "mail_address" not in self.errors:
            password = self.cleaned_data.get("current_password")
            if not password and "current_password" not in self.errors:
                self.add_error("current_password", "Hãy nhập mật khẩu hiện tại để đổi thư điện tử.")
            elif password and not is_own_password(self.request, password):
                self.add_error("current_password", "Mật khẩu hiện tại không đúng, hãy gõ lại.")


class NewPasswordForm(forms.Form):
    """A new password, twice, for `user`."""

    new_password1 = PasswordField("Mật khẩu mới", "new-password", help_text=_PASSWORD_RULES)
    new_password2 = PasswordField("Mật khẩu mới lần nữa", "new-password")

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        self.user = user
        super().__init__(*args, **kwargs)

    def clean_new_password1(self) -> str:
        password = self.cleaned_data["new_password1"]
        password_validation.validate_password(password, self.user)
        return password

    def clean_new_password2(self) -> str:
        again = self.cleaned_data["new_password2"]
        if "new_password1" in self.cleaned_data and again != self.cleaned_data["new_password1"]:
            raise ValidationError("Hai lần nhập mật khẩu mới không giống nhau, hãy gõ lại.")
        return again


class ResetPasswordForm(NewPasswordForm):
    """The new password of somebody who had forgotten the old one and followed the link in the mail."""

    def save(self) -> User:
        replace_password(self.user, self.cleaned_data["new_password1"])
        return self.user


class ChangePasswordForm(NewPasswordForm):
    """The new password of somebody who is signed in by `request` and knows the old one."""

    old_password = PasswordField("Mật khẩu hiện tại", "current-password")
    field_order = ["old_password", "new_password1", "new_password2"]

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        self.request = request
        super().__init__(request.user, *args, **kwargs)

    def clean_old_password(self) -> str:
        password = self.cleaned_data["old_password"]
        if not is_own_password(self.request, password):
            raise ValidationError("Mật khẩu hiện tại không đúng, hãy gõ lại.")
        return password


class ForgottenForm(PasswordResetForm):
    """The mail address to which the link for a new password goes."""

    email = MailField()


def is_own_password(request: HttpRequest, password: str) -> bool:
    """Say whether it is the signed-in user's password; wrong ones count, and lock, as at the sign-in."""
    return authenticate(request, username=request.user.get_username(), password=password) is not None
